/*
 * Traces of the means of many activities, and of what stands beside them.
 */
#include "dataset/progress_cells.h"
#include "dataset/tracer.h"

#define WHOLE 100 /* percent: all that was programmed */

/* Many activities, and what they come to in a view. */
struct many {
	struct tracer *t;
	const uint32_t *activities;
	size_t count;
	struct view view;
	struct mean mean;
};

static const char *
why_not(const struct tracer *t, uint8_t status)
{
	switch (status) {
	case STATUS_UNPROGRAMMED:
		return trace_told(t, N_("nothing was programmed, and nothing done"));
	case STATUS_UNPLANNED:
		return trace_told(t, N_("work was done that was not programmed"));
	case STATUS_NOT_REPORTED:
		return trace_told(t, N_("it was programmed, and nobody reported it"));
	default:
		return trace_told(t, N_("its figures may not be consolidated"));
	}
}

/* What compliance_build() has added up, again: of any activities, in any view. */
static void
add_up(struct many *m)
{
	const struct status_scale *scale = &m->t->compliance->scale;
	struct fraction *all = ARENA_ARRAY(m->t->arena, struct fraction, m->count + 1);
	size_t n = 0;

	for (size_t k = 0; k < m->count; k++) {
		const struct indicator i = trace_indicator(m->t, m->activities[k], m->view);

		(void)mean_add(m->t->arena, scale, i.status, i.compliance, &m->mean);
		if (status_is_level(i.status))
			all[n++] = i.compliance;
	}
	mean_set_median(m->t->arena, all, n, &m->mean);
}

static struct trace *
finish_mean(const struct many *m, struct trace *node, const struct fraction_sum *sum)
{
	if (sum->count > 0)
		node->value = trace_percent(mean_percent(m->t->arena, &m->t->compliance->scale, sum));
	return node;
}

/* Their ratios; where zeros are in it, 0 for each that is due and nobody reported. */
static struct trace *
trace_ratios(const struct many *m, enum trace_operation operation, const char *name, bool zeros)
{
	struct trace *node = trace_new(m->t, operation, trace_word(m->t, name));

	for (size_t k = 0; k < m->count; k++) {
		const uint8_t status = trace_indicator(m->t, m->activities[k], m->view).status;
		struct trace *ratio = trace_ratio(m->t, m->activities[k], m->view);
		struct trace *zero;

		if (status_is_level(status)) {
			trace_add(m->t, node, ratio);
		} else if (zeros && status == STATUS_NOT_REPORTED) {
			zero = trace_new(m->t, TRACE_ZERO, ratio->name);
			zero->subject = ratio->subject;
			zero->value = trace_percent((struct decimal){0, 0});
			trace_note(m->t, zero, why_not(m->t, status));
			trace_add(m->t, zero, ratio->parts.items[1]);
			trace_add(m->t, node, zero);
		} else {
			trace_leave_out(m->t, node, ratio, why_not(m->t, status));
		}
	}
	return node;
}

static uint16_t
limit_of(const struct many *m, uint16_t limit)
{
	const uint16_t cap = m->t->compliance->scale.cap;

	return cap > 0 && (limit == 0 || cap < limit) ? cap : limit;
}

static struct trace *
trace_measured(const struct many *m)
{
	struct trace *node = trace_ratios(m, TRACE_MEAN, "CUMPLIMIENTO", false);

	node->limit = limit_of(m, 0);
	return finish_mean(m, node, &m->mean.measured);
}

static struct trace *
trace_capped(const struct many *m)
{
	struct trace *node = trace_ratios(m, TRACE_MEAN, "CON TOPE", false);

	node->limit = limit_of(m, WHOLE);
	return finish_mean(m, node, &m->mean.capped);
}

static struct trace *
trace_with_zeros(const struct many *m)
{
	const struct fraction_sum sum = mean_with_zeros(&m->mean);
	struct trace *node = trace_ratios(m, TRACE_MEAN, "CON CEROS", true);

	node->limit = limit_of(m, 0);
	return finish_mean(m, node, &sum);
}

static struct trace *
trace_mean_status(const struct many *m)
{
	const struct compliance *c = m->t->compliance;
	struct trace *node = trace_new(m->t, TRACE_LEVEL, trace_word(m->t, "ESTADO"));

	trace_add(m->t, node, trace_capped(m));
	trace_add(m->t, node, trace_measured(m));
	trace_note_levels(m->t, node);
	if (m->mean.measured.count > 0)
		node->value = trace_status_cell(m->t, mean_status(m->t->arena, &c->scale, &m->mean));
	return node;
}

/* Those that have a figure, or should have one. */
static struct trace *
trace_count(const struct many *m, const char *name, bool due)
{
	struct trace *node = trace_new(m->t, TRACE_COUNT, trace_word(m->t, name));

	for (size_t k = 0; k < m->count; k++) {
		const uint8_t status = trace_indicator(m->t, m->activities[k], m->view).status;
		struct trace *part = trace_activity(m->t, m->activities[k]);

		trace_add(m->t, part, trace_status(m->t, m->activities[k], m->view));
		if (status_is_level(status) || (due && status == STATUS_NOT_REPORTED))
			trace_add(m->t, node, part);
		else
			trace_leave_out(m->t, node, part, why_not(m->t, status));
	}
	trace_set_count(node);
	return node;
}

static struct trace *
trace_coverage(const struct many *m)
{
	struct trace *node = trace_new(m->t, TRACE_COVERAGE, trace_word(m->t, "COBERTURA"));

	trace_add(m->t, node, trace_count(m, "CON CIFRA", false));
	trace_add(m->t, node, trace_count(m, "EXIGIBLES", true));
	node->value = coverage_cell(m->mean.measured.count, m->mean.due, trace_word(m->t, " de "));
	return node;
}

struct trace *
trace_mean_of(struct tracer *t, const uint32_t *activities, size_t n, struct view view, unsigned meaning)
{
	struct many m = {.t = t, .activities = activities, .count = n, .view = view};

	add_up(&m);
	switch (meaning) {
	case IS_MEAN:
		return trace_measured(&m);
	case IS_SLOT_MEAN:
	case IS_MEAN_CAPPED:
		return trace_capped(&m);
	case IS_MEAN_WITH_ZEROS:
		return trace_with_zeros(&m);
	case IS_MEDIAN:
		return finish_mean(&m, trace_ratios(&m, TRACE_MEDIAN, "MEDIANA", false), &m.mean.median);
	case IS_STATUS:
		return trace_mean_status(&m);
	case IS_WITH_FIGURE:
		return trace_count(&m, "CON CIFRA", false);
	case IS_DUE:
		return trace_count(&m, "EXIGIBLES", true);
	case IS_COVERAGE:
		return trace_coverage(&m);
	default:
		return NULL;
	}
}

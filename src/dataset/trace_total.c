/*
 * Traces of what was done of an activity over all units that have it.
 */
#include "dataset/figure.h"
#include "dataset/progress_cells.h"
#include "dataset/tracer.h"

/* The total of a row, while one of its figures is explained. */
struct total_trace {
	struct tracer *t;
	const struct rollup_row *row;
	const struct activity_total *total;
	struct view view;
	bool to_date;
};

/* Which activities' amounts a sum of the total has. */
enum sum_of {
	WITH_FIGURE,
	WITH_FIGURE_CAPPED, /* of each no more executed than is planned */
	DUE,                /* those that nobody reported, too */
	UNPLANNED,
};

static bool
is_in(uint8_t status, enum sum_of of)
{
	switch (of) {
	case WITH_FIGURE:
	case WITH_FIGURE_CAPPED:
		return status_is_level(status);
	case DUE:
		return status_is_level(status) || status == STATUS_NOT_REPORTED;
	case UNPLANNED:
		return status == STATUS_UNPLANNED;
	}
	return false;
}

/* That of those with a figure is one, or there is no ratio; others may be of another. */
static bool
descends(const struct total_trace *s)
{
	uint32_t of = s->row->activities[0];

	for (uint32_t k = 0; k < s->row->activity_count; k++)
		if (status_is_level(trace_indicator(s->t, s->row->activities[k], s->view).status)) {
			of = s->row->activities[k];
			break;
		}
	return s->t->source->plan->activities[of].descending;
}

/* What was done, as far as it is no better than what was planned. */
static struct trace *
worse_of(const struct total_trace *s, uint32_t activity, const struct indicator *i)
{
	const int order = decimal_compare(i->executed.sum, i->planned.sum);
	const bool better = descends(s) ? order < 0 : order > 0;
	struct trace *worse =
	    trace_new(s->t, descends(s) ? TRACE_MOST : TRACE_LESSER, trace_word(s->t, "EJECUTADO"));

	trace_add(s->t, worse, trace_portion(s->t, activity, s->view, true));
	trace_add(s->t, worse, trace_portion(s->t, activity, s->view, false));
	worse->value = portion_cell(better ? &i->planned : &i->executed, s->row->measure);
	return worse;
}

/* What nobody reported, as if it were reported as what is 0 %. */
static struct trace *
zero_of(const struct total_trace *s, uint32_t activity, const struct indicator *i)
{
	struct trace *zero =
	    trace_new(s->t, descends(s) ? TRACE_SUM : TRACE_ZERO, trace_word(s->t, "EJECUTADO"));
	struct decimal twice = {0, 0};

	if (descends(s)) {
		for (int times = 0; times < 2; times++) {
			trace_add(s->t, zero, trace_portion(s->t, activity, s->view, false));
			(void)decimal_add(twice, i->planned.sum, &twice);
		}
		zero->value = number_cell(twice, s->row->measure);
		trace_is_of(s->t, zero, activity);
		trace_note(s->t, zero,
		    trace_told(s->t,
			N_("it was programmed, and nobody reported it: twice as much would be 0 %")));
		return zero;
	}

	zero->value = number_cell((struct decimal){0, 0}, s->row->measure);
	trace_is_of(s->t, zero, activity);
	trace_note(s->t, zero, trace_told(s->t, N_("it was programmed, and nobody reported it")));
	return zero;
}

/* Amounts of all activities that are in it added up, and why others are not. */
static struct trace *
trace_sum(const struct total_trace *s, const char *name, enum sum_of of, bool executed)
{
	struct trace *sum = trace_new(s->t, TRACE_SUM, trace_word(s->t, name));
	struct decimal total = {0, 0};

	for (uint32_t k = 0; k < s->row->activity_count; k++) {
		const uint32_t activity = s->row->activities[k];
		const struct indicator i = trace_indicator(s->t, activity, s->view);
		struct trace *part;

		if (of == DUE && executed && i.status == STATUS_NOT_REPORTED) {
			part = zero_of(s, activity, &i);
			trace_add(s->t, sum, part);
			(void)decimal_add(total, part->value.number, &total);
			continue;
		}
		if (of == WITH_FIGURE_CAPPED && executed && is_in(i.status, of))
			part = worse_of(s, activity, &i);
		else
			part = trace_portion(s->t, activity, s->view, executed);
		trace_is_of(s->t, part, activity);
		if (is_in(i.status, of) && part->value.kind != CELL_BLANK) {
			trace_add(s->t, sum, part);
			(void)decimal_add(total, part->value.number, &total);
		} else if (part->parts.count + part->left_out.count > 0)
			trace_leave_out(s->t, sum, part,
			    trace_word(s->t, s->t->compliance->scale.words[i.status].name));
	}
	/* What adds up has whole amounts, no means of months. */
	if (sum->parts.count > 0)
		sum->value = number_cell(total, s->row->measure);
	return sum;
}

/* Programmed in months that nobody reported, of activities that have a figure. */
static struct trace *
trace_unreported(const struct total_trace *s)
{
	struct trace *sum = trace_new(s->t, TRACE_SUM, trace_word(s->t, "SIN INFORMAR"));
	const struct compliance *c = s->t->compliance;

	for (uint32_t k = 0; k < s->row->activity_count; k++) {
		const uint32_t activity = s->row->activities[k];
		const struct activity_compliance *a = &c->activities[activity];
		const unsigned months = s->to_date ? a->unreported : a->unreported_period;

		if (!status_is_level(trace_indicator(s->t, activity, s->view).status) ||
		    c->plan->activities[activity].consolidation != CONSOLIDATION_SUM || descends(s))
			continue;
		for (unsigned m = 0; m < MONTHS; m++) {
			const struct view month = {{(uint8_t)m, (uint8_t)m}, false};
			struct trace *planned;

			if ((months >> m & 1u) == 0)
				continue;
			planned = trace_portion(s->t, activity, month, false);
			trace_is_of(s->t, planned, activity);
			if (planned->value.kind != CELL_BLANK)
				trace_add(s->t, sum, planned);
		}
	}
	return sum;
}

static struct trace *
trace_sums_ratio(const struct total_trace *s, const char *name, enum sum_of executed, enum sum_of planned,
    struct fraction f)
{
	struct trace *ratio =
	    trace_new(s->t, descends(s) ? TRACE_DESCENDING : TRACE_RATIO, trace_word(s->t, name));

	trace_add(s->t, ratio, trace_sum(s, "EJECUTADO", executed, true));
	trace_add(s->t, ratio, trace_sum(s, "PROGRAMADO", planned, false));
	if (f.den > 0)
		ratio->value = trace_percent(compliance_percent(&s->t->compliance->scale, f));
	return ratio;
}

static const struct indicator *
ratio_of(const struct total_trace *s)
{
	return s->to_date ? &s->total->to_date : &s->total->period;
}

static bool
is_of_rates(const struct total_trace *s)
{
	return s->to_date ? s->total->to_date_rates : s->total->rates;
}

static struct trace *
trace_rates_ratio(const struct total_trace *s)
{
	struct trace *ratio =
	    trace_new(s->t, descends(s) ? TRACE_DESCENDING : TRACE_RATIO, trace_word(s->t, "RAZÓN"));

	trace_add(s->t, ratio, trace_rate_of_row(s->t, s->row, s->view, ratio_of(s)));
	trace_add(s->t, ratio, trace_planned_rate_of_row(s->t, s->row, s->view, ratio_of(s)));
	ratio->value = trace_percent(compliance_percent(&s->t->compliance->scale, ratio_of(s)->compliance));
	return ratio;
}

/* NULL: not one of rates. */
static struct trace *
trace_rates(const struct total_trace *s, unsigned meaning)
{
	switch (meaning) {
	case IS_PLANNED:
		return trace_planned_rate_of_row(s->t, s->row, s->view, ratio_of(s));
	case IS_EXECUTED:
		return trace_rate_of_row(s->t, s->row, s->view, ratio_of(s));
	case IS_RATIO:
		return trace_rates_ratio(s);
	default:
		return NULL;
	}
}

static struct trace *
trace_total_status(const struct total_trace *s)
{
	const struct indicator *ratio = s->to_date ? &s->total->to_date : &s->total->period;
	const struct other_ratios *other = s->to_date ? &s->total->to_date_other : &s->total->other;
	const uint8_t status = s->to_date ? s->total->to_date_status : s->total->status;
	struct trace *node;

	if (is_of_rates(s)) {
		node = trace_new(s->t, TRACE_LEVEL, trace_word(s->t, "ESTADO"));
		trace_add(s->t, node, trace_rates_ratio(s));
		trace_note_levels(s->t, node);
	} else if (status_is_level(ratio->status)) {
		node = trace_new(s->t, TRACE_LEVEL, trace_word(s->t, "ESTADO"));
		trace_add(s->t, node,
		    trace_sums_ratio(s, "RAZÓN CON TOPE", WITH_FIGURE_CAPPED, WITH_FIGURE, other->capped));
		trace_add(s->t, node,
		    trace_sums_ratio(s, "RAZÓN", WITH_FIGURE, WITH_FIGURE, ratio->compliance));
		trace_note_levels(s->t, node);
	} else {
		node = trace_mean_of(s->t, s->row->activities, s->row->activity_count, s->view, IS_STATUS);
	}
	node->value = trace_status_cell(s->t, status);
	return node;
}

/* One activity for each unit that has reported anything of it in the period. */
static struct trace *
trace_reporting(const struct total_trace *s)
{
	struct trace *node = trace_new(s->t, TRACE_COUNT, trace_word(s->t, "INFORMAN"));
	uint32_t unit = UINT32_MAX;

	for (uint32_t k = 0; k < s->row->activity_count; k++) {
		const uint32_t activity = s->row->activities[k];
		struct trace *part;

		if (s->t->compliance->activities[activity].period.executed.count == 0 ||
		    s->t->source->plan->activities[activity].unit == unit)
			continue;
		unit = s->t->source->plan->activities[activity].unit;
		part = trace_activity(s->t, activity);
		trace_add(s->t, part, trace_portion(s->t, activity, s->view, true));
		trace_add(s->t, node, part);
	}
	trace_set_count(node);
	return node;
}

/* Between what is printed of now, and of the cut before as it was reported then. */
static struct trace *
trace_total_change(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const unsigned meaning = (figure & FIGURE_MEANING) == IS_CHANGE ? IS_RATIO : IS_MEAN;
	struct tracer before = *t;

	before.compliance = trace_before(t, figure);
	if (!before.compliance)
		return NULL;
	return trace_between(t, trace_of_total(t, subject, meaning),
	    trace_of_total(&before, subject, meaning));
}

struct trace *
trace_of_total(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	struct activity_total *total = ARENA_NEW(t->arena, struct activity_total);
	struct total_trace s = {
	    .t = t,
	    .row = &t->compliance->national->rows[subject->number],
	    .total = total,
	    .view = trace_view(t, subject, figure),
	    .to_date = (figure & FIGURE_ASPECT) == TO_DATE,
	};
	const struct other_ratios *other = s.to_date ? &total->to_date_other : &total->other;
	const struct indicator *ratio = s.to_date ? &total->to_date : &total->period;
	struct trace *of_rates;

	compliance_total(t->arena, t->compliance, subject->number, total);
	of_rates = is_of_rates(&s) ? trace_rates(&s, figure & FIGURE_MEANING) : NULL;
	if (of_rates)
		return of_rates;
	switch (figure & FIGURE_MEANING) {
	case IS_CHANGE:
	case IS_MEAN_CHANGE:
		return trace_total_change(t, subject, figure);
	case IS_REPORTING:
		return trace_reporting(&s);
	case IS_PLANNED:
		return trace_sum(&s, "PROGRAMADO", WITH_FIGURE, false);
	case IS_EXECUTED:
		return trace_sum(&s, "EJECUTADO", WITH_FIGURE, true);
	case IS_RATIO:
		return trace_sums_ratio(&s, "RAZÓN", WITH_FIGURE, WITH_FIGURE, ratio->compliance);
	case IS_RATIO_CAPPED:
		return trace_sums_ratio(&s, "RAZÓN CON TOPE", WITH_FIGURE_CAPPED, WITH_FIGURE, other->capped);
	case IS_RATIO_WITH_ZEROS:
		return trace_sums_ratio(&s, "RAZÓN CON CEROS", DUE, DUE, other->with_zeros);
	case IS_UNPLANNED:
		return trace_sum(&s, "EJECUTADO SIN PROGRAMAR", UNPLANNED, true);
	case IS_UNREPORTED:
		return trace_unreported(&s);
	case IS_STATUS:
		return trace_total_status(&s);
	default:
		return trace_mean_of(t, s.row->activities, s.row->activity_count, s.view,
		    figure & FIGURE_MEANING);
	}
}

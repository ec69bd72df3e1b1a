/*
 * Traces of weights, and of means by them.
 */
#include "dataset/tracer.h"
#include "plan/weights.h"

#define WHOLE 100

/* A mean that is explained. */
struct weighing {
	struct tracer *t;
	struct view view;
	enum compliance_view of;
	bool capped;
};

static enum compliance_view
view_of(unsigned figure)
{
	switch (figure & FIGURE_ASPECT) {
	case TO_DATE:
		return VIEW_TO_DATE;
	case OF_THE_YEAR:
		return VIEW_YEAR;
	default:
		return VIEW_PERIOD;
	}
}

static const struct decimal *
kept(const struct tracer *t, struct decimal d)
{
	struct decimal *out = ARENA_NEW(t->arena, struct decimal);

	*out = d;
	return out;
}

static struct trace *
new_mean(const struct weighing *w, enum trace_operation operation)
{
	struct trace *node = trace_new(w->t, operation,
	    trace_word(w->t, w->capped ? "CON TOPE PONDERADO" : "CUMPLIMIENTO PONDERADO"));
	const uint16_t cap = w->t->compliance->scale.cap;

	node->limit = w->capped && (cap == 0 || cap > WHOLE) ? WHOLE : cap;
	return node;
}

static void
set_value(const struct weighing *w, struct trace *node, struct weighted_mean mean)
{
	const struct fraction_sum *sum = w->capped ? &mean.capped : &mean.measured;

	if (sum->count > 0)
		node->value = trace_percent(mean_percent(w->t->arena, &w->t->compliance->scale, sum));
}

/* The activity's weight, at its cell; NULL: it has none. */
static struct trace *
weight_cell_trace(const struct tracer *t, uint32_t activity)
{
	const struct activity *a = &t->source->plan->activities[activity];
	const struct weights *weights = t->source->plan->weights;
	struct trace *node;

	if (weights->activities == NULL || weights->activities[activity] == 0)
		return NULL;
	node = trace_cell(t, trace_word(t, "PONDERACIÓN"), t->source->plan->units[a->unit].sheet->file,
	    weight_cell(a));
	node->value = (struct dataset_cell){
	    .kind = CELL_NUMBER,
	    .number = weight_of_activity(weights, activity),
	};
	return node;
}

static struct trace *
by_activities(const struct weighing *w, const uint32_t *activities, size_t n)
{
	const struct weights *weights = w->t->source->plan->weights;
	struct trace *node = new_mean(w, TRACE_WEIGHTED);

	for (size_t i = 0; i < n; i++) {
		const uint8_t status = trace_indicator(w->t, activities[i], w->view).status;
		struct trace *ratio = trace_ratio(w->t, activities[i], w->view);
		struct trace *weight = weight_cell_trace(w->t, activities[i]);

		if (weight == NULL) {
			trace_leave_out(w->t, node, ratio,
			    weights->activities && weights->is_zero[activities[i]]
				? trace_told(w->t, N_("its weight is 0"))
				: trace_told(w->t, N_("it has no weight")));
		} else if (!status_is_level(status)) {
			trace_leave_out(w->t, node, ratio, trace_told(w->t, N_("it has no figure")));
		} else {
			ratio->weight = kept(w->t, weight_of_activity(weights, activities[i]));
			ratio->weight_cell = weight;
			trace_add(w->t, node, ratio);
		}
	}
	set_value(w, node, weighted_mean(w->t->arena, w->t->compliance, activities, n, w->of, false));
	return node;
}

/* A unit's own mean: weighted, or plain where its activities have no weights. */
static struct trace *
of_unit(const struct weighing *w, uint32_t unit, const uint32_t *activities, size_t n)
{
	const struct weights *weights = w->t->source->plan->weights;
	struct trace *node;

	if (weights->in_unit[unit])
		node = by_activities(w, activities, n);
	else
		node = trace_mean_of(w->t, activities, n, w->view, w->capped ? IS_MEAN_CAPPED : IS_MEAN);
	node->subject = trace_unit(w->t, unit)->subject;
	return node;
}

static struct trace *
by_units(const struct weighing *w, const uint32_t *activities, size_t n)
{
	const struct plan *plan = w->t->source->plan;
	struct trace *node = new_mean(w, TRACE_WEIGHTED);

	node->limit = 0; /* its parts have theirs */
	for (size_t i = 0, end; i < n; i = end) {
		const uint32_t unit = plan->activities[activities[i]].unit;
		struct trace *part;

		for (end = i; end < n && plan->activities[activities[end]].unit == unit;)
			end++;
		part = of_unit(w, unit, activities + i, end - i);
		if (part->value.kind == CELL_BLANK) {
			trace_leave_out(w->t, node, part, trace_told(w->t, N_("it has no figure")));
		} else if (plan->weights->units[unit] == 0) {
			trace_leave_out(w->t, node, part,
			    plan->weights->said[unit].given ? trace_told(w->t, N_("its weight is 0"))
							    : trace_told(w->t, N_("it has no weight")));
		} else {
			part->weight = kept(w->t, weight_of_unit(plan->weights, unit));
			trace_add(w->t, node, part);
		}
	}
	set_value(w, node, weighted_mean(w->t->arena, w->t->compliance, activities, n, w->of, true));
	return node;
}

static struct trace *
sum_of_weights(const struct tracer *t, const uint32_t *activities, size_t n)
{
	struct trace *node = trace_new(t, TRACE_SUM, trace_word(t, "PONDERACIÓN"));

	for (size_t i = 0; i < n; i++) {
		struct trace *cell = weight_cell_trace(t, activities[i]);

		if (cell)
			trace_add(t, node, cell);
	}
	return node;
}

struct trace *
trace_of_weight(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const unsigned meaning = figure & FIGURE_MEANING;
	const struct weights *weights = t->source->plan->weights;
	const struct row_members of = row_members(t->arena, t->source->plan, subject);
	struct weighing w = {.t = t, .of = view_of(figure), .capped = meaning == IS_WEIGHTED_CAPPED};
	struct trace *unit;

	if (weights == NULL)
		return NULL;
	if (meaning == IS_WEIGHT && subject->kind == SUBJECT_ACTIVITY)
		return weight_cell_trace(t, subject->number);
	if (meaning == IS_WEIGHT)
		return weights->activities ? sum_of_weights(t, of.activities, of.count) : NULL;
	if (meaning == IS_UNIT_WEIGHT && weights->units && subject->unit != ANY_UNIT) {
		unit = trace_unit(t, subject->unit);
		unit->place = weights->said[subject->unit].loc;
		return unit;
	}
	if (t->compliance == NULL || (meaning != IS_WEIGHTED && meaning != IS_WEIGHTED_CAPPED))
		return NULL;
	w.view = trace_view(t, subject, figure);
	return of.over_units && weights->units ? by_units(&w, of.activities, of.count)
					       : by_activities(&w, of.activities, of.count);
}

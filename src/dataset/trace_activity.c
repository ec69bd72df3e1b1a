/*
 * Traces of what one activity has: amounts, their ratio, its status.
 */
#include "dataset/figure.h"
#include "dataset/progress_cells.h"
#include "dataset/tracer.h"
#include "sheet/vocabulary.h"

struct view
trace_view(const struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const struct cut cut = t->compliance->cut;
	struct view view = {.of = {cut.first, cut.month}};

	if (subject->period != WHOLE_YEAR)
		view.of = calendar_period(t->source->plan->calendar, subject->period);
	view.of_the_year = (figure & FIGURE_ASPECT) == OF_THE_YEAR;
	if ((figure & FIGURE_ASPECT) == TO_DATE || view.of_the_year)
		view.of.first = 0;
	return view;
}

static bool
is_kept(struct cut cut, struct view view)
{
	return view.of.last == cut.month && view.of.first == cut.first;
}

struct indicator
trace_indicator(const struct tracer *t, uint32_t activity, struct view view)
{
	const struct compliance *c = t->compliance;
	const struct activity *a = &c->plan->activities[activity];
	const struct activity_compliance *kept = &c->activities[activity];
	struct indicator i;

	if (view.of_the_year)
		return kept->annual;
	if (is_kept(c->cut, view))
		return kept->period;
	if (view.of.first == 0 && view.of.last == c->cut.month)
		return kept->to_date;
	(void)indicator_of_months(&c->scale, a, &c->progress->executed[activity], view.of, &i);
	return i;
}

static const char *
slot_name(const struct tracer *t, const struct activity *a, unsigned slot)
{
	return trace_word(t, unit_period_heading(t->source->plan, a->unit, (int)slot));
}

const struct sheet_cell *
trace_plan_cell(const struct tracer *t, uint32_t activity, int month, const char **file)
{
	const struct plan *plan = t->since ? t->since->sides[0].plan : t->source->plan;
	const uint32_t number = t->since ? t->since->pairing.before[activity] : activity;
	const struct activity *a;

	*file = NULL;
	if (number == PAIRING_NONE)
		return NULL;
	a = &plan->activities[number];
	*file = plan->units[a->unit].sheet->file;
	return month < 0 ? activity_target_cell(plan, a) : activity_month_cell(plan, a, month);
}

/* The cell of a month, in the plan or in the progress sheet; of a rate, those that make it. */
struct trace *
trace_month(const struct tracer *t, uint32_t activity, unsigned slot, bool executed)
{
	const struct plan *plan = t->source->plan;
	const struct activity *a = &plan->activities[activity];
	const struct executed *done = executed ? &t->compliance->progress->executed[activity] : NULL;
	const struct amount *amount = executed ? &done->month[slot] : &a->month[slot];
	const char *file = executed ? t->compliance->progress->units[a->unit].sheet->file : NULL;
	const struct sheet_cell *cell =
	    executed ? executed_cell(done, (int)slot) : trace_plan_cell(t, activity, (int)slot, &file);
	struct trace *node;

	if (executed && executed_is_computed(done, (int)slot)) {
		node = trace_new(t, TRACE_ROUNDED, slot_name(t, a, slot));
		trace_add(t, node, trace_rate(t, activity, (struct period){(uint8_t)slot, (uint8_t)slot}));
		node->value = amount_cell(amount, NULL);
		return node;
	}
	node = trace_cell(t, slot_name(t, a, slot), file, cell);
	node->value = amount_cell(amount, cell);
	return node;
}

static enum trace_operation
operation_of(const struct activity *activity, bool executed)
{
	/* A month of 0 is passed over in the plan, but where it is a target. */
	const bool whole = executed || activity->descending;

	switch (activity->consolidation) {
	case CONSOLIDATION_SUM:
		return TRACE_SUM;
	case CONSOLIDATION_AVERAGE:
		return TRACE_MEAN;
	case CONSOLIDATION_MAXIMUM:
		return TRACE_MOST;
	case CONSOLIDATION_CONSTANT:
		if (executed)
			return TRACE_MEAN;
		break;
	case CONSOLIDATION_LAST:
	case CONSOLIDATION_NONE:
		break;
	}
	return whole ? TRACE_LAST : TRACE_LAST_DUE;
}

/* Whether the month is in the planned: where there is a cut, beside what was reported. */
static bool
trace_plans(const struct tracer *t, uint32_t activity, struct period of, unsigned month)
{
	const struct activity *a = &t->source->plan->activities[activity];
	struct decimal value;

	return t->compliance
	    ? indicator_plans(a, &t->compliance->progress->executed[activity], of, month, &value)
	    : portion_takes(a, a->month, of, false, month, &value);
}

/* Months of the view that are written in, and in the portion or not. */
static void
add_months(const struct tracer *t, struct trace *node, uint32_t activity, struct period of, bool executed)
{
	const struct activity *a = &t->source->plan->activities[activity];
	const struct executed *done = executed ? &t->compliance->progress->executed[activity] : NULL;
	const struct amount *months = executed ? done->month : a->month;

	for (unsigned m = of.first; m <= of.last; m++) {
		struct decimal value;

		if (!amount_given(&months[m]))
			continue;
		if (executed ? portion_takes(a, months, of, true, m, &value)
			     : trace_plans(t, activity, of, m))
			trace_add(t, node, trace_month(t, activity, m, executed));
		else
			trace_leave_out(t, node, trace_month(t, activity, m, executed),
			    !executed && portion_takes(a, a->month, of, false, m, &value)
				? trace_told(t,
				      N_("not reported: of what is better the less it is, only "
					 "what was reported is held against the plan"))
				: trace_told(t, N_("nothing was due in it, or it can't be counted")));
	}
}

/* What the year owes, and what of it was done, of activities whose months are not one after the other. */
static void
add_months_of_the_year(const struct tracer *t, struct trace *node, uint32_t activity, bool executed)
{
	const struct activity *a = &t->source->plan->activities[activity];
	const struct amount *months = executed ? t->compliance->progress->executed[activity].month : a->month;
	const bool strict = executed && t->compliance->activities[activity].annual.planned.count > 0;
	const unsigned last = executed ? t->compliance->cut.month : MONTHS - 1;

	node->operation = TRACE_SUM;
	for (unsigned m = 0; m <= last; m++) {
		struct decimal value, planned;

		if (!progress_value(a, &months[m], &value))
			continue;
		if (strict && (!progress_value(a, &a->month[m], &planned) || planned.units <= 0))
			trace_leave_out(t, node, trace_month(t, activity, m, executed),
			    trace_told(t, N_("nothing is programmed in it")));
		else
			trace_add(t, node, trace_month(t, activity, m, executed));
	}
}

static struct trace *
target_cell(const struct tracer *t, uint32_t activity)
{
	const char *file;
	const struct sheet_cell *cell = trace_plan_cell(t, activity, -1, &file);
	struct trace *node;

	if (cell == NULL)
		return NULL;
	node = trace_cell(t, trace_word(t, HEADING_TARGET), file, cell);
	node->value = amount_cell(&t->source->plan->activities[activity].target, cell);
	return node;
}

/* Of the year, what has its own rule. */
static void
add_year(const struct tracer *t, struct trace *node, uint32_t activity, bool executed)
{
	const struct activity *a = &t->source->plan->activities[activity];
	struct decimal target;

	if (a->consolidation == CONSOLIDATION_AVERAGE || a->consolidation == CONSOLIDATION_CONSTANT) {
		add_months_of_the_year(t, node, activity, executed);
	} else if (!executed && progress_value(a, &a->target, &target)) {
		node->operation = TRACE_SUM;
		trace_add(t, node, target_cell(t, activity));
	} else {
		add_months(t, node, activity,
		    (struct period){0, executed ? t->compliance->cut.month : MONTHS - 1}, executed);
	}
}

/* Whether the figure of the year is that to date. */
static bool
goes_to_date(const struct tracer *t, uint32_t activity, struct view view)
{
	const struct activity *a = &t->source->plan->activities[activity];

	return a->descending || rates_pool(a, t->compliance->progress->executed[activity].rates, view.of);
}

struct trace *
trace_portion(struct tracer *t, uint32_t activity, struct view view, bool executed)
{
	const struct activity *a = &t->source->plan->activities[activity];
	const struct indicator i = trace_indicator(t, activity, view);
	const struct portion *portion = executed ? &i.executed : &i.planned;
	struct trace *node =
	    trace_new(t, operation_of(a, executed), trace_word(t, executed ? "EJECUTADO" : "PROGRAMADO"));

	if (a->consolidation == CONSOLIDATION_NONE)
		return node;
	if (executed && rates_pool(a, t->compliance->progress->executed[activity].rates, view.of))
		return trace_rate(t, activity, view.of);
	if (view.of_the_year && !goes_to_date(t, activity, view))
		add_year(t, node, activity, executed);
	else
		add_months(t, node, activity, view.of, executed);
	if (portion->count == 0)
		return node;
	node->value = portion_cell(portion, a->measure);
	if (node->parts.count == 0) {
		struct trace *zero = trace_new(t, TRACE_ZERO, trace_word(t, "EJECUTADO"));

		node->operation = TRACE_SUM;
		zero->value = number_cell((struct decimal){0, 0}, a->measure);
		trace_note(t, zero, trace_told(t, N_("nothing was due so far, and nothing is reported")));
		trace_add(t, node, zero);
	}
	return node;
}

struct trace *
trace_ratio(struct tracer *t, uint32_t activity, struct view view)
{
	const struct indicator i = trace_indicator(t, activity, view);
	const bool descending = t->source->plan->activities[activity].descending;
	struct trace *node = trace_new(t, descending ? TRACE_DESCENDING : TRACE_RATIO,
	    trace_word(t, view.of_the_year ? "AVANCE ANUAL" : "CUMPLIMIENTO"));

	trace_add(t, node, trace_portion(t, activity, view, true));
	trace_add(t, node, trace_portion(t, activity, view, false));
	trace_is_of(t, node, activity);
	if (i.compliance.den > 0)
		node->value = trace_percent(compliance_percent(&t->compliance->scale, i.compliance));
	return node;
}

struct trace *
trace_status(struct tracer *t, uint32_t activity, struct view view)
{
	const struct indicator i = trace_indicator(t, activity, view);
	struct trace *node = trace_new(t, TRACE_LEVEL, trace_word(t, "ESTADO"));

	node->value = trace_status_cell(t, i.status);
	trace_add(t, node, trace_ratio(t, activity, view));
	trace_is_of(t, node, activity);
	trace_note_levels(t, node);
	return node;
}

/* As many percentage points as there are between what is printed of the cut and of the one before. */
static struct trace *
trace_change(struct tracer *t, uint32_t activity, const struct row_subject *subject, unsigned figure)
{
	struct tracer before = *t;

	before.compliance = trace_before(t, figure);
	if (!before.compliance)
		return NULL;
	return trace_between(t, trace_ratio(t, activity, trace_view(t, subject, 0)),
	    trace_ratio(&before, activity, trace_view(&before, subject, 0)));
}

/* What stands in the column of a period: a cell, or what shorter periods come to. */
static struct trace *
trace_slot(struct tracer *t, uint32_t activity, unsigned number, bool executed)
{
	const struct calendar calendar = t->source->plan->calendar;
	const struct activity *a = &t->source->plan->activities[activity];
	const struct period of = calendar_period(calendar, number);
	const bool own = t->source->plan->units[a->unit].calendar.division == calendar.division;
	struct trace *node;

	if (own &&
	    (executed ? executed_cell(&t->compliance->progress->executed[activity], of.last)
		      : activity_month_cell(t->source->plan, a, of.last)) == NULL)
		return NULL;
	if (!own && t->compliance == NULL)
		return NULL;
	if (own && executed && executed_is_computed(&t->compliance->progress->executed[activity], of.last))
		node = trace_rate(t, activity, of);
	else if (own)
		node = trace_month(t, activity, of.last, executed);
	else
		node = trace_portion(t, activity, (struct view){of, false}, executed);
	trace_is_of(t, node, activity);
	return node;
}

struct trace *
trace_of_activity(struct tracer *t, const struct row_subject *subject, unsigned figure, unsigned number)
{
	const uint32_t activity = subject->number;
	struct trace *node = NULL;

	if (t->compliance == NULL && figure != IS_TARGET && figure != IS_SLOT)
		return NULL;
	switch (figure & FIGURE_MEANING) {
	case IS_TARGET:
		node = target_cell(t, activity);
		break;
	case IS_SLOT:
		return trace_slot(t, activity, number, false);
	case IS_SLOT_EXECUTED:
		return trace_slot(t, activity, number, true);
	case IS_PLANNED:
		node = trace_portion(t, activity, trace_view(t, subject, figure), false);
		break;
	case IS_EXECUTED:
		node = trace_portion(t, activity, trace_view(t, subject, figure), true);
		break;
	case IS_RATIO:
		return trace_ratio(t, activity, trace_view(t, subject, figure));
	case IS_STATUS:
		return trace_status(t, activity, trace_view(t, subject, figure));
	case IS_CHANGE:
		return trace_change(t, activity, subject, figure);
	default:
		return NULL;
	}
	if (node)
		trace_is_of(t, node, activity);
	return node;
}

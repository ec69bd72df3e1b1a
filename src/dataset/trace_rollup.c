/*
 * Traces of what an activity comes to over units: of its plan, and of what was done.
 */
#include "dataset/figure.h"
#include "dataset/progress_cells.h"
#include "dataset/tracer.h"
#include "sheet/vocabulary.h"

/* A row and what it comes to, while one of its figures is explained. */
struct row_trace {
	struct tracer *t;
	const struct rollup_row *row;
	const struct rollup_figures *figures;
};

static const struct plan *
plan_of(const struct row_trace *r)
{
	return r->t->source->plan;
}

static const struct activity *
activity_at(const struct row_trace *r, uint32_t i)
{
	return &plan_of(r)->activities[r->row->activities[i]];
}

/* The target's cell where month is -1; NULL: it has none, or nothing stands there. */
static struct trace *
figure_cell_trace(const struct row_trace *r, uint32_t i, int month)
{
	const struct activity *a = activity_at(r, i);
	const struct amount *amount = month < 0 ? &a->target : &a->month[month];
	const char *file;
	const struct sheet_cell *cell = trace_plan_cell(r->t, r->row->activities[i], month, &file);
	struct trace *node;

	if (cell == NULL || sheet_length(cell) == 0)
		return NULL;
	node = trace_cell(r->t,
	    trace_word(r->t, month < 0 ? HEADING_TARGET : activity_period_heading(plan_of(r), a, month)),
	    file, cell);
	node->value = amount_cell(amount, cell);
	trace_is_of(r->t, node, r->row->activities[i]);
	return node;
}

static struct trace *
figure_node(const struct row_trace *r, const char *name, const struct figure_sum *figure)
{
	struct trace *node = trace_new(r->t, r->row->rule == FIGURE_MEAN ? TRACE_MEAN : TRACE_SUM, name);

	node->value = figure_cell(figure, r->row->rule, r->row->measure);
	return node;
}

static const char *
why_left_out(const struct row_trace *r)
{
	return trace_told(r->t,
	    r->row->rule == FIGURE_NONE ? N_("its units' figures may not be consolidated")
					: N_("no figure, or a percent among counts"));
}

/* The cells of all activities: the target's where month is -1. */
static struct trace *
trace_amounts(const struct row_trace *r, const char *name, const struct figure_sum *figure, int month)
{
	struct trace *node = figure_node(r, name, figure);

	for (uint32_t i = 0; i < r->row->activity_count; i++) {
		const struct activity *a = activity_at(r, i);
		struct trace *cell = figure_cell_trace(r, i, month);

		if (cell == NULL)
			continue;
		if (r->row->rule != FIGURE_NONE && figure_takes(a, month < 0 ? &a->target : &a->month[month]))
			trace_add(r->t, node, cell);
		else
			trace_leave_out(r->t, node, cell, why_left_out(r));
	}
	return node;
}

/* What one activity has in the period; NULL: nothing. */
static struct trace *
trace_activity_period(const struct row_trace *r, uint32_t i, struct period of)
{
	const struct activity *a = activity_at(r, i);
	struct trace *sum = trace_new(r->t, TRACE_SUM, trace_word(r->t, "PROGRAMADO"));
	struct decimal total = {0};

	for (int m = of.first; m <= of.last; m++) {
		if (!figure_period_takes(a, of, m))
			continue;
		trace_add(r->t, sum, figure_cell_trace(r, i, m));
		(void)decimal_add(total, a->month[m].value.number, &total);
	}
	if (sum->parts.count == 0)
		return NULL;
	sum->value = number_cell(total, r->row->measure);
	trace_is_of(r->t, sum, r->row->activities[i]);
	return sum;
}

/* Of averages each month is a value of the mean; of all others each activity has one. */
static struct trace *
trace_period(const struct row_trace *r, const char *name, const struct figure_sum *figure, struct period of)
{
	struct trace *node = figure_node(r, name, figure);

	for (uint32_t i = 0; i < r->row->activity_count; i++) {
		struct trace *part = trace_activity_period(r, i, of);

		if (part == NULL)
			continue;
		if (activity_at(r, i)->consolidation != CONSOLIDATION_AVERAGE)
			trace_add(r->t, node, part);
		for (size_t k = 0;
		     k < part->parts.count && activity_at(r, i)->consolidation == CONSOLIDATION_AVERAGE; k++)
			trace_add(r->t, node, part->parts.items[k]);
	}
	return node;
}

/* The least or the most of the targets. */
static struct trace *
trace_end(const struct row_trace *r, enum trace_operation operation, const char *name, struct decimal end)
{
	struct trace *node = trace_amounts(r, trace_word(r->t, name), &r->figures->target, -1);

	node->operation = operation;
	node->value = number_cell(end, r->row->measure);
	return node;
}

/* The column of a period of the plan: a month's cells, or what a longer one comes to. */
static struct trace *
trace_slot(const struct row_trace *r, unsigned number)
{
	const struct calendar calendar = plan_of(r)->calendar;
	const unsigned slot = calendar_slot(calendar, number);
	const char *name = trace_word(r->t, column_heading(calendar_column(calendar, slot)));

	if (calendar.division == DIVISION_MONTHS)
		return trace_amounts(r, name, &r->figures->month[slot], (int)slot);
	return trace_period(r, name, &r->figures->quarter[number], calendar_period(calendar, number));
}

static struct trace *
trace_group(const struct row_trace *r, unsigned number)
{
	const struct calendar groups = calendar_groups(plan_of(r)->calendar);
	const struct period of = calendar_period(groups, number);

	return trace_period(r, trace_word(r->t, column_heading(calendar_column(groups, of.last))),
	    &r->figures->quarter[number], of);
}

/* The quarters added up, without the target. */
static struct trace *
trace_difference(const struct row_trace *r)
{
	struct trace *node = trace_new(r->t, TRACE_DIFFERENCE, trace_word(r->t, "DIFERENCIA"));
	struct trace *sum = trace_new(r->t, TRACE_SUM, trace_told(r->t, N_("sum of the periods")));
	const unsigned count = calendar_count(calendar_groups(plan_of(r)->calendar));
	struct trace *target = trace_amounts(r, trace_word(r->t, HEADING_TARGET), &r->figures->target, -1);
	struct decimal of_quarters, of_target;

	for (unsigned q = 0; q < count; q++)
		if (r->figures->quarter[q].count > 0)
			trace_add(r->t, sum, trace_group(r, q));
	if (rollup_compared(r->t->arena, r->row, r->figures, &of_quarters, &of_target)) {
		sum->value = number_cell(of_quarters, r->row->measure);
		target->value = number_cell(of_target, r->row->measure);
	}
	node->printed = true;
	trace_add(r->t, node, sum);
	trace_add(r->t, node, target);
	return node;
}

/* One for each unit that has the activity. */
static struct trace *
trace_units(const struct row_trace *r)
{
	struct trace *node = trace_new(r->t, TRACE_COUNT, trace_word(r->t, "UNIDADES"));
	uint32_t unit = UINT32_MAX;

	for (uint32_t i = 0; i < r->row->activity_count; i++) {
		if (activity_at(r, i)->unit != unit)
			trace_add(r->t, node, trace_activity(r->t, r->row->activities[i]));
		unit = activity_at(r, i)->unit;
	}
	trace_set_count(node);
	return node;
}

struct trace *
trace_part_of_row(struct tracer *t, const struct rollup_row *row, unsigned figure, unsigned number)
{
	struct rollup_figures *room = ARENA_NEW(t->arena, struct rollup_figures);
	struct row_trace r = {.t = t, .row = row, .figures = rollup_figures(t->source->plan, row, room)};
	struct trace *given;

	switch (figure & FIGURE_MEANING) {
	case IS_TARGET:
		return trace_amounts(&r, trace_word(t, HEADING_TARGET), &r.figures->target, -1);
	case IS_LEAST:
		return trace_end(&r, TRACE_LEAST, "MÍNIMO", r.figures->target.least);
	case IS_MOST:
		return trace_end(&r, TRACE_MOST, "MÁXIMO", r.figures->target.most);
	case IS_GIVEN:
		given = trace_amounts(&r, trace_word(t, "INFORMAN"), &r.figures->target, -1);
		given->operation = TRACE_COUNT;
		trace_set_count(given);
		return given;
	case IS_SLOT:
		return trace_slot(&r, number);
	case IS_GROUP:
		return trace_group(&r, number);
	case IS_DIFFERENCE:
		return trace_difference(&r);
	case IS_UNITS:
		return trace_units(&r);
	default:
		return NULL;
	}
}

struct trace *
trace_of_row(struct tracer *t, const struct row_subject *subject, unsigned figure, unsigned number)
{
	struct trace *node = trace_part_of_row(t, trace_rollup_row(t, subject), figure, number);

	if (node || subject->kind != SUBJECT_ROW || !t->compliance)
		return node;
	return trace_of_total(t, subject, figure);
}

/*
 * Traces of what stands in the columns of several years: bases, targets, and what was reached between them.
 */
#include "dataset/figure.h"
#include "dataset/multi_year_cells.h"
#include "dataset/progress_cells.h"
#include "dataset/tracer.h"
#include "plan/multi_year.h"

bool
trace_is_multi_year(unsigned figure)
{
	switch (figure & FIGURE_MEANING) {
	case IS_BASELINE:
	case IS_TARGET_OF_YEAR:
	case IS_LAST_TARGET:
	case IS_REACHED:
		return true;
	default:
		return false;
	}
}

/* NULL: there is no such cell. */
static struct trace *
trace_amount(const struct tracer *t, uint32_t activity, const char *name, const struct amount *amount,
    const struct sheet_cell *cell)
{
	const struct plan *plan = t->source->plan;
	struct trace *node;

	if (cell == NULL)
		return NULL;
	node = trace_cell(t, name, plan->units[plan->activities[activity].unit].sheet->file, cell);
	node->value = amount_cell(amount, cell);
	return node;
}

static struct trace *
trace_base(const struct tracer *t, uint32_t activity)
{
	const struct sheet_cell *cell;
	const struct amount *base = multi_year_base(t->source->plan, activity, &cell);

	return trace_amount(t, activity, trace_word(t, "LÍNEA BASE"), base, cell);
}

static struct trace *
trace_target(const struct tracer *t, uint32_t activity, size_t year)
{
	const struct multi_year *m = t->source->plan->multi_year;
	const struct sheet_cell *cell;
	const struct amount *target;

	if (year == m->year_count)
		return NULL;
	target = multi_year_target(t->source->plan, activity, year, &cell);
	return trace_amount(t, activity,
	    arena_printf(t->arena, "%s %d", trace_word(t, "META"), m->years[year]), target, cell);
}

/* One without the base: no longer what the one is called. */
static struct trace *
trace_from_base(struct tracer *t, uint32_t activity, struct trace *first)
{
	struct trace *node = trace_new(t, TRACE_DIFFERENCE, trace_word(t, "DIFERENCIA"));

	trace_add(t, node, first);
	trace_add(t, node, trace_base(t, activity));
	return node;
}

/* (executed - base) / (target - base). */
static struct trace *
trace_reached(struct tracer *t, uint32_t activity, size_t year)
{
	const struct row_subject own = subject_of_number(SUBJECT_ACTIVITY, ANY_UNIT, activity);
	const enum quantity measure = t->source->plan->activities[activity].measure;
	struct trace *node = trace_new(t, TRACE_RATIO, trace_word(t, "AVANCE DESDE LA LÍNEA BASE"));
	struct trace *target = trace_target(t, activity, year), *done, *whole;
	struct multi_year_way way;

	if (t->compliance == NULL || target == NULL || trace_base(t, activity) == NULL)
		return NULL;
	done = trace_from_base(t, activity, trace_portion(t, activity, trace_view(t, &own, TO_DATE), true));
	whole = trace_from_base(t, activity, target);
	if (multi_year_way(t->compliance, activity, year, &way)) {
		done->value = portion_cell(&way.done, measure);
		whole->value = number_cell(way.whole, measure);
	}
	trace_add(t, node, done);
	trace_add(t, node, whole);
	return node;
}

struct trace *
trace_of_multi_year(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const struct multi_year *m = t->source->plan->multi_year;
	const size_t year = multi_year_number(m, subject->year);
	struct trace *node;

	switch (figure & FIGURE_MEANING) {
	case IS_BASELINE:
		node = trace_base(t, subject->number);
		break;
	case IS_TARGET_OF_YEAR:
		node = trace_target(t, subject->number, year);
		break;
	case IS_LAST_TARGET:
		node = trace_target(t, subject->number, multi_year_last(t->source->plan, subject->number));
		break;
	default:
		node = trace_reached(t, subject->number, year);
		break;
	}
	if (node)
		trace_is_of(t, node, subject->number);
	return node;
}

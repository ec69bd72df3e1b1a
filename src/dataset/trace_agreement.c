/*
 * Traces of national figures beside what the units have together.
 */
#include "dataset/agreement.h"
#include "dataset/figure.h"
#include "dataset/tracer.h"
#include "sheet/currency.h"

/* A row, while one of its figures is explained. */
struct agreement_trace {
	struct tracer *t;
	const struct row_subject *subject;
	const struct rollup_row *row; /* NULL: it is of money */
	unsigned figure;              /* what its figures mean elsewhere */
};

static struct trace *
trace_of_part(const struct agreement_trace *a, const struct rollup_row *row)
{
	return trace_part_of_row(a->t, row, a->figure, a->subject->period);
}

static struct trace *
trace_nation(const struct agreement_trace *a)
{
	struct row_subject all = *a->subject;

	if (a->row)
		return trace_of_part(a, a->row);
	all.period = WHOLE_YEAR;
	return trace_of_money(a->t, &all, a->figure);
}

/* Of the unit's part of the row, or of its money; NULL: it has none. */
static struct trace *
trace_unit_figure(const struct agreement_trace *a, uint32_t unit)
{
	const struct plan *plan = a->t->source->plan;
	struct row_subject own = subject_of_activities(unit, ANY_LINE);
	struct rollup_row *part;
	uint32_t first = 0;

	own.currency = a->subject->currency;
	if (!a->row)
		return trace_of_money(a->t, &own, a->figure);
	while (first < a->row->activity_count && plan->activities[a->row->activities[first]].unit != unit)
		first++;
	part = ARENA_NEW(a->t->arena, struct rollup_row);
	*part = *a->row;
	part->figures = NULL;
	part->activities += first;
	for (part->activity_count = 0;
	     first < a->row->activity_count && plan->activities[a->row->activities[first]].unit == unit;
	     first++)
		part->activity_count++;
	return part->activity_count > 0 ? trace_of_part(a, part) : NULL;
}

static struct trace *
trace_units(const struct agreement_trace *a)
{
	const struct plan *plan = a->t->source->plan;
	struct trace *sum = trace_new(a->t, TRACE_SUM, trace_word(a->t, "SUMA DE UNIDADES"));
	struct decimal total = {0, 0};

	for (uint32_t u = 0; u < plan->unit_count; u++) {
		struct trace *part = trace_unit_figure(a, u);

		if (!part || part->value.kind == CELL_BLANK)
			continue;
		part->subject = arena_printf(a->t->arena, "%s %s", plan->units[u].code, plan->units[u].name);
		(void)decimal_add(total, part->value.number, &total);
		trace_add(a->t, sum, part);
	}
	sum->value = number_cell(total, QUANTITY_COUNT);
	return sum;
}

/* Those whose money is in the currency. */
static struct trace *
trace_units_with_money(const struct agreement_trace *a)
{
	const struct budget *budget = a->t->source->budget;
	struct trace *node = trace_new(a->t, TRACE_COUNT, trace_word(a->t, "UNIDADES"));

	for (uint32_t u = 0; u < budget->plan->unit_count; u++)
		if (budget_sum_of(&budget->units[u], a->subject->currency))
			trace_add(a->t, node, trace_unit(a->t, u));
	trace_set_count(node);
	return node;
}

static struct trace *
trace_figure(const struct agreement_trace *a, unsigned figure)
{
	struct trace *node, *nation, *units;

	switch (figure) {
	case IS_AGREED_UNITS:
		return a->row ? trace_part_of_row(a->t, a->row, IS_UNITS, 0) : trace_units_with_money(a);
	case IS_SUM_OF_UNITS:
		return trace_units(a);
	case IS_AGREED:
		return trace_nation(a);
	default:
		break;
	}
	nation = trace_nation(a);
	units = trace_units(a);
	if (!nation)
		return NULL;
	node = trace_new(a->t, TRACE_DIFFERENCE, trace_word(a->t, "DIFERENCIA"));
	trace_add(a->t, node, nation);
	trace_add(a->t, node, units);
	return node;
}

/* Of money, whose rows are of no period, the subject is the figure that is compared. */
struct trace *
trace_of_agreement(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	struct agreement_trace a = {.t = t, .subject = subject};
	struct trace *node;

	if (subject->kind == SUBJECT_ROW) {
		a.row = trace_rollup_row(t, subject);
		a.figure = subject->period == WHOLE_YEAR ? IS_TARGET : IS_SLOT;
	} else {
		a.figure = agreement_of_money(subject->period);
	}
	node = trace_figure(&a, figure);
	if (node && !a.row)
		node->subject = arena_printf(t->arena, "%s · %s",
		    trace_word(t, agreement_money_name(subject->period)), currency_code(subject->currency));
	return node;
}

/*
 * Traces of rates: the sum of the numerators by that of the denominators.
 */
#include "dataset/figure.h"
#include "dataset/progress_cells.h"
#include "dataset/tracer.h"

static struct trace *
rate_node(const struct tracer *t, enum quantity measure)
{
	return trace_new(t, measure == QUANTITY_PERCENT ? TRACE_RATIO : TRACE_QUOTIENT,
	    trace_word(t, "EJECUTADO"));
}

/* The cells of one side, of the periods that have a rate. */
static void
add_cells(const struct tracer *t, struct trace *sum, uint32_t activity, struct period of, bool numerators)
{
	const struct activity *a = &t->source->plan->activities[activity];
	const struct executed *done = &t->compliance->progress->executed[activity];
	const struct rates *rates = done->rates;
	const struct sheet *sheet = t->compliance->progress->units[a->unit].sheet;

	for (unsigned slot = of.first; slot <= of.last; slot++) {
		const struct rate *rate = &rates->of[slot];
		const int column =
		    numerators ? rates->columns->numerator[slot] : rates->columns->denominator[slot];
		struct trace *part;

		if (rate->state != RATE_GIVEN)
			continue;
		part = trace_cell(t, trace_word(t, activity_period_heading(t->source->plan, a, (int)slot)),
		    sheet->file, &done->cells[column]);
		part->value = number_cell(numerators ? rate->numerator : rate->denominator, QUANTITY_COUNT);
		trace_add(t, sum, part);
	}
}

static struct trace *
side_of(const struct tracer *t, uint32_t activity, struct period of, bool numerators)
{
	const struct rates *rates = t->compliance->progress->executed[activity].rates;
	struct trace *sum = trace_new(t, TRACE_SUM, trace_word(t, numerators ? "NUMERADOR" : "DENOMINADOR"));
	struct decimal numerator, denominator;

	add_cells(t, sum, activity, of, numerators);
	if (rates_sums(rates, of, &numerator, &denominator))
		sum->value = number_cell(numerators ? numerator : denominator, QUANTITY_COUNT);
	return sum;
}

struct trace *
trace_rate(const struct tracer *t, uint32_t activity, struct period of)
{
	const struct activity *a = &t->source->plan->activities[activity];
	const struct executed *done = &t->compliance->progress->executed[activity];
	struct trace *node = rate_node(t, a->measure);
	struct portion portion;

	trace_add(t, node, side_of(t, activity, of, true));
	trace_add(t, node, side_of(t, activity, of, false));
	for (unsigned slot = of.first; slot <= of.last; slot++)
		if (done->rates->of[slot].state != RATE_GIVEN && amount_given(&done->month[slot]))
			trace_leave_out(t, node, trace_month(t, activity, slot, true),
			    trace_told(t, N_("it has no numerator and denominator, as others have")));
	if (rates_portion(a, done->rates, of, &portion))
		node->value = portion_cell(&portion, a->measure);
	return node;
}

/* One side of all activities of a row that have a figure. */
static struct trace *
side_of_row(struct tracer *t, const struct rollup_row *row, struct view view, bool numerators)
{
	struct trace *sum = trace_new(t, TRACE_SUM, trace_word(t, numerators ? "NUMERADOR" : "DENOMINADOR"));
	struct decimal total = {0, 0};

	for (uint32_t k = 0; k < row->activity_count; k++) {
		struct trace *part;

		if (!status_is_level(trace_indicator(t, row->activities[k], view).status))
			continue;
		part = side_of(t, row->activities[k], view.of, numerators);
		trace_is_of(t, part, row->activities[k]);
		(void)decimal_add(total, part->value.number, &total);
		trace_add(t, sum, part);
	}
	sum->value = number_cell(total, QUANTITY_COUNT);
	return sum;
}

struct trace *
trace_rate_of_row(struct tracer *t, const struct rollup_row *row, struct view view, const struct indicator *i)
{
	struct trace *node = rate_node(t, row->measure);

	trace_add(t, node, side_of_row(t, row, view, true));
	trace_add(t, node, side_of_row(t, row, view, false));
	node->value = portion_cell(&i->executed, row->measure);
	return node;
}

struct trace *
trace_planned_rate_of_row(struct tracer *t, const struct rollup_row *row, struct view view,
    const struct indicator *i)
{
	struct trace *node = trace_new(t, TRACE_WEIGHTED, trace_word(t, "PROGRAMADO"));

	for (uint32_t k = 0; k < row->activity_count; k++) {
		const uint32_t activity = row->activities[k];
		struct decimal numerator, *denominator = ARENA_NEW(t->arena, struct decimal);
		struct trace *part;

		if (!status_is_level(trace_indicator(t, activity, view).status))
			continue;
		part = trace_portion(t, activity, view, false);
		trace_is_of(t, part, activity);
		if (rates_sums(t->compliance->progress->executed[activity].rates, view.of, &numerator,
			denominator))
			part->weight = denominator;
		trace_note(t, part, trace_told(t, N_("it counts as often as its denominator says")));
		trace_add(t, node, part);
	}
	node->value = portion_cell(&i->planned, row->measure);
	return node;
}

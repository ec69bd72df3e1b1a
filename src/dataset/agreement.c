/*
 * Each national figure that adds up beside what the units have together: amounts of activities, and money.
 */
#include "dataset/agreement.h"

#include "dataset/figure.h"
#include "dataset/money_cells.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"

const struct dataset_column agreement_columns[] = {
    {"FIGURA", CELL_WORD, 0, IS_TEXT},
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {HEADING_UNIT_OF_MEASURE, CELL_WORD, 0, IS_TEXT},
    {"UNIDADES", CELL_NUMBER, 0, IS_AGREED_UNITS},
    {"SUMA DE UNIDADES", CELL_NUMBER, 0, IS_SUM_OF_UNITS},
    {"NACIONAL", CELL_NUMBER, 0, IS_AGREED},
    {"DIFERENCIA", CELL_NUMBER, 0, IS_DISAGREEMENT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* META ANUAL, then each period of the plan. */
#define FIGURES_MAX (1 + MONTHS)

/* What units have of a national row, as far as they were added. */
struct total {
	struct decimal sum[FIGURES_MAX];
	bool overflown;
};

static unsigned
figure_count(const struct plan *plan)
{
	return 1 + calendar_count(plan->calendar);
}

/* The figures of a row; of a plan by months, each is that of a month and needs no period. */
static void
figures_of(const struct plan *plan, const struct rollup_row *row, struct figure_sum out[FIGURES_MAX])
{
	struct rollup_figures room;
	const struct rollup_figures *figures = rollup_figures(plan, row, &room);

	out[0] = figures->target;
	for (unsigned p = 0; p < calendar_count(plan->calendar); p++) {
		if (plan->calendar.division == DIVISION_MONTHS)
			out[1 + p] = figures->month[p];
		else
			rollup_period_figure(plan, row, calendar_period(plan->calendar, p), &out[1 + p]);
	}
}

static const char *
figure_name(const struct plan *plan, unsigned f)
{
	return column_heading(
	    f == 0 ? COLUMN_TARGET : calendar_column(plan->calendar, calendar_slot(plan->calendar, f - 1)));
}

static void
add_row(const struct plan *plan, const struct rollup_row *row, struct total *total)
{
	struct figure_sum figures[FIGURES_MAX];

	figures_of(plan, row, figures);
	for (unsigned f = 0; f < figure_count(plan); f++)
		if (figures[f].count > 0 && !decimal_add(total->sum[f], figures[f].sum, &total->sum[f]))
			total->overflown = true;
}

/* The rows of each unit are made anew, and their figures added in the order of units. */
static const struct total *
add_units(struct row_writer *w)
{
	const struct plan *plan = w->source->plan;
	const struct rollup *national = w->source->national;
	struct total *totals = ARENA_ARRAY(w->arena, struct total, national->row_count);
	struct arena *scratch = arena_open_beside(w->arena), *index = arena_open_beside(w->arena);
	uint32_t *belongs = ARENA_ARRAY(index, uint32_t, plan->activity_count);

	for (uint32_t r = 0; r < national->row_count; r++)
		for (uint32_t i = 0; i < national->rows[r].activity_count; i++)
			belongs[national->rows[r].activities[i]] = r;
	for (size_t u = 0; u < plan->unit_count; u++) {
		struct rollup unit = w->source->units[u];

		arena_renew(&scratch);
		rollup_rows(scratch, plan, &unit);
		for (size_t r = 0; r < unit.row_count; r++)
			add_row(plan, &unit.rows[r], &totals[belongs[unit.rows[r].activities[0]]]);
	}
	arena_close(index);
	arena_close(scratch);
	return totals;
}

static void
put_difference(struct row_writer *w, struct decimal national, struct decimal sum)
{
	struct decimal difference;

	if (decimal_subtract(national, sum, &difference))
		row_put(w, number_cell(difference, QUANTITY_COUNT));
	else
		row_skip(w, 1);
}

static void
write_row(struct row_writer *w, size_t r, const struct total *total)
{
	const struct plan *plan = w->source->plan;
	const struct rollup_row *row = &w->source->national->rows[r];
	struct row_subject subject = subject_of_number(SUBJECT_ROW, ANY_UNIT, r);
	struct figure_sum national[FIGURES_MAX];

	figures_of(plan, row, national);
	for (unsigned f = 0; f < figure_count(plan); f++) {
		if (national[f].count == 0)
			continue;
		row_begin(w);
		subject.period = (uint8_t)(f == 0 ? WHOLE_YEAR : f - 1);
		row_is_of(w, subject);
		row_put_text(w, row_wording(w, figure_name(plan, f)));
		row_put_text(w, row_line(w, row->line));
		row_put_text(w, row->group == UINT32_MAX ? NULL : plan->groups[row->group].label);
		row_put_text(w, row_unit_of_measure(w, row->unit_of_measure));
		row_put_count(w, row->units);
		row_put(w, number_cell(total->sum[f], row->measure));
		row_put(w, number_cell(national[f].sum, row->measure));
		put_difference(w, national[f].sum, total->sum[f]);
	}
}

/* --- money ---------------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	enum budget_span span;
	bool spent;
	unsigned figure;
} money_figures[] = {
    {"PRESUPUESTO", BUDGET_ANNUAL, false, IS_BUDGET | OF_THE_YEAR},
    {"DEVENGADO", BUDGET_ANNUAL, true, IS_SPENT | OF_THE_YEAR},
    {"PRESUPUESTO A LA FECHA", BUDGET_TO_DATE, false, IS_BUDGET | TO_DATE},
    {"PRESUPUESTO DEL PERÍODO", BUDGET_OF_PERIOD, false, IS_BUDGET},
    {"DEVENGADO DEL PERÍODO", BUDGET_OF_PERIOD, true, IS_SPENT},
};

unsigned
agreement_of_money(unsigned number)
{
	return money_figures[number].figure;
}

const char *
agreement_money_name(unsigned number)
{
	return money_figures[number].name;
}

static uint32_t
units_with(const struct budget *budget, uint8_t currency)
{
	uint32_t units = 0;

	for (size_t u = 0; u < budget->plan->unit_count; u++)
		units += budget_sum_of(&budget->units[u], currency) != NULL;
	return units;
}

static void
write_money(struct row_writer *w, const struct budget *budget, const struct budget_sum *all)
{
	struct row_subject subject = subject_of_activities(ANY_UNIT, ANY_LINE);

	subject.currency = all->currency;
	for (size_t f = 0; f < sizeof(money_figures) / sizeof(*money_figures); f++) {
		const struct budget_total *total = &all->span[money_figures[f].span];
		const struct portion *national = money_figures[f].spent ? &total->spent : &total->budget;
		struct portion units;

		if (!budget_sum_of_units(budget, all->currency, money_figures[f].span, money_figures[f].spent,
			&units) ||
		    (units.count == 0 && national->count == 0))
			continue;
		row_begin(w);
		subject.period = (uint8_t)f;
		row_is_of(w, subject);
		row_put_text(w, row_wording(w, money_figures[f].name));
		row_skip(w, 2);
		row_put_currency(w, all->currency);
		row_put_count(w, units_with(budget, all->currency));
		row_put_money(w, &units);
		row_put_money(w, national);
		if (decimal_subtract(national->sum, units.sum, &units.sum))
			row_put_money(w, &units);
		else
			row_skip(w, 1);
	}
}

void
write_reconciliation_amounts(struct row_writer *w)
{
	const struct rollup *national = w->source->national;
	const struct budget *budget = row_budget(w);
	const struct total *totals = add_units(w);

	for (size_t r = 0; r < national->row_count; r++) {
		const struct rollup_row *row = &national->rows[r];

		if (row->rule == FIGURE_SUM && row->measure == QUANTITY_COUNT && !totals[r].overflown)
			write_row(w, r, &totals[r]);
	}
	for (size_t i = 0; budget != NULL && i < budget->all.count; i++)
		write_money(w, budget, &budget->all.items[i]);
}

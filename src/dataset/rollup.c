/*
 * Rollups: what activities come to.
 */
#include "dataset/figure.h"
#include "dataset/row_writer.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"

const struct dataset_column rollup_columns[] = {
    UNIT_COLUMNS,
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {HEADING_MEASURE, CELL_WORD, 0, IS_TEXT},
    {HEADING_CONSOLIDATION, CELL_WORD, 0, IS_TEXT},
    {"REGLA", CELL_WORD, 0, IS_TEXT},
    {"UNIDADES", CELL_NUMBER, 0, IS_UNITS},
    {HEADING_TARGET, CELL_NUMBER, 0, IS_TARGET},
    {"MÍNIMO", CELL_NUMBER, 0, IS_LEAST},
    {"MÁXIMO", CELL_NUMBER, 0, IS_MOST},
    {"INFORMAN", CELL_NUMBER, 0, IS_GIVEN},
    MONTH_COLUMNS,
    QUARTER_COLUMNS,
    {"DIFERENCIA", CELL_NUMBER, 0, IS_DIFFERENCE},
    {"UNIDADES POR MES", CELL_TEXT, 0, IS_TEXT},
    {HEADING_UNIT_OF_MEASURE, CELL_WORD, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* Of one activity, the figure is what a cell of its plan says. */
static void
put_figure(struct row_writer *w, const struct rollup_row *row, const struct figure_sum *figure,
    const struct sheet_cell *source)
{
	struct dataset_cell cell = figure_cell(figure, row->rule, row->measure);

	if (cell.kind != CELL_BLANK)
		cell.source = source;
	row_put(w, cell);
}

static const char *
rule_name(const struct rollup_row *row)
{
	switch (row->rule) {
	case FIGURE_SUM:
		return row->mixed ? "suma, mixta" : "suma";
	case FIGURE_MEAN:
		return row->mixed ? "promedio, mixto" : "promedio";
	case FIGURE_NONE:
		return "no se consolida";
	}
	return "";
}

/* One end of the range that a mean comes from; nothing beside a sum. */
static void
put_end(struct row_writer *w, const struct rollup_row *row, struct decimal end, uint32_t count)
{
	if (row->rule == FIGURE_MEAN && count > 0)
		row_put(w, number_cell(end, row->measure));
	else
		row_skip(w, 1);
}

/* What the quarters have more than the target, or less; nothing where they add up to it. */
static void
put_difference(struct row_writer *w, const struct rollup_row *row, const struct rollup_figures *figures)
{
	struct decimal difference;

	if (!rollup_difference(w->arena, row, figures, &difference)) {
		row_skip(w, 1);
		return;
	}
	struct dataset_cell cell = number_cell(difference, row->measure);
	cell.form = CELL_DIFFERENCE;
	row_put(w, cell);
}

static const char *
period_text(const struct row_writer *w, struct calendar calendar, unsigned p)
{
	return row_wording(w, column_heading(calendar_column(calendar, calendar_slot(calendar, p))));
}

/* "ENE a FEB 3, MAR 2 de 3": how many units are in the mean of each month; nothing beside a sum. */
static void
put_units_in_months(struct row_writer *w, const struct rollup_row *row)
{
	const struct calendar calendar = w->source->plan->calendar;
	const unsigned count = calendar_count(calendar);
	uint32_t units[MONTHS];

	buf_clear(&w->text);
	rollup_units_in_periods(w->source->plan, row, units);
	for (unsigned p = 0, end; p < count && row->rule == FIGURE_MEAN && row->units > 1; p = end) {
		for (end = p + 1; end < count && units[end] == units[p];)
			end++;
		if (units[p] == 0)
			continue;
		buf_addf(&w->text, "%s%s", w->text.length > 0 ? ", " : "", period_text(w, calendar, p));
		if (end > p + 1)
			buf_addf(&w->text, row_wording(w, " a %s"), period_text(w, calendar, end - 1));
		buf_addf(&w->text, " %u", (unsigned)units[p]);
	}
	if (w->text.length > 0)
		buf_addf(&w->text, row_wording(w, " de %u"), (unsigned)row->units);
	row_put_built(w);
}

/* Of the plan's own periods, and then of quarters where these are months. */
static void
put_periods(struct row_writer *w, const struct rollup_row *row, const struct rollup_figures *figures)
{
	const struct plan *plan = w->source->plan;
	const struct activity *only = row->activity_count == 1 ? &plan->activities[row->activities[0]] : NULL;
	const bool by_months = plan->calendar.division == DIVISION_MONTHS;

	for (unsigned p = 0; p < calendar_count(plan->calendar); p++) {
		const int slot = (int)calendar_slot(plan->calendar, p);
		bool own = only && plan->units[only->unit].calendar.division == plan->calendar.division;

		put_figure(w, row, by_months ? &figures->month[slot] : &figures->quarter[p],
		    own ? activity_month_cell(plan, only, slot) : NULL);
	}
	for (int q = 0; q < QUARTERS && by_months; q++)
		put_figure(w, row, &figures->quarter[q], NULL);
}

/* Target, months and quarters. */
static void
put_figures(struct row_writer *w, const struct rollup_row *row)
{
	const struct plan *plan = w->source->plan;
	const struct activity *only = row->activity_count == 1 ? &plan->activities[row->activities[0]] : NULL;
	struct rollup_figures room;
	const struct rollup_figures *figures = rollup_figures(plan, row, &room);
	const struct figure_sum *target = &figures->target;

	put_figure(w, row, target, only ? activity_target_cell(plan, only) : NULL);
	put_end(w, row, target->least, target->count);
	put_end(w, row, target->most, target->count);
	row_put_count(w, target->count);
	put_periods(w, row, figures);
	put_difference(w, row, figures);
}

static void
write_row(struct row_writer *w, const struct rollup *rollup, size_t number, const struct plan_unit *unit)
{
	const struct rollup_row *row = &rollup->rows[number];
	const struct plan *plan = w->source->plan;

	row_begin(w);
	row_is_of(w, subject_of_number(unit ? SUBJECT_UNIT_ROW : SUBJECT_ROW, rollup->unit, number));
	row_put_text(w, unit ? unit->code : NULL);
	row_put_text(w, unit ? unit->name : NULL);
	row_put_text(w, row_line(w, row->line));
	row_put_text(w, row->group == UINT32_MAX ? NULL : plan->groups[row->group].label);
	row_put_text(w, row_wording(w, quantity_name(row->measure)));
	row_put_text(w, row->mixed ? NULL : row_wording(w, consolidation_name(row->consolidation)));
	row_put_text(w, row_wording(w, rule_name(row)));
	row_put_count(w, row->units);
	put_figures(w, row);
	put_units_in_months(w, row);
	row_put_text(w, row_unit_of_measure(w, row->unit_of_measure));
}

/* Of a unit, whose rows are made and let go of; or the national one. */
static void
write_rollup(struct row_writer *w, const struct rollup *given)
{
	const struct plan_unit *unit =
	    given->unit == UINT32_MAX ? NULL : &w->source->plan->units[given->unit];
	struct arena *scratch = arena_open_beside(w->arena);
	struct rollup rollup = *given;
	size_t end;

	if (unit)
		rollup_rows(scratch, w->source->plan, &rollup);
	for (size_t i = row_first(w, rollup.row_count, &end); i < end; i++)
		write_row(w, &rollup, i, unit);
	arena_close(scratch);
}

void
write_unit_rollup(struct row_writer *w)
{
	write_rollup(w, &w->source->units[w->unit]);
}

void
write_national_rollup(struct row_writer *w)
{
	write_rollup(w, w->source->national);
}

void
write_all_units_rollup(struct row_writer *w)
{
	for (uint32_t u = 0; u < w->source->plan->unit_count; u++)
		write_rollup(w, &w->source->units[u]);
}

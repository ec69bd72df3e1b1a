/*
 * Rollups: what activities come to.
 */
#include "dataset/figure.h"
#include "dataset/row_writer.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"

const struct dataset_column rollup_columns[] = {
    {"CÓDIGO", CELL_TEXT, 0},
    {"UNIDAD", CELL_TEXT, 0},
    {"LÍNEA", CELL_TEXT, 0},
    {"ACTIVIDAD", CELL_TEXT, 0},
    {"MEDIDA", CELL_WORD, 0},
    {"CONSOLIDACIÓN", CELL_WORD, 0},
    {"REGLA", CELL_WORD, 0},
    {"UNIDADES", CELL_NUMBER, 0},
    {"META ANUAL", CELL_NUMBER, 0},
    {"MÍNIMO", CELL_NUMBER, 0},
    {"MÁXIMO", CELL_NUMBER, 0},
    {"INFORMAN", CELL_NUMBER, 0},
    MONTH_COLUMNS,
    QUARTER_COLUMNS,
    {"DIFERENCIA", CELL_NUMBER, 0},
    {"UNIDADES POR MES", CELL_WORD, 0},
    {"UNIDAD DE MEDIDA", CELL_WORD, 0},
    {NULL, CELL_BLANK, 0},
};

static void
put_figure(struct row_writer *w, const struct figure_sum *figure, enum figure_rule rule,
    enum quantity quantity)
{
	buf_clear(&w->text);
	if (!w->source->plain)
		figure_print(&w->text, figure, rule, quantity, w->source->numbers);
	else if (figure->count > 0 && rule != FIGURE_NONE)
		figure_print_number(&w->text, figure, rule, (struct number_style){'.', ','}, false);
	row_put_text(w);
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
put_end(struct row_writer *w, const struct rollup_row *row, struct decimal end)
{
	struct figure_sum only = {end, end, end, row->rule == FIGURE_MEAN ? row->target.count : 0};
	put_figure(w, &only, FIGURE_MEAN, row->measure);
}

/* "+1": what the quarters have more than the target, or less; nothing where they add up to it. */
static void
put_difference(struct row_writer *w, const struct rollup_row *row)
{
	struct decimal difference;

	buf_clear(&w->text);
	if (rollup_difference(w->arena, row, &difference)) {
		/* To a spreadsheet a plus begins a formula. */
		if (difference.units > 0 && !w->source->plain)
			buf_addc(&w->text, '+');
		decimal_format(&w->text, difference,
		    w->source->plain ? (struct number_style){'.', ','} : w->source->numbers, -1,
		    !w->source->plain);
		if (row->measure == QUANTITY_PERCENT && !w->source->plain)
			buf_addc(&w->text, '%');
	}
	row_put_text(w);
}

/* "ENE a FEB 3, MAR 2 de 3": how many units are in the mean of each month; nothing beside a sum. */
static void
put_units_in_months(struct row_writer *w, const struct rollup_row *row)
{
	uint32_t units[MONTHS];

	buf_clear(&w->text);
	rollup_units_in_months(w->source->plan, row, units);
	for (int m = 0, end; m < MONTHS && row->rule == FIGURE_MEAN && row->units > 1; m = end) {
		for (end = m + 1; end < MONTHS && units[end] == units[m];)
			end++;
		if (units[m] == 0)
			continue;
		buf_addf(&w->text, "%s%s", w->text.length > 0 ? ", " : "",
		    column_heading(column_of_month(m)));
		if (end > m + 1)
			buf_addf(&w->text, " a %s", column_heading(column_of_month(end - 1)));
		buf_addf(&w->text, " %u", (unsigned)units[m]);
	}
	if (w->text.length > 0)
		buf_addf(&w->text, " de %u", (unsigned)row->units);
	row_put_text(w);
}

static void
write_rollup(struct row_writer *w, const struct rollup *given)
{
	const struct plan_unit *unit =
	    given->unit == UINT32_MAX ? NULL : &w->source->plan->units[given->unit];
	struct arena *scratch = arena_open_beside(w->arena);
	struct rollup made = *given;
	const struct rollup *rollup = &made;

	if (unit != NULL)
		rollup_rows(scratch, w->source->plan, &made);
	for (size_t i = 0; i < rollup->row_count; i++) {
		const struct rollup_row *row = &rollup->rows[i];
		row_begin(w);
		row_put(w, unit ? unit->code : NULL);
		row_put(w, unit ? unit->name : NULL);
		row_put(w, row_line(w, row->line));
		row_put(w, row->group == UINT32_MAX ? NULL : w->source->plan->groups[row->group].label);
		row_put(w, quantity_name(row->measure));
		row_put(w, row->mixed ? NULL : consolidation_name(row->consolidation));
		row_put(w, rule_name(row));
		row_put_number(w, row->units);
		put_figure(w, &row->target, row->rule, row->measure);
		put_end(w, row, row->target.least);
		put_end(w, row, row->target.most);
		row_put_number(w, row->target.count);
		for (int m = 0; m < MONTHS; m++)
			put_figure(w, &row->month[m], row->rule, row->measure);
		for (int q = 0; q < QUARTERS; q++)
			put_figure(w, &row->quarter[q], row->rule, row->measure);
		put_difference(w, row);
		put_units_in_months(w, row);
		row_put(w, row_unit_of_measure(w, row->unit_of_measure));
	}
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

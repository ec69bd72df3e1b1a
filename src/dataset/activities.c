/*
 * The activities of a unit, with what was done of them.
 */
#include "base/file_name.h"
#include "dataset/progress_cells.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"

const struct dataset_column activity_columns[] = {
    {"CÓDIGO", CELL_TEXT, 0},
    {"UNIDAD", CELL_TEXT, 0},
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0},
    {"LÍNEA", CELL_TEXT, 0},
    {"ACTIVIDAD", CELL_TEXT, 0},
    {"MEDIDA", CELL_WORD, 0},
    {"CONSOLIDACIÓN", CELL_WORD, 0},
    {"META ANUAL", CELL_NUMBER, 0},
    {"PROGRAMADO", CELL_NUMBER, 0},
    {"EJECUTADO", CELL_NUMBER, 0},
    {"CUMPLIMIENTO", CELL_PERCENT, 0},
    {"ESTADO", CELL_STATUS, 0},
    {"LETRA", CELL_STATUS, 0},
    {"PROGRAMADO A LA FECHA", CELL_NUMBER, 0},
    {"EJECUTADO A LA FECHA", CELL_NUMBER, 0},
    {"CUMPLIMIENTO A LA FECHA", CELL_PERCENT, 0},
    {"ESTADO A LA FECHA", CELL_STATUS, 0},
    {"LETRA A LA FECHA", CELL_STATUS, 0},
    {"AVANCE ANUAL", CELL_PERCENT, 0},
    {"SIN INFORMAR", CELL_WORD, 0},
    {"JUSTIFICACIÓN", CELL_TEXT, 0},
    {"PENDIENTE", CELL_WORD, 0},
    {"ARCHIVO", CELL_TEXT, 0},
    {"FILA", CELL_NUMBER, 0},
    MONTH_COLUMNS,
    {"EJECUTADO ENE", CELL_NUMBER, 1},
    {"EJECUTADO FEB", CELL_NUMBER, 2},
    {"EJECUTADO MAR", CELL_NUMBER, 3},
    {"EJECUTADO ABR", CELL_NUMBER, 4},
    {"EJECUTADO MAY", CELL_NUMBER, 5},
    {"EJECUTADO JUN", CELL_NUMBER, 6},
    {"EJECUTADO JUL", CELL_NUMBER, 7},
    {"EJECUTADO AGO", CELL_NUMBER, 8},
    {"EJECUTADO SEP", CELL_NUMBER, 9},
    {"EJECUTADO OCT", CELL_NUMBER, 10},
    {"EJECUTADO NOV", CELL_NUMBER, 11},
    {"EJECUTADO DIC", CELL_NUMBER, 12},
    {"UNIDAD DE MEDIDA", CELL_WORD, 0},
    {NULL, CELL_BLANK, 0},
};

/* "FEB, MAR" */
static void
put_months(struct row_writer *w, unsigned months)
{
	buf_clear(&w->text);
	for (int m = 0; m < MONTHS; m++) {
		if ((months >> m & 1u) == 0)
			continue;
		if (w->text.length > 0)
			buf_adds(&w->text, ", ");
		buf_adds(&w->text, column_heading(column_of_month(m)));
	}
	row_put_text(w);
}

static void
put_indicator(struct row_writer *w, const struct indicator *i, enum quantity measure)
{
	put_portion(w, &i->planned, measure);
	put_portion(w, &i->executed, measure);
	put_compliance(w, i->compliance);
	put_status(w, i->status);
}

/* What was done in a month: up to the cut, and only what counts. */
static void
put_executed(struct row_writer *w, const struct activity *activity, const struct executed *executed,
    int month)
{
	struct decimal value;
	bool counts = month <= w->source->compliance->cut.month &&
	    progress_value(activity, &executed->month[month], &value);

	if (counts)
		put_amount(w, &executed->month[month]);
	else
		row_put(w, NULL);
}

static const char *
text_of(const struct sheet_cell *cell)
{
	return cell && cell->length > 0 ? cell->text : NULL;
}

static void
write_activity(struct row_writer *w, uint32_t i)
{
	const struct compliance *c = w->source->compliance;
	const struct activity *a = &c->plan->activities[i];
	const struct activity_compliance *computed = &c->activities[i];
	const struct executed *executed = &c->progress->executed[i];
	const struct sheet *sheet = c->progress->units[a->unit].sheet;

	row_begin(w);
	row_put(w, c->plan->units[a->unit].code);
	row_put(w, c->plan->units[a->unit].name);
	row_put(w, text_of(a->code));
	row_put(w, row_line(w, a->line));
	row_put(w, text_of(a->name));
	row_put(w, quantity_name(a->measure));
	row_put(w, consolidation_name(a->consolidation));
	put_amount(w, &a->target);
	put_indicator(w, &computed->period, a->measure);
	put_indicator(w, &computed->to_date, a->measure);
	put_compliance(w, computed->annual.compliance);
	put_months(w, computed->unreported);
	row_put(w,
	    computed->pending ? "FALTA"
			      : reasons_of(w->arena, executed->reasons, c->cut.first, c->cut.month));
	row_put(w, computed->pending ? "sí" : NULL);
	if (executed->row != PROGRESS_NO_ROW) {
		row_put(w, file_name_of(sheet->file));
		row_put_plain(w, sheet->rows[executed->row].cells[0].line);
	} else {
		w->at += 2;
	}
	for (int m = 0; m < MONTHS; m++)
		put_amount(w, &a->month[m]);
	for (int m = 0; m < MONTHS; m++)
		put_executed(w, a, executed, m);
	row_put(w, row_unit_of_measure(w, a->unit_of_measure));
}

void
write_unit_progress(struct row_writer *w)
{
	const struct plan_unit *of = &w->source->plan->units[w->unit];

	for (uint32_t i = of->first; i < of->first + of->count; i++)
		write_activity(w, i);
}

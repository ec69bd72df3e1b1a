/*
 * The activities of a unit, with what was done of them.
 */
#include "base/file_name.h"
#include "dataset/progress_cells.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"

/* clang-format off */
#define EXECUTED_COLUMN(month, heading) {"EJECUTADO " heading, CELL_NUMBER, month}
/* clang-format on */

const struct dataset_column activity_columns[] = {
    UNIT_COLUMNS,
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0},
    {"LÍNEA", CELL_TEXT, 0},
    {HEADING_ACTIVITY, CELL_TEXT, 0},
    {HEADING_MEASURE, CELL_WORD, 0},
    {HEADING_CONSOLIDATION, CELL_WORD, 0},
    {HEADING_TARGET, CELL_NUMBER, 0},
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
    {"SIN INFORMAR", CELL_TEXT, 0},
    {HEADING_JUSTIFICATION, CELL_TEXT, 0},
    {"PENDIENTE", CELL_WORD, 0},
    {"ARCHIVO", CELL_TEXT, 0},
    {"FILA", CELL_NUMBER, 0},
    MONTH_COLUMNS,
    MONTH_HEADINGS(EXECUTED_COLUMN),
    {HEADING_UNIT_OF_MEASURE, CELL_WORD, 0},
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
		buf_adds(&w->text, row_wording(w, column_heading(column_of_month(m))));
	}
	row_put_built(w);
}

static void
put_indicator(struct row_writer *w, const struct indicator *i, enum quantity measure)
{
	row_put_portion(w, &i->planned, measure);
	row_put_portion(w, &i->executed, measure);
	if (i->status == STATUS_NOT_REPORTED)
		row_put_not_reported(w);
	else
		row_put_compliance(w, i->compliance);
	row_put_status(w, i->status);
}

/* What was done in a month: up to the cut, and only what counts. */
static void
put_executed(struct row_writer *w, uint32_t i, int month)
{
	const struct compliance *c = w->source->compliance;
	const struct executed *executed = &c->progress->executed[i];
	struct decimal value;

	if (month <= c->cut.month && progress_value(&c->plan->activities[i], &executed->month[month], &value))
		row_put_amount(w, &executed->month[month], executed_cell(executed, month));
	else if (c->activities[i].unreported >> month & 1u)
		row_put_not_reported(w);
	else
		row_skip(w, 1);
}

static void
put_planned(struct row_writer *w, const struct activity *a)
{
	for (int m = 0; m < MONTHS; m++)
		row_put_amount(w, &a->month[m], activity_month_cell(w->source->compliance->plan, a, m));
}

/* The row of the progress sheet that tells of the activity. */
static void
put_place(struct row_writer *w, const struct activity *a, const struct executed *executed)
{
	const struct sheet *sheet = w->source->compliance->progress->units[a->unit].sheet;

	if (executed->row == PROGRESS_NO_ROW) {
		row_skip(w, 2);
		return;
	}
	row_put_text(w, file_name_of(sheet->file));
	row_put_ordinal(w, sheet_line(&sheet->rows[executed->row].cells[0]));
}

static void
write_activity(struct row_writer *w, uint32_t i)
{
	const struct compliance *c = w->source->compliance;
	const struct activity *a = &c->plan->activities[i];
	const struct activity_compliance *computed = &c->activities[i];
	const struct executed *executed = &c->progress->executed[i];

	row_begin(w);
	row_put_text(w, c->plan->units[a->unit].code);
	row_put_text(w, c->plan->units[a->unit].name);
	row_put_source(w, activity_code(a));
	row_put_text(w, row_line(w, a->line));
	row_put_source(w, activity_name(a));
	row_put_text(w, row_wording(w, quantity_name(a->measure)));
	row_put_text(w, row_wording(w, consolidation_name(a->consolidation)));
	row_put_amount(w, &a->target, activity_target_cell(c->plan, a));
	put_indicator(w, &computed->period, a->measure);
	put_indicator(w, &computed->to_date, a->measure);
	row_put_compliance(w, computed->annual.compliance);
	put_months(w, computed->unreported);
	row_put_text(w,
	    computed->pending ? row_wording(w, "FALTA")
			      : reasons_of(w->arena, executed->reasons, c->cut.first, c->cut.month));
	row_put_text(w, computed->pending ? row_wording(w, "sí") : NULL);
	put_place(w, a, executed);
	put_planned(w, a);
	for (int m = 0; m < MONTHS; m++)
		put_executed(w, i, m);
	row_put_text(w, row_unit_of_measure(w, a->unit_of_measure));
}

void
write_unit_progress(struct row_writer *w)
{
	const struct plan_unit *of = &w->source->plan->units[w->unit];
	size_t end;

	for (size_t i = row_first(w, of->count, &end); i < end; i++)
		write_activity(w, of->first + (uint32_t)i);
}

/*
 * Activities of which too little was done: why, and what is done about it.
 */
#include "dataset/progress_cells.h"

const struct dataset_column open_measure_columns[] = {
    UNIT_COLUMNS,
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0, IS_TEXT},
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {"CUMPLIMIENTO", CELL_PERCENT, 0, IS_RATIO},
    {"ESTADO", CELL_STATUS, 0, IS_STATUS},
    {"LETRA", CELL_STATUS, 0, IS_STATUS},
    {"CAUSA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_JUSTIFICATION, CELL_TEXT, 0, IS_TEXT},
    {"MEDIDA CORRECTIVA", CELL_TEXT, 0, IS_TEXT},
    {"RESPONSABLE DE LA MEDIDA", CELL_TEXT, 0, IS_TEXT},
    {"PLAZO DE LA MEDIDA", CELL_TEXT, 0, IS_TEXT},
    {"EVIDENCIA", CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* What is owed, or says that it is missing. */
static void
put_owed(struct row_writer *w, const char *text)
{
	row_put_text(w, text != NULL ? text : row_wording(w, "FALTA"));
}

static void
write_activity(struct row_writer *w, uint32_t i)
{
	const struct compliance *c = w->source->compliance;
	const struct activity *a = &c->plan->activities[i];
	const struct indicator *period = &c->activities[i].period;

	row_begin(w);
	row_is_of(w, subject_of_number(SUBJECT_ACTIVITY, a->unit, i));
	row_put_text(w, c->plan->units[a->unit].code);
	row_put_text(w, c->plan->units[a->unit].name);
	row_put_source(w, activity_code(a));
	row_put_text(w, row_line(w, a->line));
	row_put_source(w, activity_name(a));
	row_put_compliance(w, period->compliance);
	row_put_status(w, period->status);
	row_put_text(w, row_told(w, i, PERIOD_CAUSE));
	put_owed(w,
	    reasons_of(w->arena, c->progress->executed[i].reasons, c->plan->calendar,
		(struct period){c->cut.first, c->cut.month}, w->source->wording));
	put_owed(w, row_told(w, i, PERIOD_MEASURE));
	row_put_text(w, row_told(w, i, PERIOD_RESPONSIBLE));
	row_put_text(w, row_told(w, i, PERIOD_DEADLINE));
	row_put_text(w, row_told(w, i, PERIOD_EVIDENCE));
}

/* Of a job in which nobody is asked for a measure there is nothing to list. */
static void
write_unit(struct row_writer *w, const struct plan_unit *of)
{
	const struct compliance *c = w->source->compliance;

	for (uint32_t i = of->first; i < of->first + of->count; i++) {
		const struct fraction done = c->activities[i].period.compliance;

		if (done.den > 0 && fraction_compare_percent(done, c->scale.justify_below) < 0)
			write_activity(w, i);
	}
}

void
write_unit_open_measures(struct row_writer *w)
{
	if (progress_tells(w->source->compliance->progress, PERIOD_MEASURE))
		write_unit(w, &w->source->plan->units[w->unit]);
}

void
write_open_measures(struct row_writer *w)
{
	if (!progress_tells(w->source->compliance->progress, PERIOD_MEASURE))
		return;
	for (size_t u = 0; u < w->source->plan->unit_count; u++)
		write_unit(w, &w->source->plan->units[u]);
}

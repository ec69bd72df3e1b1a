/*
 * What is missing of the progress, and of whom.
 */
#include "base/file_name.h"
#include "dataset/row_writer.h"
#include "sheet/spreadsheet.h"

const struct dataset_column missing_columns[] = {
    UNIT_COLUMNS,
    {"INFORMÓ", CELL_WORD, 0, IS_TEXT},
    {"INCOMPLETAS", CELL_NUMBER, 0, IS_INCOMPLETE},
    {"PENDIENTES", CELL_NUMBER, 0, IS_PENDING},
    {"FALTA", CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

static const char *
unreported_text(const struct row_writer *w, uint32_t n, enum division division)
{
	if (division == DIVISION_MONTHS)
		return arena_printf(w->arena,
		    row_wording(w,
			n == 1 ? "%u actividad con meses sin informar."
			       : "%u actividades con meses sin informar."),
		    (unsigned)n);
	return arena_printf(w->arena,
	    row_wording(w,
		n == 1 ? "%u actividad con períodos sin informar."
		       : "%u actividades con períodos sin informar."),
	    (unsigned)n);
}

static const char *
missing_text(const struct row_writer *w, const struct tally *tally, enum division division,
    const char *unplanned)
{
	const char *months = "", *reasons = "";

	if (tally->incomplete > 0)
		months = unreported_text(w, tally->incomplete, division);
	if (tally->pending > 0)
		reasons = arena_printf(w->arena,
		    row_wording(w,
			tally->pending == 1 ? "%u actividad sin justificación."
					    : "%u actividades sin justificación."),
		    (unsigned)tally->pending);
	return arena_printf(w->arena, "%s%s%s%s%s", months, months[0] && reasons[0] ? " " : "", reasons,
	    (months[0] || reasons[0]) && unplanned[0] ? " " : "", unplanned);
}

/* What was reported of activities that the plan hasn't: how many, and which. */
static const char *
unplanned_text(const struct row_writer *w, uint32_t unit)
{
	const struct progress_sheet *sheet = &w->source->compliance->progress->sheets[unit];
	struct buf names = BUF_INIT;
	unsigned n = 0;

	for (size_t row = 0; sheet->sheet != NULL && row < sheet->sheet->row_count; row++) {
		const struct sheet_cell *cells = sheet->sheet->rows[row].cells;
		int named =
		    sheet->name >= 0 && !sheet_is_blank(&cells[sheet->name]) ? sheet->name : sheet->code;

		if (sheet->rows[row].join != PROGRESS_UNKNOWN)
			continue;
		n++;
		if (named < 0 || sheet_is_blank(&cells[named]))
			continue;
		buf_adds(&names, names.length > 0 ? "; " : "");
		buf_addf(&names, "«%s»", sheet_text(spreadsheet_bare(w->arena, &cells[named])));
	}
	if (n == 0)
		return "";
	return arena_printf(w->arena,
	    row_wording(w,
		n == 1 ? "%u actividad informada que no está en el plan: %s."
		       : "%u actividades informadas que no están en el plan: %s."),
	    n, buf_take(&names, w->arena));
}

/* Whether it has sent nothing; a file with errors is something. */
static bool
is_silent(const struct compliance *c, uint32_t unit)
{
	return !compliance_has_submitted(c, unit) && compliance_faulty_file(c, unit) == NULL;
}

/* Codes or names of the units that have not submitted, one after the other. */
static void
put_silent(struct row_writer *w, bool names, const char *between)
{
	const struct compliance *c = w->source->compliance;

	buf_clear(&w->text);
	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		if (!is_silent(c, u))
			continue;
		buf_adds(&w->text, w->text.length > 0 ? between : "");
		buf_adds(&w->text, names ? c->plan->units[u].name : c->plan->units[u].code);
	}
	row_put_built(w);
}

/* Units that have not submitted are one row, however many: it is of them that a reader asks first. */
static void
write_silent(struct row_writer *w)
{
	const struct compliance *c = w->source->compliance;
	uint64_t units = 0, incomplete = 0, pending = 0;

	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		if (!is_silent(c, u))
			continue;
		units++;
		incomplete += c->units[u].incomplete;
		pending += c->units[u].pending;
	}
	if (units == 0)
		return;
	row_begin(w);
	row_is_of(w, subject_of_number(SUBJECT_SILENT, ANY_UNIT, 0));
	put_silent(w, false, ", ");
	put_silent(w, true, "; ");
	row_put_text(w, row_wording(w, "no"));
	row_put_count(w, incomplete);
	row_put_count(w, pending);
	row_put_text(w, row_wording(w, units == 1 ? "No remitió su avance." : "No remitieron su avance."));
}

/* Each unit whose file could not be read, by itself: it has to send it again. */
static void
write_faulty(struct row_writer *w)
{
	const struct compliance *c = w->source->compliance;

	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		const char *file = compliance_faulty_file(c, u);

		if (file == NULL)
			continue;
		row_begin(w);
		row_is_of(w, subject_of_activities(u, ANY_LINE));
		row_put_text(w, c->plan->units[u].code);
		row_put_text(w, c->plan->units[u].name);
		row_put_text(w, row_wording(w, "no (archivo con errores)"));
		row_put_count(w, c->units[u].incomplete);
		row_put_count(w, c->units[u].pending);
		row_put_text(w,
		    arena_printf(w->arena, row_wording(w, "No remitido (archivo con errores): %s."),
			file_name_of(file)));
	}
}

/* Units that are not in the plan, since theirs can't be read: of these there is nothing to count. */
static void
write_left_out(struct row_writer *w)
{
	const struct plan *plan = w->source->compliance->plan;

	for (size_t i = 0; i < plan->units_left_out_count; i++) {
		row_begin(w);
		row_put_text(w, plan->units_left_out[i].code);
		row_put_text(w, plan->units_left_out[i].name);
		row_put_text(w, "no (plan con errores)");
		row_skip(w, 2);
		row_put_text(w, "No incluida: su plan tiene errores.");
	}
}

void
write_progress_missing(struct row_writer *w)
{
	const struct compliance *c = w->source->compliance;

	write_silent(w);
	write_faulty(w);
	write_left_out(w);
	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		const struct tally *tally = &c->units[u];
		const char *unplanned = compliance_has_submitted(c, u) ? unplanned_text(w, u) : "";

		if (!compliance_has_submitted(c, u) ||
		    (tally->incomplete == 0 && tally->pending == 0 && unplanned[0] == '\0'))
			continue;
		row_begin(w);
		row_is_of(w, subject_of_activities(u, ANY_LINE));
		row_put_text(w, c->plan->units[u].code);
		row_put_text(w, c->plan->units[u].name);
		row_put_text(w, row_wording(w, "sí"));
		row_put_count(w, tally->incomplete);
		row_put_count(w, tally->pending);
		row_put_text(w, missing_text(w, tally, c->plan->units[u].calendar.division, unplanned));
	}
}

#include "check/checking.h"

/* The cell that the row is told by: of a total its activity, else the first that says anything. */
static const struct sheet_cell *
telling_cell(const struct sheet *sheet, size_t row, bool total)
{
	const struct sheet_cell *cell = sheet->rows[row].cells;
	int name = sheet_column(sheet, column_key(COLUMN_ACTIVITY));

	if (total && name >= 0 && sheet_length(&cell[name]) > 0)
		return &cell[name];
	for (size_t k = 0; k + 1 < sheet->column_count && sheet_length(cell) == 0; k++)
		cell++;
	return cell;
}

static void
tell(struct checking *c, uint32_t unit, enum finding_file in, const struct sheet *sheet, size_t row,
    bool total)
{
	const struct sheet_cell *cell = telling_cell(sheet, row, total);
	struct finding finding = finding_at(RULE_NO_ACTIVITY, UINT32_MAX,
	    sheet_text(&sheet->headings[cell - sheet->rows[row].cells]), cell);

	finding.unit = unit;
	finding.in = in;
	if (total) {
		finding.message = message_make(c->arena,
		    "«%s» is a total of the rows above, it seems, not an activity: the row is left out of "
		    "all figures.",
		    quoted(c, sheet_text(cell)));
		finding.mend = message_make(c->arena,
		    "Delete the row; or if it is an activity, give it a CÓDIGO, or a text that says what is "
		    "done.");
	} else {
		finding.message = message_make(c->arena,
		    "«%s» is there to be signed, it seems, and no activity: the row is left out of all "
		    "figures.",
		    quoted(c, sheet_text(cell)));
		finding.mend = message_make(c->arena,
		    "Delete the row: a document's signatures are those that the job gives it.");
	}
	finding_add(c, finding, cell);
}

static void
check_progress_rows(struct checking *c, uint32_t unit)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];

	for (size_t row = 0; sheet->sheet != NULL && row < sheet->sheet->row_count; row++) {
		enum progress_join join = sheet->rows[row].join;

		if (join == PROGRESS_TOTAL || join == PROGRESS_SIGNATURE)
			tell(c, unit, FOUND_IN_PROGRESS, sheet->sheet, row, join == PROGRESS_TOTAL);
	}
}

void
check_left_out(struct checking *c)
{
	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		const struct plan_unit *unit = &c->plan->units[u];

		for (uint32_t i = 0; i < unit->left_out_count; i++)
			tell(c, u, FOUND_IN_PLAN, unit->sheet, unit->left_out[i].row,
			    unit->left_out[i].kind == LEFT_OUT_TOTAL);
		if (c->settings->progress != NULL)
			check_progress_rows(c, u);
	}
}

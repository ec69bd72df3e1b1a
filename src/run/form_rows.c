#include "run/form_rows.h"

#include <string.h>

#include "sheet/columns.h"

/* Whether the row has anything beside what names its activity and what was planned of it. */
static bool
says_more(const struct progress_sheet *sheet, size_t row)
{
	const struct sheet *csv = sheet->sheet;

	for (int k = 0; k < (int)csv->column_count; k++) {
		const enum plan_column of = heading_column(csv->keys[k]);

		if (k != sheet->code && k != sheet->name && k != sheet->line && k != sheet->unit &&
		    of != COLUMN_TARGET && of != COLUMN_DIRECTION &&
		    strncmp(csv->keys[k], planned_key(), strlen(planned_key())) != 0 &&
		    !sheet_is_blank(&csv->rows[row].cells[k]))
			return true;
	}
	return false;
}

/* Whether what the row reports is in no row of the plan's activities. */
static bool
is_of_none(const struct progress_sheet *sheet, size_t row)
{
	switch (sheet->rows[row].join) {
	case PROGRESS_BLANK:
	case PROGRESS_JOINED:
	case PROGRESS_TOTAL:
	case PROGRESS_SIGNATURE:
		return false;
	case PROGRESS_UNKNOWN:
		return true;
	case PROGRESS_AMBIGUOUS:
	case PROGRESS_CONTRADICTORY:
	case PROGRESS_TWICE:
		return says_more(sheet, row);
	}
	return false;
}

static void
read_row(struct arena *arena, struct arena *scratch, const struct progress_sheet *sheet,
    struct number_style style, struct executed *row)
{
	const struct sheet *csv = sheet->sheet;

	row->cells = csv->rows[row->row].cells;
	row->columns = sheet->month;
	for (int m = 0; m < MONTHS; m++) {
		if (row->columns[m] >= 0)
			(void)sheet_value(csv, row->row, (size_t)row->columns[m], style,
			    &row->month[m].value);
	}
	row->reasons = reasons_read(arena, scratch, &csv->rows[row->row], &sheet->reasons);
}

uint32_t
form_rows(struct arena *arena, const struct progress *progress, uint32_t unit, struct number_style style,
    const struct executed **out)
{
	const uint32_t planned = progress->plan->units[unit].count;
	const struct progress_sheet *sheet = &progress->sheets[unit];
	const size_t reported = sheet->sheet != NULL ? sheet->sheet->row_count : 0;
	struct executed *rows;
	struct arena *scratch;
	uint32_t count = planned;

	for (size_t row = 0; row < reported; row++)
		count += is_of_none(sheet, row);
	*out = rows = ARENA_ARRAY(arena, struct executed, count);
	if (planned > 0)
		memcpy(rows, &progress->executed[progress->plan->units[unit].first], planned * sizeof(*rows));
	if (count == planned)
		return count;
	scratch = arena_open_beside(arena);
	count = planned;
	for (size_t row = 0; row < reported; row++) {
		if (!is_of_none(sheet, row))
			continue;
		rows[count].row = (uint32_t)row;
		read_row(arena, scratch, sheet, style, &rows[count++]);
	}
	arena_close(scratch);
	return count;
}

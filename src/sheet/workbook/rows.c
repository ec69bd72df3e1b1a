#include "sheet/workbook/rows.h"

#include "base/utf8.h"

void
rows_begin(struct rows *rows, const struct workbook_input *in, const char *place,
    struct workbook_facts *facts)
{
	rows->in = in;
	rows->place = place;
	rows->facts = facts;
	*facts = (struct workbook_facts){.merges = NULL};
}

static int
compare_merges(const void *left, const void *right)
{
	const struct workbook_merge *a = left, *b = right;

	if (a->first_row != b->first_row)
		return a->first_row < b->first_row ? -1 : 1;
	return (a->first_column > b->first_column) - (a->first_column < b->first_column);
}

void
rows_end(struct rows *rows)
{
	if (rows->facts->merge_count > 0)
		qsort(rows->merges, rows->facts->merge_count, sizeof(*rows->merges), compare_merges);
	rows->facts->merges = rows->merges;
	buf_release(&rows->text);
}

struct srcloc
rows_cell_place(const struct rows *rows, uint32_t column)
{
	return (struct srcloc){rows->place, rows->line, column};
}

/*
 * --- columns and merges
 * -----------------------------------------------------------------------------------
 */

static bool
is_marked(const uint64_t *words, uint32_t column)
{
	return words[column / 64] >> column % 64 & 1;
}

static void
mark(uint64_t *words, uint32_t column)
{
	words[column / 64] |= (uint64_t)1 << column % 64;
}

void
rows_hide_columns(struct rows *rows, uint32_t first, uint32_t last)
{
	for (uint32_t column = first; column <= last && column <= SHEET_COLUMNS_MAX; column++)
		mark(rows->hidden_columns, column - 1);
}

bool
rows_merge(struct rows *rows, const struct workbook_merge *merge)
{
	size_t count = rows->facts->merge_count;

	if (count == ROWS_MERGES_MAX) {
		diag_add(rows->in->diags, SEVERITY_ERROR,
		    (struct srcloc){rows->place, merge->first_row, merge->first_column}, "workbook-size",
		    "the sheet has more than %d merged cells, the most that are read", ROWS_MERGES_MAX);
		return false;
	}
	rows->merges = arena_grow(rows->in->scratch, rows->merges, count, &rows->merge_capacity, count + 1,
	    sizeof(*rows->merges));
	rows->merges[count] = *merge;
	rows->facts->merge_count++;
	return true;
}

/*
 * --- rows
 * -------------------------------------------------------------------------------------------------
 */

void
rows_start(struct rows *rows, uint32_t line, bool hidden)
{
	rows->line = line;
	rows->hidden = hidden;
	rows->count = 0;
	rows->nfc = true;
	rows->in_text = false;
	buf_clear(&rows->text);
}

/* Whether there is room for the cell; false after an error. */
static bool
is_within(struct rows *rows, uint32_t column, size_t length)
{
	struct srcloc place = rows_cell_place(rows, column);

	if (column > SHEET_COLUMNS_MAX)
		diag_add(rows->in->diags, SEVERITY_ERROR, place, "workbook-columns",
		    "a cell past column %d, the most that are read", SHEET_COLUMNS_MAX);
	else if (length > SHEET_CELL_MAX)
		diag_add(rows->in->diags, SEVERITY_ERROR, place, "workbook-cell-size",
		    "a cell of %zu bytes, past the limit of %d", length, SHEET_CELL_MAX);
	else if (rows->given + length > ROWS_TEXT_MAX)
		diag_add(rows->in->diags, SEVERITY_ERROR, place, "workbook-size",
		    "up to here the sheet has %zu MB of text, the most that are read",
		    (size_t)(ROWS_TEXT_MAX >> 20));
	else
		return true;
	return false;
}

static void
note_hidden(struct rows *rows, uint32_t column)
{
	if (!is_marked(rows->hidden_columns, column - 1) || is_marked(rows->seen_hidden, column - 1))
		return;
	mark(rows->seen_hidden, column - 1);
	rows->facts->hidden_columns++;
	if (rows->facts->first_hidden_column == 0 || column < rows->facts->first_hidden_column)
		rows->facts->first_hidden_column = (uint16_t)column;
}

bool
rows_add(struct rows *rows, uint32_t column, const struct shown_cell *shown)
{
	if (shown->length == 0)
		return true;
	if (!is_within(rows, column, shown->length))
		return false;
	note_hidden(rows, column);
	while (rows->count < column - 1) {
		rows->cells[rows->count] =
		    (struct sheet_field){.text = "", .line = rows->line, .column = rows->count + 1u};
		rows->count++;
	}
	rows->cells[rows->count++] = (struct sheet_field){
	    .text = shown->lasting ? shown->text : NULL,
	    .length = (uint32_t)shown->length,
	    .line = rows->line,
	    .column = column,
	    .exact = shown->exact,
	};
	if (!shown->lasting) {
		buf_add(&rows->text, shown->text, shown->length);
		rows->in_text = true;
	}
	rows->nfc = rows->nfc && shown->nfc;
	rows->given += shown->length;
	return true;
}

bool
rows_finish(struct rows *rows)
{
	struct record record = {
	    .cells = rows->cells,
	    .count = rows->count,
	    .line = rows->line,
	    .ended = true,
	    .nfc = rows->nfc,
	};
	const char *text = rows->text.data;

	if (rows->text.failed)
		arena_out_of_memory(rows->in->scratch, 0);
	if (rows->count == 0)
		return true;
	for (size_t i = 0; i < rows->count && rows->in_text; i++) {
		if (rows->cells[i].text != NULL)
			continue;
		rows->cells[i].text = text;
		text += rows->cells[i].length;
	}
	if (rows->hidden && rows->facts->hidden_rows++ == 0)
		rows->facts->first_hidden_row = rows->line;
	if (rows->give(rows->ctx, &record))
		return true;
	rows->ended = true;
	return false;
}

/*
 * --- what is to be said
 * -----------------------------------------------------------------------------------
 */

void
rows_note_rounded(struct rows *rows, uint32_t column, struct bytes shown, struct bytes held)
{
	struct workbook_facts *facts = rows->facts;

	if (facts->rounded++ > 0)
		return;
	facts->rounded_row = rows->line;
	facts->rounded_column = (uint16_t)column;
	facts->rounded_shown = arena_strndup(rows->in->scratch, shown.data, shown.length);
	facts->rounded_held = arena_strndup(rows->in->scratch, held.data, held.length);
}

void
rows_note_unsaved(struct rows *rows, uint32_t column)
{
	if (rows->facts->unsaved++ > 0)
		return;
	rows->facts->unsaved_row = rows->line;
	rows->facts->unsaved_column = (uint16_t)column;
}

size_t
rows_tidy(char **text, size_t n)
{
	const char *start = *text;
	char *to = *text;

	if (memchr(start, '\r', n) != NULL) {
		for (size_t i = 0; i < n; i++) {
			if (start[i] == '\r' && i + 1 < n && start[i + 1] == '\n')
				continue;
			*to++ = start[i] == '\r' ? '\n' : start[i];
		}
		n = (size_t)(to - *text);
	}
	utf8_trim(&start, &n);
	*text += start - *text;
	return n;
}

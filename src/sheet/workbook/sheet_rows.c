#include "sheet/workbook/sheet_rows.h"

#include "base/utf8.h"

void
sheet_rows_begin(struct sheet_rows *rows, const struct workbook_input *in, const char *place,
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

/* Whether the cells of one are free of all before it; `below`, of each column, is the last row of these. */
static bool
is_apart(const struct workbook_merge *merge, uint32_t below[SHEET_COLUMNS_MAX])
{
	if (merge->first_column > SHEET_COLUMNS_MAX)
		return false;
	for (size_t i = merge->first_column - 1u; i < merge->last_column && i < SHEET_COLUMNS_MAX; i++) {
		if (below[i] >= merge->first_row)
			return false;
	}
	for (size_t i = merge->first_column - 1u; i < merge->last_column && i < SHEET_COLUMNS_MAX; i++)
		below[i] = merge->last_row;
	return true;
}

/* Lets go of those that lie over one before them, and of those where no cells are read. */
static void
part_merges(struct sheet_rows *rows)
{
	uint32_t below[SHEET_COLUMNS_MAX] = {0};
	size_t n = rows->facts->merge_count;

	if (n > 0)
		qsort(rows->merges, n, sizeof(*rows->merges), compare_merges);
	rows->facts->merge_count = 0;
	for (size_t i = 0; i < n; i++) {
		if (is_apart(&rows->merges[i], below))
			rows->merges[rows->facts->merge_count++] = rows->merges[i];
	}
}

void
sheet_rows_end(struct sheet_rows *rows)
{
	part_merges(rows);
	rows->facts->merges = rows->merges;
	buf_release(&rows->text);
}

struct srcloc
sheet_rows_place(const struct sheet_rows *rows, uint32_t column)
{
	return (struct srcloc){rows->place, rows->line, column};
}

/* --- columns and merges ------------------------------------------------------------------------------- */

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
sheet_rows_hide_columns(struct sheet_rows *rows, uint32_t first, uint32_t last)
{
	for (uint32_t column = first; column <= last && column <= SHEET_COLUMNS_MAX; column++)
		mark(rows->hidden_columns, column - 1);
}

bool
sheet_rows_merge(struct sheet_rows *rows, const struct workbook_merge *merge)
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

/* --- rows --------------------------------------------------------------------------------------------- */

void
sheet_rows_start(struct sheet_rows *rows, uint32_t line, bool hidden)
{
	rows->line = line;
	rows->hidden = hidden;
	rows->count = 0;
	rows->nfc = true;
	buf_clear(&rows->text);
}

/* Whether so much more text may be given; false after an error. */
static bool
has_room(struct sheet_rows *rows, uint32_t column, size_t length)
{
	if (rows->given + length <= ROWS_TEXT_MAX)
		return true;
	diag_add(rows->in->diags, SEVERITY_ERROR, sheet_rows_place(rows, column), "workbook-size",
	    "up to here the sheet has %zu MB of text, the most that are read", (size_t)(ROWS_TEXT_MAX >> 20));
	return false;
}

/* Whether there is room for the cell; false after an error. */
static bool
is_within(struct sheet_rows *rows, uint32_t column, size_t length)
{
	struct srcloc place = sheet_rows_place(rows, column);

	if (column > SHEET_COLUMNS_MAX)
		diag_add(rows->in->diags, SEVERITY_ERROR, place, "workbook-columns",
		    "a cell past column %d, the most that are read", SHEET_COLUMNS_MAX);
	else if (length > SHEET_CELL_MAX)
		diag_add(rows->in->diags, SEVERITY_ERROR, place, "workbook-cell-size",
		    "a cell of %zu bytes, past the limit of %d", length, SHEET_CELL_MAX);
	else
		return has_room(rows, column, length);
	return false;
}

static void
note_hidden(struct sheet_rows *rows, uint32_t column)
{
	if (!is_marked(rows->hidden_columns, column - 1) || is_marked(rows->seen_hidden, column - 1))
		return;
	mark(rows->seen_hidden, column - 1);
	rows->facts->hidden_columns++;
	if (rows->facts->first_hidden_column == 0 || column < rows->facts->first_hidden_column)
		rows->facts->first_hidden_column = (uint16_t)column;
}

bool
sheet_rows_add(struct sheet_rows *rows, uint32_t column, const struct shown_cell *shown)
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
	if (!shown->lasting)
		buf_add(&rows->text, shown->text, shown->length);
	rows->nfc = rows->nfc && shown->nfc;
	rows->given += shown->length;
	return true;
}

/* Counts one more; true where it is the first of a row. */
static bool
remark(struct sheet_rows *rows, struct workbook_remarks *remarks, uint32_t column)
{
	size_t n = remarks->row_count;

	if (n > 0 && (remarks->rows[n - 1].row == rows->line || n == WORKBOOK_REMARKS_MAX)) {
		remarks->rows[n - 1].count++;
		return false;
	}
	remarks->rows = arena_grow(rows->in->scratch, remarks->rows, n, &remarks->capacity, n + 1,
	    sizeof(*remarks->rows));
	remarks->rows[remarks->row_count++] =
	    (struct workbook_remark){.row = rows->line, .column = (uint16_t)column, .count = 1};
	return true;
}

static bool
give_row(struct sheet_rows *rows)
{
	struct record record = {
	    .cells = rows->cells,
	    .count = rows->count,
	    .line = rows->line,
	    .ended = true,
	    .nfc = rows->nfc,
	};

	if (rows->hidden)
		remark(rows, &rows->facts->hidden, 0);
	rows->ended = !rows->give(rows->ctx, &record);
	return !rows->ended;
}

/* Sets the texts that stand one after another in `text`; returns how long all are. */
static size_t
set_texts(struct sheet_rows *rows)
{
	const char *text = rows->text.data;
	size_t length = 0;

	if (rows->text.failed)
		arena_out_of_memory(rows->in->scratch, 0);
	for (size_t i = 0; i < rows->count; i++) {
		length += rows->cells[i].length;
		if (rows->cells[i].text != NULL)
			continue;
		rows->cells[i].text = text;
		text += rows->cells[i].length;
	}
	return length;
}

/* Moves the row one down; false after an error. */
static bool
move_down(struct sheet_rows *rows, size_t length)
{
	rows->line++;
	if (rows->line > ROWS_MAX) {
		diag_add(rows->in->diags, SEVERITY_ERROR, sheet_rows_place(rows, 0), "workbook-size",
		    "the sheet has more than %d rows, the most that there are", ROWS_MAX);
		return false;
	}
	if (!has_room(rows, 0, length))
		return false;
	rows->given += length;
	for (size_t i = 0; i < rows->count; i++)
		rows->cells[i].line = rows->line;
	return true;
}

bool
sheet_rows_finish(struct sheet_rows *rows, uint32_t times)
{
	size_t length;

	if (rows->count == 0)
		return true;
	length = set_texts(rows);
	for (uint32_t i = 0; i < times; i++) {
		if ((i > 0 && !move_down(rows, length)) || !give_row(rows))
			return false;
	}
	return true;
}

/* --- what is to be said ------------------------------------------------------------------------------- */

void
sheet_rows_note_rounded(struct sheet_rows *rows, uint32_t column, struct bytes shown, struct bytes held)
{
	struct workbook_remarks *rounded = &rows->facts->rounded;
	struct workbook_remark *first;

	if (!remark(rows, rounded, column))
		return;
	first = &rounded->rows[rounded->row_count - 1];
	first->shown = arena_strndup(rows->in->scratch, shown.data, shown.length);
	first->held = arena_strndup(rows->in->scratch, held.data, held.length);
}

void
sheet_rows_note_unsaved(struct sheet_rows *rows, uint32_t column)
{
	remark(rows, &rows->facts->unsaved, column);
}

size_t
sheet_rows_tidy(char **text, size_t n)
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

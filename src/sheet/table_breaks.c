#include "sheet/table_breaks.h"

#include "sheet/vocabulary.h"

/* Cells that show a row to number the columns, or to repeat their headings, where there are as many. */
#define ALIKE_MIN 3

/* Known headings that make a row one of them. */
#define KNOWN_MIN 2

static size_t
first_below(const struct table_rows *t)
{
	return t->head->first + t->head->depth;
}

static uint32_t
line_at(const struct table_rows *t, size_t row)
{
	return sheet_cells_of(t->rows[row])->line;
}

static size_t
width_at(const struct table_rows *t, size_t row)
{
	return sheet_cells_of(t->rows[row])->count;
}

static const struct sheet_cell *
cell_at(const struct table_rows *t, size_t row, size_t column)
{
	return column < width_at(t, row) ? &t->rows[row][column] : cell_blank();
}

static const char *
key_of(const struct table_rows *t, const struct sheet_cell *cell)
{
	return heading_key(t->arena, sheet_text(cell), sheet_length(cell));
}

/*
 * --- headings once more -----------------------------------------------------------------------------------
 */

/* Whether the cell has a text of the column's headings, to the letter; or, of a text, in another case. */
static bool
is_heading(const struct table_rows *t, const struct sheet_cell *cell, size_t column, bool folded)
{
	const char *key = folded ? key_of(t, cell) : NULL;

	for (size_t row = t->head->first; row < first_below(t); row++) {
		const struct sheet_cell *heading = cell_at(t, row, column);

		if (sheet_is_blank(heading))
			continue;
		if (folded ? strcmp(key_of(t, heading), key) == 0
			   : strcmp(sheet_text(heading), sheet_text(cell)) == 0)
			return true;
	}
	return strcmp(sheet_text(&t->headings->cells[column]), sheet_text(cell)) == 0;
}

/* How many cells of the row have texts of their columns' headings; 0: one has another. */
static size_t
count_alike(const struct table_rows *t, size_t row)
{
	size_t alike = 0, n = t->headings->count;

	/* Numbers first: a row of the table has them, and nothing is folded for it. */
	for (size_t i = 0; i < n && i < width_at(t, row); i++) {
		if (sheet_is_exact(&t->rows[row][i]) && !is_heading(t, &t->rows[row][i], i, false))
			return 0;
	}
	for (size_t i = 0; i < n && i < width_at(t, row); i++) {
		const struct sheet_cell *cell = &t->rows[row][i];

		if (sheet_is_blank(cell))
			continue;
		if (!is_heading(t, cell, i, false) && (sheet_is_exact(cell) || !is_heading(t, cell, i, true)))
			return 0;
		alike++;
	}
	return alike;
}

/* Cells that are to be alike: all headings, where they are few. */
static size_t
alike_needed(const struct table_rows *t)
{
	size_t named = 0;

	for (size_t i = 0; i < t->headings->count; i++)
		named += t->headings->keys[i][0] != '\0';
	return named < KNOWN_MIN ? KNOWN_MIN : named < ALIKE_MIN ? named : ALIKE_MIN;
}

/* Whether both rows say the same. */
static bool
is_same_row(const struct table_rows *t, size_t a, size_t b)
{
	size_t width = width_at(t, a) > width_at(t, b) ? width_at(t, a) : width_at(t, b);

	for (size_t i = 0; i < width; i++) {
		if (strcmp(sheet_text(cell_at(t, a, i)), sheet_text(cell_at(t, b, i))) != 0)
			return false;
	}
	return true;
}

/* The titles above headings that are repeated are those above the first ones. */
static void
mark_titles(const struct table_rows *t, size_t row, bool *repeats)
{
	for (size_t i = t->head->first; i-- > 0 && row-- > first_below(t);) {
		if (!is_same_row(t, row, i))
			return;
		repeats[row] = true;
	}
}

/* "(1)" of 1. */
static bool
is_numbered(const struct sheet_cell *cell, unsigned number)
{
	char plain[16], bracketed[16];

	snprintf(plain, sizeof(plain), "%u", number);
	snprintf(bracketed, sizeof(bracketed), "(%u)", number);
	return strcmp(sheet_text(cell), plain) == 0 || strcmp(sheet_text(cell), bracketed) == 0;
}

static bool
numbers_columns(const struct table_rows *t, size_t row)
{
	unsigned number = 0;

	for (size_t i = 0; i < t->headings->count && i < width_at(t, row); i++) {
		if (sheet_is_blank(&t->rows[row][i]))
			continue;
		if (!is_numbered(&t->rows[row][i], ++number))
			return false;
	}
	return number >= ALIKE_MIN;
}

const bool *
table_repeats(const struct table_rows *t)
{
	bool *repeats = ARENA_ARRAY(t->arena, bool, t->end);
	size_t needed = alike_needed(t), row = first_below(t);

	while (row < t->end) {
		size_t alike = 0, n = 0;

		for (size_t more = 1; n < t->head->depth && row + n < t->end && more > 0; n += more > 0)
			alike += more = count_alike(t, row + n);
		if (alike < needed || n == 0) {
			row++;
			continue;
		}
		for (size_t i = 0; i < n; i++)
			repeats[row + i] = true;
		mark_titles(t, row, repeats);
		row += n;
		if (row < t->end && numbers_columns(t, row))
			repeats[row++] = true;
	}
	row = first_below(t);
	if (row < t->end && numbers_columns(t, row))
		repeats[row] = true;
	return repeats;
}

/*
 * --- another table ----------------------------------------------------------------------------------------
 */

static bool
is_year(const struct sheet_cell *cell)
{
	return sheet_length(cell) == 4 && strspn(sheet_text(cell), "0123456789") == 4;
}

/* Whether the row has texts alone, as headings are; the first that shows them not to be this table's. */
static bool
is_other_head(const struct table_rows *t, size_t row, const struct sheet_cell **heading)
{
	const struct sheet_cell *strange = NULL, *last = NULL;
	size_t filled = 0, known = 0;

	for (size_t i = 0; i < width_at(t, row); i++) {
		const struct sheet_cell *cell = &t->rows[row][i];
		bool figure = i < t->headings->count && t->figure[i];
		struct value value;
		bool read;

		if (sheet_is_blank(cell))
			continue;
		read = figure && sheet_cell_value(cell, t->style, &value);
		if ((sheet_is_exact(cell) || (read && value.kind >= VALUE_NUMBER)) && !is_year(cell))
			return false;
		filled++;
		last = cell;
		known += heading_column(key_of(t, cell)) != COLUMNS;
		/* A word that is there twice says of figures that there are none. */
		if (figure && !read && strange == NULL &&
		    (row + 1 == t->end || strcmp(sheet_text(cell_at(t, row + 1, i)), sheet_text(cell)) != 0))
			strange = cell;
	}
	*heading = strange != NULL ? strange : last;
	return filled >= KNOWN_MIN && (strange != NULL || known >= KNOWN_MIN);
}

/* Whether the row is a title: one text. */
static bool
is_title(const struct table_rows *t, size_t row)
{
	size_t filled = 0;

	for (size_t i = 0; i < width_at(t, row); i++)
		filled += !sheet_is_blank(&t->rows[row][i]);
	return filled == 1;
}

bool
table_find_other(const struct table_rows *t, const bool *repeats, struct table_other *out)
{
	size_t first = first_below(t);
	bool apart = false; /* since a blank row there were texts alone */

	for (size_t row = first + 1; row + 1 < t->end; row++) {
		if (line_at(t, row) - line_at(t, row - 1) > 1) {
			apart = true;
			out->first = row;
		}
		if (!apart)
			continue;
		out->head = row;
		if (!repeats[row] && line_at(t, row + 1) - line_at(t, row) == 1 &&
		    is_other_head(t, row, &out->heading))
			return true;
		/* Above its headings there may be a title. */
		apart = !repeats[row] && is_title(t, row);
	}
	return false;
}

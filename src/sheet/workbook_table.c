#include "sheet/workbook_table.h"

#include "sheet/table_breaks.h"
#include "sheet/table_head.h"
#include "sheet/vocabulary.h"
#include "sheet/workbook.h"
#include "sheet/workbook_choice.h"

struct reading {
	struct assembly *a;
	const struct sheet_request *request;
	const struct sheet_cell **rows; /* that hold something */
	size_t count, capacity;
	size_t width; /* of the widest up to now */
	bool too_many;
	struct workbook_facts facts;
	struct table_head head;
	size_t end;          /* behind the last row of the table */
	bool *figure;        /* of each column under a heading: it is of figures */
	const bool *repeats; /* of each row: it is headings once more, or numbers the columns */
	size_t joined;       /* cells that were filled down */
	size_t repeated;     /* rows that are headings once more */
	uint32_t first_joined_row, first_repeated_row;
	uint16_t first_joined_column;
};

static uint32_t
line_of(const struct sheet_cell *cells)
{
	return sheet_cells_of(cells)->line;
}

static size_t
width_of(const struct sheet_cell *cells)
{
	return sheet_cells_of(cells)->count;
}

static struct srcloc
place_of(const struct reading *r, uint32_t row, uint32_t column)
{
	return (struct srcloc){r->a->file, row, column};
}

#define NOTE(r, row, column, rule, ...) \
	diag_add((r)->a->diags, SEVERITY_NOTE, place_of(r, row, column), rule, __VA_ARGS__)

static bool
take_record(void *reading, const struct record *record)
{
	struct reading *r = reading;
	size_t n = r->count;

	if (n >= SHEET_ROWS_MAX) {
		diag_add(r->a->diags, SEVERITY_ERROR, place_of(r, record->line, 1), "csv-rows",
		    "more than %d rows, the most that are read", SHEET_ROWS_MAX);
		r->too_many = true;
		return false;
	}
	r->width = record->count > r->width ? record->count : r->width;
	r->rows = arena_grow(r->a->scratch, r->rows, n, &r->capacity, n + 1, sizeof(struct sheet_cell *));
	r->rows[r->count++] = assembly_keep(r->a, record, r->width);
	return true;
}

/*
 * --- headings ---------------------------------------------------------------------------------------------
 */

/* The lowest cell of the column's headings that says something, for its place. */
static struct sheet_field
heading_field(const struct reading *r, size_t column)
{
	for (size_t row = r->head.first + r->head.depth; row-- > r->head.first;) {
		if (column < width_of(r->rows[row]) && !sheet_is_blank(&r->rows[row][column]))
			return sheet_field(&r->rows[row][column]);
	}
	return (struct sheet_field){.line = line_of(r->rows[r->head.first]), .column = (uint32_t)column + 1};
}

static void
note_headings(const struct reading *r)
{
	uint32_t first = line_of(r->rows[r->head.first]);
	uint32_t last = line_of(r->rows[r->head.first + r->head.depth - 1]);

	if (r->head.depth > 1)
		NOTE(r, first, 1, "workbook-headings",
		    "the headings are read from rows %u to %u, joined from above; what stands above them "
		    "is not of the "
		    "table",
		    (unsigned)first, (unsigned)last);
	else if (r->head.first > 0)
		NOTE(r, first, 1, "workbook-headings",
		    "the headings are those of row %u; what stands above it is not of the table",
		    (unsigned)first);
}

/* False where the row that the job names holds nothing. */
static bool
find_head(struct reading *r)
{
	const struct head_search search = {
	    .arena = r->a->scratch,
	    .rows = r->rows,
	    .row_count = r->count,
	    .merges = r->facts.merges,
	    .merge_count = r->facts.merge_count,
	    .bindings = r->a->bindings,
	    .layout = r->a->layout,
	};

	r->head = table_head_find(&search);
	if (r->a->layout->headings == 0 ||
	    line_of(r->rows[r->head.first + r->head.depth - 1]) == r->a->layout->headings)
		return true;
	diag_add(r->a->diags, SEVERITY_ERROR, place_of(r, r->a->layout->headings, 1), "workbook-headings",
	    "the job says that the headings are in row %u, which is blank", (unsigned)r->a->layout->headings);
	return false;
}

static void
take_head(struct reading *r)
{
	struct sheet_field fields[SHEET_COLUMNS_MAX];
	const struct record record = {
	    .cells = fields,
	    .count = r->head.count,
	    .line = line_of(r->rows[r->head.first]),
	    .nfc = true,
	};

	for (size_t i = 0; i < r->head.count; i++) {
		fields[i] = heading_field(r, i);
		fields[i].text = r->head.names[i];
		fields[i].length = (uint32_t)strlen(r->head.names[i]);
		fields[i].exact = false;
	}
	assembly_head(r->a, assembly_keep(r->a, &record, r->head.count), r->head.count);
	note_headings(r);
}

static void
find_figures(struct reading *r)
{
	const struct headings *h = &r->a->headings;

	r->figure = ARENA_ARRAY(r->a->scratch, bool, h->count);
	for (size_t i = 0; i < h->count; i++)
		r->figure[i] = heading_is_count(h->keys[i]);
	for (size_t i = 0; i < r->a->bindings.count; i++) {
		size_t column = heading_find_own(h->keys, h->own, h->count, r->a->bindings.bindings[i].key);

		if (column < h->count && r->a->bindings.bindings[i].number)
			r->figure[column] = true;
	}
}

/*
 * --- where the table ends ---------------------------------------------------------------------------------
 */

static const struct sheet_cell *
first_said(const struct sheet_cell *cells)
{
	size_t i = 0;

	while (i + 1 < width_of(cells) && sheet_is_blank(&cells[i]))
		i++;
	return &cells[i];
}

/* Whether the row looks like one of the table: it has figures, or fills half of the columns. */
static bool
is_of_table(const struct reading *r, const struct sheet_cell *cells)
{
	size_t filled = 0;

	for (size_t i = 0; i < r->a->headings.count && i < width_of(cells); i++) {
		struct value value;

		if (sheet_is_blank(&cells[i]))
			continue;
		filled++;
		if (r->figure[i] && sheet_cell_value(&cells[i], r->request->style, &value) &&
		    value.kind >= VALUE_NUMBER)
			return true;
	}
	return filled * 2 >= r->a->headings.count;
}

/* Whether a table may end with the row, or above it: behind a blank row, with a total. */
static bool
may_end_at(const struct reading *r, size_t row)
{
	static const char *const words[] = {"total", "subtotal", "suma", "gran total"};
	const struct sheet_cell *first = first_said(r->rows[row]);
	const char *key;

	if (row > 0 && line_of(r->rows[row]) - line_of(r->rows[row - 1]) > 1)
		return true;
	key = heading_key(r->a->scratch, sheet_text(first), sheet_length(first));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strncmp(key, words[i], strlen(words[i])) == 0)
			return true;
	}
	return false;
}

/* The word for a total that the key begins with: how long it is; 0: none. */
static size_t
total_word(const char *key)
{
	static const char *const words[] = {"total general", "totales generales", "gran total", "grand total",
	    "totales", "total", "subtotales", "subtotal", "suma", "sumas", "totais", "totals"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);

		if (strncmp(key, words[i], n) == 0 && strcspn(key + n, " :(") == 0)
			return n;
	}
	return 0;
}

/* Whether the row is a total, with its figures: it says so and nothing else, or has no activity besides. */
static bool
is_total(const struct reading *r, size_t row)
{
	const struct headings *h = &r->a->headings;
	const struct sheet_cell *cells = r->rows[row], *said = first_said(cells);
	const char *key = heading_key(r->a->scratch, sheet_text(said), sheet_length(said));
	int activity = column_find(h->keys, h->count, COLUMN_ACTIVITY);
	size_t n = total_word(key);

	if (n == 0 || key[n] == '\0')
		return n > 0;
	return activity >= 0 && ((size_t)activity >= width_of(cells) || sheet_is_blank(&cells[activity]));
}

/* Behind the last row that the job lets be of the table. */
static size_t
end_as_said(const struct reading *r, size_t first)
{
	for (size_t row = first; row < r->count; row++) {
		const struct sheet_cell *said = first_said(r->rows[row]);

		if (layout_ends_above(r->a->layout, r->a->scratch, line_of(r->rows[row]), sheet_text(said),
			sheet_length(said)))
			return row;
	}
	return r->count;
}

/* Behind the last row that looks like one and is no total, and those below it up to where a table may end. */
static size_t
end_as_found(const struct reading *r, size_t first)
{
	size_t end = r->count;

	while (end > first && !is_of_table(r, r->rows[end - 1]))
		end--;
	if (end == first)
		return r->count;
	while (end - 1 > first && is_total(r, end - 1))
		end--;
	while (end < r->count && !may_end_at(r, end))
		end++;
	return end;
}

static void
find_end(struct reading *r)
{
	size_t first = r->head.first + r->head.depth;
	const struct sheet_cell *behind, *said;

	r->end = r->a->layout->until.text != NULL ? end_as_said(r, first) : end_as_found(r, first);
	r->a->stopped = r->end < r->count;
	if (!r->a->stopped)
		return;
	behind = r->rows[r->end];
	said = first_said(behind);
	if (r->a->layout->until.text != NULL)
		NOTE(r, line_of(behind), sheet_field(said).column, "sheet-until",
		    "the table ends above this row, as the job says: it is not read, nor what is below it");
	else
		NOTE(r, line_of(behind), sheet_field(said).column, "workbook-end",
		    "the table ends above this row, from «%s» on (rows that hold something: %zu): it is "
		    "not read; if it is of "
		    "the table, say where that ends with `until`",
		    cell_excerpt(r->a->arena, said), r->count - r->end);
}

/* What is below the first table of several is read by none of its headings. */
static void
find_breaks(struct reading *r)
{
	const struct table_rows rows = {
	    .arena = r->a->scratch,
	    .rows = r->rows,
	    .end = r->end,
	    .head = &r->head,
	    .headings = &r->a->headings,
	    .figure = r->figure,
	    .style = r->request->style,
	};
	bool checked = r->a->part == SHEET_CHECKED;
	struct table_other other;
	const struct sheet_cell *said;

	r->repeats = table_repeats(&rows);
	if (!table_find_other(&rows, r->repeats, &other))
		return;
	said = first_said(r->rows[other.first]);
	diag_add(r->a->diags, checked ? SEVERITY_ERROR : SEVERITY_WARNING, cell_place(r->a->file, said),
	    "workbook-other-table",
	    "another table seems to begin here: row %u has headings («%s») that are not those of row %u; if "
	    "the first table ends above, say so with `until`: «%s», as this row begins, or %u, its last "
	    "row; if these rows are of it, put them under its headings",
	    (unsigned)line_of(r->rows[other.head]), cell_excerpt(r->a->arena, other.heading),
	    (unsigned)line_of(r->rows[r->head.first + r->head.depth - 1]), cell_excerpt(r->a->arena, said),
	    (unsigned)line_of(r->rows[other.first - 1]));
	if (!checked)
		return;
	r->end = other.first;
	r->a->stopped = true;
}

/*
 * --- joined cells -----------------------------------------------------------------------------------------
 */

/* The row of that number among those of the table; r->end: it holds nothing. */
static size_t
find_row(const struct reading *r, uint32_t line)
{
	size_t low = r->head.first + r->head.depth, high = r->end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (line_of(r->rows[middle]) < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low < r->end && line_of(r->rows[low]) == line ? low : r->end;
}

/* A copy of the row in which one cell has the text of another. */
static const struct sheet_cell *
with_text(const struct reading *r, const struct sheet_cell *cells, size_t column,
    const struct sheet_cell *from)
{
	struct sheet_field fields[SHEET_COLUMNS_MAX];
	uint32_t texts[SHEET_COLUMNS_MAX];
	size_t n = width_of(cells);

	for (size_t i = 0; i < n; i++) {
		fields[i] = sheet_field(&cells[i]);
		texts[i] = cells[i].text;
	}
	fields[column].exact = sheet_is_exact(from);
	texts[column] = from->text;
	return cells_keep(r->a->arena, r->a->texts->kept, texts, fields, n);
}

static void
fill_down(struct reading *r, const struct workbook_merge *merge)
{
	size_t column = (size_t)merge->first_column - 1;
	size_t first = find_row(r, merge->first_row);
	const struct sheet_cell *from;

	if (first == r->end || r->repeats[first] || column >= r->a->headings.count ||
	    column >= width_of(r->rows[first]))
		return;
	from = &r->rows[first][column];
	if (sheet_is_blank(from))
		return;
	if (r->figure[column]) {
		diag_add(r->a->diags, SEVERITY_WARNING, cell_place(r->a->file, from), "workbook-joined",
		    "«%s» stands in cells of rows %u to %u that are joined: it counts once, for the first "
		    "of them",
		    cell_excerpt(r->a->arena, from), (unsigned)merge->first_row, (unsigned)merge->last_row);
		return;
	}
	for (size_t row = first + 1; row < r->end && line_of(r->rows[row]) <= merge->last_row; row++) {
		if (column >= width_of(r->rows[row]) || !sheet_is_blank(&r->rows[row][column]))
			continue;
		r->rows[row] = with_text(r, r->rows[row], column, from);
		if (r->joined++ == 0) {
			r->first_joined_row = merge->first_row;
			r->first_joined_column = merge->first_column;
		}
	}
}

/* One figure over several columns of figures, as over the months of a quarter, is of the first of them. */
static void
note_wide(const struct reading *r, const struct workbook_merge *merge)
{
	size_t column = (size_t)merge->first_column - 1, row = find_row(r, merge->first_row);
	const struct sheet_cell *cell;

	if (row == r->end || r->repeats[row] || column + 1 >= r->a->headings.count ||
	    column >= width_of(r->rows[row]))
		return;
	cell = &r->rows[row][column];
	if (sheet_is_blank(cell) || !r->figure[column] || !r->figure[column + 1])
		return;
	diag_add(r->a->diags, SEVERITY_WARNING, cell_place(r->a->file, cell), "workbook-joined",
	    "«%s» stands in cells of several columns that are joined: it counts once, for the first of them",
	    cell_excerpt(r->a->arena, cell));
}

static void
fill_joined(struct reading *r)
{
	for (size_t i = 0; i < r->facts.merge_count; i++) {
		if (r->facts.merges[i].last_row > r->facts.merges[i].first_row)
			fill_down(r, &r->facts.merges[i]);
		else if (r->facts.merges[i].last_column > r->facts.merges[i].first_column)
			note_wide(r, &r->facts.merges[i]);
	}
	if (r->joined > 0)
		NOTE(r, r->first_joined_row, r->first_joined_column, "workbook-joined",
		    "joined cells: each of their rows is read with the text of the first (cells filled so: "
		    "%zu)",
		    r->joined);
}

/*
 * --- the whole --------------------------------------------------------------------------------------------
 */

static void
add_blanks(struct reading *r, uint32_t from, uint32_t to)
{
	for (uint32_t line = from; line < to && r->a->row_count < SHEET_ROWS_MAX; line++) {
		const struct record record = {.line = line};

		assembly_add(r->a, assembly_keep(r->a, &record, r->a->headings.count),
		    (struct row_form){.blank = true});
	}
}

static void
add_rows(struct reading *r)
{
	size_t first = r->head.first + r->head.depth;
	uint32_t line = line_of(r->rows[first - 1]);

	for (size_t row = first; row < r->end; row++) {
		const struct sheet_cell *cells = r->rows[row];
		size_t width = width_of(cells);

		if (r->repeats[row]) {
			if (r->repeated++ == 0)
				r->first_repeated_row = line_of(cells);
			line = line_of(cells);
			continue;
		}
		add_blanks(r, line + 1, line_of(cells));
		line = line_of(cells);
		while (width > r->a->headings.count && sheet_is_blank(&cells[width - 1]))
			width--;
		assembly_add(r->a, cells, (struct row_form){.count = (uint16_t)width, .ended = true});
	}
	if (r->repeated > 0)
		NOTE(r, r->first_repeated_row, 1, "workbook-headings",
		    "rows that repeat the headings, or number the columns, are not read (%zu)", r->repeated);
}

/* The remark of the first row of the table that has one, with the count of all of it; false: none has. */
static bool
find_remark(const struct reading *r, const struct workbook_remarks *remarks, struct workbook_remark *out)
{
	uint32_t top = line_of(r->rows[r->head.first]), bottom = line_of(r->rows[r->end - 1]);
	size_t count = 0;

	for (size_t i = remarks->row_count; i-- > 0;) {
		if (remarks->rows[i].row < top || remarks->rows[i].row > bottom)
			continue;
		*out = remarks->rows[i];
		count += remarks->rows[i].count;
	}
	out->count = count;
	return count > 0;
}

static void
note_hidden(const struct reading *r)
{
	const struct workbook_facts *f = &r->facts;
	struct workbook_remark hidden;

	if (find_remark(r, &f->hidden, &hidden))
		NOTE(r, hidden.row, 1, "workbook-hidden",
		    "rows are hidden that hold something (%zu): they are read like the others", hidden.count);
	if (f->hidden_columns > 0)
		NOTE(r, 1, f->first_hidden_column, "workbook-hidden",
		    "columns are hidden that hold something (%zu): they are read like the others",
		    f->hidden_columns);
}

static void
note_figures(const struct reading *r)
{
	struct workbook_remark first;

	if (find_remark(r, &r->facts.rounded, &first))
		NOTE(r, first.row, first.column, "workbook-rounded",
		    "the cell shows %s, and holds %s: it is read as it shows (cells like this one: %zu)",
		    first.shown, first.held, first.count);
	if (find_remark(r, &r->facts.unsaved, &first))
		diag_add(r->a->diags, SEVERITY_WARNING, place_of(r, first.row, first.column),
		    "workbook-formula",
		    "the formula has no saved result, and is read as blank; open the workbook in a "
		    "spreadsheet program and "
		    "save it (cells like this one: %zu)",
		    first.count);
}

/* The rows are there: what is the table of them. */
static bool
take_table(struct reading *r)
{
	if (r->count == 0)
		return true;
	if (!find_head(r))
		return false;
	take_head(r);
	if (r->a->headings_damaged || r->a->foreign || r->a->part == SHEET_HEADINGS)
		return true;
	find_figures(r);
	find_end(r);
	find_breaks(r);
	fill_joined(r);
	add_rows(r);
	note_hidden(r);
	note_figures(r);
	return true;
}

bool
workbook_table_read(struct assembly *a, const struct sheet_request *request, struct srcloc loc,
    struct bytes bytes)
{
	const struct workbook_input in = {a->scratch, a->file, loc, bytes, request->style, a->diags};
	struct reading r = {.a = a, .request = request};
	const char *name;
	size_t sheet;

	if (!workbook_choose(&in, a->layout, &sheet, &name))
		return false;
	a->file = place_in_workbook(a->arena, a->file, name);
	a->loose = true;
	if (!workbook_read(&in, sheet, a->file, take_record, &r, &r.facts) || r.too_many)
		return false;
	return take_table(&r);
}

#include "run/init_source.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/file_name.h"
#include "base/utf8.h"
#include "sheet/columns.h"
#include "sheet/read.h"
#include "sheet/workbook.h"

/* Columns that a sheet must have to be taken for a plan. */
#define TABLE_COLUMNS_MIN 2

/* Characters of texts that are codes, dates or single words. */
#define NARROW_MAX 12

/* Rows above the headings of a table. */
#define TITLE_ROWS_MAX 20

static const struct number_style styles[] = {{'.', ',', GROUP_NONE}, {',', '.', GROUP_NONE}};

/* "dirección jurídica.csv" -> "DIRECCIÓN-JURÍDICA", without what no file name can hold. */
static const char *
code_from(struct arena *arena, const char *name)
{
	struct buf code = BUF_INIT;

	for (const char *s = utf8_upper(arena, name, false); *s != '\0'; s++) {
		bool plain = (unsigned char)*s >= 0x80 || ascii_is_letter(*s) || ascii_is_digit(*s) ||
		    *s == '-' || *s == '_';

		buf_addc(&code, plain ? *s : '-');
	}
	return code.length > 0 ? buf_take(&code, arena) : "U";
}

static const char *
unused_code(struct arena *arena, const struct init_source *source, const char *code)
{
	const char *unused = code;

	for (unsigned n = 2;; n++) {
		bool used = false;

		for (size_t u = 0; u < source->unit_count; u++)
			used = used || strcmp(source->units[u].code, unused) == 0;
		if (!used)
			return unused;
		unused = arena_printf(arena, "%s-%u", code, n);
	}
}

static void
add_unit(struct arena *arena, struct init_source *source, struct init_unit unit)
{
	unit.code = unused_code(arena, source, code_from(arena, unit.name));
	source->units = arena_grow(arena, source->units, source->unit_count, &source->unit_capacity,
	    source->unit_count + 1, sizeof(*source->units));
	source->units[source->unit_count++] = unit;
}

static size_t
headings_of(const struct sheet *sheet)
{
	size_t count = 0;

	for (size_t i = 0; i < sheet->column_count; i++)
		count += !sheet_is_blank(&sheet->headings[i]);
	return count;
}

static bool
read_table(struct arena *arena, const char *path, const struct sheet_layout *layout, struct bytes bytes,
    struct sheet *out, struct diags *diags)
{
	const struct sheet_request request = {
	    .path = path,
	    .style = styles[0],
	    .layout = layout,
	    .part = SHEET_UNCHECKED,
	};

	*out = (struct sheet){0};
	return sheet_parse(arena, &request, bytes, out, diags);
}

/* How many headings are of the vocabulary. */
static size_t
known_of(const struct sheet *sheet)
{
	size_t known = 0;

	for (size_t i = 0; i < sheet->column_count; i++)
		known += heading_column(sheet->keys[i]) != COLUMNS;
	return known;
}

static bool
has_activities(const struct sheet *sheet)
{
	return column_find(sheet->keys, sheet->column_count, COLUMN_ACTIVITY) >= 0;
}

/*
 * The line of the headings of a CSV below the titles that it begins with: of its first rows the one that has
 * the most words of the vocabulary, two at least and more than the first row; 0: the first row.
 */
static uint32_t
find_headings(struct arena *arena, const struct sheet *sheet)
{
	size_t most = known_of(sheet) > TABLE_COLUMNS_MIN - 1 ? known_of(sheet) : TABLE_COLUMNS_MIN - 1;
	uint32_t line = 0;

	for (size_t row = 0; row < sheet->row_count && row < TITLE_ROWS_MAX; row++) {
		const struct sheet_cell *cells = sheet->rows[row].cells;
		size_t known = 0;

		for (size_t i = 0; i < sheet_cells_of(cells)->count; i++)
			known += heading_column(heading_key(arena, sheet_text(&cells[i]),
				     sheet_length(&cells[i]))) != COLUMNS;
		if (known > most) {
			most = known;
			line = sheet_line(&cells[0]);
		}
	}
	return line;
}

/* Whether a row says who made the plan, or where it is from: two cells at most, and no figure. */
static bool
is_signature(const struct sheet *sheet, size_t row)
{
	const struct sheet_cell *cells = sheet->rows[row].cells;
	size_t filled = 0;
	struct value value;

	for (size_t i = 0; i < sheet_cells_of(cells)->count; i++) {
		if (sheet_is_blank(&cells[i]))
			continue;
		filled++;
		if (sheet_cell_value(&cells[i], styles[0], &value))
			return false;
	}
	return filled <= 2;
}

/* How the first of the rows behind a table with more columns begins; NULL: none is. */
static const char *
find_end(const struct sheet *sheet)
{
	size_t row = sheet->row_count;

	while (sheet->column_count > 3 && row > 0 && is_signature(sheet, row - 1))
		row--;
	for (; row < sheet->row_count; row++) {
		const struct sheet_cell *cells = sheet->rows[row].cells;

		for (size_t i = 0; i < sheet_cells_of(cells)->count; i++)
			if (!sheet_is_blank(&cells[i]))
				return sheet_text(&cells[i]);
	}
	return NULL;
}

/* Lets go of the sheets from that unit on that are lists beside the plans, as of codes. */
static void
drop_lists(struct init_source *source, size_t first, struct diags *diags)
{
	size_t count = first;
	bool any = false, activities = false;

	for (size_t u = first; u < source->unit_count; u++) {
		any = any || known_of(&source->units[u].rows) >= TABLE_COLUMNS_MIN;
		activities = activities || has_activities(&source->units[u].rows);
	}
	for (size_t u = first; u < source->unit_count && any; u++) {
		const struct init_unit *unit = &source->units[u];

		if (activities ? has_activities(&unit->rows) : known_of(&unit->rows) >= TABLE_COLUMNS_MIN)
			source->units[count++] = *unit;
		else
			diag_add(diags, SEVERITY_NOTE, (struct srcloc){unit->rows.file, 0, 0},
			    "init-no-table",
			    "the sheet is taken for no plan: hardly any of its headings is that of one");
	}
	source->unit_count = any ? count : source->unit_count;
}

static bool
add_workbook(struct arena *arena, struct init_source *source, const char *path, const char *name,
    struct bytes bytes, struct diags *diags)
{
	const struct workbook_input in = {arena, path, {path, 0, 0}, bytes, styles[0], diags};
	const struct workbook_sheet *sheets;
	size_t n, before = source->unit_count;

	if (!workbook_sheets(&in, &sheets, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct init_unit unit = {.file = name, .sheet = sheets[i].name, .name = sheets[i].name};
		const struct sheet_layout layout = {.sheet = {sheets[i].name, {path, 0, 0}}};

		if (sheets[i].hidden)
			continue;
		if (!read_table(arena, path, &layout, bytes, &unit.rows, diags))
			return false;
		if (headings_of(&unit.rows) >= TABLE_COLUMNS_MIN && unit.rows.row_count > 0)
			add_unit(arena, source, unit);
	}
	drop_lists(source, before, diags);
	if (source->unit_count > before)
		return true;
	diag_add(diags, SEVERITY_ERROR, in.loc, "init-no-table",
	    "no sheet of this workbook has a table: headings, and rows below them");
	return false;
}

bool
init_source_add(struct arena *arena, struct init_source *source, const char *path, const char *name,
    struct bytes bytes, struct diags *diags)
{
	const char *file = file_name_of(path), *dot = strrchr(file, '.');
	struct init_unit unit = {.file = name};
	struct sheet_layout layout = {.headings = 0};

	if (workbook_recognise(bytes))
		return add_workbook(arena, source, path, name, bytes, diags);
	unit.name = dot != NULL && dot > file ? arena_strndup(arena, file, (size_t)(dot - file)) : file;
	if (!read_table(arena, path, &layout, bytes, &unit.rows, diags))
		return false;
	unit.headings = layout.headings = find_headings(arena, &unit.rows);
	if (unit.headings > 0 && !read_table(arena, path, &layout, bytes, &unit.rows, diags))
		return false;
	unit.until = find_end(&unit.rows);
	if (unit.until != NULL)
		diag_add(diags, SEVERITY_NOTE, (struct srcloc){path, 0, 0}, "init-until",
		    "the table is taken to end above «%s», as `until` in the job says", unit.until);
	add_unit(arena, source, unit);
	return true;
}

/* ---- the year ---- */

/* The first year that headings have, and the month that it begins in where they go on into the next. */
static void
take_year_of_headings(struct init_source *source, const struct sheet *sheet)
{
	int last = 0;

	for (size_t i = 0; i < sheet->column_count; i++) {
		const int year = heading_year(sheet->keys[i]);
		const enum plan_column column = heading_column(sheet->keys[i]);

		last = year > last ? year : last;
		if (year == 0 || (source->year != 0 && year >= source->year))
			continue;
		source->year = year;
		source->starts =
		    column >= COLUMN_MONTH && column < COLUMNS ? (unsigned)column - COLUMN_MONTH : 0;
	}
	if (last <= source->year)
		source->starts = 0;
}

/* "plan-2025.xlsx" */
static int
year_in_name(const char *name)
{
	for (const char *s = name; *s != '\0'; s++) {
		const size_t digits = strspn(s, "0123456789");

		if (digits == 4 && (strncmp(s, "19", 2) == 0 || strncmp(s, "20", 2) == 0))
			return (int)strtol(s, NULL, 10);
		s += digits > 0 ? digits - 1 : 0;
	}
	return 0;
}

static void
find_year(struct init_source *source)
{
	take_year_of_headings(source, &source->units[0].rows);
	for (size_t u = 0; u < source->unit_count && source->year == 0; u++)
		source->year = year_in_name(file_name_of(source->units[u].file));
}

/* ---- columns ---- */

/* How many cells of the column are numbers in that style, not in doubt and not against it. */
static size_t
count_figures(const struct init_source *source, const char *key, struct number_style style, size_t *filled)
{
	size_t figures = 0;

	*filled = 0;
	for (size_t u = 0; u < source->unit_count; u++) {
		const struct sheet *sheet = &source->units[u].rows;
		int column = sheet_column(sheet, key);

		for (size_t row = 0; column >= 0 && row < sheet->row_count; row++) {
			const struct sheet_cell *cell = &sheet->rows[row].cells[column];
			struct value value;

			if (sheet_is_blank(cell))
				continue;
			++*filled;
			figures += sheet_cell_value(cell, style, &value) &&
			    (sheet_is_exact(cell) || !value.against_locale);
		}
	}
	return figures;
}

static size_t
longest_word(const char *text)
{
	size_t longest = 0;

	while (*text != '\0') {
		size_t n = strcspn(text, " \n/-");
		size_t characters = utf8_count(text, n);

		longest = characters > longest ? characters : longest;
		text += n + (text[n] != '\0');
	}
	return longest;
}

/* What stands under the heading in all units. */
static void
measure_column(const struct init_source *source, struct init_column *column)
{
	size_t cells = 0, characters = 0, same = 0, longest = 0;

	column->longest = longest_word(column->heading);
	for (size_t u = 0; u < source->unit_count; u++) {
		const struct sheet *sheet = &source->units[u].rows;
		int at = sheet_column(sheet, column->key);

		for (size_t row = 0; at >= 0 && row < sheet->row_count; row++) {
			const struct sheet_cell *cell = &sheet->rows[row].cells[at];
			size_t n = utf8_count(sheet_text(cell), sheet_length(cell));

			if (n == 0)
				continue;
			cells++;
			characters += n;
			longest = n > longest ? n : longest;
			same += row > 0 &&
			    strcmp(sheet_text(cell), sheet_text(&sheet->rows[row - 1].cells[at])) == 0;
		}
	}
	/* What is done takes the room that is left, be it in few words. */
	column->narrow = !column->figures && longest > 0 && longest <= NARROW_MAX &&
	    heading_column(column->key) != COLUMN_ACTIVITY;
	if ((column->figures || column->narrow) && longest > column->longest)
		column->longest = longest;
	column->mean = cells > 0 ? characters / cells : 0;
	column->repeats = !column->figures && same * 4 > cells;
}

static bool
all_have(const struct init_source *source, const char *key)
{
	for (size_t u = 0; u < source->unit_count; u++) {
		if (sheet_column(&source->units[u].rows, key) < 0)
			return false;
	}
	return true;
}

static void
choose_style(struct init_source *source)
{
	size_t good[2] = {0}, filled;
	const struct sheet *first = &source->units[0].rows;

	for (size_t s = 0; s < 2; s++)
		for (size_t i = 0; i < first->column_count; i++)
			good[s] += count_figures(source, first->keys[i], styles[s], &filled);
	source->style = styles[good[1] > good[0]];
}

/* Whether the heading is in Spanish; of months, the names of some are the same elsewhere. */
static bool
is_spanish(const char *key, enum plan_column column)
{
	const char *word;

	/* "ene 2025" is, too. */
	for (size_t i = 0; (word = column_word(column, i)) != NULL; i++) {
		if (strcmp(word, key) == 0 ||
		    (heading_year(key) != 0 && strncmp(word, key, strlen(word)) == 0))
			return true;
	}
	return false;
}

static void
choose_language(struct init_source *source)
{
	const struct sheet *first = &source->units[0].rows;
	const struct plan_columns known = columns_of(first, source->style);
	size_t spanish = 0, other = 0;

	for (int c = 0; c < COLUMNS; c++) {
		const char *key = known.at[c] >= 0 ? first->keys[known.at[c]] : NULL;

		if (key != NULL && is_spanish(key, (enum plan_column)c))
			spanish++;
		else if (key != NULL)
			other++;
	}
	source->spanish = spanish >= other;
}

void
init_source_finish(struct arena *arena, struct init_source *source)
{
	const struct sheet *first = &source->units[0].rows;
	struct plan_columns known;

	find_year(source);
	choose_style(source);
	choose_language(source);
	known = columns_of(first, source->style);
	source->columns = ARENA_ARRAY(arena, struct init_column, first->column_count);
	source->others = ARENA_ARRAY(arena, const char *, first->column_count);
	for (size_t i = 0; i < first->column_count; i++) {
		struct init_column column = {.heading = sheet_text(&first->headings[i]),
		    .key = first->keys[i]};
		size_t figures, filled;

		if (sheet_is_blank(&first->headings[i]) || sheet_column(first, column.key) != (int)i)
			continue;
		if (!all_have(source, column.key) || source->column_count == INIT_COLUMNS_MAX) {
			source->others[source->other_count++] = column.heading;
			continue;
		}
		for (int c = 0; c < COLUMNS; c++)
			column.computed = column.computed || known.at[c] == (int)i;
		figures = count_figures(source, column.key, source->style, &filled);
		column.figures = figures * 10 >= filled * 6 && (filled > 0 || heading_is_count(column.key)) &&
		    known.at[COLUMN_CODE] != (int)i;
		measure_column(source, &column);
		source->columns[source->column_count++] = column;
	}
}

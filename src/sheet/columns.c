#include "sheet/columns.h"

#include "base/buf.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "sheet/alignment_columns.h"
#include "sheet/headings.h"
#include "sheet/year_columns.h"

/* Letters of a word that another one may be a slip for: much is near to short ones. */
#define WORD_MIN 6

/* Whether more of the column's cells are texts than values; with `strict`, whether any is. */
static bool
is_textual(const struct sheet *sheet, int column, struct number_style style, bool strict)
{
	size_t texts = 0, values = 0;

	for (size_t row = 0; row < sheet->row_count; row++) {
		const struct sheet_cell *cell = &sheet->rows[row].cells[column];
		struct value value;

		if (sheet_length(cell) == 0)
			continue;
		if (sheet_cell_value(cell, style, &value))
			values++;
		else
			texts++;
	}
	return strict ? texts > 0 : texts > values;
}

/* Whether the column has figures, and no more texts than these. */
static bool
has_figures(const struct sheet *sheet, int column, struct number_style style)
{
	bool any = false;

	for (size_t row = 0; row < sheet->row_count && !any; row++)
		any = sheet_length(&sheet->rows[row].cells[column]) > 0;
	return any && !is_textual(sheet, column, style, false);
}

/* Whether there are headings of periods, be they those of several years, of which none is read. */
static bool
has_periods(const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		enum plan_column column = heading_column(sheet->keys[i]);

		if (column < COLUMNS && division_of_column(column) < DIVISION_YEAR)
			return true;
	}
	return false;
}

/* Lets go of the columns of other divisions; what a year has alone is both its target and its period. */
static void
settle_division(struct plan_columns *c)
{
	c->division = division_of_columns(c->at);
	if (c->division == DIVISIONS)
		return;
	for (int i = COLUMN_PERIOD; i < COLUMNS; i++) {
		if (division_of_column((enum plan_column)i) != c->division)
			c->at[i] = -1;
	}
	if (c->division == DIVISION_YEAR && c->at[COLUMN_TARGET] < 0)
		c->at[COLUMN_TARGET] = c->at[COLUMN_YEAR];
	else if (c->division == DIVISION_YEAR && c->at[COLUMN_YEAR] < 0)
		c->at[COLUMN_YEAR] = c->at[COLUMN_TARGET];
}

struct plan_columns
columns_of(const struct sheet *sheet, struct number_style style)
{
	struct plan_columns c;
	int target;

	columns_find(sheet->keys, sheet->column_count, c.at);
	target = c.at[COLUMN_TARGET];
	if (target >= 0 && strcmp(sheet->keys[target], column_key(COLUMN_TARGET)) != 0 &&
	    is_textual(sheet, target, style, division_of_columns(c.at) == DIVISION_YEAR))
		c.at[COLUMN_TARGET] = -1;
	if (c.at[COLUMN_YEAR] >= 0 && division_of_columns(c.at) == DIVISION_YEAR &&
	    is_textual(sheet, c.at[COLUMN_YEAR], style, true))
		c.at[COLUMN_YEAR] = -1;
	settle_division(&c);
	if (c.division == DIVISION_YEAR && has_periods(sheet))
		c.division = DIVISIONS;
	return c;
}

void
columns_of_unit(struct arena *arena, const struct sheet *sheet, const char *code, const char *name,
    struct plan_columns *c)
{
	int column = c->at[COLUMN_UNIT_OF_MEASURE];
	size_t n;
	const char *code_key = utf8_fold(arena, code, strlen(code), &n);
	const char *name_key = utf8_fold(arena, name, strlen(name), &n);

	if (column < 0 || strcmp(sheet->keys[column], "unidad") != 0)
		return;
	for (size_t row = 0; row < sheet->row_count; row++) {
		const struct sheet_cell *cell = &sheet->rows[row].cells[column];
		const char *key;

		if (sheet_length(cell) == 0)
			continue;
		key = utf8_fold(arena, sheet_text(cell), sheet_length(cell), &n);
		if (strcmp(key, code_key) != 0 && strcmp(key, name_key) != 0)
			return;
	}
	c->at[COLUMN_UNIT_OF_MEASURE] = -1;
}

void
columns_slots(const struct plan_columns *c, struct calendar calendar, int slots[MONTHS])
{
	for (int i = 0; i < MONTHS; i++)
		slots[i] = -1;
	for (unsigned p = 0; p < calendar_count(calendar); p++) {
		unsigned slot = calendar_slot(calendar, p);

		slots[slot] = c->at[calendar_column(calendar, slot)];
	}
}

bool
columns_suffice(const struct plan_columns *c)
{
	return c->division != DIVISIONS && c->at[COLUMN_ACTIVITY] >= 0 && c->at[COLUMN_TARGET] >= 0;
}

/*
 * --- what is not read -------------------------------------------------------------------------------------
 */

/* Marks the columns that something is bound to, or that are computed. */
static void
mark_read(const struct sheet *sheet, const struct plan_columns *c, struct sheet_bindings asked, bool *read)
{
	for (size_t i = 0; i < asked.count; i++) {
		int column = sheet_column(sheet, asked.bindings[i].key);

		if (column >= 0)
			read[column] = true;
	}
	for (int i = 0; i < COLUMNS; i++) {
		if (c->at[i] >= 0)
			read[c->at[i]] = true;
	}
	for (size_t i = 0; i < sheet->column_count; i++)
		read[i] = read[i] || alignment_of_key(sheet->keys[i]) != ALIGNMENT_NONE ||
		    column_is_baseline(sheet, i) || column_target_year(sheet, i) != 0;
}

/*
 * A column that has a heading for what is missing, and was not taken, says something else
 * (columns_of_unit()).
 */
static bool
is_word_for(const char *key, enum plan_column column)
{
	const char *word;

	for (size_t i = 0; (word = column_word(column, i)) != NULL; i++) {
		if (strcmp(word, key) == 0)
			return true;
	}
	return false;
}

/* The column that nothing reads and whose heading is nearly the one that is missing; -1: none. */
static int
nearest_unread(const struct sheet *sheet, const bool *read, enum plan_column missing)
{
	const char *names[SHEET_COLUMNS_MAX];
	size_t at[SHEET_COLUMNS_MAX], count = 0;
	const char *word;

	for (size_t i = 0; i < sheet->column_count && i < SHEET_COLUMNS_MAX; i++) {
		/* Reasons of a quarter or a month have columns of their own (reasons.h). */
		if (missing == COLUMN_JUSTIFICATION &&
		    strncmp(sheet->keys[i], column_key(missing), strlen(column_key(missing))) == 0)
			continue;
		if (read[i] || sheet->keys[i][0] == '\0' || is_word_for(sheet->keys[i], missing))
			continue;
		names[count] = sheet->keys[i];
		at[count++] = i;
	}
	for (size_t i = 0; (word = column_word(missing, i)) != NULL; i++) {
		size_t near = strlen(word) >= WORD_MIN ? nearest_name(word, names, count) : count;
		if (near < count)
			return (int)at[near];
	}
	return -1;
}

/* Whether the column means anything in such a sheet. */
static bool
is_of_use(enum sheet_use use, enum plan_column column)
{
	switch (column) {
	case COLUMN_RESULT:
	case COLUMN_MEANS:
	case COLUMN_TARGET:
	case COLUMN_NOTES:
	case COLUMN_MEASURE:
	case COLUMN_CONSOLIDATION:
	case COLUMN_UNIT_OF_MEASURE:
	case COLUMN_CURRENCY:
	case COLUMN_WEIGHT:
	case COLUMN_DIRECTION:
		return use == SHEET_OF_PLAN;
	case COLUMN_JUSTIFICATION:
		return use == SHEET_OF_PROGRESS;
	case COLUMN_LINE:
	case COLUMN_ACTIVITY:
	case COLUMN_CODE:
	case COLUMN_QUARTER:
	case COLUMN_FOUR_MONTHS:
	case COLUMN_SEMESTER:
	case COLUMN_YEAR:
	case COLUMN_MONTH:
	case COLUMNS:
		break;
	}
	return true;
}

static void
tell_near(const struct sheet *sheet, enum sheet_use use, const struct plan_columns *c, bool *read,
    struct diags *diags)
{
	for (int i = 0; i < COLUMNS; i++) {
		/* A plan that is computed has all its months; and there are few words for other periods. */
		bool told = i < COLUMN_PERIOD || (i >= COLUMN_MONTH && use == SHEET_OF_PROGRESS);
		bool missing = told && c->at[i] < 0 && is_of_use(use, (enum plan_column)i);
		int near = missing ? nearest_unread(sheet, read, (enum plan_column)i) : -1;

		if (near < 0)
			continue;
		read[near] = true;
		diag_add(diags, SEVERITY_WARNING, cell_place(sheet->file, &sheet->headings[near]),
		    "csv-heading",
		    "the column «%s» is not read; is «%s» meant? If so, call it that, or say "
		    "columns: {%s: \"%s\"} in the job",
		    sheet_text(&sheet->headings[near]), column_heading((enum plan_column)i),
		    column_heading((enum plan_column)i), sheet_text(&sheet->headings[near]));
	}
}

static void
tell_taken(struct arena *arena, const struct sheet *sheet, enum sheet_use use, const struct plan_columns *c,
    struct diags *diags)
{
	struct buf list = BUF_INIT;
	int first = -1;

	for (int i = 0; i < COLUMNS; i++) {
		int at = c->at[i];

		if (at < 0 || !is_of_use(use, (enum plan_column)i) ||
		    !heading_is_unusual(sheet->keys[at], (enum plan_column)i))
			continue;
		first = first < 0 || at < first ? at : first;
		buf_addf(&list, "%s«%s» = «%s»", list.length > 0 ? ", " : "",
		    sheet_text(&sheet->headings[at]), column_heading((enum plan_column)i));
	}
	if (first >= 0)
		diag_add(diags, SEVERITY_NOTE, cell_place(sheet->file, &sheet->headings[first]),
		    "csv-heading",
		    "these headings are read as those of a plan: %s; if one of them is not meant so, say in "
		    "the job's `columns` which is",
		    buf_take(&list, arena));
	else
		buf_release(&list);
}

void
columns_tell(struct arena *arena, const struct sheet *sheet, enum sheet_use use, const struct plan_columns *c,
    struct sheet_bindings asked, struct diags *diags)
{
	bool read[SHEET_COLUMNS_MAX] = {false};

	mark_read(sheet, c, asked, read);
	tell_near(sheet, use, c, read, diags);
	tell_taken(arena, sheet, use, c, diags);
}

void
columns_tell_no_periods(struct arena *arena, const struct sheet *sheet, const struct plan_columns *c,
    struct sheet_bindings asked, struct number_style style, struct diags *diags)
{
	bool read[SHEET_COLUMNS_MAX] = {false};
	struct buf list = BUF_INIT;
	size_t count = 0, first = 0;

	mark_read(sheet, c, asked, read);
	for (size_t i = 0; i < sheet->column_count && i < SHEET_COLUMNS_MAX; i++) {
		if (read[i] || sheet->keys[i][0] == '\0' || !has_figures(sheet, (int)i, style))
			continue;
		first = count++ == 0 ? i : first;
		buf_addf(&list, "%s«%s»", list.length > 0 ? ", " : "", sheet_text(&sheet->headings[i]));
	}
	if (count > 1)
		diag_add(diags, SEVERITY_WARNING, cell_place(sheet->file, &sheet->headings[first]),
		    "plan-periods",
		    "none of the headings is that of a month, quarter, four months or semester: the plan is "
		    "taken as one by the year, and no column of periods is printed. These hold figures and "
		    "are not read: %s; if they are periods, say by `columns` which; if not, say `periods: "
		    "year`",
		    buf_take(&list, arena));
	else
		buf_release(&list);
}

void
columns_tell_year(const struct sheet *sheet, enum sheet_use use, const struct plan_columns *c,
    struct job_year job, struct diags *diags)
{
	int other = -1, stray = -1; /* the latter among months or periods of which others are the job's */
	bool any_own = false, own_period = false;

	for (int i = 0; i < COLUMNS; i++) {
		int at = c->at[i];
		int own = at >= 0 && is_of_use(use, (enum plan_column)i)
		    ? heading_job_year(sheet->keys[at], job.first)
		    : 0;

		any_own = any_own || own == job.year;
		own_period = own_period || (own == job.year && i >= COLUMN_PERIOD);
		if (own != 0 && own != job.year && (other < 0 || at < other))
			other = at;
		if (own != 0 && own != job.year && i >= COLUMN_PERIOD && (stray < 0 || at < stray))
			stray = at;
	}
	if (stray >= 0 && own_period)
		diag_add(diags, SEVERITY_WARNING, cell_place(sheet->file, &sheet->headings[stray]),
		    "csv-heading",
		    "«%s» is of another year than the job's, %d, and other columns are of that one: its "
		    "figures are taken for those of %d. Where the year begins in another month than it does "
		    "here, say so by `year-starts`",
		    sheet_text(&sheet->headings[stray]), job.year, job.year);
	else if (other >= 0 && !any_own)
		diag_add(diags, SEVERITY_WARNING, cell_place(sheet->file, &sheet->headings[other]),
		    "csv-heading",
		    "«%s» is of another year than the job's, %d: is this the sheet of that year? Its figures "
		    "are taken for those of %d",
		    sheet_text(&sheet->headings[other]), job.year, job.year);
}

#include "sheet/row_check.h"

#include "sheet/columns.h"
#include "sheet/doubt.h"
#include "sheet/vocabulary.h"

/* Excel looks for blank trailing columns in blocks of so many rows. */
#define EXCEL_BLOCK 16

/* Digits past which a number in order may still not fit a decimal. */
#define PLAIN_DIGITS_MAX 9

/* Numbers that were read lately are found again by the lowest bits of the number of their text. */
#define PLAIN_NUMBERS 512

/* The columns of a sheet that hold numbers by their headings, and what is reported once for each. */
struct check {
	const struct assembly *rows;
	struct number_style style;
	bool number[SHEET_COLUMNS_MAX];
	struct sheet_reading bound[SHEET_COLUMNS_MAX];
	struct doubt doubts[SHEET_COLUMNS_MAX];
	bool unnamed[SHEET_COLUMNS_MAX];    /* under no heading; until something in it was reported */
	bool any_unnamed;                   /* at first */
	const struct sheet_cell *shortened; /* first row without its blank end */
	size_t shortened_count, shortened_width;
	struct sheet *sheet;           /* learns of unusual numbers */
	uint32_t plain[PLAIN_NUMBERS]; /* texts that any locale reads alike */
};

/*
 * Marks the columns that figures are computed from: META ANUAL in any sheet, months or periods and other
 * headings of the target where the plan can be computed, months also where one of them is bound as a number.
 */
static void
mark_computed(struct check *check)
{
	const struct sheet *sheet = check->sheet;
	struct plan_columns c = columns_of(sheet, check->style);
	int target = c.at[COLUMN_TARGET];
	bool months = columns_suffice(&c);

	if (target >= 0 && (months || strcmp(sheet->keys[target], column_key(COLUMN_TARGET)) == 0))
		check->number[target] = true;
	for (int i = COLUMN_MONTH; i < COLUMNS; i++)
		months = months || (c.at[i] >= 0 && check->number[c.at[i]]);
	for (int i = columns_suffice(&c) ? COLUMN_PERIOD : COLUMN_MONTH; i < COLUMNS && months; i++) {
		if (c.at[i] >= 0)
			check->number[c.at[i]] = true;
	}
}

static void
prepare_check(struct check *check)
{
	const struct headings *h = &check->rows->headings;
	struct sheet_bindings bindings = check->rows->bindings;

	for (size_t i = h->width; i < SHEET_COLUMNS_MAX; i++)
		check->unnamed[i] = true;
	for (size_t i = 0; i < h->width; i++) {
		check->unnamed[i] = i >= h->count || h->keys[i][0] == '\0';
		check->any_unnamed = check->any_unnamed || check->unnamed[i];
	}
	for (size_t j = 0; j < bindings.count; j++) {
		const struct sheet_binding *binding = &bindings.bindings[j];
		size_t i = heading_find_own(h->keys, h->own, h->count, binding->key);

		if (i == h->count)
			continue;
		check->number[i] = check->number[i] || binding->number;
		check->bound[i].percent = check->bound[i].percent || binding->percent;
		check->bound[i].read = check->bound[i].read || binding->read;
	}
	mark_computed(check);
	for (size_t i = 0; i < h->count; i++)
		check->bound[i].number = check->number[i];
}

static void
check_number(struct check *check, size_t column, const struct sheet_cell *cell)
{
	const struct assembly *a = check->rows;
	uint32_t *plain = &check->plain[cell->text % PLAIN_NUMBERS];
	struct value value;
	size_t digits;

	if (*plain == cell->text)
		return;
	if (sheet_cell_value(cell, check->style, &value)) {
		check->sheet->money = check->sheet->money || value.money;
		if (sheet_is_exact(cell))
			return;
		doubt_take(&check->doubts[column], cell, &value);
		check->sheet->unusual += value.against_locale || value.doubtful;
		if (!value.against_locale && !value.doubtful && !value.shows_decimals &&
		    !value.shows_thousands)
			*plain = cell->text;
		return;
	}
	digits = strspn(sheet_text(cell), "0123456789.,-% ");
	diag_add(a->diags, SEVERITY_ERROR, cell_place(a->file, cell), "csv-number",
	    digits == sheet_length(cell) && digits > PLAIN_DIGITS_MAX
		? "«%s» in column «%s»: expected a number, a percent, \"-\" or blank (of at most 18 digits, "
		  "9 of them decimals)"
		: "«%s» in column «%s»: expected a number, a percent, \"-\" or blank",
	    cell_excerpt(a->arena, cell), sheet_text(&a->headings.cells[column]));
}

/* Whether a short row is Excel's doing: all rows of its block in the spreadsheet end at the same column. */
static bool
is_excel_block(const struct assembly *a, size_t row)
{
	size_t block = (a->first_record + row) / EXCEL_BLOCK * EXCEL_BLOCK;

	/* Where the heading row is in the block, its last column is not blank. */
	if (block < a->first_record)
		return false;
	for (size_t i = block - a->first_record;
	     i < a->row_count && i < block - a->first_record + EXCEL_BLOCK; i++) {
		const struct row_form *form = &a->forms[i];

		if (form->blank || form->damaged)
			continue;
		if (form->count != a->forms[row].count || !form->ended)
			return false;
	}
	return true;
}

static void
check_short(struct check *check, size_t row)
{
	const struct assembly *a = check->rows;
	const struct sheet_cell *first = &a->rows[row].cells[0];
	size_t count = a->forms[row].count;

	if (!is_excel_block(a, row)) {
		diag_add(a->diags, SEVERITY_ERROR, cell_place(a->file, first), "csv-ragged-row",
		    "row has %zu cells, the heading row has %zu", count, a->headings.count);
		return;
	}
	if (check->shortened_count++ == 0) {
		check->shortened = first;
		check->shortened_width = count;
	}
}

/* Beside a table in a workbook there are remarks; each column of them is told of once. */
static void
warn_of_unnamed(struct check *check, const struct sheet_cell *cell, size_t column)
{
	if (!check->unnamed[column])
		return;
	check->unnamed[column] = false;
	diag_add(check->rows->diags, SEVERITY_WARNING, cell_place(check->rows->file, cell), "csv-no-heading",
	    "«%s» stands in a column that has no heading: what is in it is not read",
	    cell_excerpt(check->rows->arena, cell));
}

/* Cells under no heading: in a column that has a blank one, or past them all. */
static void
check_surplus(struct check *check, size_t row)
{
	const struct assembly *a = check->rows;
	const struct headings *h = &a->headings;

	for (size_t i = check->any_unnamed ? 0 : h->width; i < a->forms[row].count; i++) {
		const struct sheet_cell *cell = &a->rows[row].cells[i];

		if (sheet_is_blank(cell))
			continue;
		if (a->loose) {
			warn_of_unnamed(check, cell, i);
			continue;
		}
		if (i >= h->width) {
			diag_add(a->diags, SEVERITY_ERROR, cell_place(a->file, cell), "csv-ragged-row",
			    "row has %u cells, the heading row has %zu: «%s» stands past the last column",
			    (unsigned)a->forms[row].count, h->count, cell_excerpt(a->arena, cell));
			return;
		}
		if (check->unnamed[i]) {
			check->unnamed[i] = false;
			diag_add(a->diags, SEVERITY_ERROR, cell_place(a->file, cell), "csv-no-heading",
			    "«%s» in column %zu, which has no heading", cell_excerpt(a->arena, cell), i + 1);
		}
	}
}

static void
check_row(struct check *check, size_t row)
{
	const struct assembly *a = check->rows;
	const struct sheet_cell *cells = a->rows[row].cells;

	if (a->forms[row].blank || a->forms[row].damaged)
		return;
	if (a->forms[row].count < a->headings.count && !a->loose)
		check_short(check, row);
	check_surplus(check, row);
	for (size_t i = 0; i < a->headings.count; i++) {
		if (check->number[i] && !sheet_is_blank(&cells[i]))
			check_number(check, i, &cells[i]);
	}
}

/* How each column reads what is in doubt. */
static const struct sheet_reading *
settle_doubts(const struct check *check)
{
	const struct assembly *a = check->rows;
	struct sheet_reading *readings = ARENA_ARRAY(a->arena, struct sheet_reading, a->headings.count);

	for (size_t i = 0; i < a->headings.count; i++)
		readings[i] =
		    doubt_settle(&check->doubts[i], heading_is_count(a->headings.keys[i]), &check->bound[i]);
	return readings;
}

void
rows_check(const struct assembly *a, struct number_style style, struct sheet *sheet)
{
	struct check check = {.rows = a, .style = style, .sheet = sheet};

	prepare_check(&check);
	for (size_t i = 0; i < a->row_count; i++)
		check_row(&check, i);
	sheet->readings = settle_doubts(&check);
	if (check.shortened_count > 0)
		diag_add(a->diags, SEVERITY_NOTE, cell_place(a->file, check.shortened), "csv-short-block",
		    "row has %zu cells, the heading row has %zu; read as blank at its end, as Excel "
		    "leaves out columns that are blank in %d rows running (%zu such rows)",
		    check.shortened_width, a->headings.count, EXCEL_BLOCK, check.shortened_count);
}

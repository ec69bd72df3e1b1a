#include "sheet/sheet.h"

#include "sheet/vocabulary.h"

int
sheet_column(const struct sheet *sheet, const char *key)
{
	size_t i = heading_find_own(sheet->keys, sheet->own, sheet->column_count, key);

	return i < sheet->column_count ? (int)i : -1;
}

bool
sheet_cell_value(const struct sheet_cell *cell, struct number_style style, struct value *out)
{
	return sheet_is_exact(cell) ? value_parse_exact(sheet_text(cell), sheet_length(cell), style, out)
				    : value_parse(sheet_text(cell), sheet_length(cell), style, out);
}

/* "porcentaje" and its like, of the words that a sheet may have. */
static bool
says_percent(const struct sheet_cell *measure)
{
	return sheet_text(measure)[0] == 'p' || sheet_text(measure)[0] == 'P' ||
	    sheet_text(measure)[0] == '%';
}

/* A figure of a row whose MEDIDA is `measure` (NULL: it has none). */
static bool
shows_decimals(const struct sheet_cell *cell, const struct sheet_cell *measure, struct number_style style)
{
	struct value value;

	if (!sheet_cell_value(cell, style, &value))
		return false;
	return value.kind == VALUE_NUMBER
	    ? value.shows_decimals
	    : value.kind == VALUE_PERCENT && (measure == NULL || sheet_length(measure) == 0);
}

bool
sheet_row_has_decimals(const struct sheet *sheet, size_t row, struct number_style style)
{
	const struct sheet_cell *cells = sheet->rows[row].cells;
	int measured = sheet_column(sheet, column_key(COLUMN_MEASURE));
	const struct sheet_cell *measure = measured >= 0 ? &cells[measured] : NULL;
	int target = sheet_column(sheet, column_key(COLUMN_TARGET));

	if (measure != NULL && sheet_length(measure) > 0 && says_percent(measure))
		return true;
	if (target >= 0 && shows_decimals(&cells[target], measure, style))
		return true;
	for (int i = COLUMN_MONTH; i < COLUMNS; i++) {
		int column = sheet_column(sheet, column_key((enum plan_column)i));

		if (column >= 0 && shows_decimals(&cells[column], measure, style))
			return true;
	}
	return false;
}

/* Whether the column has the mark in doubt between thousands. */
static bool
reads_thousands(const struct sheet *sheet, size_t column, const struct value *value)
{
	const struct sheet_reading *reading = sheet->readings != NULL ? &sheet->readings[column] : NULL;

	if (value->money)
		return reading == NULL || reading->thousands || reading->evidence == NULL;
	return reading != NULL && reading->thousands;
}

bool
sheet_value(const struct sheet *sheet, size_t row, size_t column, struct number_style style,
    struct value *out)
{
	return sheet_value_as(sheet, row, column, column, style, out);
}

bool
sheet_value_as(const struct sheet *sheet, size_t row, size_t column, size_t as, struct number_style style,
    struct value *out)
{
	const struct sheet_cell *cell = &sheet->rows[row].cells[column];

	if (!sheet_cell_value(cell, style, out))
		return false;
	if (!out->doubtful)
		return true;
	if (sheet_is_exact(cell) || !reads_thousands(sheet, as, out) ||
	    (heading_is_count(sheet->keys[as]) && sheet_row_has_decimals(sheet, row, style)))
		value_as_decimals(out);
	return true;
}

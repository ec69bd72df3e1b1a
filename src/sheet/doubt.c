#include "sheet/doubt.h"

#include "sheet/vocabulary.h"

static const char *const counts[] = {"meta anual", "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago",
    "sep", "oct", "nov", "dic"};

#define COUNTS (sizeof(counts) / sizeof(counts[0]))

bool
doubt_is_count(const char *key)
{
	enum plan_column column = heading_column(key);

	return column == COLUMN_TARGET || (column >= COLUMN_MONTH && column < COLUMNS);
}

void
doubt_take(struct doubt *doubt, const struct sheet_cell *cell, const struct value *value)
{
	doubt->doubtful += value->doubtful;
	/* The decimals of a percent say nothing of counts. */
	if (value->shows_decimals && value->kind == VALUE_NUMBER && doubt->decimals == NULL)
		doubt->decimals = cell;
	if (value->shows_thousands && doubt->thousands == NULL)
		doubt->thousands = cell;
}

struct sheet_reading
doubt_settle(const struct doubt *doubt, bool of_counts, const struct sheet_reading *bound)
{
	struct sheet_reading reading = *bound;

	reading.doubtful = doubt->doubtful;
	reading.read = bound->read || of_counts;
	reading.thousands =
	    !bound->percent && doubt->decimals == NULL && (of_counts || doubt->thousands != NULL);
	reading.evidence = reading.thousands ? doubt->thousands : doubt->decimals;
	return reading;
}

/* "porcentaje" and its like, of the words that a sheet may have. */
static bool
says_percent(const struct sheet_cell *measure)
{
	return measure->text[0] == 'p' || measure->text[0] == 'P' || measure->text[0] == '%';
}

bool
doubt_row_has_decimals(const struct sheet *sheet, size_t row, struct number_style style)
{
	const struct sheet_cell *cells = sheet->rows[row].cells;
	int measure = sheet_column(sheet, "medida");

	if (measure >= 0 && cells[measure].length > 0 && says_percent(&cells[measure]))
		return true;
	for (size_t i = 0; i < COUNTS; i++) {
		int column = sheet_column(sheet, counts[i]);
		struct value value;

		if (column < 0 || !value_parse(cells[column].text, cells[column].length, style, &value))
			continue;
		if (value.kind == VALUE_NUMBER
			? value.shows_decimals
			: value.kind == VALUE_PERCENT && (measure < 0 || cells[measure].length == 0))
			return true;
	}
	return false;
}

bool
sheet_value(const struct sheet *sheet, size_t row, size_t column, struct number_style style,
    struct value *out)
{
	const struct sheet_cell *cell = &sheet->rows[row].cells[column];

	if (!value_parse(cell->text, cell->length, style, out))
		return false;
	if (!out->doubtful)
		return true;
	if (sheet->readings == NULL || !sheet->readings[column].thousands ||
	    (doubt_is_count(sheet->keys[column]) && doubt_row_has_decimals(sheet, row, style)))
		value_as_decimals(out);
	return true;
}

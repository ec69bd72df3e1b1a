/* Figures in the format of their column. */
#include "base/utf8.h"
#include "compose/context.h"
#include "sheet/currency.h"
#include "sheet/vocabulary.h"

#define NO_BREAK_SPACE "\xc2\xa0"

/* Rows looked through at a time. */
#define CHUNK_ROWS 1024

/*
 * The currency that the row says of an amount without one: its MONEDA, or the unit of measure where that is a
 * currency; by its code, or as written where there is none.  "": none.
 */
static const char *
currency_of_row(struct context *c, const struct rows *rows, size_t row)
{
	static const enum plan_column columns[] = {COLUMN_CURRENCY, COLUMN_UNIT_OF_MEASURE};

	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++) {
		int at = rows_column(rows, column_key(columns[i]));
		const char *text = at >= 0 ? rows_text(rows, row, at) : "";
		size_t n;
		uint8_t currency = currency_named(utf8_fold(c->arena, text, strlen(text), &n));

		if (currency != CURRENCY_NONE)
			return currency_code(currency);
		if (columns[i] == COLUMN_CURRENCY && n > 0)
			return text;
	}
	return "";
}

/* The number with its currency as the cell has it, else as its row has it; no line breaks between them. */
static void
add_money(struct context *c, struct buf *out, const struct place *place, const struct table_column *column,
    struct decimal number)
{
	const char *text = rows_text(place->rows, place->row, place->at);
	struct value_signs signs = value_signs(text, strlen(text));
	const char *said = "";

	if (signs.before.length == 0 && signs.behind.length == 0 && column->format == FORMAT_MONEY)
		said = currency_of_row(c, place->rows, place->row);
	if (number.units < 0 && number.units != INT64_MIN) {
		buf_addc(out, '-');
		number.units = -number.units;
	}
	if (signs.before.length > 0)
		buf_add(out, signs.before.text, signs.before.length);
	buf_adds(out, said);
	if (signs.before.apart || said[0] != '\0')
		buf_adds(out, NO_BREAK_SPACE);
	decimal_format(out, number, c->composition->job->numbers, column->decimals, true);
	if (signs.behind.apart)
		buf_adds(out, NO_BREAK_SPACE);
	if (signs.behind.length > 0)
		buf_add(out, signs.behind.text, signs.behind.length);
}

/* False where it is printed as it is written. */
static bool
read_figure(const struct rows *rows, size_t row, int at, const struct table_column *column, struct value *out)
{
	if (column->format == FORMAT_AS_WRITTEN || !rows_value(rows, row, at, out) ||
	    (out->kind != VALUE_NUMBER && out->kind != VALUE_PERCENT))
		return false;
	if (column->format == FORMAT_PERCENT)
		value_as_decimals(out);
	return column->format != FORMAT_PERCENT || !out->money;
}

const char *
format_figure(struct context *c, const struct place *place, const struct table_column *column,
    const struct value *value)
{
	struct buf out = BUF_INIT;

	if (value->money || (column->format == FORMAT_MONEY && value->kind == VALUE_NUMBER))
		add_money(c, &out, place, column, value->number);
	else
		decimal_format(&out, value->number, c->composition->job->numbers, column->decimals, true);
	if (value->kind == VALUE_PERCENT || column->format == FORMAT_PERCENT)
		buf_adds(&out, number_percent_text(c->composition->job->numbers));
	return buf_take(&out, c->arena);
}

const char *
format_cell(struct context *c, const struct rows *rows, size_t row, int at, const struct table_column *column)
{
	struct value value;

	if (!read_figure(rows, row, at, column, &value))
		return rows_text(rows, row, at);
	return format_figure(c, &(struct place){rows, row, at}, column, &value);
}

/* Figures of a column that lose decimals that aren't 0. */
struct rounded {
	size_t count;
	struct srcloc loc; /* of the first */
	const char *text;  /* as it is written; in the arena of the context */
};

static bool
loses_decimals(struct decimal number, int decimals)
{
	for (int dropped = number.scale - decimals; dropped > 0; dropped--) {
		if (number.units % 10 != 0)
			return true;
		number.units /= 10;
	}
	return false;
}

static void
count_rounded(struct context *c, const struct rows *rows, struct row_range range,
    const struct table_column *column, struct rounded *out)
{
	int at = rows_column(rows, column->binding.key);
	struct value value;

	for (size_t row = range.first; row < range.first + range.count; row++) {
		if (!read_figure(rows, row, at, column, &value) ||
		    !loses_decimals(value.number, column->decimals))
			continue;
		if (out->count++ > 0)
			continue;
		out->loc = rows_place(rows, row, at, column->binding.loc);
		out->text = arena_strdup(c->arena, rows_text(rows, row, at));
	}
}

static void
tell_rounded(struct context *c, const struct table_column *column, const struct rows *rows)
{
	struct rows part = *rows;
	struct rounded rounded = {0};

	part.cells = NULL;
	for (size_t first = 0; first < rows->row_count; first += CHUNK_ROWS) {
		struct arena *arena = arena_open_beside(c->arena);
		size_t left = rows->row_count - first;
		struct row_range range = {first, left < CHUNK_ROWS ? left : CHUNK_ROWS};

		rows_load(&part, arena, range);
		count_rounded(c, &part, range, column, &rounded);
		rows_release(&part);
		arena_close(arena);
	}
	if (rounded.count > 0)
		diag_add(c->diags, SEVERITY_NOTE, rounded.loc, "compose-rounded",
		    "the column «%s» is rounded for print, halves away from 0 (decimals: %d): «%s» has more; "
		    "figures rounded: %zu",
		    column->binding.heading, column->decimals, rounded.text, rounded.count);
}

void
format_tell_rounded(struct context *c, const struct table_spec *spec, const struct rows *rows)
{
	for (size_t k = 0; k < spec->column_count && !c->told; k++)
		if (spec->columns[k].tells_rounded)
			tell_rounded(c, &spec->columns[k], rows);
}

#include "sheet/workbook/formats.h"

#include "base/hash.h"
#include "base/utf8.h"

void
formats_begin(struct formats *formats, struct sheet_rows *rows, enum date_system since)
{
	*formats = (struct formats){.rows = rows, .since = since};
	formats->lately = ARENA_ARRAY(rows->in->scratch, struct lately_shown, FORMATS_LATELY);
}

void
formats_end(struct formats *formats)
{
	buf_release(&formats->shown);
}

/* What was shown, without white space at its ends. */
static struct shown_cell
shown_text(struct formats *formats)
{
	struct buf *shown = &formats->shown;

	if (shown->failed)
		arena_out_of_memory(formats->rows->in->scratch, 0);
	if (shown->length == 0)
		return (struct shown_cell){.text = "", .nfc = true};
	char *text = shown->data;
	size_t n = sheet_rows_tidy(&text, shown->length);
	return (struct shown_cell){.text = text, .length = n, .nfc = utf8_is_plain(text, n)};
}

/* Where a number is, or will be, that was shown lately. */
static struct lately_shown *
lately(struct formats *formats, const struct number_format *format, struct bytes held)
{
	uint32_t hash = hash_mix(hash_bytes(held.data, held.length), (uintptr_t)format);

	return &formats->lately[hash_start(hash) & (FORMATS_LATELY - 1)];
}

static bool
is_there(const struct lately_shown *there, const struct number_format *format, struct bytes held)
{
	return there->format == format && there->held_length == held.length &&
	    memcmp(there->held, held.data, held.length) == 0;
}

static void
keep(struct lately_shown *there, const struct number_format *format, struct bytes held,
    const struct shown_cell *cell, bool rounded)
{
	if (held.length > FORMATS_HELD_MAX || cell->length > FORMATS_SHOWN_MAX || !cell->nfc)
		return;
	there->format = format;
	there->held_length = (uint8_t)held.length;
	there->shown_length = (uint8_t)cell->length;
	there->exact = cell->exact;
	there->rounded = rounded;
	memcpy(there->held, held.data, held.length);
	memcpy(there->shown, cell->text, cell->length);
}

/* Notes that the number shows fewer digits than it has. */
static void
note_rounded(struct formats *formats, uint32_t column, const struct digits *digits,
    const struct shown_cell *cell)
{
	struct buf held = BUF_INIT;

	number_format_held(digits, formats->rows->in->style, &held);
	if (held.failed)
		arena_out_of_memory(formats->rows->in->scratch, 0);
	sheet_rows_note_rounded(formats->rows, column, (struct bytes){cell->text, cell->length},
	    (struct bytes){held.data, held.length});
	buf_release(&held);
}

/* Shows a number that was not shown lately. */
static bool
show(struct formats *formats, uint32_t column, const struct number_format *format, struct bytes held)
{
	struct digits digits;

	if (!digits_parse(held.data, held.length, &digits)) {
		diag_add(formats->rows->in->diags, SEVERITY_ERROR, sheet_rows_place(formats->rows, column),
		    "workbook-cell", "the cell says that it is a number, and holds none; enter it again");
		return false;
	}
	buf_clear(&formats->shown);
	struct shown shown =
	    number_format_number(format, &digits, formats->since, formats->rows->in->style, &formats->shown);
	struct shown_cell cell = shown_text(formats);
	cell.exact = shown.kind == SHOWN_NUMBER && cell.length > 0;
	if (shown.rounded)
		note_rounded(formats, column, &digits, &cell);
	keep(lately(formats, format, held), format, held, &cell, shown.rounded);
	return sheet_rows_add(formats->rows, column, &cell);
}

bool
formats_add_number(struct formats *formats, uint32_t column, const struct number_format *format,
    struct bytes held)
{
	struct lately_shown *there = lately(formats, format, held);

	if (!is_there(there, format, held))
		return show(formats, column, format, held);
	if (there->rounded)
		sheet_rows_note_rounded(formats->rows, column,
		    (struct bytes){there->shown, there->shown_length}, held);
	struct shown_cell cell = {there->shown, there->shown_length, .exact = there->exact, .nfc = true};
	return sheet_rows_add(formats->rows, column, &cell);
}

bool
formats_add_moment(struct formats *formats, uint32_t column, const struct number_format *format,
    struct moment moment)
{
	buf_clear(&formats->shown);
	number_format_moment(format, moment, formats->rows->in->style, &formats->shown);
	struct shown_cell cell = shown_text(formats);
	return sheet_rows_add(formats->rows, column, &cell);
}

bool
formats_add_text(struct formats *formats, uint32_t column, const struct number_format *format,
    const struct shown_cell *text)
{
	if (number_format_keeps_texts(format) || text->length == 0)
		return sheet_rows_add(formats->rows, column, text);
	buf_clear(&formats->shown);
	number_format_text(format, text->text, text->length, &formats->shown);
	struct shown_cell cell = shown_text(formats);
	return sheet_rows_add(formats->rows, column, &cell);
}

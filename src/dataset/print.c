#include "dataset/print.h"

#include <jansson.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "sheet/spreadsheet.h"
#include "sheet/vocabulary.h"

/* Columns of text wider than this are cut off in width, not in text: the next column starts on a new line. */
#define TEXT_COLUMN_MAX 60

/* --- text ----------------------------------------------------------------------------------------------- */

/* The text on one line, with nothing in it that would disturb the columns or the terminal. */
static const char *
visible(struct buf *b, const struct sheet_cell *cell)
{
	buf_clear(b);
	buf_add(b, cell->text, cell->length);
	for (size_t i = 0; i < b->length; i++)
		if (b->data[i] == '\n' || b->data[i] == '\r' || b->data[i] == '\t')
			b->data[i] = ' ';
	struct buf plain = *b;
	*b = (struct buf){0};
	buf_add_escaped(b, buf_cstr(&plain));
	b->failed = b->failed || plain.failed;
	buf_release(&plain);
	return buf_cstr(b);
}

static size_t
text_width(struct buf *b, const struct sheet_cell *cell)
{
	const char *text = visible(b, cell);
	return utf8_count(text, strlen(text));
}

static bool
is_figure(const struct sheet_cell *cell)
{
	return cell->length > 0 &&
	    (cell->text[0] == '-' || cell->text[0] == '+' ||
		(cell->text[0] >= '0' && cell->text[0] <= '9')) &&
	    strspn(cell->text, "+-0123456789.,%\u00a0") == cell->length;
}

static void
print_padding(FILE *out, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fputc(' ', out);
}

/* A column that has nothing in any row is left out of text. */
static void
measure_columns(const struct sheet *sheet, size_t *widths, bool *used, struct buf *b)
{
	for (size_t k = 0; k < sheet->column_count; k++) {
		widths[k] = text_width(b, &sheet->headings[k]);
		for (size_t r = 0; r < sheet->row_count; r++) {
			const struct sheet_cell *cell = &sheet->rows[r].cells[k];
			size_t width = text_width(b, cell);
			used[k] = used[k] || width > 0;
			if (width > widths[k])
				widths[k] = width < TEXT_COLUMN_MAX ? width : TEXT_COLUMN_MAX;
		}
	}
}

static void
print_row(FILE *out, const struct sheet_cell *cells, size_t n, const size_t *widths, const bool *used,
    struct buf *b)
{
	size_t pending = 0;
	for (size_t k = 0; k < n; k++) {
		if (!used[k])
			continue;
		size_t width = text_width(b, &cells[k]);
		size_t room = width < widths[k] ? widths[k] - width : 0;
		bool right = is_figure(&cells[k]);
		print_padding(out, pending + (right ? room : 0));
		fputs(buf_cstr(b), out);
		pending = 2 + (right ? 0 : room);
	}
	fputc('\n', out);
}

static bool
print_text(FILE *out, const struct sheet *sheet)
{
	size_t widths[SHEET_COLUMNS_MAX] = {0};
	bool used[SHEET_COLUMNS_MAX] = {false};
	struct buf b = BUF_INIT;

	measure_columns(sheet, widths, used, &b);
	print_row(out, sheet->headings, sheet->column_count, widths, used, &b);
	for (size_t r = 0; r < sheet->row_count; r++)
		print_row(out, sheet->rows[r].cells, sheet->column_count, widths, used, &b);
	bool ok = !b.failed;
	buf_release(&b);
	return ok;
}

/* --- CSV ------------------------------------------------------------------------------------------------ */

/* Figures are as programs read them: without grouping, "." before decimals. */
static const struct number_style plain_style = {.group_mark = ',', .decimal_mark = '.'};

/* Columns of texts, be there one that looks like a figure. */
static bool
is_of_texts(const struct sheet_cell *heading)
{
	static const char *const texts[] = {"CÓDIGO", "UNIDAD", "LÍNEA", "ACTIVIDAD"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strcmp(heading->text, texts[i]) == 0)
			return true;
	return false;
}

static void
add_csv_row(struct buf *b, const struct sheet *sheet, const struct sheet_cell *cells)
{
	for (size_t k = 0; k < sheet->column_count; k++) {
		if (k > 0)
			buf_addc(b, ',');
		if (is_of_texts(&sheet->headings[k]))
			spreadsheet_add_text(b, cells[k].text, cells[k].length);
		else
			spreadsheet_add_figure(b, cells[k].text, cells[k].length, plain_style);
	}
	buf_addc(b, '\n');
}

static bool
print_csv(FILE *out, const struct sheet *sheet)
{
	struct buf b = BUF_INIT;

	add_csv_row(&b, sheet, sheet->headings);
	for (size_t r = 0; r < sheet->row_count; r++) {
		add_csv_row(&b, sheet, sheet->rows[r].cells);
		fwrite(b.data, 1, b.length, out);
		buf_clear(&b);
	}
	fwrite(b.data, 1, b.length, out); /* the headings, where there are no rows */
	bool ok = !b.failed;
	buf_release(&b);
	return ok;
}

/* --- JSON ----------------------------------------------------------------------------------------------- */

/* What is no UTF-8 (the name of a file, which may be any bytes) is escaped: JSON can't hold it. */
static json_t *
json_text(const struct sheet_cell *cell)
{
	if (utf8_valid_prefix(cell->text, cell->length) == cell->length)
		return json_stringn(cell->text, cell->length);
	struct buf b = BUF_INIT;
	buf_add_escaped(&b, cell->text);
	json_t *text = b.failed ? NULL : json_string(buf_cstr(&b));
	buf_release(&b);
	return text;
}

static bool
print_json_row(FILE *out, const struct sheet *sheet, const struct sheet_cell *cells)
{
	json_t *object = json_object();
	bool ok = object != NULL;
	for (size_t k = 0; k < sheet->column_count && ok; k++)
		if (cells[k].length > 0)
			ok = json_object_set_new(object, sheet->headings[k].text, json_text(&cells[k])) == 0;
	ok = ok && json_dumpf(object, out, JSON_COMPACT) == 0;
	json_decref(object);
	return ok;
}

static bool
print_json(FILE *out, const struct sheet *sheet)
{
	fputs("[", out);
	for (size_t r = 0; r < sheet->row_count; r++) {
		fputs(r > 0 ? ",\n" : "\n", out);
		if (!print_json_row(out, sheet, sheet->rows[r].cells))
			return false;
	}
	fputs("\n]\n", out);
	return true;
}

bool
report_sheet(FILE *out, const struct sheet *sheet, enum report_format format)
{
	bool ok = true;
	switch (format) {
	case REPORT_TEXT:
		ok = print_text(out, sheet);
		break;
	case REPORT_CSV:
		ok = print_csv(out, sheet);
		break;
	case REPORT_JSON:
		ok = print_json(out, sheet);
		break;
	}
	return ok && !ferror(out);
}

/* --- months --------------------------------------------------------------------------------------------- */

int
report_month(const char *name)
{
	return month_from_text(name);
}

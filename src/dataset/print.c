#include "dataset/print.h"

#include <jansson.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "sheet/spreadsheet.h"
#include "sheet/vocabulary.h"

/* Columns of text wider than this are cut off in width, not in text: the next column starts on a new line. */
#define TEXT_COLUMN_MAX 60

/* Rows on their way out. */
struct printing {
	FILE *out;
	const struct dataset_rows *rows;
	struct cell_style style;
	struct buf text; /* of a cell, or of what is written at once */
};

/* --- text ----------------------------------------------------------------------------------------------- */

/* Whether it is seen at once that the text is visible as it is: letters of Western Europe and ASCII. */
static bool
is_visible(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == 0xC3 && i + 1 < n && ((unsigned char)text[i + 1] & 0xC0) == 0x80)
			i++;
		else if (c < ' ' || c >= 0x7F)
			return false;
	}
	return true;
}

/* The text on one line, with nothing in it that would disturb the columns or the terminal. */
static const char *
visible(struct buf *b)
{
	if (is_visible(b->data, b->length))
		return buf_cstr(b);
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

static const char *
visible_heading(struct printing *p, size_t column)
{
	buf_clear(&p->text);
	buf_adds(&p->text, p->rows->columns[column].heading);
	return visible(&p->text);
}

static const char *
visible_cell(struct printing *p, const struct dataset_cell *cell)
{
	buf_clear(&p->text);
	cell_append(&p->text, cell, p->style);
	return visible(&p->text);
}

static size_t
width_of(const char *text)
{
	return utf8_count(text, strlen(text));
}

/* Texts that look like figures stand as those do: a code, a dash. */
static bool
is_like_figure(const char *text)
{
	return (text[0] == '-' || text[0] == '+' || ascii_is_digit(text[0])) &&
	    text[strspn(text, "+-0123456789.,%\u00a0")] == '\0';
}

static void
print_padding(FILE *out, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fputc(' ', out);
}

/* A column that has nothing in any row is left out of text. */
static void
measure_columns(struct printing *p, size_t *widths, bool *used)
{
	for (size_t k = 0; k < p->rows->column_count; k++) {
		widths[k] = width_of(visible_heading(p, k));
		for (size_t r = 0; r < p->rows->row_count; r++) {
			size_t width = width_of(visible_cell(p, &p->rows->rows[r][k]));
			used[k] = used[k] || width > 0;
			if (width > widths[k])
				widths[k] = width < TEXT_COLUMN_MAX ? width : TEXT_COLUMN_MAX;
		}
	}
}

/* The headings where cells is NULL. */
static void
print_row(struct printing *p, const struct dataset_cell *cells, const size_t *widths, const bool *used)
{
	size_t pending = 0;
	for (size_t k = 0; k < p->rows->column_count; k++) {
		if (!used[k])
			continue;
		const char *text = cells ? visible_cell(p, &cells[k]) : visible_heading(p, k);
		size_t width = width_of(text);
		size_t room = width < widths[k] ? widths[k] - width : 0;
		bool right = is_like_figure(text);
		print_padding(p->out, pending + (right ? room : 0));
		fputs(text, p->out);
		pending = 2 + (right ? 0 : room);
	}
	fputc('\n', p->out);
}

static void
print_text(struct printing *p)
{
	size_t widths[SHEET_COLUMNS_MAX] = {0};
	bool used[SHEET_COLUMNS_MAX] = {false};

	measure_columns(p, widths, used);
	print_row(p, NULL, widths, used);
	for (size_t r = 0; r < p->rows->row_count; r++)
		print_row(p, p->rows->rows[r], widths, used);
}

/* --- CSV ------------------------------------------------------------------------------------------------ */

/* Texts are kept from being read as formulas; words are so only where they are no figure or dash. */
static void
add_csv_cell(struct buf *b, const struct dataset_cell *cell, enum cell_kind column, struct buf *text,
    struct cell_style style)
{
	if (cell_is_figure(cell)) {
		cell_append(b, cell, style);
		return;
	}
	buf_clear(text);
	cell_append(text, cell, style);
	if (text->length == 0)
		return;
	if (column == CELL_TEXT)
		spreadsheet_add_text(b, text->data, text->length);
	else
		spreadsheet_add_figure(b, text->data, text->length, style.numbers);
	b->failed = b->failed || text->failed;
}

static void
add_csv_headings(struct buf *b, const struct dataset_rows *rows)
{
	for (size_t k = 0; k < rows->column_count; k++) {
		if (k > 0)
			buf_addc(b, ',');
		spreadsheet_add_text(b, rows->columns[k].heading, strlen(rows->columns[k].heading));
	}
	buf_addc(b, '\n');
}

static bool
print_csv(struct printing *p)
{
	struct buf line = BUF_INIT;

	add_csv_headings(&line, p->rows);
	for (size_t r = 0; r < p->rows->row_count; r++) {
		for (size_t k = 0; k < p->rows->column_count; k++) {
			if (k > 0)
				buf_addc(&line, ',');
			add_csv_cell(&line, &p->rows->rows[r][k], p->rows->columns[k].kind, &p->text,
			    p->style);
		}
		buf_addc(&line, '\n');
		fwrite(line.data, 1, line.length, p->out);
		buf_clear(&line);
	}
	fwrite(line.data, 1, line.length, p->out); /* the headings, where there are no rows */
	bool ok = !line.failed;
	buf_release(&line);
	return ok;
}

/* --- JSON ----------------------------------------------------------------------------------------------- */

/* What is no UTF-8 (the name of a file, which may be any bytes) is escaped: JSON can't hold it. */
static json_t *
json_text(const struct buf *text)
{
	if (utf8_valid_prefix(text->data, text->length) == text->length)
		return json_stringn(text->data, text->length);
	struct buf copy = BUF_INIT, escaped = BUF_INIT;
	buf_add(&copy, text->data, text->length);
	buf_add_escaped(&escaped, buf_cstr(&copy));
	json_t *json = escaped.failed || copy.failed ? NULL : json_string(buf_cstr(&escaped));
	buf_release(&copy);
	buf_release(&escaped);
	return json;
}

static bool
print_json_row(struct printing *p, const struct dataset_cell *cells)
{
	json_t *object = json_object();
	bool ok = object != NULL;
	for (size_t k = 0; k < p->rows->column_count && ok; k++) {
		buf_clear(&p->text);
		cell_append(&p->text, &cells[k], p->style);
		if (p->text.length > 0)
			ok = json_object_set_new(object, p->rows->columns[k].heading, json_text(&p->text)) ==
			    0;
	}
	ok = ok && json_dumpf(object, p->out, JSON_COMPACT) == 0;
	json_decref(object);
	return ok;
}

static bool
print_json(struct printing *p)
{
	fputs("[", p->out);
	for (size_t r = 0; r < p->rows->row_count; r++) {
		fputs(r > 0 ? ",\n" : "\n", p->out);
		if (!print_json_row(p, p->rows->rows[r]))
			return false;
	}
	fputs("\n]\n", p->out);
	return true;
}

bool
report_rows(FILE *out, const struct dataset_rows *rows, enum report_format format,
    struct number_style numbers)
{
	struct printing p = {.out = out, .rows = rows, .style = cell_style_for_programs()};
	bool ok = true;

	switch (format) {
	case REPORT_TEXT:
		p.style = cell_style_for_people(numbers);
		print_text(&p);
		break;
	case REPORT_CSV:
		ok = print_csv(&p);
		break;
	case REPORT_JSON:
		ok = print_json(&p);
		break;
	}
	ok = ok && !p.text.failed && !ferror(out);
	buf_release(&p.text);
	return ok;
}

/* --- months --------------------------------------------------------------------------------------------- */

int
report_month(const char *name)
{
	return month_from_text(name);
}

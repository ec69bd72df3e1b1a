#include "dataset/print.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/utf8.h"
#include "sheet/spreadsheet.h"
#include "sheet/vocabulary.h"

/* Columns of text wider than this are cut off in width, not in text: the next column starts on a new line. */
#define TEXT_COLUMN_MAX 60

/* JSON is handed on in pieces of about this size. */
#define JSON_PIECE 65536

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
	static const char blank[] = "                                                                ";

	for (size_t part; n > 0; n -= part) {
		part = n < sizeof(blank) - 1 ? n : sizeof(blank) - 1;
		fwrite(blank, 1, part, out);
	}
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

/* Rows on their way to a sink, in pieces of some size. */
struct json_printing {
	size_t column_count;
	size_t key_ends[SHEET_COLUMNS_MAX]; /* in keys: those of all columns, quoted, each with its colon */
	struct buf keys;
	struct buf out, text;
	size_t rows;
	report_sink *sink;
	void *ctx;
	bool refused;
};

static void
send_json(struct json_printing *p)
{
	if (p->out.length > 0 && !p->refused)
		p->refused = !p->sink(p->ctx, p->out.data, p->out.length);
	buf_clear(&p->out);
}

static void
begin_json(struct json_printing *p, const struct dataset_column *columns, size_t count)
{
	p->column_count = count;
	for (size_t k = 0; k < count; k++) {
		json_add_text(&p->keys, columns[k].heading, strlen(columns[k].heading));
		buf_addc(&p->keys, ':');
		p->key_ends[k] = p->keys.length;
	}
	buf_addc(&p->out, '[');
}

static void
add_json_cell(struct json_printing *p, size_t column, const struct dataset_cell *cell, bool is_first)
{
	size_t start = column > 0 ? p->key_ends[column - 1] : 0;

	if (!is_first)
		buf_addc(&p->out, ',');
	buf_add(&p->out, p->keys.data + start, p->key_ends[column] - start);
	buf_clear(&p->text);
	cell_append(&p->text, cell, cell_style_for_programs());
	json_add_text(&p->out, p->text.data, p->text.length);
}

/* A row of a dataset; ctx is the printing. */
static void
print_json_row(void *ctx, const struct dataset_cell *cells)
{
	struct json_printing *p = ctx;
	bool is_first = true;

	buf_adds(&p->out, p->rows++ > 0 ? ",\n{" : "\n{");
	for (size_t k = 0; k < p->column_count && !p->keys.failed; k++) {
		if (!cell_prints(&cells[k], cell_style_for_programs()))
			continue;
		add_json_cell(p, k, &cells[k], is_first);
		is_first = false;
	}
	buf_addc(&p->out, '}');
	if (p->out.length >= JSON_PIECE)
		send_json(p);
}

/* False when the sink refused, or memory ran out. */
static bool
end_json(struct json_printing *p)
{
	bool failed;

	buf_adds(&p->out, "\n]\n");
	failed = p->out.failed || p->text.failed || p->keys.failed;
	if (!failed)
		send_json(p);
	buf_release(&p->out);
	buf_release(&p->text);
	buf_release(&p->keys);
	return !failed && !p->refused;
}

static bool
write_stream(void *out, const void *data, size_t n)
{
	return fwrite(data, 1, n, out) == n;
}

static bool
print_json(struct printing *from)
{
	struct json_printing p = {.sink = write_stream, .ctx = from->out};

	begin_json(&p, from->rows->columns, from->rows->column_count);
	for (size_t r = 0; r < from->rows->row_count; r++)
		print_json_row(&p, from->rows->rows[r]);
	return end_json(&p);
}

bool
report_json(struct arena *arena, enum dataset dataset, const struct dataset_source *source, uint32_t unit,
    report_sink *sink, void *ctx)
{
	const struct dataset_column *columns = dataset_info(dataset)->columns;
	struct json_printing p = {.sink = sink, .ctx = ctx};

	begin_json(&p, columns, dataset_column_count(columns));
	dataset_each_row(arena, dataset, source, unit, (struct row_sink){print_json_row, &p});
	return end_json(&p);
}

/* --- all ------------------------------------------------------------------------------------------------ */

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

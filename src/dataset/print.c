#include "dataset/print.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/threads.h"
#include "base/utf8.h"
#include "dataset/periods.h"
#include "sheet/period_text.h"
#include "sheet/spreadsheet.h"
#include "sheet/vocabulary.h"

/* Columns of text wider than this are cut off in width, not in text: the next column starts on a new line. */
#define TEXT_COLUMN_MAX 60

/* JSON is handed on in pieces of about this size. */
#define JSON_PIECE 65536

/* Rows that are worth a thread; those that one takes at a time, and how many times that is held. */
#define ROWS_WORTH 1024
#define ROWS_EACH 256
#define PIECES 16

struct printing;

/* Appends a row; text: room for a cell's. */
typedef void add_row_fn(const struct printing *, const struct dataset_cell *, struct buf *text, struct buf *);

/* Rows on their way out, by several threads, and what these share. */
struct printing {
	FILE *out;
	const struct dataset_rows *rows;
	struct cell_style style;
	unsigned threads;
	add_row_fn *add_row;
	size_t first; /* row of the first piece */
	struct buf pieces[PIECES];
	struct buf texts[THREADS_MAX]; /* of a cell, for each thread */
	/* Of text: what each thread found in its rows, and how wide columns are: 0, not printed. */
	size_t widest[THREADS_MAX][SHEET_COLUMNS_MAX];
	size_t widths[SHEET_COLUMNS_MAX];
	bool left_out[SHEET_COLUMNS_MAX]; /* of CSV */
	bool failed;
};

/* --- rows ----------------------------------------------------------------------------------------------- */

static void
add_piece(void *ctx, unsigned thread, size_t piece)
{
	struct printing *p = ctx;
	size_t first = p->first + piece * ROWS_EACH, end = first + ROWS_EACH;

	for (size_t r = first; r < end && r < p->rows->row_count; r++)
		p->add_row(p, p->rows->rows[r], &p->texts[thread], &p->pieces[piece]);
}

static void
write_piece(struct printing *p, struct buf *piece)
{
	if (piece->length > 0)
		fwrite(piece->data, 1, piece->length, p->out);
	p->failed = p->failed || piece->failed;
	buf_clear(piece);
}

/* All rows, in order. */
static void
print_rows(struct printing *p)
{
	for (p->first = 0; p->first < p->rows->row_count; p->first += (size_t)PIECES * ROWS_EACH) {
		size_t left = (p->rows->row_count - p->first + ROWS_EACH - 1) / ROWS_EACH;
		size_t pieces = left < PIECES ? left : PIECES;

		threads_run(p->threads, pieces, add_piece, p);
		for (size_t i = 0; i < pieces; i++)
			write_piece(p, &p->pieces[i]);
	}
}

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
visible_heading(const struct printing *p, size_t column, struct buf *text)
{
	buf_clear(text);
	buf_adds(text, p->rows->columns[column].heading);
	return visible(text);
}

static const char *
visible_cell(const struct printing *p, const struct dataset_cell *cell, struct buf *text)
{
	buf_clear(text);
	cell_append(text, cell, p->style);
	return visible(text);
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
add_padding(struct buf *b, size_t n)
{
	if (n == 0 || !buf_reserve(b, n))
		return;
	memset(b->data + b->length, ' ', n);
	b->length += n;
}

static void
measure_rows(void *ctx, unsigned thread, size_t item)
{
	struct printing *p = ctx;
	size_t *widest = p->widest[thread];
	size_t first = item * ROWS_EACH, end = first + ROWS_EACH;

	for (size_t r = first; r < end && r < p->rows->row_count; r++) {
		for (size_t k = 0; k < p->rows->column_count; k++) {
			size_t width = width_of(visible_cell(p, &p->rows->rows[r][k], &p->texts[thread]));

			if (width > widest[k])
				widest[k] = width;
		}
	}
}

/* A column that has nothing in any row is left out of text. */
static void
measure_columns(struct printing *p)
{
	threads_run(p->threads, (p->rows->row_count + ROWS_EACH - 1) / ROWS_EACH, measure_rows, p);
	for (size_t k = 0; k < p->rows->column_count; k++) {
		size_t heading = width_of(visible_heading(p, k, &p->texts[0])), width = 0;

		for (unsigned i = 0; i < p->threads; i++)
			width = p->widest[i][k] > width ? p->widest[i][k] : width;
		if (width > heading)
			p->widths[k] = width < TEXT_COLUMN_MAX ? width : TEXT_COLUMN_MAX;
		else
			p->widths[k] = width > 0 ? heading : 0;
	}
}

/* The headings where cells is NULL. */
static void
add_text_row(const struct printing *p, const struct dataset_cell *cells, struct buf *cell, struct buf *b)
{
	size_t pending = 0;
	for (size_t k = 0; k < p->rows->column_count; k++) {
		if (p->widths[k] == 0)
			continue;
		const char *text = cells ? visible_cell(p, &cells[k], cell) : visible_heading(p, k, cell);
		size_t width = width_of(text);
		size_t room = width < p->widths[k] ? p->widths[k] - width : 0;
		bool right = is_like_figure(text);
		add_padding(b, pending + (right ? room : 0));
		buf_adds(b, text);
		pending = 2 + (right ? 0 : room);
	}
	buf_addc(b, '\n');
}

static void
print_text(struct printing *p)
{
	measure_columns(p);
	add_text_row(p, NULL, &p->texts[0], &p->pieces[0]);
	write_piece(p, &p->pieces[0]);
	p->add_row = add_text_row;
	print_rows(p);
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

/* What few plans have, and few editions: a column of those without anything in it is left out. */
static void
find_left_out(struct printing *p)
{
	for (size_t k = 0; k < p->rows->column_count; k++) {
		const enum column_series series = (enum column_series)p->rows->columns[k].series;

		p->left_out[k] =
		    series == COLUMN_ALIGNED || series == COLUMN_TREND || series == COLUMN_LAST_YEAR;
		for (size_t r = 0; r < p->rows->row_count && p->left_out[k]; r++)
			p->left_out[k] = !cell_prints(&p->rows->rows[r][k], p->style);
	}
}

static void
add_csv_headings(const struct printing *p, struct buf *b)
{
	const struct dataset_rows *rows = p->rows;

	for (size_t k = 0; k < rows->column_count; k++) {
		if (p->left_out[k])
			continue;
		if (k > 0)
			buf_addc(b, ',');
		spreadsheet_add_text(b, rows->columns[k].heading, strlen(rows->columns[k].heading));
	}
	buf_addc(b, '\n');
}

static void
add_csv_row(const struct printing *p, const struct dataset_cell *cells, struct buf *text, struct buf *b)
{
	for (size_t k = 0; k < p->rows->column_count; k++) {
		if (p->left_out[k])
			continue;
		if (k > 0)
			buf_addc(b, ',');
		add_csv_cell(b, &cells[k], p->rows->columns[k].kind, text, p->style);
	}
	buf_addc(b, '\n');
}

static void
print_csv(struct printing *p)
{
	find_left_out(p);
	add_csv_headings(p, &p->pieces[0]);
	write_piece(p, &p->pieces[0]);
	p->add_row = add_csv_row;
	print_rows(p);
}

/* --- JSON ----------------------------------------------------------------------------------------------- */

/* Rows on their way to a sink, in pieces of some size. */
struct json_printing {
	size_t column_count;
	size_t key_ends[SHEET_COLUMNS_MAX]; /* in keys: those of all columns, quoted, each with its colon */
	struct buf keys;
	struct buf out, text;
	size_t rows;
	bool numbers; /* figures are no texts */
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
	if (p->numbers && cell_is_figure(cell)) {
		cell_append(&p->out, cell, cell_style_for_programs());
		return;
	}
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
print_json(struct printing *from, bool numbers)
{
	struct json_printing p = {.numbers = numbers, .sink = write_stream, .ctx = from->out};

	begin_json(&p, from->rows->columns, from->rows->column_count);
	for (size_t r = 0; r < from->rows->row_count; r++)
		print_json_row(&p, from->rows->rows[r]);
	return end_json(&p);
}

static bool
print_rows_of(struct json_printing *p, struct arena *arena, enum dataset dataset,
    const struct dataset_source *source, uint32_t unit)
{
	const struct dataset_column *columns = dataset_columns(arena, dataset, source_calendar(source));

	begin_json(p, columns, dataset_column_count(columns));
	dataset_each_row(arena, dataset, source, unit, (struct row_sink){print_json_row, p});
	return end_json(p);
}

bool
report_json(struct arena *arena, enum dataset dataset, const struct dataset_source *source, uint32_t unit,
    report_sink *sink, void *ctx)
{
	struct json_printing p = {.sink = sink, .ctx = ctx};

	return print_rows_of(&p, arena, dataset, source, unit);
}

bool
report_json_numbers(struct arena *arena, enum dataset dataset, const struct dataset_source *source,
    uint32_t unit, report_sink *sink, void *ctx)
{
	struct json_printing p = {.numbers = true, .sink = sink, .ctx = ctx};

	return print_rows_of(&p, arena, dataset, source, unit);
}

/* --- all ------------------------------------------------------------------------------------------------ */

/* False when memory ran out. */
static bool
end_printing(struct printing *p)
{
	bool ok = !p->failed;

	for (size_t i = 0; i < PIECES; i++)
		buf_release(&p->pieces[i]);
	for (unsigned i = 0; i < p->threads; i++) {
		ok = ok && !p->texts[i].failed;
		buf_release(&p->texts[i]);
	}
	return ok;
}

bool
report_rows(FILE *out, const struct dataset_rows *rows, enum report_format format,
    struct number_style numbers, unsigned threads)
{
	struct printing p = {.out = out, .rows = rows, .style = cell_style_for_programs()};
	bool ok = true;

	p.threads = threads_for(threads, rows->row_count / ROWS_WORTH);
	switch (format) {
	case REPORT_TEXT:
		p.style = cell_style_for_people(numbers);
		print_text(&p);
		break;
	case REPORT_CSV:
		print_csv(&p);
		break;
	case REPORT_JSON:
	case REPORT_JSON_NUMBERS:
		ok = print_json(&p, format == REPORT_JSON_NUMBERS);
		break;
	}
	return end_printing(&p) && ok && !ferror(out);
}

/* --- months --------------------------------------------------------------------------------------------- */

const char *const report_months = N_("a month (marzo, mar or 3)");
const char *const report_periods = N_("T1 to T4, C1 to C3, S1, S2, anual, or a month (marzo, mar or 3)");

int
report_month(const char *name)
{
	int month = month_from_text(name);

	return month >= 0 ? (int)column_of_month(month) : -1;
}

int
report_period(const char *name)
{
	enum plan_column column = period_from_text(name);

	return column != COLUMNS ? (int)column : -1;
}

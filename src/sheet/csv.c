#include "sheet/csv.h"

#include <csv.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "sheet/csv_scan.h"

/* REPALL_NL: empty lines are records too. */
#define OPTIONS (CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL)

/* What libcsv's own buffer grows by. */
#define FIELD_BLOCK 4096

struct reader {
	struct csv_parser csv;
	const struct csv_text *in;
	const char *file;
	struct diags *diags; /* NULL: nothing is reported */
	record_fn *give;
	void *ctx;
	struct place here;  /* of what is fed next */
	struct place field; /* where the field under way begins, and its text */
	const char *field_text;
	bool fed; /* libcsv has had a part of that field */
	struct sheet_field
	    cells[SHEET_COLUMNS_MAX]; /* text: NULL until the record is whole where it is in `text` */
	size_t count;
	struct buf text; /* of cells that libcsv has put together, one after another */
	uint32_t record_line;
	bool damaged;
	bool too_wide; /* reported already */
	bool field_done, record_done;
	bool put_together; /* a cell of the record is in `text` */
};

static struct srcloc
at(const struct reader *r, struct place place)
{
	return (struct srcloc){.file = r->file, .line = place.line, .column = place.column};
}

static void
refuse_columns(struct reader *r)
{
	r->damaged = true;
	if (r->diags != NULL && !r->too_wide)
		diag_add(r->diags, SEVERITY_ERROR, at(r, r->field), "csv-columns",
		    "a cell past column %d, the most that are read", SHEET_COLUMNS_MAX);
	r->too_wide = true;
}

static void
refuse_length(struct reader *r, size_t length)
{
	r->damaged = true;
	if (r->diags != NULL)
		diag_add(r->diags, SEVERITY_ERROR, at(r, r->field), "csv-cell-size",
		    "a cell of %zu bytes, past the limit of %d; is a closing quote missing?", length,
		    SHEET_CELL_MAX);
}

/* Where the quote stands that opens the field under way: white space may come before it. */
static struct place
opening_quote(const struct reader *r)
{
	struct place place = r->field;
	const char *quote = strchr(r->field_text, '"');

	place_advance(&place, r->field_text, quote != NULL ? (size_t)(quote - r->field_text) : 0);
	return place;
}

/* Notes where the text begins of which n bytes of white space were trimmed. */
static void
set_lead(const struct reader *r, struct sheet_field *cell, const char *trimmed, size_t n, bool quoted)
{
	struct place start = r->field;
	uint32_t lines, columns;

	if (quoted && n == 0 && r->field_text[0] == '"') {
		cell->quoted = true;
		cell->lead = 1;
		return;
	}
	if (quoted) {
		start = opening_quote(r);
		start.column++;
	}
	place_advance(&start, trimmed, n);
	lines = start.line - r->field.line;
	columns = start.column - (lines > 0 ? 1 : r->field.column);
	cell->quoted = quoted;
	if (lines > SHEET_LEAD_LINES_MAX || columns > SHEET_LEAD_MAX)
		return;
	cell->lead_lines = lines & SHEET_LEAD_LINES_MAX;
	cell->lead = (uint8_t)columns;
}

/* Where a field's text is. */
enum field_form {
	FIELD_PLAIN,  /* all of it, where it stays until the record has been given */
	FIELD_QUOTED, /* the same, in quotes */
	FIELD_MADE,   /* in libcsv's buffer */
};

/* Whether it is seen at once that there is no white space at either end: the first byte and the last are. */
static bool
is_trim(const char *s, size_t n)
{
	unsigned char first = (unsigned char)s[0], last = (unsigned char)s[n - 1];

	/* 0xC3 begins the letters of Western Europe. */
	return (first == 0xC3 || (first > ' ' && first < 0x80)) && last > ' ' && last < 0x80;
}

/* Takes the text of the field under way. */
static void
take_field(struct reader *r, const char *s, size_t length, enum field_form form)
{
	const char *untrimmed = s;
	struct sheet_field *cell;

	r->field_done = true;
	if (length > 0 && !is_trim(s, length))
		utf8_trim(&s, &length);
	if (length > SHEET_CELL_MAX) {
		refuse_length(r, length);
		length = 0;
	}
	if (r->count == SHEET_COLUMNS_MAX) {
		if (length > 0)
			refuse_columns(r);
		return;
	}
	cell = &r->cells[r->count++];
	*cell = (struct sheet_field){
	    .text = form != FIELD_MADE ? s : NULL,
	    .length = (uint32_t)length,
	    .line = r->field.line,
	    .column = r->field.column,
	};
	if (length > 0 && (form != FIELD_PLAIN || s > untrimmed))
		set_lead(r, cell, untrimmed, (size_t)(s - untrimmed), form != FIELD_PLAIN);
	if (form == FIELD_MADE) {
		buf_add(&r->text, s, length);
		r->put_together = true;
	}
}

static void
on_field(void *data, size_t length, void *ctx)
{
	take_field(ctx, data, length, FIELD_MADE);
}

static void
on_record(int end, void *ctx)
{
	struct reader *r = ctx;

	(void)end;
	r->record_done = true;
}

/* Returns false when no more are wanted. */
static bool
give_record(struct reader *r, bool ended)
{
	const char *text = r->text.data != NULL ? r->text.data : "";
	struct record record = {
	    .cells = r->cells,
	    .count = r->count,
	    .line = r->record_line,
	    .damaged = r->damaged,
	    .ended = ended,
	    .nfc = r->in->nfc,
	    .separator = r->in->separator,
	};
	bool more;

	for (size_t i = 0; i < r->count && r->put_together; i++) {
		if (r->cells[i].text != NULL)
			continue;
		r->cells[i].text = text;
		text += r->cells[i].length;
	}
	more = r->give(r->ctx, &record);
	r->record_done = false;
	r->count = 0;
	r->damaged = r->put_together = false;
	buf_clear(&r->text);
	return more;
}

/* Text behind the quote that closes a field. */
static void
report_trailing(struct reader *r, struct place place)
{
	struct place open = opening_quote(r);

	if (r->diags != NULL)
		diag_add(r->diags, SEVERITY_ERROR, at(r, place), "csv-stray-quote",
		    "text behind the closing quote of the cell that opens at %u:%u; a quote inside a cell is "
		    "written twice",
		    (unsigned)open.line, (unsigned)open.column);
}

/* Text up to and with the next separator or line end; `whole`: there is one, not just the end of the text. */
struct piece {
	const char *text;
	size_t length;
	struct place end; /* behind it */
	bool whole;
	bool quoted; /* there is a quote in it */
};

/* The piece that begins at s.  Every byte is looked at here, so its place is counted on the way. */
static struct piece
next_piece(const struct reader *r, const char *s, const char *end)
{
	struct piece piece = {.text = s, .end = r->here};
	char separator = (char)r->csv.delim_char;
	size_t continued = 0;
	bool quoted = false;

	while (s < end && *s != separator && *s != '\n') {
		continued += ((unsigned char)*s & 0xC0) == 0x80;
		quoted = quoted || *s == '"';
		s++;
	}
	piece.quoted = quoted;
	piece.whole = s < end;
	piece.length = (size_t)(s - piece.text) + piece.whole;
	piece.end.column += (uint32_t)(piece.length - continued);
	if (s < end && *s == '\n')
		piece.end = (struct place){r->here.line + 1, 1};
	return piece;
}

/*
 * libcsv stopped before byte `done` of a piece.  In an unquoted field that is a quote, taken as it is; behind
 * a closing quote it is text, skipped up to the end of the field.
 */
static void
mend(struct reader *r, const struct piece *piece, size_t done)
{
	struct place place = r->here;

	r->damaged = true;
	place_advance(&place, piece->text, done);
	if (r->csv.quoted) {
		report_trailing(r, place);
		done = piece->length - piece->whole;
	} else if (r->diags != NULL) {
		diag_add(r->diags, SEVERITY_ERROR, at(r, place), "csv-stray-quote",
		    "a quote inside a cell that is not in quotes; quote the cell, and double this quote");
	}
	csv_set_opts(&r->csv, CSV_REPALL_NL);
	csv_parse(&r->csv, piece->text + done, piece->length - done, on_field, on_record, r);
	csv_set_opts(&r->csv, OPTIONS);
}

/* A field without quotes is its piece: what libcsv would make of it, byte by byte. */
static void
take_plain(struct reader *r, const struct piece *piece)
{
	size_t length = piece->length - piece->whole;
	bool last = !piece->whole || piece->text[length] == '\n';
	bool blank = strspn(piece->text, " \t") >= length;

	/* A line of white space is a record without fields; at the end of the text it is nothing. */
	if (!last || !blank || r->count > 0)
		take_field(r, piece->text, length, FIELD_PLAIN);
	r->record_done = last && (piece->whole || r->count > 0);
}

static void
give_to_libcsv(struct reader *r, const struct piece *piece)
{
	size_t done = csv_parse(&r->csv, piece->text, piece->length, on_field, on_record, r);

	r->fed = true;
	if (done < piece->length && csv_error(&r->csv) == CSV_EPARSE)
		mend(r, piece, done);
	if (r->csv.status == CSV_ENOMEM || r->csv.status == CSV_ETOOBIG)
		r->text.failed = true;
}

/* Returns false to stop. */
static bool
feed(struct reader *r, const struct piece *piece)
{
	bool more = true;

	if (r->fed || piece->quoted)
		give_to_libcsv(r, piece);
	else
		take_plain(r, piece);
	if (r->text.failed)
		return false;
	r->here = piece->end;
	if (r->field_done || r->record_done) {
		r->field = piece->end;
		r->field_text = piece->text + piece->length;
		r->field_done = false;
		r->fed = false;
	}
	if (r->record_done) {
		more = give_record(r, piece->whole);
		r->record_line = piece->end.line;
	}
	return more;
}

/*
 * --- simple fields ----------------------------------------------------------------------------------------
 */

/*
 * The quote that closes the simple field whose opening one was the last stop: no quote and no line end is in
 * it, and a separator or line end follows.  NULL: it isn't simple.
 */
static const char *
closing_quote(struct csv_scan *scan, char separator)
{
	const char *stop;

	do
		stop = csv_scan_next(scan);
	while (stop != NULL && *stop == separator);
	if (stop == NULL || *stop != '"' || stop + 1 == scan->end ||
	    (stop[1] != separator && stop[1] != '\n'))
		return NULL;
	return stop;
}

/* The field that begins at s is under way. */
static void
begin_field(struct reader *r, struct place place, const char *s)
{
	r->here = r->field = place;
	r->field_text = s;
	r->field_done = false;
}

/* Takes a simple field at s.  Most are no longer than they may be, and have no white space at an end. */
static inline void
take_simple_field(struct reader *r, struct place place, const char *s, size_t length, bool quoted)
{
	const char *text = s + quoted;

	if (r->count == SHEET_COLUMNS_MAX || length > SHEET_CELL_MAX ||
	    (length > 0 && !is_trim(text, length))) {
		begin_field(r, place, s);
		take_field(r, text, length, quoted ? FIELD_QUOTED : FIELD_PLAIN);
		return;
	}
	quoted = quoted && length > 0;
	r->cells[r->count++] = (struct sheet_field){
	    .text = text,
	    .length = (uint32_t)length,
	    .line = place.line,
	    .column = place.column,
	    .lead = quoted,
	    .quoted = quoted,
	};
}

/*
 * Takes fields, from s where one begins, as long as they are simple: without quotes, or in quotes with none
 * inside and no line break.  Returns where the first one begins that isn't, or NULL when no more are wanted.
 */
static const char *
take_simple(struct reader *r, const char *s, const char *end)
{
	const char separator = r->in->separator;
	struct place place = r->here;
	struct csv_scan scan;
	size_t continued = 0; /* bytes before s that begin no character */

	csv_scan_init(&scan, s, end, separator);
	for (;;) {
		const char *stop = csv_scan_next(&scan);
		bool quoted = stop == s && *stop == '"', more;
		struct place here = place;
		size_t length;

		if (quoted)
			stop = closing_quote(&scan, separator);
		if (stop == NULL || (!quoted && *stop == '"'))
			break;
		length = (size_t)(stop - s) - quoted;
		if (quoted)
			stop = csv_scan_next(&scan);
		place.column += (uint32_t)((size_t)(stop + 1 - s) - (scan.before - continued));
		continued = scan.before;
		if (*stop != '\n') {
			take_simple_field(r, here, s, length, quoted);
			s = stop + 1;
			continue;
		}
		/* A line of white space is a record without fields. */
		if (quoted || r->count > 0 || strspn(s, " \t") < length)
			take_simple_field(r, here, s, length, quoted);
		s = stop + 1;
		place = (struct place){place.line + 1, 1};
		more = give_record(r, true);
		r->record_line = place.line;
		if (!more)
			return NULL;
	}
	begin_field(r, place, s);
	return s;
}

static void
finish(struct reader *r)
{
	struct place open;

	if (!r->fed) {
		/* A separator at the very end has a blank field behind it. */
		if (r->count > 0) {
			take_field(r, "", 0, FIELD_PLAIN);
			give_record(r, false);
		}
		return;
	}
	if (csv_fini(&r->csv, on_field, on_record, r) == 0) {
		if (r->record_done && !r->text.failed)
			give_record(r, false);
		return;
	}
	open = opening_quote(r);
	if (r->diags != NULL)
		diag_add(r->diags, SEVERITY_ERROR, at(r, open), "csv-unterminated-quote",
		    "the quote that opens here is never closed: the rest of the file would be one cell");
}

/* With `simple`, fields that are need no closer look. */
static void
read_text(struct arena *arena, const struct csv_text *in, record_fn *give, void *ctx, struct diags *diags,
    bool simple)
{
	struct reader r = {
	    .in = in,
	    .file = in->file,
	    .diags = diags,
	    .give = give,
	    .ctx = ctx,
	    .here = in->start,
	    .field = in->start,
	    .field_text = in->text.data,
	    .record_line = in->start.line,
	};
	const char *s = in->text.data, *end = s + in->text.length;
	bool failed;

	csv_init(&r.csv, OPTIONS);
	csv_set_delim(&r.csv, (unsigned char)in->separator);
	csv_set_blk_size(&r.csv, FIELD_BLOCK);
	while (s != NULL && s < end) {
		struct piece piece;

		if (simple && !r.fed)
			s = take_simple(&r, s, end);
		if (s == NULL || s == end)
			break;
		piece = next_piece(&r, s, end);
		s = feed(&r, &piece) ? s + piece.length : NULL;
	}
	if (s != NULL)
		finish(&r);
	failed = r.text.failed;
	csv_free(&r.csv);
	buf_release(&r.text);
	/* Ends the job the way that running out of memory does anywhere else. */
	if (failed)
		arena_alloc(arena, SIZE_MAX, 2);
}

void
csv_read(struct arena *arena, const struct csv_text *in, record_fn *give, void *ctx, struct diags *diags)
{
	read_text(arena, in, give, ctx, diags, true);
}

void
csv_read_by_pieces(struct arena *arena, const struct csv_text *in, record_fn *give, void *ctx,
    struct diags *diags)
{
	read_text(arena, in, give, ctx, diags, false);
}

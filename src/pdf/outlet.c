#include "pdf/outlet.h"

#include <libdeflate.h>

#define OUTPUT_SIZE ((size_t)64 * 1024)

/*
 * Measured on 161 tagged pages of dense tables: 1,321 M instructions and 891 KB with level 6 for all.  Their
 * content: level 1 91 M instructions less and 53 KB more, level 2 39 M and 42 KB, level 3 38 M and 37 KB,
 * level 4 34 M and 32 KB.  Their 42,000 structure elements: level 1 83 M less and 69 KB more, level 2 16 M
 * and 71 KB, level 3 19 M and 42 KB, level 4 19 M and 25 KB, level 5 8 M and 15 KB; level 7 22 M more and 16
 * KB less.  Everything else: level 1 24 M less and 7 KB more (a booklet of one page 1.2 KB), level 7 2 M
 * more and 0.3 KB less (a booklet 0.2 of 9 M more, 0.06 KB less), level 8 21 M and 2 KB.  Object streams that
 * are full get little effort: they are what a long document has most of, and a booklet of a page has none.
 */
static const int levels[EFFORTS] = {
    [EFFORT_LITTLE] = 1,
    [EFFORT_MORE] = 7,
};

/* --- deflating ------------------------------------------------------------------------------------------ */

/* What n bytes, 8 or 4, add to those above, byte by byte.  Returns how many are not the same. */
static inline size_t
subtract_bytes(uint8_t *to, const char *row, const char *above, size_t n)
{
	const uint64_t ones = 0x0101010101010101, high = 0x80 * ones;
	uint64_t a = 0, b = 0, difference;

	memcpy(&a, row, n);
	memcpy(&b, above, n);
	difference = ((a | high) - (b & ~high)) ^ ((a ^ ~b) & high);
	memcpy(to, &difference, n);
	difference = (((difference & ~high) + ~high) | difference) & high;
	return (difference >> 7) * ones >> 56;
}

/* What a row adds to the one above; n is a multiple of four.  Returns how many bytes are not the same. */
static size_t
subtract_row(uint8_t *to, const char *row, const char *above, size_t n)
{
	size_t changed = 0, k = 0;

	for (; n - k >= 8; k += 8)
		changed += subtract_bytes(to + k, row + k, above + k, 8);
	if (k < n)
		changed += subtract_bytes(to + k, row + k, above + k, 4);
	return changed;
}

/* A row that has little of the one above is left as it is (PNG's filter type 0 instead of 2). */
static bool
filter_rows(const char *data, size_t n, size_t columns, struct buf *out)
{
	const char *end = data + n;
	uint8_t *to;

	buf_clear(out);
	if (!buf_reserve(out, n / columns * (columns + 1)))
		return false;
	to = (uint8_t *)out->data;
	for (const char *row = data; row < end; row += columns, to += columns + 1) {
		to[0] = 2;
		if (row > data && 2 * subtract_row(to + 1, row, row - columns, columns) <= columns)
			continue;
		to[0] = 0;
		memcpy(to + 1, row, columns);
	}
	out->length = (size_t)(to - (uint8_t *)out->data);
	return true;
}

static bool
prepare(struct compressing *c, enum effort effort, size_t n)
{
	struct libdeflate_compressor **compressor = &c->compressors[effort];

	buf_clear(&c->packed);
	if (*compressor == NULL)
		*compressor = libdeflate_alloc_compressor(levels[effort]);
	return *compressor != NULL && buf_reserve(&c->packed, libdeflate_zlib_compress_bound(*compressor, n));
}

bool
compressing_run(struct compressing *c, enum effort effort, const void *data, size_t n)
{
	if (!prepare(c, effort, n))
		return false;
	c->packed.length = libdeflate_zlib_compress(c->compressors[effort], n > 0 ? data : "", n,
	    c->packed.data, c->packed.capacity);
	return true;
}

bool
compressing_reserve(struct compressing *c, size_t n)
{
	size_t most = 2 * n; /* rows of one byte */

	for (int i = 0; i < EFFORTS; i++)
		if (!prepare(c, (enum effort)i, most))
			return false;
	buf_clear(&c->rows);
	return buf_reserve(&c->rows, most);
}

void
compressing_release(struct compressing *c)
{
	for (int i = 0; i < EFFORTS; i++)
		if (c->compressors[i] != NULL)
			libdeflate_free_compressor(c->compressors[i]);
	buf_release(&c->packed);
	buf_release(&c->rows);
	*c = (struct compressing){.packed = BUF_INIT};
}

/* --- output --------------------------------------------------------------------------------------------- */

void
outlet_fail(struct outlet *o, enum failure failure)
{
	if (o->failure == FAILURE_NONE)
		o->failure = failure;
}

static void
send(struct outlet *o, const void *data, size_t n)
{
	if (o->failure != FAILURE_NONE || n == 0)
		return;
	if (!o->output.write(o->output.ctx, data, n))
		outlet_fail(o, FAILURE_SINK);
}

void
outlet_flush(struct outlet *o)
{
	send(o, o->pending.data, o->pending.length);
	buf_clear(&o->pending);
}

static void
put(struct outlet *o, const void *data, size_t n)
{
	if (o->failure != FAILURE_NONE)
		return;
	o->written += n;
	if (n > o->pending.capacity - o->pending.length)
		outlet_flush(o);
	if (n > o->pending.capacity)
		send(o, data, n);
	else
		buf_add(&o->pending, data, n);
}

void
outlet_text(struct outlet *o, const char *text)
{
	put(o, text, strlen(text));
}

/* Rows and deflate; `packed` then has the data that go out. */
static bool
compress_stream(struct compressing *c, const struct stream *s)
{
	if (s->columns == 0)
		return compressing_run(c, s->effort, s->data, s->length);
	return filter_rows(s->data, s->length, s->columns, &c->rows) &&
	    compressing_run(c, s->effort, c->rows.data, c->rows.length);
}

uint64_t
outlet_stream(struct outlet *o, struct compressing *c, const struct stream *s)
{
	const void *data = s->data;
	size_t n = s->length;
	uint64_t offset = o->written;
	char text[48];

	if (o->failure != FAILURE_NONE)
		return offset;
	if (!s->is_plain) {
		if (!compress_stream(c, s))
			outlet_fail(o, FAILURE_MEMORY);
		data = c->packed.data;
		n = c->packed.length;
	}
	if (n > STREAM_MAX)
		outlet_fail(o, FAILURE_SIZE);
	snprintf(text, sizeof(text), "%u 0 obj\n<<", s->number);
	outlet_text(o, text);
	put(o, s->entries, s->entries_length);
	snprintf(text, sizeof(text), "/Length %zu>>\nstream\n", n);
	outlet_text(o, text);
	put(o, data, n);
	outlet_text(o, "\nendstream\nendobj\n");
	return offset;
}

void
outlet_init(struct outlet *o, struct pdf_output output)
{
	*o = (struct outlet){.output = output};
	if (!buf_reserve(&o->pending, OUTPUT_SIZE))
		outlet_fail(o, FAILURE_MEMORY);
}

void
outlet_release(struct outlet *o)
{
	buf_release(&o->pending);
}

struct library
outlet_library(void)
{
	return (struct library){"libdeflate", LIBDEFLATE_VERSION_STRING}; /* it does not tell what runs */
}

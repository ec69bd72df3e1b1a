#include "pdf/writer.h"

#include <libdeflate.h>

#include "pdf/deflater.h"
#include "pdf/syntax.h"

#define OUTPUT_SIZE ((size_t)64 * 1024)

/*
 * Measured on 161 tagged pages of dense tables: 1,321 M instructions and 891 KB with level 6 for all.  Their
 * content: level 1 91 M instructions less and 53 KB more, level 2 39 M and 42 KB, level 3 38 M and 37 KB,
 * level 4 34 M and 32 KB.  Their 42,000 structure elements: level 1 83 M less and 69 KB more, level 2 16 M
 * and 71 KB, level 3 19 M and 42 KB, level 4 19 M and 25 KB, level 5 8 M and 15 KB; level 7 22 M more and 16
 * KB less.  Everything else: level 1 24 M less and 7 KB more (a booklet of one page 1.2 KB), level 7 3 M
 * more and 1 KB less, level 8 21 M and 2 KB.  Object streams that are full get little effort: they are what
 * a long document has most of, and a booklet of a page has none.
 */
static const int levels[EFFORTS] = {
    [EFFORT_LITTLE] = 1,
    [EFFORT_MORE] = 6,
    [EFFORT_MOST] = 12,
};

/* To look one object up, a viewer inflates all of its stream; its text ends soon after so many bytes. */
#define STREAM_TEXT_SIZE ((size_t)64 * 1024)

/* Digits of an offset in there. */
#define OFFSET_DIGITS 5

/* Hexadecimal digits: 16 bytes are what everybody expects (ISO 32000-1, 14.4). */
#define IDENTIFIER_DIGITS 32

static const struct {
	size_t columns; /* of a row; 0: not in rows */
	uint32_t objects_max;
} packings[PACKINGS] = {
    [PACK_TEXT] = {0, 200},
    [PACK_CELLS] = {WRITER_CELL_COLUMNS, 1000},
    [PACK_ATTRIBUTES] = {WRITER_ATTRIBUTE_COLUMNS, 1000},
    [PACK_LISTS] = {WRITER_LIST_COLUMNS, 1000},
    [PACK_ARRAYS] = {WRITER_LIST_COLUMNS, 1000},
};

/* The first field of a row of the cross-reference stream. */
enum { PLACE_FREE, PLACE_OFFSET, PLACE_STREAM };

#define WHERE_MAX (((uint64_t)1 << 46) - 1)

void
writer_fail(struct writer *w, enum failure failure)
{
	if (w->failure == FAILURE_NONE)
		w->failure = failure;
}

/* --- output --------------------------------------------------------------------------------------------- */

static void
send(struct writer *w, const void *data, size_t n)
{
	if (w->failure != FAILURE_NONE || n == 0)
		return;
	if (!w->output.write(w->output.ctx, data, n))
		writer_fail(w, FAILURE_SINK);
}

static void
flush(struct writer *w)
{
	send(w, w->pending.data, w->pending.length);
	buf_clear(&w->pending);
}

static void
put(struct writer *w, const void *data, size_t n)
{
	if (w->failure != FAILURE_NONE)
		return;
	w->written += n;
	if (n > w->pending.capacity - w->pending.length)
		flush(w);
	if (n > w->pending.capacity)
		send(w, data, n);
	else
		buf_add(&w->pending, data, n);
}

static void
put_text(struct writer *w, const char *text)
{
	put(w, text, strlen(text));
}

bool
writer_pack(struct writer *w, enum effort effort, const void *data, size_t n)
{
	struct libdeflate_compressor **deflate = &w->deflate[effort];

	buf_clear(&w->packed);
	if (w->failure != FAILURE_NONE)
		return false;
	if (*deflate == NULL)
		*deflate = libdeflate_alloc_compressor(levels[effort]);
	if (*deflate == NULL || !buf_reserve(&w->packed, libdeflate_zlib_compress_bound(*deflate, n))) {
		writer_fail(w, FAILURE_MEMORY);
		return false;
	}
	w->packed.length =
	    libdeflate_zlib_compress(*deflate, n > 0 ? data : "", n, w->packed.data, w->packed.capacity);
	return true;
}

void
writer_init(struct writer *w, struct arena *arena, struct pdf_output output)
{
	*w = (struct writer){.arena = arena, .output = output};
	if (!buf_reserve(&w->pending, OUTPUT_SIZE))
		writer_fail(w, FAILURE_MEMORY);
	put_text(w, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
}

void
writer_release(struct writer *w)
{
	for (int i = 0; i < EFFORTS; i++)
		if (w->deflate[i] != NULL)
			libdeflate_free_compressor(w->deflate[i]);
	buf_release(&w->packed);
	buf_release(&w->rows);
	buf_release(&w->pending);
	buf_release(&w->places);
	for (int i = 0; i < PACKINGS; i++) {
		buf_release(&w->packers[i].index);
		buf_release(&w->packers[i].text);
	}
}

/* --- objects -------------------------------------------------------------------------------------------- */

static struct place *
places_of(const struct writer *w, size_t *count)
{
	*count = w->places.length / sizeof(struct place);
	return (struct place *)(void *)w->places.data;
}

static void
note_place(struct writer *w, struct place place)
{
	if (place.first >= WRITER_OBJECTS_MAX)
		writer_fail(w, FAILURE_SIZE);
	buf_add(&w->places, &place, sizeof(place));
	if (w->places.failed)
		writer_fail(w, FAILURE_MEMORY);
	if (w->failure == FAILURE_NONE && place.first >= w->size)
		w->size = place.first + 1;
}

static void
note_offset(struct writer *w, uint32_t number)
{
	note_place(w,
	    (struct place){.where = w->written & WHERE_MAX,
		.kind = PLACE_OFFSET,
		.first = number,
		.count = 1});
}

/* The next object of a stream that is being filled. */
static void
note_packed(struct writer *w, struct packer *p, uint32_t number)
{
	size_t count;
	struct place *places = places_of(w, &count);

	if (p->count > 0 && p->place < count && number < WRITER_OBJECTS_MAX &&
	    number == places[p->place].first + places[p->place].count) {
		places[p->place].count++;
		if (number >= w->size)
			w->size = number + 1;
		return;
	}
	p->place = count;
	note_place(w,
	    (struct place){.where = p->number,
		.index = p->count & 0xFFFF,
		.kind = PLACE_STREAM,
		.first = number,
		.count = 1});
}

void
writer_stream(struct writer *w, uint32_t number, const struct buf *entries, const void *data, size_t n)
{
	char text[48];

	if (entries->failed)
		writer_fail(w, FAILURE_MEMORY);
	if (n > WRITER_STREAM_MAX)
		writer_fail(w, FAILURE_SIZE);
	note_offset(w, number);
	snprintf(text, sizeof(text), "%u 0 obj\n<<\n", number);
	put_text(w, text);
	put(w, entries->data, entries->length);
	snprintf(text, sizeof(text), "/Length %zu\n>>\nstream\n", n);
	put_text(w, text);
	put(w, data, n);
	put_text(w, "\nendstream\nendobj\n");
}

/* --- object streams ------------------------------------------------------------------------------------- */

/*
 * What a row adds to the one above, byte by byte, four at a time; n is a multiple of four.  Returns how many
 * bytes are not the same.
 */
static size_t
subtract_row(uint8_t *to, const char *row, const char *above, size_t n)
{
	const uint32_t high = 0x80808080;
	size_t changed = 0;

	for (size_t k = 0; k < n; k += 4) {
		uint32_t a, b, difference;
		memcpy(&a, row + k, 4);
		memcpy(&b, above + k, 4);
		difference = ((a | high) - (b & ~high)) ^ ((a ^ ~b) & high);
		memcpy(to + k, &difference, 4);
		difference = (((difference & ~high) + ~high) | difference) & high;
		changed += (difference >> 7) * 0x01010101u >> 24;
	}
	return changed;
}

/* A row that has little of the one above is left as it is (PNG's filter type 0 instead of 2). */
static void
filter_rows(const struct buf *data, size_t columns, struct buf *out)
{
	const char *end = data->data + data->length;
	uint8_t *to;

	buf_clear(out);
	out->failed |= data->failed; /* then it may end within a row */
	if (out->failed || !buf_reserve(out, data->length / columns * (columns + 1)))
		return;
	to = (uint8_t *)out->data;
	for (const char *row = data->data; row < end; row += columns, to += columns + 1) {
		to[0] = 2;
		if (row > data->data && 2 * subtract_row(to + 1, row, row - columns, columns) <= columns)
			continue;
		to[0] = 0;
		memcpy(to + 1, row, columns);
	}
	out->length = (size_t)(to - (uint8_t *)out->data);
}

static void
end_object_stream(struct writer *w, enum packing packing, enum effort effort)
{
	struct packer *p = &w->packers[packing];
	struct buf *all = &p->index, entries = BUF_INIT;
	size_t columns = packings[packing].columns, first;

	if (p->count == 0)
		return;
	syntax_align(&p->index, columns);
	syntax_align(&p->text, columns);
	first = p->index.length;
	buf_add(&p->index, p->text.data, p->text.length);
	p->index.failed |= p->text.failed;
	buf_addf(&entries, "/Type /ObjStm\n/N %u\n/First %zu\n/Filter /FlateDecode\n", p->count, first);
	if (columns > 0) {
		filter_rows(&p->index, columns, &w->rows);
		all = &w->rows;
		buf_addf(&entries, "/DecodeParms <</Predictor 12 /Columns %zu>>\n", columns);
	}
	if (p->index.failed || all->failed)
		writer_fail(w, FAILURE_MEMORY);
	if (writer_pack(w, effort, all->data, all->length))
		writer_stream(w, p->number, &entries, w->packed.data, w->packed.length);
	buf_release(&entries);
	buf_clear(&p->index);
	buf_clear(&p->text);
	p->count = 0;
}

/* Room for an entry of the index: a row has a whole number of them, or they of rows. */
static size_t
entry_width(const struct writer *w, size_t columns)
{
	size_t n = w->digits + 1 + OFFSET_DIGITS + 1;

	while (columns > 0 && (n < columns ? columns % n != 0 : n % columns != 0))
		n++;
	return n;
}

void
writer_start_numbers(struct writer *w, uint32_t first_free, size_t expected)
{
	w->next_number = first_free;
	w->digits = 1;
	for (size_t n = expected; n > 10; n = (n + 9) / 10)
		w->digits++;
	for (int i = 0; i < PACKINGS; i++)
		w->packers[i].entry_width = entry_width(w, packings[i].columns);
}

uint32_t
writer_reserve(struct writer *w, size_t n)
{
	uint32_t first = w->next_number;

	if (n > WRITER_OBJECTS_MAX - first)
		writer_fail(w, FAILURE_SIZE);
	if (w->failure != FAILURE_NONE)
		return 0;
	w->next_number += (uint32_t)n;
	return first;
}

static void
add_to_index(const struct writer *w, struct packer *p, size_t columns, uint32_t number)
{
	char *to;

	if (columns == 0) {
		buf_add_int(&p->index, number);
		buf_addc(&p->index, ' ');
		buf_add_int(&p->index, (int64_t)p->text.length);
		buf_addc(&p->index, ' ');
		return;
	}
	if (!buf_reserve(&p->index, 2 * NUMERAL_WIDTH_MAX + 1))
		return;
	to = numeral_put(&p->object, p->index.data + p->index.length, number, w->digits);
	to = numeral_put(&p->offset, to, (uint32_t)p->text.length, 1 + OFFSET_DIGITS);
	*to++ = ' ';
	p->index.length = (size_t)(to - p->index.data);
	syntax_align(&p->index, p->entry_width);
}

struct buf *
writer_object(struct writer *w, enum packing packing, uint32_t number)
{
	struct packer *p = &w->packers[packing];
	size_t columns = packings[packing].columns;

	if (p->count == packings[packing].objects_max || p->text.length >= STREAM_TEXT_SIZE)
		end_object_stream(w, packing, EFFORT_LITTLE);
	if (p->count == 0)
		p->number = writer_reserve(w, 1);
	else
		buf_addc(&p->text, columns > 0 ? ' ' : '\n');
	syntax_align(&p->text, columns);
	note_packed(w, p, number);
	add_to_index(w, p, columns, number);
	p->count++;
	return &p->text;
}

/* --- the cross-reference stream ------------------------------------------------------------------------- */

static unsigned
bytes_for(uint64_t value)
{
	unsigned n = 1;

	while (value > 0xFF) {
		value >>= 8;
		n++;
	}
	return n;
}

static int
compare_places(const void *a, const void *b)
{
	uint32_t x = ((const struct place *)a)->first, y = ((const struct place *)b)->first;

	return (x > y) - (x < y);
}

/*
 * A table that is being written: rows of kind, where in `width` bytes, and index in two.  There may be
 * millions: they are deflated piece by piece.
 */
struct table {
	unsigned width;
	struct deflater deflater;
	size_t n; /* bytes of the piece */
	uint8_t piece[16384];
	uint8_t above[16];
};

static void
end_piece(struct table *t)
{
	(void)deflater_add(&t->deflater, t->piece, t->n); /* what fails is found at the end */
	t->n = 0;
}

/* A row as the differences from the one above, and so marked (PNG's filter type 2). */
static void
add_row(struct table *t, unsigned kind, uint64_t where, unsigned index)
{
	size_t n = t->width + 3;
	uint8_t row[16], *to;

	if (sizeof(t->piece) - t->n < sizeof(row) + 1)
		end_piece(t);
	to = &t->piece[t->n];

	row[0] = (uint8_t)kind;
	for (unsigned k = 0; k < t->width; k++)
		row[1 + k] = (uint8_t)(where >> 8 * (t->width - 1 - k));
	row[1 + t->width] = (uint8_t)(index >> 8);
	row[2 + t->width] = (uint8_t)index;
	*to++ = 2;
	for (size_t k = 0; k < n; k++)
		*to++ = (uint8_t)(row[k] - t->above[k]);
	t->n += n + 1;
	memcpy(t->above, row, n);
}

/* Numbers that no object has are rows of zeroes. */
static void
add_rows(struct writer *w, struct table *table)
{
	size_t count;
	struct place *places = places_of(w, &count);
	uint32_t number = 0;

	qsort(places, count, sizeof(*places), compare_places);
	for (size_t i = 0; i < count; i++) {
		const struct place *p = &places[i];
		for (; number < p->first; number++)
			add_row(table, PLACE_FREE, 0, 0);
		for (; number < p->first + p->count; number++)
			add_row(table, p->kind, p->where, p->index + (number - p->first));
	}
	end_piece(table);
}

static void
add_identifier(struct writer *w, struct buf *entries)
{
	struct digest digest;
	char hex[DIGEST_HEX_SIZE];

	flush(w);
	if (w->failure != FAILURE_NONE)
		return;
	digest = w->output.digest(w->output.ctx);
	digest_print(&digest, hex);
	hex[IDENTIFIER_DIGITS] = '\0';
	buf_addf(entries, "/ID [<%s> <%s>]\n", hex, hex);
}

static void
put_cross_references(struct writer *w, uint32_t number, struct buf *entries)
{
	unsigned width = bytes_for(w->written > number ? w->written : number);
	struct table table = {.width = width};

	note_offset(w, number); /* its own row is among them */
	if (w->failure != FAILURE_NONE)
		return;
	deflater_begin(&table.deflater);
	add_rows(w, &table);
	if (!deflater_end(&table.deflater)) {
		writer_fail(w, FAILURE_MEMORY);
	} else {
		buf_addf(entries,
		    "/Type /XRef\n/Size %u\n/W [1 %u 2]\n/Filter /FlateDecode\n"
		    "/DecodeParms <</Predictor 12 /Columns %u>>\n",
		    w->size, width, width + 3);
		writer_stream(w, number, entries, table.deflater.out.data, table.deflater.out.length);
	}
	deflater_release(&table.deflater);
}

bool
writer_finish(struct writer *w, uint32_t catalog, uint32_t info)
{
	struct buf entries = BUF_INIT;
	uint64_t start;
	char text[64];

	for (int i = 0; i < PACKINGS; i++)
		end_object_stream(w, (enum packing)i, EFFORT_MORE);
	buf_addf(&entries, "/Root %u 0 R\n/Info %u 0 R\n", catalog, info);
	add_identifier(w, &entries);
	start = w->written;
	put_cross_references(w, writer_reserve(w, 1), &entries);
	buf_release(&entries);
	snprintf(text, sizeof(text), "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
	put_text(w, text);
	flush(w);
	return w->failure == FAILURE_NONE;
}

struct library
writer_library(void)
{
	return (struct library){"libdeflate", LIBDEFLATE_VERSION_STRING}; /* it does not tell what runs */
}

#include "pdf/writer.h"

#include "pdf/deflater.h"
#include "pdf/syntax.h"

/* To look one object up, a viewer inflates all of its stream; its text ends soon after so many bytes. */
#define STREAM_TEXT_SIZE ((size_t)64 * 1024)

/* Digits of an offset in there. */
#define OFFSET_DIGITS 5

/* Hexadecimal digits: 16 bytes are what everybody expects (ISO 32000-1, 14.4). */
#define IDENTIFIER_DIGITS 32

/*
 * The fewer entries of the index are in a row, the fewer digits change from row to row, and the more rows
 * there are.  Of a booklet with 263 cells, six in a row take 182 bytes more than five, and four 101; with one
 * in a row, 161 pages lose 5 of 880 KB, but there is twice as much to deflate.
 */
static const struct {
	size_t columns; /* of a row; 0: not in rows */
	uint32_t objects_max;
	size_t entry_width; /* of the index, at least */
} packings[PACKINGS] = {
    [PACK_TEXT] = {0, 200, 0},
    [PACK_CELLS] = {WRITER_CELL_COLUMNS, 1000, WRITER_CELL_COLUMNS / 5},
    [PACK_ATTRIBUTES] = {WRITER_ATTRIBUTE_COLUMNS, 1000, WRITER_ATTRIBUTE_COLUMNS},
    [PACK_LISTS] = {WRITER_LIST_COLUMNS, 1000, WRITER_LIST_COLUMNS},
    [PACK_ARRAYS] = {WRITER_LIST_COLUMNS, 1000, WRITER_LIST_COLUMNS},
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

static void
check_outlet(struct writer *w)
{
	if (w->outlet.failure != FAILURE_NONE)
		writer_fail(w, w->outlet.failure);
}

void
writer_init(struct writer *w, struct arena *arena, struct pdf_output output)
{
	*w = (struct writer){.arena = arena};
	outlet_init(&w->outlet, output);
	outlet_text(&w->outlet, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
	check_outlet(w);
}

void
writer_release(struct writer *w)
{
	pack_queue_close(w->queue);
	compressing_release(&w->compressing);
	outlet_release(&w->outlet);
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

/* Of a stream object whose place was noted. */
static void
set_offset(void *writer, size_t place, uint64_t offset)
{
	size_t count;

	places_of(writer, &count)[place].where = offset & WHERE_MAX;
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

/* The outlet is at hand when it returns. */
static void
wait_for_thread(struct writer *w)
{
	if (w->queue != NULL)
		(void)pack_queue_wait(w->queue);
	check_outlet(w);
}

static void
end_thread(struct writer *w)
{
	if (w->failure == FAILURE_NONE)
		wait_for_thread(w);
	pack_queue_close(w->queue);
	w->queue = NULL;
	check_outlet(w);
}

void
writer_start_thread(struct writer *w)
{
	if (w->failure == FAILURE_NONE)
		w->queue = pack_queue_open(&w->outlet, set_offset, w);
}

/* Its place is noted first: another object may be there before it has an offset. */
static void
put_stream(struct writer *w, const struct buf *entries, struct stream *stream)
{
	size_t place = w->places.length / sizeof(struct place);
	enum failure failure;

	if (entries->failed)
		writer_fail(w, FAILURE_MEMORY);
	if (stream->length > STREAM_MAX)
		writer_fail(w, FAILURE_SIZE);
	note_place(w, (struct place){.kind = PLACE_OFFSET, .first = stream->number, .count = 1});
	if (w->failure != FAILURE_NONE)
		return;
	stream->entries = entries->data;
	stream->entries_length = entries->length;
	if (w->queue != NULL && pack_queue_takes(stream)) {
		failure = pack_queue_put(w->queue, stream, place);
		if (failure != FAILURE_NONE)
			writer_fail(w, failure);
		return;
	}
	wait_for_thread(w);
	set_offset(w, place, outlet_stream(&w->outlet, &w->compressing, stream));
	check_outlet(w);
}

void
writer_stream(struct writer *w, uint32_t number, const struct buf *entries, const void *data, size_t n)
{
	put_stream(w, entries,
	    &(struct stream){.number = number, .is_plain = true, .data = data, .length = n});
}

void
writer_deflated_stream(struct writer *w, enum effort effort, uint32_t number, const struct buf *entries,
    const void *data, size_t n)
{
	put_stream(w, entries,
	    &(struct stream){.number = number, .effort = effort, .data = data, .length = n});
}

const struct buf *
writer_pack(struct writer *w, enum effort effort, const void *data, size_t n)
{
	if (w->failure == FAILURE_NONE && !compressing_run(&w->compressing, effort, data, n))
		writer_fail(w, FAILURE_MEMORY);
	return w->failure == FAILURE_NONE ? &w->compressing.packed : NULL;
}

/* --- object streams ------------------------------------------------------------------------------------- */

static void
end_object_stream(struct writer *w, enum packing packing, enum effort effort)
{
	struct packer *p = &w->packers[packing];
	struct stream stream = {.number = p->number, .effort = effort, .columns = packings[packing].columns};
	struct buf *all = &p->index, entries = BUF_INIT;
	size_t first;

	if (p->count == 0)
		return;
	syntax_align(all, stream.columns);
	syntax_align(&p->text, stream.columns);
	first = all->length;
	buf_add(all, p->text.data, p->text.length);
	buf_addf(&entries, "/Type/ObjStm/N %u/First %zu/Filter/FlateDecode", p->count, first);
	if (stream.columns > 0)
		buf_addf(&entries, "/DecodeParms<</Predictor 12/Columns %zu>>", stream.columns);
	stream.data = all->data;
	stream.length = all->length;
	if (all->failed || p->text.failed)
		writer_fail(w, FAILURE_MEMORY); /* the text may end within a row */
	put_stream(w, &entries, &stream);
	buf_release(&entries);
	buf_clear(&p->index);
	buf_clear(&p->text);
	p->count = 0;
}

/* Room for an entry of the index: a row has a whole number of them, or they of rows. */
static size_t
entry_width(const struct writer *w, enum packing packing)
{
	size_t columns = packings[packing].columns, n = w->digits + 1 + OFFSET_DIGITS + 1;

	if (n < packings[packing].entry_width)
		n = packings[packing].entry_width;
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
		w->packers[i].entry_width = entry_width(w, (enum packing)i);
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
	if (!buf_reserve(&p->index, 2 * NUMERAL_WIDTH_MAX + 2))
		return;
	to = numeral_put(&p->object, p->index.data + p->index.length, number, w->digits);
	*to++ = ' ';
	to = numeral_put(&p->offset, to, (uint32_t)p->text.length, OFFSET_DIGITS);
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
 * millions: they are deflated piece by piece, where they are more than one.
 */
struct table {
	unsigned width;
	bool is_long; /* the deflater has the pieces before this one */
	struct deflater deflater;
	size_t n; /* bytes of the piece */
	uint8_t piece[16384];
	uint8_t above[16];
};

static void
end_piece(struct table *t)
{
	if (!t->is_long)
		deflater_begin(&t->deflater);
	t->is_long = true;
	(void)deflater_add(&t->deflater, t->piece, t->n); /* what fails is found at the end */
	t->n = 0;
}

/* A row as the differences from the one above, and so marked (PNG's filter type 2). */
static void
add_row(struct table *t, unsigned kind, uint64_t where, unsigned index)
{
	size_t n = t->width + 3;
	uint8_t row[16] = {0}, *to;

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
}

/* NULL after a failure. */
static const struct buf *
pack_table(struct writer *w, struct table *table)
{
	if (!table->is_long)
		return writer_pack(w, EFFORT_MORE, table->piece, table->n);
	end_piece(table);
	if (!deflater_end(&table->deflater))
		writer_fail(w, FAILURE_MEMORY);
	return w->failure == FAILURE_NONE ? &table->deflater.out : NULL;
}

static void
add_identifier(struct writer *w, struct buf *entries)
{
	struct digest digest;
	char hex[DIGEST_HEX_SIZE];

	if (w->failure == FAILURE_NONE)
		outlet_flush(&w->outlet);
	check_outlet(w);
	if (w->failure != FAILURE_NONE)
		return;
	digest = w->outlet.output.digest(w->outlet.output.ctx);
	digest_print(&digest, hex);
	hex[IDENTIFIER_DIGITS] = '\0';
	buf_addf(entries, "/ID[<%s><%s>]", hex, hex);
}

static void
put_cross_references(struct writer *w, uint32_t number, struct buf *entries)
{
	uint64_t start = w->outlet.written;
	unsigned width = bytes_for(start > number ? start : number);
	struct table table = {.width = width};
	const struct buf *packed;

	/* Its own row is among them. */
	note_place(w,
	    (struct place){.where = start & WHERE_MAX, .kind = PLACE_OFFSET, .first = number, .count = 1});
	if (w->failure != FAILURE_NONE)
		return;
	add_rows(w, &table);
	packed = pack_table(w, &table);
	if (packed != NULL) {
		buf_addf(entries,
		    "/Type/XRef/Size %u/W[1 %u 2]/Filter/FlateDecode"
		    "/DecodeParms<</Predictor 12/Columns %u>>",
		    w->size, width, width + 3);
		writer_stream(w, number, entries, packed->data, packed->length);
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
	end_thread(w);
	buf_addf(&entries, "/Root %u 0 R/Info %u 0 R", catalog, info);
	add_identifier(w, &entries);
	start = w->outlet.written;
	put_cross_references(w, writer_reserve(w, 1), &entries);
	buf_release(&entries);
	if (w->failure == FAILURE_NONE) {
		snprintf(text, sizeof(text), "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
		outlet_text(&w->outlet, text);
		outlet_flush(&w->outlet);
	}
	check_outlet(w);
	return w->failure == FAILURE_NONE;
}

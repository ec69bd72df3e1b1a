/* Object streams and cross-reference streams, read back as a viewer would. */
#include <criterion/criterion.h>
#include <libdeflate.h>

#include "pdf/writer.h"
#include "pdf_bench.h"
#include "support.h"

/* A file as its cross-reference stream describes it. */
struct read {
	struct arena *arena;
	const char *file;
	size_t size;
	struct place *places;
	size_t count;
	unsigned long root;
};

/* The number behind `key` in a dictionary that starts at `at`. */
static unsigned long
number_in(const struct read *r, const char *at, const char *key)
{
	const char *end = memmem(at, (size_t)(r->file + r->size - at), "stream\n", 7);
	const char *found = memmem(at, (size_t)(end - at), key, strlen(key));

	cr_assert_not_null(found, "no %s", key);
	return strtoul(found + strlen(key), NULL, 10);
}

/* The stream object at `at`, inflated. */
static const uint8_t *
stream_at(const struct read *r, const char *at, size_t *n)
{
	struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
	const char *data = memmem(at, (size_t)(r->file + r->size - at), "stream\n", 7);
	size_t room = 4 << 20, deflated = number_in(r, at, "/Length ");
	uint8_t *plain = malloc(room), *copy;

	data += 7;
	cr_assert_eq(libdeflate_zlib_decompress(inflate, data, deflated, plain, room, n), LIBDEFLATE_SUCCESS);
	cr_assert_eq(memcmp(data + deflated, "\nendstream\nendobj\n", 18), 0);
	copy = arena_alloc(r->arena, *n + 1, 1);
	memcpy(copy, plain, *n);
	free(plain);
	libdeflate_free_decompressor(inflate);
	return copy;
}

static struct read
read_file(struct arena *arena, const char *file, size_t size)
{
	struct read r = {.arena = arena, .file = file, .size = size};
	const char *tail = file + size, *table;
	size_t n, width, row;
	const uint8_t *rows;
	uint8_t above[16] = {0};

	cr_assert_eq(memcmp(file, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n", 15), 0);
	cr_assert_eq(memcmp(tail - 7, "\n%%EOF\n", 7), 0);
	for (tail -= 7; tail[-1] != '\n';)
		tail--;
	cr_assert_eq(memcmp(tail - 10, "startxref\n", 10), 0);
	table = file + strtoul(tail, NULL, 10);
	r.root = number_in(&r, table, "/Root ");
	r.count = number_in(&r, table, "/Size ");
	width = number_in(&r, table, "/W[1 ");
	row = width + 3;
	rows = stream_at(&r, table, &n);
	cr_assert_eq(n, r.count * (row + 1));
	r.places = ARENA_ARRAY(arena, struct place, r.count);
	for (size_t i = 0; i < r.count; i++) {
		const uint8_t *from = rows + i * (row + 1);
		uint64_t where = 0;

		cr_assert_eq(*from, 2);
		for (size_t k = 0; k < row; k++)
			above[k] = (uint8_t)(from[k + 1] + above[k]);
		for (size_t k = 0; k < width; k++)
			where = where << 8 | above[1 + k];
		cr_assert_leq(above[0], 2);
		r.places[i].where = where & (((uint64_t)1 << 46) - 1);
		r.places[i].index = (uint16_t)(above[row - 2] << 8 | above[row - 1]);
		r.places[i].kind = above[0] & 3u;
	}
	return r;
}

/* The text of an object in an object stream. */
static const char *
packed_object(const struct read *r, size_t number)
{
	struct place place = r->places[number];
	const char *stream = r->file + r->places[place.where].where;
	size_t n, count = number_in(r, stream, "/N "), first = number_in(r, stream, "/First "), start;
	char *data = (char *)stream_at(r, stream, &n);
	const char *at = data, *next;

	if (memmem(stream, 200, "/Columns ", 9) != NULL)
		n = undo_rows(data, n, number_in(r, stream, "/Columns "));

	cr_assert_eq(r->places[place.where].kind, 1);
	cr_assert_lt(place.index, count);
	cr_assert_leq(count, 1000);
	for (size_t i = 0; i < 2 * (size_t)place.index; i++)
		(void)strtoul(at, (char **)&at, 10);
	cr_assert_eq(strtoul(at, (char **)&at, 10), number);
	start = strtoul(at, (char **)&at, 10);
	next = at;
	if (place.index + 1u < count) {
		(void)strtoul(next, (char **)&next, 10);
		n = first + strtoul(next, NULL, 10) - 1;
	}
	while (n > first + start && data[n - 1] == ' ')
		n--;
	return arena_strndup(r->arena, data + first + start, n - first - start);
}

/* Every object is where the table says: each stream at its offset, everything else in an object stream. */
Test(pdf_writer, cross_references_hold)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct page pages[300];
	struct read r;
	const char *file;
	size_t n, packed = 0;

	add_text(&b, &(struct style){.size = 7000}, 24000, 50000, "Metas");
	for (size_t i = 0; i < 300; i++)
		pages[i] = b.page;
	file = whole_file(&b, &(struct pages){.pages = pages, .page_count = 300},
	    &(struct pdf_info){.title = "x", .created = INT64_MIN}, &n);
	r = read_file(b.arena, file, n);
	cr_assert_eq(r.places[0].kind, 0);
	for (size_t i = 1; i < r.count; i++) {
		if (r.places[i].kind == 1) {
			const char *start = arena_printf(b.arena, "%zu 0 obj\n<<", i);
			cr_assert_eq(memcmp(file + r.places[i].where, start, strlen(start)), 0);
			continue;
		}
		cr_assert_eq(r.places[i].kind, 2, "object %zu", i);
		cr_assert_eq(memcmp(packed_object(&r, i), "<<\n", 3), 0);
		packed++;
	}
	cr_assert_gt(packed, 300);
	has(packed_object(&r, r.root), "/Type /Catalog\n");
	bench_close(&b);
}

/* Takes any number of bytes, and keeps none. */
static bool
swallow(void *ctx, const void *data, size_t n)
{
	(void)data;
	*(uint64_t *)ctx += n;
	return true;
}

static struct digest
no_digest(void *ctx)
{
	(void)ctx;
	return (struct digest){{0}};
}

static bool
keep(void *ctx, const void *data, size_t n)
{
	buf_add(ctx, data, n);
	return true;
}

static struct digest
digest_kept(void *ctx)
{
	const struct buf *got = ctx;

	return digest_of(got->data, got->length);
}

static void
check_packing(enum packing packing, size_t streams)
{
	struct arena *arena = support_arena();
	struct buf got = BUF_INIT;
	struct writer w;
	struct read r;

	writer_init(&w, arena, (struct pdf_output){keep, digest_kept, &got});
	writer_stream(&w, 1, &(struct buf)BUF_INIT, "data", 4);
	writer_start_numbers(&w, 1002, 1002);
	for (uint32_t i = 1001; i > 1; i--)
		if (i % 10 != 0)
			buf_addf(writer_object(&w, packing, i), "[%u (%*s)]", i, (int)(i % 50), "x");
	cr_assert(writer_finish(&w, 1001, 1));
	r = read_file(arena, got.data, got.length);
	cr_assert_eq(r.root, 1001);
	cr_assert_eq(r.count, 1002 + streams + 1, "900 objects in so many streams, and the table");
	for (size_t i = 2; i <= 1001; i++) {
		cr_assert_eq(r.places[i].kind, i % 10 != 0 ? 2 : 0);
		if (i % 10 != 0)
			cr_assert_str_eq(packed_object(&r, i),
			    arena_printf(arena, "[%zu (%*s)]", i, (int)(i % 50), "x"));
	}
	writer_release(&w);
	buf_release(&got);
	arena_close(arena);
}

Test(pdf_writer, objects_come_back_as_they_were)
{
	check_packing(PACK_TEXT, 5);
	check_packing(PACK_CELLS, 1);
	check_packing(PACK_LISTS, 1);
}

/* What lack of memory left of a row is no row. */
Test(pdf_writer, out_of_memory_in_rows_is_a_failure)
{
	for (int in_index = 0; in_index < 2; in_index++) {
		struct arena *arena = support_arena();
		uint64_t taken = 0;
		struct writer w;

		writer_init(&w, arena, (struct pdf_output){swallow, no_digest, &taken});
		writer_start_numbers(&w, 5, 5);
		buf_addf(writer_object(&w, PACK_CELLS, 1), "(%*s)", 197, "x");
		*(in_index ? &w.packers[PACK_CELLS].index.failed : &w.packers[PACK_CELLS].text.failed) = true;
		cr_assert_not(writer_finish(&w, 1, 1));
		cr_assert_eq(w.failure, FAILURE_MEMORY);
		cr_assert_eq(taken, 0);
		writer_release(&w);
		arena_close(arena);
	}
}

/*
 * Objects with numbers in a row take one place for each stream that they are in, whatever is written between;
 * what is out of turn takes one more.
 */
Test(pdf_writer, places_of_objects_in_a_row_are_kept_as_one)
{
	const uint32_t out_of_turn[] = {4001, 4000, 4002};
	struct arena *arena = support_arena();
	struct buf got = BUF_INIT;
	struct writer w;
	struct read r;

	writer_init(&w, arena, (struct pdf_output){keep, digest_kept, &got});
	writer_start_numbers(&w, 4003, 4003);
	for (uint32_t i = 1; i < 2000; i++) {
		buf_addf(writer_object(&w, PACK_CELLS, i), "[%u]", i);
		buf_addf(writer_object(&w, PACK_LISTS, i + 2000), "[%u]", i + 2000);
	}
	cr_assert_eq(w.places.length, (4 + 2) * sizeof(struct place),
	    "two streams of each, one of them ended");
	for (size_t i = 0; i < 3; i++)
		buf_addf(writer_object(&w, PACK_TEXT, out_of_turn[i]), "[%u]", out_of_turn[i]);
	cr_assert_eq(w.places.length, (4 + 2 + 3) * sizeof(struct place));
	cr_assert(writer_finish(&w, 1, 1));
	r = read_file(arena, got.data, got.length);
	for (uint32_t i = 1; i < 4003; i++) {
		cr_assert_eq(r.places[i].kind, i == 2000 ? 0 : 2, "object %u", i);
		if (i != 2000)
			cr_assert_str_eq(packed_object(&r, i), arena_printf(arena, "[%u]", i));
	}
	writer_release(&w);
	buf_release(&got);
	arena_close(arena);
}

/* As if five gigabytes were written already. */
Test(pdf_writer, a_file_may_be_large)
{
	const uint64_t start = (uint64_t)5 << 30;
	struct arena *arena = support_arena();
	struct buf got = BUF_INIT;
	struct writer w;

	writer_init(&w, arena, (struct pdf_output){keep, digest_kept, &got});
	w.outlet.written = start;
	writer_stream(&w, 1, &(struct buf)BUF_INIT, "data", 4);
	cr_assert_eq(((struct place *)(void *)w.places.data)[0].where, start);
	writer_start_numbers(&w, 2, 2);
	cr_assert(writer_finish(&w, 1, 1));
	cr_assert_not_null(memmem(got.data, got.length, "/W[1 5 2]/", 10));
	cr_assert_not_null(memmem(got.data, got.length, "startxref\n5368709", 17));
	writer_release(&w);
	buf_release(&got);
	arena_close(arena);
}

/* The first half of the SHA-256 of all that comes before the cross-reference stream. */
Test(pdf_writer, the_identifier_is_of_what_was_written)
{
	struct arena *arena = support_arena();
	struct buf got = BUF_INIT;
	char hex[DIGEST_HEX_SIZE];
	const char *table;
	struct digest digest;
	struct writer w;

	writer_init(&w, arena, (struct pdf_output){keep, digest_kept, &got});
	writer_start_numbers(&w, 3, 3);
	buf_adds(writer_object(&w, PACK_TEXT, 1), "(x)");
	writer_stream(&w, 2, &(struct buf)BUF_INIT, "data", 4);
	cr_assert(writer_finish(&w, 1, 1));
	table = memmem(got.data, got.length, "\n4 0 obj\n", 9);
	cr_assert_not_null(table);
	digest = digest_of(got.data, (size_t)(table + 1 - got.data));
	digest_print(&digest, hex);
	cr_assert_not_null(
	    memmem(got.data, got.length, arena_printf(arena, "/ID[<%.32s><%.32s>]", hex, hex), 73));
	writer_release(&w);
	buf_release(&got);
	arena_close(arena);
}

Test(pdf_writer, too_many_objects_are_refused)
{
	struct arena *arena = support_arena();
	uint64_t taken = 0;
	struct writer w;

	writer_init(&w, arena, (struct pdf_output){swallow, no_digest, &taken});
	writer_stream(&w, WRITER_OBJECTS_MAX, &(struct buf)BUF_INIT, "", 0);
	cr_assert_eq(w.failure, FAILURE_SIZE);
	writer_start_numbers(&w, 5, 5);
	cr_assert_not(writer_finish(&w, 1, 2));
	cr_assert_eq(taken, 0);
	writer_release(&w);
	arena_close(arena);
}

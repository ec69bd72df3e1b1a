#include "pdf_bench.h"

#include <criterion/criterion.h>
#include <libdeflate.h>

#include "support.h"

struct bench
bench_open(const char *regular, const char *bold)
{
	struct bench b = {.arena = support_arena(), .diags = diags_open()};
	int face;

	b.fonts = fonts_open(b.arena, support_inputs(b.arena));
	b.shaper = shaper_open(b.arena, b.fonts);
	face = fonts_face(b.fonts, regular, (struct srcloc){0}, b.diags);
	cr_assert_geq(face, 0, "%s", support_printed(b.arena, b.diags));
	b.regular = (uint16_t)face;
	face = fonts_face(b.fonts, bold, (struct srcloc){0}, b.diags);
	cr_assert_geq(face, 0, "%s", support_printed(b.arena, b.diags));
	b.bold = (uint16_t)face;
	b.page = (struct page){.frame = {.width = 792000, .height = 612000, .folio = 1}};
	return b;
}

void
bench_close(struct bench *b)
{
	shaper_close(b->shaper);
	fonts_close(b->fonts);
	diags_close(b->diags);
	arena_close(b->arena);
}

struct item *
add_item(struct bench *b, enum item_kind kind, length x, length y, length w, length h)
{
	struct item *item = &b->items[b->page.item_count++];

	cr_assert_leq(b->page.item_count, ITEMS_MAX);
	*item = (struct item){.kind = kind, .x = x, .y = y, .w = w, .h = h};
	b->page.items = b->items;
	return item;
}

struct line *
set_line(struct bench *b, const struct style *style, const char *text)
{
	struct line *line = ARENA_NEW(b->arena, struct line);
	bool bold = false;

	line->runs = ARENA_ARRAY(b->arena, struct placed, strlen(text));
	while (*text != '\0') {
		struct placed *placed = &line->runs[line->count];
		struct shaped *run = ARENA_NEW(b->arena, struct shaped);
		uint16_t face;
		size_t n;

		if (*text == '*') {
			bold = !bold;
			text++;
			continue;
		}
		face = bold ? b->bold : b->regular;
		n = strcspn(text, " *");
		shape_run(b->shaper, b->arena, face, text, n, run);
		*placed = (struct placed){.run = run, .style = style, .x = line->width};
		line->width += advance_width(run->advance, run->units_per_em, style->size);
		text += n;
		placed->space_after = *text == ' ';
		if (*text == ' ') {
			int16_t space = fonts_slot(b->fonts, face, fonts_space_slot(b->fonts, face))->advance;
			line->width += advance_width(space, run->units_per_em, style->size);
			text++;
		}
		line->count++;
	}
	return line;
}

struct item *
add_text(struct bench *b, const struct style *style, length x, length y, const char *text)
{
	struct line *line = set_line(b, style, text);
	struct item *item = add_item(b, ITEM_TEXT, x, y, line->width, style->size);

	item->u.line = line;
	return item;
}

const char *
operators(struct bench *b)
{
	struct pdf_fonts fonts;
	struct content content;
	const char *copy;

	pdf_fonts_init(&fonts, b->arena, b->fonts);
	content_init(&content, &fonts, NULL, NULL);
	content_page(&content, &b->page);
	cr_assert_not(content.out.failed);
	copy = arena_strndup(b->arena, content.out.data, content.out.length);
	content_release(&content);
	return copy;
}

bool
take(void *ctx, const void *data, size_t n)
{
	struct taker *t = ctx;

	t->calls++;
	if (t->refuse_at > 0)
		cr_assert_leq(t->calls, t->refuse_at, "the sink was called again after it had refused");
	if (t->calls == t->refuse_at)
		return false;
	buf_add(&t->got, data, n);
	return true;
}

static struct digest
digest_taken(void *ctx)
{
	struct taker *t = ctx;

	return digest_of(t->got.data, t->got.length);
}

struct pdf_output
output_to(struct taker *t)
{
	return (struct pdf_output){take, digest_taken, t};
}

bool
write_pages(struct bench *b, const struct pages *pages, const struct pdf_info *info, struct taker *t)
{
	struct pdf *pdf = pdf_open(b->arena, b->fonts, info, b->options, output_to(t), b->diags);
	struct page_sink sink = pdf_sink(pdf);
	bool done = pages_play(b->arena, pages, &sink);

	pdf_close(pdf);
	return done;
}

const char *
whole_file(struct bench *b, const struct pages *pages, const struct pdf_info *info, size_t *n)
{
	struct taker t = {.got = BUF_INIT};
	const char *copy;

	cr_assert(write_pages(b, pages, info, &t), "%s", support_printed(b->arena, b->diags));
	cr_assert_eq(diags_count(b->diags), 0);
	copy = arena_strndup(b->arena, t.got.data, t.got.length);
	*n = t.got.length;
	buf_release(&t.got);
	return copy;
}

/* The number behind the last `key` between start and end. */
static size_t
last_number(const char *start, const char *end, const char *key)
{
	const char *found = NULL, *next = start;
	size_t n = strlen(key);

	while ((next = memmem(next, (size_t)(end - next), key, n)) != NULL)
		found = next += n;
	cr_assert_not_null(found, "no %s", key);
	return strtoul(found, NULL, 10);
}

size_t
undo_rows(char *data, size_t n, size_t columns)
{
	size_t rows = n / (columns + 1);

	cr_assert_eq(n % (columns + 1), 0);
	for (size_t r = 0; r < rows; r++) {
		const char *from = data + r * (columns + 1);
		char filter = from[0], *to = data + r * columns;
		cr_assert(filter == 0 || (filter == 2 && r > 0), "filter %d", filter);
		for (size_t k = 0; k < columns; k++)
			to[k] = (char)(from[1 + k] + (filter == 2 ? to[k - columns] : 0));
	}
	return rows * columns;
}

/* Without the blanks that make numbers of one width, which are no part of what is said. */
static void
add_object_text(struct buf *all, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool again = i > 0 && (text[i - 1] == ' ' || text[i - 1] == '[' || text[i - 1] == '\n');
		if (text[i] != ' ' || !again)
			buf_addc(all, text[i]);
	}
	while (all->length > 0 && all->data[all->length - 1] == ' ')
		all->length--;
}

/* The objects of an object stream, each as if it stood by itself. */
static void
add_objects(struct buf *all, const char *plain, size_t n, size_t first, size_t count)
{
	const char *index = plain;

	for (size_t i = 0; i < count; i++) {
		unsigned long number = strtoul(index, (char **)&index, 10);
		size_t start = strtoul(index, (char **)&index, 10), end = n - first;
		const char *next = index;

		if (i + 1 < count) {
			(void)strtoul(next, (char **)&next, 10);
			end = strtoul(next, NULL, 10) - 1;
		}
		buf_addf(all, "%lu 0 obj\n", number);
		add_object_text(all, plain + first + start, end - start);
		buf_adds(all, "\nendobj\n");
	}
}

/* The bytes that runs stand for, up to the mark of their end (ISO 32000-1, 7.4.5). */
static void
add_runs(struct buf *all, const char *data)
{
	for (const uint8_t *at = (const uint8_t *)data; *at != 128;) {
		unsigned n = *at < 128 ? *at + 1u : 257u - *at;

		for (unsigned i = 0; i < n; i++)
			buf_addc(all, (char)at[*at < 128 ? 1 + i : 1]);
		at += *at < 128 ? 1 + n : 2;
	}
}

/* Appends the stream whose data starts at `at`, and returns its end. */
static const char *
add_stream(struct buf *all, const char *dictionary, const char *at)
{
	struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
	size_t n = last_number(dictionary, at, "/Length "), out_n, room = 4 << 20;
	size_t size = (size_t)(at - dictionary);
	char *plain = malloc(room);

	if (memmem(dictionary, size, "/FlateDecode", 12) == NULL) {
		buf_add(all, at, n);
	} else {
		cr_assert_eq(libdeflate_zlib_decompress(inflate, at, n, plain, room, &out_n),
		    LIBDEFLATE_SUCCESS);
		if (memmem(dictionary, size, "/RunLengthDecode", 16) != NULL) {
			add_runs(all, plain);
		} else if (memmem(dictionary, size, "/Type/ObjStm", 12) == NULL) {
			buf_add(all, plain, out_n);
		} else {
			buf_adds(all, "\nendstream\nendobj\n");
			if (memmem(dictionary, size, "/Columns ", 9) != NULL)
				out_n = undo_rows(plain, out_n, last_number(dictionary, at, "/Columns "));
			add_objects(all, plain, out_n, last_number(dictionary, at, "/First "),
			    last_number(dictionary, at, "/N "));
		}
	}
	cr_assert_eq(memcmp(at + n, "\nendstream", 10), 0);
	free(plain);
	libdeflate_free_decompressor(inflate);
	return at + n;
}

const char *
readable_file(struct bench *b, const struct pages *pages, const struct pdf_info *info)
{
	const char *copy;
	size_t n;
	const char *file = whole_file(b, pages, info, &n), *end = file + n, *at;
	struct buf all = BUF_INIT;

	while ((at = memmem(file, (size_t)(end - file), "\nstream\n", 8)) != NULL) {
		at += 8;
		buf_add(&all, file, (size_t)(at - file));
		file = add_stream(&all, file, at);
	}
	buf_add(&all, file, (size_t)(end - file));
	for (char *p = all.data; (p = memchr(p, '\0', (size_t)(all.data + all.length - p))) != NULL;)
		*p = '.';
	copy = arena_strndup(b->arena, all.data, all.length);
	buf_release(&all);
	return copy;
}

void
has(const char *text, const char *piece)
{
	cr_assert_not_null(strstr(text, piece), "no \"%s\"", piece);
}

void
lacks(const char *text, const char *piece)
{
	cr_assert_null(strstr(text, piece), "\"%s\" should not be there", piece);
}

unsigned
times(const char *text, const char *piece)
{
	unsigned n = 0;

	for (; (text = strstr(text, piece)) != NULL; text++)
		n++;
	return n;
}

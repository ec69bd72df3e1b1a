#include "test_pdf_bench.h"

#include <criterion/criterion.h>
#include <libdeflate.h>

#include "support.h"

struct bench
bench_open(const char *regular, const char *bold)
{
	struct bench b = {.arena = support_arena(), .diags = diags_open()};
	int face;

	b.fonts = fonts_open(b.arena);
	b.shaper = shaper_open(b.arena, b.fonts);
	face = fonts_face(b.fonts, regular, (struct srcloc){0}, b.diags);
	cr_assert_geq(face, 0, "%s", support_printed(b.arena, b.diags));
	b.regular = (uint16_t)face;
	face = fonts_face(b.fonts, bold, (struct srcloc){0}, b.diags);
	cr_assert_geq(face, 0, "%s", support_printed(b.arena, b.diags));
	b.bold = (uint16_t)face;
	b.page = (struct page){.width = 792000, .height = 612000, .folio = 1};
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
		shape_run(b->shaper, face, text, n, run);
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
	content_init(&content, &fonts, NULL);
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

bool
write_pages(struct bench *b, const struct pages *pages, const struct pdf_info *info, struct taker *t)
{
	return pdf_write(b->arena, pages, b->fonts, info, take, t, b->diags);
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

const char *
readable_file(struct bench *b, const struct pages *pages, const struct pdf_info *info)
{
	struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
	const char *copy;
	size_t n, out_n, room = 1 << 20;
	const char *file = whole_file(b, pages, info, &n), *end = file + n, *at;
	char *plain = malloc(room);
	struct buf all = BUF_INIT;

	while ((at = memmem(file, (size_t)(end - file), "\nstream\n", 8)) != NULL) {
		const char *size = memmem(file, (size_t)(at - file), "/Length ", 8);
		for (const char *next = size; next != NULL;) {
			size = next;
			next = memmem(next + 1, (size_t)(at - next - 1), "/Length ", 8);
		}
		cr_assert_not_null(size);
		at += 8;
		buf_add(&all, file, (size_t)(at - file));
		n = strtoul(size + 8, NULL, 10);
		cr_assert_eq(libdeflate_zlib_decompress(inflate, at, n, plain, room, &out_n),
		    LIBDEFLATE_SUCCESS);
		buf_add(&all, plain, out_n);
		file = at + n;
		cr_assert_eq(memcmp(file, "\nendstream", 10), 0);
	}
	buf_add(&all, file, (size_t)(end - file));
	for (char *p = all.data; (p = memchr(p, '\0', (size_t)(all.data + all.length - p))) != NULL;)
		*p = '.';
	copy = arena_strndup(b->arena, all.data, all.length);
	buf_release(&all);
	free(plain);
	libdeflate_free_decompressor(inflate);
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

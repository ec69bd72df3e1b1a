/* Pages as operators, and as a viewer would read them. */
#include <criterion/criterion.h>

#include "base/file.h"
#include "base/utf8.h"
#include "pdf_bench.h"
#include "support.h"

#define BLUE                            \
	{                               \
		0x1A, 0x3C, 0x80, false \
	}

static const struct color black, blue = BLUE, none = {0, 0, 0, true};
static const struct style small = {.size = 7000}, odd = {.size = 6350},
			  heading = {.size = 9000, .color = BLUE};

/* --- operators ------------------------------------------------------------------------------------------ */

Test(pdf_content, numbers_are_exact_thousandths_of_a_point)
{
	static const struct {
		length x, y, w, h;
		const char *text;
	} cases[] = {
	    {0, 0, 1000, 1000, "0 611 1 1 re"},
	    {1, 611999, 1, 1, "0.001 0 0.001 0.001 re"},
	    {1234, 612000, 10, 100, "1.234 -0.1 0.01 0.1 re"},
	    {-500, 0, 792000, 612000, "-0.5 0 792 612 re"},
	    {LENGTH_MAX, 0, 12340, 600, "14400 611.4 12.34 0.6 re"},
	};
	struct bench b = bench_open(REGULAR, BOLD);

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		b.page.item_count = 0;
		add_item(&b, ITEM_FILL, cases[i].x, cases[i].y, cases[i].w, cases[i].h)->u.fill = black;
		cr_expect_str_eq(operators(&b), arena_printf(b.arena, "%s\nf\n", cases[i].text));
	}
	bench_close(&b);
}

Test(pdf_content, state_is_set_only_when_it_changes)
{
	struct bench b = bench_open(REGULAR, BOLD);

	add_item(&b, ITEM_FILL, 0, 0, 1000, 1000)->u.fill = blue;
	add_item(&b, ITEM_FILL, 1000, 0, 1000, 1000)->u.fill = blue;
	add_item(&b, ITEM_FILL, 2000, 0, 1000, 1000)->u.fill = none;
	add_item(&b, ITEM_FILL, 3000, 0, 1000, 1000)->u.fill = (struct color){255, 255, 255, false};
	add_item(&b, ITEM_RULE, 0, 2000, 5000, 0)->u.rule.thickness = 500;
	add_item(&b, ITEM_RULE, 0, 2000, 0, 5000)->u.rule.thickness = 500;
	add_item(&b, ITEM_RULE, 0, 7000, 5000, 0)->u.rule.thickness = 1000;
	cr_assert_str_eq(operators(&b),
	    "0.102 0.235 0.502 rg\n"
	    "0 611 1 1 re\n"
	    "1 611 1 1 re\n"
	    "f\n"
	    "1 g\n"
	    "3 611 1 1 re\n"
	    "f\n"
	    "/G0 gs\n"
	    "0.5 w\n"
	    "0 610 m 5 610 l\n"
	    "0 610 m 0 605 l\n"
	    "S\n"
	    "1 w\n"
	    "0 605 m 5 605 l\n"
	    "S\n");
	bench_close(&b);
}

Test(pdf_content, boxes_side_by_side_are_one_behind_the_first_of_a_path)
{
	static const struct {
		length x, y, h;
		const char *apart; /* NULL: it is one with the box before */
	} cases[] = {
	    {2000, 0, 1000, NULL},
	    {1999, 0, 1000, "1.999 611 2 1 re\n"},
	    {2001, 0, 1000, "2.001 611 2 1 re\n"},
	    {2000, 1, 1000, "2 610.999 2 1 re\n"},
	    {2000, 0, 1001, "2 610.999 2 1.001 re\n"},
	};
	struct bench b = bench_open(REGULAR, BOLD);

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		b.page.item_count = 0;
		add_item(&b, ITEM_FILL, 0, 0, 1000, 1000)->u.fill = blue;
		add_item(&b, ITEM_FILL, 1000, 0, 1000, 1000)->u.fill = blue;
		add_item(&b, ITEM_FILL, cases[i].x, cases[i].y, 2000, cases[i].h)->u.fill = blue;
		cr_expect_str_eq(operators(&b),
		    arena_printf(b.arena, "0.102 0.235 0.502 rg\n0 611 1 1 re\n1 611 %d 1 re\n%sf\n",
			cases[i].apart ? 1 : 3, cases[i].apart ? cases[i].apart : ""));
	}
	b.page.item_count = 0;
	add_item(&b, ITEM_FILL, 0, 0, 1000, 1000)->u.fill = blue;
	add_item(&b, ITEM_FILL, 1000, 0, 1000, 1000)->u.fill = blue;
	add_item(&b, ITEM_FILL, 2000, 0, 1000, 1000)->u.fill = black;
	cr_expect_str_eq(operators(&b),
	    "0.102 0.235 0.502 rg\n0 611 1 1 re\n1 611 1 1 re\nf\n0 g\n2 611 1 1 re\nf\n");
	bench_close(&b);
}

Test(pdf_content, items_that_paint_nothing_leave_no_trace)
{
	struct bench b = bench_open(REGULAR, BOLD);

	add_item(&b, ITEM_CELL, 0, 0, 1000, 1000);
	add_item(&b, ITEM_LINK, 0, 0, 1000, 1000);
	add_item(&b, ITEM_RULE, 0, 0, 1000, 0)->u.rule.color = none;
	cr_assert_str_eq(operators(&b), "");
	bench_close(&b);
}

/* Points are seen from the item; strokes have a graphics state of their own, so that nothing goes on. */
Test(pdf_content, paths_are_stroked_or_filled_as_they_say)
{
	static const struct point points[] = {{0, 0}, {2000, 1000}, {4000, 0}, {6000, 3000}};
	static const struct path paths[] = {
	    {SHAPE_LINE, DASH_NONE, 500, {0}, points, 3},
	    {SHAPE_SEGMENTS, DASH_LONG, 1000, {0}, points, 4},
	    {SHAPE_POLYGON, DASH_SHORT, 250, {0}, points, 3},
	    {SHAPE_POLYGON, DASH_NONE, 0, {0x1A, 0x3C, 0x80, false}, points, 3},
	    {SHAPE_BOXES, DASH_NONE, 0, {0x1A, 0x3C, 0x80, false}, points, 2},
	};
	static const char *const expected[] = {
	    "q 1 j 0.5 w\n0 G\n10 592 m\n12 591 l\n14 592 l\nS Q\n",
	    "q 1 j 1 w\n0 G\n[4 2]0 d\n10 592 m\n12 591 l\n14 592 m\n16 589 l\nS Q\n",
	    "q 1 j 0.25 w\n0 G\n[0.25 0.5]0 d\n10 592 m\n12 591 l\n14 592 l\ns Q\n",
	    "0.102 0.235 0.502 rg\n10 592 m\n12 591 l\n14 592 l\nf\n",
	    "0.102 0.235 0.502 rg\n10 591 2 1 re\nf\n",
	};
	struct bench b = bench_open(REGULAR, BOLD);

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		b.page.item_count = 0;
		add_item(&b, ITEM_PATH, 10000, 20000, 6000, 3000)->u.path = &paths[i];
		cr_expect_str_eq(operators(&b), expected[i], "path %zu: %s", i, operators(&b));
	}
	bench_close(&b);
}

/* --- text, as a viewer sees it -------------------------------------------------------------------------- */

/* A glyph shown: where, in millionths of a point from the left, and which. */
struct seen {
	int64_t x, y;
	unsigned code, font;
};

struct viewer {
	const struct pdf_fonts *fonts;
	struct seen seen[1024];
	size_t count;
	int64_t line_x, line_y, pen, size, rise;
	unsigned font;
};

/*
 * Shows a literal string, and returns the byte behind its end.  Codes never hold a parenthesis or
 * backslash.
 */
static const char *
view_string(struct viewer *v, const char *s)
{
	for (s++; *s != ')'; s++) {
		struct seen *seen = &v->seen[v->count++];
		unsigned code = (unsigned char)*s;

		cr_assert_lt(v->count, sizeof(v->seen) / sizeof(*v->seen));
		cr_assert_null(memchr("(\\\r\n", *s, 4));
		*seen = (struct seen){v->line_x + v->pen, v->line_y + v->rise, code, v->font};
		v->pen += v->fonts->used[v->font]->widths[code] * v->size;
	}
	return s + 1;
}

static int64_t
thousandths(const char *s)
{
	double value = strtod(s, NULL);

	return (int64_t)(value * 1000 + (value < 0 ? -0.5 : 0.5));
}

/* Follows the text operators that the writer knows: Td, Tf, Ts, Tj, TJ. */
static void
view(struct viewer *v, const char *s, const char *end)
{
	const char *operand[8] = {0};
	size_t n = 0;
	bool array = false;

	while (s < end) {
		size_t word;

		s += strspn(s, " \n");
		if (s >= end)
			return;
		if (*s == '(') {
			s = view_string(v, s);
			continue;
		}
		if (*s == '[' || *s == ']') {
			array = *s++ == '[';
			n = 0;
			continue;
		}
		word = strcspn(s, " \n([]");
		if (strchr("-.0123456789/", *s) != NULL) {
			cr_assert_lt(n, 8);
			operand[n++] = s;
			if (array)
				v->pen -= strtol(s, NULL, 10) * v->size;
		} else {
			if (word == 2 && memcmp(s, "BT", 2) == 0) {
				v->line_x = v->line_y = 0;
			} else if (word == 2 && memcmp(s, "Td", 2) == 0) {
				v->line_x += thousandths(operand[0]) * 1000;
				v->line_y += thousandths(operand[1]) * 1000;
				v->pen = 0;
			} else if (word == 2 && memcmp(s, "Tf", 2) == 0) {
				v->font = (unsigned)strtoul(operand[0] + 2, NULL, 10);
				v->size = thousandths(operand[1]);
			} else if (word == 2 && memcmp(s, "Ts", 2) == 0) {
				v->rise = thousandths(operand[0]) * 1000;
			}
			n = 0;
		}
		if (array)
			n = 0;
		s += word;
	}
}

/* Lays the viewer's glyphs beside the run's: none may be a thousandth of an em off, and none be missing. */
static void
compare_with_lines(struct bench *b, struct viewer *v)
{
	size_t at = 0;

	for (size_t i = 0; i < b->page.item_count; i++) {
		const struct item *item = &b->page.items[i];
		for (uint32_t r = 0; r < item->u.line->count; r++) {
			const struct placed *placed = &item->u.line->runs[r];
			const struct pdf_face *face = v->fonts->by_face[placed->run->face];
			int64_t units = 0, size = placed->style->size;

			for (uint32_t g = 0; g < placed->run->glyph_count; g++, at++) {
				const struct glyph *glyph = &placed->run->glyphs[g];
				const struct seen *seen = &v->seen[at];
				double x = (double)(item->x + placed->x) * 1000 +
				    (double)(units + glyph->x_offset) * 1000 * (double)size /
					placed->run->units_per_em;

				cr_assert_eq(v->fonts->used[seen->font]->face, face->face);
				cr_assert_eq(v->fonts->used[seen->font]->slots[seen->code], glyph->slot);
				cr_assert_lt((double)seen->x - x, (double)size, "run %u glyph %u", r, g);
				cr_assert_lt(x - (double)seen->x, (double)size, "run %u glyph %u", r, g);
				cr_assert_eq(seen->y,
				    (int64_t)(b->page.frame.height - item->y +
					advance_width(glyph->y_offset, placed->run->units_per_em,
					    placed->style->size)) *
					1000);
				units += glyph->advance;
			}
			if (placed->space_after)
				cr_assert_eq(v->seen[at++].code, ' ');
		}
	}
	cr_assert_eq(at, v->count);
}

static void
check_positions(struct bench *b)
{
	struct viewer *v = ARENA_NEW(b->arena, struct viewer);
	struct pdf_fonts fonts;
	struct content content;

	pdf_fonts_init(&fonts, b->arena, b->fonts);
	content_init(&content, &fonts, NULL, NULL);
	content_page(&content, &b->page);
	v->fonts = &fonts;
	view(v, content.out.data, content.out.data + content.out.length);
	compare_with_lines(b, v);
	content_release(&content);
}

static const char long_text[] = "AVANCE TOTAL de la VALORACIÓN: *To Ya* 100 % de *lo* demandado, Tel. 2,400 "
				"(Ávila) y «Yuca» To Av Va *To* we. y fin de la línea más larga que cabe ";

Test(pdf_content, glyphs_stand_where_the_line_has_them)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct line *wide;

	add_text(&b, &small, 24000, 50000, long_text);
	add_text(&b, &odd, 24123, 58200, long_text);
	add_text(&b, &heading, 30000, 400000, "To *Ya* To");
	wide = set_line(&b, &small, "justified by a large gap");
	for (uint32_t i = 0; i < wide->count; i++)
		wide->runs[i].x += (length)i * 3337;
	add_item(&b, ITEM_TEXT, 24000, 66400, wide->width, 7000)->u.line = wide;
	check_positions(&b);
	bench_close(&b);
}

/* More characters than a font has codes for: what is shown changes fonts within a run. */
Test(pdf_content, a_face_of_several_fonts)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct buf text = BUF_INIT;

	for (uint32_t line = 0; line < 6; line++) {
		buf_clear(&text);
		for (uint32_t i = 0; i < 70; i++) {
			char utf8[4];
			buf_add(&text, utf8, utf8_encode(0xA1 + 70 * line + i, utf8));
			buf_adds(&text, i % 10 == 9 ? " " : "a");
		}
		add_text(&b, &small, 24000, 50000 + 10000 * (length)line,
		    arena_strndup(b.arena, text.data, text.length));
	}
	buf_release(&text);
	cr_expect_not_null(strstr(operators(&b), "/F1 "), "a second font");
	check_positions(&b);
	bench_close(&b);
}

/* The same glyphs, but the em said to have 2048 units: then widths in the W array are rounded. */
static const char *
with_2048_units(struct bench *b, const char *path)
{
	struct bytes file;
	uint8_t *copy;
	unsigned tables;

	cr_assert(file_read(b->arena, path, 1 << 24, (struct srcloc){0}, &file, b->diags));
	copy = (uint8_t *)arena_strndup(b->arena, file.data, file.length);
	tables = (unsigned)copy[4] << 8 | copy[5];
	for (unsigned i = 0; i < tables; i++) {
		uint8_t *entry = copy + 12 + 16 * i;
		size_t at =
		    (size_t)entry[8] << 24 | (size_t)entry[9] << 16 | (size_t)entry[10] << 8 | entry[11];
		if (memcmp(entry, "head", 4) == 0) {
			copy[at + 18] = 2048 >> 8;
			copy[at + 19] = 2048 & 0xFF;
		}
	}
	return support_file(b->arena, copy, file.length);
}

Test(pdf_content, rounded_widths_never_add_up)
{
	struct bench source = bench_open(REGULAR, BOLD);
	struct bench b = bench_open(with_2048_units(&source, REGULAR), with_2048_units(&source, BOLD));

	cr_assert_eq(fonts_info(b.fonts, b.regular)->units_per_em, 2048);
	add_text(&b, &small, 24000, 50000, long_text);
	add_text(&b, &odd, 24123, 58200,
	    "unapalabralarguísimaquenuncaterminaysigueysigueysigueysiguehastaelfinal");
	check_positions(&b);
	bench_close(&b);
	bench_close(&source);
}

Test(pdf_content, raised_marks_are_lowered_again)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct item *item = add_text(&b, &small, 24000, 50000, "xyz");
	struct glyph *glyphs = (struct glyph *)item->u.line->runs[0].run->glyphs;

	glyphs[1].y_offset = 100;
	add_text(&b, &small, 24000, 60000, "and on");
	check_positions(&b);
	bench_close(&b);
}

/* The size of the first content stream, where so many pages have the same content. */
static unsigned long
content_size(struct bench *b, size_t n)
{
	struct page pages[8];
	const char *file, *at;
	size_t size;

	for (size_t i = 0; i < n; i++)
		pages[i] = b->page;
	file = whole_file(b, &(struct pages){.pages = pages, .page_count = n}, &(struct pdf_info){0}, &size);
	at = memmem(file, size, "/Length ", 8);
	cr_assert_not_null(at);
	return strtoul(at + 8, NULL, 10);
}

Test(pdf_content, few_pages_are_packed_harder_than_many)
{
	struct bench b = bench_open(REGULAR, BOLD);

	for (int i = 0; i < ITEMS_MAX; i++)
		add_text(&b, &small, 10000 + 777 * i, 10000 + 1234 * i,
		    i % 3 ? "one and two" : "two and three");
	cr_expect_eq(content_size(&b, 1), content_size(&b, 4));
	cr_expect_lt(content_size(&b, 4), content_size(&b, 5));
	bench_close(&b);
}

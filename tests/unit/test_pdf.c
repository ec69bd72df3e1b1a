#include <criterion/criterion.h>
#include <libdeflate.h>

#include "base/utf8.h"
#include "pdf/syntax.h"
#include "pdf_objects.h"
#include "support.h"

static const struct color blue = {0x1A, 0x3C, 0x80, false};
static const struct style small = {.size = 7000};

/* --- the file ------------------------------------------------------------------------------------------- */

static const struct pdf_info info = {
    .title = "Plan — año 2024",
    .author = "Unidad (1)",
    .creator = "pliego",
    .language = "es-SV",
    .created = 1704164645, /* 2024-01-02T03:04:05Z */
};
static const struct pdf_info no_info = {.created = INT64_MIN};

/* One page of text, boxes and a picture too large for one piece of output. */
static void
fill_page(struct bench *b, struct image *image)
{
	uint8_t *samples = ARENA_ARRAY(b->arena, uint8_t, 300 * 200 * 3);
	uint32_t random = 1;

	for (size_t i = 0; i < 300 * 200 * 3; i++) {
		random = random * 1664525 + 1013904223;
		samples[i] = (uint8_t)(random >> 24);
	}
	*image = (struct image){.width = 300, .height = 200, .channels = 3, .samples = samples};
	add_item(b, ITEM_IMAGE, 0, 0, 30000, 20000)->u.image = image;
	add_item(b, ITEM_FILL, 0, 0, 1000, 1000)->u.fill = blue;
	add_text(b, &small, 24000, 50000, "Metas del *año* 2024 y más");
	add_item(b, ITEM_RULE, 0, 2000, 5000, 0)->u.rule.thickness = 500;
}

Test(pdf, the_same_pages_give_the_same_bytes)
{
	const char *file[2];
	struct bench b[2];
	size_t n[2];

	for (int i = 0; i < 2; i++) {
		struct image image;
		b[i] = bench_open(REGULAR, BOLD);
		fill_page(&b[i], &image);
		file[i] =
		    whole_file(&b[i], &(struct pages){.pages = &b[i].page, .page_count = 1}, &info, &n[i]);
	}
	cr_assert_eq(n[0], n[1]);
	cr_assert_eq(memcmp(file[0], file[1], n[0]), 0);
	bench_close(&b[0]);
	bench_close(&b[1]);
}

Test(pdf, nothing_is_written_where_no_pages_come)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct taker t = {.got = BUF_INIT};
	struct pdf *pdf = pdf_open(b.arena, b.fonts, &info, NULL, output_to(&t), b.diags);

	cr_assert_not_null(pdf_sink(pdf).page);
	pdf_close(pdf);
	pdf_close(NULL);
	cr_assert_eq(t.calls, 0);
	cr_assert_eq(diags_count(b.diags), 0);
	bench_close(&b);
}

Test(pdf, a_page_is_done_with_when_the_next_comes)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct taker t = {.got = BUF_INIT};
	struct pdf *pdf = pdf_open(b.arena, b.fonts, &info, NULL, output_to(&t), b.diags);
	struct page_sink sink = pdf_sink(pdf);
	struct page_frame frames[2] = {b.page.frame, b.page.frame};
	struct pagination whole = {.frames = frames, .page_count = 2};
	struct image image;

	fill_page(&b, &image);
	cr_assert(sink.open(sink.ctx, &whole));
	for (size_t i = 0; i < 2; i++) {
		cr_assert(sink.page(sink.ctx, i, &b.page));
		/* Its items are not looked at again. */
		memset(b.items, 0, b.page.item_count * sizeof(*b.items));
		b.page.item_count = 0;
		fill_page(&b, &image);
	}
	cr_assert(sink.close(sink.ctx));
	cr_assert_eq(memcmp(t.got.data + t.got.length - 6, "%%EOF\n", 6), 0);
	pdf_close(pdf);
	buf_release(&t.got);
	bench_close(&b);
}

Test(pdf, a_sink_that_refuses_ends_it_at_once)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct pages pages = {.pages = &b.page, .page_count = 1};
	struct taker all = {.got = BUF_INIT};
	struct image image;

	fill_page(&b, &image);
	cr_assert(write_pages(&b, &pages, &info, &all));
	cr_assert_gt(all.calls, 3);
	for (unsigned i = 1; i <= all.calls; i++) {
		struct taker t = {.got = BUF_INIT, .refuse_at = i};

		cr_expect_not(write_pages(&b, &pages, &info, &t));
		cr_expect_eq(t.calls, i);
		cr_expect_eq(diags_count(b.diags), 0, "the sink tells its own story");
		buf_release(&t.got);
	}
	buf_release(&all.got);
	bench_close(&b);
}

Test(pdf, no_page_is_an_error)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct taker t = {.got = BUF_INIT};

	cr_assert_not(write_pages(&b, &(struct pages){0}, &info, &t));
	cr_assert_eq(t.calls, 0);
	cr_assert_eq(diags_errors(b.diags), 1);
	bench_close(&b);
}

Test(pdf, document_information)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct pages pages = {.pages = &b.page, .page_count = 1, .language = "es"};
	const char *file = readable_file(&b, &pages, &info);

	has(file, "/Title <FEFF0050006C0061006E002020140020006100F1006F00200032003000320034>\n");
	has(file, "/Author (Unidad \\(1\\))\n");
	has(file, "/CreationDate (D:20240102030405Z)\n/ModDate (D:20240102030405Z)\n");
	has(file, "/Lang (es-SV)\n");
	has(file, "/ViewerPreferences <</DisplayDocTitle true>>\n");
	has(file, "/MediaBox [0 0 792 612]\n");
	lacks(file, "/Subject");
	lacks(file, "/Outlines");

	file = readable_file(&b, &pages, &no_info);
	has(file, "/Lang (es)\n");
	lacks(file, "Date");
	bench_close(&b);
}

Test(pdf, page_labels_start_a_range_only_where_folios_jump)
{
	static const uint32_t folios[] = {1, 2, 3, 10, 11, 1, 0, 1, 2};
	enum { COUNT = sizeof(folios) / sizeof(*folios) };
	struct bench b = bench_open(REGULAR, BOLD);
	struct page pages[COUNT];

	for (size_t i = 0; i < COUNT; i++) {
		pages[i] = b.page;
		pages[i].frame.folio = folios[i];
	}
	has(readable_file(&b, &(struct pages){.pages = pages, .page_count = COUNT}, &no_info),
	    "/PageLabels <</Nums [0 <</S /D /St 1>> 3 <</S /D /St 10>> 5 <</S /D /St 1>> 6 <<>> "
	    "7 <</S /D /St 1>> ]>>\n");
	bench_close(&b);
}

Test(pdf, many_pages_hang_on_a_balanced_tree)
{
	enum { COUNT = 700 };
	struct bench b = bench_open(REGULAR, BOLD);
	struct page *pages = ARENA_ARRAY(b.arena, struct page, COUNT);
	const char *file;

	for (size_t i = 0; i < COUNT; i++)
		pages[i] = b.page;
	file = readable_file(&b, &(struct pages){.pages = pages, .page_count = COUNT}, &no_info);
	has(file, "/Count 700\n");
	has(file, "/Count 256\n");
	has(file, "/Count 188\n");
	cr_assert_eq(times(file, "/Type /Pages\n"), 4);
	cr_assert_eq(times(file, "/Type /Page\n"), COUNT);
	bench_close(&b);
}

/* The number of the object whose entries hold `piece`. */
static unsigned
object_with(const char *file, const char *piece)
{
	const char *at = strstr(file, piece), *object = NULL;

	cr_assert_not_null(at, "no \"%s\"", piece);
	for (const char *p = file; (p = strstr(p, " 0 obj\n")) != NULL && p < at; p++)
		object = p;
	cr_assert_not_null(object);
	while (object > file && object[-1] >= '0' && object[-1] <= '9')
		object--;
	return (unsigned)strtoul(object, NULL, 10);
}

/* Checks that the entries behind `title`, up to those of the next object, hold a reference, or none for 0. */
static void
refers(struct bench *b, const char *file, const char *entry, const char *key, unsigned object)
{
	const char *start = strstr(file, entry), *end;
	const char *entries;

	cr_assert_not_null(start);
	end = strstr(start, ">>");
	entries = arena_strndup(b->arena, start, (size_t)(end - start));
	if (object == 0)
		cr_expect_null(strstr(entries, key), "%s has %s", entry, key);
	else
		cr_expect_not_null(strstr(entries, arena_printf(b->arena, "/%s %u 0 R\n", key, object)),
		    "%s: %s should be %u", entry, key, object);
}

Test(pdf, bookmarks_nest_by_level)
{
	/* one [skips [two]], between [deep], last; but one that is not for the outline */
	static const struct destination destinations[] = {
	    {.title = "one", .level = 1, .in_outline = true, .x = 24000, .y = 12000},
	    {.title = "skips", .level = 3, .in_outline = true},
	    {.title = "hidden", .level = 1},
	    {.title = "two", .level = 4, .in_outline = true},
	    {.title = "back", .level = 2, .in_outline = true},
	    {.title = "last", .level = 1, .in_outline = true, .page = 1},
	};
	struct bench b = bench_open(REGULAR, BOLD);
	struct page pages[2] = {b.page, b.page};
	const char *file = readable_file(&b,
	    &(struct pages){
		.pages = pages,
		.page_count = 2,
		.destinations = destinations,
		.destination_count = sizeof(destinations) / sizeof(*destinations),
	    },
	    &no_info);
	unsigned root = object_with(file, "/Type /Outlines\n/Count 2\n"), one = object_with(file, "(one)"),
		 skips = object_with(file, "(skips)"), two = object_with(file, "(two)"),
		 back = object_with(file, "(back)"), last = object_with(file, "(last)");

	has(file, "/PageMode /UseOutlines\n");
	has(file, arena_printf(b.arena, "/Outlines %u 0 R\n", root));
	lacks(file, "(hidden)");
	refers(&b, file, "/Type /Outlines", "First", one);
	refers(&b, file, "/Type /Outlines", "Last", last);
	refers(&b, file, "(one)", "Parent", root);
	refers(&b, file, "(one)", "First", skips);
	refers(&b, file, "(one)", "Last", back);
	refers(&b, file, "(one)", "Next", last);
	refers(&b, file, "(one)", "Prev", 0);
	refers(&b, file, "(skips)", "Parent", one);
	refers(&b, file, "(skips)", "First", two);
	refers(&b, file, "(skips)", "Next", back);
	refers(&b, file, "(two)", "Parent", skips);
	refers(&b, file, "(two)", "First", 0);
	refers(&b, file, "(back)", "Parent", one);
	refers(&b, file, "(back)", "Prev", skips);
	refers(&b, file, "(last)", "Prev", one);
	refers(&b, file, "(last)", "Next", 0);
	has(file, "/Count -2\n");
	has(file, " /XYZ 24 600 null]\n");
	bench_close(&b);
}

Test(pdf, links_lead_to_destinations)
{
	static const struct destination destination = {.title = "x", .page = 1, .x = 1000, .y = 2000};
	struct bench b = bench_open(REGULAR, BOLD);
	struct page pages[2] = {b.page, b.page};
	const char *file;

	add_item(&b, ITEM_LINK, 24000, 100000, 50000, 8500)->u.destination = 0;
	add_item(&b, ITEM_LINK, 24000, 110000, 50000, 8500)->u.destination = 0;
	pages[0] = b.page;
	file = readable_file(&b,
	    &(struct pages){.pages = pages,
		.page_count = 2,
		.destinations = &destination,
		.destination_count = 1},
	    &no_info);
	has(file, "/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n/Rect [24 503.5 74 512]\n/Dest [");
	has(file, " 0 R /XYZ 1 610 null]\n");
	cr_assert_eq(times(file, "/Annots ["), 1);
	cr_assert_eq(times(file, "/Type /Annot\n"), 2);
	bench_close(&b);
}

/* --- pictures ------------------------------------------------------------------------------------------- */

Test(pdf, a_picture_is_written_once)
{
	static const uint8_t samples[4] = {0, 85, 170, 255}, alpha[4] = {255, 255, 128, 0};
	static const struct image gray = {.width = 2, .height = 2, .channels = 1, .samples = samples},
				  clear = {
				      .width = 2,
				      .height = 2,
				      .channels = 1,
				      .samples = samples,
				      .alpha = alpha,
				  };
	struct bench b = bench_open(REGULAR, BOLD);
	const char *file;

	add_item(&b, ITEM_IMAGE, 10000, 20000, 30000, 40000)->u.image = &gray;
	add_item(&b, ITEM_IMAGE, 10000, 60000, 30000, 40000)->u.image = &clear;
	add_item(&b, ITEM_IMAGE, 10000, 90000, 30000, 40000)->u.image = &gray;
	file = readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info);
	cr_assert_eq(times(file, "/Subtype /Image\n"), 3);
	cr_assert_eq(times(file, "/SMask "), 1);
	has(file, "q 30 0 0 40 10 552 cm /I0 Do Q\n");
	has(file, "q 30 0 0 40 10 512 cm /I1 Do Q\n");
	has(file, "q 30 0 0 40 10 482 cm /I0 Do Q\n");
	bench_close(&b);
}

/* The file is in it as it is; channels that are red, green and blue are said to be. */
Test(pdf, a_jpeg_is_passed_through)
{
	static const struct bytes jpeg = {"\xFF\xD8 not looked at \xFF\xD9", 19};
	static const struct image gray = {.width = 300, .height = 200, .channels = 1, .jpeg = jpeg},
				  colors = {.width = 20, .height = 30, .channels = 3, .jpeg = jpeg},
				  rgb = {
				      .width = 5,
				      .height = 6,
				      .channels = 3,
				      .jpeg = jpeg,
				      .jpeg_is_rgb = true,
				      .turn = {true, true, false},
				  };
	struct bench b = bench_open(REGULAR, BOLD);
	const char *file;

	add_item(&b, ITEM_IMAGE, 10000, 20000, 30000, 40000)->u.image = &gray;
	add_item(&b, ITEM_IMAGE, 10000, 60000, 30000, 40000)->u.image = &colors;
	add_item(&b, ITEM_IMAGE, 10000, 90000, 30000, 40000)->u.image = &rgb;
	add_item(&b, ITEM_IMAGE, 10000, 90000, 30000, 40000)->u.image = &gray;
	file = readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info);
	cr_assert_eq(times(file, "/Subtype /Image\n"), 3);
	has(file,
	    "/Width 300\n/Height 200\n/BitsPerComponent 8\n/ColorSpace /DeviceGray\n"
	    "/Filter /DCTDecode\n");
	has(file, "/Width 20\n/Height 30\n/BitsPerComponent 8\n/ColorSpace /DeviceRGB\n/Filter /DCTDecode\n");
	has(file,
	    "/Width 5\n/Height 6\n/BitsPerComponent 8\n/ColorSpace /DeviceRGB\n/Filter /DCTDecode\n"
	    "/DecodeParms <</ColorTransform 0>>\n");
	cr_assert_eq(times(file, "/ColorTransform"), 1);
	cr_assert_eq(times(file, "\nstream\n\xFF\xD8 not looked at \xFF\xD9\nendstream"), 3);
	has(file, "q 30 0 0 40 10 552 cm /I0 Do Q\n");
	has(file, "q 0 -40 30 0 10 522 cm /I2 Do Q\n");
	bench_close(&b);
}

/* Rows that repeat shrink to nothing as differences. */
Test(pdf, a_predictor_is_used_where_it_helps)
{
	struct bench b = bench_open(REGULAR, BOLD);
	uint8_t *samples = ARENA_ARRAY(b.arena, uint8_t, 100 * 100 * 3);
	struct image image = {.width = 100, .height = 100, .channels = 3, .samples = samples};
	const char *file, *data;
	uint32_t random = 1;

	for (size_t i = 0; i < 300; i++) {
		random = random * 1664525 + 1013904223;
		samples[i] = (uint8_t)(random >> 24 | 1);
	}
	for (size_t y = 1; y < 100; y++)
		for (size_t i = 0; i < 300; i++)
			samples[y * 300 + i] = (uint8_t)(samples[(y - 1) * 300 + i] + 2);
	add_item(&b, ITEM_IMAGE, 0, 0, 1000, 1000)->u.image = &image;
	file = readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info);
	has(file, "/DecodeParms <</Predictor 12 /Colors 3 /Columns 100>>\n");
	data = strstr(strstr(file, "/DecodeParms"), "\nstream\n") + 8;
	cr_assert_eq(data[0], 2);
	cr_assert_eq(memcmp(data + 1, samples, 300), 0);
	cr_assert_eq(data[301], 2);
	for (size_t i = 0; i < 300; i++)
		cr_assert_eq(data[302 + i], 2);
	bench_close(&b);
}

/* Its rows repeat further back than deflate looks, unless they are runs. */
Test(pdf, a_drawing_is_packed_as_runs)
{
	enum { SIZE = 360 };
	struct bench b = bench_open(REGULAR, BOLD);
	uint8_t *samples = ARENA_ARRAY(b.arena, uint8_t, (size_t)SIZE * SIZE);
	struct image image = {.width = SIZE, .height = SIZE, .channels = 1, .samples = samples};
	struct pages pages = {.pages = &b.page, .page_count = 1};
	const char *file, *data;
	uint32_t random = 1;

	memset(samples, 255, (size_t)SIZE * SIZE);
	for (size_t y = 0; y < SIZE / 2; y++) {
		uint8_t *row = samples + y * SIZE;
		for (size_t i = y; i < SIZE; i += 1 + (random >> 26)) {
			random = random * 1664525 + 1013904223;
			row[i] = (uint8_t)(random >> 24 | 1);
		}
		memcpy(samples + (SIZE - 1 - y) * SIZE, row, SIZE);
	}
	add_item(&b, ITEM_IMAGE, 0, 0, 1000, 1000)->u.image = &image;
	file = readable_file(&b, &pages, &no_info);
	has(file, "/Filter[/FlateDecode /RunLengthDecode]");
	lacks(file, "/Predictor 12 /Colors");
	data = strstr(strstr(file, "/RunLengthDecode"), "\nstream\n") + 8;
	cr_assert_eq(memcmp(data, samples, (size_t)SIZE * SIZE), 0);
	cr_assert_eq(memcmp(data + SIZE * SIZE, "\nendstream", 10), 0);
	bench_close(&b);
}

/* Samples of up to 256 colours are their numbers; one more, and they are colours again. */
Test(pdf, few_colours_are_a_palette)
{
	struct bench b = bench_open(REGULAR, BOLD);
	uint8_t *samples = ARENA_ARRAY(b.arena, uint8_t, 300 * 3);
	struct image image = {.width = 300, .height = 1, .channels = 3, .samples = samples}, again = image;
	struct pages pages = {.pages = &b.page, .page_count = 1};
	const char *file, *data;

	for (unsigned i = 0; i < 256; i++)
		samples[3 * i] = (uint8_t)(255 - i);
	memcpy(samples + 3 * 256, "\xFF\x00\x00\xFE\x00\x00", 6);
	memcpy(samples + 3 * 258, samples + 3 * 100, 3);
	memset(samples + 3 * 259, 0, 3 * 41);
	add_item(&b, ITEM_IMAGE, 0, 0, 1000, 1000)->u.image = &image;
	file = readable_file(&b, &pages, &no_info);
	has(file, " obj\n[/Indexed /DeviceRGB 255 <FF0000FE0000FD0000");
	has(file, "020000010000000000>]\nendobj\n");
	data = strstr(strstr(file, "/BitsPerComponent 8\n/ColorSpace "), "\nstream\n") + 8;
	for (unsigned i = 1; i < 256; i++) /* a 0 reads as a dot */
		cr_assert_eq((uint8_t)data[i], i);
	cr_assert_eq(memcmp(data + 256, ".\x01\x64\xFF\xFF", 5), 0);

	b.page.item_count = 0;
	samples[3 * 299 + 1] = 1;
	again.samples = arena_strndup(b.arena, (const char *)samples, 900);
	add_item(&b, ITEM_IMAGE, 0, 0, 1000, 1000)->u.image = &again;
	file = readable_file(&b, &pages, &no_info);
	has(file, "/ColorSpace /DeviceRGB\n");
	lacks(file, "/Indexed");
	bench_close(&b);
}

/* A predictor that helps in the middle only is not used. */
Test(pdf, a_predictor_is_chosen_for_the_whole_picture)
{
	struct bench b = bench_open(REGULAR, BOLD);
	uint8_t *samples = ARENA_ARRAY(b.arena, uint8_t, 400 * 400);
	struct image image = {.width = 400, .height = 400, .channels = 1, .samples = samples};
	uint32_t random = 1;

	for (size_t y = 0; y < 400; y++) {
		for (size_t i = 0; i < 400 && y < 40; i++) {
			random = random * 1664525 + 1013904223;
			samples[400 * y + i] = (uint8_t)(random >> 24);
		}
		random = random * 1664525 + 1013904223;
		if (y >= 40)
			memcpy(samples + 400 * y, samples + 400 * (size_t)((random >> 16) % 40), 400);
		for (size_t i = 0; i < 400 && y > 180 && y < 220; i++)
			samples[400 * y + i] = (uint8_t)(samples[400 * (y - 1) + i] + 2);
	}
	add_item(&b, ITEM_IMAGE, 0, 0, 1000, 1000)->u.image = &image;
	lacks(readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info), "/Colors 1");
	bench_close(&b);
}

/* --- fonts ---------------------------------------------------------------------------------------------- */

Test(pdf, text_can_be_read_back)
{
	struct bench b = bench_open(REGULAR, BOLD);
	const char *file;

	add_text(&b, &small, 24000, 50000, "abc\xC3\xB1 \xE2\x80\x94");
	file = readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info);
	has(file,
	    "1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
	    "2 beginbfrange\n<20><7E><0020>\n<A0><FF><00A0>\nendbfrange\n"
	    "1 beginbfchar\n<7F><2014>\nendbfchar\n"
	    "endcmap\n");
	has(file, "/Type /Font\n/Subtype /TrueType\n/BaseFont /");
	has(file, "+ArchivoNarrow-Regular\n/FontDescriptor ");
	has(file, "\n/Flags 4\n");
	has(file, "\n/FontFile2 ");
	lacks(file, "/Encoding");
	lacks(file, "ArchivoNarrow-Bold");
	bench_close(&b);
}

static void
use_characters(struct bench *b, uint32_t first, uint32_t last)
{
	for (uint32_t c = first; c <= last; c++) {
		char utf8[4];
		struct shaped run;
		shape_run(b->shaper, b->arena, b->regular, utf8, utf8_encode(c, utf8), &run);
	}
}

/*
 * Codes that mean something in a literal string are never given out, and that of the space to nothing else.
 * Latin-1 has its own codes; what there is besides goes into more fonts when one is full.
 */
Test(pdf, codes_need_no_escapes)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct pdf_fonts fonts;
	struct pdf_face *face;
	size_t slots;

	use_characters(&b, 0x100, 0x24F);
	use_characters(&b, '!', 0xFF);
	pdf_fonts_init(&fonts, b.arena, b.fonts);
	face = pdf_face_get(&fonts, b.regular);
	slots = fonts_slot_count(b.fonts, b.regular);
	cr_assert_geq(slots, 300);
	for (uint32_t slot = 0; slot < slots; slot++) {
		struct pdf_code code = pdf_face_code(&fonts, face, slot), again;
		cr_assert_gt(code.code, 0);
		cr_assert_null(memchr("()\\\r\n", code.code, 5), "code %02X", code.code);
		cr_assert_eq(code.code == ' ', slot == face->space);
		again = pdf_face_code(&fonts, face, slot);
		cr_assert_eq(code.code, again.code);
		cr_assert_eq(code.font, again.font);
		cr_assert_eq(face->fonts[code.font]->slots[code.code], slot);
	}
	cr_expect_eq(face->font_count, (slots + 248) / 249, "%zu fonts of 249 codes for %zu slots",
	    face->font_count, slots);
	cr_assert_not(fonts.full);
	bench_close(&b);
}

Test(pdf, latin1_has_its_own_codes)
{
	struct bench b = bench_open(REGULAR, BOLD);
	const char *file;

	add_text(&b, &small, 0, 0, "z\xE2\x80\x94\xC3\xB1(a)");
	cr_expect_not_null(strstr(operators(&b),
	    "(z\x7F\xF1\x80"
	    "a\x81)Tj"));
	file = readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info);
	has(file, "\n/FirstChar 97\n/LastChar 241\n/Widths [");
	has(file,
	    "beginbfrange\n<20><7E><0020>\n<80><81><0028>\n<A0><FF><00A0>\nendbfrange\n"
	    "1 beginbfchar\n<7F><2014>\nendbfchar\n");
	bench_close(&b);
}

static unsigned
count_of(const char *file, const char *what)
{
	unsigned n = 0;

	while ((file = strstr(file, what)) != NULL) {
		file++;
		n++;
	}
	return n;
}

/* What is not Latin-1 has the same code in all of them, whoever had it first. */
Test(pdf, fonts_share_what_their_codes_mean)
{
	struct bench b = bench_open(REGULAR, BOLD);
	const char *file, *text, *map;

	add_text(&b, &small, 0, 0, "a\xE2\x80\x94(");
	add_text(&b, &small, 0, 0, "*\xE2\x80\xA6(\xE2\x80\x94*");
	text = operators(&b);
	cr_expect_not_null(strstr(text, "(a\x7F\x80)Tj"), "%s", text);
	cr_expect_not_null(strstr(text, "(\x81\x80\x7F)Tj"), "%s", text);
	file = readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info);
	has(file, "3 beginbfchar\n<7F><2014>\n<80><0028>\n<81><2026>\nendbfchar\n");
	cr_expect_eq(count_of(file, "begincmap"), 1);
	map = strstr(file, "/ToUnicode ");
	map = arena_strndup(b.arena, map, strcspn(map, "\n") + 1);
	cr_expect_eq(count_of(file, map), 2, "%s", map);
	bench_close(&b);
}

/* Only when that is no longer possible, a font has a map of its own, and no other font is touched by it. */
Test(pdf, a_font_of_many_characters_has_its_own_map)
{
	struct bench b = bench_open(REGULAR, BOLD);
	const char *file;
	char text[2 * 64 + 1];

	add_text(&b, &small, 0, 0, "*\xE2\x80\x94*");
	for (int half = 0; half < 2; half++) {
		for (int i = 0; i < 64; i++)
			utf8_encode((uint32_t)(0x390 + 64 * half + i), text + 2 * i);
		text[2 * 64] = '\0';
		add_text(&b, &small, 0, 0, text);
	}
	file = readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info);
	cr_expect_eq(count_of(file, "begincmap"), 2);
	has(file,
	    "6 beginbfrange\n<01><09><03B0>\n<0B><0C><03B9>\n<0E><1F><03BB>\n<20><7E><0020>\n"
	    "<80><9F><0390>\n<A0><FF><00A0>\nendbfrange\n1 beginbfchar\n<7F><2014>\nendbfchar\n");
	has(file,
	    "<20><7E><0020>\n<80><9F><0390>\n<A0><D1><03CE>\n<D2><E1><0400>\n<E2><FF><00E2>\n"
	    "endbfrange\n1 beginbfchar\n<7F><03CD>\nendbfchar\n");
	bench_close(&b);
}

Test(pdf, each_subset_has_a_name_of_its_own)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct pages pages = {.pages = &b.page, .page_count = 1};
	const char *name[3];

	for (int i = 0; i < 3; i++) {
		b.page.item_count = 0;
		add_text(&b, &small, 0, 0, i == 1 ? "abd" : "abc");
		name[i] = strstr(readable_file(&b, &pages, &no_info), "/BaseFont /");
		name[i] = arena_strndup(b.arena, name[i], 18);
		cr_assert_eq(name[i][17], '+');
	}
	cr_assert_str_eq(name[0], name[2]);
	cr_assert_str_neq(name[0], name[1]);
	bench_close(&b);
}

/* Widths stand at their codes; those between that are nobody's are 0. */
Test(pdf, widths_are_those_of_the_font)
{
	struct bench b = bench_open(REGULAR, BOLD);
	const char *file;
	const struct glyph *glyphs;
	int32_t m, a;

	glyphs = add_text(&b, &small, 0, 0, "ma")->u.line->runs[0].run->glyphs;
	m = fonts_slot(b.fonts, b.regular, glyphs[0].slot)->advance;
	a = fonts_slot(b.fonts, b.regular, glyphs[1].slot)->advance;
	cr_assert_gt(m, a);
	file = readable_file(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &no_info);
	cr_assert_eq(fonts_info(b.fonts, b.regular)->units_per_em, 1000);
	has(file,
	    arena_printf(b.arena, "/FirstChar 97\n/LastChar 109\n/Widths [%d 0 0 0 0 0 0 0 0 0 0 0 %d]\n", a,
		m));
	bench_close(&b);
}

/* --- spelling ------------------------------------------------------------------------------------------- */

Test(pdf, numbers_have_a_width)
{
	static const struct {
		uint32_t value;
		unsigned width;
		const char *text;
	} cases[] = {
	    {0, 1, "|0"},
	    {7, 3, "|  7"},
	    {99, 2, "|99"},
	    {100, 2, "|100"},
	    {5, 0, "|5"},
	    {UINT32_MAX, 9, "|4294967295"},
	    {UINT32_MAX, 10, "|4294967295"},
	    {1000000000, 12, "|  1000000000"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf b = BUF_INIT;
		buf_addc(&b, '|');
		syntax_int(&b, cases[i].value, cases[i].width);
		cr_expect_str_eq(buf_cstr(&b), cases[i].text);
		buf_release(&b);
	}
}

Test(pdf, syntax)
{
	static const struct {
		const char *in, *text, *name;
	} cases[] = {
	    {"", "()", "/"},
	    {"Plan 2024", "(Plan 2024)", "/Plan#202024"},
	    {"a(b)\\", "(a\\(b\\)\\\\)", "/a#28b#29\\"},
	    {"x/y#z", "(x/y#z)", "/x#2Fy#23z"},
	    {"\xC3\xB1", "(\xF1)", "/#C3#B1"},
	    {"(\xC2\xA1\xC3\xBF)", "(\\(\xA1\xFF\\))", "/#28#C2#A1#C3#BF#29"},
	    {"\xC2\xA0", "<FEFF00A0>", "/#C2#A0"},
	    {"a\xC2\xAD", "<FEFF006100AD>", "/a#C2#AD"},
	    {"\xC3\xBE\xC3\xBF", "<FEFF00FE00FF>", "/#C3#BE#C3#BF"},
	    {"\xC3\xBF\xC3\xBE", "<FEFF00FF00FE>", "/#C3#BF#C3#BE"},
	    {"\xC3\xAF\xC2\xBB\xC2\xBF", "<FEFF00EF00BB00BF>", "/#C3#AF#C2#BB#C2#BF"},
	    {"\xC4\x80", "<FEFF0100>", "/#C4#80"},
	    {"\xF0\x9F\x98\x80", "<FEFFD83DDE00>", "/#F0#9F#98#80"},
	    {"a\tb", "<FEFF006100090062>", "/a#09b"},
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&b);
		syntax_text(&b, cases[i].in);
		cr_expect_str_eq(buf_cstr(&b), cases[i].text);
		buf_clear(&b);
		syntax_name(&b, cases[i].in);
		cr_expect_str_eq(buf_cstr(&b), cases[i].name);
	}
	buf_release(&b);
}

Test(pdf, dates)
{
	static const struct {
		int64_t seconds;
		const char *text; /* NULL: refused */
	} cases[] = {
	    {0, "(D:19700101000000Z)"},
	    {951782400, "(D:20000229000000Z)"},
	    {-1, "(D:19691231235959Z)"},
	    {253402300799, "(D:99991231235959Z)"},
	    {253402300800, NULL},
	    {INT64_MAX, NULL},
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&b);
		cr_expect_eq(syntax_date(&b, cases[i].seconds), cases[i].text != NULL);
		cr_expect_str_eq(buf_cstr(&b), cases[i].text != NULL ? cases[i].text : "");
	}
	buf_release(&b);
}

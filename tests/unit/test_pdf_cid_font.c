/*
 * Of boxes.otf and boxes-cid.otf.  A character c is 300 + c * 37 % 397 thousandths of an em wide: A is 323, B
 * 360, V 306.  boxes-cid.otf numbers A as 142, B as 145, V as 205.
 */
#include <criterion/criterion.h>

#include "pdf_bench.h"

#define NAMED "tests/golden/font-cff/boxes.otf"
#define NUMBERED "tests/golden/font-cff/boxes-cid.otf"

static const struct style small = {.size = 10000};
static const struct pdf_info no_info;

static const char *
file_with(struct bench *b, const char *text)
{
	add_text(b, &small, 24000, 50000, text);
	return readable_file(b, &(struct pages){.pages = &b->page, .page_count = 1}, &no_info);
}

Test(pdf_cid_font, glyphs_are_called_by_their_place_where_they_have_names)
{
	struct bench b = bench_open(NAMED, NUMBERED);
	const char *file = file_with(&b, "VAB");

	/* Cut down, A, B and V are 1, 2 and 3. */
	has(file, "/Type /Font\n/Subtype /Type0\n/BaseFont /");
	has(file, "+Boxes\n/Encoding ");
	has(file, "/Subtype /CIDFontType0\n");
	has(file,
	    "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n/FontDescriptor ");
	has(file, "/W [1 [323 360 306]]\n");
	has(file, "/FontFile3 ");
	lacks(file, "/FontFile2 ");
	has(file, "/Subtype /CIDFontType0C\n");
	lacks(file, "/Length1 ");
	lacks(file, "/Widths ");
	has(file,
	    "1 begincodespacerange\n<0000><00FF>\nendcodespacerange\n"
	    "2 begincidrange\n<0041><0042> 1\n<0056><0056> 3\nendcidrange\n");
	has(file, "(.V.A.B)Tj\n");
	bench_close(&b);
}

Test(pdf_cid_font, glyphs_are_called_by_their_numbers_where_they_have_some)
{
	struct bench b = bench_open(NAMED, NUMBERED);
	const char *file = file_with(&b, "*VAB*");

	has(file, "+BoxesCID\n/Encoding ");
	has(file, "/W [142 [323]145 [360]205 [306]]\n");
	has(file, "3 begincidrange\n<0041><0041> 142\n<0042><0042> 145\n<0056><0056> 205\nendcidrange\n");
	bench_close(&b);
}

/* A V is kerned by -80. */
Test(pdf_cid_font, words_are_kerned_and_read_back)
{
	struct bench b = bench_open(NAMED, NUMBERED);
	const char *file = file_with(&b, "AV");

	has(file, "[(.A)80(.V)]TJ\n");
	has(file, "begincodespacerange\n<0000><00FF>\nendcodespacerange\n");
	has(file, "<0020><007E><0020>\n"); /* of ToUnicode: all ASCII is itself */
	bench_close(&b);
}

/* Simple fonts beside it stay simple, with a map of their own. */
Test(pdf_cid_font, stands_beside_simple_fonts)
{
	struct bench b = bench_open(NAMED, BOLD);
	const char *file = file_with(&b, "AV *AV*");

	cr_assert_eq(times(file, "/Subtype /Type0\n"), 1);
	cr_assert_eq(times(file, "/Subtype /TrueType\n"), 1);
	cr_assert_eq(times(file, "\n<00><FF>\n"), 1);
	cr_assert_eq(times(file, "/CMapType 2 def\n"), 2);
	bench_close(&b);
}

/* Entries come in sections of 100 at most: those of 120 letters that don't follow one another, in two. */
Test(pdf_cid_font, long_maps_are_in_sections)
{
	struct bench b = bench_open(NAMED, NUMBERED);
	struct buf text = BUF_INIT;

	buf_adds(&text, "*");
	for (unsigned c = 0x21; c < 0x7F; c++)
		if (c != '*')
			buf_addc(&text, (char)c);
	buf_adds(&text, "¡«°ª·º»¿ÁÉÍÑÓÚÜáéíñóúü*");
	const char *file = file_with(&b, buf_cstr(&text));
	has(file, "\n100 begincidrange\n");
	cr_assert_eq(times(file, " begincidrange\n"), 2);
	buf_release(&text);
	bench_close(&b);
}

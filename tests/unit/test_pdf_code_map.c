#include <criterion/criterion.h>

#include "pdf/code_map.h"
#include "support.h"

static void
expect_text(const char *cmap, unsigned bytes, const char *string, size_t n, const char *expected)
{
	struct arena *arena = support_arena();
	struct code_map map;
	struct buf b = BUF_INIT;

	code_map_read(arena, (struct bytes){cmap, strlen(cmap)}, bytes, &map);
	code_map_append(&map, (struct bytes){string, n}, &b);
	cr_expect_str_eq(buf_cstr(&b), expected);
	buf_release(&b);
	arena_close(arena);
}

Test(pdf_code_map, says_what_codes_stand_for)
{
	const char *cmap = "2 beginbfchar <82> <00660069> <90> <D83DDE00> endbfchar\n"
			   "2 beginbfrange <41> <43> <0061> <50> <51> [<0078> <0079007A>] endbfrange";

	expect_text(cmap, 1,
	    "\x82"
	    "ABC\x90PQ",
	    7, "fiabc\xf0\x9f\x98\x80xyz");
	expect_text(cmap, 1, "Z", 1, "\xef\xbf\xbd");
	expect_text("1 beginbfrange <0001> <0003> <0041> endbfrange", 2, "\0\1\0\3\0", 5, "AC");
}

Test(pdf_code_map, is_bounded_whatever_it_says)
{
	struct buf b = BUF_INIT;

	/* Each says all codes again. */
	buf_adds(&b, "beginbfrange\n");
	for (int i = 0; i < 20000; i++)
		buf_adds(&b, "<0000><FFFF><0041>\n");
	expect_text(buf_cstr(&b), 2, "\0\1", 2, "B");
	buf_release(&b);
	expect_text("beginbfchar <41", 1, "A", 1, "\xef\xbf\xbd");
	expect_text("beginbfchar <41> <D800> <42> <0000>", 1, "AB", 2, "\xef\xbf\xbd\xef\xbf\xbd");
	expect_text("beginbfrange <41> <FFFFFFFF> <FFFF>", 1, "A", 1, "\xef\xbf\xbf");
}

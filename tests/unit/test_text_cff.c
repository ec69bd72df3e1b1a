/* Of boxes.otf, which names its glyphs, and boxes-cid.otf, which numbers them: 40, and 3 for each. */
#include <criterion/criterion.h>

#include "base/file.h"
#include "support.h"
#include "text/cff.h"
#include "text/fonts.h"
#include "text/sfnt.h"

#define NAMED "tests/golden/font-cff/boxes.otf"
#define NUMBERED "tests/golden/font-cff/boxes-cid.otf"
#define GLYPHS 128

/* A copy of the 'CFF ' table of a font, which its directory tells of. */
static struct bytes
table_of(struct arena *arena, const char *path)
{
	struct diags *diags = diags_open();
	struct bytes font = {0};

	cr_assert(file_read(arena, path, FONT_FILE_MAX, (struct srcloc){path, 0, 0}, &font, diags));
	diags_close(diags);
	for (size_t at = 12;; at += 16) {
		const uint8_t *entry = (const uint8_t *)font.data + at;
		cr_assert_lt(at + 16, font.length);
		if (memcmp(entry, "CFF ", 4) != 0)
			continue;
		size_t offset = (size_t)entry[10] << 8 | entry[11], n = (size_t)entry[14] << 8 | entry[15];
		return (struct bytes){arena_strndup(arena, font.data + offset, n), n};
	}
}

static const char *
check(struct bytes table, size_t glyphs)
{
	const char *why = cff_check((const uint8_t *)table.data, table.length, glyphs);

	return why != NULL ? why : "";
}

Test(text_cff, fonts_are_taken_with_names_and_with_numbers)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct bytes font = {0};
	struct sfnt sfnt;

	cr_expect_str_eq(check(table_of(arena, NAMED), GLYPHS), "");
	cr_expect_str_eq(check(table_of(arena, NUMBERED), GLYPHS), "");
	cr_assert(file_read(arena, NAMED, FONT_FILE_MAX, (struct srcloc){NAMED, 0, 0}, &font, diags));
	cr_assert_null(sfnt_check(font.data, font.length, &sfnt));
	cr_expect(sfnt.cff);
	cr_expect_eq(sfnt.glyph_count, GLYPHS);
	cr_expect_eq(sfnt.units_per_em, 1000);
	cr_expect_eq(sfnt.cap_height, 700);
	diags_close(diags);
	arena_close(arena);
}

Test(text_cff, what_a_glyph_is_called)
{
	struct arena *arena = support_arena();
	const struct bytes named = table_of(arena, NAMED), numbered = table_of(arena, NUMBERED);

	for (uint16_t glyph = 0; glyph < GLYPHS; glyph++) {
		cr_expect_eq(cff_cid((const uint8_t *)named.data, named.length, glyph), glyph);
		cr_expect_eq(cff_cid((const uint8_t *)numbered.data, numbered.length, glyph),
		    glyph == 0 ? 0 : 40 + 3 * glyph, "glyph %u", glyph);
	}
	cr_expect_eq(cff_cid((const uint8_t *)numbered.data, numbered.length, 20000), 0,
	    "it has no such glyph");
	arena_close(arena);
}

Test(text_cff, damaged_tables_are_refused)
{
	struct arena *arena = support_arena();
	const struct bytes good = table_of(arena, NAMED);
	/* Header; names: one, behind its count, the size of offsets and two of them; then the Top DICT's. */
	const size_t dicts = 4 + 5 + strlen("Boxes");
	const struct {
		size_t at;
		char byte;
	} damages[] = {
	    {0, 2},                  /* version 2 */
	    {2, 3},                  /* a header shorter than itself */
	    {2, (char)200},          /* names amid the glyphs */
	    {4, 1},                  /* 257 names */
	    {5, 2},                  /* two names */
	    {6, 0},                  /* offsets of no bytes */
	    {6, 5},                  /* and of five */
	    {7, 2},                  /* a first offset that isn't 1 */
	    {8, (char)0xFF},         /* a name that is too long */
	    {8, 0},                  /* and one that ends before it begins */
	    {dicts + 1, 2},          /* two fonts */
	    {dicts + 4, (char)0xFF}, /* a Top DICT that is too long */
	    {dicts + 5, (char)0xFF}, /* operands that are none ... */
	    {dicts + 5, 31},
	    {dicts + 5, 22},
	};

	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		char *bad = arena_strndup(arena, good.data, good.length);
		cr_assert_neq(bad[damages[i].at], damages[i].byte, "case %zu changes nothing", i);
		bad[damages[i].at] = damages[i].byte;
		cr_expect_str_eq(check((struct bytes){bad, good.length}, GLYPHS),
		    "its 'CFF ' table is damaged", "case %zu", i);
	}
	for (size_t n = 1; n < good.length - 200; n++)
		cr_expect_str_neq(check((struct bytes){good.data, n}, GLYPHS), "", "%zu bytes", n);
	for (size_t n = 0; n < 4; n++)
		cr_expect_str_eq(check((struct bytes){good.data, n}, GLYPHS), "its 'CFF ' table is damaged");
	cr_expect_str_eq(check(good, GLYPHS + 1),
	    "its 'CFF ' table has not as many glyphs as its 'maxp' table says");
	arena_close(arena);
}

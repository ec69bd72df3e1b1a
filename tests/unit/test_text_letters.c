#include <criterion/criterion.h>

#include "support.h"

#include "base/utf8.h"
#include "text/letters.h"

/* Whether the property holds of just those of the code points that `wanted` has, in pairs: first, last. */
static void
expect_ranges(const char *name, bool (*holds)(uint32_t), const uint32_t (*wanted)[2], size_t n, uint32_t end)
{
	size_t at = 0;

	for (uint32_t c = 0; c <= end; c++) {
		while (at < n && c > wanted[at][1])
			at++;
		cr_expect_eq(holds(c), at < n && c >= wanted[at][0], "%s of U+%04X", name, c);
	}
}

#define RANGES(...) \
	(const uint32_t[][2]){__VA_ARGS__}, sizeof((const uint32_t[][2]){__VA_ARGS__}) / sizeof(uint32_t[2])

Test(text_letters, of_latin)
{
	expect_ranges("is_letter", is_letter,
	    RANGES({'A', 'Z'}, {'a', 'z'}, {0xAA, 0xAA}, {0xBA, 0xBA}, {0xC0, 0xD6}, {0xD8, 0xF6},
		{0xF8, 0x24F}, {0x1E00, 0x1EFF}),
	    0x2FFF);
	expect_ranges("is_digit", is_digit, RANGES({'0', '9'}), 0x2FFF);
	expect_ranges("is_control", is_control, RANGES({0, 0x1F}, {0x7F, 0x9F}), 0x2FFF);
}

Test(text_letters, spaces_that_are_glyphs)
{
	expect_ranges("is_space_glyph", is_space_glyph,
	    RANGES({0xA0, 0xA0}, {0x2007, 0x2007}, {0x2009, 0x200A}, {0x202F, 0x202F}), 0x30FF);
}

/* Unicode's Default_Ignorable_Code_Point, without the Hangul and Khmer fillers, that faces have. */
Test(text_letters, that_need_no_glyph)
{
	expect_ranges("is_invisible", is_invisible,
	    RANGES({0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x180E, 0x180E}, {0x200B, 0x200F},
		{0x202A, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF}),
	    0xE1FFF);
	expect_ranges("is_joiner", is_joiner, RANGES({0x200D, 0x200D}), 0x2FFF);
}

Test(text_letters, ideographs)
{
	expect_ranges("is_ideographic", is_ideographic,
	    RANGES({0x2E80, 0xD7FF}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF01, 0xFFEF}, {0x1F000, 0x1FAFF},
		{0x20000, 0x3FFFD}),
	    0x40FFF);
}

/* Pairs as the charts of Latin-1 and Latin Extended-A have them; what has no pair there stays as it is. */
Test(text_letters, capitals_and_their_small_letters)
{
	static const uint32_t pairs[][2] = {{'A', 'a'}, {'Z', 'z'}, {0xC1, 0xE1}, {0xD1, 0xF1}, {0xDC, 0xFC},
	    {0xDE, 0xFE}, {0x100, 0x101}, {0x136, 0x137}, {0x139, 0x13A}, {0x147, 0x148}, {0x14A, 0x14B},
	    {0x176, 0x177}, {0x178, 0xFF}, {0x179, 0x17A}, {0x17D, 0x17E}, {0x130, 'i'}};
	static const uint32_t small[] = {'@', '[', '0', 0xBF, 0xD7, 0xDF, 0xF7, 0x138, 0x149, 0x17F, 0x131,
	    0x180, 0x391, 0x1E00};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		cr_expect(is_upper(pairs[i][0]), "U+%04X", pairs[i][0]);
		cr_expect_not(is_upper(pairs[i][1]), "U+%04X", pairs[i][1]);
		cr_expect_eq(to_lower(pairs[i][0]), pairs[i][1], "U+%04X", pairs[i][0]);
		cr_expect_eq(to_lower(pairs[i][1]), pairs[i][1], "U+%04X", pairs[i][1]);
	}
	for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++) {
		cr_expect_not(is_upper(small[i]), "U+%04X", small[i]);
		cr_expect_eq(to_lower(small[i]), small[i], "U+%04X", small[i]);
	}
}

/* Non-spacing (U+0301, U+05B0), spacing (U+0903) and enclosing (U+20DD). */
Test(text_letters, marks)
{
	static const uint32_t marks[] = {0x300, 0x301, 0x36F, 0x5B0, 0x903, 0x20DD, 0xFE20};
	static const uint32_t others[] = {0, 'a', 0x2FF, 0x370, 0x5D0, 0x905, 0x20AC, 0x1F600, 0x10FFFF};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		cr_expect(is_mark(marks[i]), "U+%04X", marks[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		cr_expect_not(is_mark(others[i]), "U+%04X", others[i]);
}

Test(text_letters, the_last_of_a_text)
{
	static const struct {
		const char *text;
		uint32_t code;
		size_t length;
	} cases[] = {{"a", 'a', 1}, {"xa", 'a', 1}, {"\xC3\xB1", 0xF1, 2}, {"a\xC3\xB1", 0xF1, 2},
	    {"\xE2\x82\xAC", 0x20AC, 3}, {"ab\xF0\x9F\x98\x80", 0x1F600, 4}, {"a\x80", UTF8_INVALID, 1},
	    {"\x80\x80\x80\x80\x80", UTF8_INVALID, 1}, {"a\xC3", UTF8_INVALID, 1}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t length = 0;
		uint32_t code = utf8_decode_last(cases[i].text, strlen(cases[i].text), &length);

		cr_expect_eq(code, cases[i].code, "case %zu: U+%04X", i, code);
		cr_expect_eq(length, cases[i].length, "case %zu: %zu", i, length);
	}
}

#include <criterion/criterion.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "support.h"

#define LEN(array) (sizeof(array) / sizeof((array)[0]))

Test(base_utf8, decodes_the_first_and_last_of_each_length)
{
	static const struct {
		const char *bytes;
		size_t length;
		uint32_t code;
	} cases[] = {
	    {"\x00", 1, 0},
	    {"\x7f", 1, 0x7F},
	    {"\xc2\x80", 2, 0x80},
	    {"\xdf\xbf", 2, 0x7FF},
	    {"\xe0\xa0\x80", 3, 0x800},
	    {"\xed\x9f\xbf", 3, 0xD7FF},
	    {"\xee\x80\x80", 3, 0xE000},
	    {"\xef\xbf\xbf", 3, 0xFFFF},
	    {"\xf0\x90\x80\x80", 4, 0x10000},
	    {"\xf4\x8f\xbf\xbf", 4, 0x10FFFF},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		size_t length = 0;
		char back[4];

		cr_assert_eq(utf8_decode(cases[i].bytes, cases[i].length, &length), cases[i].code);
		cr_assert_eq(length, cases[i].length);
		cr_assert_eq(utf8_encode(cases[i].code, back), length);
		cr_assert_eq(memcmp(back, cases[i].bytes, length), 0);
		for (size_t cut = 1; cut < cases[i].length; cut++)
			cr_assert_eq(utf8_decode(cases[i].bytes, cut, &length), UTF8_INVALID);
	}
}

Test(base_utf8, refuses_overlong_forms_surrogates_and_what_is_past_the_end)
{
	static const char *const cases[] = {"\x80", "\xbf", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf",
	    "\xf0\x8f\xbf\xbf", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
	    "\xff", "\xc3\x28", "\xe2\x82\x28"};

	for (size_t i = 0; i < LEN(cases); i++) {
		size_t length = 0;

		cr_assert_eq(utf8_decode(cases[i], strlen(cases[i]), &length), UTF8_INVALID, "case %zu", i);
		cr_assert_eq(length, 1);
	}
	cr_assert_eq(utf8_valid_prefix("ma\xc3\xb1"
				       "ana\xff!",
			 9),
	    7);
	cr_assert_eq(utf8_valid_prefix("a\0b", 3), 3, "NUL is a character");
	cr_assert_eq(utf8_valid_prefix("", 0), 0);
}

Test(base_utf8, counts_characters_and_each_bad_byte)
{
	cr_assert_eq(utf8_count("", 0), 0);
	cr_assert_eq(utf8_count("ma\xc3\xb1"
				"ana",
			 7),
	    6);
	cr_assert_eq(utf8_count("\xe2\x82|", 3), 3);
}

static void
assert_nfc(struct arena *arena, const char *in, const char *expected)
{
	size_t n = 0;
	const char *out = utf8_nfc(arena, in, strlen(in), &n);

	cr_assert_eq(n, strlen(expected), "%s", in);
	cr_assert_eq(memcmp(out, expected, n), 0, "%s", in);
	cr_assert_eq(out == in, strcmp(in, expected) == 0, "the input itself exactly when it is NFC: %s", in);
}

Test(base_utf8, composes)
{
	struct arena *arena = support_arena();

	assert_nfc(arena, "", "");
	assert_nfc(arena, "plan", "plan");
	assert_nfc(arena, "acci\xc3\xb3n", "acci\xc3\xb3n");
	assert_nfc(arena,
	    "\xe2\x80\x9c"
	    "100 \xe2\x80\x93\xe2\x80\x9d",
	    "\xe2\x80\x9c"
	    "100 \xe2\x80\x93\xe2\x80\x9d");
	assert_nfc(arena, "accio\xcc\x81n", "acci\xc3\xb3n");
	assert_nfc(arena, "N\xcc\x83", "\xc3\x91");
	/* Two marks, out of order: a + dot above + dot below. */
	assert_nfc(arena, "a\xcc\x87\xcc\xa3", "\xe1\xba\xa1\xcc\x87");
	/* Singletons: ohm sign, en quad. */
	assert_nfc(arena, "\xe2\x84\xa6", "\xce\xa9");
	assert_nfc(arena, "\xe2\x80\x80", "\xe2\x80\x82");
	/* Compatibility characters stay as they are. */
	assert_nfc(arena, "\xef\xac\x81", "\xef\xac\x81");
	/* Not UTF-8: given back. */
	assert_nfc(arena, "a\xcc\x81\xff", "a\xcc\x81\xff");
	arena_close(arena);
}

Test(base_utf8, plain_characters_are_nfc_already)
{
	/* What the fast path lets through unseen, utf8proc must leave alone. */
	for (utf8proc_int32_t code = 1; code <= 0x206F; code++) {
		utf8proc_uint8_t text[8] = "a";
		utf8proc_uint8_t *composed;

		if (code == 0x300)
			code = 0x2002;
		utf8proc_encode_char(code, text + 1);
		composed = utf8proc_NFC(text);
		cr_assert_str_eq((char *)composed, (char *)text, "U+%04X", (unsigned)code);
		free(composed);
	}
}

static void
assert_fold(struct arena *arena, const char *in, const char *expected)
{
	size_t n = 0;
	const char *out = utf8_fold(arena, in, strlen(in), &n);

	cr_assert_str_eq(out, expected, "%s -> %s", in, out);
	cr_assert_eq(n, strlen(expected));
}

Test(base_utf8, folds_what_readers_take_as_the_same)
{
	struct arena *arena = support_arena();

	assert_fold(arena, "", "");
	assert_fold(arena, " \t\n", "");
	assert_fold(arena,
	    "  L\xc3\xadnea\xc2\xa0"
	    "Estrat\xc3\xa9gica ",
	    "linea estrategica");
	assert_fold(arena, "L\xc3\x8dNEA  ESTRATE\xcc\x81GICA\r\n", "linea estrategica");
	assert_fold(arena,
	    "\xef\xbb\xbf"
	    "AHUACHAP\xc3\x81N",
	    "ahuachapan");
	assert_fold(arena,
	    "Ping\xc3\xbc"
	    "e Ni\xc3\x91o",
	    "pingue nino");
	/* A soft hyphen is not seen; a ligature and an ordinal are letters. */
	assert_fold(arena, "acti\xc2\xadvidad", "actividad");
	assert_fold(arena, "\xef\xac\x81n N.\xc2\xba 1", "fin n.o 1");
	assert_fold(arena,
	    "Stra\xc3\x9f"
	    "e \xc3\x86 \xc3\x98",
	    "strasse \xc3\xa6 \xc3\xb8");
	assert_fold(arena, "\xce\xa3\xce\x91\xce\xa3", "\xcf\x83\xce\xb1\xcf\x83");
	/* An acute accent by itself unfolds to a space and a mark. */
	assert_fold(arena,
	    "a\xc2\xb4"
	    "b",
	    "a b");
	assert_fold(arena, "a\xff", "a\xef\xbf\xbd");
	/* Longer than it was: U+FDFA is 18 characters, three of them spaces. */
	cr_assert_eq(strlen(utf8_fold(arena, "\xef\xb7\xba", 3, &(size_t){0})), 33);
	arena_close(arena);
}

Test(base_utf8, the_short_way_through_latin1_agrees_with_unicode)
{
	struct arena *arena = support_arena();
	utf8proc_option_t options = UTF8PROC_NULLTERM | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
	    UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK;

	for (utf8proc_int32_t code = 0x21; code <= 0x17F; code++) {
		utf8proc_uint8_t text[8] = {0};
		utf8proc_uint8_t *expected = NULL;
		size_t n;

		if (code == 0x7F)
			code = 0xA1;
		utf8proc_encode_char(code, text);
		utf8proc_map(text, 0, &expected, options);
		/* Marks that stand alone, like U+00B4, unfold to a space, which is trimmed. */
		if (expected[0] != ' ')
			cr_assert_str_eq(utf8_fold(arena, (char *)text, strlen((char *)text), &n),
			    (char *)expected);
		free(expected);
	}
	arena_close(arena);
}

Test(base_utf8, trims_both_ends)
{
	static const struct {
		const char *in;
		const char *out;
	} cases[] = {
	    {"", ""},
	    {" \t\r\n", ""},
	    {"\xef\xbb\xbf\xc2\xa0META ANUAL\xe2\x80\xaf\xe2\x80\x8b ", "META ANUAL"},
	    {"a", "a"},
	    {" \xc3\xb1 ", "\xc3\xb1"},
	    {"\xa0x\xa0", "\xa0x\xa0"}, /* a byte of Windows-1252 is not a no-break space */
	    {"x\xc2\xa0\xa0", "x\xc2\xa0\xa0"},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		const char *s = cases[i].in;
		size_t n = strlen(s);

		utf8_trim(&s, &n);
		cr_assert_eq(n, strlen(cases[i].out), "case %zu", i);
		cr_assert_eq(memcmp(s, cases[i].out, n), 0);
	}
}

/* Whatever stands where in it, a text of many bytes is what its characters are, looked at one by one. */
Test(base_utf8, many_bytes_are_valid_and_counted_as_one_by_one)
{
	static const char *const pieces[] = {"a", "\xc3\xb1", "\xc3", "\xe2\x80\x94", "\xb1", "\xc3\xc3",
	    "plan"};
	uint32_t state = 1;

	for (int round = 0; round < 2000; round++) {
		char text[64] = "";
		size_t n = 0, valid = 0, count = 0, length;
		bool whole = true;

		for (int i = 0; i < 8; i++) {
			state = state * 1664525 + 1013904223;
			/* Half of the pieces are of ASCII, so that there are words of it. */
			const char *piece = pieces[state >> 31 ? 6 : (state >> 16) % 7];

			for (const char *c = piece; *c != '\0'; c++)
				text[n++] = *c;
		}
		for (size_t i = 0; i < n; i += length, count++) {
			whole = whole && utf8_decode(text + i, n - i, &length) != UTF8_INVALID;
			utf8_decode(text + i, n - i, &length);
			valid = whole ? i + length : valid;
		}
		cr_assert_eq(utf8_valid_prefix(text, n), valid, "%s", text);
		cr_assert_eq(utf8_count(text, n), count, "%s", text);
	}
}

Test(base_utf8, capitals)
{
	struct arena *arena = support_arena();

	cr_assert_str_eq(utf8_upper(arena, "año", false), "AÑO");
	cr_assert_str_eq(utf8_upper(arena, "mês", false), "MÊS");
	cr_assert_str_eq(utf8_upper(arena, "ñandú y más", true), "Ñandú y más");
	cr_assert_str_eq(utf8_upper(arena, "four-month", true), "Four-month");
	cr_assert_str_eq(utf8_upper(arena, "semes\u00ADtre", false), "SEMES\u00ADTRE");
	cr_assert_str_eq(utf8_upper(arena, "", true), "");
	arena_close(arena);
}

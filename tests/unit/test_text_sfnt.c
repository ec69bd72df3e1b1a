#include <criterion/criterion.h>

#include "base/file.h"
#include "support.h"
#include "text/fonts.h"
#include "text/sfnt.h"

#define REGULAR "fonts/ArchivoNarrow-Regular.ttf"
#define PATCHES 4

/* Bytes of a table that are otherwise; without a table, of the file. */
struct patch {
	const char *table;
	size_t at, count;
	const char *bytes;
};

static size_t
start_of(const char *data, const char *tag)
{
	for (size_t i = 0; tag && i < (unsigned char)data[5]; i++) {
		const unsigned char *entry = (const unsigned char *)data + 12 + 16 * i;
		if (memcmp(entry, tag, 4) == 0)
			return (size_t)entry[8] << 24 | (size_t)entry[9] << 16 | (size_t)entry[10] << 8 |
			    entry[11];
	}
	cr_assert_null(tag, "no table %s", tag);
	return 0;
}

/* The good font with up to PATCHES changes. */
static const char *
check_patched(struct arena *arena, const struct patch *patches, struct sfnt *out)
{
	struct diags *diags = diags_open();
	struct bytes font = {0};

	cr_assert(file_read(arena, REGULAR, FONT_FILE_MAX, (struct srcloc){REGULAR, 0, 0}, &font, diags));
	diags_close(diags);
	char *data = arena_strndup(arena, font.data, font.length);
	for (size_t i = 0; i < PATCHES && patches[i].count > 0; i++)
		memcpy(data + start_of(font.data, patches[i].table) + patches[i].at, patches[i].bytes,
		    patches[i].count);
	return sfnt_check(data, font.length, out);
}

static const char *
check_class(struct arena *arena, const char *class, const char *panose, struct sfnt *out)
{
	const struct patch patches[PATCHES] = {{"OS/2", 30, 1, class}, {"OS/2", 32, 2, panose}};

	return check_patched(arena, patches, out);
}

Test(text_sfnt, other_kinds_of_files_are_told_by_their_beginning)
{
	static const struct {
		const char *start, *why;
	} cases[] = {
	    {"\x80\x01", "it is a Type 1 font (PostScript); a TrueType or OpenType file is needed"},
	    {"\x80\x02", "it is not a TrueType or OpenType font"},
	    {"%!PS-AdobeFont", "it is a Type 1 font (PostScript); a TrueType or OpenType file is needed"},
	    {"%PDF-1.7", "it is not a TrueType or OpenType font"},
	    {"typ1", "it is a Type 1 font (PostScript); a TrueType or OpenType file is needed"},
	    {"<svg>", "it is a web page or an SVG font; a TrueType or OpenType file is needed"},
	    {"wOFF", "it is a web font (WOFF); a TrueType or OpenType file is needed"},
	    {"wOF2", "it is a web font (WOFF); a TrueType or OpenType file is needed"},
	    {"true", "its table directory is damaged"},
	};
	struct sfnt sfnt;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char file[16] = {0};
		memcpy(file, cases[i].start, strlen(cases[i].start));
		cr_expect_str_eq(sfnt_check(file, sizeof file, &sfnt), cases[i].why, "%s", cases[i].start);
	}
	cr_expect_str_eq(sfnt_check("", 0, &sfnt), "the file is empty");
	cr_expect_str_eq(sfnt_check("\0\1\0\0\0\0\0\0\0\0\0", 11, &sfnt), "it is too short to be a font");
}

/* One field at a time, and the reason; NULL: it is taken. */
Test(text_sfnt, tables_that_do_not_fit_one_another)
{
	static const struct {
		struct patch patches[PATCHES];
		const char *why;
	} cases[] = {
	    {{{NULL, 12 + 8, 4, "\0\0\0\x10"}}, "a table lies outside the file; it is cut short or damaged"},
	    {{{NULL, 12 + 12, 4, "\xFF\xFF\xFF\xFF"}},
		"a table lies outside the file; it is cut short or damaged"},
	    {{{NULL, 12, 4, "glyf"}}, "it has two tables of one name"},
	    {{{"maxp", 0, 4, "\0\0\x50\0"}}, "its 'maxp' table is not one of its kind of font"},
	    {{{"hhea", 34, 2, "\xFF\xFF"}}, "its 'hmtx' table is too short for its glyphs"},
	    {{{"head", 50, 2, "\0\1"}}, "its 'loca' table is too short for its glyphs"},
	    {{{"loca", 0, 4, "\0\0\0\4"}}, "a glyph of it is cut short"},
	    {{{"cmap", 2, 2, "\xFF\xFF"}}, "its 'cmap' table is cut short"},
	    {{{"cmap", 2, 2, "\0\1"}, {"cmap", 4, 4, "\0\3\0\0"}},
		"its 'cmap' table has no Unicode characters, as those of symbol fonts"},
	    {{{"cmap", 2, 2, "\0\1"}, {"cmap", 4, 4, "\0\0\0\5"}},
		"its 'cmap' table has no Unicode characters, as those of symbol fonts"},
	    {{{"cmap", 2, 2, "\0\1"}, {"cmap", 4, 4, "\0\1\0\1"}},
		"its 'cmap' table has no Unicode characters, as those of symbol fonts"},
	    {{{"cmap", 2, 2, "\0\1"}, {"cmap", 4, 4, "\0\3\0\1"}}, NULL},
	    {{{"cmap", 2, 2, "\0\1"}, {"cmap", 4, 4, "\0\3\0\x0A"}}, NULL},
	    {{{"cmap", 2, 2, "\0\1"}, {"cmap", 4, 4, "\0\0\0\3"}}, NULL},
	    {{{NULL, 0, 4, "true"}}, NULL},
	    {{{NULL, 0, 4, "OTTO"}}, "it has no 'CFF ' table, or a short one"},
	};
	struct arena *arena = support_arena();
	struct sfnt sfnt;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *why = check_patched(arena, cases[i].patches, &sfnt);
		cr_expect_str_eq(why ? why : "", cases[i].why ? cases[i].why : "", "case %zu: %s", i,
		    why ? why : "taken");
	}
	arena_close(arena);
}

/* Ascent and descent of OS/2 (offsets 68, 70) count where bit 7 of fsSelection (62) says so. */
Test(text_sfnt, facts_come_from_where_the_font_says)
{
	static const struct patch typo[PATCHES] = {{"OS/2", 62, 2, "\0\xC0"}, {"OS/2", 68, 4, "\2\1\xFF\1"}};
	static const struct patch positive[PATCHES] = {{"OS/2", 62, 2, "\0\x40"},
	    {"hhea", 4, 4, "\4\0\0\x64"}};
	static const struct patch old[PATCHES] = {{"OS/2", 0, 2, "\0\1"}};
	static const struct patch italic[PATCHES] = {{"head", 44, 2, "\0\2"}};
	static const struct patch fixed[PATCHES] = {{"post", 12, 4, "\0\0\0\1"}};
	struct arena *arena = support_arena();
	struct sfnt sfnt;

	cr_assert_null(check_patched(arena, typo, &sfnt));
	cr_expect(sfnt.ascent == 0x0201 && sfnt.descent == -0xFF, "%d %d", sfnt.ascent, sfnt.descent);
	cr_assert_null(check_patched(arena, positive, &sfnt));
	cr_expect(sfnt.ascent == 1024 && sfnt.descent == -100, "%d %d", sfnt.ascent, sfnt.descent);
	cr_expect(sfnt.cap_height == 686 && !sfnt.italic && !sfnt.fixed_pitch);
	cr_assert_null(check_patched(arena, old, &sfnt));
	cr_expect(sfnt.cap_height == 0 && sfnt.x_height == 0, "version 1 has no such fields");
	cr_assert_null(check_patched(arena, italic, &sfnt));
	cr_expect(sfnt.italic);
	cr_assert_null(check_patched(arena, fixed, &sfnt));
	cr_expect(sfnt.fixed_pitch);
	arena_close(arena);
}

Test(text_sfnt, serifs_are_those_of_the_class_or_of_panose)
{
	static const struct {
		const char *class, *panose;
		bool serif;
	} cases[] = {
	    {"\1", "\2\x0B", true},
	    {"\5", "\2\x0B", true},
	    {"\6", "\2\2", false},
	    {"\7", "\2\x0B", true},
	    {"\x08", "\2\2", false},
	    {"", "\2\2", true},
	    {"", "\2\x0A", true},
	    {"", "\2\1", false},
	    {"", "\2\x0B", false},
	    {"", "\3\2", false},
	};
	struct arena *arena = support_arena();
	struct sfnt sfnt;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_assert_null(check_class(arena, cases[i].class, cases[i].panose, &sfnt));
		cr_expect_eq(sfnt.serif, cases[i].serif, "case %zu", i);
	}
	arena_close(arena);
}

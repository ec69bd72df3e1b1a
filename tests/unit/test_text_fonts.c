#include <criterion/criterion.h>
#include <hb-ot.h>
#include <hb.h>

#include "base/file.h"
#include "support.h"
#include "text/face.h"
#include "text/fonts.h"
#include "text/sfnt.h"

#define REGULAR "fonts/ArchivoNarrow-Regular.ttf"
#define BOLD_ITALIC "fonts/ArchivoNarrow-BoldItalic.ttf"

static const struct srcloc here = {"t.yaml", 4, 2};

static struct bytes
read_font(struct arena *arena, const char *path)
{
	struct diags *diags = diags_open();
	struct bytes bytes = {0};

	cr_assert(file_read(arena, path, FONT_FILE_MAX, here, &bytes, diags),
	    "run from the project's folder");
	diags_close(diags);
	return bytes;
}

/* Where a table's entry in the directory, or the table itself, starts. */
static size_t
entry_of(const char *data, const char *tag)
{
	for (size_t i = 0; i < (unsigned char)data[5]; i++) {
		if (memcmp(data + 12 + 16 * i, tag, 4) == 0)
			return 12 + 16 * i;
	}
	cr_assert_fail("no table %s", tag);
	return 0;
}

static size_t
table_of(const char *data, const char *tag)
{
	const unsigned char *p = (const unsigned char *)data + entry_of(data, tag) + 8;
	return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
}

Test(text_fonts, facts_of_the_regular_face)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct fonts *fonts = fonts_open(arena, support_inputs(arena));
	int face = fonts_face(fonts, REGULAR, here, diags);

	cr_assert_eq(face, 0);
	const struct face_info *info = fonts_info(fonts, 0);
	cr_expect_str_eq(info->postscript_name, "ArchivoNarrow-Regular");
	cr_expect_eq(info->units_per_em, 1000);
	cr_expect_eq(info->ascent, 1035);
	cr_expect_eq(info->descent, -312);
	cr_expect_eq(info->cap_height, 686);
	cr_expect_eq(info->x_height, 526);
	cr_expect_eq(info->ink_top, 883);
	cr_expect_eq(info->ink_bottom, -182);
	cr_expect(!info->variable);
	cr_expect_eq(info->bbox[0], -174);
	cr_expect_eq(info->bbox[3], 1050);
	cr_expect_eq(info->stem_v, 87); /* 50 + 400 * 400 / 4225 = 87.9 */
	cr_expect_eq(info->italic_angle, 0);
	cr_expect(!info->italic && !info->serif && !info->fixed_pitch);

	face = fonts_face(fonts, BOLD_ITALIC, here, diags);
	cr_assert_eq(face, 1);
	cr_expect_eq(fonts_info(fonts, 1)->italic_angle, -8000);
	cr_expect_eq(fonts_info(fonts, 1)->stem_v, 165); /* 50 + 700 * 700 / 4225 = 165.9 */
	cr_expect(fonts_info(fonts, 1)->italic);

	cr_expect_eq(fonts_face(fonts, REGULAR, here, diags), 0, "the same path is the same face");
	cr_expect_eq(fonts_face_count(fonts), 2);
	cr_expect_eq(diags_count(diags), 0);
	fonts_close(fonts);
	diags_close(diags);
	arena_close(arena);
}

Test(text_fonts, slots_are_pairs_numbered_by_first_use)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct fonts *fonts = fonts_open(arena, support_inputs(arena));

	cr_assert_eq(fonts_face(fonts, REGULAR, here, diags), 0);
	cr_expect_eq(fonts_space_slot(fonts, 0), 0);
	cr_expect_eq(fonts_slot_for(fonts, 0, 7, "a", 1), 1);
	cr_expect_eq(fonts_slot_for(fonts, 0, 7, "ab", 2), 2);
	cr_expect_eq(fonts_slot_for(fonts, 0, 7, "ab", 1), 1);
	cr_expect_eq(fonts_slot_for(fonts, 0, 8, "a", 1), 3);
	for (uint32_t i = 0; i < 1000; i++)
		cr_assert_eq(fonts_slot_for(fonts, 0, i % 500 + 10, i < 500 ? "x" : "y", 1), 4 + i);
	cr_expect_eq(fonts_slot_for(fonts, 0, 10, "y", 1), 504);
	cr_expect_eq(fonts_space_slot(fonts, 0), 0);
	cr_expect_eq(fonts_slot_count(fonts, 0), 1004);
	cr_expect_str_eq(fonts_slot(fonts, 0, 0)->characters, " ");
	cr_expect_eq(fonts_slot(fonts, 0, 0)->advance, 228);
	cr_expect_str_eq(fonts_slot(fonts, 0, 2)->characters, "ab");
	cr_expect_eq(fonts_slot(fonts, 0, 2)->glyph, 7);
	fonts_close(fonts);
	diags_close(diags);
	arena_close(arena);
}

Test(text_fonts, a_file_that_is_not_there)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct fonts *fonts = fonts_open(arena, support_inputs(arena));

	cr_expect_eq(fonts_face(fonts, "no/such.ttf", here, diags), -1);
	cr_expect_str_eq(support_printed(arena, diags),
	    "t.yaml:4:2: error: cannot read \"no/such.ttf\": no such file [file-unreadable]\n");
	fonts_close(fonts);
	diags_close(diags);
	arena_close(arena);
}

/* A change to a good font, and how the reason that it is refused for begins. */
struct damage {
	const char *table; /* NULL: from the start of the file */
	size_t at;
	unsigned char bytes[4];
	size_t count;
	const char *why;
};

static const struct damage damages[] = {
    {NULL, 0, {'O', 'T', 'T', 'O'}, 4, "it has no 'CFF ' table"},
    {NULL, 0, {'t', 't', 'c', 'f'}, 4, "it is a collection"},
    {NULL, 0, {'w', 'O', 'F', 'F'}, 4, "it is a web font"},
    {NULL, 0, {'P', 'K', 3, 4}, 4, "it is a ZIP file"},
    {NULL, 0, {'B', 'M', 3, 4}, 4, "it is not a TrueType or OpenType font"},
    {NULL, 4, {0, 0}, 2, "its table directory is damaged"},
    {NULL, 4, {0xFF, 0xFF}, 2, "its table directory is damaged"},
    {"head", 12, {0}, 1, "its 'head' table lacks"},
    {"head", 18, {0, 15}, 2, "its units per em"},
    {"head", 18, {0x40, 1}, 2, "its units per em"},
    {"head", 50, {0, 2}, 2, "its 'head' table names an unknown"},
    {"maxp", 4, {0, 0}, 2, "its 'maxp' table"},
    {"maxp", 4, {0xFF, 0xFF}, 2, "its 'hmtx' table"},
    {"hhea", 34, {0, 0}, 2, "its 'hmtx' table"},
    {"hmtx", 0, {0x80, 0}, 2, "a glyph of it is wider"},
    {"loca", 2, {0xFF, 0xFF}, 2, "its 'loca' table points"},
    {"OS/2", 8, {0, 2}, 2, "its licence bits (OS/2 fsType) forbid embedding"},
    {"OS/2", 8, {2, 0}, 2, "its licence bits (OS/2 fsType) forbid embedding"},
    {"OS/2", 8, {1, 0}, 2, "its licence bits (OS/2 fsType) forbid subsetting"},
};

Test(text_fonts, damaged_or_forbidden_ones_are_refused)
{
	struct arena *arena = support_arena();
	struct bytes good = read_font(arena, REGULAR);
	struct sfnt sfnt;

	cr_expect_null(sfnt_check(good.data, good.length, &sfnt));
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		const struct damage *d = &damages[i];
		char *bad = arena_strndup(arena, good.data, good.length);

		memcpy(bad + (d->table ? table_of(bad, d->table) : 0) + d->at, d->bytes, d->count);
		const char *why = sfnt_check(bad, good.length, &sfnt);
		cr_assert_not_null(why, "%s", d->why);
		cr_expect_eq(strncmp(why, d->why, strlen(d->why)), 0, "\"%s\", not \"%s\"", why, d->why);
	}
	arena_close(arena);
}

Test(text_fonts, the_end_of_loca_lies_within_the_glyphs)
{
	struct arena *arena = support_arena();
	struct bytes good = read_font(arena, REGULAR);
	char *bad = arena_strndup(arena, good.data, good.length);
	struct sfnt sfnt;

	cr_assert_null(sfnt_check(good.data, good.length, &sfnt));
	cr_assert_eq(good.data[table_of(good.data, "head") + 51], 0, "offsets of two bytes");
	memcpy(bad + table_of(bad, "loca") + 2 * (size_t)sfnt.glyph_count, "\xFF\xFF", 2);
	const char *why = sfnt_check(bad, good.length, &sfnt);
	cr_assert_not_null(why);
	cr_expect_str_eq(why, "its 'loca' table points outside its glyphs");
	arena_close(arena);
}

Test(text_fonts, each_required_table_is_missed)
{
	static const char *const tags[] = {"head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf", "OS/2",
	    "post", "name"};
	struct arena *arena = support_arena();
	struct bytes good = read_font(arena, REGULAR);
	struct sfnt sfnt;

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		char *bad = arena_strndup(arena, good.data, good.length);
		memcpy(bad + entry_of(bad, tags[i]), "xxxx", 4);
		const char *why = sfnt_check(bad, good.length, &sfnt);
		cr_assert_not_null(why);
		cr_expect(strstr(why, tags[i]) && strstr(why, "it has no"), "%s: %s", tags[i], why);
	}
	arena_close(arena);
}

Test(text_fonts, cut_short_anywhere_it_is_refused)
{
	struct arena *arena = support_arena();
	struct bytes good = read_font(arena, REGULAR);
	struct sfnt sfnt;

	for (size_t n = 0; n < good.length - 4; n += n < 400 ? 1 : 997) {
		/* A block of its own, so that a sanitizer sees what is read past its end. */
		char *cut = malloc(n + 1);
		memcpy(cut, good.data, n);
		cr_assert_not_null(sfnt_check(cut, n, &sfnt), "%zu bytes", n);
		free(cut);
	}
	arena_close(arena);
}

Test(text_fonts, a_refused_one_is_told_at_the_place_that_names_it)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct fonts *fonts = fonts_open(arena, support_inputs(arena));
	const char *path = support_file(arena, "%PDF-1.4 is not a font", 22);

	cr_expect_eq(fonts_face(fonts, path, here, diags), -1);
	cr_expect_str_eq(support_printed(arena, diags),
	    arena_printf(arena,
		"t.yaml:4:2: error: the font \"%s\" can't be used: it is not a TrueType or OpenType font"
		" [font-invalid]\n",
		path));
	cr_expect_eq(fonts_face_count(fonts), 0);
	fonts_close(fonts);
	diags_close(diags);
	arena_close(arena);
}

/* --- subsets --- */

static uint32_t
glyph_of(const struct fonts *fonts, uint32_t character)
{
	hb_codepoint_t glyph = 0;
	cr_assert(hb_font_get_nominal_glyph(fonts_hb(fonts, 0), character, &glyph));
	return glyph;
}

/* What the only table of a subset's cmap says, for platform 1 and encoding 0: of format 0, or of format 6. */
static uint32_t
code_glyph(hb_face_t *face, bool in_bytes, unsigned code)
{
	static const uint8_t head[] = {0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 12};
	static const uint8_t bytes_head[] = {0, 0, 1, 6, 0, 0},
			     words_head[] = {0, 6, 2, 10, 0, 0, 0, 0, 1, 0};
	hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('c', 'm', 'a', 'p'));
	unsigned size;
	const uint8_t *cmap = (const uint8_t *)hb_blob_get_data(blob, &size);
	uint32_t glyph;

	cr_assert_eq(size, in_bytes ? 18 + 256 : 22 + 512);
	cr_assert_eq(memcmp(cmap, head, sizeof(head)), 0);
	if (in_bytes) {
		cr_assert_eq(memcmp(cmap + 12, bytes_head, sizeof(bytes_head)), 0);
		glyph = cmap[18 + code];
	} else {
		cr_assert_eq(memcmp(cmap + 12, words_head, sizeof(words_head)), 0);
		glyph = (uint32_t)cmap[22 + 2 * code] << 8 | cmap[23 + 2 * code];
	}
	hb_blob_destroy(blob);
	return glyph;
}

Test(text_fonts, subset_holds_the_glyphs_asked_for)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct fonts *fonts = fonts_open(arena, support_inputs(arena));
	struct font_subset cut, again;
	uint32_t glyphs[256] = {0};

	cr_assert_eq(fonts_face(fonts, REGULAR, here, diags), 0);
	glyphs[7] = glyph_of(fonts, 'A');
	glyphs[8] = glyph_of(fonts, 0xF1); /* ñ: a composite, or outlines of its own */
	glyphs[200] = glyph_of(fonts, '5');
	glyphs[202] = glyph_of(fonts, ' ');

	cr_assert(fonts_subset(fonts, arena, 0, glyphs, &cut));
	cr_assert(fonts_subset(fonts, arena, 0, glyphs, &again));
	cr_assert_eq(cut.size, again.size);
	cr_expect_eq(memcmp(cut.data, again.data, cut.size), 0, "the same bytes each time");
	cr_expect_lt(cut.size, 4000);

	hb_blob_t *blob = hb_blob_create(cut.data, (unsigned)cut.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	cr_expect_leq(hb_face_get_glyph_count(face), 7, "four, .notdef, and parts of a composite");
	for (unsigned code = 0; code < 256; code++) {
		hb_glyph_extents_t whole, part;
		uint32_t glyph = code_glyph(face, true, code);
		cr_assert_eq(glyph == 0, glyphs[code] == 0, "code %u", code);
		cr_expect_eq(hb_font_get_glyph_h_advance(font, glyph),
		    hb_font_get_glyph_h_advance(fonts_hb(fonts, 0), glyphs[code]));
		if (glyph == 0)
			continue;
		cr_assert(hb_font_get_glyph_extents(fonts_hb(fonts, 0), glyphs[code], &whole));
		cr_assert(hb_font_get_glyph_extents(font, glyph, &part));
		cr_expect_eq(memcmp(&whole, &part, sizeof(whole)), 0, "outlines of code %u", code);
	}
	hb_glyph_extents_t nothing;
	cr_assert(hb_font_get_glyph_extents(font, 0, &nothing));
	cr_expect(nothing.width == 0 && nothing.height == 0, "an outline of .notdef");
	static const char *const gone[] = {"name", "GSUB", "GPOS", "GDEF", "post"};
	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++) {
		hb_blob_t *table = hb_face_reference_table(face, hb_tag_from_string(gone[i], 4));
		cr_expect_eq(hb_blob_get_length(table), 0, "%s", gone[i]);
		hb_blob_destroy(table);
	}
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	fonts_close(fonts);
	diags_close(diags);
	arena_close(arena);
}

/* With what they are composed of, 255 glyphs have numbers that a byte is too small for. */
Test(text_fonts, subset_of_more_glyphs_than_codes)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct fonts *fonts = fonts_open(arena, support_inputs(arena));
	struct font_subset cut;
	uint32_t glyphs[256] = {0};

	cr_assert_eq(fonts_face(fonts, REGULAR, here, diags), 0);
	for (uint32_t code = 1; code < 256; code++)
		glyphs[code] = hb_face_get_glyph_count(hb_font_get_face(fonts_hb(fonts, 0))) - code;
	cr_assert(fonts_subset(fonts, arena, 0, glyphs, &cut));
	hb_blob_t *blob = hb_blob_create(cut.data, (unsigned)cut.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	cr_assert_gt(hb_face_get_glyph_count(face), 256);
	cr_expect_gt(code_glyph(face, false, 1), 255);
	for (unsigned code = 0; code < 256; code++)
		cr_expect_eq(hb_font_get_glyph_h_advance(font, code_glyph(face, false, code)),
		    hb_font_get_glyph_h_advance(fonts_hb(fonts, 0), glyphs[code]), "code %u", code);
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	fonts_close(fonts);
	diags_close(diags);
	arena_close(arena);
}

Test(text_fonts, subset_of_a_glyph_that_is_not_there)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct fonts *fonts = fonts_open(arena, support_inputs(arena));
	uint32_t glyphs[256] = {['a'] = 1, ['b'] = 60000};
	struct font_subset cut;

	cr_assert_eq(fonts_face(fonts, REGULAR, here, diags), 0);
	cr_expect_not(fonts_subset(fonts, arena, 0, glyphs, &cut));
	glyphs['a'] = glyphs['b'] = 0;
	cr_expect(fonts_subset(fonts, arena, 0, glyphs, &cut), "glyph 0 alone");
	fonts_close(fonts);
	diags_close(diags);
	arena_close(arena);
}

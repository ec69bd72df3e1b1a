/*
 * fonts_subset(): a face cut down to the glyphs a document shows, by hb-subset.
 */
#include <hb-subset.h>

#include "text/face.h"
#include "text/fonts.h"

/*
 * Glyphs are chosen by id, and text is found again through the PDF's own tables: these would only be
 * ballast.
 */
static const hb_tag_t dropped[] = {
    HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'),
    HB_TAG('G', 'S', 'U', 'B'),
    HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'),
    HB_TAG('J', 'S', 'T', 'F'),
    HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('m', 'e', 'r', 'g'),
    HB_TAG('m', 'e', 't', 'a'),
    HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('L', 'T', 'S', 'H'),
    HB_TAG('P', 'C', 'L', 'T'),
    HB_TAG('F', 'F', 'T', 'M'),
    HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('C', 'O', 'L', 'R'),
    HB_TAG('C', 'P', 'A', 'L'),
    HB_TAG('S', 'V', 'G', ' '),
};

static hb_subset_input_t *
make_input(const uint32_t *glyphs, size_t n)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input)
		return NULL;
	hb_set_t *wanted = hb_subset_input_glyph_set(input);
	hb_set_add(wanted, 0);
	for (size_t i = 0; i < n; i++)
		hb_set_add(wanted, glyphs[i]);
	hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		hb_set_add(drop, dropped[i]);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	return input;
}

/* Which glyphs there are now; false when one that was wanted got lost, or the order. */
static bool
list_glyphs(struct arena *arena, hb_font_t *font, const hb_map_t *new_to_old, const hb_set_t *wanted,
    struct font_subset *out)
{
	uint32_t n = hb_map_get_population(new_to_old), found = 0;
	uint32_t *glyphs = ARENA_ARRAY(arena, uint32_t, n);
	int16_t *advances = ARENA_ARRAY(arena, int16_t, n);

	for (uint32_t i = 0; i < n; i++) {
		glyphs[i] = hb_map_get(new_to_old, i);
		if (glyphs[i] == HB_MAP_VALUE_INVALID || (i > 0 && glyphs[i] <= glyphs[i - 1]))
			return false;
		found += hb_set_has(wanted, glyphs[i]) ? 1 : 0;
		advances[i] = (int16_t)hb_font_get_glyph_h_advance(font, glyphs[i]);
	}
	out->glyphs = glyphs;
	out->advances = advances;
	out->glyph_count = n;
	return found == hb_set_get_population(wanted);
}

/* Copies the new font to the arena. */
static bool
take_font(struct arena *arena, hb_face_t *cut, struct font_subset *out)
{
	hb_blob_t *blob = hb_face_reference_blob(cut);
	unsigned size;
	const char *data = hb_blob_get_data(blob, &size);
	out->data = data && size > 0 ? arena_strndup(arena, data, size) : NULL;
	out->size = size;
	hb_blob_destroy(blob);
	return out->data;
}

struct cut {
	struct arena *arena;
	const uint32_t *glyphs;
	size_t n;
	struct font_subset *out;
	bool done;
};

static void
cut_font(void *ctx, hb_font_t *font)
{
	struct cut *cut = ctx;
	hb_face_t *whole = hb_font_get_face(font), *face = NULL;
	hb_subset_input_t *input = make_input(cut->glyphs, cut->n);
	hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(whole, input) : NULL;
	cut->done = plan &&
	    list_glyphs(cut->arena, font, hb_subset_plan_new_to_old_glyph_mapping(plan),
		hb_subset_input_glyph_set(input), cut->out) &&
	    (face = hb_subset_plan_execute_or_fail(plan)) && take_font(cut->arena, face, cut->out);
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
}

bool
fonts_subset(struct fonts *fonts, struct arena *arena, uint16_t face, const uint32_t *glyphs, size_t n,
    struct font_subset *out)
{
	hb_face_t *whole = hb_font_get_face(fonts_hb(fonts, face));
	if (n > 0 && glyphs[n - 1] >= hb_face_get_glyph_count(whole))
		return false;
	struct cut cut = {arena, glyphs, n, out, false};
	fonts_use(fonts, face, cut_font, &cut);
	return cut.done;
}

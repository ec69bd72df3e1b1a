/*
 * fonts_subset(): a face cut down to the glyphs a document shows, by hb-subset.
 */
#include <hb-subset.h>

#include "text/face.h"

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

/* A copy of the new font in the arena, the new glyph ids in new_ids; NULL when a glyph got lost. */
static const void *
take_result(struct arena *arena, hb_subset_plan_t *plan, const uint32_t *glyphs, size_t n, uint32_t *new_ids,
    size_t *out_size)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
	for (size_t i = 0; i < n; i++) {
		new_ids[i] = hb_map_get(map, glyphs[i]);
		if (new_ids[i] == HB_MAP_VALUE_INVALID)
			return NULL;
	}
	hb_face_t *cut = hb_subset_plan_execute_or_fail(plan);
	if (!cut)
		return NULL;
	hb_blob_t *blob = hb_face_reference_blob(cut);
	unsigned size;
	const char *data = hb_blob_get_data(blob, &size);
	const void *copy = data && size > 0 ? arena_strndup(arena, data, size) : NULL;
	*out_size = size;
	hb_blob_destroy(blob);
	hb_face_destroy(cut);
	return copy;
}

struct cut {
	struct arena *arena;
	const uint32_t *glyphs;
	size_t n;
	uint32_t *new_ids;
	size_t *out_size;
	const void *result;
};

static void
cut_font(void *ctx, hb_font_t *font)
{
	struct cut *cut = ctx;
	hb_face_t *whole = hb_font_get_face(font);
	hb_subset_input_t *input = make_input(cut->glyphs, cut->n);
	hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(whole, input) : NULL;
	cut->result =
	    plan ? take_result(cut->arena, plan, cut->glyphs, cut->n, cut->new_ids, cut->out_size) : NULL;
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
}

const void *
fonts_subset(struct fonts *fonts, struct arena *arena, uint16_t face, const uint32_t *glyphs, size_t n,
    uint32_t *new_ids, size_t *out_size)
{
	hb_face_t *whole = hb_font_get_face(fonts_hb(fonts, face));
	if (n > 0 && glyphs[n - 1] >= hb_face_get_glyph_count(whole))
		return NULL;
	struct cut cut = {arena, glyphs, n, new_ids, out_size, NULL};
	fonts_use(fonts, face, cut_font, &cut);
	return cut.result;
}

/*
 * fonts_subset(): a face cut down to the glyphs a document shows, by hb-subset.
 */
#include <hb-subset.h>

#include "text/cff.h"
#include "text/face.h"
#include "text/fonts.h"

/*
 * Glyphs are chosen by code, through a cmap of our own, and text is found again through the PDF's own tables:
 * these would only be ballast.
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

/*
 * A cmap with one table of the glyphs of all codes (ISO 14496-22, 5.2.1): in a byte each, as format 0 has it,
 * or in two, as format 6, when a number is too great for that.
 */
#define CMAP_HEAD 12
#define BYTES_HEAD 6
#define WORDS_HEAD 10
#define CMAP_SIZE (CMAP_HEAD + WORDS_HEAD + 2 * (size_t)256)

static hb_subset_input_t *
make_input(const uint32_t glyphs[256])
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input)
		return NULL;
	hb_set_t *wanted = hb_subset_input_glyph_set(input);
	for (size_t code = 0; code < 256; code++)
		hb_set_add(wanted, glyphs[code]); /* 0 too */
	hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		hb_set_add(drop, dropped[i]);
	/* Nothing that is shown is .notdef: its outline would be ballast as well. */
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	return input;
}

static uint8_t *
put16(uint8_t *to, uint32_t value)
{
	*to++ = (uint8_t)(value >> 8);
	*to++ = (uint8_t)value;
	return to;
}

/* Returns its size. */
static size_t
write_cmap(const uint32_t glyphs[256], bool in_bytes, uint8_t *cmap)
{
	const uint32_t words[] = {0, 1, 1, 0, 0, CMAP_HEAD, in_bytes ? 0 : 6,
	    in_bytes ? BYTES_HEAD + 256 : WORDS_HEAD + 2 * 256, 0};
	uint8_t *to = cmap;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		to = put16(to, words[i]);
	if (!in_bytes) {
		to = put16(to, 0); /* the first code */
		to = put16(to, 256);
	}
	for (unsigned code = 0; code < 256; code++) {
		if (in_bytes)
			*to++ = (uint8_t)glyphs[code];
		else
			to = put16(to, glyphs[code]);
	}
	return (size_t)(to - cmap);
}

static bool
add_cmap(hb_face_t *cut, const uint32_t glyphs[256], const hb_map_t *old_to_new)
{
	uint8_t cmap[CMAP_SIZE];
	uint32_t new_glyphs[256], last = 0;
	for (size_t code = 0; code < 256; code++) {
		new_glyphs[code] = hb_map_get(old_to_new, glyphs[code]);
		if (new_glyphs[code] > last)
			last = new_glyphs[code];
	}
	if (last > UINT16_MAX) /* it got lost */
		return false;
	size_t size = write_cmap(new_glyphs, last <= UINT8_MAX, cmap);
	hb_blob_t *blob =
	    hb_blob_create((const char *)cmap, (unsigned)size, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
	bool added = hb_blob_get_length(blob) == size &&
	    hb_face_builder_add_table(cut, HB_TAG('c', 'm', 'a', 'p'), blob);
	hb_blob_destroy(blob);
	return added;
}

/* Copies the new font to the arena. */
static bool
take_font(struct arena *arena, hb_blob_t *blob, struct font_subset *out)
{
	unsigned size;
	const char *data = hb_blob_get_data(blob, &size);
	out->data = data && size > 0 ? arena_strndup(arena, data, size) : NULL;
	out->size = size;
	hb_blob_destroy(blob);
	return out->data;
}

static bool
take_truetype(struct arena *arena, hb_face_t *cut, const uint32_t glyphs[256], const hb_map_t *old_to_new,
    struct font_subset *out)
{
	return add_cmap(cut, glyphs, old_to_new) && take_font(arena, hb_face_reference_blob(cut), out);
}

static bool
take_cff(struct arena *arena, hb_face_t *cut, const uint32_t glyphs[256], const hb_map_t *old_to_new,
    struct font_subset *out)
{
	if (!take_font(arena, hb_face_reference_table(cut, HB_TAG('C', 'F', 'F', ' ')), out))
		return false;
	for (size_t code = 0; code < 256; code++) {
		uint32_t glyph = hb_map_get(old_to_new, glyphs[code]);
		if (glyph > UINT16_MAX) /* it got lost */
			return false;
		out->cids[code] = glyphs[code] ? cff_cid(out->data, out->size, (uint16_t)glyph) : 0;
		if (glyphs[code] && out->cids[code] == 0)
			return false;
	}
	return true;
}

struct cut {
	struct arena *arena;
	const uint32_t *glyphs; /* [code] */
	struct font_subset *out;
	bool cff;
	bool done;
};

static void
cut_font(void *ctx, hb_font_t *font)
{
	struct cut *cut = ctx;
	hb_face_t *whole = hb_font_get_face(font), *face = NULL;
	hb_subset_input_t *input = make_input(cut->glyphs);
	hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(whole, input) : NULL;
	cut->done = plan && (face = hb_subset_plan_execute_or_fail(plan)) &&
	    (cut->cff ? take_cff : take_truetype)(cut->arena, face, cut->glyphs,
		hb_subset_plan_old_to_new_glyph_mapping(plan), cut->out);
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
}

bool
fonts_subset(struct fonts *fonts, struct arena *arena, uint16_t face, const uint32_t glyphs[256],
    struct font_subset *out)
{
	unsigned count = hb_face_get_glyph_count(hb_font_get_face(fonts_hb(fonts, face)));
	for (size_t code = 0; code < 256; code++)
		if (glyphs[code] >= count)
			return false;
	struct cut cut = {arena, glyphs, out, fonts_info(fonts, face)->cff, false};
	fonts_use(fonts, face, cut_font, &cut);
	return cut.done;
}

#include "text/shape.h"

#include <errno.h>
#include <hb-ot.h>

#include "base/utf8.h"
#include "text/face.h"
#include "text/letters.h"

#define FEATURES_MAX 24
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"
#define SOFT_HYPHEN "\xC2\xAD"

struct shaper {
	struct arena *arena;
	struct fonts *fonts;
	hb_buffer_t *buffer;
	hb_language_t language;
};

struct shaper *
shaper_open(struct arena *arena, struct fonts *fonts)
{
	struct shaper *shaper = ARENA_NEW(arena, struct shaper);
	shaper->arena = arena;
	shaper->fonts = fonts;
	shaper->language = hb_language_from_string("es", -1);
	shaper->buffer = hb_buffer_create();
	if (shaper->language == HB_LANGUAGE_INVALID || shaper->buffer == hb_buffer_get_empty())
		arena_out_of_memory(arena, 0);
	return shaper;
}

void
shaper_close(struct shaper *shaper)
{
	if (shaper)
		hb_buffer_destroy(shaper->buffer);
}

/* Tabular figures; kerning off for each digit that another one follows. */
static unsigned
choose_features(const char *text, size_t n, hb_feature_t features[FEATURES_MAX])
{
	unsigned count = 0;
	features[count++] =
	    (hb_feature_t){HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	for (size_t i = 0; i + 1 < n && count < FEATURES_MAX; i++) {
		size_t start = i;
		while (i + 1 < n && is_digit((unsigned char)text[i]) && is_digit((unsigned char)text[i + 1]))
			i++;
		if (i > start)
			features[count++] =
			    (hb_feature_t){HB_TAG('k', 'e', 'r', 'n'), 0, (unsigned)start, (unsigned)i};
	}
	return count;
}

static hb_script_t
guess_script(const char *text, size_t n)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	for (size_t i = 0, step; i < n; i += step) {
		uint32_t c = utf8_decode(text + i, n - i, &step);
		if (c < 0x80)
			continue;
		hb_script_t script = hb_unicode_script(unicode, c);
		if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
		    script != HB_SCRIPT_UNKNOWN)
			return script;
	}
	return HB_SCRIPT_LATIN;
}

static int16_t
clamp16(int32_t n)
{
	return (int16_t)(n < INT16_MIN ? INT16_MIN : n > INT16_MAX ? INT16_MAX : n);
}

/* A run as HarfBuzz has shaped it: the glyphs of one text in one face. */
struct glyph_run {
	const char *text;
	size_t length;
	uint16_t face;
	unsigned count;
	const hb_glyph_info_t *infos;         /* [glyph]: its id, and where in the text its cluster starts */
	const hb_glyph_position_t *positions; /* [glyph] */
	struct glyph *glyphs;                 /* [glyph]: what becomes of them */
};

/* Slots of the glyphs from first to end - 1, which show the text from start to stop - 1. */
static void
assign_slots(struct fonts *fonts, const struct glyph_run *run, unsigned first, unsigned end, size_t start,
    size_t stop)
{
	const char *text = run->text + start;
	size_t n = stop - start, at = 0;
	bool one_to_one = utf8_count(text, n) == end - first;
	for (unsigned i = first; i < end; i++) {
		const char *characters = text + at;
		size_t size = n;
		if (one_to_one) {
			utf8_decode(characters, n - at, &size);
			at += size;
		} else if (i > first) {
			characters = ZERO_WIDTH_SPACE;
			size = sizeof(ZERO_WIDTH_SPACE) - 1;
		}
		run->glyphs[i].slot =
		    fonts_slot_for(fonts, run->face, run->infos[i].codepoint, characters, size);
	}
}

/* Clusters rise with the glyphs, or fall where the script runs from right to left. */
static void
assign_clusters(struct fonts *fonts, const struct glyph_run *run)
{
	const hb_glyph_info_t *infos = run->infos;
	size_t n = run->length, before = n; /* start of the cluster printed to the left, for falling ones */
	for (unsigned i = 0, end; i < run->count; i = end) {
		size_t start = infos[i].cluster, stop = n;
		for (end = i + 1; end < run->count && infos[end].cluster == start; end++)
			;
		if (end < run->count && infos[end].cluster > start)
			stop = infos[end].cluster;
		else if (end < run->count || i > 0)
			stop = before > start ? before : n;
		assign_slots(fonts, run, i, end, start, stop);
		before = start;
	}
}

/*
 * A face may lack an anchor for a mark on some letter; the mark would then stand beside it.  It is
 * centred over the letter instead, above its ink where the two would touch.
 */
static void
mend_marks(hb_font_t *font, const struct glyph_run *run)
{
	const hb_glyph_info_t *infos = run->infos;
	const hb_glyph_position_t *positions = run->positions;
	struct glyph *out = run->glyphs;

	for (unsigned i = 1; i < run->count; i++) {
		if (infos[i].cluster != infos[i - 1].cluster || positions[i].x_advance != 0 ||
		    positions[i].x_offset != 0 || positions[i].y_offset != 0)
			continue;
		hb_glyph_extents_t base, mark;
		if (!hb_font_get_glyph_extents(font, infos[i - 1].codepoint, &base) ||
		    !hb_font_get_glyph_extents(font, infos[i].codepoint, &mark) || mark.width == 0)
			continue;
		int32_t centre = base.x_bearing + base.width / 2 - positions[i - 1].x_advance;
		out[i].x_offset = clamp16(centre - mark.x_bearing - mark.width / 2);
		if (mark.y_bearing > 0 && mark.y_bearing + mark.height < base.y_bearing &&
		    mark.y_bearing > base.y_bearing / 2)
			out[i].y_offset = clamp16(base.y_bearing - mark.y_bearing - mark.height);
	}
}

struct text {
	struct shaper *shaper;
	const char *data;
	size_t length;
};

/* HarfBuzz says where shaping the two sides of a place apart gives the same glyphs at the same distances. */
static uint16_t
parts_at(const struct glyph_run *run, unsigned i)
{
	const hb_glyph_info_t *infos = run->infos;

	if (i == 0 || infos[i].cluster <= infos[i - 1].cluster || infos[i].cluster > UINT16_MAX ||
	    hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK)
		return 0;
	return (uint16_t)infos[i].cluster;
}

/* The glyphs of a struct text come to stand in the shaper's buffer. */
static void
shape_text(void *ctx, hb_font_t *font)
{
	const struct text *t = ctx;
	const char *text = t->data;
	size_t n = t->length;
	hb_feature_t features[FEATURES_MAX];
	hb_buffer_t *buffer = t->shaper->buffer;

	hb_buffer_clear_contents(buffer);
	hb_buffer_set_script(buffer, guess_script(text, n));
	hb_direction_t direction = hb_script_get_horizontal_direction(hb_buffer_get_script(buffer));
	hb_buffer_set_direction(buffer, direction == HB_DIRECTION_INVALID ? HB_DIRECTION_LTR : direction);
	hb_buffer_set_language(buffer, t->shaper->language);
	hb_buffer_add_utf8(buffer, text, (int)n, 0, (int)n);
	hb_shape(font, buffer, features, choose_features(text, n, features));
	if (!hb_buffer_allocation_successful(buffer))
		errno = ENOMEM;
}

void
shape_run(struct shaper *shaper, struct arena *arena, uint16_t face, const char *text, size_t n,
    struct shaped *out)
{
	struct glyph_run run = {.text = text, .length = n, .face = face};

	fonts_use(shaper->fonts, face, shape_text, &(struct text){shaper, text, n});
	run.infos = hb_buffer_get_glyph_infos(shaper->buffer, &run.count);
	run.positions = hb_buffer_get_glyph_positions(shaper->buffer, &run.count);
	run.glyphs = ARENA_ARRAY(arena, struct glyph, run.count);
	assign_clusters(shaper->fonts, &run);
	int32_t advance = 0;
	for (unsigned i = 0; i < run.count; i++) {
		struct glyph *glyph = &run.glyphs[i];
		glyph->advance = clamp16(run.positions[i].x_advance);
		glyph->x_offset = clamp16(run.positions[i].x_offset);
		glyph->y_offset = clamp16(run.positions[i].y_offset);
		glyph->parts_at = parts_at(&run, i);
		advance += glyph->advance;
	}
	mend_marks(fonts_hb(shaper->fonts, face), &run);
	*out = (struct shaped){
	    .text = text,
	    .glyphs = run.glyphs,
	    .length = (uint32_t)n,
	    .glyph_count = run.count,
	    .advance = advance,
	    .face = face,
	    .units_per_em = fonts_info(shaper->fonts, face)->units_per_em,
	};
}

bool
shape_hyphen(struct shaper *shaper, uint16_t face, struct shaped *out)
{
	hb_font_t *font = fonts_hb(shaper->fonts, face);
	hb_codepoint_t id;
	if (!hb_font_get_nominal_glyph(font, 0x2010, &id) && !hb_font_get_nominal_glyph(font, '-', &id))
		return false;
	struct glyph *glyph = ARENA_NEW(shaper->arena, struct glyph);
	glyph->slot = fonts_slot_for(shaper->fonts, face, id, SOFT_HYPHEN, sizeof(SOFT_HYPHEN) - 1);
	glyph->advance = fonts_slot(shaper->fonts, face, glyph->slot)->advance;
	*out = (struct shaped){
	    .text = SOFT_HYPHEN,
	    .glyphs = glyph,
	    .length = sizeof(SOFT_HYPHEN) - 1,
	    .glyph_count = 1,
	    .advance = glyph->advance,
	    .face = face,
	    .units_per_em = fonts_info(shaper->fonts, face)->units_per_em,
	};
	return true;
}

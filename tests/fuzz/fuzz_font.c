/* Any bytes at all are a font that can be shaped with and cut down, or are refused with one error. */
#include <assert.h>

#include "fuzz.h"
#include "text/face.h"
#include "text/shape.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
shape(struct arena *arena, struct fonts *fonts)
{
	static const char *const words[] = {"AVfi", "ñe\u0301", "1,234", "(x)\u00A0%", "\u4E2D"};
	struct shaper *shaper = shaper_open(arena, fonts);

	assert(shaper != NULL);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct shaped run;
		int32_t advance = 0;

		shape_run(shaper, arena, 0, words[i], strlen(words[i]), &run);
		for (uint32_t k = 0; k < run.glyph_count; k++) {
			assert(run.glyphs[k].slot < fonts_slot_count(fonts, 0));
			advance += run.glyphs[k].advance;
		}
		assert(advance == run.advance);
	}
	shaper_close(shaper);
}

static void
cut(struct arena *arena, struct fonts *fonts)
{
	struct font_subset subset;
	uint32_t glyphs[256] = {0};

	for (uint32_t n = 0; n < 8; n++)
		glyphs['a' + n] = 1 + 7 * n;
	if (fonts_subset(fonts, arena, 0, glyphs, &subset))
		assert(subset.size > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct fonts *fonts = fonts_open(arena, NULL); /* it opens no file */

	if (fonts_add_memory(fonts, "fuzz.ttf", data, size, (struct srcloc){0}, diags) == 0) {
		assert(diags_errors(diags) == 0 && fonts_info(fonts, 0)->units_per_em >= 16);
		shape(arena, fonts);
		cut(arena, fonts);
	} else {
		assert(diags_errors(diags) == 1 && fonts_face_count(fonts) == 0);
	}
	fonts_close(fonts);
	diags_close(diags);
	arena_close(arena);
	return 0;
}

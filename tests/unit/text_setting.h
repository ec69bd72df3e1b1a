/*
 * Paragraphs set in Archivo Narrow, for the tests of text/.
 *
 * At a size of 1 pt (1000) a width in thousandths of a point is one in font units, of which there are 1000 to
 * the em: a figure is 456 wide, the space and the comma 228.
 */
#ifndef PLIEGO_TESTS_UNIT_TEXT_SETTING_H
#define PLIEGO_TESTS_UNIT_TEXT_SETTING_H

#include <criterion/criterion.h>
#include <hb-subset.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "support.h"
#include "text/face.h"
#include "text/typesetter.h"

#define REGULAR "fonts/ArchivoNarrow-Regular.ttf"
#define BOLD "fonts/ArchivoNarrow-Bold.ttf"
#define PATTERNS "/usr/share/hyphen"
#define FIGURE 456
#define SPACE 228
#define WIDE 1000000

struct setting {
	struct arena *arena;
	struct diags *diags;
	struct fonts *fonts;
	struct typesetter *setter;
	struct metrics metrics;
	struct style style;
	struct hang hang;
	struct lines lines;
};

static inline const char *
letters_only_font(struct arena *arena)
{
	struct diags *diags = diags_open();
	struct bytes whole;
	cr_assert(file_read(arena, REGULAR, FONT_FILE_MAX, (struct srcloc){0}, &whole, diags));
	diags_close(diags);
	hb_blob_t *blob =
	    hb_blob_create(whole.data, (unsigned)whole.length, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *letters = hb_subset_input_unicode_set(input);
	hb_set_add_range(letters, 'a', 'z');
	hb_set_add(letters, ' ');
	hb_set_add(letters, 0x301);
	hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID), 6);
	hb_face_t *cut = hb_subset_or_fail(face, input);
	hb_blob_t *out = hb_face_reference_blob(cut);
	unsigned size;
	const char *data = hb_blob_get_data(out, &size);
	const char *path = support_file(arena, data, size);
	hb_blob_destroy(out);
	hb_face_destroy(cut);
	hb_subset_input_destroy(input);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return path;
}

/* Family 0: regular and bold; family 1: a to z and the combining acute only, then family 0. */
static inline void
setting_open(struct setting *s)
{
	static const uint16_t fallback[] = {0};
	struct font_family families[2] = {
	    {.name = "Archivo", .path = {REGULAR, BOLD}, .loc = {{"t.yaml", 3, 9}}},
	    {.name = "Letters", .fallback = fallback, .fallback_count = 1},
	};
	memset(s, 0, sizeof(*s));
	s->arena = support_arena();
	s->diags = diags_open();
	s->fonts = fonts_open(s->arena, support_inputs(s->arena));
	families[1].path[FACE_REGULAR] = letters_only_font(s->arena);
	struct font_family *kept = arena_alloc(s->arena, 2, sizeof(*kept));
	memcpy(kept, families, sizeof(families));
	s->setter = typesetter_open(s->arena, s->fonts, kept, 2, PATTERNS, s->diags);
	cr_assert_not_null(s->setter, "%s", support_printed(s->arena, s->diags));
	s->metrics = typesetter_metrics(s->setter);
	s->style = (struct style){.name = "t", .size = 1000, .leading = 1200, .language = "es-SV"};
}

static inline void
setting_close(struct setting *s)
{
	typesetter_close(s->setter);
	fonts_close(s->fonts);
	diags_close(s->diags);
	arena_close(s->arena);
}

static inline bool
set_spans(struct setting *s, const struct span *spans, size_t n, length width)
{
	struct rich_text text = {&s->style, spans, n, s->hang};
	return s->metrics.set(s->metrics.ctx, s->arena, &text, width, &s->lines, s->diags);
}

static inline bool
set_text(struct setting *s, const char *text, length width)
{
	struct span span = {.text = text,
	    .style = &s->style,
	    .loc = {"x.csv", 3, 5},
	    .length = (uint32_t)strlen(text)};
	return set_spans(s, &span, 1, width);
}

/*
 * The lines, parted by "|"; a hyphen that is not in the text is "~", a space at the end of a line is
 * shown.
 */
static inline const char *
shown(struct setting *s)
{
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < s->lines.count; i++) {
		const struct line *line = &s->lines.line[i];
		if (i > 0)
			buf_addc(&out, '|');
		for (uint32_t k = 0; k < line->count; k++) {
			const struct shaped *run = line->runs[k].run;
			if (run->length == 2 && memcmp(run->text, "\u00AD", 2) == 0)
				buf_addc(&out, '~');
			else
				buf_add(&out, run->text, run->length);
			if (line->runs[k].space_after)
				buf_addc(&out, ' ');
		}
	}
	const char *copy = arena_strdup(s->arena, buf_cstr(&out));
	buf_release(&out);
	return copy;
}

static inline length
width_of(struct setting *s, const char *text)
{
	cr_assert(set_text(s, text, WIDE));
	cr_assert_eq(s->lines.count, 1);
	return s->lines.line[0].width;
}

static inline void
expect(struct setting *s, const char *text, length width, const char *expected)
{
	cr_assert(set_text(s, text, width), "%s", support_printed(s->arena, s->diags));
	cr_expect_str_eq(shown(s), expected, "\"%s\" at %d gives \"%s\", not \"%s\"", text, width, shown(s),
	    expected);
}

#endif

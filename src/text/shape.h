/*
 * Shaping of one run in one face by HarfBuzz: kerning, standard ligatures, marks on their letters.
 *
 * Figures stay apart as the face has them: tabular where it can, and never kerned among themselves, so
 * that columns of numbers stand under each other.
 */
#ifndef PLIEGO_TEXT_SHAPE_H
#define PLIEGO_TEXT_SHAPE_H

#include "layout/metrics.h"
#include "text/fonts.h"

struct shaper;

/* Needs closing. */
struct shaper *shaper_open(struct arena *, struct fonts *);
void shaper_close(struct shaper *);

/*
 * Shapes n bytes of text, which must live as long as *out, as the arena of its glyphs must; slots are made as
 * fonts.h has it:
 * one glyph for the characters of its cluster, or one for each, or all characters with the first and
 * U+200B with the others.
 */
void shape_run(struct shaper *, struct arena *, uint16_t face, const char *text, size_t n,
    struct shaped *out);

/* The face's hyphen (U+2010, else U+002D) standing for the soft hyphen U+00AD; false when it has neither. */
bool shape_hyphen(struct shaper *, uint16_t face, struct shaped *out);

#endif

/*
 * What the files of text/ know of a face beyond fonts.h.
 */
#ifndef PLIEGO_TEXT_FACE_H
#define PLIEGO_TEXT_FACE_H

#include <hb.h>

#include "text/fonts.h"

/* As fonts_face(), from memory that outlives `fonts`; `path` names it. */
int fonts_add_memory(struct fonts *, const char *path, const void *data, size_t size, struct srcloc,
    struct diags *);

/* The HarfBuzz font, at a scale of its units per em. */
hb_font_t *fonts_hb(const struct fonts *, uint16_t face);

/* The slot of (glyph, characters), made at need; characters are copied then. */
uint32_t fonts_slot_for(struct fonts *, uint16_t face, uint32_t glyph, const char *characters, size_t n);

/* Advance of U+0020 in font units. */
int16_t fonts_space_advance(const struct fonts *, uint16_t face);

#endif

/*
 * What only the files of text/ may ask of a face: its bytes, its HarfBuzz font, its slots made.  A face is
 * known by its id in a struct fonts (text/fonts.h), and fonts.c is where all of this is done.
 */
#ifndef PLIEGO_TEXT_FACE_H
#define PLIEGO_TEXT_FACE_H

#include <hb.h>

#include "base/diag.h"

struct fonts;

/* As fonts_face(), from memory that outlives `fonts`; `path` names it. */
int fonts_add_memory(struct fonts *, const char *path, const void *data, size_t size, struct srcloc,
    struct diags *);

/* The files that fonts are read from. */
struct input_files *fonts_inputs(const struct fonts *);

/* Whether the two are the same bytes, be it in two files. */
bool fonts_same(const struct fonts *, uint16_t a, uint16_t b);

/*
 * The HarfBuzz font, at a scale of its units per em.  It may be asked for glyphs, advances and extents; what
 * else HarfBuzz does with it goes through fonts_use().
 */
hb_font_t *fonts_hb(const struct fonts *, uint16_t face);

/*
 * Calls use(ctx, font), for work in which HarfBuzz allocates; nothing else in it may set errno.
 *
 * HarfBuzz goes on without memory that it did not get, and keeps what came of it: a table that looks empty, a
 * word without its kerning.  Few of its functions tell.  But malloc() sets errno, which nothing of HarfBuzz
 * sets or clears.  When it says ENOMEM, `use` is called again with the font opened anew, for the C library
 * leaves that in errno also when it found memory elsewhere at its second try; when it still does, memory is
 * out, and this does not return.
 */
typedef void fonts_use_fn(void *ctx, hb_font_t *);
void fonts_use(struct fonts *, uint16_t face, fonts_use_fn *use, void *ctx);

/* The slot of (glyph, characters), made at need; characters are copied then. */
uint32_t fonts_slot_for(struct fonts *, uint16_t face, uint32_t glyph, const char *characters, size_t n);

/* Advance of U+0020 in font units. */
int16_t fonts_space_advance(const struct fonts *, uint16_t face);

#endif

/*
 * Font files: opened, checked, asked for glyphs, and cut down to what a document used.
 *
 * A fonts object caches faces by path for as long as a job runs; face ids are indexes into it, given in
 * the order of first use.  A face never changes once open, but for its slots: (glyph id, characters)
 * pairs, numbered in order of first use.  Two slots may show the same glyph for different characters (a
 * hyphen and a soft hyphen), so that text extracts as it was written.
 *
 * HarfBuzz is seen only in this folder.
 */
#ifndef PLIEGO_TEXT_FONTS_H
#define PLIEGO_TEXT_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/input_file.h"
#include "base/library.h"

#define FONT_FILE_MAX ((size_t)32 * 1024 * 1024)
#define FONT_FACES_MAX 256

struct fonts;

/*
 * Everything lives in the arena, save HarfBuzz's own objects: close it.  Font files are those of the inputs,
 * which outlive it: they keep the bytes.
 */
struct fonts *fonts_open(struct arena *, struct input_files *);
void fonts_close(struct fonts *);

/*
 * The id of the face in the file at `path`, which outlives the inputs; opened at need; -1 after an error at
 * `loc` [file-unreadable, font-invalid]: not a font with glyf or CFF outlines, damaged tables (sizes and
 * offsets are checked before HarfBuzz sees them), or a font whose licence bits (OS/2 fsType) forbid
 * embedding or subsetting.
 */
int fonts_face(struct fonts *, const char *path, struct srcloc loc, struct diags *);

/* What a PDF font descriptor needs (ISO 32000-1, 9.8); in font units, y upwards. */
struct face_info {
	const char *path;
	struct srcloc loc; /* where it was asked for first */
	const char *postscript_name;
	uint16_t units_per_em;
	int16_t ascent, descent; /* descent negative */
	int16_t cap_height, x_height;
	int16_t ink_top, ink_bottom; /* of accented capitals and of descenders; 0: it has none */
	int16_t bbox[4];
	int16_t stem_v;       /* estimated from the weight class */
	int32_t italic_angle; /* thousandths of a degree */
	bool fixed_pitch, serif, italic;
	bool cff;      /* its outlines are PostScript's, not TrueType's */
	bool variable; /* only its default instance is drawn */
};

size_t fonts_face_count(const struct fonts *);
const struct face_info *fonts_info(const struct fonts *, uint16_t face);

/* One way a face is used.  characters: UTF-8, what the glyph stands for ("" never happens). */
struct slot {
	uint32_t glyph;
	const char *characters;
	int16_t advance; /* nominal, font units */
};

const struct slot *fonts_slot(const struct fonts *, uint16_t face, uint32_t slot);
size_t fonts_slot_count(const struct fonts *, uint16_t face);

/* The slot of the face's space glyph for U+0020. */
uint32_t fonts_space_slot(struct fonts *, uint16_t face);

/* A face cut down, in the arena it was asked for in. */
struct font_subset {
	const void *data;
	size_t size;
	uint16_t cids[256]; /* of CFF outlines: what the new font calls the glyph of each code */
};

/*
 * Cuts the face down to the glyphs of 256 codes (0: the code has none), glyph 0, and what they are composed
 * of.  The new font keeps no layout and name tables; its only cmap, for platform 1 and encoding 0, has the
 * codes.  Of CFF outlines, it is nothing but the 'CFF ' table.  The same input gives the same bytes.  Returns
 * false when it can't be done.
 */
bool fonts_subset(struct fonts *, struct arena *, uint16_t face, const uint32_t glyphs[256],
    struct font_subset *out);

/* HarfBuzz. */
struct library fonts_library(void);

#endif

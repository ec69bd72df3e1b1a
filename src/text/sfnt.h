/*
 * Checks of a TrueType or OpenType file before anything else reads it, and the facts found on the way.
 *
 * Source of the table layouts: OpenType 1.9 (head, hhea, maxp, hmtx, loca, OS/2, post).
 */
#ifndef PLIEGO_TEXT_SFNT_H
#define PLIEGO_TEXT_SFNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SFNT_TABLES_MAX 64
#define SFNT_UPEM_MIN 16
#define SFNT_UPEM_MAX 16384

struct sfnt {
	uint16_t units_per_em;
	uint16_t glyph_count;
	int16_t ascent, descent;      /* of the line: OS/2 typo where USE_TYPO_METRICS says so, else hhea */
	int16_t cap_height, x_height; /* 0: not told */
	int16_t bbox[4];
	uint16_t weight;
	int32_t italic_angle; /* 16.16 degrees */
	bool fixed_pitch, serif, italic;
	bool cff;      /* its outlines are in a 'CFF ' table, not in 'glyf' */
	bool variable; /* it has an 'fvar' table: weights and widths of which only the default is drawn */
};

/*
 * NULL when data is a whole font with glyf or CFF outlines that may be embedded and subsetted; else why
 * not, as the end of the sentence "PATH can't be used: ...".
 */
const char *sfnt_check(const void *data, size_t size, struct sfnt *out);

#endif

/*
 * Outlines in the Compact Font Format: what is looked at before anything else reads them, and after.
 *
 * Source: Adobe Technical Note 5176 (sections 4-9, 13, 18).
 */
#ifndef PLIEGO_TEXT_CFF_H
#define PLIEGO_TEXT_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * NULL when it is one font of so many glyphs, each of whose programs lies within the table; else why not, as
 * sfnt_check() has it.
 */
const char *cff_check(const uint8_t *, size_t size, size_t glyph_count);

/*
 * What a PDF calls a glyph of one that was checked (ISO 32000-1, 9.7.4.2): its CID where the font has such
 * numbers, else the glyph's own.  0 when that can't be found.
 */
uint16_t cff_cid(const uint8_t *, size_t size, uint16_t glyph);

#endif

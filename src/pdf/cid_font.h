/*
 * Fonts with CFF outlines: composite fonts (ISO 32000-1, 9.7).
 *
 * Their codes are those of simple fonts behind a byte of 0, for readers take it that codes of composite fonts
 * have two bytes.  A CMap of the font's own says which glyph each is.
 */
#ifndef PLIEGO_PDF_CID_FONT_H
#define PLIEGO_PDF_CID_FONT_H

#include "pdf/objects.h"

struct cid_font {
	const char *name;
	uint32_t descriptor, to_unicode; /* objects */
	const uint16_t *cids;            /* [second byte]; 0: the code isn't used */
	const int32_t *widths;           /* [second byte] */
};

/* Gives the codes from `start` on, of one byte, their second. */
void cid_font_widen(struct buf *, size_t start);

/* Returns the object of the font. */
uint32_t cid_font_add(struct objects *, const struct cid_font *);

#endif

/*
 * The fonts of a PDF: which code of which font stands for which slot of a face, and the font objects.
 *
 * Codes have one byte, so a face is cut into as many fonts as it takes; each is a simple TrueType font with
 * a subset of its own (ISO 32000-1, 9.6.3), or with CFF outlines a composite one (pdf/cid_font.h).  Codes
 * are given out at first use: to a character of Latin-1 its own number while that is free, to all else the
 * one that another font of the document has for it, or the next free one.  So most documents need only one
 * ToUnicode map for all of their fonts, and the same text has the same bytes in each.  Bytes that a literal
 * string would have to escape are passed over, so strings are copied as they are; 32 is the space's; 0 is
 * never given out.
 *
 * Widths are whole thousandths of an em, as written into the Widths array: some viewers cut off what is
 * behind the point.  Whoever places glyphs computes with these widths and corrects the difference.
 */
#ifndef PLIEGO_PDF_FONT_H
#define PLIEGO_PDF_FONT_H

#include "base/arena.h"
#include "base/buf.h"
#include "pdf/objects.h"
#include "text/fonts.h"

#define PDF_NO_SLOT UINT32_MAX

/* A font, of some of the slots of a face. */
struct pdf_font {
	uint16_t face;
	uint32_t resource;   /* /F0, /F1, ... in order of first use */
	uint32_t slots[256]; /* [code]; PDF_NO_SLOT: not given out */
	int32_t widths[256]; /* [code] */
	bool is_composite;   /* its codes are written with two bytes: pdf/cid_font.h */
	bool has_own_map;    /* a code means something else than in other fonts */
};

/* How a slot is shown: by which of the face's fonts, and the code in it. */
struct pdf_code {
	uint8_t font, code; /* code 0: none yet */
};

struct pdf_face {
	uint16_t face;
	uint32_t space;          /* slot */
	struct pdf_code *codes;  /* [slot] */
	size_t slot_count;       /* of codes */
	struct pdf_font **fonts; /* at least one */
	size_t font_count, font_capacity;
};

struct pdf_fonts {
	struct arena *arena;
	struct fonts *fonts;
	struct pdf_face *by_face[FONT_FACES_MAX];
	struct pdf_font **used; /* by resource number */
	size_t used_count, used_capacity;
	const char *meanings[256];    /* [code], in fonts without own maps; NULL: itself, or nothing yet */
	const struct face_info *full; /* a face that ran out of codes; NULL: none did */
};

void pdf_fonts_init(struct pdf_fonts *, struct arena *, struct fonts *);

/* The fonts of a face. */
struct pdf_face *pdf_face_get(struct pdf_fonts *, uint16_t face);

/* The code of a slot; 0 when all are used up. */
struct pdf_code pdf_face_new_code(struct pdf_fonts *, struct pdf_face *, uint32_t slot);

static inline struct pdf_code
pdf_face_code(struct pdf_fonts *fonts, struct pdf_face *face, uint32_t slot)
{
	if (slot < face->slot_count && face->codes[slot].code != 0)
		return face->codes[slot];
	return pdf_face_new_code(fonts, face, slot);
}

/*
 * Writes the objects of every font used, and appends the entries of the resources' Font dictionary.  False
 * after an error in diags.
 */
bool pdf_fonts_write(struct pdf_fonts *, struct objects *, struct shared_streams *, struct buf *resources,
    struct diags *);

#endif

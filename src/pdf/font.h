/*
 * The fonts of a PDF: which code stands for which slot of a face, and the font objects.
 *
 * Codes have two bytes and are given out in order of first use, face by face.  Codes with a byte that a
 * literal string would have to escape are passed over, so strings are copied as they are; 0 is never given
 * out.
 *
 * Widths are whole thousandths of an em, as written into the W array: some viewers cut off what is behind
 * the point.  Whoever places glyphs computes with these widths and corrects the difference.
 */
#ifndef PLIEGO_PDF_FONT_H
#define PLIEGO_PDF_FONT_H

#include "base/arena.h"
#include "base/buf.h"
#include "pdf/objects.h"
#include "text/fonts.h"

struct pdf_font {
	uint16_t face;
	uint32_t resource; /* /F0, /F1, ... in order of first use */
	uint32_t space;    /* slot */
	uint16_t *codes;   /* [slot]; 0: none yet */
	size_t slot_count; /* of codes */
	uint32_t *slots;   /* [code] */
	int32_t *widths;   /* [code] */
	uint32_t next_code, code_capacity;
};

struct pdf_fonts {
	struct arena *arena;
	struct fonts *fonts;
	struct pdf_font *by_face[FONT_FACES_MAX];
	struct pdf_font *used[FONT_FACES_MAX]; /* by resource number */
	uint32_t used_count;
	const struct face_info *full; /* a face that ran out of codes; NULL: none did */
};

void pdf_fonts_init(struct pdf_fonts *, struct arena *, struct fonts *);

/* The font of a face. */
struct pdf_font *pdf_font_get(struct pdf_fonts *, uint16_t face);

/* The code of a slot; 0 when all are used up. */
uint16_t pdf_font_new_code(struct pdf_fonts *, struct pdf_font *, uint32_t slot);

static inline uint16_t
pdf_font_code(struct pdf_fonts *fonts, struct pdf_font *font, uint32_t slot)
{
	uint16_t code = slot < font->slot_count ? font->codes[slot] : 0;

	return code != 0 ? code : pdf_font_new_code(fonts, font, slot);
}

/*
 * Writes the objects of every font used, and appends the entries of the resources' Font dictionary.  False
 * after an error in diags.
 */
bool pdf_fonts_write(struct pdf_fonts *, struct objects *, struct buf *resources, struct diags *);

/* The ToUnicode map of a font, for the tests. */
void pdf_font_unicode_map(const struct pdf_fonts *, const struct pdf_font *, struct buf *);

#endif

/*
 * The content stream of a page: items to drawing operators (ISO 32000-1, 8 and 9).
 *
 * Numbers are exact thousandths of a point; y is flipped.  State is tracked, so that an operator is written
 * only when it changes something.
 *
 * When tagged, everything painted is marked: as content of its node, or as an artifact.
 */
#ifndef PLIEGO_PDF_CONTENT_H
#define PLIEGO_PDF_CONTENT_H

#include "layout/pages.h"
#include "pdf/font.h"
#include "pdf/image.h"
#include "pdf/structure.h"

enum content_path { PATH_NONE, PATH_FILL, PATH_STROKE };
enum content_show { SHOW_NONE, SHOW_STRING, SHOW_ARRAY };

/* From the top of the page, as that of an item. */
struct fill_box {
	length x, y, w, h;
};

struct content {
	struct buf out;
	struct pdf_fonts *fonts;
	struct pdf_images *images;
	struct structure *structure; /* NULL: content is not tagged */

	length page_height;
	uint32_t fill, stroke;  /* colours as 0xRRGGBB */
	length line_width;      /* -1: not set yet on this page */
	enum content_path path; /* begun, not painted yet */
	struct fill_box box;    /* the last one of PATH_FILL, not written yet */
	bool box_is_first;      /* of its path */
	bool in_text;
	length text_x, text_y;       /* start of the last line, as Td left it */
	const struct pdf_font *font; /* NULL: none set on this page */
	length size, rise;
	enum content_show show; /* what is open of a Tj or TJ */
	size_t show_start, string_start;
	bool show_is_array;
	int64_t pen; /* from text_x, in millionths of a point, as a viewer computes it */
};

void content_init(struct content *, struct pdf_fonts *, struct pdf_images *, struct structure *);
void content_release(struct content *);

/* Leaves the page's operators in `out`. */
void content_page(struct content *, const struct page *);

#endif

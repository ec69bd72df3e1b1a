/*
 * Pages to PDF 1.7, through libharu's object model and writer.
 *
 * The same pages give the same bytes: no clock, no path, no address is in the output; the file identifier is
 * a digest of the content.  Each page's content is compressed when the page is done.  Fonts are subset and
 * embedded as Type 0 fonts with Identity-H encoding, a CIDToGIDMap and a ToUnicode map.
 *
 * libharu is seen only in this folder.
 */
#ifndef PLIEGO_PDF_PDF_H
#define PLIEGO_PDF_PDF_H

#include "layout/pages.h"
#include "text/fonts.h"

/* UTF-8; NULL where not known. */
struct pdf_info {
	const char *title;
	const char *author;
	const char *subject;
	const char *keywords;
	const char *creator;  /* the program and its version */
	const char *language; /* BCP 47 */
	int64_t created;      /* seconds since 1970-01-01T00:00:00Z; INT64_MIN: not known, and left out */
};

/* Takes the file in order, piece by piece.  False: could not; nothing more is then sent. */
typedef bool pdf_sink_fn(void *ctx, const void *, size_t n);

/*
 * Returns false with an error in diags [pdf-...], or when the sink refused (the sink then tells its own
 * story). Scratch memory comes from the arena.
 */
bool pdf_write(struct arena *, const struct pages *, struct fonts *, const struct pdf_info *, pdf_sink_fn *,
    void *ctx, struct diags *);

#endif

/*
 * Pages to PDF 1.7, through libharu's object model.
 *
 * The same pages give the same bytes: no clock, no path, no address is in the output; the file identifier is
 * a digest of the content.  Pages come from layout one at a time; the content of each is compressed and
 * written before the next, and the structure elements of a section after its last page.  What all pages
 * share, as fonts, follows the last.  Fonts are subset and embedded as simple TrueType fonts, symbolic, with
 * a cmap of their own and a ToUnicode map.
 *
 * A tagged document has a structure tree made of the nodes of the pages, and every mark on a page is content
 * of a node or an artifact.
 *
 * libharu is seen only in this folder.
 */
#ifndef PLIEGO_PDF_PDF_H
#define PLIEGO_PDF_PDF_H

#include "base/library.h"
#include "layout/pages.h"
#include "pdf/options.h"
#include "pdf/output.h"
#include "text/fonts.h"

struct pdf;

/*
 * A document to be written; nothing is until pages come.  Options may be NULL: none.  Info, options and what
 * they point to must outlive it.  Scratch memory comes from the arena; pdf_close() gives back what doesn't.
 */
struct pdf *pdf_open(struct arena *, struct fonts *, const struct pdf_info *, const struct pdf_options *,
    struct pdf_output, struct diags *);
void pdf_close(struct pdf *); /* NULL: nothing to do */

/*
 * Pages to the document, once; the file is whole when the sink's close() has returned true.  The sink refuses
 * with an error in diags [pdf-...], or when the output did (which then tells its own story); what was sent by
 * then is no PDF.
 */
struct page_sink pdf_sink(struct pdf *);

/* libharu, which keeps and writes the objects. */
struct library pdf_library(void);

/* libdeflate, which packs streams. */
struct library pdf_deflate_library(void);

/* zlib, which packs those that come in pieces. */
struct library pdf_zlib_library(void);

#endif

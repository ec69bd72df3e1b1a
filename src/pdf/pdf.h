/*
 * Pages to PDF 1.7, through libharu's object model.
 *
 * The same pages give the same bytes: no clock, no path, no address is in the output; the file identifier is
 * a digest of the content.  Each page's content is compressed when the page is done.  Fonts are subset and
 * embedded as Type 0 fonts with Identity-H encoding, a CIDToGIDMap, a CIDSet and a ToUnicode map.
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

/*
 * Options may be NULL: none.  Returns false with an error in diags [pdf-...], or when the sink refused (the
 * sink then tells its own story); what was sent by then is no PDF.  Scratch memory comes from the arena.
 */
bool pdf_write(struct arena *, const struct pages *, struct fonts *, const struct pdf_info *,
    const struct pdf_options *, pdf_sink_fn *, void *ctx, struct diags *);

/* libharu, which keeps and writes the objects. */
struct library pdf_library(void);

/* libdeflate, which packs streams. */
struct library pdf_deflate_library(void);

#endif

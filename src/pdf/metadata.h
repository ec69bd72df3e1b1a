/*
 * What a document says about itself: the information dictionary, and the same as XMP, which also names the
 * standards that the document keeps to (ISO 19005-3, 6.6; ISO 14289-1, 5).
 */
#ifndef PLIEGO_PDF_METADATA_H
#define PLIEGO_PDF_METADATA_H

#include "base/buf.h"
#include "pdf/options.h"

/* The entries of the information dictionary, but for those that libharu writes. */
void metadata_info(const struct pdf_info *, struct buf *);

/*
 * An XMP packet.  language: of the document; producer: as the information dictionary has it; either may be
 * NULL.
 */
void metadata_xmp(const struct pdf_info *, unsigned standards, const char *language, const char *producer,
    struct buf *);

#endif

/*
 * Files inside a PDF (ISO 32000-1, 7.11.4; as associated files: ISO 19005-3, 6.8).
 */
#ifndef PLIEGO_PDF_ATTACH_H
#define PLIEGO_PDF_ATTACH_H

#include "pdf/objects.h"
#include "pdf/options.h"

/*
 * Writes the files, and appends to the catalog what leads to them.  Those without a date get `created`.
 * False after an error in diags [pdf-attachment]: a file without a name, or two of one name.
 */
bool attach_files(struct objects *, struct arena *, struct shared_streams *, const struct pdf_options *,
    int64_t created, struct buf *catalog, struct diags *);

#endif

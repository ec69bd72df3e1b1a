/*
 * Files inside a PDF (ISO 32000-1, 7.11.4; as associated files: ISO 19005-3, 6.8).
 */
#ifndef PLIEGO_PDF_ATTACH_H
#define PLIEGO_PDF_ATTACH_H

#include "pdf/objects.h"
#include "pdf/options.h"

/* What the files are written with; all of it is borrowed. */
struct attaching {
	struct objects *objects;
	struct arena *arena;          /* for scratch */
	struct shared_streams *store; /* where files that are `kept` are, once deflated */
	int64_t created;              /* the date of files without one; INT64_MIN: none */
	struct diags *diags;
};

/*
 * Writes the files of the options, and appends to the catalog what leads to them.  False after an error in
 * diags: a file without a name, or two of one name [pdf-attachment]; one that could not be read.
 */
bool attach_files(const struct attaching *, const struct pdf_options *, struct buf *catalog);

#endif

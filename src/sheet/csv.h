/*
 * CSV text taken apart into records of fields, each field with its place.
 *
 * Fields with quotes are libcsv's.  It knows no lines, so it is fed up to each separator and line end in
 * turn: a field ends there or nowhere, and the next one begins behind it.  It runs in strict mode, which
 * finds stray quotes; after one it is put right for the rest of the field, so that a fault spoils its own
 * record only.  A field without quotes is all that stands between two separators or line ends, and is taken
 * as it stands.
 */
#ifndef PLIEGO_SHEET_CSV_H
#define PLIEGO_SHEET_CSV_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "sheet/decode.h"
#include "sheet/sheet.h"

/* Lives until the callback that it is given to returns. */
struct record {
	/* Trimmed, without a NUL behind the text; a field past SHEET_COLUMNS_MAX is left out. */
	const struct sheet_cell *cells;
	size_t count; /* 0 for an empty line */
	uint32_t line;
	bool damaged; /* a fault was reported in it */
	bool ended;   /* by a line end, not by the end of the text */
};

/* Returns false to read no further. */
typedef bool record_fn(void *ctx, const struct record *);

/*
 * Gives the records of `text`, whose first byte is at `start`, to the function.  Faults in quoting, and
 * fields or records past a limit, are reported; not when diags is NULL.  A record whose quote is never closed
 * is not given.
 */
void records_read(struct arena *, const char *file, struct bytes text, struct place start, char separator,
    record_fn *, void *ctx, struct diags *);

#endif

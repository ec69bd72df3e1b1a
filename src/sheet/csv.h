/*
 * CSV text taken apart into records of fields, each field with its place.
 *
 * Fields with quotes are libcsv's.  It knows no lines, so it is fed up to each separator and line end in
 * turn: a field ends there or nowhere, and the next one begins behind it.  It runs in strict mode, which
 * finds stray quotes; after one it is put right for the rest of the field, so that a fault spoils its own
 * record only.  A field without quotes is all that stands between two separators or line ends, and is taken
 * as it stands.
 *
 * Nearly all fields are simple: without quotes, or in quotes with none inside and no line break.  These are
 * found by a scan over sixteen bytes at a time (csv_scan.h), before anything above sees the others; whether
 * it gives the same is for csv_read_by_pieces() to say.
 */
#ifndef PLIEGO_SHEET_CSV_H
#define PLIEGO_SHEET_CSV_H

#include "sheet/decode.h"
#include "sheet/record.h"

/* What is taken apart; all of it is borrowed. */
struct csv_text {
	const char *file;
	struct bytes text;  /* as decode_text() gives it: no CR is in it */
	struct place start; /* of its first byte */
	char separator;
	bool nfc; /* the whole text is known to be in NFC */
};

/*
 * Gives the records of a text to the function.  Faults in quoting, and fields or records past a limit, are
 * reported; not when diags is NULL.  A record whose quote is never closed is not given.
 */
void csv_read(struct arena *, const struct csv_text *, record_fn *, void *ctx, struct diags *);

/* The same without the scan: for tests, which hold csv_read() to it. */
void csv_read_by_pieces(struct arena *, const struct csv_text *, record_fn *, void *ctx, struct diags *);

#endif

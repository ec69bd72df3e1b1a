/*
 * A record: one row of a file, as the reader of its format gives it.
 */
#ifndef PLIEGO_SHEET_RECORD_H
#define PLIEGO_SHEET_RECORD_H

#include "sheet/cell.h"

/* Lives until the callback that it is given to returns. */
struct record {
	/* Trimmed, without a NUL behind the text; a field past SHEET_COLUMNS_MAX is left out. */
	const struct sheet_field *cells;
	size_t count; /* 0 for an empty line */
	uint32_t line;
	bool damaged;   /* a fault was reported in it */
	bool ended;     /* by a line end, not by the end of the text */
	bool nfc;       /* its texts are in NFC */
	char separator; /* of its cells in the file; '\0' in a format that has none */
};

/* Returns false to read no further. */
typedef bool record_fn(void *ctx, const struct record *);

#endif

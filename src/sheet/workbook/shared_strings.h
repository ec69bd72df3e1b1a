/*
 * The texts that cells of an .xlsx share (ECMA-376 part 1, 18.4): runs of rich text joined, phonetic ones
 * left out, "_x000D_" and the like decoded.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_SHARED_STRINGS_H
#define PLIEGO_SHEET_WORKBOOK_SHARED_STRINGS_H

#include "sheet/workbook/rows.h"
#include "sheet/workbook/xml.h"

#define STRINGS_MAX 4000000
#define STRINGS_BYTES_MAX INPUT_MAX /* what a CSV may have */

struct shared_string {
	const char *text; /* tidy; lives in the scratch */
	uint32_t length;
	bool nfc;
};

struct shared_strings {
	struct shared_string *strings;
	size_t count, capacity;
	size_t bytes;
};

/* False after an error. */
bool shared_strings_read(const struct workbook_input *, const struct xml_source *,
    struct shared_strings *out);

/*
 * A text under way, piece by piece; of one that is too long for a cell only so much is kept as shows that
 * it is.
 */
struct text_pieces {
	struct buf raw;
};

void text_pieces_add(struct text_pieces *, const char *, size_t n);

/* All of it decoded and tidy, good until the next piece. */
struct bytes text_pieces_take(struct text_pieces *, const struct arena *);

#endif

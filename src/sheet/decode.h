/*
 * From the bytes of an exported sheet to its text, and where things stand in it.
 *
 * Text is valid UTF-8 without BOM, followed by a NUL, its line ends "\n".  A code point of it is a code point
 * of the file, so places count the same in both, whatever the encoding; only the BOM has no place.
 */
#ifndef PLIEGO_SHEET_DECODE_H
#define PLIEGO_SHEET_DECODE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

struct place {
	uint32_t line, column; /* both count from 1; columns in code points */
};

/* Moves on over n bytes of text. */
void place_advance(struct place *, const char *text, size_t n);

/*
 * Decodes UTF-8, UTF-16 with a BOM, or Windows-1252 (where there is no BOM and no valid multi-byte UTF-8; a
 * note says so), or code page 850 or MacRoman where that would spoil its words (code_page_guess(); a
 * warning says so).  Bytes that mean nothing are errors and become U+FFFD; control characters other than
 * tab and line ends are errors and stay.  One fault is reported in a line.  Returns false when it makes no
 * sense to read on.
 *
 * The text lives in the arena, or is what was given when that is fine already.
 */
bool decode_text(struct arena *, const char *file, struct bytes, struct bytes *text, struct diags *);

#endif

/*
 * A cell of a sheet: its text, exactly as written, and its place in the file.
 *
 * A text is valid UTF-8, trimmed of white space at both ends (no-break spaces too; inner ones stay as they
 * are), its line breaks "\n".  Columns count in code points of the line as it stands in the file, quotes
 * included.  The text is borrowed: who makes the cell says how long it lives, and whether a NUL follows it.
 */
#ifndef PLIEGO_SHEET_CELL_H
#define PLIEGO_SHEET_CELL_H

#include "base/arena.h"
#include "base/diag.h"

#define SHEET_COLUMNS_MAX 256
#define SHEET_CELL_MAX 131068 /* bytes: 32,767 characters, as in a spreadsheet, of four at most */

/* Twenty-two bytes, not 24: of a million rows there are some twenty million. */
struct __attribute__((packed, aligned(2))) sheet_cell {
	const char *text;
	uint32_t length;
	uint32_t line, column; /* of the first character of the field: a quote, a blank */
	/* Where its text begins: so many columns on; or so many lines down, and columns there. */
	uint8_t lead;
	uint8_t lead_lines : 7;
	uint8_t quoted : 1; /* a quote in the text is two in the file */
};

/* What is beyond these counts as 0: the text is then told of where its field begins. */
#define SHEET_LEAD_MAX 255
#define SHEET_LEAD_LINES_MAX 127

/* Where the cell stands; the file's name is borrowed. */
struct srcloc cell_place(const char *file, const struct sheet_cell *);

/* The text of a cell for a message, cut short if need be: itself, where a NUL follows it, or in the arena. */
const char *cell_excerpt(struct arena *, const struct sheet_cell *);

#endif

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

/* What a reader of a format finds where a cell stands, and what a cell says once it is kept. */
struct __attribute__((packed, aligned(2))) sheet_field {
	const char *text;
	uint32_t length;
	uint32_t line, column; /* of the first character of the field: a quote, a blank */
	/* Where its text begins: so many columns on; or so many lines down, and columns there. */
	uint8_t lead;
	uint8_t lead_lines : 7;
	uint8_t quoted : 1; /* a quote in the text is two in the file */
};

/* Made by cells_make() only, and read by what is below: a cell stands in a row of them. */
struct sheet_cell {
	struct sheet_field field;
};

/* What is beyond these counts as 0: the text is then told of where its field begins. */
#define SHEET_LEAD_MAX 255
#define SHEET_LEAD_LINES_MAX 127

/* A row of n cells in the arena, with a copy of their texts. */
const struct sheet_cell *cells_make(struct arena *, const struct sheet_field *, size_t n);

/* A cell that says nothing, at no place. */
const struct sheet_cell *cell_blank(void);

static inline const char *
sheet_text(const struct sheet_cell *cell)
{
	return cell->field.text;
}

/* Of the text, in bytes. */
static inline uint32_t
sheet_length(const struct sheet_cell *cell)
{
	return cell->field.length;
}

static inline uint32_t
sheet_line(const struct sheet_cell *cell)
{
	return cell->field.line;
}

/* All that is known of it. */
static inline struct sheet_field
sheet_field(const struct sheet_cell *cell)
{
	return cell->field;
}

/* Where the cell stands; the file's name is borrowed. */
struct srcloc cell_place(const char *file, const struct sheet_cell *);

/* The text of a cell for a message, cut short if need be: itself, where a NUL follows it, or in the arena. */
const char *cell_excerpt(struct arena *, const struct sheet_cell *);

#endif

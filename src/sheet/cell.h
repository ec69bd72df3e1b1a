/*
 * A cell of a sheet: its text, exactly as written, and its place in the file.
 *
 * A text is valid UTF-8, trimmed of white space at both ends (no-break spaces too; inner ones stay as they
 * are), its line breaks "\n".  Columns count in code points of the line as it stands in the file, quotes
 * included.  The text of a field is borrowed, and no NUL follows it; that of a cell lives as long as the
 * cell, and one does.
 *
 * Of a million rows there are some twenty million cells, so one is eight bytes: the number of its text, and
 * where it stands in its line.  What is the same for a row stands before its cells, and is found by the
 * number of the cell in it.  Few rows have cells on several lines, or far to the right: these say the places
 * of all of them in full.
 */
#ifndef PLIEGO_SHEET_CELL_H
#define PLIEGO_SHEET_CELL_H

#include "base/arena.h"
#include "base/diag.h"

#define SHEET_COLUMNS_MAX 256
#define SHEET_CELL_MAX 131068 /* bytes: 32,767 characters, as in a spreadsheet, of four at most */

/* What a reader of a format finds where a cell stands, and what a cell says once it is kept. */
struct sheet_field {
	const char *text;
	uint32_t length;
	uint32_t line, column; /* of the first character of the field: a quote, a blank */
	/* Where its text begins: so many columns on; or so many lines down, and columns there. */
	uint8_t lead;
	uint8_t lead_lines : 7;
	uint8_t quoted : 1; /* a quote in the text is two in the file */
	bool
	    exact; /* its file has it as a number, not as a text: its marks are the locale's, without doubt */
};

/* A text as it is kept, with a NUL behind it. */
struct kept_text {
	uint32_t length;
	char text[];
};

/*
 * Where texts are, by number: that of a block in the upper sixteen bits, that of eight bytes of it in the
 * lower ones.  0 is the blank text.
 */
struct kept_texts {
	char **blocks;
	uint32_t count;
	size_t capacity;
	uint32_t used, room; /* of the last block, in eights */
};

/* Made by cells_make() and assembly only, and read by what is below: a cell stands in a row of them. */
struct sheet_cell {
	uint32_t text;
	uint16_t column;
	uint8_t index; /* in the row */
	uint8_t lead : 6;
	uint8_t exact : 1;
	uint8_t quoted : 1;
};

_Static_assert(SHEET_COLUMNS_MAX <= UINT8_MAX + 1, "the number of a cell in its row is a byte");

struct cell_place {
	uint32_t line, column;
	uint8_t lead, lead_lines;
};

/* What a row's cells have in common. */
struct sheet_cells {
	const struct kept_texts *texts;
	uint32_t line;
	uint16_t count;
	bool wide; /* behind the cells stands the place of each */
	struct sheet_cell cell[];
};

/* What is beyond these counts as 0: the text is then told of where its field begins. */
#define SHEET_LEAD_MAX 255
#define SHEET_LEAD_LINES_MAX 127

/* A row of n cells in the arena, with a copy of their texts. */
const struct sheet_cell *cells_make(struct arena *, const struct sheet_field *, size_t n);

/*
 * A row of n cells in the arena, with the places of the fields; texts[i] is the number of a text.  Its texts
 * outlive it.
 */
const struct sheet_cell *cells_keep(struct arena *, const struct kept_texts *, const uint32_t *texts,
    const struct sheet_field *, size_t n);

/* A cell that says nothing, at no place. */
const struct sheet_cell *cell_blank(void);

/* Copies a text, and returns its number; what is kept lives in the arena, and so must the texts. */
uint32_t kept_texts_add(struct kept_texts *, struct arena *, const char *, size_t n);

static inline const struct kept_text *
kept_text(const struct kept_texts *texts, uint32_t number)
{
	return (const void *)(texts->blocks[number >> 16] + (size_t)(number & UINT16_MAX) * 8);
}

static inline const struct sheet_cells *
sheet_cells_of(const struct sheet_cell *cell)
{
	return (const void *)((const char *)(cell - cell->index) - offsetof(struct sheet_cells, cell));
}

static inline const char *
sheet_text(const struct sheet_cell *cell)
{
	return kept_text(sheet_cells_of(cell)->texts, cell->text)->text;
}

/* Of the text, in bytes. */
static inline uint32_t
sheet_length(const struct sheet_cell *cell)
{
	return cell->text == 0 ? 0 : kept_text(sheet_cells_of(cell)->texts, cell->text)->length;
}

static inline bool
sheet_is_blank(const struct sheet_cell *cell)
{
	return cell->text == 0;
}

/* Whether its file has it as a number (struct sheet_field). */
static inline bool
sheet_is_exact(const struct sheet_cell *cell)
{
	return cell->exact;
}

/* All that is known of it. */
struct sheet_field sheet_field(const struct sheet_cell *);

static inline uint32_t
sheet_line(const struct sheet_cell *cell)
{
	return sheet_field(cell).line;
}

/* Where the cell stands; the file's name is borrowed. */
struct srcloc cell_place(const char *file, const struct sheet_cell *);

/* The text of a cell for a message, cut short if need be: itself, where a NUL follows it, or in the arena. */
const char *cell_excerpt(struct arena *, const struct sheet_cell *);

#endif

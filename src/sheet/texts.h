/*
 * The texts of the cells of one sheet or of many: each is kept once, in the arena given, NUL-terminated.
 *
 * Sheets of one plan have most of their texts in common: an activity that a thousand units have is there
 * once.  Sheets that are read at the same time must not share them.
 */
#ifndef PLIEGO_SHEET_TEXTS_H
#define PLIEGO_SHEET_TEXTS_H

#include "base/intern.h"
#include "sheet/cell.h"

/* A text of a few bytes that was kept lately: most cells are numbers, and found here. */
struct short_text {
	uint64_t bytes;
	uint32_t length; /* 0: there is none */
	uint32_t number;
};

/* Three times SHEET_CELL_MAX, in NFC. */
#define SHEET_TEXT_MAX ((size_t)3 * SHEET_CELL_MAX)

#define SHORT_TEXTS 256 /* by the highest eight bits of a hash */

struct sheet_texts {
	struct arena *arena;     /* of the texts themselves */
	struct kept_texts *kept; /* for as long as the arena */
	struct intern all;
	uint32_t *numbers; /* of all, as kept */
	size_t capacity;
	struct short_text recent[SHORT_TEXTS];
};

/* `index`: what only finding them takes lives there, and may end when no more are added. */
void sheet_texts_init(struct sheet_texts *, struct arena *, struct arena *index);

/* The number of the text of n bytes as it is kept; 0 for none.  n <= SHEET_TEXT_MAX. */
uint32_t sheet_texts_keep(struct sheet_texts *, const char *, size_t n);

#endif

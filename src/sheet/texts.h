/*
 * The texts of the cells of one sheet or of many: each is kept once, in the arena given, NUL-terminated.
 *
 * Sheets of one plan have most of their texts in common: an activity that a thousand units have is there
 * once.  Sheets that are read at the same time must not share them.
 */
#ifndef PLIEGO_SHEET_TEXTS_H
#define PLIEGO_SHEET_TEXTS_H

#include "base/intern.h"

/* A text of a few bytes that was kept lately: most cells are numbers, and found here. */
struct short_text {
	uint64_t bytes;
	size_t length; /* 0: there is none */
	const char *text;
};

#define SHORT_TEXTS 256 /* by the highest eight bits of a hash */

struct sheet_texts {
	struct arena *arena; /* of the texts themselves */
	struct intern all;
	struct short_text recent[SHORT_TEXTS];
};

/* `index`: what only finding them takes lives there, and may end when no more are added. */
void sheet_texts_init(struct sheet_texts *, struct arena *, struct arena *index);

/* The text of n bytes as it is kept; "" for none.  n < 2^32. */
const char *sheet_texts_keep(struct sheet_texts *, const char *, size_t n);

#endif

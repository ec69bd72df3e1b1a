/*
 * What is known of texts that were looked at lately, by their address: the cells of a sheet have a text that
 * several of them say in common (sheet/sheet.h), so most of them need no look at it.
 *
 * Only for texts that stay where they are.  What is forgotten is looked at again: it makes no difference but
 * time.
 */
#ifndef PLIEGO_CHECK_RECALL_H
#define PLIEGO_CHECK_RECALL_H

#include <stdint.h>

#define RECALLED 512 /* a power of two */

struct recalled {
	const char *text; /* NULL: none */
	int is;           /* whatever was found of it */
};

/* All zeroes: nothing is known. */
struct recall {
	struct recalled texts[RECALLED];
};

/* The place for what is known of the text; where another text is in it, it is to be filled in anew. */
static inline struct recalled *
recall_place(struct recall *recall, const char *text)
{
	/* Texts in arenas are aligned. */
	uintptr_t number = (uintptr_t)text / 16;

	return &recall->texts[(number ^ number / RECALLED) & (RECALLED - 1)];
}

#endif

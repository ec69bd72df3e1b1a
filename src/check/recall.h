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

#include "base/arena.h"

#define RECALLED_MAX 4096

struct recalled {
	const char *text; /* NULL: none */
	int is;           /* whatever was found of it */
};

struct recall {
	struct recalled *texts;
	uintptr_t mask; /* one less than their number, a power of two */
};

/* Room for what is known of so many texts, or of as many as are worth it; nothing is known yet. */
static inline struct recall
recall_of(struct arena *arena, size_t texts)
{
	size_t size = 16;

	while (size < texts && size < RECALLED_MAX)
		size *= 2;
	return (struct recall){ARENA_ARRAY(arena, struct recalled, size), size - 1};
}

/* The place for what is known of the text; where another text is in it, it is to be filled in anew. */
static inline struct recalled *
recall_place(const struct recall *recall, const char *text)
{
	/* Texts stand at every eighth byte. */
	uintptr_t number = (uintptr_t)text / 8;

	return &recall->texts[(number ^ number / RECALLED_MAX) & recall->mask];
}

#endif

/*
 * Texts in Markdown, composed: blocks, in the containers that they stand in.
 */
#ifndef PLIEGO_COMPOSE_PROSE_H
#define PLIEGO_COMPOSE_PROSE_H

#include "compose/words.h"

struct prose_blocks {
	struct block *blocks;
	size_t count, capacity;
};

/* Appends them, in the arena of the context; its section gets their links and footnotes. */
void compose_prose(struct context *, const struct prose_spec *, struct prose_blocks *out);

#endif

/*
 * Containers, as blocks come that stand in them: their nodes, how far they stand in, their labels.
 */
#ifndef PLIEGO_LAYOUT_CONTAINER_H
#define PLIEGO_LAYOUT_CONTAINER_H

#include "layout/text.h"

/* How far the body stands in for what is in a container, from the sides; NULL: not at all. */
struct inset {
	length left, right;
};

struct inset container_inset(const struct container *);

/*
 * Closes what the container is not in; what is left open, it is in, or is it itself.  NULL closes all.  Then
 * l->part is the node of the innermost.
 */
void containers_close(struct layout *, const struct container *);

/* The same, and opens it with all that it is in. */
void containers_enter(struct layout *, const struct container *);

/* Narrows the body, or widens it again, from one inset to the other. */
void body_inset(struct layout *, struct inset from, struct inset to);

/* Prints the labels that wait beside the first line of a text, whose top is at l->y. */
void labels_emit(struct layout *, const struct line *);

#endif

/*
 * Texts taken apart into pieces (plan/similar.h), of many texts as many at a time as are compared.
 *
 * Pieces are numbered; among many texts by rank, from rare to frequent, and those of a text stand in that
 * order.  The pieces of a million texts are ten times as large as the texts, so they are read when the turn
 * comes to their group, the texts with the same figures; texts whose figures are no other's have none.
 */
#ifndef PLIEGO_PLAN_PIECES_H
#define PLIEGO_PLAN_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Words of a summary. */
#define SUMMARY 4

/* A text: its pieces, and a bit for each, some sharing one. */
struct text {
	const uint32_t *pieces; /* while its group is read */
	uint64_t summary[SUMMARY];
	uint32_t count;   /* of pieces */
	uint32_t figures; /* number of its sequence of figures */
	uint32_t index;   /* as given */
};

/* Bytes that occur in the texts, numbered, so that pieces have small numbers. */
struct alphabet {
	uint32_t class_of[256];
	uint32_t size;
};

/* Texts that are read group by group.  Everything lives in the arena; what is given is borrowed. */
struct pieces {
	struct arena *arena;
	const char *const *given;
	struct alphabet alphabet;
	struct text *texts;             /* of groups, by figures, then by number of pieces */
	uint32_t count;                 /* of these */
	uint32_t piece_count;           /* different ones, in all that is given */
	uint32_t *rank;                 /* of each piece */
	uint32_t *latest;               /* of each piece: the reading of the last text that had it */
	uint32_t reading;               /* texts that were read */
	uint32_t *own;                  /* of a text that is read: those that come again, too */
	uint32_t *pool;                 /* of the texts that are read now */
	size_t batch;                   /* pieces that are put in order at once, if a text has no more */
	uint32_t *end, *owner, *placed; /* while they are: of each piece, and of each text */
};

/* Looks at n texts, and knows those that others have the figures of, without their pieces. */
void pieces_prepare(struct pieces *, struct arena *, const char *const *texts, size_t n);

/* The end of the group that begins with text `first`. */
uint32_t pieces_group_end(const struct pieces *, uint32_t first);

/*
 * Reads the pieces of the group that begins with text `first`, and of some after it where they are small;
 * returns the end of those that were read.  They are there until the next call.
 */
uint32_t pieces_read(struct pieces *, uint32_t first);

/* Two texts for themselves: pieces by number, in one alphabet; the same number of figures where these are. */
void pieces_of_two(struct arena *, const char *a, const char *b, struct text *x, struct text *y);

#endif

/*
 * The blocks of a section: what each kind of them does when it is measured and placed.
 *
 * To add a kind: a line in BLOCK_KINDS and what struct block holds of it, in layout/document.h; and a file
 * layout/block/NAME.c that defines its struct block_type, NAME_block.  For templates to ask for it, a kind of
 * content (template/content.h), of which compose/compose.c makes the block.
 */
#ifndef PLIEGO_LAYOUT_BLOCK_BLOCK_H
#define PLIEGO_LAYOUT_BLOCK_BLOCK_H

#include "layout/region.h"

/* A block with its texts set, kept from run to run. */
struct measured {
	void *own;    /* what its kind keeps of it, in l->scratch; NULL before measure() */
	unsigned run; /* the last that it was measured for; 0: none */
};

/*
 * What a kind does.  Lengths are thousandths of a point; m was measured for this run.  Functions that return
 * false have told an error; any that may be NULL says so.
 */
struct block_type {
	/*
	 * Sets the texts of a block for the width and height of l->body: when m->run is 0, for the first
	 * time; else what folios may have changed.  NULL: there is nothing to set.
	 */
	bool (*measure)(struct layout *, const struct block *, struct measured *m);
	/* Nothing of it is printed: a distance at most, for which no page is turned. */
	bool (*is_blank)(struct layout *, const struct block *, const struct measured *m);
	/* Of the whole block, with the spaces above and below. */
	int64_t (*height)(struct layout *, const struct block *, const struct measured *m);
	/* Of the least of it that a page may end with, with the space above. */
	int64_t (*start_height)(struct layout *, const struct block *, const struct measured *m);
	/* Places it on the open page and those after it.  `tail` more have to fit below its end. */
	bool (*place)(struct layout *, const struct block *, const struct measured *m, length tail);
	bool keeps_with_next; /* every block of the kind does */
	bool ends_page;       /* what comes after it never stands on the same page */
};

/* What several kinds do: print nothing. */
bool block_is_never_printed(struct layout *, const struct block *, const struct measured *);

#define BLOCK_TYPE_OF(kind, name) extern const struct block_type name##_block;
BLOCK_KINDS(BLOCK_TYPE_OF)
#undef BLOCK_TYPE_OF

/* What the functions of the block's type say; measured once a run. */
bool block_measure(struct layout *, const struct block *, struct measured *);
bool block_is_blank(struct layout *, const struct block *, const struct measured *);
int64_t block_height(struct layout *, const struct block *, const struct measured *);
int64_t block_start_height(struct layout *, const struct block *, const struct measured *);
bool block_place(struct layout *, const struct block *, const struct measured *, length tail);
bool block_keeps_with_next(const struct block *);
bool block_ends_page(const struct block *);

/* The is_blank of kinds that always print something. */
bool block_is_not_blank(struct layout *, const struct block *, const struct measured *);

#endif

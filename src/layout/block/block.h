/*
 * The blocks of a section: what each kind of them does when it is measured and placed.
 */
#ifndef PLIEGO_LAYOUT_BLOCK_BLOCK_H
#define PLIEGO_LAYOUT_BLOCK_BLOCK_H

#include "layout/region.h"

/* What a block is once its texts are set: room for each kind. */
struct measured {
	struct text text;              /* paragraph, heading */
	struct text *items;            /* list */
	struct text *labels;           /* list */
	struct content_entry *entries; /* contents */
	size_t count;                  /* of items */
	struct grid *grid;             /* table */
	struct area figure;            /* size */
	struct plot *plot;             /* chart */
	unsigned run;
};

bool block_measure(struct layout *, const struct block *, struct measured *);
/* Nothing of it is printed: a distance at most, for which no page is turned. */
bool block_is_blank(struct layout *, const struct block *, const struct measured *);
/* Heights, with the space above, of a whole block and of the least of it that a page may end with. */
int64_t block_height(struct layout *, const struct block *, struct measured *);
int64_t block_start_height(struct layout *, const struct block *, struct measured *);
/* Places a block on the open page and those after it.  `tail` more have to fit below its end. */
bool block_place(struct layout *, const struct block *, struct measured *, length tail);

const struct paragraph *block_paragraph(const struct block *);
bool place_paragraph(struct layout *, const struct block *, const struct measured *, length tail);

bool list_measure(struct layout *, const struct block *, struct measured *);
bool item_is_blank(const struct measured *, size_t i);
length list_item_height(const struct measured *, size_t i);
bool place_list(struct layout *, const struct block *, const struct measured *, length tail);

bool place_figure(struct layout *, const struct block *, const struct measured *, length tail);

bool contents_measure(struct layout *, const struct block *, struct measured *);
int64_t contents_height(const struct measured *);
int64_t contents_start_height(const struct measured *);
bool contents_place(struct layout *, const struct block *, struct measured *);

bool chart_measure(struct layout *, const struct chart *, struct measured *);
int64_t chart_height(const struct chart *, const struct measured *);
int64_t chart_start_height(const struct chart *, const struct measured *);
bool chart_place(struct layout *, const struct chart *, const struct measured *, length tail,
    struct srcloc loc);

bool table_place(struct layout *, struct grid *, length tail, struct srcloc loc);

#endif

/*
 * The flow of blocks down the pages of a section.
 */
#ifndef PLIEGO_LAYOUT_FLOW_H
#define PLIEGO_LAYOUT_FLOW_H

#include "layout/table/measure.h"

/* A heading, as contents and destinations see it. */
struct entry {
	const struct block *block;
};

/* Header and footer of a section, and the room they leave. */
struct furniture {
	struct grid *header, *footer; /* NULL: none */
	length body_top, body_bottom, body_width;
};

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

/* Lays out all sections, one run. */
bool flow_document(struct layout *);

/* Measures header and footer; false after an error. */
bool furniture_measure(struct layout *, const struct section *, struct furniture *);
/* Prints them on the open page, and sets the area of its body. */
void furniture_emit(struct layout *);

/* Ends the open page and starts the next; false after an error, which is at `loc`. */
bool flow_next_page(struct layout *, struct srcloc loc);

/* Down to the end of the body; negative when the page is full. */
length flow_room(const struct layout *);
/* Nothing stands on the page but its header and footer. */
bool flow_at_top(const struct layout *);
/* The next page would have no more room for what comes than this one has. */
bool flow_is_fresh(const struct layout *);
/* Leaves space, as much as there is. */
void flow_skip(struct layout *, length space);
/* The block's end is at y; what comes next is `space` below. */
void flow_advance(struct layout *, length y, length space);

/* An error: something that is `need` high does not fit a page. */
/* `what` is a text that N_() marks, as "a line of this text fits on no page". */
bool flow_no_room(struct layout *, struct srcloc loc, const char *what, length need);

bool block_measure(struct layout *, const struct block *, struct measured *);
/* Nothing of it is printed: a distance at most, for which no page is turned. */
bool block_is_blank(struct layout *, const struct block *, const struct measured *);
/* Heights, with the space above, of a whole block and of the least of it that a page may end with. */
int64_t block_height(struct layout *, const struct block *, struct measured *);
int64_t block_start_height(struct layout *, const struct block *, struct measured *);
/* Places a block on the open page and those after it.  `tail` more have to fit below its end. */
bool block_place(struct layout *, const struct block *, struct measured *, length tail);

/* Prints lines of a text from the left of the body plus `x`, breaking pages where needed. */
struct run_of_text {
	const struct source *source;
	const struct text *text;
	length x, width;
	struct breaking breaking;
	struct tag tag;
	struct srcloc loc;
	length tail;        /* has to fit below the last line */
	size_t start_sheet; /* set: where the first line stands, or would */
	length start_y;
};
bool flow_text(struct layout *, struct run_of_text *);

bool contents_measure(struct layout *, const struct block *, struct measured *);
int64_t contents_height(const struct measured *);
int64_t contents_start_height(const struct measured *);
bool contents_place(struct layout *, const struct block *, struct measured *);

bool chart_measure(struct layout *, const struct chart *, struct measured *);
int64_t chart_height(const struct chart *, const struct measured *);
int64_t chart_start_height(const struct chart *, const struct measured *);
bool chart_place(struct layout *, const struct chart *, const struct measured *, length tail,
    struct srcloc loc);

int64_t table_height(struct layout *, struct grid *, bool whole);
bool table_place(struct layout *, struct grid *, length tail, struct srcloc loc);

#endif

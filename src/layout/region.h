/*
 * The regions that blocks flow down: the bodies of a section's pages, one after the other, or columns in them
 * (layout/columns.h).
 *
 * Every block is placed at l->y of the open page, and goes on in the next region where it has to.
 */
#ifndef PLIEGO_LAYOUT_REGION_H
#define PLIEGO_LAYOUT_REGION_H

#include "layout/text.h"

/* Down to the end of the region; negative when it is full. */
length flow_room(const struct layout *);
/* Of the region, or of the next ones where those are higher. */
length flow_height(const struct layout *);
/* Nothing stands in the region. */
bool flow_at_top(const struct layout *);
/* Nor on the page, but its header and footer; and what comes is not only tried. */
bool flow_at_page_top(const struct layout *);
/* Nothing stands in the region, and none to come is higher: what does not fit fits nowhere. */
bool flow_at_best(const struct layout *);
/* The next region would have no more room for what comes than this one has. */
bool flow_is_fresh(const struct layout *);
/* Leaves space, as much as there is. */
void flow_skip(struct layout *, length space);
/* The block's end is at y; what comes next is `space` below. */
void flow_advance(struct layout *, length y, length space);

/*
 * An error: something that is `need` high does not fit a page.  `what` is a text that N_() marks, as "a line
 * of this text fits on no page".  Returns false.
 */
bool flow_no_room(struct layout *, struct srcloc loc, const char *what, length need);

/*
 * Opens a page with header and footer, the first of a section, or of those that run on with it, or another;
 * false after an error, which is at `loc`.
 */
enum page_order { FIRST_PAGE, NEXT_PAGE, FILLER_PAGE };
bool start_page(struct layout *, enum page_order, uint32_t folio, struct srcloc loc);
/* Fills in its numbers where they are known, and ends the open page; false when the sink refuses it. */
bool end_page(struct layout *);
/* Goes on in the next region: ends the open page and starts the next, unless there is another column. */
bool flow_break(struct layout *, struct srcloc loc);
/* Moves what is in the body of the open page down, as the section's valign asks. */
void align_page(struct layout *, enum valign);

/* Prints lines of a text from the left of the body plus `x`, breaking pages where needed. */
struct run_of_text {
	const struct rich_text *source;
	const struct text *text;
	length x, width;
	struct breaking breaking;
	struct tag tag;
	struct srcloc loc;
	length tail;       /* has to fit below the last line */
	size_t first_page; /* set: where the first line stands, or would */
	length first_y;
};
bool flow_text(struct layout *, struct run_of_text *);

#endif

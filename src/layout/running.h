/*
 * Running heads: the unit and the headings that the header or footer of a page names.
 *
 * They are the first that begin on the page; where none does, those that go on from the pages before (CSS
 * Generated Content for Paged Media, 1.1.2: "first").  What is shown together belongs together: of level 2,
 * the first heading below that of level 1 which is shown; none where that has none so far.  So what a page
 * shows is the place of one of its headings among those above, or of the last one before.
 *
 * That is known when all pages are counted.  The room held for such a text is that of the tallest that its
 * section may come to show, so that the body of a page does not depend on it.
 */
#ifndef PLIEGO_LAYOUT_RUNNING_H
#define PLIEGO_LAYOUT_RUNNING_H

#include "layout/page.h"

/* Takes in a heading. */
void running_enter(struct running *, uint32_t heading, uint8_t level);

/* The places in a section, and those that run on together with it: one after the other, from its start. */
struct running_walk {
	size_t section, heading;
	struct running place;
};
struct running_walk running_walk(const struct layout *, size_t section);
bool running_next(const struct layout *, struct running_walk *);

/* After a run: the place that each page shows. */
void running_settle(struct layout *);

/* What the field prints; "" where there is nothing. */
const char *running_words(const struct layout *, const struct running *, enum folio_field);

#endif

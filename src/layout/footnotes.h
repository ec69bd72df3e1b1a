/*
 * Footnotes: at the foot of the page that has the first line with their reference, below a short rule.
 *
 * Their room is taken from the body of the page when the line is placed, so that both are on the same page,
 * but never more than half of it: what is left of a note then goes on at the foot of the next page.  They are
 * printed when the page ends.
 */
#ifndef PLIEGO_LAYOUT_FOOTNOTES_H
#define PLIEGO_LAYOUT_FOOTNOTES_H

#include "layout/text.h"

/* Before the first page of the open section: none of its notes is placed. */
void footnotes_start(struct layout *);

/* Room that lines of a text take more of the page, for notes that none before refers to. */
length footnotes_need(struct layout *, const struct text *, uint32_t from, uint32_t count);

/* These lines are placed: takes that room, and prints the notes with the page. */
void footnotes_take(struct layout *, const struct text *, uint32_t from, uint32_t count);

/* A page begins, or ends: with what is left of notes that went before, and with the notes of its lines. */
void footnotes_begin_page(struct layout *);
void footnotes_end_page(struct layout *);

/* More is to be printed than there is room for on the open page. */
bool footnotes_go_on(const struct layout *);

#endif

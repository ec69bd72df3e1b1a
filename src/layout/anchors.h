/*
 * Headings and rows as links call them.
 */
#ifndef PLIEGO_LAYOUT_ANCHORS_H
#define PLIEGO_LAYOUT_ANCHORS_H

#include "layout/page.h"

/*
 * The destination of the first heading of the document that is called so (struct link), or, with "-1" behind
 * it, of the second, and so on; or of the row, once it was come to.  NONE: there is none.
 */
uint32_t anchor_find(struct layout *, const char *anchor);

/*
 * While pages are counted: a row that links call so begins there on the open page.  The first of a run with
 * that place is where they lead; its destination is numbered behind those of headings.
 */
void anchor_row(struct layout *, const char *place, length x, length y);

/* Tells of links of the open section that lead to no heading [layout-no-anchor]; false after an error. */
bool anchors_check(struct layout *);

#endif

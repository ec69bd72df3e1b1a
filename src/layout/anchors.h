/*
 * Headings as links call them.
 */
#ifndef PLIEGO_LAYOUT_ANCHORS_H
#define PLIEGO_LAYOUT_ANCHORS_H

#include "layout/page.h"

/*
 * The destination of the first heading of the document that is called so, or, with "-1" behind it, of the
 * second, and so on; NONE: there is none.
 */
uint32_t anchor_find(struct layout *, const char *anchor);

/* Tells of links of the open section that lead to no heading [layout-no-anchor]; false after an error. */
bool anchors_check(struct layout *);

#endif

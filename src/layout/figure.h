/*
 * Figures, in the flow and in cells: their size, and the image or spark on the page.
 */
#ifndef PLIEGO_LAYOUT_FIGURE_H
#define PLIEGO_LAYOUT_FIGURE_H

#include "layout/page.h"

/* An image with its node below `parent`; an artifact when it has no alternative text or parent is NONE. */
void image_add(struct layout *, const struct figure *, struct area, uint32_t parent, struct tag otherwise);

/* Width and height of a figure, scaled down in proportion to fit. */
struct area figure_size(const struct figure *, length width, length height);
/* Warns of a figure that is placed in a size smaller than its own; once, be it on every page. */
void figure_warn(struct layout *, const struct figure *, length width, length height);

#endif

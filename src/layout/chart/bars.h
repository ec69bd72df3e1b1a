/*
 * Charts of horizontal bars.
 */
#ifndef PLIEGO_LAYOUT_CHART_BARS_H
#define PLIEGO_LAYOUT_CHART_BARS_H

#include "layout/chart/plot.h"

/* For bodies of `height`; false after an error. */
bool bars_measure(struct layout *, struct plot *, length height);
/* The bars from .. to - 1, on one page. */
void bars_draw(struct drawing *, const struct plot *, size_t from, size_t to);

#endif

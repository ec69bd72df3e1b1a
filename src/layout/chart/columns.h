/*
 * Charts of columns, of lines, and of both.
 */
#ifndef PLIEGO_LAYOUT_CHART_COLUMNS_H
#define PLIEGO_LAYOUT_CHART_COLUMNS_H

#include "layout/chart/plot.h"

/* For bodies of `height`; false after an error. */
bool columns_measure(struct layout *, struct plot *, length height);
void columns_draw(struct drawing *, const struct plot *);

#endif

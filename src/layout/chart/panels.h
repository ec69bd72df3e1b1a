/*
 * Charts of small plots side by side, all on one scale; a row of the chart is a row of them.
 *
 * Each has its title above it.  Words of the axes stand only at the outer ones of a page: figures left of the
 * first of each row, names below the last of each column.
 */
#ifndef PLIEGO_LAYOUT_CHART_PANELS_H
#define PLIEGO_LAYOUT_CHART_PANELS_H

#include "layout/chart/plot.h"

/* For bodies of `height`; false after an error. */
bool panels_measure(struct layout *, struct plot *, length height);

/* Which panel the first of a row is; and how many there are in the rows from .. to - 1. */
size_t panels_first(const struct plot *, size_t row);
size_t panels_count(const struct plot *, size_t from, size_t to);

/* One of the panels of the rows from .. to - 1, which are on one page; the first has the legend. */
void panels_draw(struct drawing *, const struct plot *, size_t from, size_t to, size_t panel);

#endif

/*
 * Charts of all kinds.  To add one: a file with its two functions, as bars.h has them, and a case for each
 * in kinds.c.
 */
#ifndef PLIEGO_LAYOUT_CHART_KINDS_H
#define PLIEGO_LAYOUT_CHART_KINDS_H

#include "layout/chart/plot.h"

/* Measures for a width, and for bodies of `height` where all is one row.  NULL after an error. */
struct plot *plot_measure(struct layout *, const struct chart *, length width, length height);

/* Of how many figures, each told by itself, the rows from .. to - 1 of one page are made: one, or panels. */
size_t plot_figure_count(const struct plot *, size_t from, size_t to);

/* One of them. */
void plot_draw(struct drawing *, const struct plot *, size_t from, size_t to, size_t figure);

#endif

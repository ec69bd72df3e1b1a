/*
 * Tables measured: column edges, every cell's text set once, the height each row needs by itself.
 */
#ifndef PLIEGO_LAYOUT_TABLE_MEASURE_H
#define PLIEGO_LAYOUT_TABLE_MEASURE_H

#include "layout/table/grid.h"

/* Columns of `width` and the text of all cells; NULL after an error. */
struct grid *grid_measure(struct layout *, const struct table *, length width);

/* For this run: heights on pages with a body of `height`, boxes not printed yet.  False after an error. */
bool grid_fit(struct layout *, struct grid *, length height);

#endif

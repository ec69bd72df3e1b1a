/*
 * Rows of a table measured: every cell's text set once, the height each row needs by itself.
 */
#ifndef PLIEGO_LAYOUT_TABLE_ROWS_H
#define PLIEGO_LAYOUT_TABLE_ROWS_H

#include "layout/table/grid.h"

/* Sets the text of all cells of a row, whose boxes are given; false after an error. */
bool row_measure(struct layout *, struct grid *, const struct row *, struct box *);

/*
 * Sets the boxes of a row for a run, with pages whose rows have `room`; again: they were, for a run before.
 * Returns the height of its cells of one row, -1 after an error.
 */
length row_fit(struct layout *, struct grid *, enum part, size_t row, length room, bool again);

/* The same of rows of the body that are there, and notes their heights.  False after an error. */
bool body_fit(struct layout *, struct grid *, size_t from, size_t to, bool again);

#endif

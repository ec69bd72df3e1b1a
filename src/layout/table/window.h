/*
 * The rows of a table's body that are there: all of them, or those of some slices.
 *
 * A slice is made and measured when one of its rows is come to.  It is let go of when its rows are behind and
 * no cell reaches down from it, with the page that is open then, whose items point to its lines.  So a table
 * of many pages takes what the pages at hand need.
 */
#ifndef PLIEGO_LAYOUT_TABLE_WINDOW_H
#define PLIEGO_LAYOUT_TABLE_WINDOW_H

#include "layout/table/grid.h"

/* Opens it for a table whose columns are known; a body that is there is measured.  False after an error. */
bool window_open(struct layout *, struct grid *);

/*
 * The slice that the row is in is there, and all that are needed before it.  Rows are come to in order.
 * False after an error; while pages are counted, what is wrong with the slices after it is told then, too.
 */
bool window_reach(struct layout *, struct grid *, size_t row);

/* Lets go of the slices before a row; `reach` is what reaches down to it. */
void window_leave(struct layout *, struct grid *, size_t row, const struct reach *);

/* Nothing is printed of the table any more: it may be placed again, from its first row. */
void window_rewind(struct layout *, struct grid *);

/* After an error elsewhere: tells what is wrong with the slices that were not come to. */
void window_tell_rest(struct layout *, struct grid *);

/* Memory for what is measured of a row later. */
struct arena *window_arena(struct layout *, const struct grid *, size_t row);

#endif

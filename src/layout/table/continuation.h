/*
 * Cells that go on after a page break.
 *
 * A merged cell (one over several rows) shows its text again on every page that it reaches, with
 * table->continued after it.  Where that is too high for a page, and in a cell of a row that had to be split,
 * the next page shows what is left of the text, below table->continued on a line of its own.
 */
#ifndef PLIEGO_LAYOUT_TABLE_CONTINUATION_H
#define PLIEGO_LAYOUT_TABLE_CONTINUATION_H

#include "layout/table/grid.h"

/* table->continued in a cell by itself, without a line when it is empty; false after an error. */
bool grid_marker(struct layout *, struct grid *, const struct cell *, size_t column, struct text *);
struct source grid_marker_source(const struct grid *);

/* The text of a cell with table->continued; NULL after an error. */
const struct repeat *grid_repeat(struct layout *, struct grid *, const struct cell *, struct box *,
    size_t column);

#endif

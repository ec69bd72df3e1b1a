/*
 * The widths of a table's columns.
 */
#ifndef PLIEGO_LAYOUT_TABLE_COLUMNS_H
#define PLIEGO_LAYOUT_TABLE_COLUMNS_H

#include "layout/page.h"

/*
 * The edges of the columns of a table that is given `width`: column_count + 1, from 0.  Percentages are of
 * `width`; flexible columns share what the others leave.  False after an error: the columns need more than
 * there is.
 */
bool columns_resolve(struct layout *, const struct table *, length width, length *edges);

#endif

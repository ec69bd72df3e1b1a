/*
 * How far what is in a cell keeps from the cell's edges: its padding, rules, a mark beside the text.
 */
#ifndef PLIEGO_LAYOUT_TABLE_INSETS_H
#define PLIEGO_LAYOUT_TABLE_INSETS_H

#include "layout/table/grid.h"

/* The rules of a table but between the rows of its body, before its columns are known. */
void grid_rules(struct layout *, struct grid *);

/* Those above and below n rows of the body, the next that are there. */
void body_rules(const struct grid *, struct body_row *, size_t n);

/*
 * How far what is in a cell keeps from its edges: its padding, but clear of half of the rules there; a mark,
 * and the distance to it, counts too.
 */
length cell_top(const struct grid *, enum part, size_t row, size_t column);
length cell_padding(const struct grid *, enum part, size_t row, size_t column); /* top and bottom */
length cell_left(const struct grid *, const struct cell *, size_t column);
/* From the edge of a mark to the text beside it. */
length cell_mark_room(const struct grid *, const struct cell *);
/* The width between that on the left and on the right. */
length cell_width(const struct grid *, const struct cell *, size_t column);

#endif

/*
 * The rules of a table on one page.
 */
#ifndef PLIEGO_LAYOUT_TABLE_BORDERS_H
#define PLIEGO_LAYOUT_TABLE_BORDERS_H

#include "layout/table/fragment.h"

/*
 * Prints the rules between and around the cells: each edge once, the wider border of the cells that meet
 * there.  The owners of the fragment are known.
 */
void borders_emit(struct layout *, const struct fragment *);

#endif

/*
 * Printing what of a table stands on one page: backgrounds, then rules, then what is in the cells.
 */
#ifndef PLIEGO_LAYOUT_TABLE_EMIT_H
#define PLIEGO_LAYOUT_TABLE_EMIT_H

#include "layout/table/fragment.h"

/*
 * Prints it on the open page.  Where items are not kept, only what has to be known of it: images, and texts
 * that wait for page numbers.
 */
void fragment_emit(struct layout *, struct fragment *);

#endif

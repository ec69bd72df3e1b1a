/*
 * Paragraphs of text, as blocks and as items of lists.
 */
#ifndef PLIEGO_LAYOUT_BLOCK_PARAGRAPH_H
#define PLIEGO_LAYOUT_BLOCK_PARAGRAPH_H

#include "layout/region.h"

struct source paragraph_source(const struct paragraph *);

/* Sets a text that is new, or refreshes one from the run before: from run 0, none.  False after an error. */
bool paragraph_set(struct layout *, const struct source *, length width, unsigned run, struct text *);

/* Height of the lines of a text that may stand before a page break. */
length paragraph_start_height(const struct style *, const struct text *);

/* How a text of this style may be broken over pages. */
struct breaking paragraph_breaking(const struct style *);

#endif

/*
 * Paragraphs of text, as blocks, headings and items of lists.
 */
#ifndef PLIEGO_LAYOUT_BLOCK_PARAGRAPH_H
#define PLIEGO_LAYOUT_BLOCK_PARAGRAPH_H

#include "layout/block/block.h"

/* The text of a paragraph that stands in the block. */
struct rich_text paragraph_source(const struct layout *, const struct block *, const struct paragraph *);

/* Sets a text that is new (run 0), or refreshes one from the run before.  False after an error. */
bool paragraph_set(struct layout *, const struct rich_text *, length width, unsigned run, struct text *);

/* As block_type.measure, of a block that is one paragraph: its struct text is kept in m->own. */
bool paragraph_measure(struct layout *, const struct block *, const struct paragraph *, struct measured *m);
/* As block_type.is_blank, of a block measured so. */
bool paragraph_is_blank(struct layout *, const struct block *, const struct measured *m);
/* With the spaces above and below. */
int64_t paragraph_height(const struct paragraph *, const struct text *);

/* Height of the lines of a text that may stand before a page break. */
length paragraph_start_height(const struct style *, const struct text *);

/* How a text of this style may be broken over pages. */
struct breaking paragraph_breaking(const struct style *);

/*
 * Places a paragraph over the width of the body, with the spaces above and below; false after an error.  Of
 * `run` the caller fills in source, text, breaking, tag, loc and tail; the rest is set.
 */
bool paragraph_place(struct layout *, const struct paragraph *, struct run_of_text *run);

#endif

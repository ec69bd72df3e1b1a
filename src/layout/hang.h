/*
 * How far the punctuation of a text may hang out at its sides (text/hang.h): never over what stands beside
 * it, nor over the edge of the page.
 */
#ifndef PLIEGO_LAYOUT_HANG_H
#define PLIEGO_LAYOUT_HANG_H

#include "layout/page.h"

/*
 * Of a text of that style in a block of the open section: into the margins, but for its thumb tab; between
 * columns, into half the gap.  Beside a label nothing hangs out to the left.  Nor does anything where the
 * style does not say so, or its lines end at no margin.
 */
struct hang hang_of_block(const struct layout *, const struct block *, const struct style *);

/* The same of a text over the width of the body that stands beside a label. */
struct hang hang_of_labelled(const struct layout *, const struct style *);

#endif

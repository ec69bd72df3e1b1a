/*
 * Bookmarks (ISO 32000-1, 12.3.3) and the destinations that they and links lead to.
 */
#ifndef PLIEGO_PDF_OUTLINE_H
#define PLIEGO_PDF_OUTLINE_H

#include "layout/pages.h"
#include "pdf/objects.h"

/*
 * Writes the destinations with in_outline as a tree: each below the nearest one before it that has a lower
 * level, so levels may be skipped.  What has something below it starts closed.  Returns the root, or 0 when
 * there is none.
 */
uint32_t outline_write(struct objects *, struct arena *, const struct pagination *,
    const uint32_t *page_objects);

/* Appends "/Dest [...]" and a line end. */
void outline_add_dest(struct buf *, const struct pagination *, const struct destination *,
    const uint32_t *page_objects);

#endif

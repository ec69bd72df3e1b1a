/*
 * Texts set once that come again and again: figures, of which there are few different ones, and what units
 * have in common.
 */
#ifndef PLIEGO_LAYOUT_TEXT_CACHE_H
#define PLIEGO_LAYOUT_TEXT_CACHE_H

#include "layout/lines.h"

/* As set_lines() does, telling all, for lines that may be shared with other places of the same text. */
bool set_lines_cached(struct layout *, const struct rich_text *, length width, struct lines *);

#endif

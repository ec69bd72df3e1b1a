/*
 * The watermark: a text in the middle of each page, behind all else on it, along the diagonal or level.  It
 * is one line, set smaller where the page is too small for it.
 */
#ifndef PLIEGO_LAYOUT_WATERMARK_H
#define PLIEGO_LAYOUT_WATERMARK_H

#include "layout/page.h"

/* Prints it on the open page, which has nothing so far; false after an error. */
bool watermark_emit(struct layout *);

#endif

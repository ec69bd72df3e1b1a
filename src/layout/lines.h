/*
 * Text set in lines, through the metrics, with a say in what is told of it.
 */
#ifndef PLIEGO_LAYOUT_LINES_H
#define PLIEGO_LAYOUT_LINES_H

#include "layout/page.h"

/* What is told of a text: of one that was set before, its warnings were given then. */
enum telling { TELL_ALL, TELL_NEW, TELL_ERRORS };

/* metrics->set(), telling all, or what was not told at its place before, or only errors.  In the arena. */
bool set_lines(struct layout *, struct arena *, enum telling, const struct rich_text *, length width,
    struct lines *);

#endif

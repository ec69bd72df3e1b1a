/*
 * Blocks that are to fit one page: where they don't, they are set smaller, step by step, down to the least
 * size of type that is said; letters, leading, indents and paddings alike.  What does not fit even then flows
 * over pages in its own size, with a warning [layout-fit].
 */
#ifndef PLIEGO_LAYOUT_FIT_H
#define PLIEGO_LAYOUT_FIT_H

#include "layout/page.h"

struct held_section;

/* The open section with the blocks that fit, once a run: then l->section. */
void fit_section(struct layout *, struct held_section *);

#endif

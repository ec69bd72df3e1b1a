/*
 * Header and footer of a section's pages.
 */
#ifndef PLIEGO_LAYOUT_FURNITURE_H
#define PLIEGO_LAYOUT_FURNITURE_H

#include "layout/page.h"

/* Pages that may have a header and footer of their own. */
enum page_place { PAGE_FIRST, PAGE_RIGHT, PAGE_LEFT, PAGE_PLACES };

/* Headers and footers of a section, and the room they leave. */
struct furniture {
	struct grid *header[PAGE_PLACES], *footer[PAGE_PLACES]; /* NULL: none */
	struct grid *tab;                                       /* NULL: none */
	struct page_body {
		length top, bottom;
	} first, others; /* pages */
	length body_width;
	bool own_first_header, own_first_footer; /* else on the first page the one of its side */
};

/* The lowest of the bodies. */
length furniture_least(const struct furniture *);

/* Measures headers and footers; false after an error. */
bool furniture_measure(struct layout *, const struct section *, struct furniture *);
/* Sets the area of the body of the open page; first: of those that run on together. */
void furniture_body(struct layout *, bool first);
/* Prints those of the open page, and sets the area of its body. */
void furniture_emit(struct layout *, bool first);
/* Prints the thumb tab of the open page, if its section has one. */
void furniture_emit_tab(struct layout *);

#endif

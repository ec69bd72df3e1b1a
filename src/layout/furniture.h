/*
 * Header and footer of a section's pages.
 */
#ifndef PLIEGO_LAYOUT_FURNITURE_H
#define PLIEGO_LAYOUT_FURNITURE_H

#include "layout/page.h"

/* Header and footer of a section, and the room they leave. */
struct furniture {
	struct grid *header, *footer; /* NULL: none */
	length body_top, body_bottom, body_width;
};

/* Measures header and footer; false after an error. */
bool furniture_measure(struct layout *, const struct section *, struct furniture *);
/* Prints them on the open page, and sets the area of its body. */
void furniture_emit(struct layout *);

#endif

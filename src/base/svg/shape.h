/*
 * The outlines of the basic shapes and paths (SVG 1.1, 8 and 9).
 */
#ifndef PLIEGO_BASE_SVG_SHAPE_H
#define PLIEGO_BASE_SVG_SHAPE_H

#include "base/svg/fault.h"
#include "base/svg/path.h"

bool svg_is_shape(const struct svg_element *);

/* Where an element stands: shares of it are those of the nearest viewport (SVG 1.1, 7.10). */
struct svg_place {
	struct svg_faults *faults;
	const struct svg_element *element;
	struct fixed_point size; /* of the viewport */
};

/* Its outline, which is empty where it has none, or after faults. */
void svg_outline(const struct svg_place *, struct svg_path *);

/* A length that is an attribute; it stays as it is where there is none, or a faulty one. */
void svg_get_length(const struct svg_place *, const char *name, fixed *out);

/* What 100% of lengths are that are neither of the width nor of the height. */
fixed svg_diagonal(struct fixed_point size);

#endif

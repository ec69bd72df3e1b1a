/*
 * The outlines of the basic shapes and paths (SVG 1.1, 8 and 9).
 */
#ifndef PLIEGO_BASE_SVG_SHAPE_H
#define PLIEGO_BASE_SVG_SHAPE_H

#include "base/svg/fault.h"
#include "base/svg/path.h"

bool svg_is_shape(const struct svg_element *);

/* Its outline, which is empty where it has none, or after faults. */
void svg_outline(struct svg_faults *, const struct svg_element *, struct svg_path *);

/* A length that is an attribute; it stays as it is where there is none, or a faulty one. */
void svg_get_length(struct svg_faults *, const struct svg_element *, const char *name, fixed *out);

#endif

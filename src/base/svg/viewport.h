/*
 * Where elements are: transform, and, of an <svg> or <symbol>, viewBox and preserveAspectRatio.
 *
 * Source: SVG 1.1, 7.6 to 7.8.
 */
#ifndef PLIEGO_BASE_SVG_VIEWPORT_H
#define PLIEGO_BASE_SVG_VIEWPORT_H

#include "base/svg/fault.h"
#include "base/svg/matrix.h"

/* What goes through the transform of the element, if it has one, first.  False after a fault. */
bool svg_place_element(struct svg_faults *, const struct svg_element *, const struct matrix *outer,
    struct matrix *out);

struct view_box {
	fixed x, y, width, height;
	bool is_told;
};

/* None, and a fault, when it can't be read. */
struct view_box svg_view_box(struct svg_faults *, const struct svg_element *);

/*
 * The matrix that brings the contents of the element into a box of that size, the view box of which may be
 * none: then they are as large as they are.  False after a fault, or when nothing is seen of them.
 */
bool svg_fit(struct svg_faults *, const struct svg_element *, const struct view_box *,
    struct fixed_point size, struct matrix *out);

#endif

/*
 * How an element is painted: its presentation attributes, those in its `style`, and what it inherits.
 *
 * Source: SVG 1.1, 11 (painting), 14.5 (opacity), 6.4 (style attributes); SVG 2, 13.8 (paint-order).
 */
#ifndef PLIEGO_BASE_SVG_STYLE_H
#define PLIEGO_BASE_SVG_STYLE_H

#include "base/svg/fault.h"
#include "base/svg/matrix.h"
#include "base/vector.h"

struct svg_paint {
	struct color color;
	bool is_current; /* that of `color` */
};

struct svg_style {
	/* Inherited. */
	struct svg_paint fill, stroke;
	struct color color;
	uint16_t fill_opacity, stroke_opacity; /* thousandths */
	fixed stroke_width, miter_limit;
	enum vector_cap cap;
	enum vector_join join;
	fixed dashes[VECTOR_DASHES_MAX];
	size_t dash_count;
	fixed dash_offset;
	bool even_odd, is_hidden, stroke_first;
	/* Not. */
	uint16_t opacity;
	bool is_none;   /* display: none */
	bool overflows; /* what is out of an <svg> or <symbol> is seen */
};

/* What the root inherits. */
extern const struct svg_style svg_style_initial;

/* That of a child of `parent`; faults are told, and their properties left as they are inherited. */
struct svg_style svg_style_of(struct svg_faults *, struct arena *, const struct svg_element *,
    const struct svg_style *parent);

#endif

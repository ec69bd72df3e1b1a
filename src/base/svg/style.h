/*
 * How an element is painted: its presentation attributes, rules for it, its `style`, and what it inherits.
 *
 * Source: SVG 1.1, 11 (painting), 14.5 (opacity), 6.4 (style attributes); SVG 2, 13.8 (paint-order);
 * CSS 2.1, 6.4 (cascade); CSS Cascade 4, 7.3 (inherit, initial, unset, revert).
 */
#ifndef PLIEGO_BASE_SVG_STYLE_H
#define PLIEGO_BASE_SVG_STYLE_H

#include "base/svg/fault.h"
#include "base/svg/sheet.h"
#include "base/svg/value.h"
#include "base/vector.h"

struct svg_paint {
	struct color color;
	uint16_t alpha;  /* thousandths */
	bool is_current; /* that of `color` */
};

struct svg_dashes {
	fixed lengths[VECTOR_DASHES_MAX];
	size_t count;
};

struct svg_style {
	/* Inherited. */
	struct svg_paint fill, stroke;
	struct svg_paint color;                /* never current */
	uint16_t fill_opacity, stroke_opacity; /* thousandths */
	struct svg_length stroke_width;
	fixed miter_limit;
	enum vector_cap cap;
	enum vector_join join;
	struct svg_dashes dashes;
	fixed dash_offset;
	bool even_odd, is_hidden, stroke_first;
	/* Not. */
	uint16_t opacity;
	const char *clip_path; /* as it is told; NULL: none */
	bool is_none;          /* display: none */
	bool overflows;        /* what is out of it is seen, where it is an <svg> or <symbol> */
};

/* What the root inherits. */
extern const struct svg_style svg_style_initial;

/* What styles of all elements need. */
struct svg_styles {
	struct svg_faults *faults;
	struct svg_sheet sheet;
	size_t work; /* characters read so far: those of elements that are used, again each time */
};

/* More than can be asked for without using elements and rules thousands of times. */
#define SVG_WORK_MAX (4 * SVG_FILE_MAX)

/* That of a child of `parent`; faults are told, and their properties left as they are inherited. */
struct svg_style svg_style_of(struct svg_styles *, const struct svg_element *,
    const struct svg_style *parent);

#endif

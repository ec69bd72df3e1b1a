/*
 * Where the shapes of a drawing are gathered, in the space of base/vector.h.
 */
#ifndef PLIEGO_BASE_SVG_CANVAS_H
#define PLIEGO_BASE_SVG_CANVAS_H

#include "base/svg/fault.h"
#include "base/svg/path.h"
#include "base/svg/style.h"

struct canvas {
	struct arena *arena; /* keeps the shapes */
	struct svg_faults *faults;
	const struct vector_mark **end; /* of the group under way */
	size_t point_count;             /* of all shapes */
};

void canvas_init(struct canvas *, struct arena *, struct svg_faults *, struct vector_group *all);

/* Adds the shape of an element, whose units the matrix brings into the space of the canvas. */
void canvas_add(struct canvas *, const struct svg_element *, const struct svg_path *,
    const struct svg_style *, const struct matrix *);

/* What is added until canvas_end() is a group; returns what that needs. */
const struct vector_mark **canvas_begin(struct canvas *, struct vector_group *);
void canvas_end(struct canvas *, const struct vector_mark **outer);

/* The place of a point of the element on the canvas. */
struct vector_point canvas_point(struct canvas *, const struct svg_element *, const struct matrix *,
    struct fixed_point);

#endif

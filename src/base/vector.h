/*
 * A drawing: shapes in the order in which they are painted, and groups of them.
 *
 * It has a space of its own: the origin bottom left, the longer side VECTOR_SIDE.  Coordinates and lengths
 * are in thousandths of its units, so in millionths of the picture; matrices are in millionths.
 */
#ifndef PLIEGO_BASE_VECTOR_H
#define PLIEGO_BASE_VECTOR_H

#include "base/style.h"

#define VECTOR_SIDE 1000000   /* 1000 units */
#define VECTOR_FAR 1000000000 /* a million units: nothing is further off */
#define VECTOR_ONE 1000000    /* of a matrix */
#define VECTOR_OPAQUE 1000    /* thousandths */
#define VECTOR_DASHES_MAX 32  /* numbers of a pattern */
#define VECTOR_MITER_MIN 1000 /* thousandths */

struct vector_point {
	int32_t x, y;
};

/* With so many points: one, one, three, none. */
enum vector_step { VECTOR_MOVE, VECTOR_LINE, VECTOR_CURVE, VECTOR_CLOSE };

/* Begins with VECTOR_MOVE; so does what comes behind VECTOR_CLOSE. */
struct vector_path {
	const uint8_t *steps; /* enum vector_step */
	size_t step_count;
	const struct vector_point *points;
};

/* Numbered as PDF does. */
enum vector_cap { VECTOR_CAP_BUTT, VECTOR_CAP_ROUND, VECTOR_CAP_SQUARE };
enum vector_join { VECTOR_JOIN_MITER, VECTOR_JOIN_ROUND, VECTOR_JOIN_BEVEL };

struct vector_stroke {
	struct color color; /* none: there is none */
	uint16_t opacity;
	enum vector_cap cap;
	enum vector_join join;
	int32_t width;       /* > 0 */
	int32_t miter_limit; /* in thousandths, of the width */
	const int32_t *dashes;
	size_t dash_count; /* 0: solid */
	int32_t dash_phase;
};

/* Path and stroke are in a space of their own where it has a matrix: what leaves circles no circles. */
struct vector_shape {
	struct vector_path path;
	bool has_matrix;
	int32_t matrix[4];
	struct vector_point origin; /* what is added behind the matrix */
	struct color fill;
	uint16_t fill_opacity;
	bool even_odd;
	struct vector_stroke stroke;
};

/* Painted as one, then seen through. */
struct vector_group {
	uint16_t opacity;
	bool is_clipped;
	struct vector_point clip[4];     /* the corners of what is seen of it */
	const struct vector_mark *first; /* NULL: it is empty */
};

/* One of both. */
struct vector_mark {
	const struct vector_mark *next;
	const struct vector_shape *shape;
	const struct vector_group *group;
};

struct vector {
	int32_t width, height;
	struct vector_group all;
};

#endif

/*
 * Paths as they are drawn, in the units of their shape.
 */
#ifndef PLIEGO_BASE_SVG_PATH_H
#define PLIEGO_BASE_SVG_PATH_H

#include "base/arena.h"
#include "base/svg/matrix.h"
#include "base/vector.h"

#define SVG_POINTS_MAX 1000000

/* Where what a curve leaves of a quarter of a circle has its points: 4/3 tan(90°/4), a factor. */
#define QUARTER_HANDLE INT64_C(552284749831)

struct svg_path {
	struct arena *arena;
	uint8_t *steps; /* enum vector_step */
	struct fixed_point *points;
	size_t step_count, step_capacity;
	size_t point_count, point_capacity;
	bool is_full; /* more than SVG_POINTS_MAX steps or points were asked for; they are not there */
};

/* Empties it and keeps its memory. */
void svg_path_clear(struct svg_path *);

void svg_move(struct svg_path *, struct fixed_point);
void svg_line(struct svg_path *, struct fixed_point);
void svg_curve(struct svg_path *, struct fixed_point, struct fixed_point, struct fixed_point);
void svg_close(struct svg_path *);

/* Where the pen is: only of a path that has points. */
struct fixed_point svg_pen(const struct svg_path *);

#endif

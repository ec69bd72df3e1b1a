#include "base/svg/path.h"

void
svg_path_clear(struct svg_path *path)
{
	path->step_count = path->point_count = 0;
	path->is_full = false;
}

static void
add_step(struct svg_path *path, enum vector_step step, const struct fixed_point *points, size_t count)
{
	if (path->step_count >= SVG_POINTS_MAX || path->point_count + count > SVG_POINTS_MAX) {
		path->is_full = true;
		return;
	}
	path->steps = arena_grow(path->arena, path->steps, path->step_count, &path->step_capacity,
	    path->step_count + 1, sizeof *path->steps);
	path->points = arena_grow(path->arena, path->points, path->point_count, &path->point_capacity,
	    path->point_count + count, sizeof *path->points);
	path->steps[path->step_count++] = (uint8_t)step;
	for (size_t i = 0; i < count; i++)
		path->points[path->point_count++] = points[i];
}

void
svg_move(struct svg_path *path, struct fixed_point to)
{
	add_step(path, VECTOR_MOVE, &to, 1);
}

void
svg_line(struct svg_path *path, struct fixed_point to)
{
	add_step(path, VECTOR_LINE, &to, 1);
}

void
svg_curve(struct svg_path *path, struct fixed_point a, struct fixed_point b, struct fixed_point to)
{
	add_step(path, VECTOR_CURVE, (struct fixed_point[]){a, b, to}, 3);
}

void
svg_close(struct svg_path *path)
{
	add_step(path, VECTOR_CLOSE, NULL, 0);
}

struct fixed_point
svg_pen(const struct svg_path *path)
{
	return path->points[path->point_count - 1];
}

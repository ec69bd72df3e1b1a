/*
 * Any bytes that begin as XML are a drawing that is within its bounds, or at least one error.
 */
#include <assert.h>

#include "base/svg/svg.h"
#include "base/vector.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_point(struct vector_point p)
{
	assert(p.x >= -VECTOR_FAR && p.x <= VECTOR_FAR && p.y >= -VECTOR_FAR && p.y <= VECTOR_FAR);
}

static void
check_path(const struct vector_path *path)
{
	static const unsigned counts[] =
	    {[VECTOR_MOVE] = 1, [VECTOR_LINE] = 1, [VECTOR_CURVE] = 3, [VECTOR_CLOSE] = 0};
	const struct vector_point *point = path->points;

	assert(path->step_count > 0 && path->steps[0] == VECTOR_MOVE);
	for (size_t i = 0; i < path->step_count; i++) {
		assert(path->steps[i] <= VECTOR_CLOSE);
		assert(i == 0 || path->steps[i - 1] != VECTOR_CLOSE || path->steps[i] == VECTOR_MOVE);
		for (unsigned k = 0; k < counts[path->steps[i]]; k++)
			check_point(*point++);
	}
}

static void
check_shape(const struct vector_shape *shape)
{
	const struct vector_stroke *stroke = &shape->stroke;

	check_path(&shape->path);
	assert(!shape->fill.none || !stroke->color.none);
	assert(shape->fill_opacity <= VECTOR_OPAQUE);
	if (stroke->color.none)
		return;
	assert(stroke->width > 0 && stroke->miter_limit >= VECTOR_MITER_MIN);
	assert(stroke->opacity > 0 && stroke->opacity <= VECTOR_OPAQUE);
	assert(stroke->dash_count <= VECTOR_DASHES_MAX);
	for (size_t i = 0; i < stroke->dash_count; i++)
		assert(stroke->dashes[i] >= 0);
}

static void
check_marks(const struct vector_mark *mark)
{
	for (; mark != NULL; mark = mark->next) {
		assert((mark->shape == NULL) != (mark->group == NULL));
		if (mark->shape != NULL) {
			check_shape(mark->shape);
			continue;
		}
		for (int i = 0; mark->group->is_clipped && i < 4; i++)
			check_point(mark->group->clip[i]);
		check_marks(mark->group->first);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	const struct bytes file = {arena_strndup(arena, (const char *)data, n), n};
	struct image image = {.path = "fuzz.svg"};

	if (svg_is(file)) {
		const bool read = svg_read(arena, file, &image, diags);
		assert(read == (diags_errors(diags) == 0));
		if (read) {
			assert(image.natural_width > 0 && image.natural_width <= LENGTH_MAX);
			assert(image.natural_height > 0 && image.natural_height <= LENGTH_MAX);
			assert(image.vector->width > 0 && image.vector->height > 0);
			check_marks(image.vector->all.first);
		}
	}
	diags_close(diags);
	arena_close(arena);
	return 0;
}

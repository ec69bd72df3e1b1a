#include "base/svg/canvas.h"

/* Thousandths of units, of thousand-millionths. */
#define THOUSANDTH (FIXED_ONE / 1000)

void
canvas_init(struct canvas *canvas, struct arena *arena, struct svg_faults *faults, struct vector_group *all)
{
	*canvas = (struct canvas){.arena = arena, .faults = faults, .end = &all->first};
}

static void
add_mark(struct canvas *canvas, const struct vector_shape *shape, const struct vector_group *group)
{
	struct vector_mark *mark = ARENA_NEW(canvas->arena, struct vector_mark);

	*mark = (struct vector_mark){NULL, shape, group};
	*canvas->end = mark;
	canvas->end = &mark->next;
}

const struct vector_mark **
canvas_begin(struct canvas *canvas, struct vector_group *group)
{
	add_mark(canvas, NULL, group);
	const struct vector_mark **outer = canvas->end;
	canvas->end = &group->first;
	return outer;
}

void
canvas_end(struct canvas *canvas, const struct vector_mark **outer)
{
	canvas->end = outer;
}

/* --- numbers -------------------------------------------------------------------------------------------- */

static int32_t
thousandths(struct canvas *canvas, const struct svg_element *e, fixed n)
{
	const fixed_wide rounded = wide_divide(n, THOUSANDTH);

	if (rounded <= VECTOR_FAR && rounded >= -VECTOR_FAR)
		return (int32_t)rounded;
	svg_fault_limit(canvas->faults, e,
	    N_("the drawing has something a thousand times further off than it is large: take it off"));
	return 0;
}

struct vector_point
canvas_point(struct canvas *canvas, const struct svg_element *e, const struct matrix *m, struct fixed_point p)
{
	struct fixed_point there;

	if (!matrix_apply(m, p, &there))
		there = (struct fixed_point){FIXED_MAX, FIXED_MAX};
	return (struct vector_point){thousandths(canvas, e, there.x), thousandths(canvas, e, there.y)};
}

/* Of what is more than nothing: a thousandth at least. */
static int32_t
positive(struct canvas *canvas, const struct svg_element *e, fixed n)
{
	const int32_t rounded = thousandths(canvas, e, n);

	return rounded == 0 && n > 0 ? 1 : rounded;
}

static uint16_t
opacity_of(uint16_t own, uint16_t outer)
{
	return (uint16_t)((own * outer + VECTOR_OPAQUE / 2) / VECTOR_OPAQUE);
}

/* --- shapes --------------------------------------------------------------------------------------------- */

static struct vector_path
place_path(struct canvas *canvas, const struct svg_element *e, const struct svg_path *path,
    const struct matrix *m)
{
	uint8_t *steps = ARENA_ARRAY(canvas->arena, uint8_t, path->step_count);
	struct vector_point *points = ARENA_ARRAY(canvas->arena, struct vector_point, path->point_count);

	memcpy(steps, path->steps, path->step_count);
	for (size_t i = 0; i < path->point_count; i++)
		points[i] = canvas_point(canvas, e, m, path->points[i]);
	return (struct vector_path){steps, path->step_count, points};
}

static struct vector_stroke
place_stroke(struct canvas *canvas, const struct svg_element *e, const struct svg_style *style, int64_t scale)
{
	const struct svg_paint *paint = style->stroke.is_current ? &style->color : &style->stroke;

	if (paint->color.none)
		return (struct vector_stroke){.color = paint->color};
	int32_t *dashes = ARENA_ARRAY(canvas->arena, int32_t, style->dashes.count);
	for (size_t i = 0; i < style->dashes.count; i++)
		dashes[i] = positive(canvas, e, fixed_times(style->dashes.lengths[i], scale));
	return (struct vector_stroke){
	    .color = paint->color,
	    .opacity = opacity_of(style->stroke_opacity, paint->alpha),
	    .cap = style->cap,
	    .join = style->join,
	    .width = positive(canvas, e, fixed_times(style->stroke_width.n, scale)),
	    .miter_limit = thousandths(canvas, e, style->miter_limit),
	    .dashes = dashes,
	    .dash_count = style->dashes.count,
	    .dash_phase = thousandths(canvas, e, fixed_times(style->dash_offset, scale)),
	};
}

/*
 * What makes ellipses of circles makes strokes of changing width: then path and stroke keep a space of their
 * own, as large as that of the canvas, with the first point of the path as its origin.
 */
static void
place_in_own_space(struct canvas *canvas, const struct svg_element *e, const struct svg_path *path,
    const struct matrix *m, struct vector_shape *shape)
{
	const int64_t scale = matrix_scale(m), numbers[4] = {m->a, m->b, m->c, m->d};
	const struct fixed_point origin = path->points[0];
	const struct matrix own = {
	    .a = scale,
	    .d = scale,
	    .e = -fixed_times(origin.x, scale),
	    .f = -fixed_times(origin.y, scale),
	};

	shape->has_matrix = true;
	shape->origin = canvas_point(canvas, e, m, origin);
	for (int i = 0; i < 4; i++) {
		const fixed_wide n = wide_divide((fixed_wide)numbers[i] * VECTOR_ONE, scale);
		if (n > VECTOR_FAR || n < -VECTOR_FAR)
			svg_fault_limit(canvas->faults, e,
			    N_("the drawing has something that is stretched too far: take it off"));
		else
			shape->matrix[i] = (int32_t)n;
	}
	shape->path = place_path(canvas, e, path, &own);
}

/*
 * Where a stroke is seen through, what it is on is seen: it is a shape of its own, for PDF takes the fill
 * away below the stroke of one operator (ISO 32000-1, 11.7.4.4).
 */
static void
add_shape(struct canvas *canvas, const struct vector_shape *shape, bool stroke_first)
{
	const bool both = !shape->fill.none && !shape->stroke.color.none;
	struct vector_shape *parts = ARENA_ARRAY(canvas->arena, struct vector_shape, 2);

	parts[0] = parts[1] = *shape;
	if (both && (stroke_first || shape->stroke.opacity < VECTOR_OPAQUE)) {
		parts[stroke_first].stroke.color.none = true;
		parts[!stroke_first].fill.none = true;
		add_mark(canvas, &parts[0], NULL);
		add_mark(canvas, &parts[1], NULL);
	} else {
		add_mark(canvas, &parts[0], NULL);
	}
}

static void
add_in_group(struct canvas *canvas, const struct vector_shape *shape, const struct svg_style *style)
{
	struct vector_group *group = ARENA_NEW(canvas->arena, struct vector_group);
	group->opacity = style->opacity;

	const struct vector_mark **outer = canvas_begin(canvas, group);
	add_shape(canvas, shape, style->stroke_first);
	canvas_end(canvas, outer);
}

void
canvas_add(struct canvas *canvas, const struct svg_element *e, const struct svg_path *path,
    const struct svg_style *style, const struct matrix *m)
{
	const int64_t scale = matrix_scale(m);
	const struct svg_paint *fill = style->fill.is_current ? &style->color : &style->fill;
	struct vector_shape shape = {
	    .fill = fill->color,
	    .fill_opacity = opacity_of(style->fill_opacity, fill->alpha),
	    .even_odd = style->even_odd,
	};

	canvas->point_count += path->point_count + path->step_count;
	if (path->is_full || canvas->point_count > 2 * (size_t)SVG_POINTS_MAX) {
		svg_fault_limit(canvas->faults, e, N_("the drawing has too many points: simplify it"));
		return;
	}
	if (style->is_hidden || path->point_count == 0 || scale == 0)
		return;
	shape.stroke = place_stroke(canvas, e, style, scale);
	shape.fill.none |= shape.fill_opacity == 0;
	shape.stroke.color.none |= shape.stroke.width == 0 || shape.stroke.opacity == 0;
	if (shape.fill.none && shape.stroke.color.none)
		return;
	if (shape.stroke.color.none || matrix_is_similar(m))
		shape.path = place_path(canvas, e, path, m);
	else
		place_in_own_space(canvas, e, path, m, &shape);
	if (style->opacity < VECTOR_OPAQUE && !shape.fill.none && !shape.stroke.color.none) {
		add_in_group(canvas, &shape, style);
		return;
	}
	shape.fill_opacity = opacity_of(shape.fill_opacity, style->opacity);
	shape.stroke.opacity = opacity_of(shape.stroke.opacity, style->opacity);
	add_shape(canvas, &shape, style->stroke_first);
}

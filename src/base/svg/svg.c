#include "base/svg/svg.h"

#include <string.h>

#include "base/intern.h"
#include "base/svg/canvas.h"
#include "base/svg/clip.h"
#include "base/svg/shape.h"
#include "base/svg/tree.h"
#include "base/svg/value.h"
#include "base/svg/viewport.h"

struct svg {
	struct arena *scratch;
	struct svg_faults faults;
	struct svg_styles styles;
	struct canvas canvas;
	struct svg_path path;
	struct intern ids;
	const struct vector *vector;
	const struct svg_element **targets; /* of each id */
	size_t target_capacity;
	size_t visits;   /* of elements: those that are used are visited again */
	bool is_stopped; /* where they are too many, nothing more is drawn */
};

/* What an element is drawn in. */
struct context {
	const struct svg_style *style;
	const struct matrix *matrix;
	struct fixed_point size;        /* of the nearest viewport */
	const struct svg_element *user; /* the <use> that it is there by; NULL: none */
	unsigned depth;
	unsigned clips; /* in one another */
};

/* PDF/A allows 28 saved states in one another (ISO 19005-2, 6.1.13); page and shape have some, too. */
#define CLIPS_MAX 24

static void draw_element(struct svg *, const struct svg_element *, const struct context *);

bool
svg_is(struct bytes file)
{
	const char *s = file.data, *end = s + file.length;

	if (svg_is_wide(file))
		return true;
	if (file.length >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3;
	while (s < end && svg_is_blank(*s))
		s++;
	return s < end && *s == '<';
}

/* --- what is not drawn ---------------------------------------------------------------------------------- */

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* What is seen only where others refer to it, and those are told. */
static bool
is_never_drawn(const struct svg_element *e)
{
	static const char *const names[] = {"defs", "symbol", "linearGradient", "radialGradient", "pattern",
	    "clipPath", "mask", "filter", "marker", "style", "view", "cursor", "color-profile", "font",
	    "font-face", NULL};

	return is_one_of(e->name, names);
}

static bool
is_group(const struct svg_element *e)
{
	return strcmp(e->name, "g") == 0 || strcmp(e->name, "a") == 0;
}

static const char *
what_to_do(const struct svg_element *e)
{
	static const char *const texts[] = {"text", "tspan", "textPath", "tref", "altGlyph", "flowRoot",
	    NULL};

	if (is_one_of(e->name, texts))
		return N_("convert text to paths in the program that made the drawing");
	if (strcmp(e->name, "image") == 0)
		return N_("take it out, and place the picture by itself");
	if (strcmp(e->name, "foreignObject") == 0)
		return N_(
		    "take it out; of programs for diagrams, ask for text that is no HTML, and convert it "
		    "to paths");
	return N_("convert it to paths in the program that made the drawing");
}

/* Rules, animations and scripts take effect wherever they stand. */
static void
read_everywhere(struct svg *svg, const struct svg_element *e)
{
	static const char *const moving[] = {"animate", "animateColor", "animateMotion", "animateTransform",
	    "set", "discard", "script", NULL};

	if (is_one_of(e->name, moving))
		svg_fault_element(&svg->faults, e, N_("take it out: all readers see the same picture"));
	if (strcmp(e->name, "style") == 0)
		svg_sheet_add(&svg->styles.sheet, &svg->faults, e);
}

/* Takes note of the ids, of which the first counts; as deep as the tree, SVG_DEPTH_MAX. */
static void
look_through(struct svg *svg, const struct svg_element *e)
{
	const char *id = svg_attribute(e, "id");
	const uint32_t known = svg->ids.count;

	read_everywhere(svg, e);
	if (id != NULL && intern_add(&svg->ids, id, strlen(id)) == known) {
		svg->targets = arena_grow(svg->scratch, svg->targets, known, &svg->target_capacity,
		    (size_t)known + 1, sizeof(struct svg_element *));
		svg->targets[known] = e;
	}
	for (const struct svg_element *child = e->first; child != NULL; child = child->next)
		look_through(svg, child);
}

/* --- elements ------------------------------------------------------------------------------------------- */

/* That of the children of what is drawn in the given one. */
static struct context
inside_of(const struct context *in)
{
	struct context inside = *in;

	inside.depth++;
	inside.user = NULL;
	return inside;
}

static void
draw_children(struct svg *svg, const struct svg_element *e, const struct context *in)
{
	const struct context inside = inside_of(in);

	for (const struct svg_element *child = e->first; child != NULL; child = child->next)
		draw_element(svg, child, &inside);
}

/* False after a fault. */
static bool
join(struct svg *svg, const struct svg_element *e, const struct matrix *outer, const struct matrix *inner,
    struct matrix *out)
{
	if (matrix_multiply(outer, inner, out))
		return true;
	svg_fault_limit(&svg->faults, e,
	    N_("the drawing has something that is moved or stretched too far: take it off"));
	return false;
}

/* Where corners of the element are in the picture. */
static void
place_corners(struct svg *svg, const struct svg_element *e, const struct matrix *m,
    const struct fixed_point *corners, struct vector_point out[4])
{
	for (int i = 0; i < 4; i++)
		out[i] = canvas_point(&svg->canvas, e, m, corners[i]);
}

/* Begins a group of which only what is between the corners is seen. */
static const struct vector_mark **
begin_clip(struct svg *svg, const struct svg_element *e, const struct vector_point corners[4],
    struct context *inside)
{
	struct vector_group *group = ARENA_NEW(svg->canvas.arena, struct vector_group);

	if (++inside->clips > CLIPS_MAX)
		svg_fault_limit(&svg->faults, e,
		    N_("the drawing has too many clip paths or <svg> in one another: ungroup some"));
	group->opacity = VECTOR_OPAQUE;
	group->is_clipped = true;
	memcpy(group->clip, corners, sizeof group->clip);
	return canvas_begin(&svg->canvas, group);
}

/* The same of a viewport, but where what is out of it is seen: then NULL. */
static const struct vector_mark **
begin_viewport(struct svg *svg, const struct svg_element *e, const struct matrix *m, struct fixed_point size,
    struct context *inside)
{
	const struct fixed_point corners[4] = {{0, 0}, {size.x, 0}, {size.x, size.y}, {0, size.y}};
	struct vector_point placed[4];

	if (inside->style->overflows)
		return NULL;
	place_corners(svg, e, m, corners, placed);
	return begin_clip(svg, e, placed, inside);
}

/* A width or height of a viewport: all there is when it says none. */
static void
get_extent(const struct svg_place *place, const char *name, fixed *out)
{
	const char *value = svg_attribute(place->element, name);

	if (value != NULL && !svg_is_word(value, "auto"))
		svg_get_length(place, name, out);
}

static void
draw_viewport(struct svg *svg, const struct svg_element *e, const struct context *in)
{
	struct matrix place = matrix_identity, m, fit;
	struct fixed_point size = in->size;

	if (strcmp(e->name, "svg") == 0) {
		const struct svg_place own = {&svg->faults, e, in->size};
		svg_get_length(&own, "x", &place.e);
		svg_get_length(&own, "y", &place.f);
		get_extent(&own, "width", &size.x);
		get_extent(&own, "height", &size.y);
	}
	if (in->user != NULL) {
		const struct svg_place user = {&svg->faults, in->user, in->size};
		get_extent(&user, "width", &size.x);
		get_extent(&user, "height", &size.y);
	}
	const struct view_box box = svg_view_box(&svg->faults, e);
	if (size.x <= 0 || size.y <= 0 || !join(svg, e, in->matrix, &place, &m) ||
	    !svg_fit(&svg->faults, e, &box, size, &fit))
		return;
	struct context inside = *in;
	const struct vector_mark **outer = begin_viewport(svg, e, &m, size, &inside);
	inside.matrix = &m;
	inside.size = box.is_told ? (struct fixed_point){box.width, box.height} : size;
	if (join(svg, e, &m, &fit, &m))
		draw_children(svg, e, &inside);
	if (outer != NULL)
		canvas_end(&svg->canvas, outer);
}

static void
draw_use(struct svg *svg, const struct svg_element *e, const struct context *in)
{
	const char *href = svg_attribute(e, "href");
	const struct svg_property p = {"href", href};
	struct matrix place = matrix_identity, m;

	if (href == NULL)
		return;
	if (*href != '#') {
		svg_fault_property(&svg->faults, e, p, N_("put what it uses into the drawing itself"));
		return;
	}
	const uint32_t id = intern_find(&svg->ids, href + 1, strlen(href + 1));
	if (id == INTERN_NONE) {
		svg->faults.any = true;
		diag_add(svg->faults.diags, SEVERITY_ERROR, e->loc, "svg-value",
		    "this <use> has href \"%.60s\", and there is no element of that id", href);
		return;
	}
	svg_get_length(&(struct svg_place){&svg->faults, e, in->size}, "x", &place.e);
	svg_get_length(&(struct svg_place){&svg->faults, e, in->size}, "y", &place.f);
	if (join(svg, e, in->matrix, &place, &m))
		draw_element(svg, svg->targets[id],
		    &(struct context){in->style, &m, in->size, e, in->depth + 1, in->clips});
}

/* Whether nothing is seen of it by what it says itself. */
static bool
is_unseen(const struct svg_style *style)
{
	return style->is_none || style->opacity == 0;
}

/*
 * Whether a <switch> may take it: there are no extensions, and nothing that is not SVG (SVG 1.1, 5.8).  One
 * for a language is told where it is drawn.
 */
static bool
is_for_us(const struct svg_element *e)
{
	const char *features = svg_attribute(e, "requiredFeatures");

	return svg_attribute(e, "requiredExtensions") == NULL &&
	    (features == NULL || (*features != '\0' && strstr(features, "#Extensibility") == NULL));
}

/* The first of its children that may be drawn. */
static void
draw_switch(struct svg *svg, const struct svg_element *e, const struct context *in)
{
	const struct context inside = inside_of(in);

	for (const struct svg_element *child = e->first; child != NULL; child = child->next)
		if (!is_never_drawn(child) && is_for_us(child)) {
			draw_element(svg, child, &inside);
			return;
		}
}

static void
draw_kind(struct svg *svg, const struct svg_element *e, const struct context *in)
{
	if (is_group(e))
		draw_children(svg, e, in);
	else if (strcmp(e->name, "use") == 0)
		draw_use(svg, e, in);
	else if (strcmp(e->name, "switch") == 0)
		draw_switch(svg, e, in);
	else
		draw_viewport(svg, e, in);
}

/* Elements in one that is seen through are one picture first. */
static void
draw_in_group(struct svg *svg, const struct svg_element *e, const struct context *in,
    void (*draw)(struct svg *, const struct svg_element *, const struct context *))
{
	struct vector_group *group;

	if (in->style->opacity == VECTOR_OPAQUE) {
		draw(svg, e, in);
		return;
	}
	group = ARENA_NEW(svg->canvas.arena, struct vector_group);
	group->opacity = in->style->opacity;
	const struct vector_mark **outer = canvas_begin(&svg->canvas, group);
	draw(svg, e, in);
	canvas_end(&svg->canvas, outer);
}

static bool
is_container(const struct svg_element *e)
{
	static const char *const names[] = {"g", "a", "use", "svg", "symbol", "switch", NULL};

	return is_one_of(e->name, names);
}

/* False after a fault. */
static bool
may_visit(struct svg *svg, const struct svg_element *e, const struct context *in)
{
	if (svg->is_stopped)
		return false;
	svg->styles.work += e->weight;
	if (in->depth <= SVG_DEPTH_MAX && ++svg->visits <= SVG_ELEMENTS_MAX &&
	    svg->styles.work <= SVG_WORK_MAX)
		return true;
	svg->is_stopped = true;
	svg_fault_limit(&svg->faults, e,
	    N_("the drawing uses too many elements, or one that uses itself: simplify it"));
	return false;
}

/* A width that is a share is one of where the shape stands. */
static void
set_stroke_width(const struct svg_place *place, struct svg_style *style)
{
	fixed n = 0;

	if (!style->stroke_width.is_share)
		return;
	if (!svg_length_of(style->stroke_width, svg_diagonal(place->size), &n))
		svg_fault_limit(place->faults, place->element,
		    N_("the drawing has something that is moved or stretched too far: take it off"));
	style->stroke_width = (struct svg_length){n, false};
}

/* The element that a clip-path names; NULL after a fault. */
static const struct svg_element *
find_clip_path(struct svg *svg, const struct svg_element *e, const char *value)
{
	size_t n = 0;
	const char *id = svg_clip_id(value, &n);

	/* Programs disagree on whether a viewport is clipped within its view box or around it. */
	if (id == NULL || strcmp(e->name, "svg") == 0 || strcmp(e->name, "symbol") == 0) {
		svg_clip_refuse(&svg->faults, e, value);
		return NULL;
	}
	const uint32_t known = intern_find(&svg->ids, id, n);
	if (known == INTERN_NONE) {
		svg_fault_property(&svg->faults, e, (struct svg_property){"clip-path", value},
		    N_("there is no <clipPath> of that id"));
		return NULL;
	}
	return svg->targets[known];
}

/*
 * Begins a group of what the clip path of an element leaves of it, where that is not all; false when it is
 * nothing.  What has a faulty one is drawn whole, for the faults that it has itself.
 */
static bool
begin_clip_path(struct svg *svg, const struct svg_element *e, struct context *in,
    const struct vector_mark ***outer)
{
	const char *value = in->style->clip_path;
	const struct svg_element *clip = find_clip_path(svg, e, value);
	const struct svg_place place = {&svg->faults, e, in->size};
	struct vector_point corners[4];
	struct matrix m = *in->matrix;

	if (clip == NULL)
		return true;
	if (!svg_clip_outline(&svg->styles, &place, clip, &svg->path, &m)) {
		svg_clip_refuse(&svg->faults, e, value);
		return true;
	}
	if (svg->path.point_count == 0)
		return false;
	place_corners(svg, e, &m, svg->path.points, corners);
	if (!svg_clip_is_upright(corners)) {
		svg_clip_refuse(&svg->faults, e, value);
		return true;
	}
	if (corners[0].x == corners[2].x || corners[0].y == corners[2].y)
		return false;
	if (!svg_clip_covers(corners, svg->vector))
		*outer = begin_clip(svg, e, corners, in);
	return true;
}

static void
draw_element(struct svg *svg, const struct svg_element *e, const struct context *outer)
{
	struct svg_style style;
	struct matrix m;
	struct context in = *outer;
	const struct vector_mark **clipped = NULL;

	if (!may_visit(svg, e, outer) ||
	    (is_never_drawn(e) && !(outer->user != NULL && strcmp(e->name, "symbol") == 0)))
		return;
	style = svg_style_of(&svg->styles, e, outer->style);
	if (is_unseen(&style) || !svg_place_element(&svg->faults, e, outer->matrix, &m))
		return;
	in.style = &style;
	in.matrix = &m;
	if (style.clip_path != NULL && !begin_clip_path(svg, e, &in, &clipped))
		return;
	if (is_container(e)) {
		draw_in_group(svg, e, &in, draw_kind);
	} else if (svg_is_shape(e)) {
		const struct svg_place place = {&svg->faults, e, in.size};
		svg_outline(&place, &svg->path);
		set_stroke_width(&place, &style);
		canvas_add(&svg->canvas, e, &svg->path, &style, &m);
	} else {
		svg_fault_element(&svg->faults, e, what_to_do(e));
	}
	if (clipped != NULL)
		canvas_end(&svg->canvas, clipped);
}

/* --- the picture ---------------------------------------------------------------------------------------- */

static bool
is_share(const char *value)
{
	return value == NULL || strchr(value, '%') != NULL || svg_is_word(value, "auto");
}

/* How large it says to be; what it does not say is in proportion to its view box.  False after a fault. */
static bool
find_size(struct svg *svg, const struct svg_element *root, const struct view_box *box,
    struct fixed_point *size)
{
	const struct svg_place place = {&svg->faults, root, {0, 0}};
	bool before = svg->faults.any;

	*size = (struct fixed_point){0, 0};
	svg->faults.any = false;
	if (!is_share(svg_attribute(root, "width")))
		svg_get_length(&place, "width", &size->x);
	if (!is_share(svg_attribute(root, "height")))
		svg_get_length(&place, "height", &size->y);
	if (box->width > 0 && box->height > 0) {
		if (size->x <= 0 && size->y <= 0)
			*size = (struct fixed_point){box->width, box->height};
		else if (size->x <= 0)
			size->x = (fixed)wide_divide((fixed_wide)size->y * box->width, box->height);
		else if (size->y <= 0)
			size->y = (fixed)wide_divide((fixed_wide)size->x * box->height, box->width);
	}
	/* A hundredth of a pixel, and no side a hundred thousand times the other. */
	const bool read = !svg->faults.any;
	svg->faults.any |= before;
	if (read && size->x >= FIXED_ONE / 100 && size->y >= FIXED_ONE / 100 && size->x <= FIXED_MAX &&
	    size->y <= FIXED_MAX && size->x / 100000 <= size->y && size->y / 100000 <= size->x)
		return true;
	if (read && !(svg_attribute(root, "viewBox") != NULL && !box->is_told))
		diag_add(svg->faults.diags, SEVERITY_ERROR, root->loc, "svg-size",
		    "the drawing does not say how large it is: give its <svg> a width and a height, or a "
		    "viewBox");
	svg->faults.any = true;
	return false;
}

/* At 96 pixels an inch; what is larger than a page can be is made as large as that. */
static void
set_natural_size(struct image *image, struct fixed_point size)
{
	const fixed longer = size.x > size.y ? size.x : size.y;
	const fixed most = (fixed)LENGTH_MAX * 4 / 3 * (FIXED_ONE / 1000);
	const fixed_wide part = longer > most ? most : longer;
	const fixed_wide pixel = (fixed_wide)longer * FIXED_ONE;

	image->natural_width = (length)wide_divide((fixed_wide)size.x * part * 750, pixel);
	image->natural_height = (length)wide_divide((fixed_wide)size.y * part * 750, pixel);
	image->natural_width += image->natural_width == 0;
	image->natural_height += image->natural_height == 0;
}

/* From pixels, downwards, to the space of the vectors. */
static struct matrix
canvas_matrix(struct fixed_point size, struct vector *vector)
{
	const fixed longer = size.x > size.y ? size.x : size.y;
	const fixed side = VECTOR_SIDE * (FIXED_ONE / 1000);
	const int64_t scale = (int64_t)wide_divide((fixed_wide)side * FACTOR_ONE, longer);

	vector->width = (int32_t)wide_divide((fixed_wide)size.x * VECTOR_SIDE, longer);
	vector->height = (int32_t)wide_divide((fixed_wide)size.y * VECTOR_SIDE, longer);
	return (struct matrix){.a = scale,
	    .d = -scale,
	    .f = (fixed)wide_divide((fixed_wide)size.y * side, longer)};
}

static void
draw_root(struct svg *svg, const struct svg_element *root, struct image *image)
{
	const struct view_box box = svg_view_box(&svg->faults, root);
	struct vector *vector = ARENA_NEW(svg->canvas.arena, struct vector);
	struct fixed_point size;
	struct matrix m, fit, placed;

	look_through(svg, root);
	const struct svg_style style = svg_style_of(&svg->styles, root, &svg_style_initial);
	vector->all.opacity = VECTOR_OPAQUE;
	canvas_init(&svg->canvas, svg->canvas.arena, &svg->faults, &vector->all);
	svg->vector = image->vector = vector;
	if (style.clip_path != NULL)
		svg_clip_refuse(&svg->faults, root, style.clip_path);
	if (!find_size(svg, root, &box, &size))
		return;
	set_natural_size(image, size);
	m = canvas_matrix(size, vector);
	if (is_unseen(&style) || !svg_fit(&svg->faults, root, &box, size, &fit) ||
	    !join(svg, root, &m, &fit, &m) || !svg_place_element(&svg->faults, root, &m, &placed))
		return;
	draw_in_group(svg, root,
	    &(struct context){&style, &placed,
		box.is_told ? (struct fixed_point){box.width, box.height} : size, NULL, 0, 0},
	    draw_children);
}

bool
svg_read(struct arena *arena, struct bytes file, struct image *image, struct diags *diags)
{
	struct arena *scratch = arena_open_beside(arena);
	struct svg svg = {
	    .scratch = scratch,
	    .faults = {.diags = diags},
	    .canvas = {.arena = arena},
	    .path = {.arena = scratch},
	};
	const struct svg_element *root = svg_tree(scratch, image->path, file, diags);

	intern_init(&svg.ids, scratch);
	svg.styles.faults = &svg.faults;
	svg_sheet_init(&svg.styles.sheet, scratch);
	if (root != NULL)
		draw_root(&svg, root, image);
	arena_close(scratch);
	return root != NULL && !svg.faults.any;
}

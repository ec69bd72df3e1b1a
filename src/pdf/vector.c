#include "pdf/vector.h"

/* Different pairs of opacities in one form; a state of each is a resource. */
struct opacities {
	uint16_t fill, stroke;
};

/* A form on its way: its operators, and what they refer to. */
struct form {
	struct objects *objects;
	struct shared_streams *store;
	const struct vector *vector;
	struct buf out, states, forms;
	struct opacities *opacities;
	size_t state_count, state_capacity, form_count;
	struct arena *scratch;
	/* What is set; what is not known is set anew. */
	bool fill_is_set, stroke_is_set, line_is_set;
	struct color fill, stroke;
	struct vector_stroke line;
	size_t state; /* from 1; 0: none */
};

static uint32_t write_group(struct objects *, struct shared_streams *, const struct vector *,
    const struct vector_group *);

/* --- operands ------------------------------------------------------------------------------------------- */

static void
add_operand(struct buf *out, int64_t thousandths)
{
	buf_add_milli(out, thousandths);
	buf_addc(out, ' ');
}

/* A number of millionths, without zeros at its end. */
static void
add_millionths(struct buf *out, int64_t n)
{
	const int64_t whole = n < 0 ? -n : n;
	int64_t rest = whole % VECTOR_ONE;

	if (n < 0)
		buf_addc(out, '-');
	buf_add_int(out, whole / VECTOR_ONE);
	if (rest > 0)
		buf_addc(out, '.');
	for (int64_t place = VECTOR_ONE / 10; rest > 0; place /= 10) {
		buf_addc(out, (char)('0' + rest / place));
		rest %= place;
	}
	buf_addc(out, ' ');
}

static void
add_point(struct buf *out, struct vector_point p)
{
	add_operand(out, p.x);
	add_operand(out, p.y);
}

static bool
same_color(struct color a, struct color b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void
add_color(struct buf *out, struct color color, const char *gray, const char *rgb)
{
	const uint8_t channels[3] = {color.r, color.g, color.b};
	const bool is_gray = color.r == color.g && color.g == color.b;

	for (int i = 0; i < (is_gray ? 1 : 3); i++)
		add_operand(out, (channels[i] * 1000 + 127) / 255);
	buf_adds(out, is_gray ? gray : rgb);
}

/* --- the state of graphics ------------------------------------------------------------------------------ */

static void
set_fill(struct form *f, struct color color)
{
	if (f->fill_is_set && same_color(f->fill, color))
		return;
	add_color(&f->out, color, "g\n", "rg\n");
	f->fill = color;
	f->fill_is_set = true;
}

static void
set_stroke(struct form *f, struct color color)
{
	if (f->stroke_is_set && same_color(f->stroke, color))
		return;
	add_color(&f->out, color, "G\n", "RG\n");
	f->stroke = color;
	f->stroke_is_set = true;
}

static bool
same_dashes(const struct vector_stroke *a, const struct vector_stroke *b)
{
	if (a->dash_count != b->dash_count || a->dash_phase != b->dash_phase)
		return false;
	for (size_t i = 0; i < a->dash_count; i++)
		if (a->dashes[i] != b->dashes[i])
			return false;
	return true;
}

static void
add_dashes(struct buf *out, const struct vector_stroke *line)
{
	buf_addc(out, '[');
	for (size_t i = 0; i < line->dash_count; i++)
		add_operand(out, line->dashes[i]);
	buf_adds(out, "] ");
	add_operand(out, line->dash_count > 0 ? line->dash_phase : 0);
	buf_adds(out, "d\n");
}

static void
set_line(struct form *f, const struct vector_stroke *line)
{
	const struct vector_stroke *old = f->line_is_set ? &f->line : NULL;

	if (old == NULL || old->width != line->width) {
		add_operand(&f->out, line->width);
		buf_adds(&f->out, "w\n");
	}
	if (old == NULL || old->cap != line->cap)
		buf_addf(&f->out, "%d J\n", (int)line->cap);
	if (old == NULL || old->join != line->join)
		buf_addf(&f->out, "%d j\n", (int)line->join);
	if (old == NULL || old->miter_limit != line->miter_limit) {
		add_operand(&f->out, line->miter_limit);
		buf_adds(&f->out, "M\n");
	}
	if (old == NULL || !same_dashes(old, line))
		add_dashes(&f->out, line);
	f->line = *line;
	f->line_is_set = true;
}

/* Strokes are as wide as they are: viewers are not asked to make them whole pixels (10.6.5). */
static void
set_opacities(struct form *f, struct opacities wanted)
{
	size_t i = 0;

	while (i < f->state_count &&
	    (f->opacities[i].fill != wanted.fill || f->opacities[i].stroke != wanted.stroke))
		i++;
	if (i == f->state_count) {
		f->opacities =
		    arena_grow(f->scratch, f->opacities, i, &f->state_capacity, i + 1, sizeof *f->opacities);
		f->opacities[f->state_count++] = wanted;
		buf_addf(&f->states, " /A%zu <</SA false /ca ", i);
		add_operand(&f->states, wanted.fill);
		buf_adds(&f->states, "/CA ");
		buf_add_milli(&f->states, wanted.stroke);
		buf_adds(&f->states, ">>");
	}
	if (f->state == i + 1)
		return;
	f->state = i + 1;
	buf_addf(&f->out, "/A%zu gs\n", i);
}

/* --- shapes --------------------------------------------------------------------------------------------- */

static void
add_path(struct buf *out, const struct vector_path *path)
{
	static const uint8_t counts[] =
	    {[VECTOR_MOVE] = 1, [VECTOR_LINE] = 1, [VECTOR_CURVE] = 3, [VECTOR_CLOSE] = 0};
	static const char *const operators[] =
	    {[VECTOR_MOVE] = "m\n", [VECTOR_LINE] = "l\n", [VECTOR_CURVE] = "c\n", [VECTOR_CLOSE] = "h\n"};
	const struct vector_point *point = path->points;

	for (size_t i = 0; i < path->step_count; i++) {
		for (unsigned n = counts[path->steps[i]]; n > 0; n--)
			add_point(out, *point++);
		buf_adds(out, operators[path->steps[i]]);
	}
}

static const char *
painting(const struct vector_shape *shape)
{
	if (shape->stroke.color.none)
		return shape->even_odd ? "f*\n" : "f\n";
	if (shape->fill.none)
		return "S\n";
	return shape->even_odd ? "B*\n" : "B\n";
}

static void
draw_shape(struct form *f, const struct vector_shape *shape)
{
	const bool strokes = !shape->stroke.color.none;

	set_opacities(f,
	    (struct opacities){shape->fill.none ? VECTOR_OPAQUE : shape->fill_opacity,
		strokes ? shape->stroke.opacity : VECTOR_OPAQUE});
	if (!shape->fill.none)
		set_fill(f, shape->fill);
	if (strokes) {
		set_stroke(f, shape->stroke.color);
		set_line(f, &shape->stroke);
	}
	if (shape->has_matrix) {
		buf_adds(&f->out, "q ");
		for (int i = 0; i < 4; i++)
			add_millionths(&f->out, shape->matrix[i]);
		add_point(&f->out, shape->origin);
		buf_adds(&f->out, "cm\n");
	}
	add_path(&f->out, &shape->path);
	buf_adds(&f->out, painting(shape));
	if (shape->has_matrix)
		buf_adds(&f->out, "Q\n");
}

/* --- groups --------------------------------------------------------------------------------------------- */

static void draw_marks(struct form *, const struct vector_mark *);

/* What is set inside is not set behind it. */
static void
draw_clipped(struct form *f, const struct vector_group *group)
{
	buf_adds(&f->out, "q\n");
	for (int i = 0; i < 4; i++) {
		add_point(&f->out, group->clip[i]);
		buf_adds(&f->out, i == 0 ? "m\n" : "l\n");
	}
	buf_adds(&f->out, "h W n\n");
	draw_marks(f, group->first);
	buf_adds(&f->out, "Q\n");
	f->fill_is_set = f->stroke_is_set = f->line_is_set = false;
	f->state = 0;
}

static void
draw_group(struct form *f, const struct vector_group *group)
{
	if (group->first == NULL)
		return;
	if (group->is_clipped) {
		draw_clipped(f, group);
		return;
	}
	set_opacities(f, (struct opacities){group->opacity, group->opacity});
	buf_addf(&f->forms, " /X%zu %u 0 R", f->form_count,
	    write_group(f->objects, f->store, f->vector, group));
	buf_addf(&f->out, "/X%zu Do\n", f->form_count++);
}

/* As deep as groups are in one another: base/svg/tree.h says how deep. */
static void
draw_marks(struct form *f, const struct vector_mark *mark)
{
	for (; mark != NULL; mark = mark->next)
		if (mark->shape != NULL)
			draw_shape(f, mark->shape);
		else
			draw_group(f, mark->group);
}

static void
add_entries(const struct form *f, bool is_group, struct buf *entries)
{
	buf_adds(entries, "/Type /XObject\n/Subtype /Form\n/BBox [0 0 ");
	add_operand(entries, f->vector->width);
	buf_add_milli(entries, f->vector->height);
	buf_adds(entries, "]\n/Resources <</ExtGState <<");
	buf_add(entries, f->states.data, f->states.length);
	buf_adds(entries, ">>");
	if (f->form_count > 0) {
		buf_adds(entries, " /XObject <<");
		buf_add(entries, f->forms.data, f->forms.length);
		buf_adds(entries, ">>");
	}
	buf_adds(entries, ">>\n");
	if (is_group)
		buf_adds(entries, "/Group <</S /Transparency>>\n");
}

static uint32_t
write_form(struct form *f, const struct vector_group *group)
{
	struct packed *packed;
	struct buf entries = BUF_INIT;
	uint32_t object;

	draw_marks(f, group->first);
	if (f->out.failed || f->states.failed || f->forms.failed) {
		objects_fail(f->objects);
		return 0;
	}
	packed = shared_streams_get(f->store, group);
	if (packed->data == NULL)
		objects_pack(f->objects, f->store, f->out.data, f->out.length, packed);
	add_entries(f, group != &f->vector->all, &entries);
	object = objects_add_packed_stream(f->objects, &entries, packed);
	buf_release(&entries);
	return object;
}

static uint32_t
write_group(struct objects *objects, struct shared_streams *store, const struct vector *vector,
    const struct vector_group *group)
{
	struct form f = {
	    .objects = objects,
	    .store = store,
	    .vector = vector,
	    .scratch = arena_open_beside(store->arena),
	};
	const uint32_t object = write_form(&f, group);

	arena_close(f.scratch);
	buf_release(&f.out);
	buf_release(&f.states);
	buf_release(&f.forms);
	return object;
}

uint32_t
vector_write(struct objects *objects, struct shared_streams *store, const struct vector *vector)
{
	return write_group(objects, store, vector, &vector->all);
}

void
vector_matrix(const struct vector *vector, struct image_box box, struct buf *out)
{
	add_millionths(out, (int64_t)box.width * VECTOR_ONE / vector->width);
	buf_adds(out, "0 0 ");
	add_millionths(out, (int64_t)box.height * VECTOR_ONE / vector->height);
	add_operand(out, box.x);
	add_operand(out, box.y);
}

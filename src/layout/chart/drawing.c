#include "layout/chart/drawing.h"

#define BREAK_END (7 * LENGTH_PT)
#define BREAK_WIDTH (3 * LENGTH_PT)
#define BREAK_SLANT LENGTH_PT

/* Between the lines of a hatch: level or upright, and along an edge where they slant. */
#define TEXT_MARGIN LENGTH_PT
#define HATCH_THICKNESS (LENGTH_PT * 3 / 10)
#define HATCH_PITCH (2 * LENGTH_PT)
#define HATCH_PITCH_SLANTED (14 * LENGTH_PT / 5)

bool
label_set(struct layout *l, const char *text, const struct style *style, struct srcloc loc, length width,
    struct label *label)
{
	const struct span span = {.text = text, .style = style, .loc = loc, .length = (uint32_t)strlen(text)};

	*label = (struct label){.loc = loc};
	if (span.length == 0)
		return true;
	struct rich_text plain = plain_text(style, &span, 1);
	if (!set_lines(l, l->scratch, TELL_NEW, &plain, at_least(width, 1), &label->lines))
		return false;
	for (size_t i = 0; i < label->lines.count; i++) {
		const struct line *line = &label->lines.line[i];
		label->width = at_least(label->width, line->width);
		for (uint32_t k = 0; k < line->count; k++) {
			const struct shaped *run = line->runs[k].run;
			label->word = at_least(label->word,
			    advance_width(run->advance, run->units_per_em, line->runs[k].style->size));
		}
	}
	return true;
}

static struct item *
add(struct drawing *d, enum item_kind kind, struct area area)
{
	d->items =
	    arena_grow(page_scratch(d->l), d->items, d->count, &d->capacity, d->count + 1, sizeof(*d->items));
	struct item *item = &d->items[d->count++];
	*item = (struct item){.kind = kind, .x = area.x, .y = area.y, .w = area.width, .h = area.height};
	return item;
}

void
draw_label(struct drawing *d, const struct label *label, enum align align, length x, length y, length width)
{
	for (size_t i = 0; i < label->lines.count; i++) {
		const struct line *line = &label->lines.line[i];
		length rest = width - line->width;
		length at = x + align_before(align, rest);
		if (line->count > 0) {
			struct item *item =
			    add(d, ITEM_TEXT, (struct area){at, y + line->ascent, line->width, line->height});
			item->loc = label->loc;
			item->u.line = line;
		}
		y += line->height;
	}
}

void
draw_fill(struct drawing *d, struct area area, struct color color)
{
	if (!color.none && area.width > 0 && area.height > 0)
		add(d, ITEM_FILL, area)->u.fill = color;
}

void
draw_rule(struct drawing *d, struct area area, length thickness, struct color color)
{
	if (color.none || thickness <= 0)
		return;
	struct item *item = add(d, ITEM_RULE, area);
	item->u.rule.thickness = thickness;
	item->u.rule.color = color;
}

void
draw_path(struct drawing *d, struct path path)
{
	if (path.count == 0 || path.color.none)
		return;
	struct point least = path.points[0], most = least;
	for (uint32_t i = 1; i < path.count; i++) {
		least.x = at_most(least.x, path.points[i].x);
		least.y = at_most(least.y, path.points[i].y);
		most.x = at_least(most.x, path.points[i].x);
		most.y = at_least(most.y, path.points[i].y);
	}
	struct point *points = ARENA_ARRAY(page_scratch(d->l), struct point, path.count);
	for (uint32_t i = 0; i < path.count; i++)
		points[i] = (struct point){path.points[i].x - least.x, path.points[i].y - least.y};
	struct path *kept = ARENA_NEW(page_scratch(d->l), struct path);
	*kept = path;
	kept->points = points;
	add(d, ITEM_PATH, (struct area){least.x, least.y, most.x - least.x, most.y - least.y})->u.path = kept;
}

/* --- hatches -------------------------------------------------------------------------------------------- */

struct segments {
	struct arena *arena;
	struct point *points;
	size_t count, capacity;
};

static void
add_segment(struct segments *s, struct point from, struct point to)
{
	s->points = arena_grow(s->arena, s->points, s->count, &s->capacity, s->count + 2, sizeof(*s->points));
	s->points[s->count++] = from;
	s->points[s->count++] = to;
}

/* Lines at 45 degrees through a box, from its lower left to its upper right; mirrored when falling. */
static void
slanted(struct segments *s, struct area box, bool falling)
{
	length w = box.width, h = box.height;

	for (length c = HATCH_PITCH_SLANTED / 2 - h / HATCH_PITCH_SLANTED * HATCH_PITCH_SLANTED; c < w;
	     c += HATCH_PITCH_SLANTED) {
		length x0 = at_least(c, 0), x1 = at_most(c + h, w);
		if (x0 >= x1)
			continue;
		length y0 = box.y + h - (x0 - c), y1 = box.y + h - (x1 - c);
		if (falling)
			add_segment(s, (struct point){box.x + w - x0, y0},
			    (struct point){box.x + w - x1, y1});
		else
			add_segment(s, (struct point){box.x + x0, y0}, (struct point){box.x + x1, y1});
	}
}

static void
straight(struct segments *s, struct area box, bool upright)
{
	length size = upright ? box.width : box.height;

	for (length at = HATCH_PITCH / 2; at < size; at += HATCH_PITCH) {
		if (upright)
			add_segment(s, (struct point){box.x + at, box.y},
			    (struct point){box.x + at, box.y + box.height});
		else
			add_segment(s, (struct point){box.x, box.y + at},
			    (struct point){box.x + box.width, box.y + at});
	}
}

static void
hatch(struct segments *s, struct area area, enum hatch hatch)
{
	if (area.width <= 0)
		return;
	switch (hatch) {
	case HATCH_NONE:
		break;
	case HATCH_RISING:
	case HATCH_CROSSED:
		slanted(s, area, false);
		if (hatch == HATCH_CROSSED)
			slanted(s, area, true);
		break;
	case HATCH_FALLING:
		slanted(s, area, true);
		break;
	case HATCH_LEVEL:
	case HATCH_UPRIGHT:
		straight(s, area, hatch == HATCH_UPRIGHT);
		break;
	}
}

/* Inside the area. */
static void
outline(struct drawing *d, struct area area, struct color color)
{
	length in = THIN / 2, right = area.x + area.width - in, bottom = area.y + area.height - in;
	const struct point corners[] = {{area.x + in, area.y + in}, {right, area.y + in}, {right, bottom},
	    {area.x + in, bottom}};

	if (area.width > THIN && area.height > THIN)
		draw_path(d, (struct path){SHAPE_POLYGON, DASH_NONE, THIN, color, corners, 4});
}

void
draw_ink(struct drawing *d, struct area area, const struct ink *ink, const struct label *label)
{
	struct segments s = {.arena = page_scratch(d->l)};
	struct area left = area, right = area;

	if (area.width <= 0 || area.height <= 0)
		return;
	draw_fill(d, area, ink->fill);
	if (label != NULL && label->lines.count > 0) {
		length text = label->width + 2 * TEXT_MARGIN;
		left.width = (area.width - text) / 2;
		right.x += left.width + text;
		right.width = area.width - left.width - text;
		hatch(&s, left, ink->hatch);
		hatch(&s, right, ink->hatch);
	} else {
		hatch(&s, area, ink->hatch);
	}
	draw_path(d,
	    (struct path){SHAPE_SEGMENTS, DASH_NONE, HATCH_THICKNESS, ink->line, s.points,
		(uint32_t)s.count});
	if (ink->outlined)
		outline(d, area, ink->line);
	if (label != NULL)
		draw_label(d, label, ALIGN_CENTER, area.x, area.y + (area.height - label->lines.height) / 2,
		    area.width);
}

length
mark_width(const struct mark *mark, const struct label *letter)
{
	return at_least(letter->width + mark->style->size * 4 / 5, mark->style->size);
}

void
drawing_place(const struct drawing *d, length x, length y, struct tag tag)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct item *from = &d->items[i];
		struct area area = {x + from->x, y + from->y, from->w, from->h};
		item_add(d->l, from->kind, tag, area, from->loc)->u = from->u;
	}
}

void
draw_broken(struct drawing *d, struct area bar, const struct ink *ink)
{
	struct area start = bar, end = bar;
	length at = at_least(bar.width - BREAK_END, bar.width / 2);

	start.width = at;
	end.x += at_most(at + BREAK_WIDTH, bar.width);
	end.width = bar.x + bar.width - end.x;
	draw_ink(d, start, ink, NULL);
	draw_ink(d, end, ink, NULL);
	const struct point slashes[] = {
	    {bar.x + at, bar.y + bar.height + BREAK_SLANT},
	    {bar.x + at + BREAK_SLANT, bar.y - BREAK_SLANT},
	    {end.x - BREAK_SLANT, bar.y + bar.height + BREAK_SLANT},
	    {end.x, bar.y - BREAK_SLANT},
	};
	draw_path(d, (struct path){SHAPE_SEGMENTS, DASH_NONE, THIN, ink->line, slashes, 4});
}

void
draw_broken_column(struct drawing *d, struct area column, const struct ink *ink)
{
	struct area start = column, end = column;
	length at = at_most(BREAK_END, column.height / 2), right = column.x + column.width;

	end.height = at_least(at - BREAK_WIDTH, 0);
	start.y += at;
	start.height -= at;
	draw_ink(d, start, ink, NULL);
	draw_ink(d, end, ink, NULL);
	const struct point slashes[] = {
	    {column.x - BREAK_SLANT, start.y + BREAK_SLANT},
	    {right + BREAK_SLANT, start.y},
	    {column.x - BREAK_SLANT, end.y + end.height},
	    {right + BREAK_SLANT, end.y + end.height - BREAK_SLANT},
	};
	draw_path(d, (struct path){SHAPE_SEGMENTS, DASH_NONE, THIN, ink->line, slashes, 4});
}

void
draw_arrow(struct drawing *d, struct point at, length size, struct color color)
{
	const struct point corners[] = {{at.x, at.y - size / 2}, {at.x + size / 2, at.y + size / 4},
	    {at.x - size / 2, at.y + size / 4}};

	draw_path(d, (struct path){.shape = SHAPE_POLYGON, .color = color, .points = corners, .count = 3});
}

#include "layout/table/borders.h"

static const struct border no_border = {.color.none = true};

static bool
is_drawn(const struct border *border)
{
	return border->width > 0 && !border->color.none;
}

/* Of two cells that meet, the wider border; of equals that of the first. */
static struct border
edge_between(const struct piece *first, enum side first_side, const struct piece *second,
    enum side second_side)
{
	struct border a = first != NULL ? first->cell->style->border[first_side] : no_border;
	struct border b = second != NULL ? second->cell->style->border[second_side] : no_border;

	if (first == second)
		return no_border;
	if (!is_drawn(&a))
		return is_drawn(&b) ? b : no_border;
	return is_drawn(&b) && b.width > a.width ? b : a;
}

static const struct piece *
owner_at(const struct fragment *f, size_t strip, size_t column)
{
	size_t columns = f->grid->table->column_count;

	/* Above the first and left of the first wrap around to a number past the end. */
	if (strip >= f->strip_count || column >= columns)
		return NULL;
	uint32_t owner = f->owners[strip * columns + column];
	return owner > 0 ? &f->pieces[owner - 1] : NULL;
}

/* A part of a row with nothing left to print on this page. */
static bool
is_flat(const struct fragment *f, size_t strip)
{
	return strip < f->strip_count && f->edges[strip] == f->edges[strip + 1];
}

/* The edge above strip `line`, over one column.  What is above and below a flat strip meets. */
static struct border
horizontal(const struct fragment *f, size_t line, size_t column)
{
	size_t above = line - 1;

	if (is_flat(f, line))
		return no_border;
	while (is_flat(f, above))
		above--;
	return edge_between(owner_at(f, above, column), SIDE_BOTTOM, owner_at(f, line, column), SIDE_TOP);
}

/* The edge left of column `line`, along one strip. */
static struct border
vertical(const struct fragment *f, size_t line, size_t strip)
{
	return edge_between(owner_at(f, strip, line - 1), SIDE_RIGHT, owner_at(f, strip, line), SIDE_LEFT);
}

static bool
same_border(struct border a, struct border b)
{
	return is_drawn(&a) && is_drawn(&b) && a.width == b.width && a.color.r == b.color.r &&
	    a.color.g == b.color.g && a.color.b == b.color.b;
}

static void
add_rule(struct layout *l, struct area area, struct border border)
{
	struct item *item = item_add(l, ITEM_RULE, tag_artifact(ARTIFACT_LAYOUT), area, (struct srcloc){0});
	item->u.rule.thickness = border.width;
	item->u.rule.color = border.color;
}

/* Half of the widest vertical rule that meets horizontal line `line` at column edge `column`. */
static length
corner(const struct fragment *f, size_t line, size_t column)
{
	struct border above = line > 0 ? vertical(f, column, line - 1) : no_border;
	struct border below = line < f->strip_count ? vertical(f, column, line) : no_border;
	return at_least(above.width, below.width) / 2;
}

/* Horizontal rules reach over the vertical ones that they end at, so that corners are square. */
static void
horizontal_rules(struct layout *l, const struct fragment *f, size_t line)
{
	size_t columns = f->grid->table->column_count, end;

	for (size_t start = 0; start < columns; start = end) {
		struct border border = horizontal(f, line, start);
		for (end = start + 1; end < columns && same_border(border, horizontal(f, line, end));)
			end++;
		if (!is_drawn(&border))
			continue;
		length left = f->x + f->grid->edges[start] - corner(f, line, start);
		length right = f->x + f->grid->edges[end] + corner(f, line, end);
		add_rule(l, (struct area){left, f->edges[line], right - left, 0}, border);
	}
}

static void
vertical_rules(struct layout *l, const struct fragment *f, size_t line)
{
	size_t end;

	for (size_t start = 0; start < f->strip_count; start = end) {
		struct border border = vertical(f, line, start);
		for (end = start + 1; end < f->strip_count && same_border(border, vertical(f, line, end));)
			end++;
		if (!is_drawn(&border) || f->edges[start] == f->edges[end])
			continue;
		length top = f->edges[start], bottom = f->edges[end];
		add_rule(l, (struct area){f->x + f->grid->edges[line], top, 0, bottom - top}, border);
	}
}

void
borders_emit(struct layout *l, const struct fragment *f)
{
	for (size_t line = 0; line <= f->strip_count; line++)
		horizontal_rules(l, f, line);
	for (size_t line = 0; line <= f->grid->table->column_count; line++)
		vertical_rules(l, f, line);
}

#include "layout/text_parts.h"

#include "layout/anchors.h"

/* Goes on to the next part that is as the style; parts of white space only have no runs. */
static void
find_part(struct parts *p, const struct style *style)
{
	const struct span *spans = p->source->spans;
	uint32_t part = p->part;

	for (size_t i = p->span; i < p->source->count; i++) {
		part += i > p->span && !same_part(spans[i].style, spans[i - 1].style);
		if (!same_part(spans[i].style, style))
			continue;
		p->part = part;
		p->span = i;
		return;
	}
}

void
parts_pass(struct parts *p, const struct line *line)
{
	for (uint32_t i = 0; i < line->count; i++)
		find_part(p, line->runs[i].style);
}

static length
end_of(const struct placed *placed)
{
	return placed->x +
	    advance_width(placed->run->advance, placed->run->units_per_em, placed->style->size);
}

/* Runs of a line as a line that begins where the first of them does. */
static const struct line *
cut_line(struct layout *l, const struct line *line, uint32_t from, uint32_t count)
{
	struct line *part = ARENA_NEW(page_scratch(l), struct line);

	*part = *line;
	part->runs = ARENA_ARRAY(page_scratch(l), struct placed, count);
	part->count = count;
	memcpy(part->runs, line->runs + from, count * sizeof(*part->runs));
	for (uint32_t i = 0; i < count; i++)
		part->runs[i].x -= line->runs[from].x;
	part->width = end_of(&part->runs[count - 1]);
	return part;
}

static void
add_link(struct layout *l, const struct link *link, struct tag tag, struct area box)
{

	if (link->uri != NULL) {
		item_add(l, ITEM_URI, tag, box, link->loc)->u.link = link;
		return;
	}
	uint32_t destination = anchor_find(l, link->anchor);
	if (destination != NONE)
		item_add(l, ITEM_LINK, tag, box, link->loc)->u.destination = destination;
}

void
parts_emit(struct parts *p, const struct line *line, struct area place, struct srcloc loc)
{
	for (uint32_t from = 0, to; from < line->count; from = to) {
		const struct style *style = line->runs[from].style;
		for (to = from + 1; to < line->count && same_part(line->runs[to].style, style);)
			to++;
		find_part(p, style);
		struct tag tag = tag_node(p->node + 1 + p->part);
		const struct line *part = cut_line(p->l, line, from, to - from);
		struct area area = {place.x + line->runs[from].x, place.y, part->width, place.height};
		item_add(p->l, ITEM_TEXT, tag, area, loc)->u.line = part;
		area.y -= line->ascent;
		if (style->link != 0)
			add_link(p->l, &p->links[style->link - 1], tag, area);
	}
}

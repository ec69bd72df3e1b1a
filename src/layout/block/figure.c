#include "layout/figure.h"
#include "layout/block/block.h"

bool
place_figure(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	const struct figure *figure = &block->u.figure.figure;
	struct area area = m->figure;

	if (!flow_at_top(l))
		l->y += block->u.figure.space_before;
	if (area.height + tail > flow_room(l) && !flow_is_fresh(l) && !flow_next_page(l, block->loc))
		return false;
	if (area.height > flow_room(l)) {
		/* Below a heading that starts the page: rather a little smaller than the heading alone. */
		if (flow_room(l) < l->body.height / 2 && !flow_next_page(l, block->loc))
			return false;
		area = figure_size(figure, l->body.width, flow_room(l));
	}
	figure_warn(l, figure, area.width, area.height);
	length rest = l->body.width - area.width;
	area.x = l->body.x;
	if (block->u.figure.align == ALIGN_CENTER)
		area.x += rest / 2;
	else if (block->u.figure.align == ALIGN_END)
		area.x += rest;
	area.y = l->y;
	image_add(l, figure, area, l->part, tag_artifact(ARTIFACT_LAYOUT));
	flow_advance(l, l->y + area.height, block->u.figure.space_after);
	return true;
}

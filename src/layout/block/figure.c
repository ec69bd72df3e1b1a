#include "layout/figure.h"

#include "layout/block/block.h"

static bool
measure(struct layout *l, const struct block *block, struct measured *m)
{
	struct area *size = ARENA_NEW(l->scratch, struct area);

	*size = figure_size(&block->u.figure.figure, l->body.width, l->body_least);
	m->own = size;
	return true;
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct area *size = m->own;

	(void)l;
	return (int64_t)block->u.figure.space_before + size->height;
}

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	return start_height(l, block, m) + block->u.figure.space_after;
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	const struct figure *figure = &block->u.figure.figure;
	struct area area = *(const struct area *)m->own;

	if (!flow_at_top(l))
		l->y += block->u.figure.space_before;
	while (area.height + tail > flow_room(l) && !flow_is_fresh(l))
		if (!flow_break(l, block->loc))
			return false;
	if (area.height > flow_room(l)) {
		/* Below a heading that starts the page: rather a little smaller than the heading alone. */
		while (flow_room(l) < flow_height(l) / 2)
			if (!flow_break(l, block->loc))
				return false;
		area = figure_size(figure, l->body.width, flow_room(l));
	}
	figure_warn(l, figure, area.width, area.height);
	length rest = l->body.width - area.width;
	area.x = l->body.x + align_before(block->u.figure.align, rest);
	area.y = l->y;
	image_add(l, figure, area, l->part, tag_artifact(ARTIFACT_LAYOUT));
	flow_advance(l, l->y + area.height, block->u.figure.space_after);
	return true;
}

const struct block_type figure_block = {
    .measure = measure,
    .is_blank = block_is_not_blank,
    .height = height,
    .start_height = start_height,
    .place = place,
};

/*
 * Rules: a line amid the body, between what it parts.
 */
#include "layout/block/block.h"

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	(void)m;
	return (int64_t)block->u.rule.space_before + block->u.rule.thickness;
}

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	return start_height(l, block, m) + block->u.rule.space_after;
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	length width = at_most(block->u.rule.width, l->body.width), thickness = block->u.rule.thickness;

	(void)m;
	if (!flow_at_top(l))
		l->y += block->u.rule.space_before;
	while (thickness + tail > flow_room(l) && !flow_is_fresh(l))
		if (!flow_break(l, block->loc))
			return false;
	struct area area = {l->body.x + (l->body.width - width) / 2, l->y + thickness / 2, width, 0};
	struct item *item = item_add(l, ITEM_RULE, tag_artifact(ARTIFACT_LAYOUT), area, block->loc);
	item->u.rule.thickness = thickness;
	item->u.rule.color = block->u.rule.color;
	flow_advance(l, l->y + thickness, block->u.rule.space_after);
	return true;
}

const struct block_type rule_block = {
    .is_blank = block_is_not_blank,
    .height = height,
    .start_height = start_height,
    .place = place,
};

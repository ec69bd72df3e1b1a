/*
 * A distance between blocks: none at the top of a page, unless it is the first block of a section.
 */
#include "layout/block/block.h"

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	(void)m;
	return block->u.space;
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	(void)block;
	(void)m;
	return 0;
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	(void)m;
	(void)tail;
	bool first = block == l->section->blocks && l->section->start != SECTION_CONTINUE;

	if (!flow_at_top(l) || first)
		flow_skip(l, block->u.space);
	return true;
}

const struct block_type space_block = {
    .is_blank = block_is_never_printed,
    .height = height,
    .start_height = start_height,
    .place = place,
};

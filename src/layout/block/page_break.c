/*
 * The end of a page: nothing more has room on it.  At the top of a page it is one already.
 */
#include "layout/block/block.h"

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	(void)block;
	(void)m;
	return 0;
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	(void)block;
	(void)m;
	(void)tail;
	if (!flow_at_top(l))
		l->y = l->body.y + l->body.height + 1;
	return true;
}

const struct block_type page_break_block = {
    .is_blank = block_is_never_printed,
    .height = height,
    .start_height = height,
    .place = place,
    .ends_page = true,
};

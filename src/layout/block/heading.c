/*
 * Headings: paragraphs that are never broken nor parted from what follows, each a destination.
 */
#include "layout/block/paragraph.h"

static bool
measure(struct layout *l, const struct block *block, struct measured *m)
{
	return paragraph_measure(l, block, &block->u.heading.text, m);
}

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	return paragraph_height(&block->u.heading.text, m->own);
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct text *text = m->own;

	(void)l;
	return (int64_t)block->u.heading.text.style->space_before + text->height;
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	const struct heading *heading = &block->u.heading;
	const struct text *text = m->own;
	uint32_t node = node_add(l, ROLE_HEADING, l->part);
	const struct rich_text source = paragraph_source(l, block, &heading->text);
	struct run_of_text run = {
	    .source = &source,
	    .text = text,
	    .breaking = paragraph_breaking(heading->text.style),
	    .tag = tag_node(node),
	    .loc = block->loc,
	    .tail = tail,
	};

	node_at(l, node)->level = heading->level;
	text_nodes(l, &source, text, node);
	run.breaking.orphans = text->count > 0 ? text->count : 1;
	if (!paragraph_place(l, &heading->text, &run))
		return false;
	const struct destination destination = {
	    .page = (uint32_t)run.first_page,
	    .x = l->body.x,
	    .y = run.first_y,
	    .title = l->headings[l->destination_count].title,
	    .level = heading->level,
	    .in_outline = heading->in_outline,
	    .node = node,
	};
	destination_add(l, &destination);
	return true;
}

const struct block_type heading_block = {
    .measure = measure,
    .is_blank = paragraph_is_blank,
    .height = height,
    .start_height = start_height,
    .place = place,
    .keeps_with_next = true,
};

#include "layout/block/paragraph.h"

#include "layout/footnotes.h"
#include "layout/hang.h"

struct rich_text
paragraph_source(const struct layout *l, const struct block *block, const struct paragraph *paragraph)
{
	return (struct rich_text){
	    .style = paragraph->style,
	    .spans = paragraph->spans,
	    .count = paragraph->span_count,
	    .hang = hang_of_block(l, block, paragraph->style),
	};
}

bool
paragraph_set(struct layout *l, const struct rich_text *source, length width, unsigned run, struct text *text)
{
	return run == 0 ? text_set(l, source, width, text) : text_refresh(l, source, width, text);
}

bool
paragraph_measure(struct layout *l, const struct block *block, const struct paragraph *paragraph,
    struct measured *m)
{
	struct rich_text source = paragraph_source(l, block, paragraph);

	if (m->own == NULL)
		m->own = ARENA_NEW(l->scratch, struct text);
	return paragraph_set(l, &source, l->body.width, m->run, m->own);
}

bool
paragraph_is_blank(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	(void)block;
	return text_is_blank(m->own);
}

int64_t
paragraph_height(const struct paragraph *paragraph, const struct text *text)
{
	return (int64_t)paragraph->style->space_before + text->height + paragraph->style->space_after;
}

length
paragraph_start_height(const struct style *style, const struct text *text)
{
	uint32_t orphans = style->orphans > 0 ? style->orphans : 1;
	uint32_t widows = style->widows > 0 ? style->widows : 1;

	return text_slice_height(text, 0, text->count < orphans + widows ? text->count : orphans);
}

struct breaking
paragraph_breaking(const struct style *style)
{
	return (struct breaking){
	    .orphans = style->orphans > 0 ? style->orphans : 1,
	    .widows = style->widows > 0 ? style->widows : 1,
	};
}

bool
paragraph_place(struct layout *l, const struct paragraph *paragraph, struct run_of_text *run)
{
	run->width = l->body.width;
	if (!flow_at_top(l))
		l->y += paragraph->style->space_before;
	if (text_is_blank(run->text)) {
		flow_skip(l, run->text->height);
		run->first_page = l->page_count - 1;
		run->first_y = at_most(l->y, l->body.y + l->body.height);
	} else if (!flow_text(l, run)) {
		return false;
	}
	flow_advance(l, l->y, paragraph->style->space_after);
	return true;
}

/* --- the kind of block ---------------------------------------------------------------------------------- */

static bool
measure(struct layout *l, const struct block *block, struct measured *m)
{
	return paragraph_measure(l, block, &block->u.paragraph, m);
}

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	return paragraph_height(&block->u.paragraph, m->own);
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct style *style = block->u.paragraph.style;
	const struct text *text = m->own;
	length lines = paragraph_start_height(style, text);

	return (int64_t)style->space_before + lines +
	    footnotes_need(l, text, 0, text_take(text, 0, lines, (struct breaking){1, 1, true}));
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	const struct rich_text source = paragraph_source(l, block, &block->u.paragraph);
	const uint32_t node = node_add(l, ROLE_PARAGRAPH, l->part);
	struct run_of_text run = {
	    .source = &source,
	    .text = m->own,
	    .breaking = paragraph_breaking(block->u.paragraph.style),
	    .tag = tag_node(node),
	    .loc = block->loc,
	    .tail = tail,
	};

	text_nodes(l, &source, m->own, node);
	return paragraph_place(l, &block->u.paragraph, &run);
}

const struct block_type paragraph_block = {
    .measure = measure,
    .is_blank = paragraph_is_blank,
    .height = height,
    .start_height = start_height,
    .place = place,
};

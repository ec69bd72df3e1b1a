#include "layout/block/paragraph.h"

#include "layout/block/block.h"

struct source
paragraph_source(const struct paragraph *paragraph)
{
	return (struct source){paragraph->style, paragraph->spans, paragraph->span_count};
}

const struct paragraph *
block_paragraph(const struct block *block)
{
	return block->kind == BLOCK_HEADING ? &block->u.heading.text : &block->u.paragraph;
}

/* Sets a text that is new, or refreshes one from the run before. */
bool
paragraph_set(struct layout *l, const struct source *source, length width, unsigned run, struct text *text)
{
	return run == 0 ? text_set(l, source, width, text) : text_refresh(l, source, width, text);
}

/* Lines of a text that may stand before a page break. */
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
place_paragraph(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	const struct paragraph *paragraph = block_paragraph(block);
	const struct style *style = paragraph->style;
	struct source source = paragraph_source(paragraph);
	bool heading = block->kind == BLOCK_HEADING;
	uint32_t node = node_add(l, heading ? ROLE_HEADING : ROLE_PARAGRAPH, l->part);
	struct run_of_text run = {
	    .source = &source,
	    .text = &m->text,
	    .width = l->body.width,
	    .breaking = paragraph_breaking(style),
	    .tag = tag_node(node),
	    .loc = block->loc,
	    .tail = tail,
	};

	if (heading) {
		l->nodes[node].level = block->u.heading.level;
		run.breaking.orphans = m->text.count > 0 ? m->text.count : 1;
	}
	if (!flow_at_top(l))
		l->y += style->space_before;
	if (text_is_blank(&m->text)) {
		flow_skip(l, m->text.height);
		run.start_sheet = l->sheet_count - 1;
		run.start_y = at_most(l->y, l->body.y + l->body.height);
	} else if (!flow_text(l, &run)) {
		return false;
	}
	if (heading)
		destination_add(l,
		    &(struct destination){
			.page = (uint32_t)run.start_sheet,
			.x = l->body.x,
			.y = run.start_y,
			.title = block->u.heading.title != NULL ? block->u.heading.title : "",
			.level = block->u.heading.level,
			.in_outline = block->u.heading.in_outline,
			.node = node,
		    });
	flow_advance(l, l->y, style->space_after);
	return true;
}

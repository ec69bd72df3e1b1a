#include "layout/block/block.h"

#include "layout/block/paragraph.h"
#include "layout/figure.h"
#include "layout/table/breaker.h"

bool
block_measure(struct layout *l, const struct block *block, struct measured *m)
{
	bool ok = true;

	if (m->run == l->run)
		return true;
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_HEADING: {
		struct source source = paragraph_source(block_paragraph(block));
		ok = paragraph_set(l, &source, l->body.width, m->run, &m->text);
		break;
	}
	case BLOCK_LIST:
		ok = list_measure(l, block, m);
		break;
	case BLOCK_TABLE:
		if (m->run == 0)
			m->grid = grid_measure(l, &block->u.table, l->body.width);
		ok = m->grid != NULL && grid_fit(l, m->grid, l->body.height);
		break;
	case BLOCK_FIGURE:
		m->figure = figure_size(&block->u.figure.figure, l->body.width, l->body.height);
		break;
	case BLOCK_CHART:
		if (m->run == 0)
			ok = chart_measure(l, block->u.chart, m);
		break;
	case BLOCK_CONTENTS:
		if (m->run == 0)
			ok = contents_measure(l, block, m);
		break;
	case BLOCK_SPACE:
	case BLOCK_PAGE_BREAK:
		break;
	}
	m->run = l->run;
	return ok;
}

bool
block_is_blank(struct layout *l, const struct block *block, const struct measured *m)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_HEADING:
		return text_is_blank(&m->text);
	case BLOCK_LIST:
		for (size_t i = 0; i < m->count; i++)
			if (!item_is_blank(m, i))
				return false;
		return true;
	case BLOCK_TABLE:
		return table_height(l, m->grid, true) == 0;
	case BLOCK_FIGURE:
	case BLOCK_CHART:
		return false;
	case BLOCK_CONTENTS:
		return m->count == 0;
	case BLOCK_SPACE:
	case BLOCK_PAGE_BREAK:
		break;
	}
	return true;
}

int64_t
block_height(struct layout *l, const struct block *block, struct measured *m)
{
	int64_t height = 0;

	switch (block->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_HEADING: {
		const struct style *style = block_paragraph(block)->style;
		return (int64_t)style->space_before + m->text.height + style->space_after;
	}
	case BLOCK_LIST:
		for (size_t i = 0; i < m->count; i++) {
			const struct style *style = block->u.list.items[i].style;
			height += (int64_t)style->space_before + list_item_height(m, i) + style->space_after;
		}
		return height;
	case BLOCK_TABLE:
		return table_height(l, m->grid, true);
	case BLOCK_FIGURE:
		return (int64_t)block->u.figure.space_before + m->figure.height + block->u.figure.space_after;
	case BLOCK_CHART:
		return chart_height(block->u.chart, m);
	case BLOCK_CONTENTS:
		return contents_height(m);
	case BLOCK_SPACE:
		return block->u.space;
	case BLOCK_PAGE_BREAK:
		break;
	}
	return 0;
}

int64_t
block_start_height(struct layout *l, const struct block *block, struct measured *m)
{
	const struct style *style;

	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		style = block->u.paragraph.style;
		return (int64_t)style->space_before + paragraph_start_height(style, &m->text);
	case BLOCK_HEADING:
		return (int64_t)block->u.heading.text.style->space_before + m->text.height;
	case BLOCK_LIST:
		if (m->count == 0)
			return 0;
		style = block->u.list.items[0].style;
		return (int64_t)style->space_before +
		    at_least(paragraph_start_height(style, &m->items[0]), m->labels[0].height);
	case BLOCK_TABLE:
		return table_height(l, m->grid, false);
	case BLOCK_FIGURE:
		return (int64_t)block->u.figure.space_before + m->figure.height;
	case BLOCK_CHART:
		return chart_start_height(block->u.chart, m);
	case BLOCK_CONTENTS:
		return contents_start_height(m);
	case BLOCK_SPACE:
	case BLOCK_PAGE_BREAK:
		break;
	}
	return 0;
}

bool
block_place(struct layout *l, const struct block *block, struct measured *m, length tail)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_HEADING:
		return place_paragraph(l, block, m, tail);
	case BLOCK_LIST:
		return place_list(l, block, m, tail);
	case BLOCK_TABLE:
		return block_is_blank(l, block, m) || table_place(l, m->grid, tail, block->loc);
	case BLOCK_FIGURE:
		return place_figure(l, block, m, tail);
	case BLOCK_CHART:
		return chart_place(l, block->u.chart, m, tail, block->loc);
	case BLOCK_CONTENTS:
		return contents_place(l, block, m);
	case BLOCK_SPACE:
		if (!flow_at_top(l) || block == l->section->blocks)
			flow_skip(l, block->u.space);
		return true;
	case BLOCK_PAGE_BREAK:
		if (!flow_at_top(l))
			l->y = l->body.y + l->body.height + 1;
		return true;
	}
	return true;
}

#include "layout/flow.h"

static struct source
paragraph_source(const struct paragraph *paragraph)
{
	return (struct source){paragraph->style, paragraph->spans, paragraph->span_count};
}

static struct source
label_source(const struct list *list, size_t i)
{
	return (struct source){list->labels[i].style, &list->labels[i], 1};
}

/* Where the text of a list item starts: at the indent of its style, if the label has room there. */
static length
item_indent(const struct list *list, size_t i)
{
	return at_least(list->label_width - text_inset(list->items[i].style), 0);
}

static const struct paragraph *
block_paragraph(const struct block *block)
{
	return block->kind == BLOCK_HEADING ? &block->u.heading.text : &block->u.paragraph;
}

/* Sets a text that is new, or refreshes one from the run before. */
static bool
update(struct layout *l, const struct source *source, length width, unsigned run, struct text *text)
{
	return run == 0 ? text_set(l, source, width, text) : text_refresh(l, source, width, text);
}

static bool
list_measure(struct layout *l, const struct block *block, struct measured *m)
{
	const struct list *list = &block->u.list;
	bool ok = true;

	if (m->run == 0) {
		m->items = ARENA_ARRAY(l->scratch, struct text, list->count);
		m->labels = ARENA_ARRAY(l->scratch, struct text, list->count);
		m->count = list->count;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct source item = paragraph_source(&list->items[i]), label = label_source(list, i);
		ok = update(l, &item, l->body.width - item_indent(list, i), m->run, &m->items[i]) && ok;
		ok = update(l, &label, list->label_width, m->run, &m->labels[i]) && ok;
	}
	return ok;
}

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
		ok = update(l, &source, l->body.width, m->run, &m->text);
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

/* Lines of a text that may stand before a page break. */
static length
start_of_text(const struct style *style, const struct text *text)
{
	uint32_t orphans = style->orphans > 0 ? style->orphans : 1;
	uint32_t widows = style->widows > 0 ? style->widows : 1;

	return text_slice_height(text, 0, text->count < orphans + widows ? text->count : orphans);
}

static length
list_item_height(const struct measured *m, size_t i)
{
	return at_least(m->items[i].height, m->labels[i].height);
}

static bool
item_is_blank(const struct measured *m, size_t i)
{
	return text_is_blank(&m->items[i]) && text_is_blank(&m->labels[i]);
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
		return (int64_t)style->space_before + start_of_text(style, &m->text);
	case BLOCK_HEADING:
		return (int64_t)block->u.heading.text.style->space_before + m->text.height;
	case BLOCK_LIST:
		if (m->count == 0)
			return 0;
		style = block->u.list.items[0].style;
		return (int64_t)style->space_before +
		    at_least(start_of_text(style, &m->items[0]), m->labels[0].height);
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

static struct breaking
paragraph_breaking(const struct style *style)
{
	return (struct breaking){
	    .orphans = style->orphans > 0 ? style->orphans : 1,
	    .widows = style->widows > 0 ? style->widows : 1,
	};
}

static bool
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
		l->destinations[l->destination_count++] = (struct destination){
		    .page = (uint32_t)run.start_sheet,
		    .x = l->body.x,
		    .y = run.start_y,
		    .title = block->u.heading.title != NULL ? block->u.heading.title : "",
		    .level = block->u.heading.level,
		    .in_outline = block->u.heading.in_outline,
		    .node = node,
		};
	flow_advance(l, l->y, style->space_after);
	return true;
}

/* The label's baseline is that of the item's first line. */
static void
place_label(struct layout *l, const struct list *list, size_t i, const struct text *label, length y,
    uint32_t node)
{
	struct source source = label_source(list, i);
	struct slice slice = {
	    .source = &source,
	    .text = label,
	    .count = label->count,
	    .value_sheet = (uint32_t)(l->sheet_count - 1),
	    .tag = tag_node(node),
	};
	length x = l->body.x + item_indent(list, i) + text_inset(list->items[i].style) - list->label_width;

	text_emit(l, &slice, (struct area){x, y, list->label_width, label->height});
}

/*
 * Whether an item must start on another page because this one has no room for `need`.  Where no page has, one
 * line with its label, `least` high, is enough.
 */
static bool
item_moves(const struct layout *l, int64_t need, length least)
{
	return !flow_at_top(l) && (flow_is_fresh(l) ? least : need) > flow_room(l);
}

/* The item's text, beside its label that stands on this page: its first line can't go on without. */
static bool
place_item_text(struct layout *l, struct run_of_text *run)
{
	bool kept = l->kept_from_top;
	size_t sheet = l->sheet_count;

	l->kept_from_top = true;
	if (!flow_text(l, run))
		return false;
	l->kept_from_top = kept && sheet == l->sheet_count;
	return true;
}

static bool
place_item(struct layout *l, const struct block *block, const struct measured *m, size_t i, uint32_t parent,
    length tail)
{
	const struct list *list = &block->u.list;
	const struct style *style = list->items[i].style;
	const struct text *text = &m->items[i], *label = &m->labels[i];
	struct source source = paragraph_source(&list->items[i]);
	uint32_t item = node_add(l, ROLE_LIST_ITEM, parent);
	uint32_t label_node = node_add(l, ROLE_LABEL, item);
	uint32_t body = node_add(l, ROLE_LIST_BODY, item);
	length shift = 0;

	if (!flow_at_top(l))
		l->y += style->space_before;
	if (item_is_blank(m, i)) {
		flow_skip(l, list_item_height(m, i));
		flow_advance(l, l->y, style->space_after);
		return true;
	}
	if (text->count > 0 && label->count > 0)
		shift = text->line[0].ascent - label->line[0].ascent;
	length down = at_least(-shift, 0), label_end = label->height + at_least(shift, 0);
	length first = at_least(start_of_text(style, text) + down, label_end);
	length least = at_least((text->count > 0 ? text->line[0].height : 0) + down, label_end);
	if (item_moves(l, (int64_t)first + tail, least) && !flow_next_page(l, block->loc))
		return false;
	if (least > flow_room(l))
		return flow_no_room(l, block->loc, N_("the first line of this list item fits on no page"),
		    least);
	length end = l->y + label_end;
	size_t sheet = l->sheet_count;
	place_label(l, list, i, label, l->y + at_least(shift, 0), label_node);
	l->y += down;
	struct run_of_text run = {
	    .source = &source,
	    .text = text,
	    .x = item_indent(list, i),
	    .width = l->body.width - item_indent(list, i),
	    .breaking = paragraph_breaking(style),
	    .tag = tag_node(body),
	    .loc = block->loc,
	    .tail = tail,
	};
	if (!place_item_text(l, &run))
		return false;
	flow_advance(l, l->sheet_count == sheet ? at_least(l->y, end) : l->y, style->space_after);
	return true;
}

static bool
place_list(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	uint32_t node = node_add(l, ROLE_LIST, l->part);

	l->nodes[node].numbered = block->u.list.numbered;
	for (size_t i = 0; i < m->count; i++)
		if (!place_item(l, block, m, i, node, i + 1 == m->count ? tail : 0))
			return false;
	return true;
}

static bool
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

bool
block_place(struct layout *l, const struct block *block, struct measured *m, length tail)
{
	const struct section *section = &l->document->sections[l->section];

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
		if (!flow_at_top(l) || block == section->blocks)
			flow_skip(l, block->u.space);
		return true;
	case BLOCK_PAGE_BREAK:
		if (!flow_at_top(l))
			l->y = l->body.y + l->body.height + 1;
		return true;
	}
	return true;
}

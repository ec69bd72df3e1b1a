/*
 * Lists: each item a paragraph, with its label hung into the indent.
 */
#include "layout/block/paragraph.h"

/* A list measured: the texts of its items and of their labels. */
struct list_texts {
	size_t count;
	struct text *items, *labels;
};

static struct rich_text
item_source(const struct layout *l, const struct block *block, size_t i)
{
	struct rich_text source = paragraph_source(l, block, &block->u.list.items[i]);

	source.hang.left = 0; /* the label stands there */
	return source;
}

static struct rich_text
label_source(const struct list *list, size_t i)
{
	return plain_text(list->labels[i].style, &list->labels[i], 1);
}

/* Where the text of a list item starts: at the indent of its style, if the label has room there. */
static length
item_indent(const struct list *list, size_t i)
{
	return at_least(list->label_width - text_inset(list->items[i].style), 0);
}

static bool
measure(struct layout *l, const struct block *block, struct measured *m)
{
	const struct list *list = &block->u.list;
	struct list_texts *texts = m->own;
	bool ok = true;

	if (texts == NULL) {
		m->own = texts = ARENA_NEW(l->scratch, struct list_texts);
		texts->items = ARENA_ARRAY(l->scratch, struct text, list->count);
		texts->labels = ARENA_ARRAY(l->scratch, struct text, list->count);
		texts->count = list->count;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct rich_text item = item_source(l, block, i), label = label_source(list, i);
		length width = l->body.width - item_indent(list, i);
		ok = paragraph_set(l, &item, width, m->run, &texts->items[i]) && ok;
		ok = paragraph_set(l, &label, list->label_width, m->run, &texts->labels[i]) && ok;
	}
	return ok;
}

static length
item_height(const struct list_texts *texts, size_t i)
{
	return at_least(texts->items[i].height, texts->labels[i].height);
}

static bool
item_is_blank(const struct list_texts *texts, size_t i)
{
	return text_is_blank(&texts->items[i]) && text_is_blank(&texts->labels[i]);
}

static bool
is_blank(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct list_texts *texts = m->own;

	(void)l;
	(void)block;
	for (size_t i = 0; i < texts->count; i++)
		if (!item_is_blank(texts, i))
			return false;
	return true;
}

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct list_texts *texts = m->own;
	int64_t sum = 0;

	(void)l;
	for (size_t i = 0; i < texts->count; i++) {
		const struct style *style = block->u.list.items[i].style;
		sum += (int64_t)style->space_before + item_height(texts, i) + style->space_after;
	}
	return sum;
}

/* What of item i has to stand on a page at least, where it begins. */
static int64_t
item_start(const struct list *list, const struct list_texts *texts, size_t i)
{
	const struct style *style = list->items[i].style;
	length start = paragraph_start_height(style, &texts->items[i]);

	return (int64_t)style->space_before + at_least(start, texts->labels[i].height);
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct list_texts *texts = m->own;

	(void)l;
	return texts->count == 0 ? 0 : item_start(&block->u.list, texts, 0);
}

/*
 * What has to fit below item i: no page begins or ends with one item of several, but to leave half of it
 * empty, and the last is followed by `tail`.
 */
static length
item_tail(const struct layout *l, const struct list *list, const struct list_texts *texts, size_t i,
    length tail)
{
	int64_t sum = list->items[i].style->space_after;
	size_t next = i + 1;

	if (next == texts->count)
		return tail;
	if (i > 0 && next + 1 < texts->count)
		return 0;
	if (i == 0 && texts->count == 3) {
		sum += (int64_t)list->items[1].style->space_before + item_height(texts, 1) +
		    list->items[1].style->space_after;
		next = 2;
	}
	sum += item_start(list, texts, next) + (next + 1 == texts->count ? tail : 0);
	return sum <= l->body.height / 2 ? (length)sum : 0;
}

/* The label's baseline is that of the item's first line. */
static void
place_label(struct layout *l, const struct list *list, size_t i, const struct text *label, length y,
    uint32_t node)
{
	struct rich_text source = label_source(list, i);
	struct slice slice = {
	    .source = &source,
	    .text = label,
	    .count = label->count,
	    .folio_page = (uint32_t)(l->page_count - 1),
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
	return !flow_at_best(l) && (flow_is_fresh(l) ? least : need) > flow_room(l);
}

/* The item's text, beside its label that stands on this page: its first line can't go on without. */
static bool
place_item_text(struct layout *l, struct run_of_text *run)
{
	bool kept = l->kept_from_top;
	size_t pages = l->page_count;
	uint8_t column = l->columns.index;

	l->kept_from_top = true;
	if (!flow_text(l, run))
		return false;
	l->kept_from_top = kept && pages == l->page_count && column == l->columns.index;
	return true;
}

static bool
place_item(struct layout *l, const struct block *block, const struct list_texts *texts, size_t i,
    uint32_t parent, length tail)
{
	const struct list *list = &block->u.list;
	const struct style *style = list->items[i].style;
	const struct text *text = &texts->items[i], *label = &texts->labels[i];
	struct rich_text source = item_source(l, block, i);
	uint32_t item = node_add(l, ROLE_LIST_ITEM, parent);
	uint32_t label_node = node_add(l, ROLE_LABEL, item);
	uint32_t body = node_add(l, ROLE_LIST_BODY, item);
	text_nodes(l, &source, text, body);
	length shift = 0;

	if (!flow_at_top(l))
		l->y += style->space_before;
	if (item_is_blank(texts, i)) {
		flow_skip(l, item_height(texts, i));
		flow_advance(l, l->y, style->space_after);
		return true;
	}
	if (text->count > 0 && label->count > 0)
		shift = text->line[0].ascent - label->line[0].ascent;
	length down = at_least(-shift, 0), label_end = label->height + at_least(shift, 0);
	length first = at_least(paragraph_start_height(style, text) + down, label_end);
	length least = at_least((text->count > 0 ? text->line[0].height : 0) + down, label_end);
	while (item_moves(l, (int64_t)first + tail, least))
		if (!flow_break(l, block->loc))
			return false;
	if (least > flow_room(l))
		return flow_no_room(l, block->loc, N_("the first line of this list item fits on no page"),
		    least);
	length end = l->y + label_end;
	size_t pages = l->page_count;
	uint8_t column = l->columns.index;
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
	bool together = l->page_count == pages && l->columns.index == column;
	flow_advance(l, together ? at_least(l->y, end) : l->y, style->space_after);
	return true;
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	const struct list_texts *texts = m->own;
	uint32_t node = node_add(l, ROLE_LIST, l->part);

	node_at(l, node)->numbered = block->u.list.numbered;
	for (size_t i = 0; i < texts->count; i++)
		if (!place_item(l, block, texts, i, node, item_tail(l, &block->u.list, texts, i, tail)))
			return false;
	return true;
}

const struct block_type list_block = {
    .measure = measure,
    .is_blank = is_blank,
    .height = height,
    .start_height = start_height,
    .place = place,
};

#include "layout/container.h"

struct inset
container_inset(const struct container *c)
{
	return c != NULL ? (struct inset){c->left, c->right} : (struct inset){0, 0};
}

void
body_inset(struct layout *l, struct inset from, struct inset to)
{
	l->body.x += to.left - from.left;
	l->body.width -= to.left - from.left + to.right - from.right;
}

static const struct container *
at_depth(const struct container *c, size_t depth)
{
	while (c->depth > depth)
		c = c->parent;
	return c;
}

static const struct container *
innermost(const struct layout *l)
{
	return l->container_count > 0 ? l->containers[l->container_count - 1].container : NULL;
}

void
containers_close(struct layout *l, const struct container *c)
{
	const struct container *before = innermost(l);
	size_t most = c != NULL ? (size_t)c->depth + 1 : 0, kept = 0;

	while (kept < most && kept < l->container_count && l->containers[kept].container == at_depth(c, kept))
		kept++;
	if (kept == l->container_count)
		return;
	l->container_count = kept;
	body_inset(l, container_inset(before), container_inset(innermost(l)));
	l->part = kept > 0 ? l->containers[kept - 1].node : l->section_part;
}

static void
await_label(struct layout *l, const struct container *c, uint32_t parent)
{
	if (c->label == NULL)
		return;
	l->labels[l->label_count++] = (struct waiting_label){c, node_add(l, ROLE_LABEL, parent)};
}

static uint32_t
open_nodes(struct layout *l, const struct container *c)
{
	static const enum role roles[] = {
	    [CONTAINER_QUOTE] = ROLE_QUOTE,
	    [CONTAINER_LIST] = ROLE_LIST,
	    [CONTAINER_ITEM] = ROLE_LIST_ITEM,
	    [CONTAINER_NOTE] = ROLE_NOTE,
	};
	uint32_t node = node_add(l, roles[c->kind], l->part);

	node_at(l, node)->numbered = c->numbered;
	await_label(l, c, node);
	return c->kind == CONTAINER_ITEM ? node_add(l, ROLE_LIST_BODY, node) : node;
}

void
containers_enter(struct layout *l, const struct container *c)
{
	containers_close(l, c);
	const struct container *before = innermost(l);
	for (size_t depth = l->container_count; c != NULL && depth <= c->depth; depth++) {
		const struct container *next = at_depth(c, depth);
		l->part = open_nodes(l, next);
		l->containers[l->container_count++] = (struct open_container){next, l->part};
	}
	body_inset(l, container_inset(before), container_inset(innermost(l)));
}

void
labels_emit(struct layout *l, const struct line *line)
{
	length left = l->body.x - container_inset(innermost(l)).left;

	for (size_t i = 0; i < l->label_count; i++) {
		const struct container *c = l->labels[i].container;
		struct rich_text source = plain_text(c->label->style, c->label, 1);
		struct text text;
		if (!text_set_again(l, &source, c->label_width + text_inset(c->label->style), &text) ||
		    text.count == 0)
			continue;
		struct slice slice = {
		    .source = &source,
		    .text = &text,
		    .count = text.count,
		    .folio_page = (uint32_t)(l->page_count - 1),
		    .tag = tag_node(l->labels[i].node),
		};
		struct area area = {left + c->left - c->label_width,
		    l->y + line->ascent - text.line[0].ascent, c->label_width, text.height};
		text_emit(l, &slice, area);
	}
	l->label_count = 0;
}

#include "pdf/group.h"

bool
group_shows(const struct style *style)
{
	return !style->color.none && style->size > 0;
}

static bool
paints(const struct item *item)
{
	switch (item->kind) {
	case ITEM_TEXT:
		for (uint32_t i = 0; i < item->u.line->count; i++)
			if (group_shows(item->u.line->runs[i].style))
				return true;
		return false;
	case ITEM_RULE:
		return !item->u.rule.color.none && item->u.rule.thickness > 0;
	case ITEM_FILL:
		return !item->u.fill.none;
	case ITEM_PATH:
		return !item->u.path->color.none;
	case ITEM_IMAGE:
		return true;
	case ITEM_LINK:
	case ITEM_URI:
	case ITEM_CELL:
		return false;
	}
	return false;
}

/* Fills of the layout are an artifact of their own: a background. */
static bool
go_together(const struct item *a, const struct item *b)
{
	if (a->node != b->node || a->artifact != b->artifact)
		return false;
	return a->artifact != ARTIFACT_LAYOUT || (a->kind == ITEM_FILL) == (b->kind == ITEM_FILL);
}

static void
widen(struct group *g, length page_height, const struct item *item)
{
	int64_t top = (int64_t)page_height - item->y;

	if (item->kind == ITEM_TEXT)
		top += item->u.line->ascent; /* y is its baseline */
	int64_t box[4] = {item->x, top - item->h, (int64_t)item->x + item->w, top};
	for (int i = 0; i < 4; i++)
		if (!g->paints || (i < 2 ? box[i] < g->box[i] : box[i] > g->box[i]))
			g->box[i] = box[i];
}

struct group
group_items(length page_height, const struct item *items, size_t n)
{
	struct group g = {.items = items, .is_text = true};

	for (; g.count < n && go_together(&items[0], &items[g.count]); g.count++) {
		const struct item *item = &items[g.count];
		if (!paints(item))
			continue;
		widen(&g, page_height, item);
		g.paints = true;
		if (item->kind != ITEM_TEXT)
			g.is_text = false;
		else if (g.language == NULL && item->u.line->count > 0)
			g.language = item->u.line->runs[0].style->language;
	}
	return g;
}

#include "layout/hang.h"

static bool
hangs(const struct style *style)
{
	return style->hanging_punctuation && (style->align == ALIGN_START || style->align == ALIGN_JUSTIFY);
}

/* As the margins of one page may be those of the next one turned, the narrower is that of both sides. */
static length
margin(const struct layout *l)
{
	const struct page_style *page = l->section->page;
	const length tab = l->section->tab != NULL ? l->section->tab->width : 0;

	return at_least(at_most(page->margin[SIDE_LEFT], page->margin[SIDE_RIGHT]) - tab, 0);
}

static bool
is_labelled(const struct container *c)
{
	while (c != NULL && c->label == NULL)
		c = c->parent;
	return c != NULL;
}

struct hang
hang_of_block(const struct layout *l, const struct block *block, const struct style *style)
{
	if (!hangs(style))
		return (struct hang){0, 0};
	length room = margin(l);
	if (block->columns != NULL)
		room = at_most(room, block->columns->gap / 2);
	return (struct hang){is_labelled(block->in) ? 0 : room, room};
}

struct hang
hang_of_labelled(const struct layout *l, const struct style *style)
{
	return (struct hang){0, hangs(style) ? margin(l) : 0};
}

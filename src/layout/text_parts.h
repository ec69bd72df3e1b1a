/*
 * The parts of a text: stretches of words that are a link, a reference, or neither.  Each has a node of its
 * own, in the order of the text, right after the node of the text; and a link is active where its words are.
 */
#ifndef PLIEGO_LAYOUT_TEXT_PARTS_H
#define PLIEGO_LAYOUT_TEXT_PARTS_H

#include "layout/page.h"

/* SPAN where words of that style are neither link nor reference. */
static inline enum role
part_role(const struct style *style)
{
	return style->link != 0 ? ROLE_LINK : style->refers ? ROLE_REFERENCE : ROLE_SPAN;
}

static inline bool
same_part(const struct style *a, const struct style *b)
{
	return a->link == b->link && a->refers == b->refers && a->note == b->note;
}

/* Where in its parts a text is. */
struct parts {
	struct layout *l;
	const struct rich_text *source;
	const struct link *links; /* of its section */
	uint32_t node;            /* of the text */
	uint32_t part;            /* from 0 */
	size_t span;              /* of that part */
};

/* Goes on over a line that is printed elsewhere. */
void parts_pass(struct parts *, const struct line *);

/* The items of a line, for each part of it a text and, of a link, its box. */
void parts_emit(struct parts *, const struct line *, struct area, struct srcloc);

#endif

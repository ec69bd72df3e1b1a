/*
 * Which items of a page are marked together, as one piece of content or one artifact.
 */
#ifndef PLIEGO_PDF_GROUP_H
#define PLIEGO_PDF_GROUP_H

#include "layout/pages.h"

/* Borrowed from the page. */
struct group {
	const struct item *items;
	size_t count;
	bool paints;
	bool is_text;         /* nothing else is painted */
	const char *language; /* of its first text */
	int64_t box[4];       /* around what is painted; left, bottom, right, top */
};

/* Those from the first item on; n > 0. */
struct group group_items(length page_height, const struct item *items, size_t n);

/* Whether text of that style leaves a mark. */
bool group_shows(const struct style *);

#endif

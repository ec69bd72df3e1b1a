/*
 * Numbers of pages, which are known only when all pages are.
 *
 * A text with late fields is set with zeros first, as many as `digits` says.  Its items are held, and filled
 * when the numbers are known; numbers that take more lines than were held ask for another run.
 */
#ifndef PLIEGO_LAYOUT_FOLIO_H
#define PLIEGO_LAYOUT_FOLIO_H

#include "layout/lines.h"

/* One of the texts that wait for numbers: lines from .. from + count of it, at `item` and after on a page. */
struct late {
	struct rich_text source;
	struct area area; /* of this slice */
	size_t item;
	uint32_t sheet;
	uint32_t value_sheet; /* whose numbers it shows */
	uint32_t destination; /* whose page's numbers it shows instead; or NONE */
	uint32_t from, count;
	uint32_t total; /* lines held, on all pages */
	enum align align;
	enum valign valign; /* when the numbers take less room */
};

/* Keeps a text in mind whose items stand on the open page. */
void late_add(struct layout *, struct late);

/* Holds an item for the folio of a destination, right-aligned in an area that one line fits. */
void folio_hold(struct layout *, const struct rich_text *, uint32_t destination, struct area, struct tag);

/* Fills all late fields.  *again: some did not fit, so digits has grown.  False after an error. */
bool late_fill(struct layout *, bool *again);

#endif

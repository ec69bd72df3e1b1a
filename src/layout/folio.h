/*
 * Folios: the numbers of pages, which are known only when all pages are.
 *
 * A text that holds folios is set with zeros first, as many as `digits` says.  While pages are counted, no
 * more is kept of it than what it takes to see whether its numbers fit: the text once for all places that
 * have it alike, and for each place the page.  After a run it is set with its numbers; where they take more
 * lines than were held, there is another run.  In the pass after the last run the items of each page are
 * filled in before it is handed on.
 */
#ifndef PLIEGO_LAYOUT_FOLIO_H
#define PLIEGO_LAYOUT_FOLIO_H

#include "layout/lines.h"

/* One of the texts that wait for numbers: lines from .. from + count of it, at `item` and after on a page. */
struct folio_text {
	struct rich_text source;
	const struct link *links; /* of its section, which stays at least as long as the page */
	struct area area;         /* of this slice */
	size_t item;
	uint32_t folio_page;  /* whose folios it shows */
	uint32_t destination; /* whose page's folios it shows instead; or NONE */
	uint32_t from, count;
	uint32_t total; /* lines held, on all pages */
	enum align align;
	enum valign valign; /* when the numbers take less room */
	bool in_parts;      /* one item holds the place of all that its parts come to (text_parts.h) */
	uint32_t node;      /* then: of the text */
};

/*
 * Whether a text, of spans with their folios filled in, is left out whole: there is nothing to print but the
 * words around them.
 */
bool folios_say_nothing(const struct span *, size_t count);

/* Keeps a text in mind whose items stand on the open page.  Its styles last as long as the document. */
void folio_text_add(struct layout *, struct folio_text);

/* Holds an item for the folio of a destination, right-aligned in an area that one line fits. */
void folio_hold(struct layout *, const struct rich_text *, uint32_t destination, struct area, struct tag);

/* Before a run: of the run before there is nothing to check any more. */
void folios_forget(struct layout *);

/*
 * After a run: sets all texts with their numbers.  *again: some did not fit, so digits has grown.  False
 * after an error.
 */
bool folios_settle(struct layout *, bool *again);

/* Puts them in place on the open page.  False after an error. */
bool folios_fill(struct layout *);

#endif

/*
 * What one layout builds: pages in order, one of them open, with nodes and destinations as they come up.
 *
 * Two arenas: `arena` keeps what the pages hold; `scratch` is given up when layout is done.  A run lays out
 * the whole document; when late fields turn out to need more room than was held for them, there is another
 * one, and what was measured for the run before is used again, as is the room for its items.
 */
#ifndef PLIEGO_LAYOUT_PAGE_H
#define PLIEGO_LAYOUT_PAGE_H

#include "base/hash.h"
#include "layout/pages.h"

#define NONE UINT32_MAX

struct area {
	length x, y, width, height;
};

/* How an item is tagged: with a node, or as an artifact. */
struct tag {
	uint32_t node;
	enum artifact artifact;
};

/* A page while its late fields are open. */
struct sheet {
	struct item *items;
	size_t item_count;
	length width, height;
	uint32_t section;
	uint32_t folio;
	uint32_t section_page; /* from 1; of a filler page that of the page before */
	bool gaps;             /* some items turned out not to be needed: text without a line */
};

/* Room for the items of several pages, kept one page after the other; each run starts over in the first. */
struct item_chunk {
	struct item_chunk *next;
	size_t used, size;
	struct item items[];
};

/* A heading, as contents and destinations see it. */
struct entry {
	const struct block *block;
};

struct late;
struct short_text;
struct furniture;
struct measured;

struct layout {
	struct arena *arena;
	struct arena *scratch;
	const struct document *document;
	const struct metrics *metrics;
	struct diags *diags;
	struct diags *muted; /* where texts that were set before complain */
	unsigned run;        /* from 1 */
	unsigned digits;     /* held for a number that is not known yet */

	struct sheet *sheets;
	size_t sheet_count, sheet_capacity;
	struct item *items; /* of the open page */
	size_t item_count, item_capacity;
	struct item_chunk *chunks, *chunk; /* of the pages before: all, and the one at hand */
	struct node *nodes;                /* in arena */
	size_t node_count, node_capacity;
	struct destination *destinations;
	size_t destination_count, destination_capacity;
	struct late *lates;
	size_t late_count, late_capacity;
	struct section_pages *sections;
	struct short_text *shorts; /* text_cache.c */
	struct hash_index short_index;
	size_t short_capacity;
	struct span *spans; /* room for a text's spans with late fields filled in */
	size_t span_capacity;
	struct fragment *furniture_fragment, *table_fragment; /* kept for their memory */

	const struct entry *entries; /* the headings of the document, in order */
	size_t entry_count;

	struct furniture *furnitures; /* of each section */
	struct measured **measured;   /* blocks of each section; NULL: not reached so far */

	/* The open page and its section. */
	size_t section;
	uint32_t part; /* node that blocks hang on */
	struct furniture *furniture;
	struct area body;
	size_t body_item; /* the first one after header and footer */
	length y;         /* where the next block starts; past the end of the body once the page is full */
	length used;      /* the lower end of what is on the page */
	/* All above y on this page is kept with what comes next: moving that to another page is no use. */
	bool kept_from_top;
};

static inline struct tag
tag_node(uint32_t node)
{
	return (struct tag){node, ARTIFACT_NONE};
}

static inline struct tag
tag_artifact(enum artifact artifact)
{
	return (struct tag){NODE_ARTIFACT, artifact};
}

static inline length
at_most(length a, length b)
{
	return a < b ? a : b;
}

static inline length
at_least(length a, length b)
{
	return a > b ? a : b;
}

/* Appends an item to the open page; the pointer is good until the next. */
struct item *item_add(struct layout *, enum item_kind, struct tag, struct area, struct srcloc);
uint32_t node_add(struct layout *, enum role, uint32_t parent);

/*
 * Opens a page in the style of the current section, which has counted it if it is one of its own.  Nothing is
 * on it yet.  An error at `loc` when there are too many.
 */
bool sheet_open(struct layout *, uint32_t folio, struct srcloc loc);
/* Keeps the items of the open page. */
void sheet_close(struct layout *);

/* Lengths in messages: "12.50 mm". */
#define MM "%d.%02d mm"
#define MM_ARGS(l) mm_hundredths(l) / 100, mm_hundredths(l) % 100
int mm_hundredths(int64_t length); /* rounded to nearest, never negative */

#endif

/*
 * Layout breaks a document into pages of placed items, and hands them to a sink, one at a time.
 *
 * It is a pure function of its arguments: it opens no file, reads no clock, and knows neither plans nor PDF.
 * Text is measured only through struct metrics, so tests can set it in a font of known widths.
 *
 * Nobody holds all pages, nor all of the document.  What a page prints may depend on all of them ("page 3 of
 * 12"), so layout places the document first to count its pages, keeping no item; then again, filling in the
 * numbers of each page as it is handed on.  Each time, a section is made and measured when its turn comes,
 * and let go of after its last page, but for what document.kept_bytes hold.  So memory is that of the
 * longest section, whose tables come in slices and whose nodes leave in parts, and of a page some tens of
 * bytes: its frame, headings, and where it shows numbers.
 *
 * Coordinates: thousandths of a point, origin at the top left of the page, y downwards.
 */
#ifndef PLIEGO_LAYOUT_PAGES_H
#define PLIEGO_LAYOUT_PAGES_H

#include "layout/document.h"

/* What a mark is, for readers who can't see it (ISO 32000-1, 14.8.4).  Page furniture is an artifact. */
enum role {
	ROLE_DOCUMENT,
	ROLE_PART,    /* a section with a key */
	ROLE_HEADING, /* H1 to H6: level */
	ROLE_PARAGRAPH,
	ROLE_LIST,
	ROLE_LIST_ITEM,
	ROLE_LABEL,
	ROLE_LIST_BODY,
	ROLE_TABLE,
	ROLE_TABLE_HEAD,
	ROLE_TABLE_BODY,
	ROLE_ROW,
	ROLE_HEADER_CELL,
	ROLE_DATA_CELL,
	ROLE_FIGURE,
	ROLE_CONTENTS,
	ROLE_CONTENTS_ITEM,
	ROLE_LINK,
	ROLE_SPAN, /* words of a text that has links or references */
	ROLE_QUOTE,
	ROLE_NOTE,
	ROLE_REFERENCE, /* to a note */
};

/*
 * A node of the structure tree.  Nodes are in reading order, a parent always before its children; node 0 is
 * the document.  rows, columns: spans of a cell.
 */
struct node {
	enum role role;
	uint32_t parent;
	uint8_t level;
	uint16_t rows, columns;
	bool row_scope;  /* a header cell that heads its row instead of its column */
	bool numbered;   /* LIST: its labels are numbers, not bullets */
	bool head_spans; /* TABLE: a head in it, maybe of a part to come, takes more than one row or column */
	const char *text; /* FIGURE: alternative; TABLE: summary; PART: title; else NULL */
};

#define NODE_ARTIFACT UINT32_MAX

/* Nodes that go on, from below the document: each is the parent of the next. */
#define NODES_OPEN_MAX 3

struct open_nodes {
	uint32_t number[NODES_OPEN_MAX];
	uint32_t count;
};

/*
 * Nodes of one section, or of a part of it, numbered through the document: node[0] is the document, then come
 * those that parts before left open, then first, first + 1, ... .  A parent is among them.
 */
struct nodes {
	const struct node *node;
	uint32_t first, count; /* without the document and those left open */
	struct open_nodes left_open;
};

/* The index of a node. */
static inline uint32_t
nodes_index(const struct nodes *nodes, uint32_t number)
{
	uint32_t i = 0;

	if (number >= nodes->first)
		return 1 + nodes->left_open.count + (number - nodes->first);
	while (number != 0 && nodes->left_open.number[i++] != number)
		continue;
	return i;
}

static inline const struct node *
nodes_at(const struct nodes *nodes, uint32_t number)
{
	return &nodes->node[nodes_index(nodes, number)];
}

/* A part of a long section has at least so many nodes, unless it is the last. */
#define NODES_PART_MIN 4096

enum artifact { ARTIFACT_NONE, ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_LAYOUT, ARTIFACT_PAGINATION };

enum item_kind {
	ITEM_TEXT, /* one line, never empty; x: its start, y: its baseline, w: its width, h: its height */
	ITEM_RULE, /* a line of `thickness`, centred on x,y .. x+w,y+h; one of w, h is 0 */
	ITEM_FILL, /* a filled box */
	ITEM_PATH, /* lines or an area; x, y, w, h: the box around its points; see struct path */
	ITEM_IMAGE,
	ITEM_LINK, /* an active box to a destination; its text is in other items of the same node */
	ITEM_URI,  /* the same to an address */
	ITEM_CELL, /* paints nothing: the box of a table cell, padding included; texts and images up to the
	              next item that is neither are in it, but for those of paragraphs, headings and lists */
};

enum shape {
	SHAPE_LINE,     /* from point to point */
	SHAPE_POLYGON,  /* the same, closed */
	SHAPE_SEGMENTS, /* a line from each even point to the next */
	SHAPE_BOXES,    /* a box from each even point, its top left, to the next, its bottom right */
};

struct point {
	length x, y;
};

/* Points are seen from the top left of the item.  Stroked, or filled where there is no thickness. */
struct path {
	enum shape shape;
	enum dash dash;
	length thickness;
	struct color color;
	const struct point *points;
	uint32_t count;
};

struct item {
	enum item_kind kind : 8;    /* there are hundreds on a page: no more room than needed */
	enum artifact artifact : 8; /* not NONE exactly when node is NODE_ARTIFACT */
	uint32_t node;
	length x, y, w, h;
	struct srcloc loc; /* of the text; of the cell's first text */
	union {
		const struct line *line; /* other items may share it */
		struct {
			length thickness;
			struct color color;
		} rule;
		struct color fill;
		const struct path *path;
		const struct image *image;
		uint32_t destination;
		const struct link *link;
	} u;
};

/* A heading's place: target of contents and outline. */
struct destination {
	uint32_t page; /* index into pages */
	length x, y;   /* top left of the heading */
	const char *title;
	uint8_t level;
	bool in_outline;
	uint32_t node;
};

/* What a page is besides its items: known of each before the first is handed on. */
struct page_frame {
	length width, height;
	uint32_t section; /* of a filler page the one that ends; of those that run on together the first */
	uint32_t folio;   /* the number printed */
	enum numerals numbering; /* and in what */
};

struct page {
	/* Header, footer, body; in painting order, which within one node is reading order. */
	const struct item *items;
	size_t item_count;
	struct page_frame frame;
	struct nodes nodes; /* of its part so far: those of all items among them */
};

/*
 * Where the next section starts on a right-hand page, a filler page may come after the last of these.  It
 * has header and footer of the section that ends, with a folio of its own, but is in no section's count.
 */
struct section_pages {
	const char *key;
	uint32_t first_page;  /* index: where its first block stands */
	uint32_t page_count;  /* those that it is on */
	uint32_t first_folio; /* of the first page */
	uint32_t counted_from,
	    counted_pages;   /* the section that its pages are counted from; of that, how many */
	uint32_t last_folio; /* of those that are counted through with its own: what {pages} prints */
};

/* What is known of the whole document before its first page is handed on. */
struct pagination {
	const struct page_frame *frames; /* [page] */
	size_t page_count;
	size_t node_count; /* of all sections, and the document */
	const struct destination *destinations;
	size_t destination_count;
	const struct section_pages *sections;
	size_t section_count;
	const char *language;
};

/*
 * Who takes the pages.  Once it is known that the document can be laid out, open() is called; then page() for
 * each page, in order; close() after all.  After the last page of each section structure() is called, which
 * may be NULL, with its nodes.  Those of a long section come in parts, each after some page: what is on later
 * pages belongs to nodes of later parts.  `open` are the nodes that get children there: a part of the
 * document, a table and its body, which hold nothing but other nodes.  A table's head and the start of its
 * body are in the same part.
 *
 * What is handed over is lent: the pagination until close() returns, a page and its items (with their lines
 * and points) until page() does, nodes until structure() does.
 *
 * Whichever returns false ends the layout, and nothing more is called.  Why is for the sink to know.
 *
 * counted(), which may be NULL, is for those who can't wait: it is shown each page while pages are counted,
 * before open(), with all its items but for the texts that wait for page numbers, whose lines are those held
 * for them.  Pages that have to be counted anew are shown anew, from index 0 on.
 */
struct page_sink {
	void *ctx;
	bool (*open)(void *ctx, const struct pagination *);
	bool (*page)(void *ctx, size_t index, const struct page *);
	bool (*structure)(void *ctx, const struct nodes *, const struct open_nodes *open);
	bool (*close)(void *ctx);
	void (*counted)(void *ctx, size_t index, const struct page *);
};

#define LAYOUT_PAGES_MAX 100000

/*
 * Memory is what the arena's handler answers for; all of it is given back.
 *
 * An image larger than its place is shrunk, with the warning [layout-image-shrunk].
 *
 * Returns false with at least one error in diags, before the sink is opened; or when the sink returned false.
 * The errors: [layout-columns-too-wide], [layout-no-anchor], [layout-no-room] (header and
 * footer leave no room, an image or a row of a header that fits on no page), [layout-too-many-pages], and
 * those of metrics->set.
 *
 * A row taller than the body area is split between lines, on every cell at once, at least two lines of each
 * cell on either side; the rest is marked with table->continued.
 */
bool layout_document(struct arena *, const struct document *, const struct metrics *,
    const struct page_sink *, struct diags *);

#endif

/*
 * What one layout builds: pages in order, one of them open, with nodes and destinations as they come up.
 *
 * It works in passes over the document.  Counting runs place everything and keep frames, destinations and
 * what has to be checked of the texts that wait for numbers, but no items.  When those texts turn out to
 * need more room than was held for them, there is another run.  The pass after the last run places all of it
 * once more and hands on each page as it is closed: it finds frames and destinations as the run left them.
 * Sections, and what is measured of them, come and go (layout/sections.h); nodes are numbered in each pass,
 * and kept as long as their section is open where someone is to see them.
 */
#ifndef PLIEGO_LAYOUT_PAGE_H
#define PLIEGO_LAYOUT_PAGE_H

#include "base/hash.h"
#include "base/intern.h"
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

struct folio_text;
struct folio_shape;
struct folio_check;
struct cached_text;
struct furniture;
struct note_text;
struct held_section;
struct scaled_style;
struct set_watermark;

/* What the whole document has to know of a heading. */
struct listed_heading {
	const char *title; /* never NULL */
	const char *words; /* what links call it by; NULL: the title */
	struct srcloc loc;
	uint8_t level;
	bool in_contents;
};

#define HEADING_LEVELS_MAX 6

struct open_container {
	const struct container *container;
	uint32_t node; /* that blocks in it hang on */
};

struct waiting_label {
	const struct container *container;
	uint32_t node;
};

/* Where columns are to end: on a page after that where they begin, so high there. */
struct column_plan {
	size_t pages;  /* that are turned before */
	length height; /* LENGTH_MAX: that of the page */
};

/* The columns that blocks flow down, on the open page (columns.h). */
struct column_flow {
	const struct columns *columns; /* NULL: none, blocks flow down the body */
	struct column_plan plan;
	struct area around; /* the body of the page, without insets */
	length top, bottom; /* of all of them */
	length used;        /* the lower end of those before the open one */
	size_t pages;       /* turned since they began */
	uint8_t index;
	bool at_page_top; /* they begin at the top of the body */
	bool ends_early;  /* before the end of the body, as they end on this page */
	bool has_most;    /* what has no room in them would have no more on the next page */
};

/* A place in the document. */
struct running {
	uint32_t section;                     /* whose unit it is; NONE before the first */
	uint32_t heading[HEADING_LEVELS_MAX]; /* [level - 1]: index; NONE where there is none */
};

/* What the whole document has to know of a section. */
struct listed_section {
	const char *key, *title; /* NULL: no unit */
	enum section_start start;
	enum numerals numbering;
	bool restarts; /* its folios do not go on from the section before */
	size_t first_heading;
	struct running before; /* where it begins */
};

struct layout {
	struct arena *whole;        /* lasts as long as the layout */
	struct arena *scratch;      /* as long as the open section is there */
	struct arena *page_scratch; /* at least as long as the open page: what its items point to */
	const struct document *document;
	const struct metrics *metrics;
	const struct page_sink *sink;
	struct diags *diags;
	struct diags *muted; /* where texts that were set before complain */
	unsigned run;        /* from 1 */
	unsigned digits;     /* held for a number that is not known yet */
	bool counting;       /* else pages are handed on */
	bool keeps_items;    /* of the open page: someone is going to see them */
	bool reporting;      /* after an error: what else is wrong is looked for */
	bool trying;         /* nothing is kept of what is placed (columns.h) */

	struct page_frame *frames; /* of the pages begun */
	size_t page_count, page_capacity;
	size_t last_count;  /* of pages, in the last run */
	struct item *items; /* of the open page */
	size_t item_count, item_capacity;
	struct item spare;  /* stands for one that is not kept */
	struct node *nodes; /* of the open part of the section: see struct nodes */
	size_t node_count;  /* of the document so far */
	size_t first_node, node_capacity;
	struct open_nodes left_open;
	uint32_t *spanning_tables; /* nodes of tables with heads over several rows or columns, in order */
	size_t spanning_table_count, spanning_table_capacity;
	struct arena *node_arena;
	struct arena *node_texts;         /* of nodes not handed on, whose own may go before; NULL: none */
	struct node spare_node;           /* stands for those that are not kept */
	struct destination *destinations; /* of headings, in order; then of rows, in that of their places */
	size_t destination_count, destination_capacity; /* of headings so far */
	struct folio_text *folio_texts; /* of the open page, in order, when it is to be handed on */
	size_t folio_text_count, folio_text_capacity;
	struct folio_shape *folio_shapes; /* folio.c */
	struct hash_index folio_shape_index;
	size_t folio_shape_capacity;
	struct folio_check *folio_checks; /* of all pages, in order */
	size_t folio_check_count, folio_check_capacity;
	struct section_pages *sections;
	struct cached_text *cached_texts; /* text_cache.c */
	struct hash_index cached_text_index;
	size_t cached_text_capacity;
	size_t cached_short_count, cached_long_bytes;
	struct span *spans; /* room for a text's spans with its folios filled in */
	size_t span_capacity;
	struct fragment *furniture_fragment, *table_fragment; /* kept for their memory */
	length *row_heights;                                  /* room for those of the rows of a page */
	size_t row_height_capacity;

	struct listed_heading *headings; /* of the document, in order */
	size_t heading_count;
	const char **anchors;     /* of each; NULL: not asked for so far */
	struct intern row_places; /* of rows that links lead to (anchors.h) */
	unsigned *row_place_runs; /* of each, the run in which it was last come to */
	size_t row_place_capacity;
	struct listed_section *listed;      /* [section] */
	struct set_watermark *watermark;    /* watermark.c */
	struct scaled_style *scaled_styles; /* fit.c */
	bool has_running;                   /* there are running heads (running.h) */
	struct running *running;            /* [page]: what they show */
	size_t running_capacity;

	struct held_section **held; /* [section]; NULL: it is not there (sections.h) */
	size_t held_bytes;          /* but those of the open section */
	size_t held_end;            /* one past the last that is kept, or was */
	size_t lingering;           /* no section before it lingers, but the first of the open run */

	struct loan {
		struct arena *arena;
		bool leaves; /* with the open page */
	} * loans;           /* of the open section */
	size_t loan_count, loan_capacity;

	/* The open page and its section. */
	const struct section *section;
	size_t section_index;
	size_t run_head; /* the first of the sections that run on together with it */
	uint32_t part;   /* node that blocks hang on */
	uint32_t section_part;
	/* Of the open block, from the outermost on, and those labels that are not printed yet. */
	struct open_container containers[CONTAINERS_MAX];
	size_t container_count;
	struct waiting_label labels[CONTAINERS_MAX];
	size_t label_count;
	struct column_flow columns;
	const struct columns *measured_in; /* those that the block stands in which is measured; NULL: none */
	struct note_text *notes; /* of the section, as they are measured (footnotes.c); NULL: it has none */
	struct waiting_note {
		const struct footnote *note;
		struct note_text *text;
	} * waiting_notes; /* for the foot of the open page, in order; of sections that are there */
	size_t waiting_count, waiting_capacity;
	length foot; /* of the body, for them */
	struct furniture *furniture;
	struct area body;
	length body_least; /* of the bodies of the section's pages the lowest: all that is measured fits it */
	bool begun;        /* something of the section is placed */
	size_t body_item;  /* the first one after header and footer */
	length y;          /* where the next block starts; past the end of the body once the page is full */
	length used;       /* the lower end of what is on the page */
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

/* Appends an item to the open page, if its items are kept; the pointer is good until the next. */
struct item *item_add(struct layout *, enum item_kind, struct tag, struct area, struct srcloc);
/*
 * The next node, of the open section or the document, and it by its number: good until the next.  Where items
 * are not kept, nodes are only numbered.
 */
uint32_t node_add(struct layout *, enum role, uint32_t parent);
struct node *node_at(struct layout *, uint32_t number);
/* Copies a text for a node, whose own may go with the page: until the nodes are handed on. */
const char *node_text(struct layout *, const char *);
/* Those that there are. */
struct nodes nodes_so_far(const struct layout *);
/*
 * All that is on the pages from the open one on belongs to nodes to come, and no other but `open` ones get
 * children: hands the nodes on, unless pages are only counted, and lets go of them.  False when the sink
 * refuses.
 */
bool nodes_hand_on(struct layout *, const struct open_nodes *open);
/* The same in the midst of a section, where there are enough of them. */
bool nodes_may_part(struct layout *, const struct open_nodes *open);
/* A table has a head over several rows or columns; and whether it has one, where tables were counted. */
void table_note_span(struct layout *, uint32_t table);
bool table_has_span(const struct layout *, uint32_t table);
/* The next destination; once the numbers are known, that is one that was made before. */
void destination_add(struct layout *, const struct destination *);
/* Memory for what items of the open page point to. */
struct arena *page_scratch(struct layout *);

/*
 * Memory lent to a part of the open section that may be let go of before it: at once, or with the open page,
 * whose items may point to it.  What is left is let go of with the section.
 */
struct arena *loan_open(struct layout *);
void loan_close(struct layout *, const struct arena *);
void loan_leave(struct layout *, const struct arena *);
void loans_close(struct layout *);
/* All that are left leave with the open page. */
void loans_leave(struct layout *);

/*
 * Opens a page in the style of the current section, which has counted it if it is one of its own.  Nothing is
 * on it yet.  An error at `loc` when there are too many.
 */
bool page_open(struct layout *, uint32_t folio, struct srcloc loc);
/* Another page may be opened; else an error at `loc`. */
bool page_may_open(struct layout *, struct srcloc loc);
/* Of the open page: of a left-hand one whose binding changes sides the outer edge is the left one. */
bool page_outer_is_left(const struct layout *);
/* Ends the open page, and hands it on unless pages are only counted.  False when the sink refuses. */
bool page_close(struct layout *);

/* Lengths in messages: "12.50 mm". */
#define MM "%d.%02d mm"
#define MM_ARGS(l) mm_hundredths(l) / 100, mm_hundredths(l) % 100
int mm_hundredths(int64_t length); /* rounded to nearest, never negative */

#endif

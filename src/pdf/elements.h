/*
 * The elements of the structure tree, as structure.c gathers them, and how they are written.  For these two
 * files only.
 */
#ifndef PLIEGO_PDF_ELEMENTS_H
#define PLIEGO_PDF_ELEMENTS_H

#include "layout/pages.h"
#include "pdf/objects.h"
#include "pdf/table_headers.h"

#define STRUCTURE_LEVELS 6

/* Something on a page that belongs to a node. */
struct note {
	uint32_t node, page;
	uint32_t id; /* of marked content, or the object of a link's annotation */
	bool is_link;
};

struct picture {
	uint32_t node;
	int64_t box[4];
};

/* What becomes of a node. */
struct element {
	uint32_t number;            /* of its object */
	uint32_t first_kid, next;   /* nodes that are kept; 0: none */
	uint32_t notes, note_count; /* from here on in note_order */
	uint32_t picture;           /* index + 1; 0: none */
	uint32_t head;              /* the identifier of a head cell; 0: none */
	const char *language;       /* where it is not the document's */
	uint8_t level;              /* of a heading */
	bool kept;
	bool has_spans; /* a table: some head is over several columns, or beside several rows */
};

struct structure {
	struct arena *arena;
	struct objects *objects;
	const struct pagination *pages;
	const uint32_t *page_objects;
	const char *language;
	struct node *nodes;       /* [node], as they come; their texts are copies */
	uint32_t nodes_taken;     /* one past the last of them */
	struct element *elements; /* [node] */

	struct note *notes; /* page by page */
	size_t note_count, note_capacity;
	uint32_t *page_notes; /* [page]: index of its first note */
	size_t page;
	uint32_t next_mark;
	uint32_t *links; /* their nodes, by their keys */
	size_t link_count, link_capacity;
	struct picture *pictures;
	size_t picture_count, picture_capacity;

	uint8_t open_levels[STRUCTURE_LEVELS]; /* of the headings above */
	uint8_t depth;

	uint32_t *note_order; /* notes by node */
	uint32_t root, first_array;
	unsigned digits;                  /* of numbers, so that they are alike in width */
	uint32_t next_shared, shared_end; /* numbers for attributes that cells share */
	uint32_t *header_cells;           /* [identifier - 1]: nodes */
	size_t header_cell_count;
	struct table_headers grid;
	struct buf attributes; /* of the element being written */
};

/* The structure type of a node's element. */
const char *element_type(const struct structure *, uint32_t node);

/* Columns of the grid that the rows of a table are put into; 0 when nobody needs to know. */
size_t element_grid_columns(const struct structure *, const struct element *table);

/* A link in the contents hangs on a Reference, whose number is the one before its own. */
bool element_has_reference(const struct structure *, uint32_t node);

/* An element that has other elements only, or one that has content, or nothing. */
bool element_is_list(const struct element *);

/* Writes all elements that are kept, and which of them each page has: when everything else has its number. */
void elements_write(struct structure *);

#endif

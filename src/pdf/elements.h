/*
 * The elements of the structure tree, as structure.c gathers them for a part, and how they are written.
 * For these two files only.
 *
 * Elements are those of the part's nodes, in their order: element 0 is the document, then come those that
 * were left open.  An open element gets its number in the first part in which it has kids, and is written in
 * the one in which it ends.
 */
#ifndef PLIEGO_PDF_ELEMENTS_H
#define PLIEGO_PDF_ELEMENTS_H

#include "layout/pages.h"
#include "pdf/numeral.h"
#include "pdf/objects.h"
#include "pdf/table_headers.h"

#define STRUCTURE_LEVELS 6

/* Something on a page that belongs to an element. */
struct note {
	uint32_t page;
	uint32_t id; /* of marked content, or the object of a link's annotation */
	uint32_t element;
	uint32_t next; /* of this element: index + 1; 0: none */
	bool is_link;
};

struct picture {
	int64_t box[4];
};

struct section_page {
	size_t page;
	size_t first_note;
};

/* What becomes of a node. */
struct element {
	uint32_t number;                            /* of its object */
	uint32_t first_kid, next;                   /* elements that are kept; 0: none */
	uint32_t first_note, last_note, note_count; /* index + 1; 0: none */
	uint32_t picture;                           /* index + 1; 0: none */
	uint32_t head;                              /* the identifier of a head cell or note; 0: none */
	const char *language;                       /* where it is not the document's */
	uint8_t level;                              /* of a heading */
	bool kept;
	bool goes_on;   /* it is not written yet */
	bool has_spans; /* a table: some head is over several columns, or beside several rows */
};

struct structure {
	struct arena *arena;
	struct objects *objects;
	size_t page_count;
	const uint32_t *page_objects;
	const char *language;
	unsigned digits; /* of numbers, so that they are alike in width */

	/* Of a part, and used again for the next. */
	struct nodes nodes;
	struct element *elements; /* those beyond the count are zero; the document's and open ones stay */
	size_t element_count, element_capacity;
	struct note *notes; /* page by page */
	size_t note_count, note_capacity;
	struct section_page *section_pages;
	size_t section_page_count, section_page_capacity;
	struct picture *pictures;
	size_t picture_count, picture_capacity;
	size_t page;
	uint32_t next_mark;
	struct buf open_kids[NODES_OPEN_MAX]; /* [element - 1]: their numbers, in parts before */
	struct table_headers grid;
	struct buf attribute_list, attributes;        /* of the element being written */
	struct numeral parent, shared, on_page, mark; /* as the last cells had them */

	/* Of the whole. */
	uint32_t root, document;
	uint32_t first_array;                  /* of an array for each page */
	uint8_t open_levels[STRUCTURE_LEVELS]; /* of the headings above */
	uint8_t depth;
	uint32_t *links; /* their elements' objects, by their keys; from written_links on still elements */
	size_t link_count, link_capacity, written_links;
	uint32_t *header_cells; /* [identifier - 1]: objects */
	size_t header_cell_count, header_cell_capacity;
	struct buf document_kids; /* as they are written */
};

/* The element of a node of this part. */
static inline uint32_t
element_of(const struct structure *s, uint32_t node)
{
	return nodes_index(&s->nodes, node);
}

/* Whether it was left open by the part before. */
static inline bool
element_was_open(const struct structure *s, uint32_t element)
{
	return element - 1 < s->nodes.left_open.count;
}

/* The number by which a kid is known to its parent. */
uint32_t element_as_kid(const struct structure *, uint32_t element);

/* Its structure type. */
const char *element_type(const struct structure *, uint32_t element);

/* A link in the contents hangs on a Reference, whose number is the one before its own. */
bool element_has_reference(const struct structure *, uint32_t element);

/* An element that has other elements only, or one that has content, or nothing. */
static inline bool
element_is_list(const struct element *e)
{
	return e->note_count == 0 && e->first_kid != 0;
}

/* Writes the elements of the part that are kept and end, and which of them each of its pages has. */
void elements_write(struct structure *);

/* Writes the document's element, after all others. */
void elements_write_document(struct structure *);

#endif

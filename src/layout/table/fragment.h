/*
 * What of a table stands on one page: strips (rows, or parts of rows) and pieces (cells, or parts of cells).
 *
 * Filled strip by strip and piece by piece, then printed at once (layout/table/emit.h).
 */
#ifndef PLIEGO_LAYOUT_TABLE_FRAGMENT_H
#define PLIEGO_LAYOUT_TABLE_FRAGMENT_H

#include "layout/table/grid.h"

/* A cell as this page shows it. */
struct piece {
	const struct cell *cell;
	enum part part;
	size_t row; /* of the part: where the cell starts, maybe on a page before */
	size_t column, column_end;
	size_t strip, strip_end;
	const struct text *text; /* NULL: none, or an image */
	struct rich_text source; /* of text */
	uint32_t from, count;    /* lines of it */
	struct text marker;      /* printed above it */
	struct rich_text marker_source;
	length image_width, image_height; /* 0: none on this page */
	uint32_t folio_page;              /* whose folios it shows */
	struct tag tag;                   /* of the cell's box */
	struct tag text_tag;              /* differs for text that is repeated */
	struct srcloc loc;
};

struct fragment {
	const struct grid *grid;
	length x;      /* of the table's left */
	length *edges; /* of the strips, from the top of the page: strip_count + 1 */
	size_t strip_count, edge_capacity;
	struct piece *pieces;
	size_t piece_count, piece_capacity;
	uint32_t *owners; /* strips by columns: 1 + the index of the piece there; 0: none; set when printed */
	size_t owner_capacity;
};

/*
 * Whether pieces are needed of the grid: for those who see the page, or for the folios in it.  Else its cells
 * and what is in them are but counted, as nodes.
 */
bool fragment_is_noted(const struct layout *, const struct grid *);

struct fragment *fragment_new(struct layout *);

/* Starts anew, for a table whose left is at x and whose top is at y. */
void fragment_start(struct layout *, struct fragment *, const struct grid *, length x, length y);

/* Appends a strip below the last; returns its index. */
size_t fragment_strip(struct layout *, struct fragment *, length height);

/* The next piece, zeroed. */
struct piece *fragment_piece(struct layout *, struct fragment *);

/*
 * The head rows of the grid as strips: below `parent` in the structure tree, or as artifacts when it is NONE.
 */
void fragment_head(struct layout *, struct fragment *, uint32_t parent, enum artifact);

#endif

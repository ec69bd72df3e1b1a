/*
 * Which head cells a cell of a table belongs to, going by the grid: those over its columns, and those beside
 * its rows.
 *
 * The cells of a row are given in order, without the places that spans from above or from the left cover.
 */
#ifndef PLIEGO_PDF_TABLE_HEADERS_H
#define PLIEGO_PDF_TABLE_HEADERS_H

#include "base/arena.h"
#include "base/buf.h"

/* Identifiers of head cells, as PDF spells them, ascend with their numbers. */
void table_headers_add_id(struct buf *, uint32_t id);

struct head {
	uint32_t id;
	uint32_t above; /* index of the next head over the same column; 0: none */
};

struct table_headers {
	struct arena *arena;
	size_t column_count, column, column_capacity;
	uint16_t *covered;           /* [column]: rows, with this one, that a cell from above reaches into */
	uint32_t *over;              /* [column]: index of the lowest head; 0: none */
	uint32_t *shared_attributes; /* [column]: what cells of this column share; 0 since its last head */
	struct head *header_cells;
	size_t header_cell_count, header_cell_capacity;
	struct beside {
		uint32_t id;
		uint16_t rows;
	} * beside; /* header cells of this row */
	size_t beside_count, beside_capacity;
};

struct table_headers_cell {
	uint16_t rows, columns;
	uint32_t id;    /* of a head; 0: it is none */
	bool row_scope; /* the head is one of rows */
};

/* Again for each table: its arrays are used again. */
void table_headers_start(struct table_headers *, struct arena *, size_t columns);
void table_headers_row(struct table_headers *);

/*
 * Puts the next cell into the grid, and appends the identifiers of its header cells.  Returns where to
 * remember something that all cells with just these header cells share, which is 0 at first; NULL when there
 * may be no other such cell.
 */
uint32_t *table_headers_cell(struct table_headers *, const struct table_headers_cell *, struct buf *);

/*
 * Puts the next cell, which is no head and takes one place, where its column has something to share, which is
 * returned; 0: it hasn't, and nothing was put.
 */
uint32_t table_headers_plain_cell(struct table_headers *);

#endif

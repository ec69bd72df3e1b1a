/*
 * Cells that go on after a page break, and what each page shows of them.
 *
 * A merged cell (one over several rows) is repeated after a page break: it shows its text again on every page
 * that it reaches, with table->continued after it.  One whose text is higher than a page flows instead: each
 * page shows what fits beside its rows.  Past the end of that, and in a cell of a row that had to be split,
 * the next page has table->continued on a line of its own above what is left.
 */
#ifndef PLIEGO_LAYOUT_TABLE_CONTINUATION_H
#define PLIEGO_LAYOUT_TABLE_CONTINUATION_H

#include "layout/table/grid.h"

/* A cell of the body, and the page that it is to be shown on. */
struct cell_place {
	size_t row, column;
	bool begun;   /* on a page before this one */
	length limit; /* the most that the cell can get here */
};

/* What a cell shows on that page. */
struct show {
	const struct text *text; /* NULL: nothing */
	struct rich_text source;
	uint32_t from;      /* the first of its lines */
	struct text marker; /* table->continued, above it */
	bool repeated;      /* it was all printed before */
	length height;      /* of marker and text, or image */
};

/* Finds what a cell shows; false after an error. */
bool cell_show(struct layout *, struct grid *, const struct cell_place *, struct show *);

/* The text of a cell with table->continued after it, in memory of its row; NULL after an error. */
const struct repeat *cell_repeat(struct layout *, struct grid *, size_t row, size_t column);

/* What a show's marker is set from; nothing where the table has none. */
struct rich_text continued_source(const struct grid *);

#endif

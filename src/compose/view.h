/*
 * The lines of a table's body where they are not just its rows: the rows that its `where` lets pass, in the
 * order of its `sort-by`, under the heads of their groups and above what they come to.
 *
 * A view is of rows that are all there (rows_load()); it lives in the arena of the context.  The rows that
 * the limit leaves out are not printed one by one, but they are part of the totals, and have a line of their
 * own where the template has words for it: so what is printed adds up.
 */
#ifndef PLIEGO_COMPOSE_VIEW_H
#define PLIEGO_COMPOSE_VIEW_H

#include "compose/context.h"

enum view_line_kind {
	VIEW_ROW,
	VIEW_HEAD,     /* of a group of rows, above them */
	VIEW_FOOT,     /* of the same, below */
	VIEW_LEFT_OUT, /* what stands for the rows that the limit leaves out */
	VIEW_TOTAL,    /* the foot of the table */
};

/* Rows are told by their place in the order: `first`, and `count` of them, are what the line is about. */
struct view_line {
	enum view_line_kind kind;
	uint8_t
	    level; /* of head and foot: that of their group, 0 the outermost; of a row: groups around it */
	size_t first, count;
};

struct view {
	const struct rows *rows;
	const size_t *order; /* numbers of rows: those printed, then those left out */
	size_t row_count;
	int unit_at; /* the column of their unit of measure; -1: none */
	const struct view_line *lines;
	size_t line_count;
};

const struct view *view_of(struct context *, const struct table_spec *, const struct rows *);

/* Whether what a condition says holds of a row. */
bool row_holds(struct context *, const struct rows *, size_t row, const struct row_condition *);

/* Of each of the rows, its place among those of the order; 0: none, as its cell holds no figure. */
const uint32_t *view_ranks(struct context *, const struct view *, const struct rank_spec *);

/*
 * totals.c: what the rows of a line come to in a column, as it is printed; "" where there is nothing to say.
 * Amounts are added only where they are of one kind: no percents, no means, one unit of measure, one
 * currency.  What may not be made prints what the column has for that; else it is an error
 * [compose-total] at the cell that doesn't go with the others, and `failed` is set.
 */
const char *view_total(struct context *, const struct view *, const struct view_line *,
    const struct table_column *);

#endif

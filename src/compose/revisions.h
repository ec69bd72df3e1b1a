/*
 * What is new in the rows of a plan, where a table shows that: a bar beside each row that changed since the
 * version before, another look of each cell that did, and in it, below what it says now, what it said then.
 *
 * A row that is new says so below its activity, and so does one of which something changed that the table
 * does not print.
 */
#ifndef PLIEGO_COMPOSE_REVISIONS_H
#define PLIEGO_COMPOSE_REVISIONS_H

#include "compose/context.h"

struct revisions {
	const struct changes *changes;
	const struct plan_unit *unit;
	uint32_t number; /* of the unit */
	const struct sheet *sheet;
};

/* NULL: the table shows none, or there are none. */
const struct revisions *revisions_of(struct context *, const struct table_spec *, const struct rows *);

/* Whether the cell changed: then it is joined with no other. */
bool revisions_has_cell(const struct revisions *, size_t row, int column);

/* Marks a row that is composed, and its cells; `columns` are those of the sheet that the table prints. */
struct revised_row {
	size_t number; /* in the sheet */
	const int *columns;
	struct row *row;
};

void revise_row(struct context *, const struct table_spec *, const struct revisions *,
    const struct revised_row *);

#endif

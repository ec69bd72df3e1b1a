/*
 * Numbers that can be read in two ways, and what their neighbours say of them (value.h, struct
 * sheet_reading).
 */
#ifndef PLIEGO_SHEET_DOUBT_H
#define PLIEGO_SHEET_DOUBT_H

#include "sheet/sheet.h"

/* What the cells of a column show of the locale's decimal mark. */
struct doubt {
	size_t doubtful;
	const struct sheet_cell *decimals, *thousands; /* the first of each, NULL: none */
};

/* Takes in the value of a cell. */
void doubt_take(struct doubt *, const struct sheet_cell *, const struct value *);

/* How the column reads what is in doubt: one of counts (META ANUAL, a month), or as it is bound. */
struct sheet_reading doubt_settle(const struct doubt *, bool counts, const struct sheet_reading *bound);

#endif

/*
 * Horizon of a plan: where its activities began, and where they are to be at the end of several years.
 *
 * A sheet may have LÍNEA BASE, and META with a year behind for as many as MULTI_YEAR_MAX years in all sheets
 * together.  The target of the job's own year is META of that year, or META ANUAL in a sheet without.
 * Figures are read as META ANUAL is; a cell that is none, no blank and no dash is warned of and says nothing.
 *
 * What was reached since the base, (executed - base) / (target - base), is what the planning department of
 * Colombia (DNP, guide for indicators) reckons of indicators of the types capacity, whose values rise from
 * the base, and reduction, whose values fall: the quotient of both is the same.  It is exact and has a sign:
 * below 0, things are worse than they were.
 */
#ifndef PLIEGO_PLAN_MULTI_YEAR_H
#define PLIEGO_PLAN_MULTI_YEAR_H

#include "plan/compliance.h"
#include "plan/plan.h"

#define MULTI_YEAR_MAX 12

/* Where the columns of a unit's sheet stand; -1: nowhere. */
struct multi_year_columns {
	int base, target[MULTI_YEAR_MAX + 1];
};

struct multi_year {
	int years[MULTI_YEAR_MAX + 1]; /* that any sheet has targets of, and the job's; going up */
	size_t year_count;
	int job_year;                           /* 0: the job says none */
	const struct multi_year_columns *units; /* of each unit */
	const struct amount *bases;             /* of each activity */
	const struct amount *targets;           /* of each activity, for each year */
};

/* NULL: no sheet has such columns.  In the arena; warns [plan-multi-year]. */
const struct multi_year *multi_year_read(struct arena *, const struct plan *, struct number_style,
    int job_year, struct diags *);

/* Where the activity began, and what it is to come to in a year, by its number; *cell: where that is said. */
const struct amount *multi_year_base(const struct plan *, uint32_t activity, const struct sheet_cell **cell);
const struct amount *multi_year_target(const struct plan *, uint32_t activity, size_t year,
    const struct sheet_cell **cell);

/* Whether it has a base, or a target in a column of a year. */
bool multi_year_has(const struct plan *, uint32_t activity);

/* The last year that it has a target of, by its number; year_count: none. */
size_t multi_year_last(const struct plan *, uint32_t activity);

/* How far the activity has come since its base, and how far it is to come by the end of a year. */
struct multi_year_way {
	struct portion done; /* executed to date, without the base */
	struct decimal whole;
};

/*
 * The amounts that a way is of that say a currency: of the base and the target of a year (its number; of all
 * years where it is year_count), and what was done to date.  The first that is in another one than the
 * activity, or than those before it; NULL: none is.  *known is the currency of these.
 */
const struct sheet_cell *multi_year_other_currency(const struct plan *, uint32_t activity, size_t year,
    uint8_t *known);

/* False where something of it is not known, is in another currency than the rest, or can't be kept. */
bool multi_year_way(const struct compliance *, uint32_t activity, size_t year, struct multi_year_way *out);

/* The one of the other: a fraction, and whether it is below zero.  False where the whole way is 0, too. */
bool multi_year_reached(const struct compliance *, uint32_t activity, size_t year, struct fraction *out,
    bool *negative);

/* Which of its years it is, from 0 on; year_count: none. */
size_t multi_year_number(const struct multi_year *, int year);

#endif

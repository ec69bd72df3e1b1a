/*
 * Up to when is looked, and what is the period that ends then.
 */
#ifndef PLIEGO_PLAN_CUT_H
#define PLIEGO_PLAN_CUT_H

#include "sheet/calendar.h"

/* Months, from 0: slots of the calendar. */
struct cut {
	uint8_t first; /* of the period */
	uint8_t month; /* the last one that is looked at */
};

/*
 * The cut at the end of a quarter (1 to 4), of the month with that number in the year (1 to 12), or of the
 * month in the quarter; 0: not given.
 */
struct cut cut_at(unsigned quarter, unsigned month);

/* Whether both look at the same period, up to its end. */
static inline bool
cut_is(struct cut a, struct cut b)
{
	return a.first == b.first && a.month == b.month;
}

/* The cut at the end of the months before its period, as many as that has; false: the year has none. */
bool cut_before(struct cut, struct cut *out);

/*
 * The cut that a column means, be it of a period or of a month.  A month's period is the one of the plan that
 * it ends, or of a plan by months the quarter up to it.  False where no period of the plan ends with it, or
 * begins with its first month: *out is then where the plan's period ends that it lies in.
 */
bool cut_of_column(struct calendar, enum plan_column, struct cut *out);

#endif

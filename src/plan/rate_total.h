/*
 * The rates of an activity over the units that have it (plan/rates.h).
 *
 * Executed is the sum of all numerators by that of all denominators; planned, what that would be if each unit
 * had done what it planned: the mean of the planned, each as often as its denominator says.
 */
#ifndef PLIEGO_PLAN_RATE_TOTAL_H
#define PLIEGO_PLAN_RATE_TOTAL_H

#include "plan/indicator.h"

struct rate_total {
	struct decimal numerator, denominator;
	struct decimal expected; /* planned times denominator, added up, in parts of 1 / shares */
	uint32_t shares, count;  /* count: periods that are in it; 0: none */
	bool descending;
};

/* clang-format off */
#define RATE_TOTAL_INIT {.shares = 1}
/* clang-format on */

/*
 * Adds what an activity has in the period, which has a figure there.  False: its rates are not taken
 * together, it is of the other direction than those before, or it can't be kept; there is then no total.
 */
bool rate_total_add(struct rate_total *, const struct activity *, const struct executed *, struct period of,
    const struct indicator *own);

/* Planned, executed and compliance of all.  False: there are none, or they can't be kept. */
bool rate_total_finish(const struct rate_total *, const struct status_scale *, enum quantity measure,
    struct indicator *out);

#endif

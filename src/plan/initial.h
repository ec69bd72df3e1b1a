/*
 * A plan as an earlier version of it had it programmed: the activities of the later plan, with the targets
 * and months of the earlier one, so that what was done can be set against either.
 *
 * An activity that the earlier plan did not have has neither, nor has one that was measured otherwise, or
 * whose months made the year otherwise: what was done is not told in that.  One whose unit was by other
 * periods then has its target, and no months.
 */
#ifndef PLIEGO_PLAN_INITIAL_H
#define PLIEGO_PLAN_INITIAL_H

#include "plan/changes.h"
#include "plan/rollup.h"

/* What is not programmed is borrowed from the later plan. */
void plan_as_before(struct arena *, const struct changes *, struct plan *out);

/* The same rows, without kept figures: for a plan of the same activities. */
void rollup_as_before(struct arena *, const struct rollup *, struct rollup *out);

#endif

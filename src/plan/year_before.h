/*
 * The plan of the year before, and what was done of it: what there is the same as now.
 *
 * Units are the same by their codes, lines by their normal forms, activities by code, else by text
 * (plan/pairing.h).  Texts that are only near each other make no activity the same here: a figure set beside
 * another must be of it.
 */
#ifndef PLIEGO_PLAN_YEAR_BEFORE_H
#define PLIEGO_PLAN_YEAR_BEFORE_H

#include "plan/pairing.h"
#include "plan/progress.h"
#include "plan/rollup.h"

struct year_before {
	const struct plan *now;
	const struct progress *progress; /* of its own plan */
	struct pairing pairing;          /* from that plan to `now` */
	const uint32_t *line;            /* of each line of `now`: that of then; PAIRING_NONE */
};

/* Lives in the arena, and borrows from both. */
void year_before_pair(struct arena *, const struct progress *before, const struct plan *now,
    struct year_before *out);

/* The activity of then; PAIRING_NONE: there was none that is the same. */
uint32_t year_before_activity(const struct year_before *, uint32_t activity);

/*
 * Whether what was done of it then is measured as it is now: both in numbers or both in percent, and in the
 * same unit of measure where both say one.
 */
bool year_before_is_measured_alike(const struct year_before *, uint32_t activity);

/*
 * For each row of today's national rollup the row of then that has its activities, with those that are there
 * no more; PAIRING_NONE: there was none, or they were of more than one.  Lives in the arena.
 */
const uint32_t *year_before_rows(struct arena *, const struct year_before *, const struct rollup *now,
    const struct rollup *then);

/* Whether all activities of a row that were there then are measured as they were. */
bool year_before_row_is_measured_alike(const struct year_before *, const struct rollup_row *now);

#endif

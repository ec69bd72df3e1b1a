/*
 * What the job says of activities: their measure and consolidation, where the sheets say nothing, or say
 * otherwise.
 *
 * A declaration is for the activities whose text or code has the same normal form as its own, before aliases
 * or after; in all units, or in one, which then counts more.  The job has the last word: where a sheet's own
 * column says otherwise, that is a warning [plan-declared] at the sheet's row.
 */
#ifndef PLIEGO_PLAN_DECLARED_H
#define PLIEGO_PLAN_DECLARED_H

#include "plan/plan.h"

struct declaration {
	const char *activity, *unit;              /* unit: its code; NULL for all */
	struct sheet_cell measure, consolidation; /* blank: not said; they know their place in the job */
	struct srcloc loc;
};

/*
 * The activities of *plan are replaced by ones that are as declared, with ORIGIN_JOB.  A declaration that is
 * for none is a warning [plan-declared]; words as in the columns, else an error [plan-measure,
 * plan-consolidation].  n log m in activities and declarations.
 */
void plan_declare(struct arena *, struct plan *, const struct declaration *, size_t n, struct diags *);

/* Whether the key is that of the activity: of its kind, its text or its code. */
bool activity_has_key(struct arena *, const struct plan *, const struct activity *, const char *key);

#endif

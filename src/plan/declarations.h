/*
 * What the job says of activities: their measure and consolidation, where the sheets say nothing, or say
 * otherwise.
 *
 * A declaration is for the activities that are called as it says (lookup.h), in all units or in one.  One for
 * the unit counts more than one for all, whichever of them calls the activity by its code.  Two for the same
 * activity, both for its unit or both for all, that say different things are an error at the second
 * [plan-declared].  The job has the last word: where a sheet's own column says otherwise, that is a warning
 * [plan-declared] at the sheet's row.
 */
#ifndef PLIEGO_PLAN_DECLARATIONS_H
#define PLIEGO_PLAN_DECLARATIONS_H

#include "plan/plan.h"

struct declaration {
	const char *activity, *unit; /* unit: its code; NULL for all */
	const struct sheet_cell *measure,
	    *consolidation; /* blank: not said; they know their place in the job */
	struct srcloc loc;
};

/*
 * The activities of *plan are replaced by ones that are as declared, with ORIGIN_JOB; where only a measure
 * is, a consolidation that had been inferred is inferred anew.  A declaration that is for none is a warning
 * [plan-declared]; words as in the columns, else an error [plan-measure, plan-consolidation].  n log m in
 * activities and declarations.
 */
void plan_declare(struct arena *, struct plan *, const struct declaration *, size_t n, struct diags *);

#endif

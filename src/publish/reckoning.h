/*
 * Reckoning: what the sheets of a job say as a plan, what the checks find in it, and what it comes to.
 */
#ifndef PLIEGO_PUBLISH_RECKONING_H
#define PLIEGO_PUBLISH_RECKONING_H

#include "plan/datasets.h"
#include "template/job.h"

struct reckoning {
	struct plan plan;
	struct findings findings;
	struct rollup *units; /* one for each unit of the job */
	struct rollup national;
	struct dataset_source source; /* all of it, for tables and reports */
};

/*
 * sheets has one for each unit, all of them good.  Returns false after an error: a rule, unit or word
 * in the job or its sheets that does not exist, or a sum that can't be held.  Findings are not reported
 * here.
 */
bool reckon(struct arena *, const struct job *, const struct sheet *sheets, struct reckoning *out,
    struct diags *);

#endif

/*
 * Compliance while it is computed: for compliance.c, and compliance_total.c of the same activity over units.
 */
#ifndef PLIEGO_PLAN_COMPLIANCE_BUILDER_H
#define PLIEGO_PLAN_COMPLIANCE_BUILDER_H

#include "plan/compliance.h"

struct compliance_builder {
	struct arena *arena;
	struct compliance *out;
	struct diags *diags;
	struct arena *passing;    /* for what an activity or a row needs on the way */
	struct arena *sums;       /* where means grow */
	struct fraction *scratch; /* room for one of each activity */
	uint32_t activity;        /* that is being computed, for errors */
	bool failed;
};

/* Always false, after an error at the activity; one is enough. */
bool compliance_overflow(struct compliance_builder *);

/* False after an error. */
bool compliance_add_to_mean(struct compliance_builder *, const struct indicator *, struct mean *);

enum compliance_which {
	OF_PERIOD,
	TO_DATE,
	ANNUAL,
};

/* Of these activities; `scratch` has room for as many. */
void compliance_set_median(const struct compliance_builder *, const uint32_t *activities, size_t n,
    enum compliance_which, struct mean *);

/*
 * Rows are as many as activities at worst: that their totals can be had is found out, and none is kept.
 * False after an error.
 */
bool compliance_try_totals(struct compliance_builder *);

#endif

/*
 * The activities of each strategic line, or of each activity group, side by side and in order.
 */
#ifndef PLIEGO_PLAN_MEMBERS_H
#define PLIEGO_PLAN_MEMBERS_H

#include "plan/plan.h"

struct members {
	const uint32_t *start; /* of each group's part of the activities; one more than there are groups */
	const uint32_t *activities; /* indexes into plan->activities */
};

/* Sorts n activities by their line, or else by their activity group; linear.  Those that have none are left out. */
struct members members_of(struct arena *, const struct activity *, size_t n, bool lines, size_t group_count);

/* The same by what is given of each activity; UINT32_MAX: left out. */
struct members members_by(struct arena *, const uint32_t *of, size_t n, size_t group_count);

#endif

/*
 * Activities that a version of the plan withdrew, and which version that was.
 *
 * What a unit reports of one is of no activity of today's plan (plan/progress.h); whoever tells so can say
 * since when.  Activities are known by their code, else by their text.
 */
#ifndef PLIEGO_PLAN_WITHDRAWN_H
#define PLIEGO_PLAN_WITHDRAWN_H

#include "plan/changes.h"

struct withdrawn_name {
	uint32_t unit;       /* of the plan of today */
	const char *key;     /* plan_code_key() behind "\n", which no text has; or plan_key() */
	const char *version; /* as the job calls it */
	size_t number;       /* of it among the versions */
};

/* By unit and key, the latest version of each. */
struct withdrawn {
	const struct withdrawn_name *items;
	size_t count;
};

/* A version that is not the first. */
struct withdrawing_version {
	const char *name;              /* NULL: the job gives it none, and it is not told of */
	const struct changes *changes; /* to it */
};

/* Versions from the second to the last, whose plan is `now`.  NULL: none withdrew anything. */
const struct withdrawn *withdrawn_of(struct arena *, const struct withdrawing_version *, size_t count,
    const struct plan *now);

/*
 * The version that withdrew the activity of the unit with that plan_code_key(), else with that plan_key();
 * NULL: none did.
 */
const char *withdrawn_find(struct arena *, const struct withdrawn *, uint32_t unit, const char *code,
    const char *text);

#endif

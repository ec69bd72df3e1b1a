/*
 * The job's aliases between normal forms of activities, strategic lines and units of measure.
 */
#ifndef PLIEGO_PLAN_ALIASES_H
#define PLIEGO_PLAN_ALIASES_H

#include "base/intern.h"
#include "plan/keys.h"
#include "plan/plan.h"

/* plan_key(), normal_line() or plan_unit_key(). */
typedef const char *normal_fn(struct arena *, const char *, size_t n);

/* Aliases, chains followed: what each normal form of a `from` is taken as. */
struct alias_map {
	struct intern keys;
	uint32_t *target; /* number of the key that it ends at */
};

/*
 * False, after an error [plan-alias], when a text has two aliases or aliases lead back to where they began.
 * Reports nothing when diags is NULL.
 */
bool alias_map_build(struct arena *, const struct plan_alias *, size_t n, normal_fn *, struct alias_map *,
    struct diags *);

/* What a normal form is taken as: itself when there is no alias for it. */
const char *alias_of(const struct alias_map *, const char *key);

/* The same for a line: its whole text, or else its code, may have an alias. */
const char *alias_of_line(const struct alias_map *, const char *line);

#endif

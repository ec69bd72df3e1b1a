/*
 * What activities of a plan were called in earlier versions of it.
 *
 * What was reported before a version renamed an activity was reported under its name of then; progress is
 * joined by it where no activity of today has that name (plan/progress.h).
 */
#ifndef PLIEGO_PLAN_FORMER_NAMES_H
#define PLIEGO_PLAN_FORMER_NAMES_H

#include "plan/pairing.h"

struct former_name {
	uint32_t unit, activity; /* of the plan of today */
	const char *name, *line; /* plan_key() and plan_line_key() of the texts of then */
};

/* By unit and name. */
struct former_names {
	const struct former_name *items;
	size_t count;
};

/* A version, and what its activities are today. */
struct former_version {
	const struct plan *plan;
	const struct pairing *pairing;
};

/*
 * The names that differ from today's, of the versions before `now`.  NULL: there
 * is none.  Lives in the arena.
 */
const struct former_names *former_names_of(struct arena *, const struct former_version *versions,
    size_t count, const struct plan *now);

/* The activity that had the name, of several the one of that line; PAIRING_NONE: none, or several. */
uint32_t former_names_find(const struct former_names *, uint32_t unit, const char *name, const char *line);

#endif

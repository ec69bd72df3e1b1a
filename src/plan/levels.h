/*
 * Levels: units as parts of groups and of other units (dirección, departamento), and of regions.
 *
 * A level is what has units below it: a group, or a unit that others are part of, which is then one of its
 * own units.  Levels are in the order of the tree, each before those that are parts of it, and these in the
 * order in which the job names them, groups first; its units in that of the plan.  A group without any unit
 * is none.
 * Regions are in the order in which units name them, and the same where only letter case and accents differ.
 */
#ifndef PLIEGO_PLAN_LEVELS_H
#define PLIEGO_PLAN_LEVELS_H

#include "plan/plan.h"

#define NO_LEVEL UINT32_MAX

/* Units that are told of together. */
struct unit_set {
	const char *code; /* of a region: its name */
	const char *name;
	const uint32_t *units; /* indexes into plan->units, in order */
	uint32_t unit_count;
	uint32_t parent; /* index of the level above; NO_LEVEL */
	uint32_t depth;  /* levels above it */
};

struct levels {
	const struct unit_set *levels, *regions;
	size_t level_count, region_count;
	/* Of each unit: the level that it is directly a part of, and its region; NO_LEVEL: none. */
	const uint32_t *level_of, *region_of;
};

/* What the job says; parents are codes that there are, and lead to none again. */
struct level_unit {
	const char *parent, *region; /* NULL: none */
};

struct level_group {
	const char *code, *name, *parent;
};

/* One for each unit of the plan.  NULL where nothing is said of any. */
const struct levels *levels_build(struct arena *, const struct plan *, const struct level_unit *,
    const struct level_group *, size_t group_count);

/* The activities of a set of units: indexes, in order. */
const uint32_t *levels_activities(struct arena *, const struct plan *, const struct unit_set *,
    size_t *count);

#endif

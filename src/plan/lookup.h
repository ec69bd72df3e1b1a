/*
 * What a person calls an activity, in the job or on the command line: its code, or its text.
 *
 * A code is meant for all activities of its group, whether they have it themselves or a text that goes with
 * it (plan.h).  Codes are the same as plan_code_key() has it: "1.12" is not "1-12".  A text is meant for the
 * activities that have it, by normal form with the job's aliases followed.  One name may be both.  A name
 * that says nothing (a dash) is nobody's.
 */
#ifndef PLIEGO_PLAN_LOOKUP_H
#define PLIEGO_PLAN_LOOKUP_H

#include "base/intern.h"
#include "plan/aliases.h"
#include "plan/plan.h"

/* What a name means: a group that has a code, a text, both, or (UINT32_MAX each) nothing. */
struct lookup_name {
	uint32_t group; /* index into plan->groups */
	uint32_t text;  /* number of the text's normal form */
};

struct lookup {
	struct arena *arena;
	const struct plan *plan;
	struct alias_map aliases;
	struct intern codes; /* keys of groups that are known by a code */
	uint32_t *group_of;  /* of each code */
	struct intern texts; /* normal forms of the activities' texts */
	uint32_t *text_of;   /* of each activity; INTERN_NONE where it says nothing */
};

/* Of a plan that was built: its aliases are sound.  Linear in activities; takes eight bytes for each. */
void lookup_init(struct lookup *, struct arena *, const struct plan *);

struct lookup_name lookup_find(const struct lookup *, const char *name);

/* Whether the name is one of the activity's (an index into plan->activities). */
bool lookup_match(const struct lookup *, struct lookup_name, uint32_t activity);

/* What the activity itself is called, to be looked for among names. */
struct lookup_name lookup_of(const struct lookup *, uint32_t activity);

#endif

/*
 * The activities that a row of a dataset is of.
 */
#ifndef PLIEGO_DATASET_MEMBERS_H
#define PLIEGO_DATASET_MEMBERS_H

#include "base/arena.h"
#include "dataset/subject.h"
#include "plan/alignment.h"
#include "plan/levels.h"

struct row_members {
	const uint32_t *activities; /* indexes, in order */
	size_t count;
	bool over_units; /* they may be of several units, and are not those of a line or a value */
};

/* The units of a level or a region that the subject is of; NULL: it is of none. */
const struct unit_set *subject_set(const struct plan *, const struct row_subject *);

/* The value of an alignment that its activities have; NULL: it is of none. */
const struct alignment_value *subject_value(const struct plan *, const struct row_subject *);

/* Of many activities: of a unit, a line, a set of units, a value, all. */
struct row_members row_members(struct arena *, const struct plan *, const struct row_subject *);

#endif

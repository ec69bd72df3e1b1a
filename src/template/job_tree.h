/*
 * How the units and groups of a job belong together, as it says: who is a part of whom, and the sets of units
 * that documents `per: group` and `per: region` are made for.
 */
#ifndef PLIEGO_TEMPLATE_JOB_TREE_H
#define PLIEGO_TEMPLATE_JOB_TREE_H

#include "base/intern.h"
#include "template/job.h"

/* Nodes are the units of the job, by their numbers, and behind them its groups. */
struct job_tree {
	const struct job *job;
	size_t count;
	struct intern codes;
	uint32_t *of_code; /* by the number of a code: the first node that has it */
	uint32_t
	    *parent; /* of each node: the node that it is a part of; `count`: none, or there is no such */
};

/* It lives in the arena and borrows the job. */
struct job_tree job_tree_of(struct arena *, const struct job *);

const struct job_text *job_tree_code(const struct job_tree *, size_t node);
const struct job_text *job_tree_name(const struct job_tree *, size_t node);
const struct job_text *job_tree_parent(const struct job_tree *, size_t node); /* as it is written */

/* The first node with that code; `count`: none. */
size_t job_tree_find(const struct job_tree *, const char *code);

/*
 * A group or a region with units.  A group is what others are parts of: one of the job's groups, or a unit,
 * which is then one of its own units.  Regions are the same where only letter case and accents differ.
 */
struct job_set {
	const char *code, *name; /* of a region both are what its first unit calls it */
	const size_t *units;     /* numbers of units, in order; at any depth */
	size_t unit_count;
	size_t depth; /* of a group: how many there are above it */
};

static inline struct job_subject
job_subject_of_set(const struct job_set *set)
{
	return (struct job_subject){set->code, set->name};
}

/*
 * Those of documents made so, in the order of the job, groups before units; none for other documents.  They
 * live in the arena.  Of a tree that leads in circles, which is an error told elsewhere, anything.
 */
const struct job_set *job_sets(struct arena *, const struct job *, enum job_per, size_t *count);

/* The units that are above members (by unit) and are none of them, as groups of their codes and names. */
const struct job_group *job_groups_above(struct arena *, const struct job_tree *, const bool *member,
    size_t *count);

/*
 * The job as if it had no units but those of the set, nor anything above its group; without what it
 * declares, accepts and tells the reasons of for other units.  Units above those of a region are groups.
 */
struct job job_of_set(struct arena *, const struct job *, enum job_per, const struct job_set *);

#endif

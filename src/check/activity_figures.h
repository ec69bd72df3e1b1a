/*
 * An activity's figures, as the rules that compare them look at them.
 */
#ifndef PLIEGO_CHECK_ACTIVITY_FIGURES_H
#define PLIEGO_CHECK_ACTIVITY_FIGURES_H

#include "check/checking.h"

struct activity_figures {
	uint32_t index; /* into plan->activities */
	const struct activity *activity;
	bool percent;
	bool has_target;
	struct decimal target;
	int count; /* months given; -1: their sum does not fit */
	struct decimal sum;
	int last;                 /* month given last, from 0; -1: none */
	struct calendar calendar; /* of the unit's sheet */
	bool by_periods;          /* it is not by months */
};

struct activity_figures figures_of(const struct checking *, uint32_t index);

/* A finding at the target, and adding it there. */
struct finding figures_at_target(const struct checking *, enum rule, const struct activity_figures *);
void figures_add_at_target(struct checking *, struct finding, const struct activity_figures *);

/* A figure of the activity as a message shows it. */
const char *figures_shown(const struct checking *, const struct activity_figures *, struct decimal);

/* What the unit's sheet calls a month, or the period in its place. */
const char *figures_heading(const struct activity_figures *, int month);

/* Whether all months that are given are this. */
bool figures_months_equal(const struct activity_figures *, struct decimal);

/* Whether anything is programmed in the month: more than 0, or 0 where no month has more. */
bool figures_is_programmed(const struct activity_figures *, int month);

/* The last month in which anything is programmed; one must be given. */
int figures_last_programmed(const struct activity_figures *);

/* The first of the highest months; one must be given. */
int figures_highest_month(const struct activity_figures *);

/* Whether the months make the target by the activity's consolidation; also where there is nothing to tell. */
bool figures_make_target(const struct activity_figures *);

/* The rule by which months that don't make the target are told. */
enum rule figures_mismatch_rule(const struct activity_figures *);

/* A finding that explains why the months don't make the target stands for that one, and is as grave. */
void figures_stand_for_mismatch(const struct checking *, const struct activity_figures *, struct finding *);

#endif

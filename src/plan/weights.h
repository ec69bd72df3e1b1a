/*
 * Weights: how much of a unit's work an activity is, by PONDERACIÓN in its sheet; and of the whole a unit, by
 * `weight` in the job.
 *
 * A weighted mean is the sum of weight times compliance, divided by the sum of the weights, of what has a
 * figure; what is in it, and how compliances are capped, is as in the plain means (plan/compliance.h).
 *
 *   of one unit, or of a line:  by the weights of the activities; one without weight counts nothing in it
 *   over units:  where the job gives units weights, the mean of the units' own means by these: of a unit
 *                whose activities have no weights, the plain one; otherwise by the activities' weights
 *
 * So is CEPLAN's and MIDEPLAN's weighting of indicators.  Weights are shares of any total, be it 100 or 1:
 * numbers or percents, not negative, with WEIGHT_PLACES_MAX decimals at most.  They are kept as whole ones,
 * those of all activities in the same fraction of 1, and so those of units.
 */
#ifndef PLIEGO_PLAN_WEIGHTS_H
#define PLIEGO_PLAN_WEIGHTS_H

#include "plan/compliance.h"

#define WEIGHT_PLACES_MAX 4
#define WEIGHT_MAX 1000000 /* of one */

/* What the job says that a unit weighs; value 0: nothing, be it that it says so (`given`) or is silent. */
struct unit_weight {
	struct decimal value;
	bool given;
	struct srcloc loc; /* else of the unit */
};

struct weights {
	const uint32_t *activities;     /* of each; 0: none; NULL: no sheet says any */
	const bool *is_zero;            /* of each, whether its cell says 0, which is no blank */
	const uint32_t *units;          /* of each unit; NULL: the job says none */
	const struct unit_weight *said; /* by the job, of each unit */
	const char *job;                /* the file that does; NULL: it says none */
	const bool *in_unit;            /* of each unit, whether its activities have any */
	uint8_t places, unit_places;
};

/*
 * Reads the weights of the plan's sheets.  units: those of the job, of each unit; all zero: none.  *out is
 * NULL where there is none at all.  A cell that is no such number is warned of, and none; false after an
 * error, where sums can't be kept [plan-weight].
 */
bool weights_read(struct arena *, const struct plan *, struct number_style, const struct unit_weight *units,
    const struct weights **out, struct diags *);

/* What the cell of an activity's weight is; NULL: its sheet has no such column. */
const struct sheet_cell *weight_cell(const struct activity *);

/* As it is printed. */
struct decimal weight_of_activity(const struct weights *, uint32_t activity);
struct decimal weight_of_unit(const struct weights *, uint32_t unit);

/* Of a list of activities; scaled by places. */
struct decimal weight_sum(const struct weights *, const uint32_t *activities, size_t n);

enum compliance_view { VIEW_PERIOD, VIEW_TO_DATE, VIEW_YEAR };

/* Means, of which the count is the sum of the weights: 0 where there is none. */
struct weighted_mean {
	struct fraction_sum measured, capped;
};

/*
 * The weighted mean of these activities; over_units: they are those of several units.  Blank where they have
 * no weights, and where it has too many digits to be kept.
 */
struct weighted_mean weighted_mean(struct arena *, const struct compliance *, const uint32_t *activities,
    size_t n, enum compliance_view, bool over_units);

/* Whether means over units are by the weights of units. */
static inline bool
weights_are_of_units(const struct weights *weights)
{
	return weights != NULL && weights->units != NULL;
}

#endif

/*
 * What was planned and done of an activity in some months, and what part of it was done: by the rules of
 * plan/compliance.h.
 */
#ifndef PLIEGO_PLAN_INDICATOR_H
#define PLIEGO_PLAN_INDICATOR_H

#include "plan/portion.h"
#include "plan/progress.h"
#include "plan/scale.h"

struct indicator {
	struct portion planned, executed;
	struct fraction compliance; /* den 0: no figure */
	uint8_t status;
};

bool portion_is_above_zero(const struct portion *);

/* Adds what there is of a part to a sum of whole amounts.  False: it can't be kept. */
bool portion_add(struct portion *sum, const struct portion *part);

/* Takes the months of a period together: of what was executed, or of the plan.  False: it can't be kept. */
bool portion_of_months(const struct activity *, const struct amount *months, struct period, bool executed,
    struct portion *out);

/*
 * Whether the month is one of those that the period's figure is made of, and what it says; the figure is then
 * their sum, mean, last or highest, as the activity is consolidated.
 */
bool portion_takes(const struct activity *, const struct amount *months, struct period of, bool executed,
    unsigned month, struct decimal *value);

/*
 * What part of the planned was done: executed / planned; of what is better the less it is,
 * (2 * planned - executed) / planned, and no less than 0 (plan/compliance.h).  False: it can't be kept.
 */
bool indicator_ratio(bool descending, const struct portion *executed, const struct portion *planned,
    struct fraction *out);

/* Whether any month of the period says something that counts; or, with `above`, more than 0. */
bool portion_any(const struct activity *, const struct amount *months, struct period of, bool above);

/* Compliance and status of planned and executed.  False: it can't be kept. */
bool indicator_finish(const struct status_scale *, bool descending, struct indicator *);

/* Whether the month is in what was planned for the period, beside what was done of it; and what it says. */
bool indicator_plans(const struct activity *, const struct executed *, struct period of, unsigned month,
    struct decimal *value);

/* What was executed in a period: of rates, by their sums (plan/rates.h).  False: it can't be kept. */
bool indicator_executed(const struct activity *, const struct executed *, struct period, struct portion *out);

/* All of the months of a period.  False: it can't be kept. */
bool indicator_of_months(const struct status_scale *, const struct activity *, const struct executed *,
    struct period of, struct indicator *out);

#endif

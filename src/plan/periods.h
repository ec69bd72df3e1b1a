/*
 * The periods by which a plan is told of over all units, be they those of every sheet or not.
 */
#ifndef PLIEGO_PLAN_PERIODS_H
#define PLIEGO_PLAN_PERIODS_H

#include "plan/plan.h"

/*
 * Fills the plan's calendar from those of its units, by the rules at plan_build(), which tells of the errors,
 * too; where periods.file isn't NULL, its division is stated there already.  Units that are not known get it.
 */
void plan_settle_calendar(struct plan *, struct plan_unit *, struct srcloc periods, struct diags *);

#endif

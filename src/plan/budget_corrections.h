/*
 * What was spent in a period, where that is another amount now than the previous edition reported.
 *
 * An amount stands against that of the same period now.  One in another currency is another one, and so is
 * one that is not there any more, but where sheets tell of other periods now, which it is part of.  What was
 * spent from the beginning of the year on grows from one edition to the next: only less of it is another one.
 * A cell that was no amount reported none.
 */
#ifndef PLIEGO_PLAN_BUDGET_CORRECTIONS_H
#define PLIEGO_PLAN_BUDGET_CORRECTIONS_H

#include "plan/budget_cells.h"

/* The columns of money of a unit: those of the previous edition, and those of now. */
struct budget_history {
	const struct plan *plan;
	const struct progress *progress;
	const struct sheet *previous; /* of then */
	struct budget_unit was, now;
};

struct budget_correction {
	int number;                  /* of the period (plan/period_columns.h); PERIOD_ANY: none */
	struct budget_cell was, now; /* now.cell NULL: nothing is told of it any more */
};

#define BUDGET_CORRECTIONS_MAX (PERIOD_COLUMNS + 1)

/* False: the previous edition has no sheet of the unit, or none with what was spent. */
bool budget_history_bind(const struct plan *, const struct progress *, uint32_t unit, struct number_style,
    struct budget_history *out);

/* Those of an activity of the unit, in the order of the cells of then.  Returns how many. */
size_t budget_corrections(const struct budget_reading *, const struct budget_history *, uint32_t activity,
    struct budget_correction out[BUDGET_CORRECTIONS_MAX]);

/* What the column of the period is called: now, else then. */
const char *budget_correction_heading(const struct budget_history *, const struct budget_correction *);

/* The sheet that an amount of now is read from, which may be that of the plan. */
const struct sheet *budget_correction_sheet(const struct budget_history *, const struct budget_correction *,
    uint32_t unit);

#endif

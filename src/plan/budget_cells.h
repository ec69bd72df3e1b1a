/*
 * Money in sheets: which columns are of the budget and of what was spent, and what their cells say.
 *
 * A plan sheet has PRESUPUESTO, of the year, or of each period (PRESUPUESTO T1); a progress sheet has
 * DEVENGADO of each period, and where it has none, a plan sheet may (plan/period_columns.h).  A plain
 * PRESUPUESTO is of the year.  A plain DEVENGADO is of the period that its sheet shows that it was made
 * for; of another sheet, it is what was spent from the beginning of the year on.
 *
 * A column most of whose cells are texts is no column of money, whatever it is called.
 *
 * An amount is a number, with or without the sign of a currency (sheet/value.h), and not negative; one in
 * doubt ("1.310" where the decimal mark is a point) is thousands.  A blank cell or a dash says nothing,
 * which is not 0.
 *
 * The currency of an activity's money is that of its MONEDA, else of the first of its cells that has a
 * sign, else of the headings, else the job's; a sign that several countries share is that of one of these
 * which it may be (sheet/currency.h).  Where nothing says which, it is none: never that of another
 * activity.  A cell in another currency than the activity's is in no figure.
 */
#ifndef PLIEGO_PLAN_BUDGET_CELLS_H
#define PLIEGO_PLAN_BUDGET_CELLS_H

#include "plan/progress.h"

/* The columns of money of a sheet. */
struct budget_columns {
	const struct sheet *sheet; /* NULL: none */
	struct period_columns budget, spent;
	bool has_budget, has_spent;
	int of_texts; /* the first that is called so, and holds texts; -1: none */
};

/* Those of a unit: what was spent is in one of the sheets only. */
struct budget_unit {
	struct budget_columns plan, progress;
	bool spent_in_progress;
};

/* Whether the unit has any. */
bool budget_unit_bind(const struct plan *, const struct progress *, uint32_t unit, struct number_style,
    struct budget_unit *out);

/* The same with a sheet that says what was done; NULL: none. */
bool budget_unit_bind_sheet(const struct plan_unit *, const struct sheet *done, struct number_style,
    struct budget_unit *out);

/* How cells are read. */
struct budget_reading {
	struct number_style style;
	uint8_t currency; /* the job's; CURRENCY_NONE */
	struct arena *scratch;
};

enum budget_cell_state {
	BUDGET_CELL_GOOD,
	BUDGET_CELL_UNREADABLE, /* no number; a percent */
	BUDGET_CELL_NEGATIVE,
	BUDGET_CELL_OTHER_CURRENCY, /* than the activity's */
};

struct budget_cell {
	const struct sheet_cell *cell;
	enum budget_cell_state state;
	int column; /* of its sheet */
	int number; /* of its period (period_columns.h); PERIOD_ANY: from the beginning of the year on */
	bool spent; /* otherwise budget */
	bool in_progress; /* otherwise in the plan */
	uint8_t
	    currency; /* its own sign, where the heading says no more than that; else that of the heading */
	struct decimal amount;
};

#define BUDGET_CELLS_MAX (2 * (PERIOD_COLUMNS + 1))

/*
 * What an activity's cells say that aren't blank; executed NULL: nothing was reported.  *currency is the
 * activity's.  Returns how many.
 */
size_t budget_cells(const struct budget_reading *, const struct budget_unit *, const struct activity *,
    const struct executed *, struct budget_cell out[BUDGET_CELLS_MAX], uint8_t *currency);

#endif

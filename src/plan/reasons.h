/*
 * Why too little was done: the JUSTIFICACIÓN of a row of a progress sheet, and the period it is of.
 *
 * A sheet may have JUSTIFICACIÓN T1 to T4, of quarters, and JUSTIFICACIÓN ENE to DIC, of months; "trimestre
 * 2", "2.º trimestre", "segundo trimestre", "enero" and the like are read, too; and so of other periods: C1,
 * S2, ANUAL (sheet/period_words.h).  The plain JUSTIFICACIÓN is of the period that the sheet was made for
 * where it shows that, by columns PROGRAMADO ENE to DIC of one quarter alone, or PROGRAMADO and one other
 * period, as forms have them; else of whatever period is looked at.
 *
 * A period's reason is what its own column says, and behind it what those of the shorter periods in it say,
 * the longest first; where none of them says anything, what the plain column says of it.  Up to a month
 * within a quarter it is that of the quarter.  Signs alone are no reason.
 */
#ifndef PLIEGO_PLAN_REASONS_H
#define PLIEGO_PLAN_REASONS_H

#include "base/wording.h"
#include "plan/plan.h"

/* Columns of reasons: of each period and then each month, in the order of enum plan_column. */
#define REASONS (PERIODS + MONTHS)
#define REASONS_ANY (-1)

static inline enum plan_column
reasons_period(int reason)
{
	return (enum plan_column)(COLUMN_PERIOD + reason);
}

/* Columns of a sheet; -1: there is none. */
struct reason_columns {
	int plain, of[REASONS];
	int plain_of; /* which the plain one is, or REASONS_ANY */
	int unknown;  /* the first that begins with JUSTIFICACIÓN, and is of nothing known */
};

/* What a row says, without the apostrophe by which a form makes a text of it; NULL: nothing. */
struct reasons {
	const struct sheet_cell *plain, *of[REASONS];
	int plain_of;
};

void reasons_bind(const struct sheet *, struct calendar, struct reason_columns *out);

/* NULL: none. */
const struct reasons *reasons_read(struct arena *, struct arena *scratch, const struct sheet_row *,
    const struct reason_columns *);

/* That of a period, and those within it by their names: "Lluvias. ENE: Huelga."  NULL: none was given. */
const char *reasons_of(struct arena *, const struct reasons *, struct calendar, struct period, enum wording);

/*
 * Which reason is that of the period itself: of one that begins with a quarter and doesn't end with it, the
 * quarter's.
 */
int reasons_own(struct calendar, struct period);

/* The column that the reason of the period belongs into; -1: there is none yet. */
int reasons_column(const struct reason_columns *, struct calendar, struct period);

/* What the column of a reason is called: "JUSTIFICACIÓN T1". */
const char *reasons_heading(struct arena *, int reason);

#endif

/*
 * Why too little was done: the JUSTIFICACIÓN of a row of a progress sheet, and the period it is of.
 *
 * A sheet has JUSTIFICACIÓN of each period (plan/period_columns.h), or a plain one, which is of the period
 * that the sheet was made for where it shows that, else of whatever period is looked at.
 *
 * A period's reason is what its own column says, and behind it what those of the shorter periods in it say,
 * the longest first; where none of them says anything, what the plain column says of it.  Up to a month
 * within a quarter it is that of the quarter.  Signs alone are no
 * reason, nor are 0 and words that say that there is none: N/A, NA, no aplica, ninguna.
 */
#ifndef PLIEGO_PLAN_REASONS_H
#define PLIEGO_PLAN_REASONS_H

#include "base/wording.h"
#include "plan/period_columns.h"

/* What a row says, without the apostrophe by which a form makes a text of it; NULL: nothing. */
struct reasons {
	const struct sheet_cell *plain, *of[PERIOD_COLUMNS];
	int plain_of;
};

/* NULL: none. */
const struct reasons *reasons_read(struct arena *, struct arena *scratch, const struct sheet_row *,
    const struct period_columns *);

/* That of a period, and those within it by their names: "Lluvias. ENE: Huelga."  NULL: none was given. */
const char *reasons_of(struct arena *, const struct reasons *, struct calendar, struct period, enum wording);

/* The column that the reason of the period belongs into; -1: there is none yet. */
int reasons_column(const struct period_columns *, struct calendar, struct period);

#endif

/*
 * Why too little was done: the JUSTIFICACIÓN of a row of a progress sheet, and the period it is of.
 *
 * A sheet may have JUSTIFICACIÓN T1 to T4, of quarters, and JUSTIFICACIÓN ENE to DIC, of months; "trimestre
 * 2", "2.º trimestre", "segundo trimestre", "enero" and the like are read, too.  The plain JUSTIFICACIÓN is
 * of the quarter that the sheet was made for where it shows that, by columns PROGRAMADO ENE to DIC of one
 * quarter alone, as forms have them; else of whatever period is looked at.
 *
 * A period's reason is what its quarter's column says, and behind it what those of its months say; where none
 * of them says anything, what the plain column says of it.  Signs alone are no reason.
 */
#ifndef PLIEGO_PLAN_REASONS_H
#define PLIEGO_PLAN_REASONS_H

#include "plan/plan.h"

#define REASONS_ANY (-1)

/* Columns of a sheet; -1: there is none. */
struct reason_columns {
	int plain, quarter[QUARTERS], month[MONTHS];
	int plain_quarter; /* from 0, or REASONS_ANY */
	int unknown;       /* the first that begins with JUSTIFICACIÓN, and is of nothing known */
};

/* What a row says, without the apostrophe by which a form makes a text of it; NULL: nothing. */
struct reasons {
	const struct sheet_cell *plain, *quarter[QUARTERS], *month[MONTHS];
	int plain_quarter;
};

void reasons_bind(struct arena *, const struct sheet *, struct reason_columns *out);

/* NULL: none. */
const struct reasons *reasons_read(struct arena *, struct arena *scratch, const struct sheet_row *,
    const struct reason_columns *);

/* That of the months first to last, of one quarter: "Lluvias. ENE: Huelga."  NULL: none was given. */
const char *reasons_of(struct arena *, const struct reasons *, unsigned first, unsigned last);

/* The column that the reason of the quarter (from 0) belongs into; -1: there is none yet. */
int reasons_column(const struct reason_columns *, unsigned quarter);

/* What the column of the reason of a quarter, or a month, is called: "JUSTIFICACIÓN T1"; both from 0. */
const char *reasons_quarter_heading(struct arena *, int quarter);
const char *reasons_month_heading(struct arena *, int month);

#endif

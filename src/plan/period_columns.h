/*
 * The columns of a sheet that begin with one word and are of periods (sheet/period_headings.h): which of them
 * is of which.
 *
 * A sheet may have JUSTIFICACIÓN T1 to T4, of quarters, and JUSTIFICACIÓN ENE to DIC, of months; "trimestre
 * 2", "2.º trimestre", "segundo trimestre", "enero" and the like are read, too; and so of other periods:
 * C1, S2, ANUAL (sheet/period_words.h).  The plain one is of the period that the sheet was made for where
 * it shows that, by columns PROGRAMADO ENE to DIC of one quarter alone, or PROGRAMADO and one other period,
 * as forms have them.
 */
#ifndef PLIEGO_PLAN_PERIOD_COLUMNS_H
#define PLIEGO_PLAN_PERIOD_COLUMNS_H

#include "plan/plan.h"
#include "sheet/period_headings.h"

/* Of each period and then each month, in the order of enum plan_column. */
#define PERIOD_COLUMNS (PERIODS + MONTHS)
#define PERIOD_ANY (-1)

static inline enum plan_column
period_columns_column(int number)
{
	return (enum plan_column)(COLUMN_PERIOD + number);
}

/* Which it is of the columns of periods: that of a month or period. */
static inline int
period_columns_number(enum plan_column column)
{
	return (int)column - COLUMN_PERIOD;
}

/* Columns of a sheet; -1: there is none. */
struct period_columns {
	int plain, of[PERIOD_COLUMNS];
	int plain_of;     /* which the plain one is, or PERIOD_ANY */
	int unknown;      /* the first that begins with the word, and is of nothing known */
	uint8_t currency; /* that their headings name; CURRENCY_NONE */
};

void period_columns_bind(const struct sheet *, struct calendar, enum period_subject,
    struct period_columns *out);

/* The same for the words from `first` on, n of them, at once; whether there is any column. */
bool period_columns_bind_all(const struct sheet *, struct calendar, enum period_subject first, size_t n,
    struct period_columns *out);

/* What the column of a period is called: "JUSTIFICACIÓN T1". */
const char *period_columns_heading(struct arena *, enum period_subject, int number);

/*
 * Which is that of the period itself: of one that begins with a quarter and doesn't end with it, the
 * quarter's.
 */
int period_columns_own(struct calendar, struct period);

#endif

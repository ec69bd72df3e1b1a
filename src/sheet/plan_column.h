/*
 * The columns of a plan that are computed, whatever they are called (vocabulary.h).
 */
#ifndef PLIEGO_SHEET_PLAN_COLUMN_H
#define PLIEGO_SHEET_PLAN_COLUMN_H

#define MONTHS 12
#define QUARTERS 4
#define PERIODS 10 /* longer than a month: quarters, four months, semesters, the year */

/* The columns that are computed. */
enum plan_column {
	COLUMN_LINE,
	COLUMN_ACTIVITY,
	COLUMN_RESULT,
	COLUMN_MEANS,
	COLUMN_TARGET,
	COLUMN_NOTES,
	COLUMN_CODE,
	COLUMN_MEASURE,
	COLUMN_CONSOLIDATION,
	COLUMN_JUSTIFICATION,
	COLUMN_UNIT_OF_MEASURE,
	COLUMN_CURRENCY,
	COLUMN_WEIGHT,
	COLUMN_DIRECTION,
	COLUMN_PERIOD, /* the first of PERIODS */
	COLUMN_QUARTER = COLUMN_PERIOD,
	COLUMN_FOUR_MONTHS = COLUMN_QUARTER + 4,
	COLUMN_SEMESTER = COLUMN_FOUR_MONTHS + 3,
	COLUMN_YEAR = COLUMN_SEMESTER + 2,
	COLUMN_MONTH, /* the first of twelve: January */
	COLUMNS = COLUMN_MONTH + MONTHS,
};

/* The column of a month, 0 to 11. */
static inline enum plan_column
column_of_month(int month)
{
	return (enum plan_column)(COLUMN_MONTH + month);
}

#endif

/*
 * The columns of a plan that are computed, whatever they are called (vocabulary.h).
 */
#ifndef PLIEGO_SHEET_PLAN_COLUMN_H
#define PLIEGO_SHEET_PLAN_COLUMN_H

#define MONTHS 12
#define QUARTERS 4

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
	COLUMN_MONTH, /* the first of twelve */
	COLUMNS = COLUMN_MONTH + MONTHS,
};

/* The column of a month, 0 to 11. */
static inline enum plan_column
column_of_month(int month)
{
	return (enum plan_column)(COLUMN_MONTH + month);
}

#endif

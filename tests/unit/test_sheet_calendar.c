#include <criterion/criterion.h>

#include "sheet/calendar.h"

#define JULY 6

static const struct calendar months = {DIVISION_MONTHS, 0}, fiscal = {DIVISION_MONTHS, JULY};
static const struct calendar quarters = {DIVISION_QUARTERS, JULY}, thirds = {DIVISION_FOUR_MONTHS, 0};

Test(sheet_calendar, a_period_ends_in_its_last_slot)
{
	cr_expect_eq(calendar_count(thirds), 3);
	cr_expect_eq(calendar_slot(thirds, 0), 3);
	cr_expect_eq(calendar_slot(thirds, 2), 11);
	cr_expect_eq(calendar_period(thirds, 1).first, 4);
	cr_expect_eq(calendar_period(thirds, 1).last, 7);
	cr_expect_eq(calendar_column(thirds, 4), COLUMN_FOUR_MONTHS + 1);
	cr_expect_eq(calendar_slot(months, 5), 5);
}

/* July is slot 0, and June the last; the first quarter is July to September. */
Test(sheet_calendar, a_year_may_begin_in_any_month)
{
	cr_expect_eq(calendar_month(fiscal, 0), JULY);
	cr_expect_eq(calendar_month(fiscal, 11), 5);
	cr_expect_eq(calendar_slot_of_month(fiscal, 0), 6);
	cr_expect_eq(calendar_column(fiscal, 0), column_of_month(JULY));
	cr_expect_eq(calendar_column(quarters, 2), COLUMN_QUARTER);
	cr_expect_eq(calendar_period_of(quarters, column_of_month(8)).last, 2);
	cr_expect_eq(calendar_period_of(fiscal, COLUMN_QUARTER + 1).first, 3);
}

Test(sheet_calendar, only_whole_periods_can_be_looked_at)
{
	cr_expect(calendar_has(quarters, (struct period){0, 5}));
	cr_expect_not(calendar_has(quarters, (struct period){0, 3}));
	cr_expect_not(calendar_has(quarters, (struct period){1, 2}));
	cr_expect(calendar_has(months, (struct period){1, 1}));
}

Test(sheet_calendar, divisions_have_one_that_both_make_up)
{
	cr_expect_eq(division_common(DIVISION_MONTHS, DIVISION_QUARTERS), DIVISION_QUARTERS);
	cr_expect_eq(division_common(DIVISION_QUARTERS, DIVISION_FOUR_MONTHS), DIVISION_YEAR);
	cr_expect_eq(division_common(DIVISION_SEMESTERS, DIVISION_QUARTERS), DIVISION_SEMESTERS);
	cr_expect(division_is_made_of(DIVISION_SEMESTERS, DIVISION_QUARTERS));
	cr_expect_not(division_is_made_of(DIVISION_SEMESTERS, DIVISION_FOUR_MONTHS));
}

static void
put(int *at, enum plan_column first, int count)
{
	for (int i = 0; i < COLUMNS; i++)
		at[i] = i >= (int)first && i < (int)first + count ? i : -1;
}

Test(sheet_calendar, what_divides_a_year_is_seen_by_its_columns)
{
	int at[COLUMNS];

	put(at, COLUMN_MONTH, MONTHS);
	at[COLUMN_QUARTER] = at[COLUMN_QUARTER + 1] = at[COLUMN_QUARTER + 2] = at[COLUMN_QUARTER + 3] = 40;
	cr_expect_eq(division_of_columns(at), DIVISION_MONTHS);
	at[COLUMN_MONTH + 3] = -1;
	cr_expect_eq(division_of_columns(at), DIVISIONS, "a month is missing");
	put(at, COLUMN_QUARTER, QUARTERS);
	cr_expect_eq(division_of_columns(at), DIVISION_QUARTERS);
	put(at, COLUMN_QUARTER, 3);
	at[COLUMN_TARGET] = 0;
	cr_expect_eq(division_of_columns(at), DIVISIONS);
	put(at, COLUMN_SEMESTER, 2);
	cr_expect_eq(division_of_columns(at), DIVISION_SEMESTERS);
	put(at, COLUMN_TARGET, 1);
	cr_expect_eq(division_of_columns(at), DIVISION_YEAR);
}

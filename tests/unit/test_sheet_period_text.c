#include <criterion/criterion.h>

#include "sheet/calendar.h"
#include "sheet/period_text.h"

#define T(n) division_column(DIVISION_QUARTERS, (n)-1)
#define C(n) division_column(DIVISION_FOUR_MONTHS, (n)-1)
#define S(n) division_column(DIVISION_SEMESTERS, (n)-1)

Test(sheet_period_text, a_reason_is_of_a_month_or_the_year_too)
{
	cr_expect_eq(period_of_reason(" del mes de sept"), column_of_month(8));
	cr_expect_eq(period_of_reason(" anual"), COLUMN_YEAR);
	cr_expect_eq(period_of_reason("(es)"), COLUMN_JUSTIFICATION);
	cr_expect_eq(period_of_reason(" s2"), S(2));
	cr_expect_eq(period_of_reason(" general"), COLUMNS);
}

Test(sheet_period_text, a_person_may_write_a_period_in_several_ways)
{
	cr_expect_eq(period_from_text("T2"), T(2));
	cr_expect_eq(period_from_text("1.er trimestre"), T(1));
	cr_expect_eq(period_from_text("Segundo Cuatrimestre"), C(2));
	cr_expect_eq(period_from_text("marzo"), column_of_month(2));
	cr_expect_eq(period_from_text("3"), column_of_month(2));
	cr_expect_eq(period_from_text("Anual"), COLUMN_YEAR);
	cr_expect_eq(period_from_text("a\u00f1o"), COLUMN_YEAR);
	cr_expect_eq(period_from_text("mes"), COLUMNS);
	cr_expect_eq(period_from_text(""), COLUMNS);
	cr_expect_eq(period_from_text("T5"), COLUMNS);
}

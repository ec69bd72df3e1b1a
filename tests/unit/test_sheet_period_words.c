#include <criterion/criterion.h>
#include <string.h>

#include "sheet/calendar.h"
#include "sheet/period_words.h"

static enum plan_column
words(const char *text)
{
	return period_of_words(text, strlen(text));
}

#define T(n) division_column(DIVISION_QUARTERS, (n)-1)
#define C(n) division_column(DIVISION_FOUR_MONTHS, (n)-1)
#define S(n) division_column(DIVISION_SEMESTERS, (n)-1)

Test(sheet_period_words, a_period_is_a_word_and_a_number_in_either_order)
{
	cr_expect_eq(words("t1"), T(1));
	cr_expect_eq(words("4t"), T(4));
	cr_expect_eq(words("trimestre 2"), T(2));
	cr_expect_eq(words("tercer trimestre"), T(3));
	cr_expect_eq(words("iv trim"), T(4));
	cr_expect_eq(words("1.er trimestre"), T(1));
	cr_expect_eq(words("trim. i"), T(1));
	cr_expect_eq(words("fy q3"), T(3));
	cr_expect_eq(words("first quarter"), T(1));
	cr_expect_eq(words("c3"), C(3));
	cr_expect_eq(words("i cuatrimestre"), C(1));
	cr_expect_eq(words("2o quadrimestre"), C(2));
	cr_expect_eq(words("1s"), S(1));
	cr_expect_eq(words("semestre ii"), S(2));
	cr_expect_eq(words("h1"), S(1));
}

Test(sheet_period_words, what_there_is_not_is_none)
{
	const char *const none[] = {"t5", "c4", "s3", "trimestre", "2 3", "t", "1", "11", "tt", "", "de",
	    "trimestre 1 2", "cuarto cuatrimestre", "ti", "meta t1"};

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		cr_expect_eq(words(none[i]), COLUMNS, "%s", none[i]);
}

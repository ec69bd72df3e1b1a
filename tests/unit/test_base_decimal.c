#include <criterion/criterion.h>

#include "base/decimal.h"
#include "support.h"

#define LEN(array) (sizeof(array) / sizeof((array)[0]))
#define D(units, scale) ((struct decimal){(units), (scale)})

static const struct number_style salvador = {'.', ','};
static const struct number_style spain = {',', '.'};
static const struct number_style spaced = {',', ' '};
static const struct number_style quoted = {'.', GROUP_APOSTROPHE};
static const struct number_style french = {',', GROUP_NARROW_SPACE};
static const struct number_style swiss = {'.', GROUP_CURLY_MARK};
static const struct number_style bare = {',', GROUP_NONE};

Test(base_decimal, adds_exactly)
{
	static const struct {
		struct decimal a, b, sum;
	} cases[] = {
	    {{1, 0}, {2, 0}, {3, 0}},
	    {{1, 1}, {2, 1}, {3, 1}},
	    {{125, 1}, {5, 2}, {1255, 2}},
	    {{-125, 1}, {125, 1}, {0, 1}},
	    {{1, 9}, {1, 0}, {1000000001, 9}},
	    {{INT64_MAX, 0}, {INT64_MIN, 0}, {-1, 0}},
	    /* 9e18 + 0.0 doesn't fit with a decimal; without it, it does. */
	    {{9000000000000000000, 0}, {0, 1}, {9000000000000000000, 0}},
	    {{9000000000000000000, 0}, {10, 1}, {9000000000000000001, 0}},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		struct decimal sum = {0, 0};

		cr_assert(decimal_add(cases[i].a, cases[i].b, &sum), "case %zu", i);
		cr_assert_eq(sum.units, cases[i].sum.units, "case %zu", i);
		cr_assert_eq(sum.scale, cases[i].sum.scale, "case %zu", i);
	}
}

Test(base_decimal, says_so_when_a_sum_does_not_fit)
{
	struct decimal out = D(42, 1);

	cr_assert_not(decimal_add(D(INT64_MAX, 0), D(1, 0), &out));
	cr_assert_not(decimal_add(D(INT64_MIN, 9), D(-1, 9), &out));
	cr_assert_not(decimal_add(D(INT64_MAX, 0), D(5, 1), &out));
	cr_assert_eq(out.units, 42);
	cr_assert_eq(out.scale, 1);
}

Test(base_decimal, compares_across_scales)
{
	cr_assert_eq(decimal_compare(D(10, 1), D(1, 0)), 0);
	cr_assert_eq(decimal_compare(D(11, 1), D(1, 0)), 1);
	cr_assert_eq(decimal_compare(D(-11, 1), D(-1, 0)), -1);
	cr_assert_eq(decimal_compare(D(INT64_MAX, 0), D(INT64_MAX, 9)), 1);
	cr_assert_eq(decimal_compare(D(INT64_MIN, 0), D(INT64_MAX, 0)), -1);
	cr_assert_eq(decimal_compare(D(0, 9), D(0, 0)), 0);
	cr_assert(decimal_is_zero(D(0, 4)));
	cr_assert_not(decimal_is_zero(D(1, 9)));
}

Test(base_decimal, formats_as_the_locale_does)
{
	static const struct {
		struct decimal value;
		const struct number_style *style;
		int places;
		bool grouped;
		const char *text;
	} cases[] = {
	    {{0, 0}, &salvador, 0, true, "0"},
	    {{1310, 0}, &salvador, 0, true, "1,310"},
	    {{1310, 0}, &salvador, 0, false, "1310"},
	    {{1310, 0}, &spain, 2, true, "1.310,00"},
	    {{999, 0}, &salvador, 0, true, "999"},
	    {{1234567, 0}, &spaced, -1, true,
		"1\xc2\xa0"
		"234\xc2\xa0"
		"567"},
	    {{123456789, 2}, &salvador, -1, true, "1,234,567.89"},
	    {{123456789, 2}, &quoted, -1, true, "1'234'567.89"},
	    {{123456789, 2}, &swiss, 0, true, "1\u2019234\u2019568"},
	    {{123456789, 2}, &french, -1, true, "1\u202f234\u202f567,89"},
	    {{123456789, 2}, &bare, -1, true, "1234567,89"},
	    {{5, 1}, &salvador, -1, true, "0.5"},
	    {{5, 3}, &salvador, -1, true, "0.005"},
	    {{100, 2}, &salvador, -1, false, "1.00"},
	    /* Half goes away from zero, on both sides of it. */
	    {{125, 2}, &salvador, 1, false, "1.3"},
	    {{-125, 2}, &salvador, 1, false, "-1.3"},
	    {{124, 2}, &salvador, 1, false, "1.2"},
	    {{5, 1}, &salvador, 0, false, "1"},
	    {{999995, 3}, &salvador, 2, true, "1,000.00"},
	    {{4, 1}, &salvador, 0, false, "0"},
	    {{-4, 1}, &salvador, 0, false, "0"},
	    {{-5, 1}, &salvador, 0, false, "-1"},
	    {{-1310, 0}, &salvador, 0, true, "-1,310"},
	    {{-5, 2}, &salvador, -1, true, "-0.05"},
	    {{7, 0}, &salvador, 12, true, "7.000000000000"},
	    {{INT64_MIN, 0}, &salvador, 1, true, "-9,223,372,036,854,775,808.0"},
	    {{INT64_MAX, 9}, &salvador, 0, true, "9,223,372,037"},
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < LEN(cases); i++) {
		buf_clear(&b);
		decimal_format(&b, cases[i].value, *cases[i].style, cases[i].places, cases[i].grouped);
		cr_assert_str_eq(buf_cstr(&b), cases[i].text, "case %zu: %s", i, buf_cstr(&b));
	}
	buf_release(&b);
}

static const char *
mean(struct decimal sum, uint32_t count)
{
	static char text[64];
	struct buf b = BUF_INIT;

	decimal_format_mean(&b, sum, count, salvador, true);
	(void)snprintf(text, sizeof(text), "%s", buf_cstr(&b));
	buf_release(&b);
	return text;
}

/* 10 / 3 = 3.3; -2.5 / 2 = -1.25; what has ten decimals, or twenty digits, is none. */
Test(base_decimal, means_as_numbers)
{
	struct decimal out = {7, 0};

	cr_assert(decimal_mean(D(10, 0), 3, &out));
	cr_expect(out.units == 33 && out.scale == 1);
	cr_assert(decimal_mean(D(-25, 1), 2, &out));
	cr_expect(out.units == -125 && out.scale == 2);
	cr_assert(decimal_mean(D(1, 0), 20, &out));
	cr_expect(out.units == 1 && out.scale == 1);
	cr_expect_not(decimal_mean(D(1, DECIMAL_SCALE_MAX), 2, &out));
	cr_expect_not(decimal_mean(D(INT64_MAX, 0), 2, &out));
	cr_expect(out.units == 1 && out.scale == 1);
}

/* One decimal more than the sum has; half away from zero. */
Test(base_decimal, means_of_any_size)
{
	cr_expect_str_eq(mean(D(190, 0), 2), "95.0");
	cr_expect_str_eq(mean(D(1, 0), 3), "0.3");
	cr_expect_str_eq(mean(D(1, 0), 20), "0.1");
	cr_expect_str_eq(mean(D(-1, 0), 20), "-0.1");
	cr_expect_str_eq(mean(D(-1, 0), 21), "0.0");
	cr_expect_str_eq(mean(D(3, 2), 2), "0.015");
	cr_expect_str_eq(mean(D(7000000000000000000, 0), 2), "3,500,000,000,000,000,000.0");
	cr_expect_str_eq(mean(D(INT64_MIN, 0), 1), "-9,223,372,036,854,775,808.0");
	cr_expect_str_eq(mean(D(INT64_MAX, 9), 2), "4,611,686,018.4273879035");
}

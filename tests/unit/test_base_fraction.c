#include <criterion/criterion.h>

#include "base/fraction.h"
#include "support.h"

#define LEN(array) (sizeof(array) / sizeof((array)[0]))
#define D(units, scale) ((struct decimal){(units), (scale)})

static void
expect_percent(struct decimal got, int64_t units, unsigned places, const char *what)
{
	cr_expect_eq(got.units, units, "%s: %lld", what, (long long)got.units);
	cr_expect_eq(got.scale, places, "%s", what);
}

Test(base_fraction, divides_in_lowest_terms)
{
	static const struct {
		struct decimal a;
		uint32_t over_a;
		struct decimal b;
		uint32_t over_b;
		uint64_t num, den;
	} cases[] = {
	    {{6, 0}, 1, {8, 0}, 1, 3, 4},
	    {{0, 0}, 1, {8, 0}, 1, 0, 1},
	    {{25, 1}, 1, {5, 0}, 1, 1, 2},      /* 2.5 / 5 */
	    {{5, 0}, 1, {25, 2}, 1, 20, 1},     /* 5 / 0.25 */
	    {{190, 0}, 2, {300, 0}, 3, 19, 20}, /* 95 / 100 */
	    {{1, 9}, 1, {1, 0}, 1, 1, 1000000000},
	    {{INT64_MAX, 0}, 1, {INT64_MAX, 0}, 1, 1, 1},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		struct fraction f = {0};

		cr_assert(fraction_divide(cases[i].a, cases[i].over_a, cases[i].b, cases[i].over_b, &f));
		cr_expect_eq(f.num, cases[i].num, "case %zu: %llu", i, (unsigned long long)f.num);
		cr_expect_eq(f.den, cases[i].den, "case %zu: %llu", i, (unsigned long long)f.den);
	}
}

Test(base_fraction, refuses_what_does_not_fit)
{
	struct fraction f = {7, 3};

	cr_expect_not(fraction_divide(D(INT64_MAX, 0), 1, D(2, 0), 1, &f));
	cr_expect_not(fraction_divide(D(1, 0), UINT32_MAX, D(INT64_MAX, 0), 1, &f));
	cr_expect_not(fraction_divide(D(INT64_MAX, 0), 1, D(1, 9), UINT32_MAX, &f));
	cr_expect_eq(f.num, 7);
	cr_expect_eq(f.den, 3);
	cr_expect(fraction_divide(D((int64_t)FRACTION_MAX, 0), 1, D(1, 0), 1, &f));
	cr_expect_not(fraction_divide(D((int64_t)FRACTION_MAX + 1, 0), 1, D(1, 0), 1, &f));
}

Test(base_fraction, prints_percents_rounded_half_up)
{
	expect_percent(fraction_percent((struct fraction){1, 3}, 1), 333, 1, "1/3");
	expect_percent(fraction_percent((struct fraction){2, 3}, 1), 667, 1, "2/3");
	expect_percent(fraction_percent((struct fraction){1, 2000}, 1), 1, 1, "0.05");
	expect_percent(fraction_percent((struct fraction){499, 1000000}, 1), 0, 1, "0.0499");
	expect_percent(fraction_percent((struct fraction){1, 8}, 0), 13, 0, "12.5");
	expect_percent(fraction_percent((struct fraction){7, 2}, 1), 3500, 1, "350");
	expect_percent(fraction_percent((struct fraction){0, 1}, 1), 0, 1, "0");
	expect_percent(fraction_percent((struct fraction){FRACTION_MAX, 1}, 2), (int64_t)FRACTION_MAX * 10000,
	    2, "largest");
}

Test(base_fraction, compares_with_a_percent_exactly)
{
	cr_expect_eq(fraction_compare_percent((struct fraction){4, 5}, 80), 0);
	cr_expect_eq(fraction_compare_percent((struct fraction){799999999, 1000000000}, 80), -1);
	cr_expect_eq(fraction_compare_percent((struct fraction){1000000001, 1000000000}, 100), 1);
}

/* --- sums ---------------------------------------------------------------------------------------------- */

Test(base_fraction, means_are_exact)
{
	struct arena *arena = support_arena();
	struct fraction_sum sum = {0};

	/* 1/3 + 1/6 + 1/2 = 1; mean 1/3. */
	cr_assert(fraction_sum_add(arena, &sum, (struct fraction){1, 3}));
	cr_assert(fraction_sum_add(arena, &sum, (struct fraction){1, 6}));
	cr_assert(fraction_sum_add(arena, &sum, (struct fraction){1, 2}));
	expect_percent(fraction_mean_percent(arena, &sum, 2), 3333, 2, "a third");
	/* With 3 more it is 4 over 4, the whole, and nothing else. */
	cr_assert(fraction_sum_add(arena, &sum, (struct fraction){3, 1}));
	expect_percent(fraction_mean_percent(arena, &sum, 1), 1000, 1, "whole");
	cr_expect_eq(fraction_mean_compare_percent(arena, &sum, 100), 0);
	cr_expect_eq(fraction_mean_compare_percent(arena, &sum, 99), 1);
	cr_expect_eq(fraction_mean_compare_percent(arena, &sum, 101), -1);
	arena_close(arena);
}

Test(base_fraction, a_mean_at_the_half_is_rounded_up)
{
	struct arena *arena = support_arena();
	struct fraction_sum sum = {0}, zero = {0};

	/* (0.1 % + 0 %) / 2 = 0.05 % */
	cr_assert(fraction_sum_add(arena, &sum, (struct fraction){1, 1000}));
	cr_assert(fraction_sum_add(arena, &sum, (struct fraction){0, 1}));
	expect_percent(fraction_mean_percent(arena, &sum, 1), 1, 1, "half");
	cr_assert(fraction_sum_add(arena, &zero, (struct fraction){0, 1}));
	expect_percent(fraction_mean_percent(arena, &zero, 1), 0, 1, "zero");
	cr_expect_eq(fraction_mean_compare(arena, &sum, &zero), 1);
	cr_expect_eq(fraction_mean_compare(arena, &zero, &sum), -1);
	cr_expect_eq(fraction_mean_compare(arena, &zero, &zero), 0);
	arena_close(arena);
}

/* The harmonic series: 1 + 1/2 + ... + 1/200 = 5.878030948...; over 200, 2.939 %. */
Test(base_fraction, denominators_outgrow_a_word)
{
	struct arena *arena = support_arena();
	struct fraction_sum up = {0}, down = {0};

	for (uint64_t i = 1; i <= 200; i++) {
		cr_assert(fraction_sum_add(arena, &up, (struct fraction){1, i}));
		cr_assert(fraction_sum_add(arena, &down, (struct fraction){1, 201 - i}));
	}
	cr_expect_gt(up.big->den.count, 3);
	expect_percent(fraction_mean_percent(arena, &up, 2), 294, 2, "2.939015");
	cr_expect_eq(fraction_mean_compare(arena, &up, &down), 0);
	cr_assert(fraction_sum_add(arena, &up, (struct fraction){1, FRACTION_MAX}));
	cr_assert(fraction_sum_add(arena, &down, (struct fraction){1, FRACTION_MAX - 1}));
	cr_expect_eq(fraction_mean_compare(arena, &up, &down), -1);
	arena_close(arena);
}

Test(base_fraction, large_numerators_carry)
{
	struct arena *arena = support_arena();
	struct fraction_sum sum = {0};

	for (uint64_t i = 0; i < 100000; i++)
		cr_assert(fraction_sum_add(arena, &sum, (struct fraction){FRACTION_MAX, 1}));
	expect_percent(fraction_mean_percent(arena, &sum, 2), (int64_t)FRACTION_MAX * 10000, 2, "largest");
	arena_close(arena);
}

/* Denominators that share nothing, each near the largest: the sum says so when it is too long to be kept. */
Test(base_fraction, says_so_when_a_sum_grows_too_long)
{
	struct arena *arena = support_arena();
	struct fraction_sum sum = {0};
	uint64_t den = FRACTION_MAX;
	bool kept = true;

	for (int i = 0; i < 20000 && kept; i++)
		kept = fraction_sum_add(arena, &sum, (struct fraction){1, den--});
	cr_expect_not(kept);
	cr_expect_gt(sum.count, 5000);
	arena_close(arena);
}

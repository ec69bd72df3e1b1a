#include <criterion/criterion.h>

#include "chart_bench.h"
#include "layout/chart/axis.h"

static struct axis
axis_of(int64_t low, int64_t high, unsigned steps, unsigned places)
{
	return axis_for(wide_from((struct decimal){low, 0}), wide_from((struct decimal){high, 0}), steps,
	    places);
}

/* All figures of an axis, one after the other. */
static const char *
figures_of(struct arena *arena, const struct axis *axis)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < axis_tick_count(axis); i++) {
		axis_print(&text, axis, axis_tick(axis, i), (struct number_style){'.', ','});
		buf_addc(&text, ' ');
	}
	return buf_take(&text, arena);
}

Test(layout_chart_axis, steps_are_one_two_or_five)
{
	static const struct {
		int64_t low, high;
		unsigned steps, places;
		const char *figures;
	} cases[] = {
	    {0, 100, 5, 0, "0 20 40 60 80 100 "},
	    {0, 101, 5, 0, "0 50 100 150 "},
	    {0, 7, 6, 0, "0 2 4 6 8 "},
	    {0, 3, 6, 0, "0 1 2 3 "},
	    {0, 1, 6, 0, "0 1 "},
	    {0, 1, 6, 1, "0.0 0.2 0.4 0.6 0.8 1.0 "},
	    {0, 0, 6, 0, "0 1 "},
	    {-12, 118, 6, 0, "-50 0 50 100 150 "},
	    {-3, -1, 6, 0, "-3 -2 -1 0 "},
	    {-1, 1000, 1, 0, "-1,000 0 1,000 "},
	    {0, 1234567, 4, 0, "0 500,000 1,000,000 1,500,000 "},
	    {0, INT64_MAX, 2, 0, "0 5,000,000,000,000,000,000 10,000,000,000,000,000,000 "},
	    {INT64_MIN, 0, 1, 0, "-10,000,000,000,000,000,000 0 "},
	};
	struct arena *arena = support_arena();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct axis axis = axis_of(cases[i].low, cases[i].high, cases[i].steps, cases[i].places);
		cr_assert_str_eq(figures_of(arena, &axis), cases[i].figures, "case %zu: %s", i,
		    figures_of(arena, &axis));
	}
	arena_close(arena);
}

Test(layout_chart_axis, values_stand_where_reckoned)
{
	struct axis axis = axis_of(-12, 118, 6, 0);
	cr_assert_eq(axis_at(&axis, axis.low, 100000), 0);
	cr_assert_eq(axis_at(&axis, axis.high, 100000), 100000);
	cr_assert_eq(axis_at(&axis, 0, 100000), 25000);
	/* 87.5 is 137.5 of 200 above -50; -12 is 38 of them; a third of a thousandth rounds away. */
	cr_assert_eq(axis_at(&axis, wide_from((struct decimal){875, 1}), 100000), 68750);
	cr_assert_eq(axis_at(&axis, wide_from((struct decimal){-12, 0}), 100000), 19000);
	cr_assert_eq(axis_at(&axis, wide_from((struct decimal){333333333, 9}), 30000), 7550);
	cr_assert_eq(axis_at(&axis, wide_from((struct decimal){INT64_MAX, 0}), 100000), LENGTH_MAX);
	cr_assert_eq(axis_at(&axis, wide_from((struct decimal){INT64_MIN, 0}), 100000), -LENGTH_MAX);
}

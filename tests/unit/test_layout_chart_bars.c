#include <criterion/criterion.h>

#include "chart_bench.h"

/*
 * 176 pt wide, letters 5 pt wide, lines of 12 pt.  Names take 15 pt ("abc"), figures 20 ("100%"), with 5 pt
 * after each, so the plot begins at 45; the last figure of the axis ("100%") is 20 wide: it ends at
 * 176 - 10 - 0.001, and steps of 20 leave room between figures.  Bars are 9 pt high, rows 12 + 4.
 */
Test(layout_chart_bars, marks_stand_where_reckoned)
{
	struct chart_bench b;
	chart_bench_open(&b, CHART_BARS);
	chart_bench_values(&b, "abc", "50%", "d", "100%", "e", "");
	b.chart.suffix = "%";
	cr_assert(chart_bench_run(&b));
	cr_assert_eq(b.bench.pages.page_count, 1);
	cr_assert_str_eq(bench_says(&b.bench, 0), "0%|20%|40%|60%|80%|100%|abc|50%|d|100%|e|none|");
	/* The grid goes 2 pt below three rows of 16, from the top of the body at 12. */
	const struct item *zero = bench_item(&b.bench, 0, ITEM_RULE, 0);
	cr_assert_eq(zero->x, 12000 + 45000);
	cr_assert_eq(zero->y, 12000);
	cr_assert_eq(zero->h, 50000);
	cr_assert_eq(bench_item(&b.bench, 0, ITEM_RULE, 5)->x, 12000 + 165999);
	/* 50 % of 120.999 pt, in the middle of its row; what is missing has no bar. */
	const struct item *half = bench_item(&b.bench, 0, ITEM_FILL, 0);
	cr_assert_eq(half->x, 57000);
	cr_assert_eq(half->w, 60500);
	cr_assert_eq(half->y, 12000 + 8000 - 4500);
	cr_assert_eq(half->h, 9000);
	cr_assert_eq(bench_item(&b.bench, 0, ITEM_FILL, 1)->w, 120999);
	cr_assert_null(bench_item(&b.bench, 0, ITEM_FILL, 2));
	/* "abc" at the left; "50%" ends where "100%" does. */
	const struct item *name = bench_item(&b.bench, 0, ITEM_TEXT, 6);
	cr_assert_eq(name->x, 12000);
	cr_assert_eq(name->y, 12000 + 2000 + 9000);
	const struct item *figure = bench_item(&b.bench, 0, ITEM_TEXT, 7);
	cr_assert_eq(figure->x + figure->w, 12000 + 40000);
	chart_bench_close(&b);
}

Test(layout_chart_bars, every_mark_is_of_one_figure_that_tells_its_values)
{
	struct chart_bench b;
	chart_bench_open(&b, CHART_BARS);
	chart_bench_values(&b, "a", "1", "b", "", NULL, NULL);
	cr_assert(chart_bench_run(&b));
	const struct page *page = &b.bench.pages.pages[0];
	for (size_t i = 0; i < page->item_count; i++)
		cr_assert_eq(page->items[i].node, 1);
	cr_assert_eq(b.bench.pages.node_count, 2);
	cr_assert_eq(b.bench.pages.nodes[1].role, ROLE_FIGURE);
	cr_assert_str_eq(b.bench.pages.nodes[1].text, "What it shows. a: 1; b: none.");
	chart_bench_close(&b);
}

/* A body of 120 pt: the axis takes 14, so six rows of 16 fit; two stay together at the end. */
Test(layout_chart_bars, go_over_pages_whole_with_the_axis_on_each)
{
	struct chart_bench b;
	chart_bench_open(&b, CHART_BARS);
	chart_bench_many(&b, 13);
	cr_assert(chart_bench_run(&b));
	cr_assert_eq(b.bench.pages.page_count, 3);
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_FILL), 6);
	cr_assert_eq(chart_bench_count(&b, 1, ITEM_FILL), 5);
	cr_assert_eq(chart_bench_count(&b, 2, ITEM_FILL), 2);
	for (size_t p = 0; p < 3; p++)
		cr_assert_eq(strncmp(bench_says(&b.bench, p), "0|", 2), 0, "%s", bench_says(&b.bench, p));
	cr_assert_eq(b.bench.pages.node_count, 4);
	cr_assert_str_eq(b.bench.pages.nodes[3].text, "What it shows. n12: 12; n13: 13.");
	chart_bench_close(&b);
}

Test(layout_chart_bars, beyond_the_limit_a_bar_is_broken)
{
	struct chart_bench b;
	chart_bench_open(&b, CHART_BARS);
	chart_bench_values(&b, "a", "100", "b", "300", NULL, NULL);
	b.chart.limited = true;
	b.chart.limit = (struct decimal){150, 0};
	cr_assert(chart_bench_run(&b));
	/* One bar whole, one in two pieces with the signs of a break, its figure printed as it is. */
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_FILL), 3);
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_PATH), 1);
	cr_assert_eq(bench_item(&b.bench, 0, ITEM_PATH, 0)->u.path->shape, SHAPE_SEGMENTS);
	cr_assert_not_null(strstr(bench_says(&b.bench, 0), "|b|300|"));
	cr_assert_null(strstr(bench_says(&b.bench, 0), "|200|"));
	chart_bench_close(&b);
}

Test(layout_chart_bars, negative_values_go_the_other_way)
{
	struct chart_bench b;
	chart_bench_open(&b, CHART_BARS);
	chart_bench_values(&b, "a", "-5", "b", "10", NULL, NULL);
	cr_assert(chart_bench_run(&b));
	const struct item *less = bench_item(&b.bench, 0, ITEM_FILL, 0);
	const struct item *more = bench_item(&b.bench, 0, ITEM_FILL, 1);
	cr_assert_eq(less->x + less->w, more->x);
	cr_assert_leq(more->w - 2 * less->w, 1);
	cr_assert_geq(more->w - 2 * less->w, -1);
	chart_bench_close(&b);
}

Test(layout_chart_bars, a_reference_is_on_the_axis_and_has_its_label_above)
{
	struct chart_bench b;
	chart_bench_open(&b, CHART_BARS);
	chart_bench_values(&b, "a", "10", NULL, NULL, NULL, NULL);
	b.chart.reference = (struct chart_reference){true, {100, 0}, "meta"};
	cr_assert(chart_bench_run(&b));
	size_t lines = chart_bench_count(&b, 0, ITEM_PATH);
	const struct item *line = bench_item(&b.bench, 0, ITEM_PATH, lines - 1);
	const struct item *hundred =
	    bench_item(&b.bench, 0, ITEM_RULE, chart_bench_count(&b, 0, ITEM_RULE) - 1);
	cr_assert_eq(line->x, hundred->x);
	cr_assert_eq(line->u.path->dash, DASH_LONG);
	cr_assert_not_null(strstr(bench_says(&b.bench, 0), "|meta|"));
	chart_bench_close(&b);
}

/*
 * Twelve words of 60: in two fifths of 176 they are twelve lines of 12, more than the page's 120; wider, they
 * are two to a line.
 */
Test(layout_chart_bars, names_too_high_for_a_page_are_given_more_width)
{
	struct chart_bench b;
	chart_bench_open(&b, CHART_BARS);
	chart_bench_values(&b,
	    "abcdefghijkl abcdefghijkl abcdefghijkl abcdefghijkl abcdefghijkl abcdefghijkl abcdefghijkl "
	    "abcdefghijkl abcdefghijkl abcdefghijkl abcdefghijkl abcdefghijkl",
	    "7", NULL, NULL, NULL, NULL);
	cr_assert(chart_bench_run(&b));
	cr_expect(strstr(bench_says(&b.bench, 0), "|abcdefghijkl abcdefghijkl|") != NULL, "%s",
	    bench_says(&b.bench, 0));
	chart_bench_close(&b);
}

/* 60 wide, more than a quarter of 176: a name gives way before a figure is broken. */
Test(layout_chart_bars, figures_are_not_broken_where_there_is_room)
{
	struct chart_bench b;
	chart_bench_open(&b, CHART_BARS);
	chart_bench_values(&b, "abcdefghijkl abcdefghijkl", "123456789012", NULL, NULL, NULL, NULL);
	cr_assert(chart_bench_run(&b));
	cr_expect(strstr(bench_says(&b.bench, 0), "|123456789012|") != NULL, "%s", bench_says(&b.bench, 0));
	cr_expect_eq(diags_count(b.bench.diags), 0);
	chart_bench_close(&b);
}

#include <criterion/criterion.h>

#include "chart_bench.h"

/*
 * 176 pt wide, letters 5 pt wide, lines of 12 pt; the body begins at 12, 12.  The figures of the axis are up
 * to 15 pt wide ("100"), 5 pt left of the first plot, which begins at 20; two plots beside each other are 73
 * wide, 10 apart, so the second begins at 103.  A row is a title of 12 with 2.4 below it, the plot, and 12.
 */
static struct chart_panel *
open_panels(struct chart_bench *b, size_t panels, size_t count, size_t columns, const char *const *texts)
{
	struct chart_panel *all;

	chart_bench_open(b, CHART_PANELS);
	all = ARENA_ARRAY(b->bench.arena, struct chart_panel, panels);
	struct chart_category *categories = ARENA_ARRAY(b->bench.arena, struct chart_category, count);
	for (size_t i = 0; i < count; i++)
		categories[i] = (struct chart_category){.name = arena_printf(b->bench.arena, "%zu.", i + 1),
		    .loc = {"test.csv", 1, 1}};
	for (size_t p = 0; p < panels; p++) {
		struct chart_value *values = ARENA_ARRAY(b->bench.arena, struct chart_value, count);
		const char **told = ARENA_ARRAY(b->bench.arena, const char *, count);
		bool any = false;
		for (size_t i = 0; i < count; i++) {
			values[i] = chart_bench_value(texts[(p * count + i) % (panels * count)]);
			told[i] = arena_printf(b->bench.arena, "%s %s", categories[i].name, values[i].text);
			any = any || values[i].known;
		}
		all[p] = (struct chart_panel){.title = arena_printf(b->bench.arena, "p%zu", p + 1),
		    .told = told,
		    .values = values,
		    .any = any,
		    .loc = {"test.csv", 2, 1}};
	}
	b->chart.categories = categories;
	b->chart.category_count = count;
	b->chart.series_count = 1;
	b->chart.panels = all;
	b->chart.panel_count = panels;
	b->chart.panel_columns = columns;
	b->chart.panel_style = &b->bench.text;
	b->chart.missing = "none";
	b->chart.height = 20000;
	return all;
}

/* A plot is 20 high; a place in it 36.5 wide, of which the column has 25.55, 5.475 from its left. */
Test(layout_chart_panels, stand_on_one_scale_with_words_at_the_outer_ones)
{
	struct chart_bench b;
	open_panels(&b, 4, 2, 2, (const char *[]){"100", "50", "", "0", "10", "20", "30", "40"});
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "p1|0|100|p2|p3|0|100|1.|2.|p4|1.|2.|", "%s",
	    bench_says(&b.bench, 0));
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 0), 12000 + 25475, 12000 + 14400, 25550, 20000);
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 1), 12000 + 61975, 12000 + 24400, 25550, 10000);
	/* What is missing leaves its place empty, and 0 is a stroke on the baseline. */
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 2), 12000 + 144975, 12000 + 34400 - 1200, 25550, 1200);
	/* The second row, 46.4 further down, on the same scale. */
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 3), 12000 + 25475, 12000 + 60800 + 18000, 25550, 2000);
	cr_expect_eq(chart_bench_count(&b, 0, ITEM_FILL), 7);
	chart_bench_close(&b);
}

/* Three: the second has nothing below it, so it has the names. */
Test(layout_chart_panels, the_last_of_each_column_has_the_names)
{
	struct chart_bench b;
	open_panels(&b, 3, 1, 2, (const char *[]){"1", "2", "3"});
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "p1|0|5|p2|1.|p3|0|5|1.|", "%s", bench_says(&b.bench, 0));
	chart_bench_close(&b);
}

/* Of seven, at most five beside each other, four stand in the first row and three in the second. */
Test(layout_chart_panels, rows_are_as_full_as_each_other)
{
	struct chart_bench b;
	open_panels(&b, 7, 1, 5, (const char *[]){"1", "1", "1", "1", "1", "1", "1"});
	b.bench.text.size = 5000;
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "p1|0|1|p2|p3|p4|1.|p5|0|1|1.|p6|1.|p7|1.|", "%s",
	    bench_says(&b.bench, 0));
	cr_expect_eq(diags_count(b.bench.diags), 0);
	chart_bench_close(&b);
}

Test(layout_chart_panels, where_there_is_no_room_fewer_stand_beside_each_other)
{
	struct chart_bench b;
	/* At least 40 wide: 166 are 3 of 48.7. */
	open_panels(&b, 6, 1, 6, (const char *[]){"1", "1", "1", "1", "1", "1"});
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "p1|0|1|p2|p3|p4|0|1|1.|p5|1.|p6|1.|", "%s",
	    bench_says(&b.bench, 0));
	cr_assert_eq(diags_count(b.bench.diags), 1);
	cr_expect_str_eq(diags_get(b.bench.diags, 0)->rule, "layout-chart-panels");
	chart_bench_close(&b);
}

/* Two rows on each page, each page with figures and names; each panel a figure of its own. */
Test(layout_chart_panels, go_over_pages_by_rows)
{
	struct chart_bench b;
	const char *texts[12];
	for (size_t i = 0; i < 12; i++)
		texts[i] = "1";
	open_panels(&b, 12, 1, 2, texts);
	cr_assert(chart_bench_run(&b));
	cr_assert_eq(b.bench.pages.page_count, 3);
	cr_expect_str_eq(bench_says(&b.bench, 0), "p1|0|1|p2|p3|0|1|1.|p4|1.|", "%s",
	    bench_says(&b.bench, 0));
	cr_expect_str_eq(bench_says(&b.bench, 2), "p9|0|1|p10|p11|0|1|1.|p12|1.|", "%s",
	    bench_says(&b.bench, 2));
	cr_assert_eq(b.bench.pages.node_count, 13);
	cr_expect_str_eq(b.bench.pages.nodes[1].text, "What it shows. p1: 1. 1.");
	cr_expect_str_eq(b.bench.pages.nodes[2].text, "p2: 1. 1.");
	cr_expect_str_eq(b.bench.pages.nodes[5].text, "What it shows. p5: 1. 1.");
	chart_bench_close(&b);
}

/* The axis ends at 100; two columns beyond it are in two pieces each, their figures not in one line. */
Test(layout_chart_panels, beyond_the_limit_columns_are_broken_and_their_figures_stand_above)
{
	struct chart_bench b;
	open_panels(&b, 2, 3, 2, (const char *[]){"35000", "12000", "100", "1", "2", "3"});
	b.chart.limited = true;
	b.chart.limit = (struct decimal){100, 0};
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "p1|0|100|35000|12000|1.|2.|3.|p2|1.|2.|3.|", "%s",
	    bench_says(&b.bench, 0));
	cr_expect_eq(chart_bench_count(&b, 0, ITEM_FILL), 2 + 2 + 1 + 3);
	/* 25 wide in places of 24.3: the second stands one line higher. */
	const struct item *first = bench_item(&b.bench, 0, ITEM_TEXT, 3);
	const struct item *second = bench_item(&b.bench, 0, ITEM_TEXT, 4);
	cr_expect_eq(first->x, 12000 + 20000);
	cr_expect_eq(second->y, first->y - 12000);
	chart_bench_close(&b);
}

Test(layout_chart_panels, of_which_nothing_is_known_say_so)
{
	struct chart_bench b;
	open_panels(&b, 2, 1, 2, (const char *[]){"", "1"});
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "p1|0|1|none|1.|p2|1.|", "%s", bench_says(&b.bench, 0));
	cr_expect_str_eq(b.bench.pages.nodes[1].text, "What it shows. p1: none.");
	chart_bench_close(&b);
}

/* Letters are 10 high where an arrow ends 5 above the plot. */
Test(layout_chart_panels, beyond_the_limit_points_are_arrows)
{
	struct chart_bench b;
	open_panels(&b, 1, 2, 1, (const char *[]){"50", "300"});
	b.series[0].line = true;
	b.chart.limited = true;
	b.chart.limit = (struct decimal){100, 0};
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "p1|0|100|300|1.|2.|", "%s", bench_says(&b.bench, 0));
	/* The arrow, the line, and two markers on it. */
	cr_expect_eq(chart_bench_count(&b, 0, ITEM_PATH), 4);
	const struct item *arrow = bench_item(&b.bench, 0, ITEM_PATH, 0);
	const struct item *figure = bench_item(&b.bench, 0, ITEM_TEXT, 3);
	cr_expect_eq(figure->y - 9000 + 12000, arrow->y);
	chart_bench_close(&b);
}

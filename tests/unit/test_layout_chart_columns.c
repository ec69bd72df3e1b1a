#include <criterion/criterion.h>

#include "chart_bench.h"

/*
 * 176 pt wide, letters 5 pt wide, lines of 12 pt; the body begins at 12, 12.  The figures of the axis are up
 * to 10 pt wide ("10"), 5 pt left of the plot, which is from 15 to 176 and, 60 pt high, from 6 to 66.
 */
static void
open_columns(struct chart_bench *b, enum chart_kind kind, size_t count, const char *const *names,
    size_t series, const char *const *texts)
{
	chart_bench_open(b, kind);
	chart_bench_table(b, count, names, series, texts);
	b->chart.height = 60000;
	for (size_t s = 0; s < series; s++)
		b->series[s].line = kind == CHART_LINES;
}

Test(layout_chart_columns, marks_stand_where_reckoned)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 2, (const char *[]){"a", "b"}, 1, (const char *[]){"10", "5"});
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "0|5|10|a|b|");
	/* A place is 80.5 wide, seven tenths of it the column's. */
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 0), 12000 + 27075, 18000, 56350, 60000);
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 1), 12000 + 107575, 48000, 56350, 30000);
	/* Figures end at 10, middles on the grid; names are 2 below the plot, in the middle of theirs. */
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 0), 17000, 72000 + 9000, 5000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 2), 12000, 12000 + 9000, 10000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 3), 12000 + 52750, 80000 + 9000, 5000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_RULE, 0), 27000, 78000, 161000, 0);
	chart_bench_close(&b);
}

/* A group of 56.35 in halves; what is missing leaves its place empty, and 0 is a stroke. */
Test(layout_chart_columns, groups_keep_the_places_of_missing_values)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 2, (const char *[]){"a", "b"}, 2,
	    (const char *[]){"", "10", "0", "-10"});
	cr_assert(chart_bench_run(&b));
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_FILL), 3);
	const struct item *zero = bench_item(&b.bench, 0, ITEM_FILL, 0);
	const struct item *above = bench_item(&b.bench, 0, ITEM_FILL, 1);
	const struct item *below = bench_item(&b.bench, 0, ITEM_FILL, 2);
	cr_assert_eq(zero->h, 1200);
	cr_assert_eq(zero->y + zero->h, above->y + above->h);
	cr_assert_eq(above->y + above->h, below->y);
	cr_assert_eq(above->h, below->h);
	cr_assert_eq(above->x + above->w, below->x);
	chart_bench_close(&b);
}

Test(layout_chart_columns, names_are_thinned_out_evenly_and_ticks_stay)
{
	struct chart_bench b;
	const char *names[12], *texts[12];
	for (size_t i = 0; i < 12; i++) {
		names[i] = "month";
		texts[i] = "1";
	}
	/* "month" is 25 wide, a place 13.8; every third one has room for it and the gap of 5. */
	open_columns(&b, CHART_COLUMNS, 12, names, 1, texts);
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "0|1|month|month|month|month|");
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_RULE), 2 + 1 + 12);
	chart_bench_close(&b);
}

/*
 * "abcdefg" is 35 wide, a place 13.4.  Every third one would have its 35.25, but for the first, which begins
 * at the plot's edge and would meet the next one: so it is every fourth, and not all but one of the third.
 */
Test(layout_chart_columns, names_left_out_are_regular_and_told)
{
	struct chart_bench b;
	const char *names[12], *texts[12];
	for (size_t i = 0; i < 12; i++) {
		names[i] = "abcdefg";
		texts[i] = "10";
	}
	open_columns(&b, CHART_COLUMNS, 12, names, 1, texts);
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "0|5|10|abcdefg|abcdefg|abcdefg|", "%s",
	    bench_says(&b.bench, 0));
	cr_expect_eq(diags_count(b.bench.diags), 1);
	const struct diag *warning = diags_get(b.bench.diags, 0);
	cr_expect_str_eq(warning->rule, "layout-chart-labels");
	cr_expect(strstr(warning->message, "1 of every 4 ") != NULL, "%s", warning->message);
	chart_bench_close(&b);
}

/* Five words of 60 each, in places of 80.5: five lines rather than no name. */
Test(layout_chart_columns, names_take_many_lines_rather_than_none)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 2,
	    (const char *[]){"aaaaaaaaaaaa bbbbbbbbbbbb cccccccccccc dddddddddddd eeeeeeeeeeee", "z"}, 1,
	    (const char *[]){"10", "5"});
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0),
	    "0|5|10|aaaaaaaaaaaa|bbbbbbbbbbbb|cccccccccccc|dddddddddddd|eeeeeeeeeeee|z|", "%s",
	    bench_says(&b.bench, 0));
	cr_expect_eq(diags_count(b.bench.diags), 0);
	chart_bench_close(&b);
}

/* 18 letters are 90 wide: broken rather than not printed. */
Test(layout_chart_columns, words_are_broken_rather_than_left_out)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 2, (const char *[]){"abcdefghijklmnopqr", "z"}, 1,
	    (const char *[]){"10", "5"});
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "0|5|10|abcdefghijklmno|pqr|z|", "%s",
	    bench_says(&b.bench, 0));
	chart_bench_close(&b);
}

Test(layout_chart_columns, long_names_take_lines)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 2, (const char *[]){"one two three four", "b"}, 1,
	    (const char *[]){"1", "2"});
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "0|1|2|one two three|four|b|");
	chart_bench_close(&b);
}

Test(layout_chart_columns, a_legend_takes_rows)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 1, (const char *[]){"a"}, 3, (const char *[]){"1", "2", "3"});
	b.series[0].title = "first";
	b.series[1].title = "second";
	b.series[2].title = "third one";
	cr_assert(chart_bench_run(&b));
	cr_assert_eq(strncmp(bench_says(&b.bench, 0), "first|second|third one|0|", 25), 0);
	/* 20 and 5 for a sample, 25 for the title, 20 between: 70; then 55; the third would end at 235. */
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 0), 12000 + 25000, 12000 + 9000, 25000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 1), 12000 + 95000, 12000 + 9000, 30000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 2), 12000 + 25000, 26500 + 9000, 45000, 12000);
	chart_bench_close(&b);
}

static const struct path *
line_at(const struct chart_bench *b, size_t k)
{
	for (size_t i = 0;; i++) {
		const struct item *item = bench_item(&b->bench, 0, ITEM_PATH, i);
		if (item == NULL)
			return NULL;
		if (item->u.path->shape == SHAPE_LINE && k-- == 0)
			return item->u.path;
	}
}

Test(layout_chart_columns, lines_end_where_a_value_is_missing)
{
	struct chart_bench b;
	open_columns(&b, CHART_LINES, 6, (const char *[]){"a", "b", "c", "d", "e", "f"}, 1,
	    (const char *[]){"1", "2", "", "3", "", "4"});
	cr_assert(chart_bench_run(&b));
	cr_assert_eq(line_at(&b, 0)->count, 2);
	cr_assert_null(line_at(&b, 1));
	/* Four points, each with its marker. */
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_PATH), 1 + 4);
	chart_bench_close(&b);
}

/* From the middle of its place, on the scale: 1 of 4 is 15 above the bottom. */
Test(layout_chart_columns, lines_points_stand_where_reckoned)
{
	struct chart_bench b;
	open_columns(&b, CHART_LINES, 2, (const char *[]){"a", "b"}, 1, (const char *[]){"1", "4"});
	cr_assert(chart_bench_run(&b));
	const struct item *line = bench_item(&b.bench, 0, ITEM_PATH, 0);
	/* "2" and "4" are one letter: the plot begins at 10, a place is 83 wide; steps of 2. */
	cr_assert_eq(line->x, 12000 + 10000 + 41500);
	cr_assert_eq(line->w, 83000);
	cr_assert_eq(line->y, 12000 + 6000);
	cr_assert_eq(line->h, 45000);
	cr_assert_eq(line->u.path->points[0].y, 45000);
	cr_assert_eq(line->u.path->points[1].y, 0);
	chart_bench_close(&b);
}

/* Titles at the ends are pushed apart: both lines end at the top. */
Test(layout_chart_columns, lines_have_their_titles_at_their_ends)
{
	struct chart_bench b;
	open_columns(&b, CHART_LINES, 2, (const char *[]){"a", "b"}, 2, (const char *[]){"1", "4", "2", "4"});
	b.series[0].title = "x";
	b.series[1].title = "y";
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "0|2|4|a|b|x|y|");
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 5), 12000 + 171000, 12000 + 9000, 5000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 6), 12000 + 171000, 24000 + 9000, 5000, 12000);
	chart_bench_close(&b);
}

Test(layout_chart_columns, lines_that_end_early_have_a_legend)
{
	struct chart_bench b;
	open_columns(&b, CHART_LINES, 2, (const char *[]){"a", "b"}, 2, (const char *[]){"1", "4", "2", ""});
	b.series[0].title = "x";
	b.series[1].title = "y";
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "x|y|0|2|4|a|b|");
	chart_bench_close(&b);
}

/* A body of 120 pt, 12 of them the heading's: the plot is 500 high, and has 108 with all around it. */
Test(layout_chart_columns, are_lower_rather_than_leave_a_heading_alone)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 1, (const char *[]){"a"}, 1, (const char *[]){"1"});
	b.chart.height = 500000;
	struct block blocks[] = {bench_paragraph(&b.bench, "head"),
	    {.kind = BLOCK_CHART, .u.chart = &b.chart}};
	blocks[0].keep_with_next = true;
	bench_section(&b.bench, blocks, 2);
	cr_assert(bench_run(&b.bench));
	cr_assert_eq(b.bench.pages.page_count, 1);
	/* 6 above the plot and 14 below it. */
	cr_assert_eq(bench_item(&b.bench, 0, ITEM_FILL, 0)->y, 12000 + 12000 + 6000);
	cr_assert_eq(bench_item(&b.bench, 0, ITEM_FILL, 0)->h, 108000 - 20000);
	chart_bench_close(&b);
}

Test(layout_chart_columns, higher_than_a_page_are_as_high_as_it)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 1, (const char *[]){"a"}, 1, (const char *[]){"1"});
	b.chart.height = 500000;
	cr_assert(chart_bench_run(&b));
	cr_assert_eq(bench_item(&b.bench, 0, ITEM_FILL, 0)->h, 120000 - 20000);
	chart_bench_close(&b);
}

Test(layout_chart_columns, that_have_no_room_at_all_are_an_error)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 1, (const char *[]){"a"}, 3, (const char *[]){"1", "1", "1"});
	for (size_t s = 0; s < 3; s++)
		b.series[s].title = "a title that takes all of a line";
	b.bench.page.height = 24000 + 60000;
	cr_assert_not(chart_bench_run(&b));
	cr_assert(diags_has(b.bench.diags, (struct srcloc){"test.yaml", 1, 1}, "layout-no-room"));
	chart_bench_close(&b);
}

/* Of two series, the second less the first. */
static struct chart_differences
differences_of(struct chart_bench *b, const char *const *texts)
{
	struct chart_value *values = ARENA_ARRAY(b->bench.arena, struct chart_value, b->chart.category_count);

	for (size_t i = 0; i < b->chart.category_count; i++) {
		values[i] = chart_bench_value(texts[i][0] == '+' ? texts[i] + 1 : texts[i]);
		values[i].text = texts[i];
	}
	return (struct chart_differences){.title = "diff",
	    .values = values,
	    .above = {.fill = {7, 7, 7, false}},
	    .below = {.fill = {8, 8, 8, false}},
	    .height = 30000,
	    .loc = {"test.yaml", 2, 1}};
}

/*
 * The plot is from 6 to 66; half a line and the gap below it, at 77, the title; below that and 13.2 for the
 * figures, from 102.2 to 132.2, the panel, which is from -5 to 5, its zero at 117.2; 13.2 for figures again,
 * and 2 to the names.
 */
Test(layout_chart_columns, differences_stand_below_on_the_same_places)
{
	struct chart_bench b;
	open_columns(&b, CHART_COLUMNS, 2, (const char *[]){"a", "b"}, 2,
	    (const char *[]){"10", "5", "7", "9"});
	const struct chart_differences differences = differences_of(&b, (const char *[]){"-3", "+4"});
	b.chart.differences = &differences;
	b.bench.page.height = 300000;
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "0|5|10|diff|-5|0|5|-3|+4|a|b|");
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 3), 12000 + 15000, 12000 + 77000 + 9000, 20000, 12000);
	/* Four columns of the series, those of the differences, and paper below their figures. */
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_FILL), 4 + 2 + 2);
	const struct item *below = bench_item(&b.bench, 0, ITEM_FILL, 4);
	const struct item *above = bench_item(&b.bench, 0, ITEM_FILL, 5);
	cr_box(below, 12000 + 27075, 12000 + 117200, 56350, 9000);
	cr_box(above, 12000 + 107575, 12000 + 117200 - 12000, 56350, 12000);
	cr_assert_eq(below->u.fill.r, 8);
	cr_assert_eq(above->u.fill.r, 7);
	/* "-3" is 10 wide, in the middle of its place, 1.2 below its column. */
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 7), 12000 + 50250, 12000 + 127400 + 9000, 10000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 8), 12000 + 130750, 12000 + 92000 + 9000, 10000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 9), 12000 + 52750, 12000 + 147400 + 9000, 5000, 12000);
	chart_bench_close(&b);
}

/* Places are 8 wide, "-30" is 15: no figure is printed, nor room held for any; one of 0 is a stroke. */
Test(layout_chart_columns, differences_without_room_have_no_figures)
{
	struct chart_bench b;
	const char *names[20], *texts[40], *differing[20];
	for (size_t i = 0; i < 20; i++) {
		names[i] = i == 0 ? "n" : "";
		texts[i] = "40";
		texts[20 + i] = i == 3 ? "" : i == 4 ? "40" : "10";
		differing[i] = i == 3 ? "" : i == 4 ? "0" : "-30";
	}
	open_columns(&b, CHART_LINES, 20, names, 2, texts);
	const struct chart_differences differences = differences_of(&b, differing);
	b.chart.differences = &differences;
	b.bench.page.height = 300000;
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "0|20|40|diff|-50|0|n|");
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_FILL), 19);
	cr_assert_eq(bench_item(&b.bench, 0, ITEM_FILL, 3)->h, 1200);
	chart_bench_close(&b);
}

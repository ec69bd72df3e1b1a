#include <criterion/criterion.h>

#include "chart_bench.h"

/* Segments "a", "b", "c" with letters A, B, C; 176 pt wide, letters 5 pt wide, from 12, 12 on. */
static void
open_stack(struct chart_bench *b, const char *a, const char *second, const char *third)
{
	chart_bench_open(b, CHART_STACK);
	chart_bench_values(b, "a", a, "b", second, "c", third);
	struct chart_category *categories = ARENA_ARRAY(b->bench.arena, struct chart_category, 3);
	struct mark *marks = ARENA_ARRAY(b->bench.arena, struct mark, 3);
	for (size_t i = 0; i < 3; i++) {
		marks[i] = (struct mark){.ink = {.fill = {9, 9, 9, false}},
		    .letter = arena_printf(b->bench.arena, "%c", "ABC"[i]),
		    .style = &b->bench.text};
		categories[i] = b->chart.categories[i];
		categories[i].mark = &marks[i];
	}
	b->chart.categories = categories;
}

Test(layout_chart_stack, segments_and_their_labels_stand_where_reckoned)
{
	struct chart_bench b;
	open_stack(&b, "1", "1", "2");
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "A 1|B 1|C 2|A|a: 1|B|b: 1|C|c: 2|");
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 0), 12000, 12000, 44000, 20000);
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 1), 56000, 12000, 44000, 20000);
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 2), 100000, 12000, 88000, 20000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 0), 12000 + 14500, 16000 + 9000, 15000, 12000);
	/* The legend is 5 below: a sample of 20 with its letter, 5, the text. */
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 3), 12000 + 7500, 37000 + 9000, 5000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 4), 12000 + 25000, 37000 + 9000, 20000, 12000);
	chart_bench_close(&b);
}

/* Two segments of 1.7 pt at the end: their letters stand above, apart, at the ends of leaders. */
Test(layout_chart_stack, narrow_segments_have_their_letters_above)
{
	struct chart_bench b;
	open_stack(&b, "100", "1", "1");
	cr_assert(chart_bench_run(&b));
	cr_assert_eq(strncmp(bench_says(&b.bench, 0), "A 100|B|C|A|a: 100|", 19), 0);
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 0), 12000, 28000, 172549, 20000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 2), 12000 + 171000, 12000 + 9000, 5000, 12000);
	cr_box(bench_item(&b.bench, 0, ITEM_TEXT, 1), 12000 + 161000, 12000 + 9000, 5000, 12000);
	cr_assert_eq(chart_bench_count(&b, 0, ITEM_PATH), 2);
	chart_bench_close(&b);
}

Test(layout_chart_stack, what_can_not_be_drawn_is_told_in_the_legend)
{
	struct chart_bench b;
	open_stack(&b, "4", "", "-1");
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "A 4|A|a: 4|B|b: none|C|c: -1|");
	cr_assert(diags_has(b.bench.diags, (struct srcloc){"test.csv", 1, 1}, "layout-chart-negative"));
	chart_bench_close(&b);
}

Test(layout_chart_stack, of_nothing_but_zeros_is_its_legend)
{
	struct chart_bench b;
	open_stack(&b, "0", "0", "0");
	cr_assert(chart_bench_run(&b));
	cr_assert_str_eq(bench_says(&b.bench, 0), "A|a: 0|B|b: 0|C|c: 0|");
	chart_bench_close(&b);
}

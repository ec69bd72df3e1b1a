#include <criterion/criterion.h>

#include "chart_bench.h"

/* A column of 50 pt, 20 pt high. */
static struct block
spark_table(struct bench *b, struct figure *figure)
{
	struct row *body = bench_rows(b, 1, 1, (const char *[]){""}, &b->text);
	body->cells[0].figure = figure;
	return bench_table(b, 1, NULL, 0, body, 1);
}

Test(layout_chart_spark, columns_stand_where_reckoned)
{
	struct bench b;
	bench_open(&b);
	const struct chart_value values[] = {{{5, 0}, "5", true}, {{0, 0}, "", false}, {{0, 0}, "0", true}};
	const struct chart_value planned[] = {{{10, 0}, "10", true}, {{10, 0}, "10", true},
	    {{0, 0}, "", false}};
	const struct spark spark = {.values = values, .planned = planned, .count = 3};
	struct figure figure = {.spark = &spark, .height = 20000, .alt = "what it is"};
	struct block table = spark_table(&b, &figure);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	/* Places of 16.666 and 16.667; planned: eight tenths of them, as high as there is. */
	const struct item *behind = bench_item(&b, 0, ITEM_PATH, 0);
	cr_assert_eq(behind->u.path->shape, SHAPE_BOXES);
	cr_assert_eq(behind->u.path->count, 4);
	cr_box(behind, 12000 + 1667, 12000, 13332 + 3334 + 13333, 20000);
	/* Done: four tenths; 5 of 10 is half as high, and 0 a stroke of 0.6. */
	const struct item *done = bench_item(&b, 0, ITEM_PATH, 1);
	cr_assert_eq(done->u.path->count, 4);
	cr_assert_eq(done->y, 12000 + 10000);
	cr_assert_eq(done->h, 10000);
	cr_assert_eq(done->u.path->points[0].x, 0);
	cr_assert_eq(done->u.path->points[1].x, 6666);
	cr_assert_eq(done->u.path->points[2].y, 9400);
	cr_assert_eq(done->u.path->points[3].y, 10000);
	/* A figure in its cell, with what it is. */
	const struct node *node = &b.pages.nodes[done->node];
	cr_assert_eq(node->role, ROLE_FIGURE);
	cr_assert_str_eq(node->text, "what it is");
	cr_assert_eq(b.pages.nodes[node->parent].role, ROLE_DATA_CELL);
	bench_close(&b);
}

Test(layout_chart_spark, lines_end_where_a_value_is_missing)
{
	struct bench b;
	bench_open(&b);
	const struct chart_value values[] = {{{-5, 0}, "-5", true}, {{5, 0}, "5", true}, {{0, 0}, "", false},
	    {{5, 0}, "5", true}};
	const struct spark spark = {.values = values, .count = 4, .kind = SPARK_KIND_LINE};
	struct figure figure = {.spark = &spark, .height = 20000};
	struct block table = spark_table(&b, &figure);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	const struct item *line = bench_item(&b, 0, ITEM_PATH, 0);
	cr_assert_eq(line->u.path->shape, SHAPE_LINE);
	cr_box(line, 12000 + 6250, 12000, 12500, 20000);
	cr_assert_eq(line->u.path->points[0].y, 20000);
	/* The one alone is a marker; the baseline is half way up, and has the gap, too. */
	cr_assert_eq(bench_item(&b, 0, ITEM_PATH, 1)->u.path->shape, SHAPE_POLYGON);
	cr_box(bench_item(&b, 0, ITEM_RULE, 0), 12000, 22000, 25000, 0);
	cr_box(bench_item(&b, 0, ITEM_RULE, 1), 12000 + 37500, 22000, 12500, 0);
	bench_close(&b);
}

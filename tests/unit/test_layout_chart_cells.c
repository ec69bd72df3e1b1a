#include <criterion/criterion.h>

#include "chart_bench.h"

#define cr_box(given, X, Y, W, H)                            \
	do {                                                 \
		const struct item *box_ = (given);           \
		cr_assert_not_null(box_);                    \
		cr_assert_eq(box_->x, (X), "x %d", box_->x); \
		cr_assert_eq(box_->y, (Y), "y %d", box_->y); \
		cr_assert_eq(box_->w, (W), "w %d", box_->w); \
		cr_assert_eq(box_->h, (H), "h %d", box_->h); \
	} while (0)

/* --- marks: a column of 50 pt, letters of 5 pt, from 12, 12 on ------------------------------------------ */

static struct block
marked_table(struct bench *b, size_t rows, const char *const *texts, const struct mark *mark)
{
	struct row *body = bench_rows(b, 1, rows, texts, &b->text);
	for (size_t r = 0; r < rows; r++)
		body[r].cells[0].mark = mark;
	struct block table = bench_table(b, 1, NULL, 0, body, rows);
	table.u.table.marks = mark;
	table.u.table.mark_count = 1;
	return table;
}

/* A letter of 5 and eight tenths of its size: 13 wide, and 4 to the text, which has 33 of 50: six letters. */
Test(table_marks, stand_before_the_first_line)
{
	struct bench b;
	bench_open(&b);
	const struct mark mark = {.ink = {.fill = {7, 7, 7, false}}, .letter = "C", .style = &b.text};
	struct block table = marked_table(&b, 1, (const char *[]){"abc defgh"}, &mark);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_str_eq(bench_says(&b, 0), "abc|defgh|[C]|");
	cr_box(bench_item(&b, 0, ITEM_TEXT, 0), 12000 + 17000, 12000 + 9000, 15000, 12000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 1), 12000 + 17000, 24000 + 9000, 25000, 12000);
	cr_box(bench_item(&b, 0, ITEM_FILL, 0), 12000, 13000, 13000, 10000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 2), 12000 + 4000, 12000 + 9000, 5000, 12000);
	/* Decoration: the word says it. */
	cr_assert_eq(bench_item(&b, 0, ITEM_FILL, 0)->artifact, ARTIFACT_LAYOUT);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 2)->artifact, ARTIFACT_LAYOUT);
	bench_close(&b);
}

Test(table_marks, go_with_text_that_is_centred_or_at_the_end)
{
	struct bench b;
	bench_open(&b);
	const struct mark mark = {.ink = {.fill = {7, 7, 7, false}}, .style = &b.text};
	b.text.align = ALIGN_END;
	struct block table = marked_table(&b, 1, (const char *[]){"abc"}, &mark);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	/* The text ends at 50, so it begins at 35; the mark 14 before it. */
	cr_box(bench_item(&b, 0, ITEM_TEXT, 0), 12000 + 35000, 12000 + 9000, 15000, 12000);
	cr_box(bench_item(&b, 0, ITEM_FILL, 0), 12000 + 21000, 13000, 10000, 10000);
	bench_close(&b);
}

/* A text of 14 lines: the rest of it, on the next page, is where it was, without a mark. */
Test(table_marks, are_not_repeated_where_a_text_goes_on)
{
	struct bench b;
	bench_open(&b);
	const struct mark mark = {.ink = {.fill = {7, 7, 7, false}}, .style = &b.text};
	struct block table =
	    marked_table(&b, 1, (const char *[]){"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn"}, &mark);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_not_null(bench_item(&b, 0, ITEM_FILL, 0));
	cr_assert_null(bench_item(&b, 1, ITEM_FILL, 0));
	bench_close(&b);
}

/* --- sparks: a column of 50 pt, 20 pt high -------------------------------------------------------------- */

static struct block
spark_table(struct bench *b, struct figure *figure)
{
	struct row *body = bench_rows(b, 1, 1, (const char *[]){""}, &b->text);
	body->cells[0].figure = figure;
	return bench_table(b, 1, NULL, 0, body, 1);
}

Test(table_sparks, columns_stand_where_reckoned)
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

Test(table_sparks, lines_end_where_a_value_is_missing)
{
	struct bench b;
	bench_open(&b);
	const struct chart_value values[] = {{{-5, 0}, "-5", true}, {{5, 0}, "5", true}, {{0, 0}, "", false},
	    {{5, 0}, "5", true}};
	const struct spark spark = {.values = values, .count = 4, .line = true};
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

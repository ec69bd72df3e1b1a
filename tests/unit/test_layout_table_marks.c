#include <criterion/criterion.h>

#include "fake_metrics.h"

/* A column of 50 pt, letters of 5 pt, from 12, 12 on. */
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
Test(layout_table_marks, stand_before_the_first_line)
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

Test(layout_table_marks, go_with_text_that_is_centred_or_at_the_end)
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
Test(layout_table_marks, are_not_repeated_where_a_text_goes_on)
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

/*
 * Lines over the whole cell, 50 by 12; then a plate below the letters, from 25 + 10 = 35 less 1.5 to the end
 * of the cell; then the letters.  All but these is decoration.
 */
Test(layout_table_marks, hatch_of_a_cell_keeps_clear_of_its_letters)
{
	struct bench b;
	bench_open(&b);
	b.text.align = ALIGN_END;
	b.text.hatch = HATCH_RISING;
	b.text.background = (struct color){9, 9, 9, false};
	struct block table =
	    bench_table(&b, 1, NULL, 0, bench_rows(&b, 1, 1, (const char *[]){"abc"}, &b.text), 1);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	const struct item *lines = bench_item(&b, 0, ITEM_PATH, 0), *ground = bench_item(&b, 0, ITEM_FILL, 0),
			  *plate = bench_item(&b, 0, ITEM_FILL, 1), *text = bench_item(&b, 0, ITEM_TEXT, 0);
	cr_box(ground, 12000, 12000, 50000, 12000);
	cr_box(plate, 12000 + 33500, 12000, 16500, 12000);
	cr_assert(ground < lines && lines < plate && plate < text);
	cr_assert(lines->x >= 12000 && lines->x + lines->w <= 62000);
	cr_assert(lines->y >= 12000 && lines->y + lines->h <= 24000);
	cr_assert(lines->w > 45000 && lines->h > 9000);
	cr_assert_eq(lines->u.path->shape, SHAPE_SEGMENTS);
	cr_assert_eq(lines->artifact, ARTIFACT_LAYOUT);
	cr_assert_eq(plate->artifact, ARTIFACT_LAYOUT);
	cr_assert_eq(plate->u.fill.r, 9);
	bench_close(&b);
}

/* Without a background the plate is paper, and it ends with the cell; a cell without text has none. */
Test(layout_table_marks, hatch_of_a_cell_without_text_has_no_plate)
{
	struct bench b;
	bench_open(&b);
	b.text.hatch = HATCH_LEVEL;
	b.text.background.none = true;
	struct block table =
	    bench_table(&b, 2, NULL, 0, bench_rows(&b, 2, 1, (const char *[]){"a", ""}, &b.text), 1);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_box(bench_item(&b, 0, ITEM_FILL, 0), 12000, 12000, 5000 + 1500, 12000);
	cr_assert_eq(bench_item(&b, 0, ITEM_FILL, 0)->u.fill.r, 255);
	cr_assert_null(bench_item(&b, 0, ITEM_FILL, 1));
	cr_assert_not_null(bench_item(&b, 0, ITEM_PATH, 1));
	bench_close(&b);
}

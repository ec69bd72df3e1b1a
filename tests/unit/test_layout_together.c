#include <criterion/criterion.h>

#include "fake_metrics.h"

/* A body is 176 by 120 pt: ten lines of 12 pt. */

static struct block
lines(struct bench *b, char letter, int n)
{
	return bench_paragraph(b, bench_lines(b, letter, n, 20));
}

static struct block
rows(struct bench *b, size_t n)
{
	const char **texts = ARENA_ARRAY(b->arena, const char *, n);

	for (size_t i = 0; i < n; i++)
		texts[i] = arena_printf(b->arena, "r%zu", i + 1);
	return bench_table(b, 1, NULL, 0, bench_rows(b, 1, n, texts, &b->text), n);
}

static size_t
lines_on(const struct bench *b, size_t page)
{
	return bench_count(b, page, ITEM_TEXT);
}

Test(layout_together, blocks_move_to_the_page_that_they_fit)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {lines(&b, 'a', 3), lines(&b, 'b', 4), lines(&b, 'c', 4), lines(&b, 'd', 2)};
	blocks[1].together = 2;
	bench_section(&b, blocks, 4);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_eq(lines_on(&b, 0), 3);
	cr_assert_eq(lines_on(&b, 1), 10);
	bench_close(&b);
}

Test(layout_together, a_heading_moves_with_them)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {lines(&b, 'a', 3), bench_heading(&b, "H", 1), rows(&b, 8)};
	blocks[2].together = 1;
	bench_section(&b, blocks, 3);
	cr_assert(bench_run(&b));
	cr_assert_eq(lines_on(&b, 0), 3);
	cr_assert_eq(lines_on(&b, 1), 9);
	bench_close(&b);
}

Test(layout_together, what_is_higher_than_a_page_flows)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {lines(&b, 'a', 3), lines(&b, 'b', 4), lines(&b, 'c', 7)};
	blocks[1].together = 2;
	bench_section(&b, blocks, 3);
	cr_assert(bench_run(&b));
	cr_assert_eq(lines_on(&b, 0), 10);
	cr_assert_eq(lines_on(&b, 1), 4);
	bench_close(&b);
}

/* Twelve rows of a line, below so many lines. */
static void
rows_are_on_pages(int above, uint32_t min_rows, size_t first, size_t second)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {lines(&b, 'a', above), rows(&b, 12)};
	blocks[1].u.table.min_rows = min_rows;
	bench_section(&b, blocks, 2);
	cr_assert(bench_run(&b));
	cr_expect_eq(lines_on(&b, 0), (size_t)above + first, "%d lines above: %zu", above, lines_on(&b, 0));
	cr_expect_eq(lines_on(&b, 1), second, "%d lines above: %zu", above, lines_on(&b, 1));
	bench_close(&b);
}

Test(layout_together, so_many_rows_begin_and_end_a_page)
{
	/* Two rows of room are too few for three: twelve are nine and three. */
	rows_are_on_pages(8, 1, 2, 10);
	rows_are_on_pages(8, 3, 0, 9);
	rows_are_on_pages(7, 3, 3, 9);
	/* Ten of twelve would leave two for the next page. */
	rows_are_on_pages(0, 1, 10, 2);
	rows_are_on_pages(0, 3, 9, 3);
	/* More than fit a page: it is as if nothing were said. */
	rows_are_on_pages(0, 12, 10, 2);
}

Test(layout_together, blocks_that_are_to_fit_are_set_smaller)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {rows(&b, 6), rows(&b, 6)};
	blocks[0].together = 2;
	blocks[0].fit_least = 8000;
	bench_section(&b, blocks, 2);
	cr_assert(bench_run(&b));
	/* Twelve lines of 12 pt are 144: at 85 of 100 they are 122.4, at 80 of 100 they are 115.2. */
	cr_assert_eq(b.pages.page_count, 1);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 1)->y - bench_item(&b, 0, ITEM_TEXT, 0)->y, 9600);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->u.line->runs[0].style->size, 8000);
	cr_assert_eq(diags_warnings(b.diags), 0);
	bench_close(&b);
}

Test(layout_together, what_fits_in_no_size_flows_in_its_own)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {rows(&b, 12)};
	blocks[0].together = 1;
	blocks[0].fit_least = 8001;
	bench_section(&b, blocks, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->u.line->runs[0].style->size, 10000);
	cr_assert(diags_has(b.diags, blocks[0].loc, "layout-fit"));
	cr_assert_eq(diags_warnings(b.diags), 1);
	bench_close(&b);
}

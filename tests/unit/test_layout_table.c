#include <criterion/criterion.h>

#include "fake_metrics.h"

/* Columns are 50 pt wide without padding: ten characters; a body holds ten lines of 12 pt. */

static struct block
simple_table(struct bench *b, size_t columns, size_t rows, const char *const *texts)
{
	return bench_table(b, columns, NULL, 0, bench_rows(b, columns, rows, texts, &b->text), rows);
}

#define cr_says(b, page, text) cr_assert_str_eq(bench_says((b), (page)), (text))
#define cr_box(given, X, Y, W, H)                                                                              \
	do {                                                                                                  \
		const struct item *box_ = (given);                                                            \
		cr_assert_not_null(box_);                                                                     \
		cr_assert_eq(box_->x, (X), "x %d", box_->x);                                                  \
		cr_assert_eq(box_->y, (Y), "y %d", box_->y);                                                  \
		cr_assert_eq(box_->w, (W), "w %d", box_->w);                                                  \
		cr_assert_eq(box_->h, (H), "h %d", box_->h);                                                  \
	} while (0)

Test(layout_table, cells_and_texts_stand_where_reckoned)
{
	struct bench b;
	bench_open(&b);
	b.text.padding[SIDE_TOP] = 1000;
	b.text.padding[SIDE_RIGHT] = 2000;
	b.text.padding[SIDE_BOTTOM] = 3000;
	b.text.padding[SIDE_LEFT] = 4000;
	struct block table = simple_table(&b, 2, 2, (const char *[]){"ab", "one two three", "", "x"});
	table.u.table.body[0].cells[0].style = &(struct style){
	    .name = "end", .size = 10000, .leading = 12000, .align = ALIGN_END, .valign = VALIGN_BOTTOM,
	    .background.none = true};
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 1);
	/* "one two three" in 44 pt: eight characters, so two lines; 24 + 4 pt high. */
	cr_says(&b, 0, "ab|one two|three|x|");
	cr_box(bench_item(&b, 0, ITEM_CELL, 0), 12000, 12000, 50000, 28000);
	cr_box(bench_item(&b, 0, ITEM_CELL, 1), 62000, 12000, 50000, 28000);
	cr_box(bench_item(&b, 0, ITEM_CELL, 2), 12000, 40000, 50000, 16000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 0), 52000, 37000, 10000, 12000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 1), 66000, 22000, 35000, 12000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 2), 66000, 34000, 25000, 12000);
	bench_close(&b);
}

Test(layout_table, heads_are_repeated_as_artifacts)
{
	struct bench b;
	bench_open(&b);
	struct row *head = bench_rows(&b, 1, 1, (const char *[]){"H"}, &b.head);
	const char *texts[12];
	for (size_t i = 0; i < 12; i++)
		texts[i] = arena_printf(b.arena, "r%zu", i);
	struct block table = bench_table(&b, 1, head, 1, bench_rows(&b, 1, 12, texts, &b.text), 12);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_says(&b, 0, "H|r0|r1|r2|r3|r4|r5|r6|r7|r8|");
	cr_says(&b, 1, "[H]|r9|r10|r11|");
	cr_assert_eq(bench_item(&b, 1, ITEM_CELL, 0)->artifact, ARTIFACT_PAGINATION);
	cr_assert_eq(bench_item(&b, 0, ITEM_CELL, 0)->artifact, ARTIFACT_NONE);
	/* Document, Table, TableHead, Row, HeaderCell, TableBody, Row, DataCell. */
	static const enum role roles[] = {ROLE_DOCUMENT, ROLE_TABLE, ROLE_TABLE_HEAD, ROLE_ROW,
	    ROLE_HEADER_CELL, ROLE_TABLE_BODY, ROLE_ROW, ROLE_DATA_CELL, ROLE_ROW, ROLE_DATA_CELL};
	static const uint32_t parents[] = {NODE_ARTIFACT, 0, 1, 2, 3, 1, 5, 6, 5, 8};
	for (size_t i = 0; i < 10; i++) {
		cr_assert_eq(b.pages.nodes[i].role, roles[i], "node %zu", i);
		cr_assert_eq(b.pages.nodes[i].parent, parents[i], "node %zu", i);
	}
	cr_assert_eq(b.pages.node_count, 6 + 2 * 12);
	bench_close(&b);
}

Test(layout_table, a_row_that_fits_a_page_stays_whole)
{
	struct bench b;
	bench_open(&b);
	const char *texts[] = {bench_lines(&b, 'a', 8, 8), bench_lines(&b, 'b', 8, 8)};
	struct block table = simple_table(&b, 1, 2, texts);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_box(bench_item(&b, 0, ITEM_CELL, 0), 12000, 12000, 50000, 96000);
	cr_box(bench_item(&b, 1, ITEM_CELL, 0), 12000, 12000, 50000, 96000);
	bench_close(&b);
}


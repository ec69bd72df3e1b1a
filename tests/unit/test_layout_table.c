#include <criterion/criterion.h>

#include "fake_metrics.h"

/* Columns are 50 pt wide without padding: ten characters; a body holds ten lines of 12 pt. */

static struct block
simple_table(struct bench *b, size_t columns, size_t rows, const char *const *texts)
{
	return bench_table(b, columns, NULL, 0, bench_rows(b, columns, rows, texts, &b->text), rows);
}

#define cr_says(b, page, text) cr_assert_str_eq(bench_says((b), (page)), (text))

Test(layout_table, cells_and_texts_stand_where_reckoned)
{
	struct bench b;
	bench_open(&b);
	b.text.padding[SIDE_TOP] = 1000;
	b.text.padding[SIDE_RIGHT] = 2000;
	b.text.padding[SIDE_BOTTOM] = 3000;
	b.text.padding[SIDE_LEFT] = 4000;
	struct block table = simple_table(&b, 2, 2, (const char *[]){"ab", "one two three", "", "x"});
	table.u.table.body[0].cells[0].style = &(struct style){.name = "end",
	    .size = 10000,
	    .leading = 12000,
	    .align = ALIGN_END,
	    .valign = VALIGN_BOTTOM,
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

/* "a" and numbers, one to a line: a01|a02|... */
static const char *
numbered(struct bench *b, char letter, int from, int to)
{
	struct buf text = BUF_INIT;
	for (int i = from; i <= to; i++)
		buf_addf(&text, "%c%07d|", letter, i);
	const char *copy = arena_strdup(b->arena, buf_cstr(&text));
	buf_release(&text);
	return copy;
}

Test(layout_table, a_row_higher_than_a_page_is_split)
{
	struct bench b;
	bench_open(&b);
	struct block table = simple_table(&b, 1, 1, (const char *[]){bench_lines(&b, 'a', 20, 8)});
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	/* Ten lines; then a marker and eight of the ten left, for two must be left for the last page. */
	cr_assert_eq(b.pages.page_count, 3);
	cr_says(&b, 0, numbered(&b, 'a', 1, 10));
	cr_says(&b, 1, arena_printf(b.arena, "[(c)]|%s", numbered(&b, 'a', 11, 18)));
	cr_says(&b, 2, "[(c)]|a0000019|a0000020|");
	cr_box(bench_item(&b, 1, ITEM_CELL, 0), 12000, 12000, 50000, 108000);
	cr_box(bench_item(&b, 2, ITEM_CELL, 0), 12000, 12000, 50000, 36000);
	/* One cell, one node. */
	cr_assert_eq(bench_item(&b, 0, ITEM_CELL, 0)->node, bench_item(&b, 2, ITEM_CELL, 0)->node);
	cr_assert_eq(b.pages.node_count, 5);
	bench_close(&b);
}

Test(layout_table, every_cell_of_a_split_row_is_split_and_short_ones_go_first)
{
	struct bench b;
	bench_open(&b);
	const char *texts[] = {"", bench_lines(&b, 'a', 12, 8), bench_lines(&b, 'b', 3, 8), "x", "y", "z"};
	struct block table = simple_table(&b, 3, 2, texts);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_says(&b, 0, arena_printf(b.arena, "%s%s", numbered(&b, 'a', 1, 10), numbered(&b, 'b', 1, 3)));
	cr_says(&b, 1, "[(c)]|a0000011|a0000012|x|y|z|");
	bench_close(&b);
}

Test(layout_table, every_cell_of_a_split_row_that_goes_on_says_so)
{
	struct bench b;
	bench_open(&b);
	const char *texts[] = {bench_lines(&b, 'a', 12, 8), bench_lines(&b, 'b', 14, 8), "c"};
	struct block table = simple_table(&b, 3, 1, texts);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_says(&b, 1, arena_printf(b.arena, "[(c)]|a0000011|a0000012|[(c)]|%s", numbered(&b, 'b', 11, 14)));
	/* The lines of both stand level. */
	cr_assert_eq(bench_item(&b, 1, ITEM_TEXT, 1)->y, bench_item(&b, 1, ITEM_TEXT, 4)->y);
	bench_close(&b);
}

Test(layout_table, a_tall_row_starts_below_others_only_with_two_lines_of_each_cell)
{
	struct bench b;
	bench_open(&b);
	/* Below eight lines two lines are left, below nine only one: then it waits for the next page. */
	for (int above = 8; above <= 9; above++) {
		b.document.section_count = 0;
		const char *texts[] = {bench_lines(&b, 'x', above, 8), bench_lines(&b, 'a', 12, 8)};
		struct block table = simple_table(&b, 1, 2, texts);
		bench_section(&b, &table, 1);
		cr_assert(bench_run(&b));
		const char *first = numbered(&b, 'x', 1, above);
		if (above == 8)
			cr_says(&b, 0, arena_printf(b.arena, "%s%s", first, numbered(&b, 'a', 1, 2)));
		else
			cr_says(&b, 0, first);
	}
	bench_close(&b);
}

Test(layout_table, a_cell_of_three_lines_is_not_split)
{
	struct bench b;
	bench_open(&b);
	const char *texts[] = {bench_lines(&b, 'x', 8, 8), "", bench_lines(&b, 'a', 12, 8),
	    bench_lines(&b, 'b', 3, 8)};
	struct block table = simple_table(&b, 2, 2, texts);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_says(&b, 0, numbered(&b, 'x', 1, 8));
	cr_says(&b, 1, arena_printf(b.arena, "%s%s", numbered(&b, 'a', 1, 10), numbered(&b, 'b', 1, 3)));
	bench_close(&b);
}

Test(layout_table, a_merged_group_over_three_pages_says_its_text_on_each)
{
	struct bench b;
	bench_open(&b);
	const char *texts[50];
	for (size_t r = 0; r < 25; r++) {
		texts[2 * r] = r == 0 ? "group" : NULL;
		texts[2 * r + 1] = arena_printf(b.arena, "r%zu", r);
	}
	struct block table = simple_table(&b, 2, 25, texts);
	table.u.table.body[0].cells[0].rows = 25;
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 3);
	cr_says(&b, 0, "group|r0|r1|r2|r3|r4|r5|r6|r7|r8|r9|");
	cr_says(&b, 1, "[group (c)]|r10|r11|r12|r13|r14|r15|r16|r17|r18|r19|");
	cr_says(&b, 2, "[group (c)]|r20|r21|r22|r23|r24|");
	cr_box(bench_item(&b, 0, ITEM_CELL, 0), 12000, 12000, 50000, 120000);
	cr_box(bench_item(&b, 2, ITEM_CELL, 0), 12000, 12000, 50000, 60000);
	cr_assert_eq(b.pages.nodes[bench_item(&b, 0, ITEM_CELL, 0)->node].rows, 25);
	cr_assert_eq(bench_item(&b, 1, ITEM_CELL, 0)->artifact, ARTIFACT_PAGINATION);
	bench_close(&b);
}

/* Rows of one line each beside a group whose label takes three lines and, continued, four. */
static struct block
group_table(struct bench *b, size_t rows_before, size_t rows)
{
	size_t n = rows_before + rows;
	const char **texts = ARENA_ARRAY(b->arena, const char *, 2 * n);
	for (size_t r = 0; r < n; r++) {
		texts[2 * r] = r == rows_before ? "label000 label001 label002" : r < rows_before ? "" : NULL;
		texts[2 * r + 1] = arena_printf(b->arena, "r%zu", r);
	}
	struct block table = simple_table(b, 2, n, texts);
	table.u.table.body[rows_before].cells[0].rows = (uint16_t)rows;
	return table;
}

Test(layout_table, the_last_row_of_a_group_on_a_page_is_made_higher_for_its_label)
{
	struct bench b;
	bench_open(&b);
	/* 8 rows; two of the group would fit, but its label needs three lines: it begins on the next page. */
	struct block table = group_table(&b, 8, 3);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_says(&b, 0, "r0|r1|r2|r3|r4|r5|r6|r7|");
	cr_says(&b, 1, "label000|label001|label002|r8|r9|r10|");

	/* Two rows under six others, so the group's second row, its last, is two lines high. */
	b.document.section_count = 0;
	table = group_table(&b, 6, 2);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 1);
	cr_box(bench_item(&b, 0, ITEM_CELL, 12), 12000, 84000, 50000, 36000);
	cr_box(bench_item(&b, 0, ITEM_CELL, 14), 62000, 96000, 50000, 24000);
	bench_close(&b);
}

Test(layout_table, what_is_left_of_a_group_is_as_high_as_its_repeated_label)
{
	struct bench b;
	bench_open(&b);
	/* Ten of eleven rows fit; the eleventh stands beside four lines of label. */
	struct block table = group_table(&b, 0, 11);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_says(&b, 1, "[label000]|[label001]|[label002]|[(c)]|r10|");
	cr_box(bench_item(&b, 1, ITEM_CELL, 0), 12000, 12000, 50000, 48000);
	cr_box(bench_item(&b, 1, ITEM_CELL, 1), 62000, 12000, 50000, 48000);
	bench_close(&b);
}

Test(layout_table, a_label_higher_than_a_page_flows_beside_its_rows)
{
	struct bench b;
	bench_open(&b);
	const char *texts[] = {bench_lines(&b, 'a', 14, 8), "r0", NULL, "r1", NULL, "r2"};
	struct block table = simple_table(&b, 2, 3, texts);
	table.u.table.body[0].cells[0].rows = 3;
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_says(&b, 0, arena_printf(b.arena, "%sr0|r1|r2|", numbered(&b, 'a', 1, 10)));
	cr_says(&b, 1, arena_printf(b.arena, "[(c)]|%s", numbered(&b, 'a', 11, 14)));
	cr_box(bench_item(&b, 0, ITEM_CELL, 3), 62000, 36000, 50000, 96000);
	bench_close(&b);
}

Test(layout_table, a_long_group_with_a_label_higher_than_a_page)
{
	struct bench b;
	bench_open(&b);
	const char *texts[60];
	for (size_t r = 0; r < 30; r++) {
		texts[2 * r] = r == 0 ? bench_lines(&b, 'a', 12, 8) : NULL;
		texts[2 * r + 1] = arena_printf(b.arena, "r%zu", r);
	}
	struct block table = simple_table(&b, 2, 30, texts);
	table.u.table.body[0].cells[0].rows = 30;
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	/* The second page ends its text; the third has no room for it all again, only for the marker. */
	cr_assert_eq(b.pages.page_count, 3);
	cr_says(&b, 0, arena_printf(b.arena, "%sr0|r1|r2|r3|r4|r5|r6|r7|r8|r9|", numbered(&b, 'a', 1, 10)));
	cr_says(&b, 1, "[(c)]|a0000011|a0000012|r10|r11|r12|r13|r14|r15|r16|r17|r18|r19|");
	cr_says(&b, 2, "[(c)]|r20|r21|r22|r23|r24|r25|r26|r27|r28|r29|");
	bench_close(&b);
}

Test(layout_table, totals_are_not_parted_from_the_row_above)
{
	struct bench b;
	bench_open(&b);
	const char *texts[12];
	for (size_t i = 0; i < 12; i++)
		texts[i] = arena_printf(b.arena, "r%zu", i);
	struct row *body = bench_rows(&b, 1, 12, texts, &b.text);
	body[10].keep_with_previous = true;
	struct block table = bench_table(&b, 1, NULL, 0, body, 12);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_says(&b, 0, "r0|r1|r2|r3|r4|r5|r6|r7|r8|");
	cr_says(&b, 1, "r9|r10|r11|");
	for (size_t i = 1; i < 12; i++)
		body[i].keep_with_previous = true;
	cr_assert(bench_run(&b));
	cr_says(&b, 0, "r0|r1|r2|r3|r4|r5|r6|r7|r8|r9|");
	cr_says(&b, 1, "r10|r11|");
	bench_close(&b);
}

Test(layout_table, no_row_and_one_row)
{
	struct bench b;
	bench_open(&b);
	struct row *head = bench_rows(&b, 1, 1, (const char *[]){"H"}, &b.head);
	struct block tables[2] = {
	    bench_table(&b, 1, head, 1, NULL, 0),
	    bench_table(&b, 1, NULL, 0, bench_rows(&b, 1, 1, (const char *[]){"r"}, &b.text), 1),
	};
	bench_section(&b, tables, 2);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 1);
	cr_says(&b, 0, "H|r|");
	bench_close(&b);
}

Test(layout_table, head_cells_span_rows_and_columns)
{
	struct bench b;
	bench_open(&b);
	const char *heads[] = {"tall", "wide", NULL, NULL, "b", "c"};
	struct row *head = bench_rows(&b, 3, 2, heads, &b.head);
	head[0].cells[0].rows = 2;
	head[0].cells[1].columns = 2;
	head[0].cells[0].spans = bench_span(&b, "tall tall2 tall3 tall4", &b.head);
	struct block table =
	    bench_table(&b, 3, head, 2, bench_rows(&b, 3, 1, (const char *[]){"x", "y", "z"}, &b.text), 1);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	/* "tall tall2" fits ten characters, so two lines: 24 pt over rows of 12. */
	cr_says(&b, 0, "tall tall2|tall3|tall4|wide|b|c|x|y|z|");
	bench_close(&b);
}

Test(layout_table, each_border_is_drawn_once)
{
	struct bench b;
	bench_open(&b);
	bench_rules(&b.text, 500);
	struct block table = simple_table(&b, 3, 4,
	    (const char *[]){"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"});
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	/* Five horizontal rules over all columns, four vertical ones along all rows. */
	cr_assert_eq(bench_count(&b, 0, ITEM_RULE), 9);
	/* Half of the vertical rules' thickness beyond the outer edges; rows as high as to be clear of it. */
	cr_box(bench_item(&b, 0, ITEM_RULE, 0), 11750, 12000, 150500, 0);
	cr_box(bench_item(&b, 0, ITEM_RULE, 4), 11750, 62000, 150500, 0);
	cr_box(bench_item(&b, 0, ITEM_RULE, 5), 12000, 12000, 0, 50000);
	cr_box(bench_item(&b, 0, ITEM_RULE, 8), 162000, 12000, 0, 50000);
	bench_close(&b);
}

Test(layout_table, the_wider_of_two_borders_wins_and_spans_have_none_inside)
{
	struct bench b;
	bench_open(&b);
	bench_rules(&b.text, 500);
	bench_rules(&b.head, 500);
	b.head.border[SIDE_BOTTOM].width = 2000;
	struct row *head = bench_rows(&b, 2, 1, (const char *[]){"H", NULL}, &b.head);
	head[0].cells[0].columns = 2;
	struct block table =
	    bench_table(&b, 2, head, 1, bench_rows(&b, 2, 1, (const char *[]){"x", "y"}, &b.text), 1);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	/* Top, under the head, bottom; left and right as one each, and one between x and y. */
	cr_assert_eq(bench_count(&b, 0, ITEM_RULE), 6);
	cr_assert_eq(bench_item(&b, 0, ITEM_RULE, 0)->u.rule.thickness, 500);
	cr_assert_eq(bench_item(&b, 0, ITEM_RULE, 1)->u.rule.thickness, 2000);
	cr_box(bench_item(&b, 0, ITEM_RULE, 4), 62000, 12000 + 13250, 0, 13250);
	bench_close(&b);
}

Test(layout_table, at_a_page_break_both_edges_are_drawn)
{
	struct bench b;
	bench_open(&b);
	bench_rules(&b.text, 500);
	struct block table = simple_table(&b, 1, 1, (const char *[]){bench_lines(&b, 'a', 12, 8)});
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	for (size_t page = 0; page < 2; page++)
		cr_assert_eq(bench_count(&b, page, ITEM_RULE), 4);
	bench_close(&b);
}

/* Rules of 6 pt with paddings of 2 and none: texts keep 3 pt from edges, the table from what is around it. */
Test(layout_table, wide_borders_take_room)
{
	struct bench b;
	bench_open(&b);
	bench_rules(&b.head, 6000);
	b.head.padding[SIDE_LEFT] = 2000;
	struct row *head = bench_rows(&b, 2, 1, (const char *[]){"H", "h"}, &b.head);
	struct row *body = bench_rows(&b, 2, 2, (const char *[]){"a", "b", "c", "d"}, &b.text);
	struct block blocks[] = {bench_paragraph(&b, "above"), bench_table(&b, 2, head, 1, body, 2),
	    bench_paragraph(&b, "below")};
	bench_section(&b, blocks, 3);
	cr_assert(bench_run(&b));
	cr_says(&b, 0, "above|H|h|a|b|c|d|below|");
	/* Below the line above, half of the rule; the left half hangs into the margin of 12 pt. */
	cr_box(bench_item(&b, 0, ITEM_CELL, 0), 12000, 27000, 50000, 18000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 1), 15000, 27000 + 3000 + 9000, 5000, 12000);
	/* A row of the body stands below the head on some page: each keeps clear of its rule. */
	cr_box(bench_item(&b, 0, ITEM_CELL, 2), 12000, 45000, 50000, 15000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 3), 15000, 45000 + 3000 + 9000, 5000, 12000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 7), 12000, 75000 + 9000, 25000, 12000);

	/* The other way round: the rule below the last row comes before what follows. */
	b.document.section_count = 0;
	bench_rules(&b.head, 0);
	bench_rules(&b.text, 6000);
	bench_section(&b, blocks, 3);
	cr_assert(bench_run(&b));
	cr_box(bench_item(&b, 0, ITEM_CELL, 0), 12000, 24000, 50000, 15000);
	cr_box(bench_item(&b, 0, ITEM_CELL, 4), 12000, 57000, 50000, 18000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 7), 12000, 78000 + 9000, 25000, 12000);
	bench_close(&b);
}

Test(layout_table, a_wide_border_stays_on_the_page_and_out_of_the_header)
{
	struct bench b;
	bench_open(&b);
	b.page.margin[SIDE_LEFT] = 2000;
	b.page.margin[SIDE_RIGHT] = 1000;
	bench_rules(&b.head, 10000);
	struct column column = {COLUMN_FLEX, 1000, {0}};
	struct block header =
	    bench_table(&b, 1, bench_rows(&b, 1, 1, (const char *[]){"H"}, &b.head), 1, NULL, 0);
	header.u.table.columns = &column;
	struct block block = bench_paragraph(&b, "text");
	struct section *section = bench_section(&b, &block, 1);
	section->header = section->footer = &header.u.table;
	cr_assert(bench_run(&b));
	cr_says(&b, 0, "[H]|[H]|text|");
	/* 5 pt inside of either edge of the page, and below the margin; in it 5 more to the text. */
	cr_box(bench_item(&b, 0, ITEM_CELL, 0), 5000, 17000, 190000, 22000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 0), 10000, 17000 + 5000 + 9000, 5000, 12000);
	cr_box(bench_item(&b, 0, ITEM_CELL, 1), 5000, 144000 - 12000 - 5000 - 22000, 190000, 22000);
	cr_box(bench_item(&b, 0, ITEM_TEXT, 2), 2000, 12000 + 32000 + 9000, 20000, 12000);
	bench_close(&b);
}

static void
set_columns(struct bench *b, struct table *table, const struct column *columns, size_t n)
{
	struct column *copy = ARENA_ARRAY(b->arena, struct column, n);
	memcpy(copy, columns, n * sizeof(*copy));
	table->columns = copy;
}

Test(layout_table, columns_share_the_width_to_the_last_thousandth)
{
	struct bench b;
	bench_open(&b);
	struct block table = simple_table(&b, 4, 1, (const char *[]){"a", "b", "c", "d"});
	/* 176 pt: 26 fixed, 17.6 of a tenth; 132.4 for 1 : 2 flexible ones. */
	set_columns(&b, &table.u.table,
	    (struct column[]){{COLUMN_FIXED, 26000, {0}}, {COLUMN_FLEX, 1000, {0}},
		{COLUMN_PERCENT, 10000, {0}}, {COLUMN_FLEX, 2000, {0}}},
	    4);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_box(bench_item(&b, 0, ITEM_CELL, 0), 12000, 12000, 26000, 12000);
	cr_box(bench_item(&b, 0, ITEM_CELL, 1), 38000, 12000, 44133, 12000);
	cr_box(bench_item(&b, 0, ITEM_CELL, 2), 82133, 12000, 17600, 12000);
	cr_box(bench_item(&b, 0, ITEM_CELL, 3), 99733, 12000, 88267, 12000);

	/* Thirds, as near as three decimals get: together they still fill the width. */
	set_columns(&b, &table.u.table,
	    (struct column[]){{COLUMN_PERCENT, 33333, {0}}, {COLUMN_PERCENT, 33333, {0}},
		{COLUMN_PERCENT, 33333, {0}}},
	    3);
	table.u.table.column_count = 3;
	b.document.section_count = 0;
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	const struct item *last = bench_item(&b, 0, ITEM_CELL, 2);
	cr_assert_eq(last->x + last->w, 188000);
	bench_close(&b);
}

Test(layout_table, columns_too_wide_are_an_error_at_the_first_that_does_not_fit)
{
	struct bench b;
	bench_open(&b);
	struct block table = simple_table(&b, 4, 1, (const char *[]){"a", "b", "c", "d"});
	bench_section(&b, &table, 1);
	/* Where the same table is used again, it is not told again. */
	bench_section(&b, &table, 1);
	cr_assert_not(bench_run(&b));
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "table.yaml:1:4: error: the columns need 70.56 mm of the 62.09 mm there are "
	    "[layout-columns-too-wide]\n");
	cr_assert_eq(b.pages.page_count, 0);
	bench_close(&b);
}

Test(layout_table, a_narrow_table_is_aligned)
{
	struct bench b;
	bench_open(&b);
	struct block table = simple_table(&b, 2, 1, (const char *[]){"a", "b"});
	table.u.table.align = ALIGN_CENTER;
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_box(bench_item(&b, 0, ITEM_CELL, 0), 12000 + 38000, 12000, 50000, 12000);
	bench_close(&b);
}

Test(layout_table, backgrounds_are_painted_first)
{
	struct bench b;
	bench_open(&b);
	bench_rules(&b.text, 500);
	b.text.background = (struct color){1, 2, 3, false};
	struct block table = simple_table(&b, 2, 1, (const char *[]){"a", "b"});
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	const struct item *items = b.pages.pages[0].items;
	cr_assert_eq(items[0].kind, ITEM_FILL);
	cr_assert_eq(items[1].kind, ITEM_FILL);
	cr_assert_eq(items[2].kind, ITEM_RULE);
	cr_box(&items[1], 62000, 12000, 50000, 12500);
	bench_close(&b);
}

Test(layout_table, a_line_higher_than_a_page_is_an_error)
{
	struct bench b;
	bench_open(&b);
	b.head.leading = 121000;
	struct block table =
	    bench_table(&b, 1, NULL, 0, bench_rows(&b, 1, 1, (const char *[]){"a b"}, &b.head), 1);
	bench_section(&b, &table, 1);
	cr_assert_not(bench_run(&b));
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "test.csv:2:1: error: one line of each cell of this row, below the head rows, fits on no page: "
	    "it needs 42.69 mm, and there are 42.33 mm "
	    "[layout-no-room]\n");
	bench_close(&b);
}

Test(layout_table, a_head_higher_than_a_page_is_an_error)
{
	struct bench b;
	bench_open(&b);
	struct row *head = bench_rows(&b, 1, 1, (const char *[]){bench_lines(&b, 'a', 11, 8)}, &b.head);
	struct block table =
	    bench_table(&b, 1, head, 1, bench_rows(&b, 1, 1, (const char *[]){"a"}, &b.head), 1);
	bench_section(&b, &table, 1);
	cr_assert_not(bench_run(&b));
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "test.csv:2:1: error: the rows up to this one, on every page, need 46.57 mm of the 42.33 mm "
	    "a page has "
	    "[layout-no-room]\n");
	bench_close(&b);
}

Test(layout_table, texts_are_set_once)
{
	struct bench b;
	bench_open(&b);
	const char *texts[60];
	for (size_t r = 0; r < 60; r++)
		texts[r] = arena_printf(b.arena, "w%zu", r);
	struct block table = simple_table(&b, 1, 60, texts);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 6);
	cr_assert_eq(b.font.calls, 60);
	bench_close(&b);
}

Test(layout_table, short_texts_are_shared_up_to_a_number)
{
	struct bench b;
	bench_open(&b);
	const char **texts = ARENA_ARRAY(b.arena, const char *, 18000);
	for (size_t r = 0; r < 18000; r++)
		texts[r] = arena_printf(b.arena, "w%zu", r % 9000);
	struct block table = simple_table(&b, 1, 18000, texts);
	bench_section(&b, &table, 1);
	b.document.kept_bytes = SIZE_MAX;
	cr_assert(bench_run(&b));
	/* The first 8192 are set once; of the others, each of the two. */
	cr_assert_eq(b.font.calls, 9000 + 9000 - 8192);
	cr_assert_str_eq(bench_says(&b, 1799), bench_says(&b, 899));
	bench_close(&b);
}

/* A text of n bytes, in words of four letters. */
static const char *
words_of_length(struct bench *b, size_t number, size_t n)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%04zu", number);
	while (text.length < n)
		buf_addc(&text, text.length % 5 == 4 ? ' ' : 'a');
	return buf_take(&text, b->arena);
}

Test(layout_table, long_texts_are_shared_up_to_a_size)
{
	struct bench b;
	bench_open(&b);
	b.text.size = 2000;
	const char *texts[2204];
	for (size_t r = 0; r < 2200; r++)
		texts[r] = words_of_length(&b, r % 1100, 250);
	texts[2200] = texts[2201] = words_of_length(&b, 0, 257);
	texts[2202] = texts[2203] = "w1";
	struct block table = simple_table(&b, 1, 2204, texts);
	bench_section(&b, &table, 1);
	b.document.kept_bytes = SIZE_MAX;
	cr_assert(bench_run(&b));
	/* 1048 of 250 bytes come to 256 KB; one of 257 bytes is not shared; short ones are, however many. */
	cr_assert_eq(b.font.calls, 1100 + 1100 - 1048 + 2 + 1);
	bench_close(&b);
}

Test(layout_table, short_texts_share_their_lines)
{
	struct bench b;
	bench_open(&b);
	b.head.size = 5000;
	const char *texts[2000];
	for (size_t i = 0; i < 2000; i++)
		texts[i] = arena_printf(b.arena, "%zu", i / 2 % 500);
	struct row *rows = bench_rows(&b, 2, 1000, texts, &b.text);
	/* Of another style, or another width, lines are others. */
	rows[999].cells[0].style = &b.head;
	struct block table = bench_table(&b, 2, NULL, 0, rows, 1000);
	struct column *columns = ARENA_ARRAY(b.arena, struct column, 2);
	columns[0] = (struct column){COLUMN_FIXED, 50000, {0}};
	columns[1] = (struct column){COLUMN_FIXED, 60000, {0}};
	table.u.table.columns = columns;
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.font.calls, 2 * 500 + 1);
	for (size_t page = 0, i = 0; page < b.pages.page_count; page++)
		for (size_t k = 0; k < bench_count(&b, page, ITEM_TEXT); k++, i++)
			cr_assert_str_eq(bench_item(&b, page, ITEM_TEXT, k)->u.line->runs[0].run->text,
			    texts[i]);
	bench_close(&b);
}

Test(layout_table, what_is_wrong_with_a_short_text_is_told_at_each_place)
{
	struct bench b;
	bench_open(&b);
	const char *texts[] = {"twelve-bytes", "twelve-bytes", "twelve-bytes"};
	struct row *rows = bench_rows(&b, 1, 3, texts, &b.text);
	struct block table = bench_table(&b, 1, NULL, 0, rows, 3);
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(diags_warnings(b.diags), 3);
	bench_close(&b);
}

Test(layout_table, a_label_repeated_on_every_page_is_warned_of_once)
{
	struct bench b;
	bench_open(&b);
	b.continued =
	    (struct span){"(too-long-by-far)", &b.text, {"table.yaml", 7, 7}, 17, FOLIO_NONE, false};
	const char *texts[80];
	for (size_t r = 0; r < 40; r++) {
		texts[2 * r] = r == 0 ? "xxxxxxxxxxxxxxxxxxxx" : NULL;
		texts[2 * r + 1] = "row";
	}
	struct block table = simple_table(&b, 2, 40, texts);
	table.u.table.body[0].cells[0].rows = 40;
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 4);
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "test.csv:1:1: warning: a word was broken [text-word-broken]\n"
	    "table.yaml:7:7: warning: a word was broken [text-word-broken]\n");
	bench_close(&b);
}

Test(layout_table, an_image_in_a_cell_is_scaled_to_it)
{
	struct bench b;
	bench_open(&b);
	struct image image = {.path = "logo.png", .natural_width = 100000, .natural_height = 40000};
	struct figure figure = {.image = &image, .alt = "logo", .loc = {"job.yaml", 3, 7}};
	b.text.padding[SIDE_LEFT] = 5000;
	b.text.padding[SIDE_RIGHT] = 5000;
	struct block table = simple_table(&b, 2, 1, (const char *[]){"", "x"});
	table.u.table.body[0].cells[0].figure = &figure;
	bench_section(&b, &table, 1);
	cr_assert(bench_run(&b));
	const struct item *item = bench_item(&b, 0, ITEM_IMAGE, 0);
	cr_box(item, 17000, 12000, 40000, 16000);
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "job.yaml:3:7: warning: the image, 35.28 mm wide and 14.11 mm high, is too large for its place: "
	    "shrunk to 14.11 mm by 5.64 mm [layout-image-shrunk]\n");
	cr_assert_eq(b.pages.nodes[item->node].role, ROLE_FIGURE);
	cr_assert_eq(b.pages.nodes[b.pages.nodes[item->node].parent].role, ROLE_DATA_CELL);
	bench_close(&b);
}

#include <criterion/criterion.h>

#include "fake_metrics.h"

/* A body is 176 by 120 pt: 35 characters, ten lines of 12 pt; it starts at 12, 12. */

#define cr_says(b, page, text) cr_assert_str_eq(bench_says((b), (page)), (text))

/* A paragraph of n lines: words too long to share a line. */
static struct block
lines(struct bench *b, char letter, int n)
{
	return bench_paragraph(b, bench_lines(b, letter, n, 20));
}

static size_t
line_count(const struct bench *b, size_t page)
{
	return bench_count(b, page, ITEM_TEXT);
}

Test(layout_flow, space_before_is_dropped_at_the_top_of_a_page)
{
	struct bench b;
	bench_open(&b);
	b.text.space_before = 5000;
	b.text.space_after = 3000;
	struct block blocks[] = {bench_paragraph(&b, "one"), bench_paragraph(&b, "two"),
	    {.kind = BLOCK_PAGE_BREAK}, bench_paragraph(&b, "three")};
	bench_section(&b, blocks, 4);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->y, 12000 + 9000);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 1)->y, 24000 + 3000 + 5000 + 9000);
	cr_assert_eq(bench_item(&b, 1, ITEM_TEXT, 0)->y, 12000 + 9000);
	bench_close(&b);
}

Test(layout_flow, orphans_and_widows_are_avoided)
{
	struct bench b;
	bench_open(&b);
	/* Nine lines above: one line of room, but two must stay together. */
	struct block first[] = {lines(&b, 'a', 9), lines(&b, 'b', 4)};
	bench_section(&b, first, 2);
	/* Seven above, four to come: three would fit, but two must go on. */
	struct block second[] = {lines(&b, 'c', 7), lines(&b, 'd', 4)};
	bench_section(&b, second, 2);
	/* Eight above, three to come: they can't be parted. */
	struct block third[] = {lines(&b, 'e', 8), lines(&b, 'f', 3)};
	bench_section(&b, third, 2);
	cr_assert(bench_run(&b));
	static const size_t counts[] = {9, 4, 9, 2, 8, 3};
	cr_assert_eq(b.pages.page_count, 6);
	for (size_t page = 0; page < 6; page++)
		cr_assert_eq(line_count(&b, page), counts[page], "page %zu: %zu", page, line_count(&b, page));
	bench_close(&b);
}

Test(layout_flow, a_paragraph_over_pages_keeps_its_node)
{
	struct bench b;
	bench_open(&b);
	struct block block = lines(&b, 'a', 25);
	bench_section(&b, &block, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 3);
	cr_assert_eq(b.pages.node_count, 2);
	for (size_t page = 0; page < 3; page++)
		cr_assert_eq(bench_item(&b, page, ITEM_TEXT, 0)->node, 1);
	cr_assert_eq(line_count(&b, 2), 5);
	bench_close(&b);
}

Test(layout_flow, a_heading_stays_with_two_lines_of_what_follows)
{
	struct bench b;
	bench_open(&b);
	for (int above = 7; above <= 8; above++) {
		b.document.section_count = 0;
		struct block blocks[] = {lines(&b, 'a', above), bench_heading(&b, "H", 1), lines(&b, 'b', 6)};
		bench_section(&b, blocks, 3);
		cr_assert(bench_run(&b));
		cr_assert_eq(line_count(&b, 0), above == 7 ? 10 : 8);
		cr_assert_eq(b.pages.destinations[0].page, above == 7 ? 0 : 1);
		cr_assert_eq(b.pages.destinations[0].y, above == 7 ? 12000 + 84000 : 12000);
	}
	bench_close(&b);
}

Test(layout_flow, headings_stay_with_the_head_and_first_row_of_a_table)
{
	struct bench b;
	bench_open(&b);
	for (int above = 6; above <= 7; above++) {
		b.document.section_count = 0;
		struct row *head = bench_rows(&b, 1, 1, (const char *[]){"head"}, &b.head);
		struct row *body = bench_rows(&b, 1, 2, (const char *[]){"row1", "row2"}, &b.text);
		struct block blocks[] = {lines(&b, 'a', above), bench_heading(&b, "H1", 1),
		    {.kind = BLOCK_SPACE, .u.space = 0}, bench_heading(&b, "H2", 2),
		    bench_table(&b, 1, head, 1, body, 2)};
		bench_section(&b, blocks, 5);
		cr_assert(bench_run(&b));
		cr_says(&b, 1, above == 6 ? "[head]|row2|" : "H1|H2|head|row1|row2|");
	}
	bench_close(&b);
}

Test(layout_flow, a_heading_is_not_left_alone_above_a_row_as_high_as_a_page)
{
	struct bench b;
	bench_open(&b);
	struct row *body = bench_rows(&b, 1, 1, (const char *[]){bench_lines(&b, 'r', 10, 8)}, &b.text);
	struct block blocks[] = {lines(&b, 'a', 3), bench_heading(&b, "H", 1),
	    bench_table(&b, 1, NULL, 0, body, 1)};
	bench_section(&b, blocks, 3);
	cr_assert(bench_run(&b));
	/* On a page of its own the row would fit whole, but not below its heading: it is split there. */
	cr_assert_eq(b.pages.page_count, 3);
	cr_assert_eq(line_count(&b, 0), 3);
	cr_assert_eq(line_count(&b, 1), 1 + 8);
	cr_says(&b, 2, "[(c)]|r0000009|r0000010|");
	bench_close(&b);
}

Test(layout_flow, kept_paragraphs_move_together)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {lines(&b, 'a', 5), lines(&b, 'b', 2), lines(&b, 'c', 2), lines(&b, 'd', 4)};
	blocks[1].keep_with_next = blocks[2].keep_with_next = true;
	bench_section(&b, blocks, 4);
	cr_assert(bench_run(&b));
	/* 2 + 2 + the first two of d are six; five lines are left. */
	cr_assert_eq(line_count(&b, 0), 5);
	cr_assert_eq(line_count(&b, 1), 8);
	bench_close(&b);
}

Test(layout_flow, the_last_row_of_a_kept_table_goes_with_the_note_below)
{
	struct bench b;
	bench_open(&b);
	const char *texts[10];
	for (size_t r = 0; r < 10; r++)
		texts[r] = arena_printf(b.arena, "r%zu", r);
	struct block blocks[] = {bench_table(&b, 1, NULL, 0, bench_rows(&b, 1, 10, texts, &b.text), 10),
	    bench_paragraph(&b, "note")};
	blocks[0].keep_with_next = true;
	bench_section(&b, blocks, 2);
	cr_assert(bench_run(&b));
	cr_says(&b, 0, "r0|r1|r2|r3|r4|r5|r6|r7|r8|");
	cr_says(&b, 1, "r9|note|");
	bench_close(&b);
}

Test(layout_flow, what_prints_nothing_opens_no_page)
{
	struct bench b;
	bench_open(&b);
	b.text.space_after = 50000; /* past the foot */
	struct block first[] = {lines(&b, 'a', 10), {.kind = BLOCK_SPACE, .u.space = 30000}};
	struct block second[] = {lines(&b, 'b', 3), {.kind = BLOCK_PAGE_BREAK},
	    {.kind = BLOCK_SPACE, .u.space = 9000}};
	bench_section(&b, first, 2);
	bench_section(&b, second, 3);
	cr_assert(bench_run(&b));
	for (size_t page = 0; page < b.pages.page_count; page++)
		cr_expect_gt(line_count(&b, page), 0, "page %zu is empty", page);
	bench_close(&b);
}

Test(layout_flow, lists_tables_and_contents_without_anything_open_no_page)
{
	struct bench b;
	bench_open(&b);
	struct paragraph item = {NULL, 0, &b.text};
	struct span label = *bench_span(&b, "", &b.text);
	struct block empty[] = {
	    bench_paragraph(&b, "\n\n"),
	    {.kind = BLOCK_LIST, .u.list = {&item, &label, 1, 20000}},
	    {.kind = BLOCK_CONTENTS, .u.contents = {1, {&b.text}, 26000}},
	    bench_table(&b, 1, NULL, 0, NULL, 0),
	    bench_table(&b, 1, NULL, 0, bench_rows(&b, 1, 1, (const char *[]){""}, &b.text), 1),
	};
	for (size_t i = 0; i < 5; i++) {
		b.document.section_count = 0;
		empty[i].keep_with_next = true;
		struct block blocks[] = {lines(&b, 'a', 10), empty[i], empty[i], {.kind = BLOCK_PAGE_BREAK}};
		bench_section(&b, blocks, 4);
		cr_assert(bench_run(&b));
		cr_expect_eq(b.pages.page_count, 1, "block %zu", i);
	}
	bench_close(&b);
}

Test(layout_flow, what_prints_nothing_does_not_part_a_heading_from_what_follows)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {lines(&b, 'a', 8), bench_heading(&b, "H", 1), bench_paragraph(&b, ""),
	    lines(&b, 'b', 2)};
	bench_section(&b, blocks, 4);
	cr_assert(bench_run(&b));
	cr_assert_eq(line_count(&b, 0), 8);
	cr_assert_eq(b.pages.destinations[0].page, 1);
	bench_close(&b);
}

/* One line, then more than a page of them, each kept with the next: of these the last few stay together. */
Test(layout_flow, a_kept_chain_higher_than_a_page_fills_its_pages)
{
	struct bench b;
	struct block blocks[40];
	bench_open(&b);
	for (size_t n = 13; n <= 40; n++) {
		b.document.section_count = 0;
		for (size_t i = 0; i < n; i++) {
			blocks[i] = lines(&b, 'a', 1);
			blocks[i].keep_with_next = i > 0 && i + 1 < n;
		}
		bench_section(&b, blocks, n);
		cr_assert(bench_run(&b));
		for (size_t page = 0; page + 2 < b.pages.page_count; page++)
			cr_expect_geq(line_count(&b, page), 9, "%zu lines: page %zu", n, page);
		cr_expect_geq(line_count(&b, b.pages.page_count - 2), 5, "%zu lines", n);
	}
	bench_close(&b);
}

Test(layout_flow, titles_move_with_the_start_of_a_kept_table_higher_than_a_page)
{
	struct bench b;
	bench_open(&b);
	const char *texts[12] = {"r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11"};
	struct block blocks[] = {lines(&b, 'a', 8), bench_heading(&b, "H1", 1), bench_heading(&b, "H2", 2),
	    bench_table(&b, 1, NULL, 0, bench_rows(&b, 1, 12, texts, &b.text), 12),
	    bench_paragraph(&b, "note")};
	blocks[3].keep_with_next = true;
	bench_section(&b, blocks, 5);
	cr_assert(bench_run(&b));
	cr_assert_eq(line_count(&b, 0), 8);
	cr_says(&b, 1, "H1|H2|r0|r1|r2|r3|r4|r5|r6|r7|");
	cr_says(&b, 2, "r8|r9|r10|r11|note|");
	bench_close(&b);
}

Test(layout_flow, sections_start_on_odd_pages_after_a_blank_one_with_header)
{
	struct bench b;
	bench_open(&b);
	struct block header =
	    bench_table(&b, 1, bench_rows(&b, 1, 1, (const char *[]){"top"}, &b.head), 1, NULL, 0);
	struct block block = bench_paragraph(&b, "text");
	bench_section(&b, &block, 1)->header = &header.u.table;
	b.sections[0].key = "A";
	struct section *second = bench_section(&b, &block, 1);
	second->start = SECTION_ODD_PAGE;
	second->first_folio = 7;
	second->key = "B";
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 3);
	cr_says(&b, 0, "[top]|text|");
	cr_says(&b, 1, "[top]|");
	cr_says(&b, 2, "text|");
	cr_assert_eq(b.pages.pages[1].frame.folio, 2);
	cr_assert_eq(b.pages.pages[2].frame.folio, 7);
	cr_assert_eq(b.pages.sections[0].page_count, 1);
	cr_assert_eq(b.pages.sections[1].first_page, 2);
	cr_assert_eq(b.pages.sections[1].first_folio, 7);
	/* Header below the top margin, 12 pt high; the body follows. */
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->y, 12000 + 9000);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 1)->y, 24000 + 9000);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->artifact, ARTIFACT_HEADER);
	cr_assert_eq(b.pages.nodes[1].role, ROLE_PART);
	bench_close(&b);
}

Test(layout_flow, a_filler_page_is_counted_in_the_document_but_in_no_section)
{
	struct bench b;
	bench_open(&b);
	static const enum folio_field fields[] = {FOLIO_PAGE, FOLIO_PAGE_COUNT, FOLIO_SECTION_PAGE,
	    FOLIO_SECTION_PAGE_COUNT};
	struct row *row = bench_rows(&b, 4, 1, (const char *[]){"a", "b", "c", "d"}, &b.head);
	for (size_t i = 0; i < 4; i++) {
		struct span *span = bench_span(&b, "", &b.head);
		span->folio = fields[i];
		row[0].cells[i].spans = span;
	}
	struct block header = bench_table(&b, 4, row, 1, NULL, 0), block = lines(&b, 'a', 12);
	struct column *columns = ARENA_ARRAY(b.arena, struct column, 4);
	for (size_t i = 0; i < 4; i++)
		columns[i] = (struct column){COLUMN_FLEX, 1000, {0}};
	header.u.table.columns = columns;
	struct block second = lines(&b, 'b', 22);
	bench_section(&b, &second, 1)->header = &header.u.table;
	bench_section(&b, &block, 1)->start = SECTION_ODD_PAGE;
	b.sections[1].header = &header.u.table;
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 6);
	cr_assert(strncmp(bench_says(&b, 2), "[3]|[6]|[3]|[3]|b", 17) == 0, "%s", bench_says(&b, 2));
	cr_says(&b, 3, "[4]|[6]|[3]|[3]|");
	cr_assert(strncmp(bench_says(&b, 4), "[5]|[6]|[1]|[2]|a", 17) == 0, "%s", bench_says(&b, 4));
	cr_assert_eq(b.pages.sections[0].page_count, 3);
	cr_assert_eq(b.pages.sections[1].page_count, 2);
	bench_close(&b);
}

Test(layout_flow, binding_at_the_top_is_there_on_all_pages)
{
	struct bench b;
	bench_open(&b);
	b.page.binding = 24000;
	b.page.binding_top = b.page.two_sided = true;
	struct block block = lines(&b, 'a', 12);
	bench_section(&b, &block, 1);
	cr_assert(bench_run(&b));
	/* Two lines less on each page. */
	cr_assert_eq(b.pages.page_count, 2);
	for (size_t page = 0; page < 2; page++) {
		cr_assert_eq(bench_item(&b, page, ITEM_TEXT, 0)->x, 12000);
		cr_assert_eq(bench_item(&b, page, ITEM_TEXT, 0)->y, 12000 + 24000 + 9000);
	}
	cr_assert_eq(line_count(&b, 0), 8);
	bench_close(&b);
}

Test(layout_flow, binding_alternates_on_two_sided_pages)
{
	struct bench b;
	bench_open(&b);
	b.page.binding = 6000;
	b.page.two_sided = true;
	struct block block = lines(&b, 'a', 12);
	bench_section(&b, &block, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->x, 18000);
	cr_assert_eq(bench_item(&b, 1, ITEM_TEXT, 0)->x, 12000);
	bench_close(&b);
}

/* A header of one cell: "page of pages". */
static struct block
page_of_pages(struct bench *b, length width)
{
	struct row *row = bench_rows(b, 1, 1, (const char *[]){"x"}, &b->head);
	struct span *spans = ARENA_ARRAY(b->arena, struct span, 3);
	struct srcloc loc = {"table.yaml", 9, 9};
	spans[0] = (struct span){.text = "", .style = &b->head, .loc = loc, .folio = FOLIO_PAGE};
	spans[1] = (struct span){.text = " of ", .style = &b->head, .loc = loc, .length = 4};
	spans[2] = (struct span){.text = "", .style = &b->head, .loc = loc, .folio = FOLIO_PAGE_COUNT};
	row[0].cells[0].spans = spans;
	row[0].cells[0].span_count = 3;
	struct block header = bench_table(b, 1, row, 1, NULL, 0);
	struct column *column = ARENA_NEW(b->arena, struct column);
	*column = (struct column){COLUMN_FIXED, width, loc};
	header.u.table.columns = column;
	return header;
}

Test(layout_flow, page_numbers_are_filled_in_without_another_run)
{
	struct bench b;
	bench_open(&b);
	struct block header = page_of_pages(&b, 100000), block = lines(&b, 'a', 95);
	b.head.align = ALIGN_END;
	bench_section(&b, &block, 1)->header = &header.u.table;
	b.document.kept_bytes = SIZE_MAX;
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 11);
	cr_assert(strncmp(bench_says(&b, 0), "[1 of 11]|", 10) == 0, "%s", bench_says(&b, 0));
	cr_assert(strncmp(bench_says(&b, 10), "[11 of 11]|", 11) == 0);
	/* Right-aligned by what is printed, eight characters of 5 pt. */
	cr_assert_eq(bench_item(&b, 10, ITEM_TEXT, 0)->x, 112000 - 40000);
	/* One paragraph, one header to measure; one for each page, to see whether it fits and to print it. */
	cr_assert_eq(b.font.calls, 1 + 1 + 2 * 11);
	bench_close(&b);
}

Test(layout_flow, a_header_that_grows_with_the_page_numbers_is_laid_out_again)
{
	struct bench b;
	bench_open(&b);
	/* 35 pt hold "9 of 9" but not "10 of 10". */
	struct block header = page_of_pages(&b, 35000), block = lines(&b, 'a', 82);
	bench_section(&b, &block, 1)->header = &header.u.table;
	cr_assert(bench_run(&b));
	/* Nine lines a page make ten pages; with two lines for the header, eight lines a page make eleven. */
	cr_assert_eq(b.pages.page_count, 11);
	const char *tenth = bench_says(&b, 9);
	cr_assert(strncmp(tenth, "[10 of]|[11]|a", 14) == 0, "%s", tenth);
	cr_assert_eq(line_count(&b, 9), 2 + 8);
	/* "1 of 11" is one line in the room of two. */
	cr_assert(strncmp(bench_says(&b, 0), "[1 of 11]|a", 11) == 0);
	cr_assert_eq(bench_item(&b, 0, ITEM_CELL, 0)->h, 24000);

	/* Nine pages need but one line. */
	b.document.section_count = 0;
	block = lines(&b, 'a', 81);
	bench_section(&b, &block, 1)->header = &header.u.table;
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 9);
	cr_assert_eq(bench_item(&b, 0, ITEM_CELL, 0)->h, 12000);
	bench_close(&b);
}

Test(layout_flow, a_cut_prints_the_pages_of_the_whole)
{
	struct bench b;
	bench_open(&b);
	struct block header = page_of_pages(&b, 100000), block = lines(&b, 'a', 2);
	struct section *section = bench_section(&b, &block, 1);
	section->footer = &header.u.table;
	section->first_folio = 54;
	b.document.total_pages = 154;
	cr_assert(bench_run(&b));
	cr_assert(strncmp(bench_says(&b, 0), "[54 of 154]|", 12) == 0);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->artifact, ARTIFACT_FOOTER);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->y, 144000 - 12000 - 3000);
	bench_close(&b);
}

Test(layout_flow, late_fields_in_the_body)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {{.kind = BLOCK_SPACE, .u.space = 60000}, bench_paragraph(&b, "x")};
	struct span *span = bench_span(&b, "", &b.text);
	span->folio = FOLIO_SECTION_PAGE_COUNT;
	blocks[1].u.paragraph.spans = span;
	struct block more = lines(&b, 'a', 12);
	bench_section(&b, blocks, 2);
	b.sections[0].valign = VALIGN_BOTTOM;
	bench_section(&b, &more, 1);
	cr_assert(bench_run(&b));
	cr_says(&b, 0, "1|");
	/* A space that starts a section is kept; then the body's end is at the bottom. */
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->y, 132000 - 3000);
	bench_close(&b);
}

Test(layout_flow, contents_have_titles_leaders_folios_and_links)
{
	struct bench b;
	bench_open(&b);
	struct style level2 = b.text;
	level2.name = "level2";
	level2.indent_left = 10000;
	struct block toc = {.kind = BLOCK_CONTENTS,
	    .loc = {"toc.yaml", 1, 1},
	    .u.contents = {2, {&b.text, &level2}, 26000}};
	bench_section(&b, &toc, 1);
	struct block blocks[] = {bench_heading(&b, "First", 1), bench_paragraph(&b, "x"),
	    bench_heading(&b, "a title of more than thirty characters", 2), bench_paragraph(&b, "y"),
	    bench_heading(&b, "Deep", 3), bench_paragraph(&b, "z")};
	bench_section(&b, blocks, 6)->first_folio = 11;
	cr_assert(bench_run(&b));
	/* 150 pt to the number column: 25 of title, then dots but for one at either end. */
	cr_says(&b, 0,
	    "First|[.......................]|11|"
	    "a title of more than thirty|characters|[................]|11|");
	const struct item *number = bench_item(&b, 0, ITEM_TEXT, 2);
	cr_assert_eq(number->x, 188000 - 10000);
	cr_assert_eq(number->y, 12000 + 9000);
	const struct item *leader = bench_item(&b, 0, ITEM_TEXT, 1);
	cr_assert_eq(leader->x + leader->w, 188000 - 26000);
	cr_assert_eq(leader->artifact, ARTIFACT_LAYOUT);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 6)->y, 36000 + 9000);
	cr_assert_eq(bench_count(&b, 0, ITEM_LINK), 2);
	const struct item *link = bench_item(&b, 0, ITEM_LINK, 1);
	cr_assert_eq(link->u.destination, 1);
	cr_assert_eq(b.pages.destinations[1].page, 1);
	cr_assert_eq(link->y, 24000);
	cr_assert_eq(link->h, 24000);
	cr_assert_eq(b.pages.nodes[link->node].role, ROLE_LINK);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 3)->node, link->node);
	cr_assert_eq(b.pages.destination_count, 3);
	bench_close(&b);
}

Test(layout_flow, a_folio_wider_than_its_column_is_an_error)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {
	    {.kind = BLOCK_CONTENTS, .loc = {"toc.yaml", 1, 1}, .u.contents = {1, {&b.text}, 9000}},
	    bench_heading(&b, "First", 1)};
	bench_section(&b, blocks, 2)->first_folio = 10;
	cr_assert_not(bench_run(&b));
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "test.csv:1:1: error: page number 10 does not fit the number column of the contents, "
	    "3.18 mm wide "
	    "[layout-no-room]\n");
	bench_close(&b);
}

Test(layout_flow, lists_hang_their_labels)
{
	struct bench b;
	bench_open(&b);
	struct paragraph items[] = {{bench_span(&b, "one", &b.text), 1, &b.text},
	    {bench_span(&b, bench_lines(&b, 't', 2, 20), &b.text), 1, &b.text}};
	struct span labels[] = {*bench_span(&b, "1.", &b.text), *bench_span(&b, "2.", &b.text)};
	struct block list = {.kind = BLOCK_LIST, .u.list = {items, labels, 2, 20000}};
	bench_section(&b, &list, 1);
	cr_assert(bench_run(&b));
	cr_says(&b, 0, "1.|one|2.|t0000000000000000001|t0000000000000000002|");
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->x, 12000);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 1)->x, 32000);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 4)->x, 32000);
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 2)->y, 24000 + 9000);
	static const enum role roles[] = {ROLE_DOCUMENT, ROLE_LIST, ROLE_LIST_ITEM, ROLE_LABEL,
	    ROLE_LIST_BODY};
	for (size_t i = 0; i < 5; i++)
		cr_assert_eq(b.pages.nodes[i].role, roles[i]);
	bench_close(&b);
}

Test(layout_flow, a_label_goes_to_the_next_page_with_its_text)
{
	struct bench b;
	bench_open(&b);
	struct paragraph item = {bench_span(&b, bench_lines(&b, 't', 5, 20), &b.text), 1, &b.text};
	struct span label = *bench_span(&b, "1.", &b.text);
	struct block list = {.kind = BLOCK_LIST, .u.list = {&item, &label, 1, 20000}};
	/* Below nine lines nothing fits; below eight two lines of the item, with the label. */
	for (int above = 8; above <= 9; above++) {
		b.document.section_count = 0;
		struct block blocks[] = {lines(&b, 'a', above), list};
		bench_section(&b, blocks, 2);
		cr_assert(bench_run(&b));
		cr_assert_eq(line_count(&b, 0), above == 8 ? 8 + 1 + 2 : 9);
		cr_assert_eq(line_count(&b, 1), above == 8 ? 3 : 1 + 5);
	}
	bench_close(&b);
}

/* Like a paragraph: what no page holds in one piece is broken where the page ends. */
Test(layout_flow, a_list_item_that_may_not_be_broken_is_where_no_page_holds_it)
{
	struct bench b;
	bench_open(&b);
	b.text.orphans = b.text.widows = 20;
	struct style tall = b.text;
	struct paragraph item = {bench_span(&b, bench_lines(&b, 't', 14, 20), &b.text), 1, &b.text};
	struct span label = *bench_span(&b, "1.", &tall);
	struct block list = {.kind = BLOCK_LIST, .u.list = {&item, &label, 1, 20000}};
	for (tall.leading = 12000; tall.leading <= 16000; tall.leading += 4000) {
		b.document.section_count = 0;
		struct block blocks[] = {lines(&b, 'a', 1), list, bench_heading(&b, "H", 1), list};
		bench_section(&b, blocks, 2);
		bench_section(&b, blocks + 2, 2);
		cr_assert(bench_run(&b));
		/* A label with a higher line brings the text down by 3 pt: room for a line less. */
		size_t fit = tall.leading == 12000 ? 10 : 9;
		size_t counts[] = {1, 1 + fit, 14 - fit, 1 + fit, 15 - fit};
		cr_assert_eq(b.pages.page_count, 5);
		for (size_t page = 0; page < 5; page++)
			cr_expect_eq(line_count(&b, page), counts[page], "page %zu: %s", page,
			    bench_says(&b, page));
	}
	bench_close(&b);
}

Test(layout_flow, a_list_item_without_room_for_a_line_is_an_error)
{
	struct bench b;
	bench_open(&b);
	struct style tall = b.text;
	tall.leading = 130000;
	struct paragraph item = {bench_span(&b, "x", &b.text), 1, &b.text};
	struct span label = *bench_span(&b, "1.", &tall);
	struct block list = {.kind = BLOCK_LIST,
	    .loc = {"t.yaml", 4, 1},
	    .u.list = {&item, &label, 1, 20000}};
	bench_section(&b, &list, 1);
	cr_assert_not(bench_run(&b));
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "t.yaml:4:1: error: the first line of this list item fits on no page: it needs 45.86 mm, "
	    "and there are 42.33 mm [layout-no-room]\n");
	bench_close(&b);
}

Test(layout_flow, a_late_paragraph_over_two_pages_shows_the_numbers_of_the_first)
{
	struct bench b;
	bench_open(&b);
	struct block block = lines(&b, 'a', 12);
	struct span *spans = ARENA_ARRAY(b.arena, struct span, 2);
	spans[0] = block.u.paragraph.spans[0];
	spans[1] = *bench_span(&b, "", &b.text);
	spans[1].folio = FOLIO_SECTION_PAGE;
	block.u.paragraph.spans = spans;
	block.u.paragraph.span_count = 2;
	bench_section(&b, &block, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(line_count(&b, 0), 10);
	cr_says(&b, 1, "a0000000000000000011|a00000000000000000121|");
	bench_close(&b);
}

Test(layout_flow, figures_are_scaled_never_clipped)
{
	struct bench b;
	bench_open(&b);
	struct image image = {.path = "map.png", .natural_width = 352000, .natural_height = 100000};
	struct block blocks[] = {
	    {.kind = BLOCK_FIGURE,
		.u.figure = {{&image, NULL, 0, 0, "map", {"t.yaml", 1, 2}}, ALIGN_CENTER, 0, 0}},
	    {.kind = BLOCK_FIGURE,
		.u.figure = {{&image, NULL, 0, 240000, NULL, {"t.yaml", 3, 4}}, ALIGN_CENTER, 0, 0}},
	    {.kind = BLOCK_FIGURE,
		.u.figure = {{&image, NULL, 176050, 0, NULL, {"t.yaml", 5, 6}}, ALIGN_CENTER, 0, 0}}};
	bench_section(&b, blocks, 3);
	cr_assert(bench_run(&b));
	const struct item *first = bench_item(&b, 0, ITEM_IMAGE, 0);
	cr_assert_eq(first->w, 176000);
	cr_assert_eq(first->h, 50000);
	cr_assert_eq(b.pages.nodes[first->node].role, ROLE_FIGURE);
	cr_assert_str_eq(b.pages.nodes[first->node].text, "map");
	/* 240 pt high asks for 844.8 of width: the width decides; decoration is an artifact. */
	const struct item *second = bench_item(&b, 0, ITEM_IMAGE, 1);
	cr_assert_eq(second->w, 176000);
	cr_assert_eq(second->h, 50000);
	cr_assert_eq(second->artifact, ARTIFACT_LAYOUT);
	/* What the third lost is too little to be worth a word. */
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "t.yaml:1:2: warning: the image, 124.18 mm wide and 35.28 mm high, is too large for its place: "
	    "shrunk to 62.09 mm by 17.64 mm [layout-image-shrunk]\n"
	    "t.yaml:3:4: warning: the image, 298.03 mm wide and 84.67 mm high, is too large for its place: "
	    "shrunk to 62.09 mm by 17.64 mm [layout-image-shrunk]\n");
	bench_close(&b);
}

Test(layout_flow, a_figure_that_does_not_fit_moves_to_the_next_page)
{
	struct bench b;
	bench_open(&b);
	struct image image = {.path = "map.png", .natural_width = 100000, .natural_height = 240000};
	struct block blocks[] = {lines(&b, 'a', 1),
	    {.kind = BLOCK_FIGURE, .u.figure = {{&image, NULL, 0, 0, NULL, {0}}, ALIGN_END, 0, 0}}};
	bench_section(&b, blocks, 2);
	cr_assert(bench_run(&b));
	const struct item *item = bench_item(&b, 1, ITEM_IMAGE, 0);
	cr_assert_eq(item->x, 188000 - 50000);
	cr_assert_eq(item->y, 12000);
	cr_assert_eq(item->h, 120000);
	bench_close(&b);
}

Test(layout_flow, covers_are_centred)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {bench_heading(&b, "Title", 1), bench_paragraph(&b, "sub")};
	bench_section(&b, blocks, 2)->valign = VALIGN_MIDDLE;
	cr_assert(bench_run(&b));
	/* 24 of 120 pt: 48 above. */
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->y, 12000 + 48000 + 9000);
	cr_assert_eq(b.pages.destinations[0].y, 60000);
	bench_close(&b);
}

Test(layout_flow, no_section_no_page_and_an_empty_section_one)
{
	struct bench b;
	bench_open(&b);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 0);
	bench_section(&b, NULL, 0);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 1);
	cr_assert_eq(b.pages.pages[0].item_count, 0);
	bench_close(&b);
}

Test(layout_flow, margins_that_leave_no_room_are_an_error)
{
	struct bench b;
	bench_open(&b);
	b.page.margin[SIDE_TOP] = 132000;
	b.page.loc = (struct srcloc){"t.yaml", 2, 3};
	bench_section(&b, NULL, 0);
	cr_assert_not(bench_run(&b));
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "t.yaml:2:3: error: margins, header and footer leave no room on a page of 70.56 mm by 50.80 mm "
	    "[layout-no-room]\n");
	bench_close(&b);
}

Test(layout_flow, every_fault_of_the_texts_is_told_in_one_run)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {bench_paragraph(&b, "bad"), bench_paragraph(&b, "good"),
	    bench_paragraph(&b, "bad")};
	b.font.fails_at = "bad";
	bench_section(&b, blocks, 3);
	bench_section(&b, blocks, 1);
	cr_assert_not(bench_run(&b));
	cr_assert_eq(diags_errors(b.diags), 3);
	bench_close(&b);
}

Test(layout_flow, too_many_pages_are_an_error)
{
	struct bench b;
	bench_open(&b);
	size_t n = 2 * (LAYOUT_PAGES_MAX + 1);
	struct block *blocks = ARENA_ARRAY(b.arena, struct block, n);
	for (size_t i = 0; i < n; i += 2) {
		blocks[i] = i == 0 ? bench_paragraph(&b, "x") : blocks[0];
		blocks[i + 1].kind = BLOCK_PAGE_BREAK;
	}
	bench_section(&b, blocks, n);
	cr_assert_not(bench_run(&b));
	cr_assert(strstr(support_printed(b.arena, b.diags), "[layout-too-many-pages]") != NULL);
	bench_close(&b);
}

Test(layout_flow, a_dump_reads_as_its_header_says)
{
	struct bench b;
	bench_open(&b);
	struct style bold = b.text;
	bold.name = "bold";
	struct span *spans = ARENA_ARRAY(b.arena, struct span, 2);
	spans[0] = *bench_span(&b, "say \"a\\b\" ", &b.text);
	spans[0].loc.file = "folder/test.csv";
	spans[1] = *bench_span(&b, "loud", &bold);
	struct block blocks[] = {bench_heading(&b, "T", 1), bench_paragraph(&b, "")};
	blocks[1].u.paragraph.spans = spans;
	blocks[1].u.paragraph.span_count = 2;
	bench_section(&b, blocks, 2)->key = "K";
	b.page.width = 200500;
	cr_assert(bench_run(&b));
	cr_assert_str_eq(bench_dump(&b),
	    "page 1 folio 1 of 1 200.5x144 section K\n"
	    "text 12 21 5 12 heading:2 test.csv:1:1 text/10 \"T\"\n"
	    "text 12 33 70 12 paragraph:3 test.csv:1:1 text/10 \"say \\\"a\\\\b\\\" \" bold/10 \"loud\"\n"
	    "destination page 1 12 12 level 1 outline \"T\"\n"
	    "node 0 document\n"
	    "node 1 < 0 part\n"
	    "node 2 < 1 heading level 1\n"
	    "node 3 < 1 paragraph\n");
	bench_close(&b);
}

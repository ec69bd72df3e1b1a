#include <criterion/criterion.h>

#include "fake_metrics.h"

/* A body is 176 by 120 pt, or 108 below a header of a line; a character is 5 pt wide, a line 12 pt high. */

#define cr_says(b, page, text) cr_assert_str_eq(bench_says((b), (page)), (text))

static struct block
lines(struct bench *b, char letter, int n)
{
	return bench_paragraph(b, bench_lines(b, letter, n, 20));
}

/* A row of one cell, 176 pt wide, with these folios, a bar between them. */
static struct table *
band_of(struct bench *b, const enum folio_field *folios, size_t n)
{
	struct row *row = bench_rows(b, 1, 1, (const char *[]){"x"}, &b->head);
	struct span *spans = ARENA_ARRAY(b->arena, struct span, 2 * n);
	struct block block = bench_table(b, 1, row, 1, NULL, 0);
	struct table *table = ARENA_NEW(b->arena, struct table);
	struct column *column = ARENA_NEW(b->arena, struct column);
	struct span slash = *bench_span(b, "/", &b->head);
	size_t count = 0;

	slash.is_literal = true;
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			spans[count++] = slash;
		spans[count] = *bench_span(b, "", &b->head);
		spans[count++].folio = folios[i];
	}
	row->cells[0].spans = spans;
	row->cells[0].span_count = (uint16_t)count;
	*column = (struct column){COLUMN_FLEX, 1000, {0}};
	*table = block.u.table;
	table->columns = column;
	return table;
}

static struct table *
names_of(struct bench *b)
{
	static const enum folio_field folios[] = {FOLIO_UNIT_CODE, FOLIO_HEADING_1, FOLIO_HEADING_1 + 1};

	return band_of(b, folios, 3);
}

static void
begins_with(struct bench *b, size_t page, const char *text)
{
	cr_expect(strncmp(bench_says(b, page), text, strlen(text)) == 0, "page %zu: %s", page,
	    bench_says(b, page));
}

Test(layout_running, a_page_shows_its_first_heading_else_the_one_that_goes_on)
{
	struct bench b;
	bench_open(&b);
	const struct block blocks[] = {
	    bench_heading(&b, "A", 1),
	    lines(&b, 'a', 12), /* over the first page */
	    bench_heading(&b, "A1", 2),
	    lines(&b, 'b', 9), /* over the second and third */
	    bench_heading(&b, "B", 1),
	    bench_heading(&b, "B1", 2),
	    {.kind = BLOCK_PAGE_BREAK},
	    lines(&b, 'c', 1),
	    bench_heading(&b, "B2", 2),
	    lines(&b, 'd', 2),
	};
	bench_section(&b, blocks, 10)->header = names_of(&b);
	b.sections[0].key = "U";
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 4);
	begins_with(&b, 0, "[U/A/]|A|");
	begins_with(&b, 1, "[U/A/A1]|");
	/* What is shown together belongs together: not B and A1. */
	begins_with(&b, 2, "[U/B/B1]|b");
	begins_with(&b, 3, "[U/B/B2]|c0");
	bench_close(&b);
}

Test(layout_running, a_heading_ends_those_below_the_one_before)
{
	struct bench b;
	bench_open(&b);
	const struct block blocks[] = {bench_heading(&b, "A", 1), bench_heading(&b, "A1", 2),
	    lines(&b, 'a', 1), {.kind = BLOCK_PAGE_BREAK}, bench_heading(&b, "B", 1), lines(&b, 'b', 12)};
	bench_section(&b, blocks, 6)->header = names_of(&b);
	cr_assert(bench_run(&b));
	begins_with(&b, 0, "[/A/A1]|A|A1|");
	begins_with(&b, 1, "[/B/]|B|");
	begins_with(&b, 2, "[/B/]|b");
	bench_close(&b);
}

Test(layout_running, a_text_that_names_nothing_is_left_out)
{
	struct bench b;
	bench_open(&b);
	const struct block blocks[] = {lines(&b, 'a', 9), bench_heading(&b, "A", 1), lines(&b, 'b', 2)};
	bench_section(&b, blocks, 3)->header = names_of(&b);
	cr_assert(bench_run(&b));
	begins_with(&b, 0, "a0"); /* the room is kept: nine lines are on it */
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 0)->y, 24000 + 9000);
	begins_with(&b, 1, "[/A/]|A|");
	bench_close(&b);
}

Test(layout_running, the_tallest_name_is_held_room_for_on_every_page)
{
	struct bench b;
	bench_open(&b);
	/* 35 characters fit a line: the second heading takes two. */
	const struct block blocks[] = {bench_heading(&b, "A", 1), lines(&b, 'a', 2),
	    {.kind = BLOCK_PAGE_BREAK}, bench_heading(&b, "a long name of a chapter that needs two lines", 1),
	    lines(&b, 'b', 2)};
	bench_section(&b, blocks, 5)->header = names_of(&b);
	cr_assert(bench_run(&b));
	begins_with(&b, 0, "[/A/]|A|");
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 1)->y, 12000 + 24000 + 9000);
	begins_with(&b, 1, "[/a long name of a chapter that]|[needs two lines/]|");
	cr_assert_eq(bench_item(&b, 1, ITEM_TEXT, 2)->y, 12000 + 24000 + 9000);
	bench_close(&b);
}

/* ---- sections that run on together ---- */

static struct section *
add_unit(struct bench *b, const char *key, const struct block *blocks, size_t n, enum section_start start)
{
	struct section *section = bench_section(b, blocks, n);

	section->key = section->title = key;
	section->start = start;
	return section;
}

Test(layout_running, sections_run_on_and_are_counted_as_one)
{
	static const enum folio_field folios[] = {FOLIO_UNIT_CODE, FOLIO_SECTION_PAGE,
	    FOLIO_SECTION_PAGE_COUNT};
	struct bench b;
	bench_open(&b);
	const struct block one = lines(&b, 'a', 4), two = lines(&b, 'b', 8), three = lines(&b, 'c', 3);
	add_unit(&b, "A", &one, 1, SECTION_NEXT_PAGE)->header = band_of(&b, folios, 3);
	add_unit(&b, "B", &two, 1, SECTION_CONTINUE);
	add_unit(&b, "C", &three, 1, SECTION_CONTINUE);
	cr_assert(bench_run(&b));
	/* Nine lines a page: four and five, then three and three. */
	cr_assert_eq(b.pages.page_count, 2);
	begins_with(&b, 0, "[A/1/2]|a0");
	begins_with(&b, 1, "[C/2/2]|b0");
	cr_assert_eq(bench_count(&b, 0, ITEM_TEXT), 10);
	cr_assert_eq(bench_count(&b, 1, ITEM_TEXT), 7);
	const struct section_pages *pages = b.pages.sections;
	cr_assert(pages[0].first_page == 0 && pages[0].page_count == 1 && pages[0].counted_pages == 2);
	cr_assert(pages[1].first_page == 0 && pages[1].page_count == 2 && pages[1].first_folio == 1);
	cr_assert(pages[2].first_page == 1 && pages[2].page_count == 1 && pages[2].first_folio == 2);
	/* A part for each. */
	cr_assert(b.pages.nodes[1].role == ROLE_PART && strcmp(b.pages.nodes[3].text, "B") == 0);
	cr_assert_eq(b.pages.nodes[4].parent, 3);
	bench_close(&b);
}

Test(layout_running, a_section_that_finds_no_room_begins_on_the_next_page)
{
	static const enum folio_field folios[] = {FOLIO_UNIT_CODE};
	struct bench b;
	bench_open(&b);
	const struct block one = lines(&b, 'a', 8);
	const struct block two[] = {bench_heading(&b, "H", 1), lines(&b, 'b', 2)};
	add_unit(&b, "A", &one, 1, SECTION_NEXT_PAGE)->header = band_of(&b, folios, 1);
	add_unit(&b, "B", two, 2, SECTION_CONTINUE);
	cr_assert(bench_run(&b));
	begins_with(&b, 0, "[A]|a0");
	cr_says(&b, 1, "[B]|H|b0000000000000000001|b0000000000000000002|");
	cr_assert(b.pages.sections[1].first_page == 1 && b.pages.sections[1].page_count == 1);
	cr_assert_eq(b.pages.sections[1].first_folio, 2);
	bench_close(&b);
}

/* As it is kept or made anew, what comes out is the same. */
Test(layout_running, sections_that_run_on_may_be_kept)
{
	const char *dump[2];
	struct bench b;
	bench_open(&b);
	for (int i = 0; i < 8; i++) {
		const struct block blocks[] = {bench_heading(&b, "H", 1), lines(&b, (char)('a' + i), 3 + i)};
		add_unit(&b, "U", blocks, 2, i % 4 == 0 ? SECTION_NEXT_PAGE : SECTION_CONTINUE)->header =
		    names_of(&b);
	}
	for (int kept = 0; kept < 2; kept++) {
		b.document.kept_bytes = kept ? LAYOUT_KEPT_BYTES : 0;
		cr_assert(bench_run(&b));
		dump[kept] = bench_dump(&b);
	}
	cr_assert_str_eq(dump[0], dump[1]);
	bench_close(&b);
}

/* ---- pages with headers of their own ---- */

static struct band *
band_with(struct bench *b, const char *text, size_t n)
{
	struct band *band = ARENA_NEW(b->arena, struct band);
	struct row *rows = ARENA_ARRAY(b->arena, struct row, n);
	struct table *table = ARENA_NEW(b->arena, struct table);

	for (size_t i = 0; i < n; i++)
		rows[i] = *bench_rows(b, 1, 1, &text, &b->head);
	*table = bench_table(b, 1, rows, n, NULL, 0).u.table;
	band->table = table;
	return band;
}

Test(layout_running, the_first_page_has_a_higher_header_and_a_lower_body)
{
	struct bench b;
	bench_open(&b);
	const struct block block = lines(&b, 'a', 16);
	struct section *section = bench_section(&b, &block, 1);
	section->header = band_with(&b, "slim", 1)->table;
	section->first_header = band_with(&b, "high", 3);
	cr_assert(bench_run(&b));
	/* Ten lines less three, and less one. */
	cr_assert_eq(b.pages.page_count, 2);
	begins_with(&b, 0, "[high]|[high]|[high]|a0");
	cr_assert_eq(bench_count(&b, 0, ITEM_TEXT), 3 + 7);
	begins_with(&b, 1, "[slim]|a0");
	cr_assert_eq(bench_count(&b, 1, ITEM_TEXT), 1 + 9);
	bench_close(&b);
}

Test(layout_running, bodies_of_left_and_right_pages_are_alike)
{
	struct bench b;
	bench_open(&b);
	const struct block block = lines(&b, 'a', 24);
	struct section *section = bench_section(&b, &block, 1);
	section->header = band_with(&b, "right", 1)->table;
	section->even_header = band_with(&b, "left", 2);
	section->footer = band_with(&b, "foot", 1)->table;
	section->even_footer = &(struct band){NULL, 0};
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 4);
	begins_with(&b, 0, "[right]|[foot]|a0");
	begins_with(&b, 1, "[left]|[left]|a0");
	cr_assert_eq(bench_count(&b, 0, ITEM_TEXT), 2 + 7);
	cr_assert_eq(bench_count(&b, 1, ITEM_TEXT), 2 + 7);
	/* Both bodies begin below two lines of header. */
	cr_assert_eq(bench_item(&b, 0, ITEM_TEXT, 2)->y, 12000 + 24000 + 9000);
	cr_assert_eq(bench_item(&b, 1, ITEM_TEXT, 2)->y, 12000 + 24000 + 9000);
	bench_close(&b);
}

/* What fits the higher bodies only is split or shrunk as if it fitted none. */
Test(layout_running, what_is_measured_fits_the_lowest_body)
{
	struct bench b;
	bench_open(&b);
	struct row *body = bench_rows(&b, 1, 1, (const char *[]){bench_lines(&b, 'r', 9, 8)}, &b.text);
	const struct block blocks[] = {bench_table(&b, 1, NULL, 0, body, 1)};
	struct section *section = bench_section(&b, blocks, 1);
	section->first_header = band_with(&b, "high", 3);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_eq(bench_count(&b, 0, ITEM_TEXT), 3 + 7);
	bench_close(&b);
}

/* ---- numbers ---- */

Test(layout_running, folios_are_written_as_their_section_says_and_counted_through)
{
	static const enum folio_field folios[] = {FOLIO_PAGE, FOLIO_PAGE_COUNT};
	struct bench b;
	bench_open(&b);
	struct table *header = band_of(&b, folios, 2);
	const struct block block = lines(&b, 'a', 20);
	struct section *section = bench_section(&b, &block, 1);
	section->numbering = NUMERALS_LOWER_ROMAN;
	section->header = header;
	section = bench_section(&b, &block, 1);
	section->first_folio = 1;
	section->header = header;
	section = bench_section(&b, &block, 1);
	section->header = header;
	section->numbering = NUMERALS_NONE;
	section = bench_section(&b, &block, 1);
	section->header = header;
	cr_assert(bench_run(&b));
	/* Twenty lines, nine a page: three pages each; two where there is nothing in the header. */
	cr_assert_eq(b.pages.page_count, 11);
	begins_with(&b, 2, "[iii/iii]|a");
	begins_with(&b, 3, "[1/8]|a");
	begins_with(&b, 6, "a");
	begins_with(&b, 10, "[8/8]|a");
	cr_assert_eq(b.pages.pages[6].frame.folio, 4);
	cr_assert_eq(b.pages.pages[2].frame.numbering, NUMERALS_LOWER_ROMAN);
	bench_close(&b);
}

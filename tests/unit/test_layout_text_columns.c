#include <criterion/criterion.h>

#include "fake_metrics.h"

/* A body is 176 by 120 pt: ten lines of 12 pt; two columns with a gap of 16 pt are 80 pt wide. */

#define LEFT 12000
#define SECOND (LEFT + 96000)
#define TOP 12000
#define LINE 12000

static const struct columns two = {.count = 2, .gap = 16000};

static struct block
in_columns(struct block block)
{
	block.columns = &two;
	return block;
}

static struct block
lines(struct bench *b, char letter, int n)
{
	return bench_paragraph(b, bench_lines(b, letter, n, 10));
}

/* In the whole body. */
static struct block
wide(struct bench *b, char letter, int n)
{
	return bench_paragraph(b, bench_lines(b, letter, n, 20));
}

/* How many lines of text stand at that x. */
static size_t
lines_at(const struct bench *b, size_t page, length x)
{
	size_t n = 0;

	for (size_t i = 0; i < b->pages.pages[page].item_count; i++) {
		const struct item *item = &b->pages.pages[page].items[i];
		n += item->kind == ITEM_TEXT && item->x == x;
	}
	return n;
}

/* The top of the nth line of text on the page, from 0. */
static length
line_top(const struct bench *b, size_t page, size_t n)
{
	for (size_t i = 0; i < b->pages.pages[page].item_count; i++) {
		const struct item *item = &b->pages.pages[page].items[i];
		if (item->kind == ITEM_TEXT && n-- == 0)
			return item->y - item->u.line->ascent;
	}
	return -1;
}

Test(layout_text_columns, end_even_and_what_follows_is_below_them)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {in_columns(lines(&b, 'a', 9)), lines(&b, 'b', 1)};
	bench_section(&b, blocks, 2);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 1);
	cr_assert_eq(lines_at(&b, 0, LEFT), 5 + 1);
	cr_assert_eq(lines_at(&b, 0, SECOND), 4);
	cr_assert_eq(line_top(&b, 0, 5), TOP);
	cr_assert_eq(line_top(&b, 0, 9), TOP + 5 * LINE);
	bench_close(&b);
}

Test(layout_text_columns, fill_pages_and_end_even_on_the_last)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {in_columns(lines(&b, 'a', 26))};
	bench_section(&b, blocks, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_eq(lines_at(&b, 0, LEFT), 10);
	cr_assert_eq(lines_at(&b, 0, SECOND), 10);
	cr_assert_eq(lines_at(&b, 1, LEFT), 3);
	cr_assert_eq(lines_at(&b, 1, SECOND), 3);
	bench_close(&b);
}

Test(layout_text_columns, are_read_one_after_the_other)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {in_columns(lines(&b, 'a', 9)), in_columns(lines(&b, 'b', 3))};
	bench_section(&b, blocks, 2);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.node_count, 1 + 2);
	uint32_t node = 1;
	for (size_t i = 0; i < b.pages.pages[0].item_count; i++) {
		const struct item *item = &b.pages.pages[0].items[i];
		cr_assert(item->node == node || item->node == node + 1);
		node = item->node;
		cr_assert_eq(b.pages.nodes[node].role, ROLE_PARAGRAPH);
	}
	cr_assert_eq(lines_at(&b, 0, LEFT), 6);
	cr_assert_eq(lines_at(&b, 0, SECOND), 6);
	bench_close(&b);
}

/* Of 14 lines, 7 in each, the heading would be the last of the first. */
Test(layout_text_columns, a_heading_is_not_left_at_the_foot_of_one)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {in_columns(lines(&b, 'a', 6)), in_columns(bench_heading(&b, "H", 1)),
	    in_columns(lines(&b, 'b', 7)), lines(&b, 'c', 1)};
	bench_section(&b, blocks, 4);
	cr_assert(bench_run(&b));
	cr_assert_eq(lines_at(&b, 0, LEFT), 6 + 1);
	cr_assert_eq(lines_at(&b, 0, SECOND), 8);
	cr_assert_eq(line_top(&b, 0, 14), TOP + 8 * LINE);
	cr_assert_eq(b.pages.destination_count, 1);
	cr_assert_eq(b.pages.destinations[0].x, SECOND);
	cr_assert_eq(b.pages.destinations[0].y, TOP);
	bench_close(&b);
}

/* Three lines of room: one more in either column would leave a single line for the next page. */
Test(layout_text_columns, begin_below_what_is_on_the_page)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {wide(&b, 'a', 7), in_columns(lines(&b, 'b', 8))};
	bench_section(&b, blocks, 2);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_eq(lines_at(&b, 0, LEFT), 7 + 3);
	cr_assert_eq(lines_at(&b, 0, SECOND), 3);
	cr_assert_eq(line_top(&b, 0, 10), TOP + 7 * LINE);
	cr_assert_eq(lines_at(&b, 1, LEFT), 2);
	bench_close(&b);
}

/* One line of room is none for paragraphs of two that stay together. */
Test(layout_text_columns, pass_by_room_that_is_too_low)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {wide(&b, 'a', 9), in_columns(lines(&b, 'b', 2)),
	    in_columns(lines(&b, 'c', 2))};
	bench_section(&b, blocks, 3);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_eq(lines_at(&b, 0, LEFT), 9);
	cr_assert_eq(lines_at(&b, 1, LEFT), 2);
	cr_assert_eq(lines_at(&b, 1, SECOND), 2);
	bench_close(&b);
}

Test(layout_text_columns, a_heading_above_moves_with_what_fits_only_the_next_page)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {wide(&b, 'a', 8), bench_heading(&b, "H", 1), in_columns(lines(&b, 'b', 4))};
	bench_section(&b, blocks, 3);
	cr_assert(bench_run(&b));
	cr_assert_eq(b.pages.page_count, 2);
	cr_assert_eq(lines_at(&b, 0, LEFT), 8);
	cr_assert_eq(lines_at(&b, 1, LEFT), 1 + 2);
	cr_assert_eq(lines_at(&b, 1, SECOND), 2);
	bench_close(&b);
}

/* Eight lines are four in two columns, and fit below five, but not below seven. */
Test(layout_text_columns, may_be_kept_together)
{
	for (int above = 5; above <= 7; above += 2) {
		struct bench b;
		bench_open(&b);
		struct block blocks[] = {wide(&b, 'a', above), in_columns(lines(&b, 'b', 4)),
		    in_columns(lines(&b, 'c', 4))};
		blocks[1].together = 2;
		bench_section(&b, blocks, 3);
		cr_assert(bench_run(&b));
		cr_assert_eq(b.pages.page_count, above == 5 ? 1 : 2);
		cr_assert_eq(lines_at(&b, b.pages.page_count - 1, SECOND), 4);
		bench_close(&b);
	}
}

Test(layout_text_columns, a_list_goes_on_in_the_next)
{
	struct bench b;
	bench_open(&b);
	const char *words[] = {"xxxxxxxx1", "xxxxxxxx2", "xxxxxxxx3", "xxxxxxxx4"};
	struct paragraph items[4];
	struct span labels[4];
	for (size_t i = 0; i < 4; i++) {
		items[i] = (struct paragraph){bench_span(&b, words[i], &b.text), 1, &b.text};
		labels[i] = *bench_span(&b, "-", &b.text);
	}
	struct block list = {.kind = BLOCK_LIST, .u.list = {items, labels, 4, 10000, false}};
	struct block blocks[] = {in_columns(list)};
	bench_section(&b, blocks, 1);
	cr_assert(bench_run(&b));
	cr_assert_eq(lines_at(&b, 0, LEFT), 2);
	cr_assert_eq(lines_at(&b, 0, LEFT + 10000), 2);
	cr_assert_eq(lines_at(&b, 0, SECOND), 2);
	cr_assert_eq(lines_at(&b, 0, SECOND + 10000), 2);
	bench_close(&b);
}

Test(layout_text_columns, what_fits_no_column_is_told_at_its_place)
{
	struct bench b;
	bench_open(&b);
	struct style *tall = ARENA_NEW(b.arena, struct style);
	*tall = b.text;
	tall->leading = 121000;
	struct block block = lines(&b, 'a', 1);
	block.u.paragraph = (struct paragraph){bench_span(&b, "x", tall), 1, tall};
	block.loc = (struct srcloc){"template.yaml", 7, 5};
	struct block blocks[] = {wide(&b, 'a', 3), in_columns(block)};
	bench_section(&b, blocks, 2);
	cr_assert_not(bench_run(&b));
	cr_assert_eq(diags_errors(b.diags), 1);
	cr_assert_eq(diags_get(b.diags, 0)->loc.line, 7);
	cr_assert_str_eq(diags_get(b.diags, 0)->rule, "layout-no-room");
	bench_close(&b);
}

/* ---- beside each other ---- */

/* 160 pt without the gap: 40 and 120 of them, so that the second begins at 12 + 40 + 16. */
#define BESIDE (LEFT + 56000)

static const struct column widths[] = {{COLUMN_FIXED, 40000, {0}}, {COLUMN_FLEX, 1000, {0}}};
static const struct columns beside = {
    .count = 2,
    .gap = 16000,
    .widths = widths,
    .beside = true,
    .loc = {"template.yaml", 3, 5},
};

static struct block
in_column(struct block block, uint8_t column)
{
	block.columns = &beside;
	block.column = column;
	return block;
}

/* Lines of 5 characters, 25 pt, in the first; of 20 in the second. */
static struct block
narrow(struct bench *b, char letter, int n)
{
	return in_column(bench_paragraph(b, bench_lines(b, letter, n, 5)), 0);
}

Test(layout_text_columns, blocks_stand_beside_each_other)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {wide(&b, 'a', 1), narrow(&b, 'b', 2), narrow(&b, 'c', 1),
	    in_column(wide(&b, 'd', 2), 1), wide(&b, 'e', 1)};
	blocks[1].together = 3;
	bench_section(&b, blocks, 5);
	cr_assert(bench_run(&b));
	cr_assert_eq(lines_at(&b, 0, LEFT), 1 + 3 + 1);
	cr_assert_eq(lines_at(&b, 0, BESIDE), 2);
	cr_assert_eq(line_top(&b, 0, 1), TOP + LINE);
	cr_assert_eq(line_top(&b, 0, 4), TOP + LINE);
	cr_assert_eq(line_top(&b, 0, 6), TOP + 4 * LINE);
	bench_close(&b);
}

/* Of six lines, five and a heading above them have room below four, but not below five. */
Test(layout_text_columns, they_move_to_the_next_page_with_their_heading)
{
	for (int above = 4; above <= 5; above++) {
		struct bench b;
		bench_open(&b);
		struct block blocks[] = {wide(&b, 'a', above), bench_heading(&b, "H", 1), narrow(&b, 'b', 1),
		    in_column(wide(&b, 'c', 5), 1)};
		blocks[2].together = 2;
		bench_section(&b, blocks, 4);
		cr_assert(bench_run(&b));
		size_t last = b.pages.page_count - 1;
		cr_assert_eq(b.pages.page_count, above == 4 ? 1 : 2);
		cr_assert_eq(lines_at(&b, last, BESIDE), 5);
		cr_assert_eq(b.pages.destinations[0].page, last);
		bench_close(&b);
	}
}

Test(layout_text_columns, what_is_higher_than_a_page_is_told)
{
	struct bench b;
	bench_open(&b);
	struct block blocks[] = {narrow(&b, 'b', 1), in_column(wide(&b, 'c', 11), 1)};
	blocks[0].together = 2;
	bench_section(&b, blocks, 2);
	cr_assert_not(bench_run(&b));
	cr_assert_eq(diags_errors(b.diags), 1);
	cr_assert_str_eq(diags_get(b.diags, 0)->rule, "layout-no-room");
	cr_assert_eq(diags_get(b.diags, 0)->loc.line, 3);
	bench_close(&b);
}

/* ---- contents ---- */

static struct block
contents(struct bench *b)
{
	struct block block = {.kind = BLOCK_CONTENTS, .u.contents = {.max_level = 6, .number_width = 20000}};

	for (size_t i = 0; i < 6; i++)
		block.u.contents.level_style[i] = &b->text;
	return block;
}

/* Contents of n headings, which are on pages after them. */
static void
run_contents(struct bench *b, struct block list, size_t n)
{
	struct block *blocks = ARENA_ARRAY(b->arena, struct block, n + 2);

	blocks[0] = list;
	blocks[1] = (struct block){.kind = BLOCK_PAGE_BREAK};
	for (size_t i = 0; i < n; i++)
		blocks[i + 2] = bench_heading(b, "Title", 1);
	bench_section(b, blocks, n + 2);
	cr_assert(bench_run(b));
}

/* A page has ten lines. */
Test(layout_text_columns, no_line_of_contents_is_left_alone)
{
	struct bench b;
	bench_open(&b);
	run_contents(&b, contents(&b), 11);
	cr_assert_eq(lines_at(&b, 0, LEFT), 9);
	cr_assert_eq(lines_at(&b, 1, LEFT), 2);
	bench_close(&b);
}

Test(layout_text_columns, nor_where_contents_begin)
{
	for (int n = 2; n <= 4; n++) {
		struct bench b;
		bench_open(&b);
		struct block blocks[] = {wide(&b, 'a', 9), contents(&b), {.kind = BLOCK_PAGE_BREAK},
		    bench_heading(&b, "T", 1), bench_heading(&b, "T", 1), bench_heading(&b, "T", 1),
		    bench_heading(&b, "T", 1)};
		bench_section(&b, blocks, 3 + (size_t)n);
		cr_assert(bench_run(&b));
		cr_assert_eq(lines_at(&b, 0, LEFT), 9);
		cr_assert_eq(lines_at(&b, 1, LEFT), n);
		bench_close(&b);
	}
}

Test(layout_text_columns, contents_fill_them)
{
	struct bench b;
	bench_open(&b);
	run_contents(&b, in_columns(contents(&b)), 23);
	cr_assert_eq(lines_at(&b, 0, LEFT), 10);
	cr_assert_eq(lines_at(&b, 0, SECOND), 10);
	cr_assert_eq(lines_at(&b, 1, LEFT), 3);
	cr_assert_eq(lines_at(&b, 1, SECOND), 0);
	bench_close(&b);
}

/* 13 lines are 7 and 6, each with its number at the end of its column. */
Test(layout_text_columns, contents_end_even)
{
	struct bench b;
	bench_open(&b);
	run_contents(&b, in_columns(contents(&b)), 13);
	cr_assert_eq(lines_at(&b, 0, LEFT), 7);
	cr_assert_eq(lines_at(&b, 0, SECOND), 6);
	cr_assert_eq(lines_at(&b, 0, LEFT + 80000 - 5000), 7);
	cr_assert_eq(lines_at(&b, 0, SECOND + 80000 - 5000), 6);
	bench_close(&b);
}

/* Two units, of two sections and one, each with headings; contents of two columns of 30 and 20 pt. */
static void
run_fields(struct bench *b, struct contents_field *fields)
{
	static const struct paragraph none;
	struct paragraph texts[4];
	const char *words[] = {"12", "3.5", "7", "88"};
	for (size_t i = 0; i < 4; i++)
		texts[i] = (struct paragraph){bench_span(b, words[i], &b->text), 1, &b->text};
	texts[2] = none;
	const struct contents_unit units[] = {{"B", &texts[2]}, {"A", texts}};
	struct block list = contents(b), *front = ARENA_ARRAY(b->arena, struct block, 2);
	list.u.contents.fields = fields;
	list.u.contents.field_count = 2;
	list.u.contents.units = units;
	list.u.contents.unit_count = 2;
	list.u.contents.number_title = (struct paragraph){NULL, 0, &b->text};
	front[0] = list;
	front[1] = bench_heading(b, "Front", 1);
	bench_section(b, front, 2);
	struct block unit[] = {bench_heading(b, "Unit", 1), bench_heading(b, "Part", 2)};
	bench_section(b, unit, 2)->key = "A";
	bench_section(b, unit, 1)->key = "A";
	bench_section(b, unit, 2)->key = "B";
	cr_assert(bench_run(b));
}

static const struct item *
text_at(const struct bench *b, length x, length y)
{
	for (size_t i = 0; i < b->pages.pages[0].item_count; i++) {
		const struct item *item = &b->pages.pages[0].items[i];
		if (item->kind == ITEM_TEXT && item->x == x && item->y - item->u.line->ascent == y)
			return item;
	}
	return NULL;
}

/*
 * The body ends at 188 pt, numbers of one digit begin at 183, the columns are from 118 to 148 and to 168: of
 * the second line, which is unit A's, "12" begins at 138, "3.5" at 153; of the fifth, B's, "88" at 158.
 */
Test(layout_text_columns, contents_say_of_units_what_there_is)
{
	struct bench b;
	bench_open(&b);
	static struct contents_field fields[] = {{{NULL, 0, NULL}, 30000}, {{NULL, 0, NULL}, 20000}};
	run_fields(&b, fields);
	const struct item *title = text_at(&b, LEFT, TOP + LINE), *first = text_at(&b, 138000, TOP + LINE),
			  *second = text_at(&b, 153000, TOP + LINE),
			  *number = text_at(&b, 183000, TOP + LINE);
	cr_assert(title != NULL && first != NULL && second != NULL && number != NULL);
	cr_assert_str_eq(first->u.line->runs[0].run->text, "12");
	cr_assert_eq(b.pages.nodes[title->node].role, ROLE_LINK);
	cr_assert(first->node == title->node && second->node == title->node && number->node == title->node);
	cr_assert(title < first && first < second && second < number);
	cr_assert_not_null(text_at(&b, 158000, TOP + 4 * LINE));
	/* Nothing on the lines of other headings; of B the first is nothing. */
	cr_assert_null(text_at(&b, 138000, TOP));
	cr_assert_null(text_at(&b, 138000, TOP + 2 * LINE));
	cr_assert_null(text_at(&b, 138000, TOP + 3 * LINE));
	cr_assert_null(text_at(&b, 143000, TOP + 4 * LINE));
	bench_close(&b);
}

/* "Rows" is 20 pt wide, and ends at 148. */
Test(layout_text_columns, titles_of_contents_stand_above)
{
	struct bench b;
	bench_open(&b);
	struct contents_field fields[] = {{{bench_span(&b, "Rows", &b.text), 1, &b.text}, 30000},
	    {{NULL, 0, NULL}, 20000}};
	run_fields(&b, fields);
	const struct item *title = text_at(&b, 128000, TOP);
	cr_assert_not_null(title);
	cr_assert_eq(b.pages.nodes[title->node].role, ROLE_PARAGRAPH);
	cr_assert_not_null(text_at(&b, LEFT, TOP + LINE));
	cr_assert_not_null(text_at(&b, 138000, TOP + 2 * LINE));
	bench_close(&b);
}

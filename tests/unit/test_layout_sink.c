/* What layout owes to those who hand it sections, and to those it hands pages. */
#include <criterion/criterion.h>
#include <malloc.h>

#include "fake_metrics.h"

/* Notes all calls in one line, "s" for sections; refuses where told. */
struct recorder {
	struct bench *b;
	struct buf log;
	const char *refuses;    /* the end of the log at which it does; NULL: never */
	size_t missing_section; /* handed out so many sections, there is none; 0: there are all */
	size_t sections;
	struct buf says; /* the text of all pages */
	const struct item *items;
	bool items_moved; /* from page to page */
	size_t page_count, counted_first;
	uint32_t destination_page; /* of the last destination, as open() saw it */
};

static bool
goes_on(struct recorder *r)
{
	size_t n = r->refuses != NULL ? strlen(r->refuses) : 0;

	return n == 0 || r->log.length < n || strcmp(buf_cstr(&r->log) + r->log.length - n, r->refuses) != 0;
}

static const struct section *
record_section(void *ctx, struct arena *arena, size_t index)
{
	struct recorder *r = ctx;

	(void)arena;
	buf_addf(&r->log, "s%zu ", index);
	r->sections++;
	return r->missing_section > 0 && r->sections > r->missing_section ? NULL : &r->b->sections[index];
}

static bool
record_open(void *ctx, const struct pagination *whole)
{
	struct recorder *r = ctx;

	buf_addf(&r->log, "open%zu ", whole->page_count);
	r->page_count = whole->page_count;
	for (size_t i = 0; i < whole->page_count; i++)
		cr_assert_eq(whole->frames[i].folio, i + 1);
	if (whole->destination_count > 0)
		r->destination_page = whole->destinations[whole->destination_count - 1].page;
	return goes_on(r);
}

static bool
record_page(void *ctx, size_t index, const struct page *page)
{
	struct recorder *r = ctx;

	buf_addf(&r->log, "p%zu ", index);
	cr_assert_eq(page->frame.folio, index + 1);
	r->items_moved = r->items_moved || (index > 0 && page->items != r->items);
	r->items = page->items;
	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].kind == ITEM_TEXT)
			bench_add_text(&r->says, &page->items[i]);
	return goes_on(r);
}

static bool
record_close(void *ctx)
{
	struct recorder *r = ctx;

	buf_adds(&r->log, "close ");
	return goes_on(r);
}

static void
record_counted(void *ctx, size_t index, const struct page *page)
{
	struct recorder *r = ctx;

	buf_addf(&r->log, "c%zu ", index);
	r->counted_first += index == 0;
	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].kind == ITEM_TEXT)
			bench_add_text(&r->says, &page->items[i]);
}

static void
open_recorder(struct recorder *r, struct bench *b)
{
	bench_open(b);
	*r = (struct recorder){.b = b, .log = BUF_INIT, .says = BUF_INIT};
	b->document.section = record_section;
	b->document.ctx = r;
}

static void
close_recorder(struct recorder *r)
{
	buf_release(&r->log);
	buf_release(&r->says);
	bench_close(r->b);
}

static bool
record(struct recorder *r)
{
	struct page_sink sink = {r, record_open, record_page, NULL, record_close, NULL};

	return bench_lay_out(r->b, &sink);
}

/* A header of one cell that says "page of pages", in a column of that width. */
static void
add_header(struct bench *b, struct section *section, length width)
{
	struct row *row = bench_rows(b, 1, 1, (const char *[]){"x"}, &b->head);
	struct span *spans = ARENA_ARRAY(b->arena, struct span, 3);
	struct block *table = ARENA_NEW(b->arena, struct block);
	struct column *column = ARENA_NEW(b->arena, struct column);

	spans[0] = (struct span){.text = "", .style = &b->head, .folio = FOLIO_PAGE};
	spans[1] = (struct span){.text = " of ", .style = &b->head, .length = 4};
	spans[2] = (struct span){.text = "", .style = &b->head, .folio = FOLIO_PAGE_COUNT};
	row[0].cells[0].spans = spans;
	row[0].cells[0].span_count = 3;
	*table = bench_table(b, 1, row, 1, NULL, 0);
	*column = (struct column){COLUMN_FIXED, width, {0}};
	table->u.table.columns = column;
	section->header = &table->u.table;
}

static struct section *
add_lines(struct bench *b, char letter, int n)
{
	struct block block = bench_paragraph(b, bench_lines(b, letter, n, 35));

	return bench_section(b, &block, 1);
}

Test(layout_sink, sections_are_asked_for_in_order_and_pages_handed_on_in_order)
{
	struct bench b;
	struct recorder r;
	open_recorder(&r, &b);
	add_lines(&b, 'a', 15);
	add_lines(&b, 'b', 2);
	cr_assert(record(&r));
	cr_assert_str_eq(buf_cstr(&r.log), "s0 s1 s0 s1 open3 s0 p0 p1 s1 p2 close ");
	close_recorder(&r);
}

Test(layout_sink, page_numbers_that_outgrow_their_room_take_one_more_pass)
{
	struct bench b;
	struct recorder r;
	open_recorder(&r, &b);
	/* 35 pt hold "9 of 9" but not "10 of 10"; nine lines a page, then eight. */
	add_header(&b, add_lines(&b, 'a', 82), 35000);
	cr_assert(record(&r));
	cr_assert_str_eq(buf_cstr(&r.log), "s0 s0 s0 open11 s0 p0 p1 p2 p3 p4 p5 p6 p7 p8 p9 p10 close ");
	close_recorder(&r);
}

Test(layout_sink, nothing_is_called_after_a_refusal)
{
	static const char *const refusals[] = {"open4 ", "p2 ", "close "};
	static const char *const logs[] = {"s0 s0 open4 ", "s0 s0 open4 s0 p0 p1 p2 ",
	    "s0 s0 open4 s0 p0 p1 p2 p3 close "};

	for (size_t i = 0; i < 3; i++) {
		struct bench b;
		struct recorder r;
		open_recorder(&r, &b);
		add_lines(&b, 'a', 35);
		r.refuses = refusals[i];
		cr_expect_not(record(&r));
		cr_expect_str_eq(buf_cstr(&r.log), logs[i]);
		cr_expect_eq(diags_count(b.diags), 0, "why is for the sink to tell");
		close_recorder(&r);
	}
}

Test(layout_sink, a_refusal_within_a_section_asks_for_no_other)
{
	struct bench b;
	struct recorder r;
	open_recorder(&r, &b);
	add_lines(&b, 'a', 25);
	add_lines(&b, 'b', 2);
	r.refuses = "p1 ";
	cr_assert_not(record(&r));
	cr_assert_str_eq(buf_cstr(&r.log), "s0 s1 s0 s1 open4 s0 p0 p1 ");
	close_recorder(&r);
}

Test(layout_sink, what_can_not_be_laid_out_is_never_opened)
{
	struct bench b;
	struct recorder r;
	open_recorder(&r, &b);
	struct block blocks[] = {bench_paragraph(&b, "good"), bench_paragraph(&b, "bad")};
	b.font.fails_at = "bad";
	bench_section(&b, blocks, 2);
	bench_section(&b, blocks, 2);
	cr_assert_not(record(&r));
	/* One pass to count tells all faults: it goes on to the end. */
	cr_assert_str_eq(buf_cstr(&r.log), "s0 s1 s0 s1 ");
	cr_assert_eq(diags_errors(b.diags), 2);
	close_recorder(&r);
}

Test(layout_sink, a_section_that_is_not_there_ends_it)
{
	static const char *const logs[] = {"s0 s1 ", "s0 s1 s0 s1 ", "s0 s1 s0 s1 open2 s0 p0 s1 "};

	for (size_t i = 0; i < 3; i++) {
		struct bench b;
		struct recorder r;
		open_recorder(&r, &b);
		add_lines(&b, 'a', 2);
		add_lines(&b, 'b', 2);
		r.missing_section = 2 * i + 1;
		cr_expect_not(record(&r));
		cr_expect_str_eq(buf_cstr(&r.log), logs[i]);
		close_recorder(&r);
	}
}

Test(layout_sink, pages_come_complete_with_numbers_of_pages_to_come)
{
	struct bench b;
	struct recorder r;
	open_recorder(&r, &b);
	struct block contents = {.kind = BLOCK_CONTENTS,
	    .u.contents = {.max_level = 1, .number_width = 30000}};
	contents.u.contents.level_style[0] = &b.text;
	struct block blocks[] = {contents, {.kind = BLOCK_PAGE_BREAK},
	    bench_paragraph(&b, bench_lines(&b, 'a', 2, 35)), {.kind = BLOCK_PAGE_BREAK},
	    bench_heading(&b, "Last", 1)};
	add_header(&b, bench_section(&b, blocks, 5), 100000);
	cr_assert(record(&r));
	cr_assert_eq(r.destination_page, 2);
	const char *says = buf_cstr(&r.says);
	cr_assert(strncmp(says, "[1 of 3]|Last|", 14) == 0, "%s", says);
	cr_assert(strstr(says, "|3|[2 of 3]|a") != NULL, "%s", says);
	cr_assert(strstr(says, "|[3 of 3]|Last|") != NULL, "%s", says);
	close_recorder(&r);
}

Test(layout_sink, one_page_of_items_is_kept_and_nothing_is_left_behind)
{
	/* Once with another run. */
	for (length width = 35000; width <= 100000; width += 65000) {
		struct bench b;
		struct recorder r;
		open_recorder(&r, &b);
		add_header(&b, add_lines(&b, 'a', 800), width);
		size_t used = arena_used(b.arena);
		cr_assert(record(&r));
		cr_expect_geq(r.page_count, 89);
		cr_expect_not(r.items_moved, "each page's items stand where those of the one before did");
		cr_expect_eq(arena_used(b.arena), used);
		close_recorder(&r);
	}
}

Test(layout_sink, those_who_can_not_wait_see_pages_as_they_are_counted)
{
	struct bench b;
	struct recorder r;
	struct page_sink sink = {&r, record_open, record_page, NULL, record_close, record_counted};
	open_recorder(&r, &b);
	add_header(&b, add_lines(&b, 'a', 15), 100000);
	r.refuses = "open2 ";
	cr_assert_not(bench_lay_out(&b, &sink));
	cr_assert_str_eq(buf_cstr(&r.log), "s0 s0 c0 c1 open2 ");
	/* Room is held for numbers that are not known yet. */
	const char *says = buf_cstr(&r.says);
	cr_assert(strncmp(says, "[0 of 0]|a", 10) == 0, "%s", says);
	cr_assert(strstr(says, "|[0 of 0]|a") != NULL, "%s", says);
	close_recorder(&r);
}

Test(layout_sink, pages_counted_anew_are_shown_anew)
{
	struct bench b;
	struct recorder r;
	struct page_sink sink = {&r, record_open, record_page, NULL, record_close, record_counted};
	open_recorder(&r, &b);
	add_header(&b, add_lines(&b, 'a', 82), 35000);
	cr_assert(bench_lay_out(&b, &sink));
	cr_assert_eq(r.counted_first, 2);
	cr_assert_eq(r.page_count, 11);
	close_recorder(&r);
}

Test(layout_sink, what_was_told_is_not_told_again_when_pages_are_handed_on)
{
	struct bench b;
	struct recorder r;
	open_recorder(&r, &b);
	struct block block =
	    bench_paragraph(&b, "a_word_that_is_wider_than_the_whole_of_the_page_and_so_broken");
	bench_section(&b, &block, 1);
	/* What was measured is used again where it is kept. */
	for (size_t calls = 1; calls <= 2; calls++) {
		b.font.calls = 0;
		b.document.kept_bytes = calls == 1 ? SIZE_MAX : 0;
		cr_assert(record(&r));
		cr_expect_eq(diags_count(b.diags), calls, "told once for each layout");
		cr_expect_eq(b.font.calls, calls);
	}
	close_recorder(&r);
}

/* Where page numbers outgrow their room, sections are made and measured for each run. */
Test(layout_sink, what_was_told_is_not_told_again_in_another_run)
{
	struct bench b;
	struct recorder r;
	open_recorder(&r, &b);
	struct block broken =
	    bench_paragraph(&b, "a_word_that_is_wider_than_the_whole_of_the_page_and_so_broken");
	bench_section(&b, &broken, 1);
	add_header(&b, add_lines(&b, 'a', 82), 35000);
	cr_assert(record(&r));
	cr_assert_str_eq(buf_cstr(&r.log),
	    "s0 s1 s0 s1 s0 s1 open12 s0 p0 s1 p1 p2 p3 p4 p5 p6 p7 p8 p9 p10 p11 close ");
	cr_assert_eq(diags_count(b.diags), 1);
	close_recorder(&r);
}

/* ---- sections come and go ---- */

static bool
record_nodes(void *ctx, const struct nodes *nodes, const struct open_nodes *open)
{
	struct recorder *r = ctx;

	buf_addf(&r->log, "n%u-%u ", nodes->first, nodes->first + nodes->count);
	for (uint32_t i = 0; i < open->count; i++)
		buf_addf(&r->log, "o%u ", open->number[i]);
	return goes_on(r);
}

Test(layout_sink, nodes_are_handed_on_after_the_last_page_of_their_section)
{
	struct bench b;
	struct recorder r;
	struct page_sink sink = {&r, record_open, record_page, record_nodes, record_close, NULL};
	open_recorder(&r, &b);
	add_lines(&b, 'a', 2);
	/* On a right-hand page: the left-hand one before it is the last page of the section that ends. */
	add_lines(&b, 'b', 15)->start = SECTION_ODD_PAGE;
	add_lines(&b, 'c', 2);
	cr_assert(bench_lay_out(&b, &sink));
	cr_assert_str_eq(buf_cstr(&r.log),
	    "s0 s1 s2 s0 s1 s2 open5 s0 p0 p1 n1-2 s1 p2 p3 n2-3 s2 p4 n3-4 close ");
	close_recorder(&r);
}

/* A document of eight sections with all that differs by page, and what becomes of it with so many bytes. */
static const char *
lay_out_keeping(struct bench *b, struct recorder *r, size_t bytes)
{
	struct block contents = {.kind = BLOCK_CONTENTS,
	    .u.contents = {.max_level = 1, .number_width = 30000}};

	open_recorder(r, b);
	contents.u.contents.level_style[0] = &b->text;
	bench_section(b, &contents, 1);
	for (int i = 0; i < 7; i++) {
		const char *texts[] = {bench_lines(b, (char)('a' + i), 25, 9), "b", NULL, "c"};
		struct row *rows = bench_rows(b, 2, 2, texts, &b->text);
		rows[0].cells[0].rows = 2;
		struct block blocks[] = {bench_heading(b, "Table", 1), bench_table(b, 2, NULL, 0, rows, 2)};
		struct section *section = bench_section(b, blocks, 2);
		/* Their room is outgrown from the tenth page on. */
		add_header(b, section, 35000);
		section->start = i % 2 == 0 ? SECTION_ODD_PAGE : SECTION_NEXT_PAGE;
	}
	b->document.kept_bytes = bytes;
	cr_assert(bench_run(b));
	return bench_dump(b);
}

Test(layout_sink, what_is_kept_from_pass_to_pass_makes_no_difference)
{
	struct bench all, some;
	struct recorder r, s;
	const char *expected = lay_out_keeping(&all, &r, SIZE_MAX);
	size_t made_before = SIZE_MAX;

	cr_assert_eq(r.sections, 8, "each is made once");
	for (size_t bytes = 0; bytes <= 40000; bytes += 8000) {
		cr_expect_str_eq(lay_out_keeping(&some, &s, bytes), expected, "%zu bytes", bytes);
		cr_expect_leq(s.sections, made_before, "the more is kept, the less is made anew");
		made_before = s.sections;
		if (bytes == 0)
			cr_expect_eq(s.sections, 4 * 8);
		if (bytes == 16000)
			cr_expect(s.sections > 8 && s.sections < 4 * 8, "%zu", s.sections);
		close_recorder(&s);
	}
	close_recorder(&r);
}

#define SECTION_BYTES ((size_t)1024 * 1024)

/* Makes a section with a megabyte of its own; *ctx is the most that was in use when one was asked for. */
struct weigher {
	struct bench *b;
	size_t most;
};

static const struct section *
make_heavy_section(void *ctx, struct arena *arena, size_t index)
{
	struct weigher *w = ctx;
	struct mallinfo2 in_use = mallinfo2();

	if (in_use.uordblks + in_use.hblkhd > w->most)
		w->most = in_use.uordblks + in_use.hblkhd;
	arena_alloc(arena, SECTION_BYTES, 1);
	return &w->b->sections[index];
}

Test(layout_sink, one_section_is_there_at_a_time_but_for_those_that_are_kept)
{
	for (size_t kept = 0; kept <= 4; kept += 2) {
		struct bench b;
		struct recorder r;
		struct weigher w = {.b = &b};
		open_recorder(&r, &b);
		for (int i = 0; i < 12; i++)
			add_lines(&b, 'a', 2);
		b.document.section = make_heavy_section;
		b.document.ctx = &w;
		b.document.kept_bytes = kept * (SECTION_BYTES + SECTION_BYTES / 16);
		struct mallinfo2 before = mallinfo2();
		cr_assert(record(&r));
		/* When one is asked for, no other is there, but those that are kept. */
		cr_expect_leq(w.most,
		    before.uordblks + before.hblkhd + kept * SECTION_BYTES + SECTION_BYTES * 3 / 4);
		/* Sanitizers bring an allocator that counts nothing. */
		if (w.most > 0)
			cr_expect_geq(w.most, kept * SECTION_BYTES);
		close_recorder(&r);
	}
}

/* A cell that goes on, tables that are kept together: what is placed twice comes out the same. */
Test(layout_sink, a_table_over_pages_is_counted_as_it_is_handed_on)
{
	struct bench b;
	struct recorder r;
	struct page_sink sink = {&r, record_open, record_page, NULL, record_close, record_counted};
	open_recorder(&r, &b);
	const char *texts[] = {bench_lines(&b, 'a', 25, 9), "b", NULL, "c"};
	struct row *rows = bench_rows(&b, 2, 2, texts, &b.text);
	rows[0].cells[0].rows = 2;
	struct block blocks[] = {bench_heading(&b, "Table", 1), bench_table(&b, 2, NULL, 0, rows, 2)};
	bench_section(&b, blocks, 2);
	cr_assert(bench_lay_out(&b, &sink));
	/* Half of what was shown is the pages counted, the other half those handed on. */
	size_t half = r.says.length / 2;
	cr_assert_gt(r.page_count, 1);
	cr_assert_eq(memcmp(r.says.data, r.says.data + half, half), 0, "%s", buf_cstr(&r.says));
	close_recorder(&r);
}

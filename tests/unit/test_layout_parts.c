/* Sections so long that their nodes are handed on in parts. */
#include <criterion/criterion.h>

#include "fake_metrics.h"

/* Looks at parts as they come. */
struct part_taker {
	uint32_t expected; /* the first node of the next part */
	struct open_nodes open;
	size_t parts, midst; /* all; and those that end in the midst of a section */
	uint32_t most;       /* nodes of one */
	bool head_spans;     /* of the first table, as it was handed on first */
};

static bool
take_any(void *ctx)
{
	(void)ctx;
	return true;
}

static bool
take_whole(void *ctx, const struct pagination *whole)
{
	(void)whole;
	return take_any(ctx);
}

static bool
is_open(const struct open_nodes *open, uint32_t node)
{
	for (uint32_t i = 0; i < open->count; i++)
		if (open->number[i] == node)
			return true;
	return false;
}

/* What is on a page belongs to nodes of the part, and not to those that were there before. */
static bool
take_part_page(void *ctx, size_t index, const struct page *page)
{
	struct part_taker *t = ctx;

	cr_assert_eq(page->nodes.first, t->expected, "page %zu", index);
	for (size_t i = 0; i < page->item_count; i++) {
		uint32_t node = page->items[i].node;
		if (node == NODE_ARTIFACT)
			continue;
		cr_assert_geq(node, t->expected, "page %zu", index);
		cr_assert_lt(node, t->expected + page->nodes.count);
	}
	return true;
}

static bool
take_part(void *ctx, const struct nodes *nodes, const struct open_nodes *open)
{
	struct part_taker *t = ctx;

	cr_assert_eq(nodes->first, t->expected);
	cr_assert_eq(nodes->left_open.count, t->open.count);
	for (uint32_t i = 0; i < t->open.count; i++) {
		cr_assert_eq(nodes->left_open.number[i], t->open.number[i]);
		enum role role = nodes_at(nodes, t->open.number[i])->role;
		cr_assert(role == ROLE_PART || role == ROLE_TABLE || role == ROLE_TABLE_BODY);
	}
	for (uint32_t n = nodes->first; n < nodes->first + nodes->count; n++) {
		const struct node *node = nodes_at(nodes, n);
		cr_assert(
		    node->parent == 0 || node->parent >= nodes->first || is_open(&t->open, node->parent));
		cr_assert_lt(node->parent, n);
		if (node->role == ROLE_TABLE && t->parts == 0)
			t->head_spans = node->head_spans;
	}
	t->midst += open->count > 0;
	if (open->count > 0)
		cr_assert_geq(nodes->count, NODES_PART_MIN);
	t->parts++;
	t->most = nodes->count > t->most ? nodes->count : t->most;
	t->expected += nodes->count;
	t->open = *open;
	return true;
}

static void
ignore_counted(void *ctx, size_t index, const struct page *page)
{
	(void)ctx;
	(void)index;
	(void)page;
}

static struct part_taker
lay_out_in_parts(struct bench *b, bool counted)
{
	struct part_taker t = {.expected = 1};
	struct page_sink sink = {&t, take_whole, take_part_page, take_part, take_any, NULL};

	if (counted)
		sink.counted = ignore_counted;
	cr_assert(bench_lay_out(b, &sink));
	cr_assert_eq(t.open.count, 0);
	return t;
}

/* Rows of three columns, as many as make more than two parts, and what goes on in them. */
enum { SHORT_SPANS, LONG_SPANS, HIGH_ROWS, KINDS };

#define ROW_COUNT 2310
static const size_t rows_of_span[KINDS] = {[SHORT_SPANS] = ROW_COUNT / 7, [LONG_SPANS] = 7, [HIGH_ROWS] = 1};

static struct row *
long_rows(struct bench *b, int kind)
{
	static const char *texts[ROW_COUNT * 3];
	const char *high = bench_lines(b, 'h', 25, 9);

	for (size_t r = 0; r < ROW_COUNT; r++) {
		bool is_first = r % rows_of_span[kind] == 0;
		texts[3 * r] = !is_first ? NULL : kind == SHORT_SPANS ? "a" : high;
		texts[3 * r + 1] = "b";
		texts[3 * r + 2] = "c";
	}
	struct row *rows = bench_rows(b, 3, ROW_COUNT, texts, &b->text);
	for (size_t r = 0; r < ROW_COUNT; r += rows_of_span[kind])
		rows[r].cells[0].rows = (uint16_t)rows_of_span[kind];
	return rows;
}

static struct part_taker
lay_out_long_table(int kind, bool has_head, bool counted)
{
	struct bench b;

	bench_open(&b);
	struct row *rows = long_rows(&b, kind);
	/* In the last part. */
	rows[ROW_COUNT - rows_of_span[kind]].cells[0].header = has_head;
	struct block blocks[] = {bench_heading(&b, "Table", 1), bench_table(&b, 3, NULL, 0, rows, ROW_COUNT),
	    bench_paragraph(&b, "end")};
	bench_section(&b, blocks, 3)->key = "U1";
	struct block after = bench_paragraph(&b, bench_lines(&b, 'a', 15, 35));
	bench_section(&b, &after, 1);
	struct part_taker t = lay_out_in_parts(&b, counted);
	bench_close(&b);
	return t;
}

Test(layout_parts, a_long_table_is_handed_on_in_parts_where_no_text_in_it_goes_on)
{
	for (int kind = 0; kind < KINDS; kind++) {
		struct part_taker t = lay_out_long_table(kind, false, kind % 2 != 0);
		cr_expect_geq(t.midst, 1, "kind %d", kind);
		cr_expect_eq(t.parts, t.midst + 2);
		cr_expect_lt(t.most, NODES_PART_MIN + (kind == SHORT_SPANS ? 50 : 400), "kind %d", kind);
	}
}

Test(layout_parts, the_first_knows_that_a_head_in_the_last_spans)
{
	for (int counted = 0; counted < 2; counted++) {
		cr_expect_not(lay_out_long_table(SHORT_SPANS, false, counted).head_spans);
		cr_expect(lay_out_long_table(SHORT_SPANS, true, counted).head_spans);
	}
}

Test(layout_parts, a_long_section_is_handed_on_in_parts_between_its_blocks)
{
	enum { PAGES = NODES_PART_MIN * 5 / 4 };
	static struct block blocks[3 * PAGES];
	struct bench b;
	bench_open(&b);
	for (size_t i = 0; i < PAGES; i++) {
		blocks[3 * i] = bench_heading(&b, "a", 1);
		blocks[3 * i + 1] = bench_paragraph(&b, "b");
		blocks[3 * i + 2] = (struct block){.kind = BLOCK_PAGE_BREAK};
	}
	bench_section(&b, blocks, 3 * PAGES - 1)->key = "U1";
	struct part_taker t = lay_out_in_parts(&b, false);
	cr_expect_eq(t.midst, 2);
	cr_expect_eq(t.expected, 2 * PAGES + 2);
	bench_close(&b);
}

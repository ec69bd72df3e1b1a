#include <criterion/criterion.h>

#include "dice.h"
#include "fake_metrics.h"

/*
 * Whatever the table: no word is lost or printed twice, texts stay in their cells, cells in the body, and no
 * two of them overlap, nor a text and a rule.  Tables are made from a number, so that a failure can be had
 * again.
 */

#define SEEDS 3000

/* Words "w17" with numbers that go up; some long ones, some that must be broken. */
static const char *
random_text(struct bench *b, struct dice *dice, unsigned *word, uint32_t most)
{
	struct buf text = BUF_INIT;
	for (uint32_t n = roll(dice, most); n > 0; n--)
		buf_addf(&text, "w%u%s ", (*word)++, roll(dice, 8) == 0 ? "xxxxxxxx" : "");
	const char *copy = arena_strdup(b->arena, buf_cstr(&text));
	buf_release(&text);
	return copy;
}

static const struct style *
random_style(struct bench *b, struct dice *dice)
{
	struct style *style = ARENA_NEW(b->arena, struct style);
	*style = b->text;
	for (int side = 0; side < SIDES; side++) {
		style->padding[side] = (length)roll(dice, 3) * 1000;
		style->border[side].width = (length)roll(dice, roll(dice, 6) == 0 ? 12 : 3) * 500;
	}
	style->leading = 11000 + (length)roll(dice, 3) * 1000;
	style->valign = (enum valign)roll(dice, 3);
	style->align = (enum align)roll(dice, 3);
	style->background.none = roll(dice, 2) == 0;
	style->indent_left = (length)roll(dice, 2) * 2000;
	return style;
}

/* Spans over rows and columns where the grid is still free. */
static void
random_span(struct dice *dice, struct row *rows, size_t row_count, size_t column_count, size_t r, size_t c)
{
	size_t columns = 1, height = 1;
	if (roll(dice, 4) == 0)
		height += roll(dice, roll(dice, 3) == 0 ? 40 : 5);
	if (roll(dice, 5) == 0)
		columns += roll(dice, 3);
	while (columns > 1 && c + columns > column_count)
		columns--;
	for (size_t k = 1; k < columns; k++)
		if (rows[r].cells[c + k].covered)
			columns = k;
	if (height > row_count - r)
		height = row_count - r;
	for (size_t y = r; y < r + height; y++)
		for (size_t x = c; x < c + columns; x++)
			rows[y].cells[x] = (struct cell){.covered = true};
	rows[r].cells[c] = (struct cell){.columns = (uint16_t)columns, .rows = (uint16_t)height};
}

static struct row *
random_rows(struct bench *b, struct dice *dice, size_t row_count, size_t column_count, unsigned *word,
    uint32_t most)
{
	struct row *rows = ARENA_ARRAY(b->arena, struct row, row_count);
	for (size_t r = 0; r < row_count; r++) {
		rows[r].cells = ARENA_ARRAY(b->arena, struct cell, column_count);
		rows[r].loc = (struct srcloc){"random", (uint32_t)r, 1};
		rows[r].keep_with_previous = roll(dice, 6) == 0;
		rows[r].min_height = roll(dice, 5) == 0 ? (length)roll(dice, 200) * 1000 : 0;
	}
	for (size_t r = 0; r < row_count; r++) {
		for (size_t c = 0; c < column_count; c++) {
			if (rows[r].cells[c].covered)
				continue;
			random_span(dice, rows, row_count, column_count, r, c);
			struct cell *cell = &rows[r].cells[c];
			cell->style = random_style(b, dice);
			uint32_t words = most > 3 && roll(dice, 12) == 0 ? most * 8 : most;
			cell->spans = bench_span(b, random_text(b, dice, word, words), cell->style);
			cell->span_count = 1;
		}
	}
	return rows;
}

static void
random_document(struct bench *b, struct dice *dice, unsigned *words)
{
	struct block *blocks = ARENA_ARRAY(b->arena, struct block, 8);
	size_t n = 0;
	unsigned word = 0;

	b->text.orphans = (uint8_t)roll(dice, 4);
	b->text.widows = (uint8_t)roll(dice, 4);
	if (roll(dice, 4) == 0)
		b->continued.length = 0;
	for (size_t tables = 1 + roll(dice, 3); tables > 0; tables--) {
		if (roll(dice, 2) == 0) {
			blocks[n] = bench_heading(b, arena_printf(b->arena, "w%u ", word++), 1);
			n++;
		}
		size_t columns = 1 + roll(dice, 5), rows = roll(dice, roll(dice, 3) == 0 ? 60 : 8);
		size_t heads = roll(dice, 2);
		struct row *head = random_rows(b, dice, heads, columns, &word, 3);
		struct row *body = random_rows(b, dice, rows, columns, &word, 6);
		for (size_t r = 0; r < heads; r++)
			head[r].min_height = 0;
		blocks[n] = bench_table(b, columns, head, heads, body, rows);
		blocks[n].keep_with_next = roll(dice, 3) == 0;
		struct column *column = ARENA_ARRAY(b->arena, struct column, columns);
		for (size_t c = 0; c < columns; c++)
			column[c] = (struct column){COLUMN_FLEX, 1000 + (int32_t)roll(dice, 500), {0}};
		blocks[n++].u.table.columns = column;
	}
	blocks[n++] = bench_paragraph(b, random_text(b, dice, &word, 80));
	bench_section(b, blocks, n);
	*words = word;
}

/* Words that are not artifacts, in the order of their items within each cell; seen[w] counts them. */
static void
count_words(const struct bench *b, unsigned char *seen, unsigned words, unsigned seed)
{
	for (size_t p = 0; p < b->pages.page_count; p++) {
		const struct page *page = &b->pages.pages[p];
		for (size_t i = 0; i < page->item_count; i++) {
			const struct item *item = &page->items[i];
			if (item->kind != ITEM_TEXT || item->node == NODE_ARTIFACT)
				continue;
			for (uint32_t k = 0; k < item->u.line->count; k++) {
				const struct shaped *run = item->u.line->runs[k].run;
				if (run->text[0] != 'w')
					continue;
				unsigned long word = strtoul(run->text + 1, NULL, 10);
				cr_assert_lt(word, words, "seed %u", seed);
				seen[word]++;
			}
		}
	}
}

/* Lines of one cell keep their order, over pages too: each node's words go up. */
static void
check_order(const struct bench *b, unsigned seed)
{
	unsigned long *last = ARENA_ARRAY(b->arena, unsigned long, b->pages.node_count);
	for (size_t p = 0; p < b->pages.page_count; p++) {
		const struct page *page = &b->pages.pages[p];
		for (size_t i = 0; i < page->item_count; i++) {
			const struct item *item = &page->items[i];
			if (item->kind != ITEM_TEXT || item->node == NODE_ARTIFACT ||
			    item->u.line->count == 0)
				continue;
			const char *text = item->u.line->runs[0].run->text;
			if (text[0] != 'w')
				continue;
			unsigned long word = strtoul(text + 1, NULL, 10) + 1;
			cr_assert_gt(word, last[item->node], "seed %u", seed);
			last[item->node] = word;
		}
	}
	for (size_t i = 1; i < b->pages.node_count; i++)
		cr_assert_lt(b->pages.nodes[i].parent, i, "seed %u", seed);
}

static bool
overlap(const struct item *a, const struct item *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h && b->y < a->y + a->h;
}

static void
check_cell(const struct bench *b, const struct item *cell, const struct item *before, size_t n, unsigned seed)
{
	length left = b->page.margin[SIDE_LEFT], top = b->page.margin[SIDE_TOP];

	cr_assert(cell->x >= left && cell->x + cell->w <= b->page.width - left, "seed %u", seed);
	cr_assert(cell->y >= top && cell->y + cell->h <= b->page.height - top, "seed %u: %d + %d", seed,
	    cell->y, cell->h);
	for (size_t i = 0; i < n; i++)
		cr_assert(before[i].kind != ITEM_CELL || !overlap(&before[i], cell), "seed %u", seed);
}

/* Text of the flow, outside of tables. */
static bool
is_outside(const struct bench *b, const struct item *item)
{
	if (item->node == NODE_ARTIFACT)
		return false;
	enum role role = b->pages.nodes[item->node].role;
	return role == ROLE_PARAGRAPH || role == ROLE_HEADING;
}

static void
check_page(const struct bench *b, const struct page *page, unsigned seed)
{
	const struct item *cell = NULL;
	length y = 0;

	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		cr_assert_eq(item->node == NODE_ARTIFACT, item->artifact != ARTIFACT_NONE);
		if (item->kind == ITEM_CELL) {
			check_cell(b, item, page->items, i, seed);
			cell = item;
			y = item->y;
		} else if (item->kind != ITEM_TEXT || is_outside(b, item)) {
			cell = NULL;
		}
		if (item->kind != ITEM_TEXT)
			continue;
		length top = item->y - item->u.line->ascent;
		cr_assert(top + item->h <= b->page.height - b->page.margin[SIDE_BOTTOM], "seed %u", seed);
		if (cell == NULL)
			continue;
		cr_assert(item->x >= cell->x && item->x + item->w <= cell->x + cell->w, "seed %u", seed);
		cr_assert(top >= y && top + item->h <= cell->y + cell->h, "seed %u", seed);
		y = top + item->h;
	}
}

/* Whether a rule, less `slack` on either side, is drawn over a text. */
static bool
is_over(const struct item *rule, const struct item *text, length slack)
{
	length half = rule->u.rule.thickness / 2 - slack;
	length top = text->y - text->u.line->ascent;

	if (rule->h == 0)
		return text->x < rule->x + rule->w && rule->x < text->x + text->w && top < rule->y + half &&
		    rule->y - half < top + text->h;
	return top < rule->y + rule->h && rule->y < top + text->h && text->x < rule->x + half &&
	    rule->x - half < text->x + text->w;
}

/* The outer half of a rule of up to 1 pt may touch what is outside of its table. */
static void
check_rule(const struct bench *b, const struct page *page, const struct item *rule, unsigned seed)
{
	length hairline = rule->u.rule.thickness <= LENGTH_PT ? rule->u.rule.thickness / 2 : 0;
	bool cells = false, inside = true;

	for (const struct item *item = page->items; item < page->items + page->item_count; item++) {
		if (item > rule && item->kind == ITEM_CELL)
			cells = true;
		else if (item->kind == ITEM_RULE || item->kind == ITEM_FILL)
			inside = inside && !cells;
		if (item->kind == ITEM_TEXT)
			cr_assert_not(
			    is_over(rule, item, item < rule || !inside || is_outside(b, item) ? hairline : 0),
			    "seed %u", seed);
	}
}

static void
check_places(const struct bench *b, unsigned seed)
{
	for (size_t p = 0; p < b->pages.page_count; p++) {
		cr_assert(b->pages.pages[p].item_count > 0 || b->pages.page_count == 1,
		    "seed %u: page %zu is empty", seed, p);
		check_page(b, &b->pages.pages[p], seed);
		for (size_t i = 0; i < b->pages.pages[p].item_count; i++)
			if (b->pages.pages[p].items[i].kind == ITEM_RULE)
				check_rule(b, &b->pages.pages[p], &b->pages.pages[p].items[i], seed);
	}
}

/* Some of the blocks stand in columns that are as wide as the body was. */
static void
set_in_columns(struct bench *b, struct dice *dice)
{
	struct columns *columns = ARENA_NEW(b->arena, struct columns);
	struct block *blocks = (struct block *)b->sections[0].blocks;
	size_t n = b->sections[0].block_count, from = roll(dice, (uint32_t)n);

	*columns = (struct columns){.count = (uint8_t)(2 + roll(dice, 2)),
	    .gap = (length)(1 + roll(dice, 3)) * 5000};
	b->page.width += (columns->count - 1) * (176000 + columns->gap);
	for (size_t i = from; i < n && (i == from || roll(dice, 5) > 0); i++)
		blocks[i].columns = columns;
	if (roll(dice, 4) == 0)
		blocks[from].together = 1 + roll(dice, (uint32_t)(n - from));
}

/* Of texts in columns, no two are printed one over the other. */
static void
check_texts(const struct bench *b, const struct page *page, unsigned seed)
{
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *one = &page->items[i];
		for (size_t k = 0; k < i && one->kind == ITEM_TEXT; k++) {
			const struct item *other = &page->items[k];
			if (other->kind != ITEM_TEXT)
				continue;
			struct item a = *one, c = *other;
			a.y -= a.u.line->ascent;
			c.y -= c.u.line->ascent;
			cr_assert_not(overlap(&a, &c), "seed %u", seed);
		}
		cr_assert(one->x >= 0 && one->x + one->w <= b->page.width, "seed %u", seed);
	}
}

static void
check_seed(unsigned seed, bool in_columns)
{
	struct dice dice = {seed * 2654435761u + 1};
	struct bench b;
	unsigned words;

	bench_open(&b);
	random_document(&b, &dice, &words);
	if (in_columns)
		set_in_columns(&b, &dice);
	bool ok = bench_run(&b);
	const struct diag *last =
	    diags_count(b.diags) > 0 ? diags_get(b.diags, diags_count(b.diags) - 1) : NULL;
	cr_assert(ok, "seed %u: %s", seed, last != NULL ? last->message : "");
	unsigned char *seen = ARENA_ARRAY(b.arena, unsigned char, words);
	count_words(&b, seen, words, seed);
	for (unsigned i = 0; i < words; i++)
		cr_assert_eq(seen[i], 1, "seed %u: word %u is printed %d times", seed, i, seen[i]);
	check_order(&b, seed);
	check_places(&b, seed);
	for (size_t p = 0; p < b.pages.page_count && in_columns; p++)
		check_texts(&b, &b.pages.pages[p], seed);
	bench_close(&b);
}

Test(layout_random, nothing_is_lost_and_nothing_overprinted)
{
	for (unsigned seed = 1; seed <= SEEDS; seed++)
		check_seed(seed, false);
}

Test(layout_random, nor_in_columns)
{
	for (unsigned seed = 1; seed <= SEEDS; seed++)
		check_seed(seed, true);
}

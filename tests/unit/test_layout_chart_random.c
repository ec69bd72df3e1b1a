#include <criterion/criterion.h>

#include "chart_bench.h"
#include "dice.h"

/*
 * Whatever the data: marks and texts stay in the body of their pages, no two texts overlap, no text meets an
 * area or a line but the one it is on, every value is drawn once, and every name and figure printed.  Charts
 * are made from a number, so that a failure can be had again.
 */

#define SEEDS 3000

static const char *
random_name(struct bench *b, struct dice *dice, size_t i)
{
	struct buf text = BUF_INIT;
	buf_addf(&text, "n%zu", i);
	for (uint32_t n = roll(dice, 4) == 0 ? roll(dice, 12) : roll(dice, 2); n > 0; n--)
		buf_addf(&text, " %.*s", (int)roll(dice, 12) + 1, "abcdefghijklmnop");
	const char *copy = arena_strdup(b->arena, buf_cstr(&text));
	buf_release(&text);
	return copy;
}

/* Blank now and then; up to `digits` figures, some of them decimals, some below zero. */
static const char *
random_figure(struct bench *b, struct dice *dice, uint32_t digits, bool negative)
{
	struct buf text = BUF_INIT;
	if (roll(dice, 6) > 0) {
		if (negative && roll(dice, 3) == 0)
			buf_addc(&text, '-');
		for (uint32_t n = roll(dice, digits) + 1; n > 0; n--)
			buf_addc(&text, (char)('0' + roll(dice, 10)));
		if (roll(dice, 4) == 0)
			buf_addf(&text, ".%u", roll(dice, 100));
	}
	const char *copy = arena_strdup(b->arena, buf_cstr(&text));
	buf_release(&text);
	return copy;
}

/* Of two series, whatever they are: what is drawn of them stands for itself. */
static void
random_differences(struct chart_bench *b, struct dice *dice)
{
	struct arena *arena = b->bench.arena;
	struct chart_differences *differences = ARENA_NEW(arena, struct chart_differences);
	struct chart_value *values = ARENA_ARRAY(arena, struct chart_value, b->chart.category_count);

	for (size_t i = 0; i < b->chart.category_count; i++)
		values[i] = chart_bench_value(random_figure(&b->bench, dice, 3, true));
	*differences = (struct chart_differences){.title = roll(dice, 3) > 0 ? "what they differ by" : "",
	    .values = values,
	    .above = {.fill = {7, 7, 7, false}},
	    .below = {.fill = {8, 8, 8, false}},
	    .height = roll(dice, 2) == 0 ? 0 : (length)roll(dice, 200) * 1000,
	    .loc = {"test.yaml", 2, 1}};
	b->chart.differences = differences;
}

static void
random_chart(struct chart_bench *b, struct dice *dice)
{
	struct bench *bench = &b->bench;
	enum chart_kind kind = (enum chart_kind)roll(dice, 4);

	chart_bench_open(b, kind);
	bench->page.width = 120000 + (length)roll(dice, 400) * 1000;
	bench->page.height = 500000 + (length)roll(dice, 300) * 1000;
	size_t n = roll(dice, 5) == 0 ? roll(dice, 400) + 1 : roll(dice, 30) + 1;
	size_t series = kind == CHART_BARS || kind == CHART_STACK ? 1 : roll(dice, 3) + 1;
	uint32_t digits = roll(dice, 5) == 0 ? 14 : 4;
	bool negative = roll(dice, 3) == 0;
	const char **names = ARENA_ARRAY(bench->arena, const char *, n);
	const char **texts = ARENA_ARRAY(bench->arena, const char *, n *series);
	/* The legend of a stack has to stay on the page. */
	n = kind == CHART_STACK && n > 8 ? 8 : n;
	for (size_t i = 0; i < n; i++)
		names[i] = random_name(bench, dice, i);
	for (size_t i = 0; i < n * series; i++)
		texts[i] = random_figure(bench, dice, digits, negative);
	chart_bench_table(b, n, names, series, texts);
	for (size_t s = 0; s < series; s++) {
		b->series[s].line = kind == CHART_LINES || (kind == CHART_COLUMNS && roll(dice, 3) == 0);
		b->series[s].title = roll(dice, 4) > 0 ? "title of it" : NULL;
	}
	if (kind != CHART_STACK && roll(dice, 3) == 0)
		b->chart.reference = (struct chart_reference){true, {(int64_t)roll(dice, 200), 0},
		    roll(dice, 2) ? "mark it" : NULL};
	if (series == 2 && roll(dice, 2) == 0)
		random_differences(b, dice);
	struct mark *mark = ARENA_NEW(bench->arena, struct mark);
	*mark = (struct mark){"word", {.fill = {5, 5, 5, false}}, "M", &bench->text};
	for (size_t i = 0; i < n; i++)
		if (kind == CHART_STACK || (kind == CHART_BARS && digits == 14 && roll(dice, 2) == 0))
			b->categories[i].mark = mark;
}

/* --- boxes -------------------------------------------------------------------------------------------- */

struct frame {
	length left, top, right, bottom;
};

static struct frame
frame_of(const struct item *item)
{
	length y = item->kind == ITEM_TEXT ? item->y - item->u.line->ascent : item->y;
	length half = item->kind == ITEM_PATH ? item->u.path->thickness / 2
	    : item->kind == ITEM_RULE         ? item->u.rule.thickness / 2
					      : 0;
	return (struct frame){item->x - half, y - half, item->x + item->w + half, y + item->h + half};
}

static bool
meet(struct frame a, struct frame b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static bool
within(struct frame inner, struct frame outer)
{
	return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
	    inner.bottom <= outer.bottom;
}

static bool
is_area(const struct item *item)
{
	return item->kind == ITEM_FILL || item->kind == ITEM_PATH;
}

static void
check_pair(const struct chart_bench *b, const struct item *text, const struct item *other, unsigned seed)
{
	struct frame frame = frame_of(text), against = frame_of(other);

	if (other->kind == ITEM_TEXT)
		cr_assert_not(meet(frame, against), "seed %u: two texts meet at %d, %d", seed, text->x,
		    text->y);
	/* A letter is on its mark, whole in width; but a bar's leader may point at a text beside it. */
	else if (is_area(other) && b->chart.kind != CHART_STACK &&
	    !(frame.left >= against.left && frame.right <= against.right))
		cr_assert_not(meet(frame, against),
		    "seed %u: a text of a chart of kind %d, at %d, %d, meets a mark of kind %d: %d %d %d %d",
		    seed, b->chart.kind, text->x, text->y, other->kind, other->x, other->y, other->w,
		    other->h);
}

static void
check_page(const struct chart_bench *b, size_t p, unsigned seed)
{
	const struct page *page = &b->bench.pages.pages[p];
	const struct frame body = {12000, 12000, page->frame.width - 12000, page->frame.height - 12000};
	/* A hair of a rule at the edge is no harm. */
	const struct frame around = {11200, 11200, page->frame.width - 11200, page->frame.height - 11200};

	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		cr_assert(within(frame_of(item), item->kind == ITEM_TEXT ? body : around),
		    "seed %u: item %zu of page %zu, of kind %d, leaves the body: %d %d %d %d of %d %d", seed,
		    i, p, item->kind, item->x, item->y, item->w, item->h, page->frame.width,
		    page->frame.height);
		for (size_t k = 0; item->kind == ITEM_TEXT && k < page->item_count; k++)
			if (k != i && (k > i || page->items[k].kind != ITEM_TEXT))
				check_pair(b, item, &page->items[k], seed);
	}
}

/* --- what is there ------------------------------------------------------------------------------------ */

/* Names and figures of bars and stacks are all printed, in order. */
static void
check_told(struct chart_bench *b, unsigned seed)
{
	struct buf all = BUF_INIT;

	for (size_t p = 0; p < b->bench.pages.page_count; p++)
		buf_adds(&all, bench_says(&b->bench, p));
	const char *at = buf_cstr(&all);
	for (size_t i = 0; i < b->chart.category_count; i++) {
		const char *name = arena_printf(b->bench.arena, "|n%zu", i);
		at = strstr(at, name);
		cr_assert_not_null(at, "seed %u: %s is not printed", seed, name);
	}
	buf_release(&all);
}

/* Columns and bars are as many as there are values, and those of 0 that have no height. */
static void
check_drawn(const struct chart_bench *b, unsigned seed)
{
	size_t values = 0, fills = 0, titles = 0, zeros = 0, differences = 0;

	for (size_t s = 0; s < b->chart.series_count; s++) {
		if (b->series[s].line)
			continue;
		titles += b->chart.kind == CHART_COLUMNS && b->series[s].title != NULL;
		for (size_t i = 0; i < b->chart.category_count; i++) {
			const struct chart_value *value = &b->series[s].values[i];
			values += value->known;
			/* A bar may be too short to be drawn; its figure is beside it. */
			zeros += value->known && b->chart.kind == CHART_BARS;
		}
	}
	for (size_t p = 0; p < b->bench.pages.page_count; p++)
		fills += chart_bench_count(b, p, ITEM_FILL);
	for (size_t i = 0; i < b->chart.category_count && b->chart.differences != NULL; i++)
		differences += b->chart.differences->values[i].known;
	/* Their figures, if there are any, stand on paper. */
	values += differences;
	cr_assert_leq(fills, values + titles + differences, "seed %u", seed);
	cr_assert_geq(fills + zeros, values + titles, "seed %u: %zu areas for %zu values", seed, fills,
	    values);
}

static void
check_seed(unsigned seed)
{
	struct dice dice = {seed * 2654435761u + 1};
	struct chart_bench b;

	random_chart(&b, &dice);
	bool marked = false;
	for (size_t i = 0; i < b.chart.category_count; i++)
		marked = marked || b.categories[i].mark != NULL;
	bool ok = chart_bench_run(&b);
	const struct diag *last =
	    diags_count(b.bench.diags) > 0 ? diags_get(b.bench.diags, diags_count(b.bench.diags) - 1) : NULL;
	cr_assert(ok, "seed %u: %s", seed, last != NULL ? last->message : "");
	for (size_t p = 0; p < b.bench.pages.page_count; p++)
		check_page(&b, p, seed);
	if (b.chart.kind == CHART_BARS || b.chart.kind == CHART_STACK)
		check_told(&b, seed);
	if ((b.chart.kind == CHART_BARS && !marked) || b.chart.kind == CHART_COLUMNS)
		check_drawn(&b, seed);
	chart_bench_close(&b);
}

Test(layout_chart_random, nothing_leaves_its_place_and_nothing_is_lost)
{
	for (unsigned seed = 1; seed <= SEEDS; seed++)
		check_seed(seed);
}

/* Paragraphs of blocks: a word is so many wide, a space one; the parts of struct fit are thousandths. */
#include <criterion/criterion.h>

#include "dice.h"
#include "support.h"
#include "text/total_fit.h"

#define BREAKS_MAX 12

struct blocks {
	struct fit_break breaks[BREAKS_MAX];
	struct fit fit;
};

/*
 * A paragraph of words: "3 2-2 1/" is one 3 wide, one of two pieces that a hyphen (1 wide) may part, and
 * one that the text ends its line after.
 */
static void
blocks_make(struct blocks *b, const char *words, length width)
{
	int64_t at = 0;
	uint32_t spaces = 0, token = 0;
	uint16_t offset = 0;

	*b = (struct blocks){.fit = {.breaks = b->breaks, .width = width, .scale = 1}};
	for (const char *s = words; *s; s++) {
		struct fit_break *at_break = &b->breaks[b->fit.count++];
		at += *s - '0';
		char after = s[1] != '\0' ? *++s : '/';
		*at_break = (struct fit_break){
		    .end = at + (after == '-'),
		    .last = after == '-' ? 1 : 0,
		    .start = at + (after == ' '),
		    .spaces_end = spaces,
		    .spaces_start = spaces + (after == ' '),
		    .token = token,
		    .offset = after == '-' ? ++offset : 0,
		    .hyphen = after == '-',
		    .forced = after == '/',
		};
		at = at_break->start;
		spaces = at_break->spaces_start;
		if (after != '-') {
			token++;
			offset = 0;
		}
	}
}

/* The breaks that are taken, as letters from a. */
static const char *
taken(const struct blocks *b)
{
	static char names[BREAKS_MAX + 1];
	struct fit_ways ways[BREAKS_MAX];
	uint32_t numbers[BREAKS_MAX];
	size_t n = total_fit(&b->fit, ways, numbers);

	for (size_t i = 0; i < n; i++)
		names[i] = (char)('a' + numbers[i]);
	names[n] = '\0';
	return names;
}

static void
expect_taken(const char *words, length width, const char *expected)
{
	struct blocks b;

	blocks_make(&b, words, width);
	cr_expect_str_eq(taken(&b), expected, "\"%s\" in %d takes %s, not %s", words, width, taken(&b),
	    expected);
}

Test(text_total_fit, the_gaps_of_all_lines_count_together)
{
	/* Filled one by one, "3 2" leaves 0 and "2" 4 of 6: 666² = 443,556.  "3" and "2 2" leave 3 and 1. */
	expect_taken("3 2 2 5", 6, "acd"); /* 500² + 166² = 277,556 */
	/* The last line counts for nothing, and neither does one that the text ends. */
	expect_taken("3 2 2", 6, "bc");
	expect_taken("3 2 2/1 1", 6, "bce");
	/* "3 1" and "2 2" are full. */
	expect_taken("3 1 2 2 5", 5, "bde");
}

Test(text_total_fit, no_paragraph_takes_more_lines_than_it_must)
{
	/* "4 1" and "1 4" are full; "4", "1 1", "4", "4" would be one more. */
	expect_taken("4 1 1 4 4", 6, "bde");
	/* A hyphen that saves a line is taken whatever it costs: "4 1-", "5 1" for "4", "6", "1". */
	expect_taken("4 1-5 1", 7, "bd");
}

Test(text_total_fit, a_hyphen_costs_a_quarter_of_the_width)
{
	/* "6 1-" and "4 1": 100² + 60,000 + 400² = 230,000; "6" and "5 1": 400² + 300² = 250,000. */
	expect_taken("6 1-4 1 9", 10, "bde");
	/* "7 1-" and "4 1": 60,000 + 400² = 220,000; "7" and "5 1": 2 * 300² = 180,000. */
	expect_taken("7 1-4 1 9", 10, "ade");
}

Test(text_total_fit, three_lines_in_a_row_never_end_with_a_hyphen)
{
	/*
	 * "1 4-", "3 3-", "3 3-", "3" would have the fewest: 125² + 60,000 + 2 * 180,000 = 435,625.  Of what
	 * is allowed "1 4-", "3", "6", "6" has 125² + 60,000 + 625² + 250² = 528,750.
	 */
	expect_taken("1 4-3 3-3 3-3", 8, "bceg");
	/* No line is a piece of one word. */
	expect_taken("4-4-4-4", 5, "");
}

Test(text_total_fit, spaces_of_justified_lines_are_what_grows)
{
	/*
	 * "2 2 2" in 10 leaves 2 for two spaces of 1: each grows by one, 333.  "2 2" leaves 5 for one, 1665;
	 * a line of one word that is not full counts as worst.
	 */
	struct blocks b;

	blocks_make(&b, "2 2 2 8", 10);
	b.fit.space = 1;
	cr_expect_eq(total_fit_line(&b.fit, -1, 2), 333 * 333);
	cr_expect_eq(total_fit_line(&b.fit, -1, 1), 1665 * 1665);
	cr_expect_eq(total_fit_line(&b.fit, -1, 0), FIT_LOOSENESS_MAX * FIT_LOOSENESS_MAX);
	cr_expect_eq(total_fit_line(&b.fit, 2, 3), 0, "the last line is not stretched");
	cr_expect_eq(total_fit_line(&b.fit, 0, 3), -1, "13 does not fit");
}

Test(text_total_fit, the_first_line_is_indented)
{
	struct blocks b;

	blocks_make(&b, "3 2 2 5", 6);
	b.fit.indent = 2;
	cr_expect_eq(total_fit_line(&b.fit, -1, 0), 166 * 166);
	cr_expect_eq(total_fit_line(&b.fit, -1, 1), -1);
	b.fit.indent = -2;
	cr_expect_eq(total_fit_line(&b.fit, -1, 1), 333 * 333);
	cr_expect_str_eq(taken(&b), "bcd"); /* 333² + 666² against "3" 833² + 166² */
}

/* --- all ways tried --- */

/* What the header says a paragraph costs, whose lines end at these breaks; negative: it is not allowed. */
static int64_t
cost_of(const struct fit *fit, const size_t *ends, size_t n)
{
	int64_t cost = 0;
	int row = 0;

	for (size_t i = 0; i < n; i++) {
		const struct fit_break *end = &fit->breaks[ends[i]],
				       *from = i > 0 ? &fit->breaks[ends[i - 1]] : NULL;
		int64_t left = fit->width - (from ? 0 : fit->indent) - (end->end - (from ? from->start : 0));
		int64_t spaces = (int64_t)end->spaces_end - (from ? from->spaces_start : 0);
		if (left < 0 || (from && from->token == end->token && from->offset > 0 && end->offset > 0))
			return -1;
		for (size_t k = i > 0 ? ends[i - 1] + 1 : 0; k < ends[i]; k++)
			if (fit->breaks[k].forced)
				return -1;
		int64_t loose = left * 1000 / fit->width;
		if (fit->space > 0 && left > 0)
			loose = spaces == 0 ? 10000 : left * 333 / (spaces * fit->space);
		loose = loose > 10000 ? 10000 : loose;
		row = end->hyphen ? row + 1 : 0;
		if (row > 2)
			return -1;
		cost += ((int64_t)1 << 42) + (end->forced ? 0 : loose * loose);
		cost += row > 0 ? 60000 : 0;
		cost += row > 1 ? 120000 : 0;
	}
	return cost;
}

/* The least cost of all sets of breaks; -1: none is allowed. */
static int64_t
least_cost(const struct fit *fit)
{
	int64_t least = -1;

	for (unsigned set = 0; set < 1U << (fit->count - 1); set++) {
		size_t ends[BREAKS_MAX], n = 0;
		for (size_t i = 0; i + 1 < fit->count; i++)
			if (set >> i & 1)
				ends[n++] = i;
		ends[n++] = fit->count - 1;
		int64_t cost = cost_of(fit, ends, n);
		if (cost >= 0 && (least < 0 || cost < least))
			least = cost;
	}
	return least;
}

static void
random_words(struct dice *dice, char words[2 * BREAKS_MAX])
{
	size_t n = 1 + roll(dice, BREAKS_MAX - 1);

	for (size_t i = 0; i < n; i++) {
		words[2 * i] = (char)('1' + roll(dice, 5));
		words[2 * i + 1] = "   ---/"[roll(dice, 7)];
		/* A hyphen is 1 wide, and what it parts is wider. */
		if (i > 0 && words[2 * i - 1] == '-' && words[2 * i] == '1')
			words[2 * i] = '2';
	}
	words[2 * n - 1] = '\0';
}

Test(text_total_fit, agrees_with_trying_all_ways)
{
	struct dice dice = {20240611};
	int allowed = 0, hyphens = 0;

	for (int round = 0; round < 20000; round++) {
		char words[2 * BREAKS_MAX];
		struct blocks b;
		struct fit_ways ways[BREAKS_MAX];
		uint32_t numbers[BREAKS_MAX];
		size_t ends[BREAKS_MAX];

		random_words(&dice, words);
		blocks_make(&b, words, (length)(4 + roll(&dice, 14)));
		b.fit.indent = (length)roll(&dice, 4) - 1;
		b.fit.space = roll(&dice, 2);
		int64_t least = least_cost(&b.fit);
		size_t n = total_fit(&b.fit, ways, numbers);
		for (size_t i = 0; i < n; i++) {
			ends[i] = numbers[i];
			hyphens += b.breaks[ends[i]].hyphen;
		}
		int64_t ours = n > 0 ? cost_of(&b.fit, ends, n) : -1;
		cr_assert_eq(ours, least, "\"%s\" in %d: %lld, not %lld", words, b.fit.width, (long long)ours,
		    (long long)least);
		allowed += n > 0;
	}
	cr_expect_gt(allowed, 5000);
	cr_expect_gt(hyphens, 1000);
}

/*
 * Four lines would need three hyphens in a row: "9 1-", "3 8-", "3 1-6-", "7 1 2".  Of five, these are better
 * than six lines that are less loose: a line more is worse than any gap.
 */
Test(text_total_fit, where_hyphens_do_not_let_there_be_the_fewest_lines_there_are_as_few_as_may_be)
{
	struct blocks b;

	blocks_make(&b, "9 1-3 8-3 1-6-7 1 2", 13);
	b.fit.space = 1;
	cr_expect_str_eq(taken(&b), "bdegj", "%s", taken(&b));
}

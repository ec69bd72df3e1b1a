/* Even lines in Archivo Narrow: a figure is 456 wide, a space 228, so that a figure is two spaces. */
#include "text_setting.h"

#define HALVES(n) ((n)*SPACE)

static void
even(struct setting *s)
{
	setting_open(s);
	s->style.line_breaking = LINE_BREAKING_OPTIMAL;
}

Test(text_even, lines_are_evened_out_together)
{
	struct setting s;
	even(&s);
	/* In 12 spaces, one by one, "111 11" and "11" leave 1 and 8; "111" and "11 11" leave 6 and 3. */
	expect(&s, "111 11 11 11111", HALVES(12), "111 |11 11 |11111");
	s.style.line_breaking = LINE_BREAKING_GREEDY;
	expect(&s, "111 11 11 11111", HALVES(12), "111 11 |11 |11111");
	setting_close(&s);
}

Test(text_even, two_lines_are_filled_one_by_one)
{
	struct setting s;
	even(&s);
	expect(&s, "11 11 11 11", HALVES(16), "11 11 11 |11");
	expect(&s, "11 11", WIDE, "11 11");
	expect(&s, "11 11\n\n11 11 11", HALVES(9), "11 11||11 11 |11");
	setting_close(&s);
}

Test(text_even, a_line_of_the_exact_width_fits)
{
	struct setting s;
	even(&s);
	s.style.size = 6700; /* a figure is 3055.2: rounded where it is placed, not before */
	length width = advance_width((int64_t)(5 * SPACE) + 6 * FIGURE, 1000, 6700) + 1;
	expect(&s, "1 1 1 1 1 1 1 1 1 1 1 1 1 1", width, "1 1 1 1 1 1 |1 1 1 1 1 1 |1 1");
	expect(&s, "1 1 1 1 1 1 1 1 1 1 1 1 1 1", width - 2, "1 1 1 1 1 |1 1 1 1 1 |1 1 1 1");
	setting_close(&s);
}

Test(text_even, a_hyphen_saves_the_line_that_a_tie_costs)
{
	struct setting s;
	even(&s);
	s.style.hyphenate = true;
	/* "y" would end the first line, and the word after it does not fit the second one with it. */
	length width = width_of(&s, "1111111111 y");
	expect(&s, "1111111111 y informaciones 1111", width, "1111111111 |y informacio~|nes 1111");
	setting_close(&s);
}

Test(text_even, slashes_and_soft_hyphens_may_end_lines)
{
	struct setting s;
	even(&s);
	expect(&s, "1111 11 1111\u00AD1111 11", HALVES(14) + width_of(&s, "\u2010"),
	    "1111 11 |1111~|1111 11");
	length width = width_of(&s, "11 PROCESO/");
	expect(&s, "11 PROCESO/ACTIVIDAD 11 11 11", width, "11 PROCESO/|ACTIVIDAD |11 11 11");
	setting_close(&s);
}

Test(text_even, beside_words_wider_than_a_line_it_is_filled_one_by_one)
{
	struct setting s;
	even(&s);
	/* Three letters at least before the hyphen: "11 in-" is not so well. */
	expect(&s, "11 información 11", width_of(&s, "informa\u2010"), "11 |informa~|ción 11");
	setting_close(&s);
}

/* Squares of what all lines but the last leave of the width. */
static int64_t
gaps(const struct lines *lines, length width)
{
	int64_t sum = 0;
	for (size_t i = 0; i + 1 < lines->count; i++) {
		int64_t left = width - lines->line[i].width;
		sum += left * left;
	}
	return sum;
}

Test(text_even, never_worse_than_greedy_lines)
{
	static const char *const words[] = {"a", "y", "de", "los", "casos", "informes", "institucionales",
	    "25 %", "n.º 5", "oficinas", "L.E. 7.3", "seguridad", "ocupacional,", "(CSSO)", "y/o",
	    "atención"};
	struct setting s;
	uint64_t state = 20240613;
	int evener = 0, fewer = 0, more = 0;
	setting_open(&s);
	for (int round = 0; round < 2000; round++) {
		struct buf text = BUF_INIT;
		for (int i = 0; i < 14; i++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			buf_addf(&text, "%s ", words[(state >> 33) % (sizeof(words) / sizeof(words[0]))]);
		}
		length width = 7000 + (length)((state >> 20) % 9000);
		s.style.hyphenate = round % 2;
		s.style.line_breaking = LINE_BREAKING_GREEDY;
		cr_assert(set_text(&s, buf_cstr(&text), width));
		size_t count = s.lines.count;
		int64_t greedy = gaps(&s.lines, width);
		s.style.line_breaking = LINE_BREAKING_OPTIMAL;
		cr_assert(set_text(&s, buf_cstr(&text), width));
		/* Hyphens are looked for where they may be worth it, not everywhere. */
		more += s.lines.count > count;
		cr_expect(s.lines.count <= count || s.style.hyphenate, "\"%s\" at %d", buf_cstr(&text),
		    width);
		fewer += s.lines.count < count;
		if (s.lines.count == count && !s.style.hyphenate) {
			/* Looseness is counted in thousandths, so that lines may be worse by so much. */
			int64_t unit = 2LL * width / 1000 * width * (int64_t)count;
			cr_expect_leq(gaps(&s.lines, width), greedy + unit, "\"%s\" at %d", buf_cstr(&text),
			    width);
			evener += gaps(&s.lines, width) + unit < greedy;
		}
		buf_release(&text);
	}
	cr_expect_gt(evener, 100);
	cr_expect_gt(fewer, more);
	cr_expect_leq(more, 5);
	setting_close(&s);
}

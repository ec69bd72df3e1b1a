/*
 * Hanging punctuation in Archivo Narrow: of a full stop or a comma, 228 wide, 159 and 114 hang; of « and »,
 * 456 wide, 228, as wide as a space; of “ and the hyphen, 273 wide, 136.
 */
#include "dice.h"
#include "text_setting.h"

#define STOP 228
#define STOP_HANGS 159
#define COMMA_HANGS 114
#define QUOTE 456
#define QUOTE_HANGS 228
#define HYPHEN_HANGS 136

static const enum line_breaking both[] = {LINE_BREAKING_GREEDY, LINE_BREAKING_OPTIMAL};

static void
open_hung(struct setting *s, length room)
{
	setting_open(s);
	s->hang = (struct hang){room, room};
}

Test(text_hang, shares_are_those_of_the_table)
{
	static const struct {
		const char *text;
		length hangs;
	} cases[] = {{"1.", 159}, {"1,", 114}, {"1:", 114}, {"1;", 68}, {"1-", 136}, {"1\u2010", 136},
	    {"1»", 228}, {"1”", 136}, {"1’", 91}, {"1)", 0}, {"11", 0}, {"1«", 0}, {"«1", 228}, {"“1", 136},
	    {"‘1", 91}, {"(1", 27}, {"¿1", 50}, {"¡1", 27}, {"»1", 0}, {".1", 0}};
	struct setting s;
	open_hung(&s, 1000);
	s.style.line_breaking = LINE_BREAKING_GREEDY;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		s.hang = (struct hang){0, 0};
		length whole = width_of(&s, cases[i].text);
		s.hang = (struct hang){1000, 1000};
		cr_assert(set_text(&s, cases[i].text, whole - cases[i].hangs));
		cr_expect_eq(s.lines.count, 1, "%s", cases[i].text);
		cr_assert(set_text(&s, cases[i].text, whole - cases[i].hangs - 1));
		cr_expect_eq(s.lines.count, 2, "%s", cases[i].text);
	}
	setting_close(&s);
}

Test(text_hang, a_line_may_be_as_wide_as_what_hangs_more)
{
	struct setting s;
	open_hung(&s, 1000);
	for (int i = 0; i < 2; i++) {
		s.style.line_breaking = both[i];
		length width = 6 * FIGURE + SPACE + STOP - STOP_HANGS;
		expect(&s, "11 1111. 11 11", width, "11 1111. |11 11");
		cr_expect_eq(s.lines.line[0].width, width + STOP_HANGS);
		expect(&s, "11 1111. 11 11", width - 1, "11 |1111. |11 11");
		/* Of a line that goes on after it, nothing of it hangs. */
		expect(&s, "11. 1111 11 11", width, "11. |1111 11 |11");
	}
	setting_close(&s);
}

Test(text_hang, what_hangs_at_the_beginning_makes_room_in_the_line)
{
	struct setting s;
	open_hung(&s, 1000);
	for (int i = 0; i < 2; i++) {
		s.style.line_breaking = both[i];
		length width = 6 * FIGURE + SPACE + QUOTE - QUOTE_HANGS;
		expect(&s, "«11 1111 «11 1111 1", width, "«11 1111 |«11 1111 |1");
		for (size_t k = 0; k < 2; k++) {
			cr_expect_eq(s.lines.line[k].runs[0].x, -QUOTE_HANGS);
			cr_expect_eq(s.lines.line[k].width, width);
		}
		cr_expect_eq(s.lines.line[2].runs[0].x, 0);
		expect(&s, "«11 1111 «11 1111 1", width - 1, "«11 |1111 |«11 |1111 1");
		/* An indented line begins at no margin. */
		s.style.indent = 1;
		expect(&s, "«11 1111 «11 1111 1", width + QUOTE_HANGS, "«11 |1111 «11 |1111 1");
		cr_expect_eq(s.lines.line[0].runs[0].x, 1);
		s.style.indent = 0;
	}
	setting_close(&s);
}

Test(text_hang, justified_lines_end_so_much_after_the_width)
{
	struct setting s;
	open_hung(&s, 1000);
	s.style.align = ALIGN_JUSTIFY;
	for (int i = 0; i < 2; i++) {
		s.style.line_breaking = both[i];
		/* 500 to share out over two spaces. */
		length width = 4 * FIGURE + QUOTE - QUOTE_HANGS + 2 * SPACE + STOP + STOP - COMMA_HANGS + 500;
		expect(&s, "«1 11, 1, 11111 1", width, "«1 11, 1, |11111 1");
		const struct line *line = &s.lines.line[0];
		cr_expect_eq(line->runs[0].x, -QUOTE_HANGS);
		cr_expect_eq(line->runs[1].x, QUOTE - QUOTE_HANGS + FIGURE + SPACE + 250);
		cr_expect_eq(line->runs[2].x + FIGURE + STOP, width + COMMA_HANGS);
		cr_expect_eq(line->width, width + COMMA_HANGS);
		cr_expect_eq(s.lines.line[1].width, 6 * FIGURE + SPACE);
	}
	setting_close(&s);
}

Test(text_hang, the_hyphen_of_a_divided_word_hangs)
{
	struct setting s;
	setting_open(&s);
	s.style.hyphenate = true;
	length width = width_of(&s, "11 informa\u2010") - HYPHEN_HANGS;
	s.hang = (struct hang){1000, 1000};
	for (int i = 0; i < 2; i++) {
		s.style.line_breaking = both[i];
		expect(&s, "11 informaciones 1", width, "11 informa~|ciones 1");
		cr_expect_eq(s.lines.line[0].width, width + HYPHEN_HANGS);
		expect(&s, "11 informaciones 1", width - 1, "11 infor~|maciones |1");
	}
	setting_close(&s);
}

Test(text_hang, a_hyphen_of_the_text_hangs_where_it_ends_a_line)
{
	struct setting s;
	open_hung(&s, 1000);
	for (int i = 0; i < 2; i++) {
		s.style.line_breaking = both[i];
		s.hang = (struct hang){0, 0};
		length width = width_of(&s, "11 aaaa-") - HYPHEN_HANGS;
		s.hang = (struct hang){1000, 1000};
		expect(&s, "11 aaaa-bbbbbb 11", width, "11 aaaa-|bbbbbb |11");
		cr_expect_eq(s.lines.line[0].width, width + HYPHEN_HANGS);
	}
	setting_close(&s);
}

Test(text_hang, not_further_than_there_is_room)
{
	struct setting s;
	open_hung(&s, 100);
	s.style.line_breaking = LINE_BREAKING_GREEDY;
	length width = 6 * FIGURE + SPACE + STOP - 100;
	expect(&s, "11 1111. 11", width, "11 1111. |11");
	expect(&s, "11 1111. 11", width - 1, "11 |1111. |11");
	cr_assert(set_text(&s, "«1", WIDE));
	cr_expect_eq(s.lines.line[0].runs[0].x, -100);
	s.hang.left = 0;
	cr_assert(set_text(&s, "«1", WIDE));
	cr_expect_eq(s.lines.line[0].runs[0].x, 0);
	expect(&s, "11 1111. 11", width, "11 1111. |11");
	setting_close(&s);
}

/* Words with marks around them. */
static const char *
marked_text(struct arena *arena, struct dice *dice)
{
	static const char *const words[] = {"«a", "y", "de", "«los»", "casos,", "informes.", "¿cuándo?",
	    "25 %", "n.º 5", "(oficinas", "L.E. 7.3;", "seguridad:", "ocupacional", "teórico-práctica",
	    "“y/o”", "a»"};
	struct buf text = BUF_INIT;
	for (int i = 0; i < 16; i++)
		buf_addf(&text, "%s ", words[roll(dice, sizeof(words) / sizeof(*words))]);
	const char *copy = arena_strdup(arena, buf_cstr(&text));
	buf_release(&text);
	return copy;
}

static void
expect_within(const struct setting *s, length width, const char *text)
{
	for (size_t i = 0; i < s->lines.count; i++) {
		const struct line *line = &s->lines.line[i];
		cr_expect_geq(line->runs[0].x, -s->hang.left, "\"%s\" at %d", text, width);
		cr_expect_leq(line->width, width + s->hang.right, "\"%s\" at %d", text, width);
	}
}

Test(text_hang, never_takes_more_lines)
{
	struct setting s;
	setting_open(&s);
	s.style.size = 997; /* no width is round */
	struct dice dice = {1};
	int fewer = 0, more = 0;
	for (int round = 0; round < 2000; round++) {
		const char *text = marked_text(s.arena, &dice);
		length width = 5000 + (length)roll(&dice, 9000);
		s.style.align = round % 2 ? ALIGN_JUSTIFY : ALIGN_START;
		s.style.hyphenate = round % 8 > 3;
		s.style.line_breaking = both[round % 4 / 2];
		s.hang = (struct hang){0, 0};
		cr_assert(set_text(&s, text, width));
		size_t count = s.lines.count;
		s.hang = (struct hang){150, 150};
		cr_assert(set_text(&s, text, width));
		/* Hyphens are looked for where they may be worth it, not everywhere. */
		more += s.lines.count > count;
		cr_expect(s.lines.count <= count || s.style.hyphenate, "\"%s\" at %d: %s", text, width,
		    shown(&s));
		fewer += s.lines.count < count;
		expect_within(&s, width, text);
	}
	cr_expect_gt(fewer, 50);
	cr_expect_leq(more, 5);
	setting_close(&s);
}

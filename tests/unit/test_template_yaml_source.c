#include <criterion/criterion.h>
#include <string.h>

#include "template/yaml_source.h"

static struct bytes
text(const char *s)
{
	return (struct bytes){s, strlen(s)};
}

/* Lines and columns count from 0. */
struct place {
	const char *text;
	size_t line, column;
	bool found;
	size_t at; /* bytes from the start */
};

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

Test(template_yaml_source, comments_begin_behind_blanks_and_one_colon)
{
	static const struct {
		struct place place;
		bool is_word;
	} cases[] = {
	    {{"a: #0080ff", 0, 2, true, 3}, true},
	    {{"a: #0080ff", 0, 1, true, 3}, true},
	    {{"a: # text", 0, 2, true, 3}, false},
	    {{"a: ##", 0, 2, true, 3}, false},
	    {{"a: #", 0, 2, true, 3}, false},
	    {{"a:\t#b", 0, 2, true, 3}, true},
	    {{"#b", 0, 0, false, 0}, false},
	    {{"a:#b", 0, 2, false, 0}, false},
	    {{"a:: #b", 0, 1, false, 0}, false},
	    {{"a: b", 0, 2, false, 0}, false},
	    {{"a: #b", 3, 0, false, 0}, false},
	    {{"a: #b", 0, 9, false, 0}, false},
	    /* Columns count characters; a line ends in any of these ways. */
	    {{"\xC3\xB1: #b", 0, 2, true, 4}, true},
	    {{"x\n\n: #b", 2, 0, true, 5}, true},
	    {{"x\r\ny: #b", 1, 1, true, 6}, true},
	    {{"x\ry: #b", 1, 1, true, 5}, true},
	    {{"x\xC2\x85y: #b", 1, 1, true, 6}, true},
	    {{"x\xE2\x80\xA8y: #b", 1, 1, true, 7}, true},
	    {{"x\xE2\x80\xA9y: #b", 1, 1, true, 7}, true},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct place *p = &cases[i].place;
		struct yaml_cursor c = yaml_cursor_begin(text(p->text));
		bool is_word = false;

		cr_expect_eq(yaml_cursor_comment(&c, p->line, p->column, &is_word), p->found, "case %zu", i);
		cr_expect_eq(is_word, cases[i].is_word, "case %zu", i);
		if (p->found)
			cr_expect_eq(c.at, p->at, "case %zu: %zu", i, c.at);
	}
}

/* The place is where libyaml gives up: the end of the text, unless it is told. */
Test(template_yaml_source, a_bracket_that_a_comment_took)
{
	static const struct place cases[] = {
	    {"a: {color: #000080}\nb", 1, 1, true, 11},
	    {"a: [#000080]\nb", 1, 1, true, 4},
	    {"a: [[1], #000080]\nb", 1, 1, true, 9},
	    {"{a: '#', b: #00]\nb", 1, 1, true, 12},
	    {"{a: \"\\\"#\", b: #00}\nb", 1, 1, true, 14},
	    {"{a: 'it''s', b: #00}\nb", 1, 1, true, 16},
	    {"a: {color: #000080\nb", 1, 1, false, 0},
	    {"a: {color: # 80}\nb", 1, 1, false, 0},
	    {"a: {color: red} #x}\nb", 1, 1, false, 0},
	    {"a: b{ #x}\nb", 1, 1, false, 0},
	    {"a: } #x}\nb", 1, 1, false, 0},
	    {"{a: b#0}\nb", 1, 1, false, 0},
	    {"{a: 'b #0}\nb", 1, 1, false, 0},
	    {"{a: \"b\\", 0, 8, false, 0},
	    /* Ten lines above, and eleven. */
	    {"{a: #0}\n\n\n\n\n\n\n\n\n\n\n", 10, 1, true, 4},
	    {"{a: #0}\n\n\n\n\n\n\n\n\n\n\n\n", 11, 1, false, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct place *p = &cases[i];
		struct yaml_cursor out = {0};

		cr_expect_eq(yaml_find_lost_bracket(text(p->text), p->line, p->column, &out), p->found,
		    "case %zu", i);
		if (p->found)
			cr_expect_eq(out.at, p->at, "case %zu: %zu", i, out.at);
	}
}

Test(template_yaml_source, a_quote_that_is_still_open)
{
	static const struct place cases[] = {
	    {"a: \"b\nc: \"d\"\n", 1, 0, true, 3},
	    {"a: 'b\nc: d\n", 1, 0, true, 3},
	    {"- 'b\nc: d\n", 1, 0, true, 2},
	    {"? \"b\nc: d\n", 1, 0, true, 2},
	    {"[\"b\nc: d\n", 1, 0, true, 1},
	    {"\"b\nc: d\n", 1, 0, true, 0},
	    /* On the line itself, closed before it, in a comment, or inside a text. */
	    {"c: d\na: \"b\n", 1, 0, false, 0},
	    {"a: \"b\"\nc: d\n", 1, 0, false, 0},
	    {"# \"b\nc: d\n", 1, 0, false, 0},
	    {"a: b\"c\nc: d\n", 1, 0, false, 0},
	    {"a: b \"c\nc: d\n", 1, 0, false, 0},
	    {"a:\"c\nc: d\n", 1, 0, false, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct place *p = &cases[i];
		struct yaml_cursor out = {0};

		cr_expect_eq(yaml_find_open_quote(text(p->text), p->line, &out), p->found, "case %zu", i);
		if (p->found)
			cr_expect_eq(out.at, p->at, "case %zu: %zu", i, out.at);
	}
}

Test(template_yaml_source, a_place_behind_a_quoted_text)
{
	static const struct place cases[] = {
	    {"a: \"b\" c", 0, 7, true, 0},
	    {"a: 'b'c", 0, 6, true, 0},
	    {"a: 'b''c' \td", 0, 11, true, 0},
	    {"a: \"b\n c\" d", 1, 4, true, 0},
	    {"a: \"b\" c d", 0, 9, false, 0},
	    {"a: b\"c\" d", 0, 8, false, 0},
	    {"# \"b\" c", 0, 6, false, 0},
	    {"#\na: \"b\" c", 1, 7, true, 0},
	    {"a: 'b", 0, 5, false, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_eq(yaml_follows_quote(text(cases[i].text), cases[i].line, cases[i].column),
		    cases[i].found, "case %zu", i);
}

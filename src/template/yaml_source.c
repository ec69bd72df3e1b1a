#include "template/yaml_source.h"

#include <string.h>

#include "base/utf8.h"

#define LOST_LINES_MAX 10

struct yaml_cursor
yaml_cursor_begin(struct bytes bytes)
{
	return (struct yaml_cursor){.bytes = bytes};
}

static bool
at_end(const struct yaml_cursor *c)
{
	return c->at >= c->bytes.length;
}

/* The byte here, and 0 at the end. */
static char
peek(const struct yaml_cursor *c, size_t ahead)
{
	return c->bytes.length - c->at > ahead ? c->bytes.data[c->at + ahead] : '\0';
}

static void
step(struct yaml_cursor *c)
{
	size_t n;
	uint32_t code = utf8_decode(c->bytes.data + c->at, c->bytes.length - c->at, &n);

	if (code == '\r' && peek(c, 1) == '\n')
		n = 2;
	c->at += n;
	c->column++;
	if (code == '\r' || code == '\n' || code == 0x85 || code == 0x2028 || code == 0x2029) {
		c->line++;
		c->column = 0;
	}
}

static void
skip_blanks(struct yaml_cursor *c)
{
	while (peek(c, 0) == ' ' || peek(c, 0) == '\t')
		step(c);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0';
}

static bool
is_before(const struct yaml_cursor *c, size_t line, size_t column)
{
	return c->line < line || (c->line == line && c->column < column);
}

bool
yaml_cursor_line(struct yaml_cursor *c, size_t line)
{
	while (!at_end(c) && c->line < line)
		step(c);
	return c->line == line && c->column == 0;
}

bool
yaml_cursor_comment(struct yaml_cursor *c, size_t line, size_t column, bool *is_word)
{
	while (!at_end(c) && is_before(c, line, column))
		step(c);
	if (c->line != line || c->column != column)
		return false;
	struct yaml_cursor ahead = *c;
	skip_blanks(&ahead);
	if (peek(&ahead, 0) == ':') {
		step(&ahead);
		skip_blanks(&ahead);
	}
	if (peek(&ahead, 0) != '#' || ahead.at == 0 || !is_blank(ahead.bytes.data[ahead.at - 1]))
		return false;
	*c = ahead;
	*is_word = !is_blank(peek(c, 1)) && peek(c, 1) != '#';
	return true;
}

/* --- what was probably meant ---------------------------------------------------------------------------- */

/* Goes behind a text in quotes that begins here; false where it ends nowhere. */
static bool
skip_quoted(struct yaml_cursor *c)
{
	char quote = peek(c, 0);

	step(c);
	while (!at_end(c)) {
		char here = peek(c, 0);
		step(c);
		bool doubled = here == '\'' && quote == here && peek(c, 0) == quote;
		bool escaped = here == '\\' && quote == '"' && !at_end(c);
		if (doubled || escaped)
			step(c);
		else if (here == quote)
			return true;
	}
	return false;
}

/*
 * Whether a value or key may begin here: at the line's first, or behind a bracket, a comma or an indicator.
 */
static bool
may_begin(const struct yaml_cursor *c)
{
	size_t at = c->at;
	bool blank = false;

	for (; at > 0 && (c->bytes.data[at - 1] == ' ' || c->bytes.data[at - 1] == '\t'); at--)
		blank = true;
	if (at == 0 || c->column == 0)
		return true;
	char before = c->bytes.data[at - 1];
	return strchr("[{,\r\n", before) != NULL || (blank && strchr(":-?", before) != NULL);
}

static bool
is_comment(const struct yaml_cursor *c)
{
	return peek(c, 0) == '#' &&
	    (c->at == 0 || is_blank(c->bytes.data[c->at - 1]) ||
		(strchr("[{,", c->bytes.data[c->at - 1]) != NULL && c->bytes.data[c->at - 1] != '\0'));
}

/* The bracket in the rest of the line. */
static bool
closes(const struct yaml_cursor *c)
{
	for (struct yaml_cursor ahead = *c; !at_end(&ahead) && ahead.line == c->line; step(&ahead))
		if (peek(&ahead, 0) == '}' || peek(&ahead, 0) == ']')
			return true;
	return false;
}

static void
skip_line(struct yaml_cursor *c)
{
	for (size_t line = c->line; !at_end(c) && c->line == line;)
		step(c);
}

bool
yaml_find_lost_bracket(struct bytes bytes, size_t line, size_t column, struct yaml_cursor *out)
{
	struct yaml_cursor c = yaml_cursor_begin(bytes);
	size_t open = 0;
	bool found = false;

	while (!at_end(&c) && is_before(&c, line, column)) {
		char here = peek(&c, 0);
		if (is_comment(&c)) {
			if (open > 0 && !is_blank(peek(&c, 1)) && closes(&c)) {
				*out = c;
				found = true;
			}
			skip_line(&c);
		} else if ((here == '"' || here == '\'') && may_begin(&c)) {
			if (!skip_quoted(&c))
				break;
		} else {
			if ((here == '{' || here == '[') && (open > 0 || may_begin(&c)))
				open++;
			else if ((here == '}' || here == ']') && open > 0)
				open--;
			step(&c);
		}
	}
	return found && line - out->line <= LOST_LINES_MAX;
}

bool
yaml_find_open_quote(struct bytes bytes, size_t line, struct yaml_cursor *out)
{
	struct yaml_cursor c = yaml_cursor_begin(bytes);

	while (!at_end(&c) && c.line <= line) {
		struct yaml_cursor start = c;
		if (is_comment(&c)) {
			skip_line(&c);
		} else if ((peek(&c, 0) == '"' || peek(&c, 0) == '\'') && may_begin(&c)) {
			bool ends = skip_quoted(&c);
			if (start.line < line && (!ends || c.line >= line)) {
				*out = start;
				return true;
			}
		} else {
			step(&c);
		}
	}
	return false;
}

bool
yaml_follows_quote(struct bytes bytes, size_t line, size_t column)
{
	struct yaml_cursor c = yaml_cursor_begin(bytes);

	while (!at_end(&c) && is_before(&c, line, column)) {
		if (is_comment(&c)) {
			skip_line(&c);
		} else if ((peek(&c, 0) == '"' || peek(&c, 0) == '\'') && may_begin(&c)) {
			bool ends = skip_quoted(&c);
			skip_blanks(&c);
			if (ends && c.line == line && c.column == column)
				return true;
		} else {
			step(&c);
		}
	}
	return false;
}

/* --- libyaml's words --- */

struct rewording {
	const char *problem; /* as libyaml 0.2 says it */
	const char *words;
};

const char *
yaml_reworded(const char *problem)
{
	static const struct rewording table[] = {
	    {"mapping values are not allowed in this context",
		N_("a ':' where none can be; is the indentation right, is a text with ': ' in quotes?")},
	    {"could not find expected ':'", N_("this should be «key: value», with a blank after the colon")},
	    {"did not find expected key",
		N_("expected a key here; is the indentation that of the keys above?")},
	    {"did not find expected '-' indicator",
		N_("expected '- ' here; is the indentation that of the items above?")},
	    {"block sequence entries are not allowed in this context",
		N_("a '- ' where no list can be; begin the list on a line of its own")},
	    {"did not find expected ',' or ']'",
		N_("expected ',' or ']' here, to go on with or close a list [ ]")},
	    {"did not find expected ',' or '}'",
		N_("expected ',' or '}' here, to go on with or close a mapping { }")},
	    {"found unexpected end of stream", N_("this quoted text is never closed")},
	    {"found unknown escape character", N_("in a text in \" \", a backslash must be doubled: \\\\")},
	    {"found a tab character that violates indentation", N_("a tab in the indentation; use spaces")},
	    {"found a tab character where an indentation space is expected",
		N_("a tab in the indentation; use spaces")},
	    {"found undefined tag handle", N_("a text that begins with '!' must stand in quotes")},
	    {"did not find expected alphabetic or numeric character",
		N_("a text that begins with '*' or '&' must stand in quotes")},
	    {"found unexpected ':'",
		N_("a blank is missing behind this ':'; a text with a ':' stands in quotes")},
	    {"did not find expected node content", N_("a value is missing before this")},
	    {"did not find expected comment or line break",
		N_("after '|' or '>' the text begins on the next line")},
	    {"did not find expected <document start>",
		N_("the mapping ends before this; is it indented right?")},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (strcmp(problem, table[i].problem) == 0)
			return table[i].words;
	return NULL;
}

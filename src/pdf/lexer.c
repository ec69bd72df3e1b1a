#include "pdf/lexer.h"

#include <string.h>

#define DIGITS_MAX 9 /* of a number that is told; of a longer one, its end */

void
lexer_init(struct lexer *l, struct bytes bytes)
{
	*l = (struct lexer){.at = bytes.data, .end = bytes.data + bytes.length};
}

void
lexer_release(struct lexer *l)
{
	buf_release(&l->text);
}

bool
lexer_is(const struct lexer *l, const char *text)
{
	return l->text.length == strlen(text) && memcmp(l->text.data, text, l->text.length) == 0;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool
is_delimiter(char c)
{
	return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static void
skip_space(struct lexer *l)
{
	while (l->at < l->end && (is_space(*l->at) || *l->at == '%')) {
		const bool is_comment = *l->at == '%';

		l->at++;
		while (is_comment && l->at < l->end && *l->at != '\n' && *l->at != '\r')
			l->at++;
	}
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A digit that lacks at the end is 0. */
static enum token
read_hex(struct lexer *l)
{
	int high = -1;

	for (; l->at < l->end && *l->at != '>'; l->at++) {
		const int digit = hex_digit(*l->at);

		if (digit < 0)
			continue;
		if (high >= 0)
			buf_addc(&l->text, (char)(high * 16 + digit));
		high = high >= 0 ? -1 : digit;
	}
	if (high >= 0)
		buf_addc(&l->text, (char)(high * 16));
	l->at += l->at < l->end;
	return TOKEN_STRING;
}

/* Behind a backslash. */
static void
read_escape(struct lexer *l)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	const char c = *l->at++;
	const char *known = c == '\0' ? NULL : strchr(from, c);

	if (c >= '0' && c <= '7') {
		int code = c - '0';

		for (int i = 0; i < 2 && l->at < l->end && *l->at >= '0' && *l->at <= '7'; i++)
			code = code * 8 + (*l->at++ - '0');
		buf_addc(&l->text, (char)(code & 0xff));
	} else if (known) {
		buf_addc(&l->text, to[known - from]);
	} else if (c == '\r' || c == '\n') {
		if (c == '\r' && l->at < l->end && *l->at == '\n')
			l->at++;
	} else {
		buf_addc(&l->text, c);
	}
}

static enum token
read_string(struct lexer *l)
{
	size_t depth = 1;

	while (l->at < l->end) {
		const char c = *l->at++;

		depth += c == '(';
		depth -= c == ')';
		if (depth == 0)
			break;
		if (c != '\\')
			buf_addc(&l->text, c);
		else if (l->at < l->end)
			read_escape(l);
	}
	return TOKEN_STRING;
}

static void
read_regular(struct lexer *l)
{
	const char *start = l->at;

	while (l->at < l->end && !is_space(*l->at) && !is_delimiter(*l->at))
		l->at++;
	buf_add(&l->text, start, (size_t)(l->at - start));
}

static enum token
read_word(struct lexer *l)
{
	const char c = *l->at;
	const bool is_number = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';

	read_regular(l);
	l->number = 0;
	for (size_t i = 0, digits = 0; is_number && i < l->text.length && l->text.data[i] != '.'; i++)
		if (hex_digit(l->text.data[i]) >= 0 && hex_digit(l->text.data[i]) < 10 &&
		    digits++ < DIGITS_MAX)
			l->number = l->number * 10 + hex_digit(l->text.data[i]);
	if (c == '-')
		l->number = -l->number;
	return is_number ? TOKEN_NUMBER : TOKEN_WORD;
}

enum token
lexer_next(struct lexer *l)
{
	skip_space(l);
	buf_clear(&l->text);
	if (l->at == l->end)
		return TOKEN_END;
	if (!is_delimiter(*l->at))
		return read_word(l);
	const char c = *l->at++;
	const bool twice = l->at < l->end && *l->at == c;
	switch (c) {
	case '(':
		return read_string(l);
	case '/':
		read_regular(l);
		return TOKEN_NAME;
	case '[':
		return TOKEN_OPEN_ARRAY;
	case ']':
		return TOKEN_CLOSE_ARRAY;
	case '<':
		l->at += twice;
		return twice ? TOKEN_OPEN_DICT : read_hex(l);
	case '>':
		l->at += twice;
		return TOKEN_CLOSE_DICT;
	default:
		return TOKEN_WORD; /* braces, and a parenthesis too many */
	}
}

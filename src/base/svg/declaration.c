#include "base/svg/declaration.h"

#include <string.h>

#include "base/ascii.h"
#include "base/svg/value.h"

/* *is_whole: there is no quote or parenthesis that is open at the end. */
static char *
find(char *text, char *end, const char *characters, bool *is_whole)
{
	size_t depth = 0;
	char quote = '\0';

	*is_whole = true;
	for (char *s = text; s < end; s++) {
		if (*s == '\\' && s + 1 < end)
			s++;
		else if (quote != '\0')
			quote = *s == quote ? '\0' : quote;
		else if (*s == '"' || *s == '\'')
			quote = *s;
		else if (*s == '(')
			depth++;
		else if (*s == ')' && depth > 0)
			depth--;
		else if (depth == 0 && strchr(characters, *s) != NULL)
			return s;
	}
	*is_whole = quote == '\0' && depth == 0;
	return end;
}

char *
svg_css_find(char *text, char *end, const char *characters)
{
	bool is_whole;

	return find(text, end, characters, &is_whole);
}

/* Behind the comment; NULL: it has no end. */
static char *
comment_end(char *s, const char *end)
{
	for (s += 2; s + 1 < end; s++)
		if (s[0] == '*' && s[1] == '/')
			return s + 2;
	return NULL;
}

char *
svg_css_drop_comments(char *text, char *end)
{
	char quote = '\0';

	for (char *s = text; s + 1 < end; s++) {
		if (quote != '\0') {
			quote = *s == quote ? '\0' : quote;
		} else if (*s == '"' || *s == '\'') {
			quote = *s;
		} else if (s[0] == '/' && s[1] == '*') {
			char *behind = comment_end(s, end);
			if (behind == NULL)
				return s;
			memset(s, ' ', (size_t)(behind - s));
			s = behind - 1;
		}
	}
	return NULL;
}

/* Ends the text before `end` and the blanks before that; returns where it begins behind blanks. */
static char *
cut_out(char *text, char *end)
{
	while (text < end && svg_is_blank(*text))
		text++;
	while (text < end && svg_is_blank(end[-1]))
		end--;
	*end = '\0';
	return text;
}

static bool
is_important(const char *mark)
{
	svg_skip_blanks(&mark);
	return svg_scan_word(&mark, "important") && svg_is_end(mark);
}

static void
make_small(char *s)
{
	for (; *s != '\0'; s++)
		*s = ascii_lower(*s);
}

/* False when there is something else from `text` to `end`. */
static bool
read_declaration(char *text, char *end, struct svg_declaration *out)
{
	char *colon = svg_css_find(text, end, ":");
	char *mark = svg_css_find(colon, end, "!");

	if (colon == end)
		return false;
	out->is_important = mark < end;
	if (out->is_important && !is_important(mark + 1))
		return false;
	out->value = cut_out(colon + 1, mark);
	char *name = cut_out(text, colon);
	make_small(name);
	out->name = name;
	return true;
}

const char *
svg_declarations(struct arena *arena, char *text, char *end, struct svg_declaration **out, size_t *count)
{
	const char *fault = NULL;
	bool is_whole;

	*out = NULL;
	for (char *s = text, *behind; s < end; s = behind + 1) {
		while (s < end && svg_is_blank(*s))
			s++;
		behind = find(s, end, ";", &is_whole);
		if (behind == s)
			continue;
		*behind = '\0';
		struct svg_declaration read = {.at = (size_t)(s - text)};
		if (!is_whole || !read_declaration(s, behind, &read)) {
			fault = fault != NULL ? fault : s;
			continue;
		}
		*out = ARENA_NEW(arena, struct svg_declaration);
		**out = read;
		out = &(*out)->next;
		++*count;
	}
	return fault;
}

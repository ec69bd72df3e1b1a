/*
 * The values of a cell: where one ends and the next begins.
 */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "plan/alignment.h"

/* Pieces as they are found. */
struct pieces {
	struct alignment_piece *items;
	size_t count; /* may be one more than there is room for */
};

/* "- ", "• ": of lists typed into a cell. */
static void
skip_bullet(const char **text, size_t *n)
{
	static const char *const bullets[] = {"-", "*", "•", "·", "–", "▪"};

	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++) {
		const size_t length = strlen(bullets[i]);

		if (*n > length && strncmp(*text, bullets[i], length) == 0 && (*text)[length] == ' ') {
			*text += length;
			*n -= length;
			break;
		}
	}
	utf8_trim(text, n);
}

/* Without white space, a bullet and commas around it; nothing where that is all. */
static void
add_piece(struct pieces *out, const char *text, size_t n)
{
	utf8_trim(&text, &n);
	skip_bullet(&text, &n);
	while (n > 0 && text[n - 1] == ',')
		n--;
	utf8_trim(&text, &n);
	if (n == 0 || out->count > ALIGNMENT_VALUES_MAX)
		return;
	if (out->count < ALIGNMENT_VALUES_MAX)
		out->items[out->count] = (struct alignment_piece){text, n};
	out->count++;
}

size_t
alignment_goal_word(const char *text, size_t n)
{
	static const char *const words[] = {"ods", "sdg", "odd", "objetivo", "goal"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const size_t length = strlen(words[i]);

		if (n > length && strncasecmp(text, words[i], length) == 0)
			return length;
	}
	return 0;
}

/* Whether a goal begins there: "4", "ODS 4.2". */
static bool
begins_goal(const char *text, size_t n)
{
	size_t at = 0, digits = 0;
	unsigned number = 0;

	while (at < n && text[at] == ' ')
		at++;
	at += alignment_goal_word(text + at, n - at);
	while (at < n && (text[at] == ' ' || text[at] == '-'))
		at++;
	for (; at < n && ascii_is_digit(text[at]) && digits < 3; at++, digits++)
		number = number * 10 + (unsigned)(text[at] - '0');
	return digits > 0 && number >= 1 && number <= ALIGNMENT_GOALS &&
	    (at == n || !ascii_is_digit(text[at]));
}

/* Bytes of what stands between goals there; 0: nothing does. */
static size_t
goal_separator(const char *text, size_t n, size_t at)
{
	static const char *const words[] = {" y ", " e ", " and ", " & "};

	if (text[at] == ',')
		return 1;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const size_t length = strlen(words[i]);

		if (n - at > length && strncasecmp(text + at, words[i], length) == 0)
			return length;
	}
	return 0;
}

static void
add_goals(struct pieces *out, const char *text, size_t n)
{
	size_t start = 0;

	for (size_t at = 0; at < n; at++) {
		const size_t between = goal_separator(text, n, at);

		if (between == 0 || !begins_goal(text + at + between, n - at - between))
			continue;
		add_piece(out, text + start, at - start);
		start = at + between;
		at = start - 1;
	}
	add_piece(out, text + start, n - start);
}

size_t
alignment_pieces(enum alignment alignment, const char *text, size_t n,
    struct alignment_piece out[ALIGNMENT_VALUES_MAX])
{
	struct pieces pieces = {.items = out};
	size_t start = 0;

	for (size_t at = 0; at <= n; at++) {
		if (at < n && text[at] != ';' && text[at] != '\n')
			continue;
		if (alignment == ALIGNMENT_SDG)
			add_goals(&pieces, text + start, at - start);
		else
			add_piece(&pieces, text + start, at - start);
		start = at + 1;
	}
	return pieces.count;
}

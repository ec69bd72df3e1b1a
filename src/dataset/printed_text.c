#include "dataset/printed_text.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

#define LABEL_MIN 4 /* bytes of a text that may be a part of another */
#define PART_MIN 12 /* of one that is cut by the end of a page */
#define SOFT_HYPHEN 0xad
#define ZERO_WIDTH 0x200b
#define WORD_JOINER 0x2060

const char *
printed_normal(struct arena *arena, const char *text)
{
	struct buf b = BUF_INIT;
	size_t length, n;
	const char *nfc = utf8_nfc(arena, text, strlen(text), &n);
	bool space = false;

	for (size_t i = 0; i < n; i += length) {
		const uint32_t c = utf8_decode(nfc + i, n - i, &length);

		if (c == SOFT_HYPHEN || c == ZERO_WIDTH || c == WORD_JOINER)
			continue;
		if (utf8_is_space(c)) {
			space = true;
			continue;
		}
		if (space && b.length > 0 && c != '%')
			buf_addc(&b, ' ');
		space = false;
		buf_add(&b, nfc + i, length);
	}
	return buf_take(&b, arena);
}

/* A figure goes on in these; so does a word. */
static bool
goes_on(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/* Whether the figure stands in the text, and is no part of a longer one. */
bool
text_holds_figure(const char *text, const char *figure)
{
	const size_t n = strlen(figure);

	for (const char *at = strstr(text, figure); n > 0 && at; at = strstr(at + 1, figure)) {
		const char *end = at + n;
		const bool begun = at > text &&
		    (goes_on(at[-1]) || at[-1] == '-' ||
			((at[-1] == '.' || at[-1] == ',') && at - 1 > text && at[-2] >= '0' &&
			    at[-2] <= '9'));
		const bool more = goes_on(*end) || *end == '%' ||
		    ((*end == '.' || *end == ',') && end[1] >= '0' && end[1] <= '9');

		if (!begun && !more)
			return true;
	}
	return false;
}

bool
text_holds_word(const char *text, const char *word)
{
	const size_t n = strlen(word);

	for (const char *at = strstr(text, word); n > 0 && at; at = strstr(at + 1, word))
		if (!(at > text && goes_on(at[-1])) && !goes_on(at[n]))
			return true;
	return false;
}

bool
text_has_letter(const char *text)
{
	for (; *text; text++)
		if (goes_on(*text) && !(*text >= '0' && *text <= '9'))
			return true;
	return false;
}

bool
text_has_digit(const char *text)
{
	return strpbrk(text, "0123456789") != NULL;
}

/* What is said with a figure: "CU" of "CU 3", and of "Cumplido: 3" the word; NULL: it stands alone. */
const char *
text_split_named(struct arena *arena, const char *text, const char **figure)
{
	const char *last = strrchr(text, ' ');
	size_t n = last ? (size_t)(last - text) : 0;

	*figure = text;
	if (n > 0 && text[n - 1] == ':')
		n--;
	if (n == 0 || text_has_letter(last) || !text_has_digit(last) || strpbrk(text, "0123456789") < last)
		return NULL;
	*figure = last + 1;
	return arena_strndup(arena, text, n);
}

/* One of the two may be a part: beside a mark, or cut by the end of a page. */
bool
text_is_of_label(const char *text, const char *label)
{
	if (strcmp(text, label) == 0)
		return true;
	return (strlen(label) >= LABEL_MIN && text_holds_word(text, label)) ||
	    (strlen(text) >= PART_MIN && strstr(label, text) != NULL);
}

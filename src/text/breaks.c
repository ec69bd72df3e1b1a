#include "text/breaks.h"

#include <assert.h>
#include <linebreak.h>

#include "base/utf8.h"
#include "text/letters.h"

#define SOFT_HYPHEN 0xAD
#define HYPHEN 0x2010
#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define SLASH_LETTERS_MIN 4
#define HYPHEN_LETTERS_MIN 2

void
breaks_init(void)
{
	init_linebreak();
}

/* --- inside a word --- */

/* Letters that stand without a gap before offset `at`, and after it. */
static size_t
letters_before(const char *s, size_t at)
{
	size_t count = 0, step;
	while (at > 0) {
		uint32_t c = utf8_decode_last(s, at, &step);
		if (!is_letter(c) && !is_mark(c))
			break;
		count += is_letter(c);
		at -= step;
	}
	return count;
}

static size_t
letters_after(const char *s, size_t n, size_t at)
{
	size_t count = 0, step;
	for (; at < n; at += step) {
		uint32_t c = utf8_decode(s + at, n - at, &step);
		if (!is_letter(c) && !is_mark(c))
			break;
		count += is_letter(c);
	}
	return count;
}

/* A year, 19xx or 20xx, that starts at `at` and ends there with no fifth figure. */
static bool
year_at(const char *s, size_t n, size_t at)
{
	if (at + 4 > n || (memcmp(s + at, "19", 2) != 0 && memcmp(s + at, "20", 2) != 0))
		return false;
	for (size_t i = at; i < at + 4; i++) {
		if (!is_digit((unsigned char)s[i]))
			return false;
	}
	bool starts = at == 0 || !is_digit((unsigned char)s[at - 1]);
	return starts && (at + 4 == n || !is_digit((unsigned char)s[at + 4]));
}

static bool
has_digit(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (is_digit((unsigned char)s[i]))
			return true;
	}
	return false;
}

/* A dash of `size` bytes ends at `at`. */
static bool
break_after_dash(const char *s, size_t n, size_t at, size_t size)
{
	if (letters_before(s, at - size) >= HYPHEN_LETTERS_MIN)
		return letters_after(s, n, at) >= HYPHEN_LETTERS_MIN && !has_digit(s, n);
	return at >= size + 4 && year_at(s, n, at - size - 4) && year_at(s, n, at);
}

static bool
is_address(const char *s, size_t n)
{
	if (n >= 4 && memcmp(s, "www.", 4) == 0)
		return true;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '@' && i > 0 && i + 1 < n)
			return true;
		if (s[i] == ':' && i + 3 < n && s[i + 1] == '/' && s[i + 2] == '/')
			return true;
	}
	return false;
}

/* Whether a line may end at offset `at`; `allowed` is what UAX 14 says. */
static bool
break_at(const char *s, size_t n, size_t at, bool allowed)
{
	size_t step, next_step;
	uint32_t last = utf8_decode_last(s, at, &step);
	uint32_t next = utf8_decode(s + at, n - at, &next_step);
	if (is_mark(next) || is_joiner(next) || is_joiner(last))
		return false;
	switch (last) {
	case '-':
	case HYPHEN:
	case EN_DASH:
	case EM_DASH: /* not among what UAX 14 is asked: it keeps the figures of "2023-2024" together */
		return break_after_dash(s, n, at, step);
	case '/':
		return allowed && letters_before(s, at - 1) >= SLASH_LETTERS_MIN &&
		    letters_after(s, n, at) >= SLASH_LETTERS_MIN;
	case SOFT_HYPHEN:
		return allowed;
	case 0x2009:
	case 0x200A:
		return allowed && !is_digit(next) && next != '%' && next != 0xB0 && next != 0x2030;
	default:
		return allowed && (is_ideographic(last) || is_ideographic(next));
	}
}

/* Whether break_at() could say yes anywhere: most words need not be shown to libunibreak. */
static bool
may_break(const char *word, size_t n)
{
	for (size_t i = 0, step; i < n; i += step) {
		uint32_t c = utf8_decode(word + i, n - i, &step);
		if (c == '-' || c == '/' || c == SOFT_HYPHEN || (c >= 0x2009 && c <= EM_DASH) ||
		    is_ideographic(c))
			return true;
	}
	return false;
}

/* What libunibreak 1.1 has no class for, and aborts on: the letters of flags, and what is no character. */
static bool
is_unclassed(uint32_t c)
{
	return (c >= 0x1F1E6 && c <= 0x1F1FF) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* What UAX 14 says of at most WORD_MAX bytes; a symbol of as many bytes stands for what it can't take. */
static void
ask_unibreak(const char *text, size_t n, char *breaks)
{
	char taken[WORD_MAX];

	assert(n <= WORD_MAX);
	memcpy(taken, text, n);
	for (size_t i = 0, step; i < n; i += step) {
		if (is_unclassed(utf8_decode(text + i, n - i, &step)))
			utf8_encode(step == 4 ? 0x1F5FF : 0x2605, taken + i);
	}
	set_linebreaks_utf8((const utf8_t *)taken, n, "es", breaks);
}

size_t
breaks_inside(const char *word, size_t n, struct word_break out[WORD_MAX])
{
	char breaks[WORD_MAX];
	size_t count = 0;
	if (!may_break(word, n) || is_address(word, n))
		return 0;
	ask_unibreak(word, n, breaks);
	for (size_t i = 1; i < n; i++) {
		if (breaks[i - 1] == LINEBREAK_INSIDEACHAR ||
		    !break_at(word, n, i, breaks[i - 1] == LINEBREAK_ALLOWBREAK))
			continue;
		size_t step;
		bool hyphen = utf8_decode_last(word, i, &step) == SOFT_HYPHEN;
		out[count++] = (struct word_break){(uint16_t)i, hyphen};
	}
	return count;
}

size_t
breaks_emergency(const char *word, size_t n, struct word_break out[WORD_MAX])
{
	size_t count = 0;
	for (size_t i = 2; i + 1 < n; i++) {
		if (!strchr("/.@_-?&=+,;:)|#~", word[i - 1]) || word[i - 1] == '\0')
			continue;
		/*
		 * "://" and "..." stay whole; so do "2,400" and "8:30", and what stands before a bracket
		 * closes.
		 */
		if (strchr("/.,;:)", word[i]) ||
		    (strchr(".,:", word[i - 1]) && is_digit((unsigned char)word[i]) &&
			is_digit((unsigned char)word[i - 2])))
			continue;
		size_t step;
		uint32_t next = utf8_decode(word + i, n - i, &step);
		if (!is_mark(next) && !is_joiner(next))
			out[count++] = (struct word_break){(uint16_t)i, false};
	}
	return count;
}

size_t
breaks_in_letters(const char *word, size_t n, struct word_break out[WORD_MAX])
{
	size_t all = breaks_anywhere(word, n, out), count = 0, step;
	for (size_t i = 0; i < all; i++) {
		uint32_t next = utf8_decode(word + out[i].offset, n - out[i].offset, &step);
		if (is_letter(next) || is_digit(next))
			out[count++] = out[i];
	}
	return count;
}

size_t
breaks_anywhere(const char *word, size_t n, struct word_break out[WORD_MAX])
{
	size_t count = 0;
	uint32_t last = 0;
	for (size_t i = 0, step; i < n; i += step) {
		uint32_t c = utf8_decode(word + i, n - i, &step);
		if (i > 0 && !is_mark(c) && !is_invisible(c) && !is_joiner(last))
			out[count++] = (struct word_break){(uint16_t)i, last == SOFT_HYPHEN};
		last = c;
	}
	return count;
}

/* --- at a space --- */

/* What UAX 14 says of the space. */
static bool
allowed_at_space(const char *before, size_t n, const char *after, size_t m)
{
	char text[2 * 32 + 1], breaks[sizeof(text)];
	size_t tail = n < 32 ? n : 32, head = m < 32 ? m : 32;

	/* Cut between characters; what is farther off does not matter. */
	while (tail < n && tail > 0 && ((unsigned char)before[n - tail] & 0xC0) == 0x80)
		tail--;
	while (head < m && head > 0 && ((unsigned char)after[head] & 0xC0) == 0x80)
		head--;
	memcpy(text, before + n - tail, tail);
	text[tail] = ' ';
	memcpy(text + tail + 1, after, head);
	ask_unibreak(text, tail + 1 + head, breaks);
	return breaks[tail] == LINEBREAK_ALLOWBREAK;
}

static bool
is_stop(uint32_t c)
{
	return c == ',' || c == '.' || c == ';' || c == ':';
}

/* A dash between spaces closes its line rather than opening the next one. */
static bool
is_lone_dash(const char *word, size_t n)
{
	return (n == 1 && word[0] == '-') ||
	    (n == 3 && (memcmp(word, "\u2013", 3) == 0 || memcmp(word, "\u2014", 3) == 0));
}

bool
breaks_at_space(const struct ties *ties, const char *before, size_t n, const char *after, size_t m)
{
	size_t step;
	uint32_t last = utf8_decode_last(before, n, &step);
	uint32_t next = utf8_decode(after, m, &step);

	if (is_lone_dash(after, m) && !is_lone_dash(before, n))
		return false;
	if (ties_words(ties, before, n, after, m))
		return false;
	/* Letters, figures and stops on both sides: no need to ask. */
	if ((is_letter(last) || is_digit(last) || is_stop(last)) && (is_letter(next) || is_digit(next)))
		return true;
	return allowed_at_space(before, n, after, m);
}

unsigned
breaks_edges(const char *word, size_t n)
{
	size_t step, end = n;
	uint32_t first = utf8_decode(word, n, &step);
	unsigned edges = 0;
	if (is_letter(first))
		edges |= WORD_STARTS_WITH_LETTER;
	else if (is_digit(first))
		edges |= WORD_STARTS_WITH_DIGIT;
	if (end > 1 && is_stop((unsigned char)word[end - 1]))
		end--;
	uint32_t last = utf8_decode_last(word, end, &step);
	if (is_letter(last) || is_digit(last))
		edges |= WORD_ENDS_PLAINLY;
	if (is_address(word, n))
		edges |= WORD_IS_ADDRESS;
	if (ties_may_hold_next(word, n) || ties_may_hold_back(word, n))
		edges |= WORD_MAY_TIE;
	return edges;
}

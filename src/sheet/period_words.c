#include "sheet/period_words.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "sheet/synonyms.h"

#define WORDS_MAX 2

struct piece {
	const char *at;
	size_t n;
};

static bool
is_letter_or_digit(char c)
{
	return ascii_is_lower(c) || ascii_is_digit(c);
}

static bool
is_word(struct piece piece, const char *word)
{
	return strncmp(piece.at, word, piece.n) == 0 && word[piece.n] == '\0';
}

static bool
is_filler(struct piece piece)
{
	const char *const *word = plan_words.fillers;

	while (*word != NULL && !is_word(piece, *word))
		word++;
	return *word != NULL;
}

/* The words that say something; more than WORDS_MAX where there are more. */
static size_t
split(const char *text, size_t n, struct piece *out)
{
	size_t count = 0;

	for (size_t i = 0, end; i < n; i = end) {
		struct piece piece;

		for (end = i; end < n && is_letter_or_digit(text[end]);)
			end++;
		piece = (struct piece){text + i, end - i};
		if (end == i) {
			end++;
			continue;
		}
		if (is_filler(piece))
			continue;
		if (count == WORDS_MAX)
			return count + 1;
		out[count++] = piece;
	}
	return count;
}

/* DIVISIONS: none. */
static enum division
division_of(struct piece piece)
{
	for (const struct period_word *word = plan_words.period_words; word->word != NULL; word++) {
		if (is_word(piece, word->word))
			return word->division;
	}
	return DIVISIONS;
}

static enum plan_column
column_of(struct piece word, struct piece ordinal)
{
	enum division division = division_of(word);

	for (unsigned p = 0; division != DIVISIONS && p < division_count(division); p++) {
		for (size_t i = 0; i < ORDINALS_MAX && plan_words.ordinals[p][i] != NULL; i++) {
			if (is_word(ordinal, plan_words.ordinals[p][i]))
				return division_column(division, p);
		}
	}
	return COLUMNS;
}

static enum plan_column
column_of_pieces(const struct piece *pieces, size_t n)
{
	struct piece a, b;
	enum plan_column column;

	if (n == 1 && pieces[0].n == 2) { /* "t1", "1t" */
		a = (struct piece){pieces[0].at, 1};
		b = (struct piece){pieces[0].at + 1, 1};
		if (ascii_is_digit(a.at[0]) == ascii_is_digit(b.at[0]))
			return COLUMNS;
	} else if (n == 2) {
		a = pieces[0];
		b = pieces[1];
	} else {
		return COLUMNS;
	}
	column = column_of(a, b);
	return column != COLUMNS ? column : column_of(b, a);
}

enum plan_column
period_of_words(const char *text, size_t n)
{
	struct piece pieces[WORDS_MAX];

	/* What a heading's key was taken from (headings.h). */
	if (n > 0 && text[0] == '=')
		return COLUMNS;
	return column_of_pieces(pieces, split(text, n, pieces));
}

const char *
only_word(const char *text, size_t *n)
{
	struct piece pieces[WORDS_MAX] = {{text, 0}};
	size_t count = split(text, strlen(text), pieces);

	*n = pieces[0].n;
	return count <= 1 ? pieces[0].at : NULL;
}

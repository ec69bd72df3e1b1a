/*
 * Where a line may end: UAX 14 as libunibreak has it, with the exceptions that Spanish office text needs.
 *
 * A word here is text without spaces.  Whether a line may end inside it, and whether between two words,
 * are asked apart: for all of UAX 14 what stands beyond a space only matters by its nearest character.
 *
 * Exceptions inside a word.  Of the breaks UAX 14 allows, those are kept that follow a hyphen, dash,
 * slash, soft hyphen or thin space, or touch an ideograph; and of these
 *   - after a hyphen: between letters, two at least on both sides ("socio-|económico"), or between two
 *     years;
 *   - after a slash: four letters at least on both sides ("PROCESO/|ACTIVIDAD", never "y/o");
 *   - none in URLs and addresses (only where nothing else helps: breaks_emergency()).
 *
 * A line may not end at a tie of the language (text/ties.h), nor before a dash between spaces.
 * UAX 14 itself, with Spanish quotation marks, does not let one end after an opening bracket, quotation mark,
 * ¿ or ¡, nor before a closing one, be there a space or not.
 */
#ifndef PLIEGO_TEXT_BREAKS_H
#define PLIEGO_TEXT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/ties.h"

/* Longest text these functions take; words are cut before they get longer. */
#define WORD_MAX 240

struct word_break {
	uint16_t offset; /* bytes before the break: at least one, and at least one after it */
	bool hyphen;     /* a hyphen is to be printed there */
};

/* Fills libunibreak's tables; harmless to repeat. */
void breaks_init(void);

/* Breaks inside a word of n <= WORD_MAX bytes, ascending; returns how many. */
size_t breaks_inside(const char *word, size_t n, struct word_break out[WORD_MAX]);

/* Whether a line may end between two words with a space between them. */
bool breaks_at_space(const struct ties *, const char *before, size_t n, const char *after, size_t m);

/* What keeps breaks_at_space() from being asked: most spaces stand between ordinary words. */
enum word_edges {
	WORD_STARTS_WITH_LETTER = 1,
	WORD_STARTS_WITH_DIGIT = 2,
	WORD_ENDS_PLAINLY = 4, /* with a letter or a figure, or with one of , . ; : after one */
	WORD_IS_ADDRESS = 8,   /* URL or e-mail address */
	WORD_MAY_TIE = 16,     /* it may hold a word of letters beside it */
};

unsigned breaks_edges(const char *word, size_t n);

/* A word beside a space, and what breaks_edges() says of it. */
struct edged_word {
	const char *text;
	size_t length;
	unsigned edges;
};

/* The same answer as breaks_at_space(), with a glance at the edges first. */
static inline bool
breaks_between(const struct ties *ties, struct edged_word a, struct edged_word b)
{
	if (a.edges & WORD_ENDS_PLAINLY && b.edges & WORD_STARTS_WITH_LETTER &&
	    !((a.edges | b.edges) & WORD_MAY_TIE))
		return true;
	return breaks_at_space(ties, a.text, a.length, b.text, b.length);
}

/* Offsets where a long address, or words without a space after their comma, may be cut without a hyphen. */
size_t breaks_emergency(const char *word, size_t n, struct word_break out[WORD_MAX]);

/* The last resort: offsets between letters and figures, */
size_t breaks_in_letters(const char *word, size_t n, struct word_break out[WORD_MAX]);

/* and if even that does not help, between any characters; never before a combining mark. */
size_t breaks_anywhere(const char *word, size_t n, struct word_break out[WORD_MAX]);

#endif

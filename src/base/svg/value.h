/*
 * Numbers, lengths, lists and transformations, as attributes of an SVG have them.
 *
 * Source: SVG 1.1, 4 (basic data types), 7.6 (transform).
 *
 * Each reads the whole of a text, which may have blanks around it, and returns false when it is none, or
 * out of bounds (base/svg/matrix.h).
 */
#ifndef PLIEGO_BASE_SVG_VALUE_H
#define PLIEGO_BASE_SVG_VALUE_H

#include "base/svg/matrix.h"

bool svg_is_blank(char c);
void svg_skip_blanks(const char **at);

/* Blanks, and a comma among them. */
void svg_skip_comma(const char **at);

/*
 * CSS has its words without case: properties, keywords, units, functions.  Ours are in small letters.
 */

/* Whether the text is the word, and nothing else. */
bool svg_is_word(const char *, const char *word);

/* Whether *at begins as the word; then it is left behind that. */
bool svg_scan_word(const char **at, const char *word);

/* Whether nothing but blanks is left. */
bool svg_is_end(const char *);

/* Reads a number at *at, and leaves *at behind it; *at is unchanged when there is none. */
bool svg_scan_number(const char **at, fixed *out);

bool svg_number(const char *, fixed *out);

/* In pixels, of which there are 96 in an inch; or per cent of what depends on where it stands. */
struct svg_length {
	fixed n;
	bool is_share;
};

bool svg_length(const char *, struct svg_length *out);

/* Its pixels where 100% are `whole`; false when they are out of bounds. */
bool svg_length_of(struct svg_length, fixed whole, fixed *out);

/* Whether it begins as a length in a unit of texts or windows: "2em", "10vw". */
bool svg_is_relative(const char *);

/* Of 0 to 1 or 0% to 100%, what is beyond is taken as these; in thousandths. */
bool svg_opacity(const char *, uint16_t *out);

/* Up to `max` numbers, as lengths that are no shares or bare; *count are read. */
bool svg_lengths(const char *, fixed *out, size_t max, size_t *count);

bool svg_transform(const char *, struct matrix *out);

#endif

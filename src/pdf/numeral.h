/*
 * A number as text of one width, for millions of them: of those at one place of lines that are alike, most
 * are the same as the one before or the next greater one, and so are their digits.
 */
#ifndef PLIEGO_PDF_NUMERAL_H
#define PLIEGO_PDF_NUMERAL_H

#include <stdint.h>
#include <string.h>

#define NUMERAL_WIDTH_MAX 12

/* Zero: none so far. */
struct numeral {
	uint32_t value;
	uint32_t width; /* of the text; 0: there is none */
	char text[NUMERAL_WIDTH_MAX];
};

/* Spells a number with blanks before it that make it `width` wide. */
static inline void
numeral_spell(struct numeral *n, uint32_t value, uint32_t width)
{
	uint32_t digits = 1;

	for (uint64_t limit = 10; value >= limit; limit *= 10)
		digits++;
	n->value = value;
	n->width = width > digits ? width : digits;
	memset(n->text, ' ', sizeof(n->text));
	for (char *at = n->text + n->width; digits > 0; digits--, value /= 10)
		*--at = (char)('0' + value % 10);
}

/*
 * Writes a number with blanks before it that make it `width` wide, no more than NUMERAL_WIDTH_MAX and for one
 * numeral always the same, and returns where it ends.  There must be room for NUMERAL_WIDTH_MAX bytes.
 */
static inline char *
numeral_put(struct numeral *n, char *to, uint32_t value, uint32_t width)
{
	if (n->width > 0 && value == n->value + 1 && n->text[n->width - 1] != '9') {
		n->text[n->width - 1]++;
		n->value = value;
	} else if (n->width == 0 || value != n->value) {
		numeral_spell(n, value, width);
	}
	memcpy(to, n->text, sizeof(n->text));
	return to + n->width;
}

#endif

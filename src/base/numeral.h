/*
 * What page numbers are written in: the styles of page labels of PDF (ISO 32000-1, 12.4.2, table 159).
 */
#ifndef PLIEGO_BASE_NUMERAL_H
#define PLIEGO_BASE_NUMERAL_H

#include <stdint.h>

#include "base/buf.h"

enum numerals {
	NUMERALS_ARABIC,        /* 1, 2, 3 */
	NUMERALS_LOWER_ROMAN,   /* i, ii, iii */
	NUMERALS_UPPER_ROMAN,   /* I, II, III */
	NUMERALS_LOWER_LETTERS, /* a to z, aa to zz, aaa to zzz */
	NUMERALS_UPPER_LETTERS, /* A to Z, AA to ZZ, AAA to ZZZ */
	NUMERALS_NONE,          /* counted, and not printed */
};

/* A number from 1 on; nothing of NUMERALS_NONE. */
void numeral_append(struct buf *, enum numerals, uint32_t number);
const char *numeral(struct arena *, enum numerals, uint32_t number);

/* As many characters as a number of so many digits takes, in the most usual case. */
unsigned numeral_width(enum numerals, unsigned digits);

#endif

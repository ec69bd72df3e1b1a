/*
 * A number as a workbook has it written, "0.30000000000000004" or "1.2E-5", in exact decimal digits.
 *
 * Spreadsheets show at most fifteen significant digits of what they hold (Microsoft, "Excel specifications
 * and limits"), so that is what is kept: the digits behind are the dust of binary fractions, and are
 * rounded away, half away from zero.
 *
 * The number is 0.D * 10^point, D being its digits: neither the first nor the last is a zero, and zero has
 * none.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_DIGITS_H
#define PLIEGO_SHEET_WORKBOOK_DIGITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DIGITS_MAX 15
#define DIGITS_POINT_MAX 400 /* more than any double has */

struct digits {
	char digit[DIGITS_MAX]; /* '0' to '9' */
	uint8_t count;
	bool negative; /* never of zero */
	int16_t point;
};

/*
 * Reads n bytes as XML Schema writes a double, but for INF and NaN; false: it is none, or beyond all
 * doubles.
 */
bool digits_parse(const char *, size_t n, struct digits *out);

/* Rounds to so many decimals, which may be negative; returns whether what it dropped was not all zeros. */
bool digits_round(struct digits *, int decimals);

/* The digit at 10^place, '0' where there is none. */
char digits_at(const struct digits *, int place);

/* -1, 0 or 1. */
int digits_compare(const struct digits *, const struct digits *);

/*
 * The number times 10^scale as an integer, rounded half away from zero; false: it does not fit.
 */
bool digits_scaled(const struct digits *, int scale, int64_t *out);

#endif

/*
 * Exact decimal numbers, as plans print them.
 *
 * A decimal is units * 10^-scale with 0 <= scale <= DECIMAL_SCALE_MAX.  Sums are exact: what can overflow
 * returns false and leaves *out alone.  Only formats and means round,
 * half away from zero.
 */
#ifndef PLIEGO_BASE_DECIMAL_H
#define PLIEGO_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define DECIMAL_SCALE_MAX 9

/* Nine bytes, not sixteen: a plan of a million rows has thirteen million of them. */
struct __attribute__((packed)) decimal {
	int64_t units;
	uint8_t scale;
};

/* Those of any scale: what the two below come to where their scales differ, or their units are too many. */
bool decimal_add_scaled(struct decimal a, struct decimal b, struct decimal *out);
int decimal_compare_scaled(struct decimal a, struct decimal b);

/* Nearly all numbers are whole, so these two are where they are used. */
static inline bool
decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
	int64_t units;

	if (a.scale != b.scale || __builtin_add_overflow(a.units, b.units, &units))
		return decimal_add_scaled(a, b, out);
	*out = (struct decimal){units, a.scale};
	return true;
}

/* a - b; false when it doesn't fit. */
static inline bool
decimal_subtract(struct decimal a, struct decimal b, struct decimal *out)
{
	if (b.units == INT64_MIN)
		return false;
	b.units = -b.units;
	return decimal_add(a, b, out);
}

/* -1, 0, 1; never overflows. */
static inline int
decimal_compare(struct decimal a, struct decimal b)
{
	if (a.scale != b.scale)
		return decimal_compare_scaled(a, b);
	return (a.units > b.units) - (a.units < b.units);
}

static inline bool
decimal_is_zero(struct decimal d)
{
	return d.units == 0;
}

/* The same without the zeros that its decimals end in: 12.50 has one decimal. */
static inline struct decimal
decimal_trim(struct decimal d)
{
	for (; d.scale > 0 && d.units % 10 == 0; d.scale--)
		d.units /= 10;
	return d;
}

/* How a locale writes numbers. */
struct number_style {
	char decimal_mark; /* '.' in es-SV, ',' in es-ES */
	char group_mark;   /* ',' in es-SV, '.' in es-ES; ' ' for no-break space; or one of these */
	char percent_gap;  /* before "%": ' ' in es-SV, GROUP_NONE in en-US; or GROUP_NARROW_SPACE */
};

#define GROUP_NONE '\0'        /* nothing */
#define GROUP_NARROW_SPACE '_' /* U+202F, narrow no-break space */
#define GROUP_APOSTROPHE '\''  /* U+0027 */
#define GROUP_CURLY_MARK '`'   /* U+2019, right single quotation mark */

/* The mark between groups of three as it is printed; "": there is none. */
const char *number_group_text(char group_mark);

/* The percent sign as it stands after a figure, with the gap before it. */
const char *number_percent_text(struct number_style);

/*
 * Appends the number with exactly `places` decimals (negative: as many as its scale), rounded half away from
 * zero, the whole part grouped in threes when `grouped`.  What rounds to zero has no sign.
 */
void decimal_format(struct buf *, struct decimal, struct number_style, int places, bool grouped);

/*
 * Appends sum / count, count > 0, with one decimal more than the sum has, rounded half away from zero; exact,
 * for any sum.
 */
void decimal_format_mean(struct buf *, struct decimal sum, uint32_t count, struct number_style, bool grouped);

/* The same as a number.  False when it has more decimals, or more digits, than a decimal. */
bool decimal_mean(struct decimal sum, uint32_t count, struct decimal *out);

#endif

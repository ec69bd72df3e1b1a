/*
 * Exact decimal numbers, as plans print them.
 *
 * A decimal is units * 10^-scale with 0 <= scale <= DECIMAL_SCALE_MAX.  No operation rounds unless its name says so;
 * those that can overflow return false and leave *out alone.
 */
#ifndef PLIEGO_BASE_DECIMAL_H
#define PLIEGO_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define DECIMAL_SCALE_MAX 9

struct decimal {
	int64_t units;
	uint8_t scale;
};

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
int decimal_compare(struct decimal a, struct decimal b); /* -1, 0, 1; never overflows */
bool decimal_is_zero(struct decimal);

/* How a locale writes numbers. */
struct number_style {
	char decimal_mark; /* '.' in es-SV, ',' in es-ES */
	char group_mark;   /* ',' in es-SV, '.' in es-ES; ' ' for no-break space */
};

/*
 * Appends the number with exactly `places` decimals (negative: as many as it has), rounded half away from zero,
 * grouped in threes when `grouped`.
 */
void decimal_format(struct buf *, struct decimal, struct number_style, int places, bool grouped);

#endif

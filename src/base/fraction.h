/*
 * Exact fractions, and sums of many of them: for shares of one amount in another, and their means.
 *
 * A fraction is num / den in lowest terms, neither negative, both at most FRACTION_MAX; den 0 says that there
 * is none.  A sum keeps its numerator and denominator whole, however long they grow, up to FRACTION_WORDS_MAX
 * words of 64 bits each; it lives in the arena that it is given.
 *
 * Nothing is rounded but by what prints: to the places asked for, half away from zero.
 */
#ifndef PLIEGO_BASE_FRACTION_H
#define PLIEGO_BASE_FRACTION_H

#include "base/arena.h"
#include "base/decimal.h"

/* So that a hundred times a fraction, with two decimals, is a decimal. */
#define FRACTION_MAX ((uint64_t)1 << 49)
#define FRACTION_PLACES_MAX DECIMAL_SCALE_MAX

/* The common denominator of all whole numbers up to 180,000 has as many; to reach more takes malice. */
#define FRACTION_WORDS_MAX 4096

struct fraction {
	uint64_t num, den;
};

/* A natural number, the lowest word first, without zeros at the top; zero has no words. */
struct natural {
	uint64_t *words;
	size_t count, capacity;
};

/* A long sum, as far as it was added up. */
struct fraction_long {
	struct natural num, den;
	struct natural scratch;
};

/* Nearly all sums fit into words: only others have memory of their own. */
struct fraction_sum {
	struct fraction_long *big;     /* NULL: there is none */
	uint64_t small_num, small_den; /* what was added last, while that fits a word; small_den 0: nothing */
	uint32_t count;                /* of fractions in it */
};

/*
 * (a / over_a) / (b / over_b), for a >= 0, b > 0, over_a > 0, over_b > 0.  False when it doesn't fit, *out
 * then unchanged.
 */
bool fraction_divide(struct decimal a, uint32_t over_a, struct decimal b, uint32_t over_b,
    struct fraction *out);

/* The greatest that divides both, of which one is above 0. */
uint64_t fraction_common_divisor(uint64_t, uint64_t);

/* The fraction, or so many percent where it is more. */
struct fraction fraction_at_most(struct fraction, uint16_t percent);

/* -1, 0, 1: the fraction against `percent` hundredths. */
int fraction_compare_percent(struct fraction, uint32_t percent);

/* -1, 0, 1: one against the other. */
int fraction_compare(struct fraction, struct fraction);

/* The fraction in hundredths, with so many decimals: two, or as many as leave it below 2^63. */
struct decimal fraction_percent(struct fraction, unsigned places);

/* Adds a fraction that is one.  False when the sum would have too many words; it is then not to be used. */
bool fraction_sum_add(struct arena *, struct fraction_sum *, struct fraction);

/*
 * Adds f * part / whole, whole > 0, of which none needs to fit into a fraction; its count is the caller's to
 * add, as that of a mean by weights.
 */
bool fraction_sum_add_share(struct arena *, struct fraction_sum *, struct fraction, uint64_t part,
    uint64_t whole);

/* The mean of what was added, at least one; as above.  What it takes is asked beside the arena. */
struct decimal fraction_mean_percent(struct arena *, const struct fraction_sum *, unsigned places);
int fraction_mean_compare_percent(struct arena *, const struct fraction_sum *, uint32_t percent);

/* The mean of one against the mean of the other: -1, 0, 1. */
int fraction_mean_compare(struct arena *, const struct fraction_sum *, const struct fraction_sum *);

#endif

/*
 * The arithmetic of drawings: numbers of fixed precision, the same on every machine.
 *
 * Coordinates are in thousand-millionths of a unit, up to a hundred million units; numbers of a matrix that
 * multiply are in billionths of a thousandth, up to a million.  What comes to more than that is refused.
 */
#ifndef PLIEGO_BASE_SVG_MATRIX_H
#define PLIEGO_BASE_SVG_MATRIX_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t fixed;

#define FIXED_ONE INT64_C(1000000000)
#define FIXED_MAX INT64_C(100000000000000000)
#define FIXED_SATURATED INT64_C(2000000000000000000)

#define FACTOR_ONE INT64_C(1000000000000)
#define FACTOR_MAX INT64_C(1000000000000000000)

__extension__ typedef __int128 fixed_wide;
__extension__ typedef unsigned __int128 fixed_uwide;

struct fixed_point {
	fixed x, y;
};

/* (x, y) becomes (a x + c y + e, b x + d y + f), as PDF and SVG have it. */
struct matrix {
	int64_t a, b, c, d; /* factors */
	fixed e, f;
};

extern const struct matrix matrix_identity;

/* n / d to nearest; d > 0. */
fixed_wide wide_divide(fixed_wide n, fixed_wide d);

/* The root, rounded down. */
int64_t wide_root(fixed_uwide);

/* n times a factor; FIXED_SATURATED, with its sign, when it is more. */
fixed fixed_times(fixed n, int64_t factor);

/* What goes through `inner` first; false when it is too large. */
bool matrix_multiply(const struct matrix *outer, const struct matrix *inner, struct matrix *out);

/* False when it is too large. */
bool matrix_apply(const struct matrix *, struct fixed_point, struct fixed_point *out);

/* The root of what areas are multiplied by, as a factor. */
int64_t matrix_scale(const struct matrix *);

/* Whether circles stay circles. */
bool matrix_is_similar(const struct matrix *);

/* Cosine and sine, factors, of an angle in degrees. */
struct turn {
	int64_t cos, sin;
};

struct turn turn_of(fixed degrees);

#endif

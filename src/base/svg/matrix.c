#include "base/svg/matrix.h"

const struct matrix matrix_identity = {FACTOR_ONE, 0, 0, FACTOR_ONE, 0, 0};

fixed_wide
wide_divide(fixed_wide n, fixed_wide d)
{
	return (n + (n < 0 ? -(d / 2) : d / 2)) / d;
}

int64_t
wide_root(fixed_uwide n)
{
	fixed_uwide root = 0, bit = (fixed_uwide)1 << 124;

	while (bit > n)
		bit >>= 2;
	for (; bit != 0; bit >>= 2) {
		if (n >= root + bit) {
			n -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	}
	return (int64_t)root;
}

fixed
fixed_times(fixed n, int64_t factor)
{
	const fixed_wide product = wide_divide((fixed_wide)n * factor, FACTOR_ONE);

	return product > FIXED_SATURATED ? FIXED_SATURATED
	    : product < -FIXED_SATURATED ? -FIXED_SATURATED
					 : (fixed)product;
}

static bool
in_range(fixed_wide n, int64_t limit, int64_t *out)
{
	if (n > limit || n < -(fixed_wide)limit)
		return false;
	*out = (int64_t)n;
	return true;
}

/* p x + q y, divided by the one of factors. */
static fixed_wide
product(int64_t p, int64_t x, int64_t q, int64_t y)
{
	return wide_divide((fixed_wide)p * x + (fixed_wide)q * y, FACTOR_ONE);
}

bool
matrix_apply(const struct matrix *m, struct fixed_point p, struct fixed_point *out)
{
	return in_range(product(m->a, p.x, m->c, p.y) + m->e, FIXED_MAX, &out->x) &&
	    in_range(product(m->b, p.x, m->d, p.y) + m->f, FIXED_MAX, &out->y);
}

bool
matrix_multiply(const struct matrix *outer, const struct matrix *inner, struct matrix *out)
{
	struct matrix m;
	struct fixed_point origin;

	if (!matrix_apply(outer, (struct fixed_point){inner->e, inner->f}, &origin) ||
	    !in_range(product(outer->a, inner->a, outer->c, inner->b), FACTOR_MAX, &m.a) ||
	    !in_range(product(outer->b, inner->a, outer->d, inner->b), FACTOR_MAX, &m.b) ||
	    !in_range(product(outer->a, inner->c, outer->c, inner->d), FACTOR_MAX, &m.c) ||
	    !in_range(product(outer->b, inner->c, outer->d, inner->d), FACTOR_MAX, &m.d))
		return false;
	m.e = origin.x;
	m.f = origin.y;
	*out = m;
	return true;
}

int64_t
matrix_scale(const struct matrix *m)
{
	fixed_wide area = (fixed_wide)m->a * m->d - (fixed_wide)m->b * m->c;

	return wide_root((fixed_uwide)(area < 0 ? -area : area));
}

/* Alike but for a millionth of `of`. */
static bool
alike(int64_t x, int64_t y, int64_t of)
{
	int64_t off = x > y ? x - y : y - x;

	return off <= of / 1000000;
}

bool
matrix_is_similar(const struct matrix *m)
{
	int64_t scale = matrix_scale(m);

	return (alike(m->a, m->d, scale) && alike(m->b, -m->c, scale)) ||
	    (alike(m->a, -m->d, scale) && alike(m->b, m->c, scale));
}

/* --- angles --------------------------------------------------------------------------------------------- */

#define DEGREES(n) ((n)*FIXED_ONE)
#define SERIES_ONE INT64_C(1000000000000000000)

/* Of an angle of 45 degrees at most: the sums of x - x^3/3! + ... and 1 - x^2/2! + ... */
static struct turn
series(fixed degrees)
{
	/* A degree is 0.017453292519943295 of a radius. */
	const fixed_wide x = wide_divide((fixed_wide)degrees * INT64_C(17453292519943296), FIXED_ONE);
	fixed_wide term = SERIES_ONE, sums[2] = {0, 0};

	for (int i = 0; i < 20; i++) {
		sums[i % 2] += i % 4 < 2 ? term : -term;
		term = wide_divide(term * x, (fixed_wide)SERIES_ONE * (i + 1));
	}
	return (struct turn){
	    (int64_t)wide_divide(sums[0], SERIES_ONE / FACTOR_ONE),
	    (int64_t)wide_divide(sums[1], SERIES_ONE / FACTOR_ONE),
	};
}

struct turn
turn_of(fixed degrees)
{
	fixed rest = degrees % DEGREES(360), quarters;
	struct turn t;

	if (rest < 0)
		rest += DEGREES(360);
	quarters = (rest + DEGREES(45)) / DEGREES(90);
	t = series(rest - quarters * DEGREES(90));
	switch (quarters % 4) {
	case 1:
		return (struct turn){-t.sin, t.cos};
	case 2:
		return (struct turn){-t.cos, -t.sin};
	case 3:
		return (struct turn){t.sin, -t.cos};
	default:
		return t;
	}
}

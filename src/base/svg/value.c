#include "base/svg/value.h"

#include <string.h>

#include "base/ascii.h"

bool
svg_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void
svg_skip_blanks(const char **at)
{
	while (svg_is_blank(**at))
		++*at;
}

void
svg_skip_comma(const char **at)
{
	svg_skip_blanks(at);
	if (**at == ',') {
		++*at;
		svg_skip_blanks(at);
	}
}

bool
svg_scan_word(const char **at, const char *word)
{
	const char *s = *at;

	for (; *word != '\0'; s++, word++)
		if (ascii_lower(*s) != *word)
			return false;
	*at = s;
	return true;
}

bool
svg_is_word(const char *s, const char *word)
{
	return svg_scan_word(&s, word) && *s == '\0';
}

/* --- numbers -------------------------------------------------------------------------------------------- */

/* Digits that count: no bound of ours has more. */
#define DIGITS_MAX 18
#define EXPONENT_MAX 10000

struct digits {
	uint64_t value;
	int taken, exponent; /* that value is to be multiplied by ten so often */
	bool any;
};

static void
scan_digits(const char **at, bool behind_point, struct digits *d)
{
	for (; ascii_is_digit(**at); ++*at) {
		d->any = true;
		if (d->taken < DIGITS_MAX) {
			d->value = d->value * 10 + (unsigned)(**at - '0');
			d->taken += d->value > 0;
			d->exponent -= behind_point;
		} else {
			d->exponent += !behind_point;
		}
	}
}

/* "e" and digits, else it is the beginning of a unit: "em", "ex". */
static void
scan_exponent(const char **at, struct digits *d)
{
	const char *s = *at;
	int exponent = 0;
	bool minus = false;

	if (*s != 'e' && *s != 'E')
		return;
	s++;
	if (*s == '+' || *s == '-')
		minus = *s++ == '-';
	if (!ascii_is_digit(*s))
		return;
	for (; ascii_is_digit(*s); s++)
		exponent = exponent < EXPONENT_MAX ? exponent * 10 + (*s - '0') : EXPONENT_MAX;
	d->exponent += minus ? -exponent : exponent;
	*at = s;
}

/* value * 10^exponent, in thousand-millionths. */
static bool
scale_digits(const struct digits *d, fixed *out)
{
	fixed_uwide n = d->value;
	int exponent = d->exponent + 9;

	if (n == 0)
		exponent = 0;
	for (; exponent > 0; exponent--) {
		n *= 10;
		if (n > FIXED_MAX)
			return false;
	}
	if (exponent < -2 * DIGITS_MAX)
		n = 0;
	for (; exponent < -1 && n > 0; exponent++)
		n /= 10;
	if (exponent < 0)
		n = (n + 5) / 10;
	if (n > FIXED_MAX)
		return false;
	*out = (fixed)n;
	return true;
}

bool
svg_scan_number(const char **at, fixed *out)
{
	const char *s = *at;
	struct digits d = {0};
	bool minus = false;

	if (*s == '+' || *s == '-')
		minus = *s++ == '-';
	scan_digits(&s, false, &d);
	if (*s == '.') {
		s++;
		scan_digits(&s, true, &d);
	}
	if (!d.any)
		return false;
	scan_exponent(&s, &d);
	if (!scale_digits(&d, out))
		return false;
	if (minus)
		*out = -*out;
	*at = s;
	return true;
}

bool
svg_is_end(const char *s)
{
	svg_skip_blanks(&s);
	return *s == '\0';
}

bool
svg_number(const char *s, fixed *out)
{
	svg_skip_blanks(&s);
	return svg_scan_number(&s, out) && svg_is_end(s);
}

/* A number and its unit; *at is behind both. */
static bool
scan_length(const char **at, fixed *out)
{
	/* How many pixels they are, as a fraction (CSS Values 3, 6.2). */
	static const struct {
		char name[3];
		int64_t pixels, of;
	} units[] = {
	    {"px", 1, 1},
	    {"pt", 4, 3},
	    {"pc", 16, 1},
	    {"in", 96, 1},
	    {"cm", 9600, 254},
	    {"mm", 960, 254},
	    {"q", 240, 254},
	};

	if (!svg_scan_number(at, out))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!svg_scan_word(at, units[i].name))
			continue;
		fixed_wide pixels = wide_divide((fixed_wide)*out * units[i].pixels, units[i].of);
		*out = (fixed)pixels;
		return pixels <= FIXED_MAX && pixels >= -FIXED_MAX;
	}
	return true;
}

bool
svg_length(const char *s, struct svg_length *out)
{
	svg_skip_blanks(&s);
	if (!scan_length(&s, &out->n))
		return false;
	out->is_share = *s == '%' && (ascii_is_digit(s[-1]) || s[-1] == '.');
	return svg_is_end(s + out->is_share);
}

bool
svg_length_of(struct svg_length told, fixed whole, fixed *out)
{
	const fixed_wide n =
	    told.is_share ? wide_divide((fixed_wide)told.n * whole, (fixed_wide)100 * FIXED_ONE) : told.n;

	*out = (fixed)n;
	return n <= FIXED_MAX && n >= -FIXED_MAX;
}

bool
svg_is_relative(const char *s)
{
	static const char *const units[] = {"em", "ex", "rem", "ch", "vw", "vh", "vmin", "vmax", NULL};
	fixed n;

	svg_skip_blanks(&s);
	if (!svg_scan_number(&s, &n))
		return false;
	for (size_t i = 0; units[i] != NULL; i++)
		if (svg_scan_word(&s, units[i]))
			return true;
	return false;
}

bool
svg_lengths(const char *s, fixed *out, size_t max, size_t *count)
{
	*count = 0;
	svg_skip_blanks(&s);
	while (*s != '\0') {
		const char *before = s;
		if (*count == max || !scan_length(&s, &out[*count]))
			return false;
		++*count;
		const char *behind = s;
		svg_skip_comma(&s);
		if (*s != '\0' && (s == behind || s == before) && *s != '-' && *s != '+' && *s != '.')
			return false;
	}
	return true;
}

bool
svg_opacity(const char *s, uint16_t *out)
{
	fixed n;

	svg_skip_blanks(&s);
	if (!svg_scan_number(&s, &n))
		return false;
	if (*s == '%') {
		s++;
		n /= 100;
	}
	n = n < 0 ? 0 : n > FIXED_ONE ? FIXED_ONE : n;
	*out = (uint16_t)wide_divide((fixed_wide)n * 1000, FIXED_ONE);
	return svg_is_end(s);
}

/* --- transformations ------------------------------------------------------------------------------------ */

#define ARGUMENTS_MAX 6

/* Numbers in parentheses; *at is behind them. */
static bool
scan_arguments(const char **at, fixed numbers[ARGUMENTS_MAX], size_t *count)
{
	const char *s = *at;

	svg_skip_blanks(&s);
	if (*s++ != '(')
		return false;
	svg_skip_blanks(&s);
	for (*count = 0; *s != ')'; ++*count) {
		if (*count == ARGUMENTS_MAX || !svg_scan_number(&s, &numbers[*count]))
			return false;
		svg_skip_comma(&s);
	}
	*at = s + 1;
	return true;
}

/* A number as a factor; out of bounds it is refused. */
static bool
factor(fixed n, int64_t *out)
{
	if (n > 1000000 * FIXED_ONE || n < -1000000 * FIXED_ONE)
		return false;
	*out = n * (FACTOR_ONE / FIXED_ONE);
	return true;
}

static bool
make_matrix(const fixed *n, size_t count, struct matrix *m)
{
	m->e = n[4];
	m->f = n[5];
	return count == 6 && factor(n[0], &m->a) && factor(n[1], &m->b) && factor(n[2], &m->c) &&
	    factor(n[3], &m->d);
}

static bool
make_translation(const fixed *n, size_t count, struct matrix *m)
{
	m->e = n[0];
	m->f = count > 1 ? n[1] : 0;
	return count == 1 || count == 2;
}

static bool
make_scaling(const fixed *n, size_t count, struct matrix *m)
{
	return (count == 1 || count == 2) && factor(n[0], &m->a) && factor(n[count - 1], &m->d);
}

/* About the origin, or the point that is told. */
static bool
make_rotation(const fixed *n, size_t count, struct matrix *m)
{
	const struct turn t = turn_of(n[0]);
	struct fixed_point moved;

	*m = (struct matrix){t.cos, t.sin, -t.sin, t.cos, 0, 0};
	if (count == 1)
		return true;
	if (count != 3 || !matrix_apply(m, (struct fixed_point){n[1], n[2]}, &moved))
		return false;
	m->e = n[1] - moved.x;
	m->f = n[2] - moved.y;
	return true;
}

static bool
tangent(fixed degrees, int64_t *out)
{
	const struct turn t = turn_of(degrees);

	if (t.cos == 0)
		return false;
	fixed_wide n =
	    wide_divide((fixed_wide)(t.cos < 0 ? -t.sin : t.sin) * FACTOR_ONE, t.cos < 0 ? -t.cos : t.cos);
	*out = (int64_t)n;
	return n <= FACTOR_MAX && n >= -FACTOR_MAX;
}

static bool
make_skew_x(const fixed *n, size_t count, struct matrix *m)
{
	return count == 1 && tangent(n[0], &m->c);
}

static bool
make_skew_y(const fixed *n, size_t count, struct matrix *m)
{
	return count == 1 && tangent(n[0], &m->b);
}

static bool
scan_transform(const char **at, struct matrix *out)
{
	static const struct {
		const char *name;
		bool (*make)(const fixed *, size_t, struct matrix *);
	} kinds[] = {
	    {"matrix", make_matrix},
	    {"translate", make_translation},
	    {"scale", make_scaling},
	    {"rotate", make_rotation},
	    {"skewX", make_skew_x},
	    {"skewY", make_skew_y},
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		fixed numbers[ARGUMENTS_MAX] = {0};
		size_t n = strlen(kinds[i].name), count;
		if (strncmp(*at, kinds[i].name, n) != 0)
			continue;
		*at += n;
		*out = matrix_identity;
		return scan_arguments(at, numbers, &count) && kinds[i].make(numbers, count, out);
	}
	return false;
}

bool
svg_transform(const char *s, struct matrix *out)
{
	struct matrix m = matrix_identity, next;

	svg_skip_blanks(&s);
	if (strcmp(s, "none") == 0)
		s += 4;
	while (*s != '\0') {
		if (!scan_transform(&s, &next) || !matrix_multiply(&m, &next, &m))
			return false;
		svg_skip_comma(&s);
	}
	*out = m;
	return true;
}

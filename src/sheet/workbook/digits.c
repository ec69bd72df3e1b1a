#include "sheet/workbook/digits.h"

#include <string.h>

#include "base/ascii.h"

#define DIGITS_LENGTH_MAX ((size_t)2 * DIGITS_POINT_MAX)

/* Keeps the first `keep` digits, rounded; returns whether what was dropped was not all zeros. */
static bool
keep_digits(struct digits *d, int keep)
{
	bool dropped = keep < d->count;
	bool up = keep >= 0 && keep < d->count && d->digit[keep] >= '5';

	if (!dropped)
		return false;
	d->count = (uint8_t)(keep > 0 ? keep : 0);
	while (up && d->count > 0 && d->digit[d->count - 1] == '9')
		d->count--;
	if (up && d->count > 0) {
		d->digit[d->count - 1]++;
	} else if (up) {
		d->digit[0] = '1';
		d->count = 1;
		d->point++;
	}
	while (d->count > 0 && d->digit[d->count - 1] == '0')
		d->count--;
	if (d->count == 0) {
		d->point = 0;
		d->negative = false;
	}
	return true;
}

bool
digits_round(struct digits *d, int decimals)
{
	return keep_digits(d, d->point + decimals);
}

/* The exponent behind "E"; false: there is none, or something else. */
static bool
parse_exponent(const char *s, const char *end, int *out)
{
	bool negative = s < end && *s == '-';
	int exponent = 0;

	if (s < end && (*s == '-' || *s == '+'))
		s++;
	if (s == end)
		return false;
	for (; s < end && ascii_is_digit(*s); s++) {
		if (exponent < 100 * DIGITS_POINT_MAX)
			exponent = exponent * 10 + (*s - '0');
	}
	*out = negative ? -exponent : exponent;
	return s == end;
}

/* What is known of the digits while they are read: one more than are kept, for rounding. */
struct reading {
	char digit[DIGITS_MAX + 1];
	int count;
	int point; /* digits before the mark, leading zeros behind it less */
	bool any, marked;
};

static bool
take_digit(struct reading *r, char c)
{
	if (c == '.' && !r->marked) {
		r->marked = true;
		return true;
	}
	if (!ascii_is_digit(c))
		return false;
	r->any = true;
	if (r->count == 0 && c == '0') {
		r->point -= r->marked ? 1 : 0;
		return true;
	}
	if (r->count <= DIGITS_MAX)
		r->digit[r->count++] = c;
	r->point += r->marked ? 0 : 1;
	return true;
}

/* Rounds what was read to fifteen digits, and drops zeros at its end. */
static void
settle(const struct reading *r, bool negative, struct digits *out)
{
	int count = r->count > DIGITS_MAX ? DIGITS_MAX : r->count;

	memcpy(out->digit, r->digit, DIGITS_MAX);
	out->count = (uint8_t)count;
	out->negative = negative;
	if (r->count > DIGITS_MAX && r->digit[DIGITS_MAX] >= '5') {
		while (out->count > 0 && out->digit[out->count - 1] == '9')
			out->count--;
		if (out->count == 0) {
			out->digit[out->count++] = '1';
			out->point++;
			return;
		}
		out->digit[out->count - 1]++;
		return;
	}
	while (out->count > 0 && out->digit[out->count - 1] == '0')
		out->count--;
}

bool
digits_parse(const char *s, size_t n, struct digits *out)
{
	const char *end = s + n;
	bool negative = n > 0 && *s == '-';
	struct reading r = {.count = 0};
	int exponent = 0;

	/* No number has so many digits before its mark; then points can't overflow. */
	if (n > DIGITS_LENGTH_MAX)
		return false;
	if (n > 0 && (*s == '-' || *s == '+'))
		s++;
	while (s < end && take_digit(&r, *s))
		s++;
	if (!r.any || (s < end && ((*s != 'E' && *s != 'e') || !parse_exponent(s + 1, end, &exponent))))
		return false;
	*out = (struct digits){.count = 0};
	if (r.count == 0)
		return true;
	if (r.point + exponent > DIGITS_POINT_MAX || r.point + exponent < -DIGITS_POINT_MAX)
		return false;
	out->point = (int16_t)(r.point + exponent);
	settle(&r, negative, out);
	return true;
}

char
digits_at(const struct digits *d, int place)
{
	int i = d->point - 1 - place;

	return i < 0 || i >= d->count ? '0' : d->digit[i];
}

static int
compare_sizes(const struct digits *a, const struct digits *b)
{
	if (a->count == 0 || b->count == 0)
		return (a->count > 0) - (b->count > 0);
	if (a->point != b->point)
		return a->point > b->point ? 1 : -1;
	for (int i = 0; i < a->count || i < b->count; i++) {
		char x = i < a->count ? a->digit[i] : '0', y = i < b->count ? b->digit[i] : '0';
		if (x != y)
			return x > y ? 1 : -1;
	}
	return 0;
}

int
digits_compare(const struct digits *a, const struct digits *b)
{
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	return a->negative ? compare_sizes(b, a) : compare_sizes(a, b);
}

bool
digits_scaled(const struct digits *d, int scale, int64_t *out)
{
	struct digits scaled = *d;
	int64_t n = 0;

	scaled.point = (int16_t)(scaled.point + scale);
	digits_round(&scaled, 0);
	if (scaled.point > 18)
		return false;
	for (int place = scaled.point - 1; place >= 0; place--)
		n = n * 10 + (digits_at(&scaled, place) - '0');
	*out = scaled.negative ? -n : n;
	return true;
}

#include "base/decimal.h"

#include <assert.h>

/* Holds any 64-bit number of units brought to the largest scale, and the sum of two: 2^64 * 10^9 < 2^94. */
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

/* Digits of a wide. */
#define WIDE_DIGITS 40

static wide
power_of_ten(unsigned exponent)
{
	wide power = 1;

	while (exponent-- > 0)
		power *= 10;
	return power;
}

static wide
units_at(struct decimal d, unsigned scale)
{
	assert(d.scale <= scale && scale <= DECIMAL_SCALE_MAX);
	return d.units * power_of_ten(scale - d.scale);
}

bool
decimal_add_scaled(struct decimal a, struct decimal b, struct decimal *out)
{
	uint8_t scale = a.scale > b.scale ? a.scale : b.scale;
	wide sum = units_at(a, scale) + units_at(b, scale);

	/* Zeros at the end may be all that doesn't fit. */
	while (scale > 0 && (sum > INT64_MAX || sum < INT64_MIN) && sum % 10 == 0) {
		sum /= 10;
		scale--;
	}
	if (sum > INT64_MAX || sum < INT64_MIN)
		return false;
	out->units = (int64_t)sum;
	out->scale = scale;
	return true;
}

int
decimal_compare_scaled(struct decimal a, struct decimal b)
{
	wide difference = units_at(a, DECIMAL_SCALE_MAX) - units_at(b, DECIMAL_SCALE_MAX);

	return (difference > 0) - (difference < 0);
}

const char *
number_group_text(char group_mark)
{
	switch (group_mark) {
	case '.':
		return ".";
	case ',':
		return ",";
	case ' ':
		/* A plain space would let a line break inside the number. */
		return "\xc2\xa0";
	case GROUP_NARROW_SPACE:
		return "\xe2\x80\xaf";
	case GROUP_APOSTROPHE:
		return "'";
	case GROUP_CURLY_MARK:
		return "\xe2\x80\x99";
	default:
		return "";
	}
}

const char *
number_percent_text(struct number_style style)
{
	switch (style.percent_gap) {
	case ' ':
		return "\xc2\xa0%";
	case GROUP_NARROW_SPACE:
		return "\xe2\x80\xaf%";
	default:
		return "%";
	}
}

/* How a number is to be printed. */
struct printing {
	struct number_style style;
	bool grouped;
	unsigned kept;  /* decimals that are really there; the rest are zeros */
	unsigned shown; /* decimals */
};

/* value * 10^-kept */
static void
print_value(struct buf *b, uwide value, bool negative, const struct printing *p)
{
	char digits[WIDE_DIGITS];
	unsigned n = 0;

	if (negative && value > 0)
		buf_addc(b, '-');
	/* Last digit first. */
	while (value > 0 || n <= p->kept) {
		digits[n++] = (char)('0' + (int)(value % 10));
		value /= 10;
	}
	while (n > p->kept) {
		buf_addc(b, digits[--n]);
		if (p->grouped && n > p->kept && (n - p->kept) % 3 == 0)
			buf_adds(b, number_group_text(p->style.group_mark));
	}
	if (p->shown > 0)
		buf_addc(b, p->style.decimal_mark);
	while (n > 0)
		buf_addc(b, digits[--n]);
	for (unsigned i = p->kept; i < p->shown; i++)
		buf_addc(b, '0');
}

static uwide
magnitude(struct decimal d)
{
	return (uwide)(d.units < 0 ? -(wide)d.units : (wide)d.units);
}

void
decimal_format(struct buf *b, struct decimal d, struct number_style style, int places, bool grouped)
{
	unsigned shown = places < 0 ? d.scale : (unsigned)places;
	unsigned dropped = shown < d.scale ? d.scale - shown : 0;
	const struct printing printing = {style, grouped, d.scale - dropped, shown};
	uwide divisor = (uwide)power_of_ten(dropped);

	print_value(b, (magnitude(d) + divisor / 2) / divisor, d.units < 0, &printing);
}

/* The size of sum / count, in tenths of the sum's last decimal. */
static uwide
rounded_mean(struct decimal sum, uint32_t count)
{
	/* 2^63 * 10, twice. */
	return (magnitude(sum) * 20 + count) / (2 * (uwide)count);
}

void
decimal_format_mean(struct buf *b, struct decimal sum, uint32_t count, struct number_style style,
    bool grouped)
{
	unsigned places = (unsigned)sum.scale + 1;
	const struct printing printing = {style, grouped, places, places};

	print_value(b, rounded_mean(sum, count), sum.units < 0, &printing);
}

bool
decimal_mean(struct decimal sum, uint32_t count, struct decimal *out)
{
	uwide mean = rounded_mean(sum, count);

	if (sum.scale == DECIMAL_SCALE_MAX || mean > INT64_MAX)
		return false;
	*out = (struct decimal){
	    sum.units < 0 ? -(int64_t)mean : (int64_t)mean,
	    (uint8_t)(sum.scale + 1),
	};
	return true;
}

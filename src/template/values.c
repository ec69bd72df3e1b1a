/*
 * Numbers, lengths, measures and colours as texts.
 */
#include <string.h>

#include "base/ascii.h"
#include "template/loader.h"

#define MICRO 1000000
#define WHOLE_DIGITS_MAX 6 /* so that no product below leaves 64 bits */
#define DECIMALS_MAX 6

/* Reads [-]digits[.digits] in millionths, and steps over it. */
static enum value_fault
scan_number(const char **s, const char *end, int64_t *out)
{
	const char *p = *s;
	bool negative = p < end && *p == '-';
	int64_t value = 0;
	int whole = 0, decimals = 0;

	p += negative ? 1 : 0;
	for (; p < end && ascii_is_digit(*p); p++, whole++)
		if (whole <= WHOLE_DIGITS_MAX)
			value = value * 10 + (*p - '0');
	if (whole == 0)
		return VALUE_MALFORMED;
	if (whole > WHOLE_DIGITS_MAX)
		return VALUE_TOO_LARGE;
	if (p < end && *p == '.') {
		for (p++; p < end && ascii_is_digit(*p); p++, decimals++)
			if (decimals < DECIMALS_MAX)
				value = value * 10 + (*p - '0');
		if (decimals == 0 || decimals > DECIMALS_MAX)
			return VALUE_MALFORMED;
	}
	if (p + 1 < end && *p == ',' && ascii_is_digit(p[1]))
		return VALUE_COMMA;
	for (; decimals < DECIMALS_MAX; decimals++)
		value *= 10;
	*out = negative ? -value : value;
	*s = p;
	return VALUE_OK;
}

static int64_t
divide_rounded(int64_t n, int64_t by)
{
	return (n + (n < 0 ? -by / 2 : by / 2)) / by;
}

enum value_fault
value_length(const char *s, size_t n, length *out)
{
	/* Thousandths of a point in a millionth of the unit, as a fraction. */
	static const struct {
		const char *name;
		int64_t multiply, divide;
	} units[] = {
	    {"pt", 1, MICRO / LENGTH_PT},
	    {"mm", (int64_t)720 * LENGTH_PT, (int64_t)254 * MICRO},
	    {"cm", (int64_t)7200 * LENGTH_PT, (int64_t)254 * MICRO},
	    {"in", 72, MICRO / LENGTH_PT},
	};
	const char *end = s + n;
	int64_t value;
	enum value_fault fault = scan_number(&s, end, &value);

	if (fault != VALUE_OK)
		return fault;
	while (s < end && *s == ' ')
		s++;
	if (s == end && value != 0)
		return VALUE_NO_UNIT;
	if (s == end) {
		*out = 0;
		return VALUE_OK;
	}
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if ((size_t)(end - s) != strlen(units[i].name) ||
		    memcmp(s, units[i].name, (size_t)(end - s)) != 0)
			continue;
		/* 10^12 millionths of a cm, 7.2 million times, would leave 64 bits; no page is 10 km wide. */
		if (value > (int64_t)100000 * MICRO || value < (int64_t)-100000 * MICRO)
			return VALUE_TOO_LARGE;
		value = divide_rounded(value * units[i].multiply, units[i].divide);
		if (value > LENGTH_MAX || value < -LENGTH_MAX)
			return VALUE_TOO_LARGE;
		*out = (length)value;
		return VALUE_OK;
	}
	return VALUE_MALFORMED;
}

enum value_fault
value_width(const char *s, size_t n, struct column_width *out)
{
	const char *p = s, *end = s + n;
	int64_t value;
	length fixed;
	enum value_fault fault = scan_number(&p, end, &value);

	if (fault != VALUE_OK)
		return fault;
	while (p < end && *p == ' ')
		p++;
	if (end - p == 1 && (*p == '%' || *p == '*')) {
		if (value > (int64_t)1000 * MICRO)
			return VALUE_TOO_LARGE;
		out->kind = *p == '%' ? WIDTH_PERCENT : WIDTH_FLEX;
		out->value = (int32_t)divide_rounded(value, MICRO / 1000);
		return VALUE_OK;
	}
	fault = value_length(s, n, &fixed);
	if (fault != VALUE_OK)
		return fault;
	out->kind = WIDTH_FIXED;
	out->value = fixed;
	return VALUE_OK;
}

static int
hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
value_color(const char *s, size_t n, struct color *out)
{
	uint8_t channel[3];

	if (n == 4 && memcmp(s, "none", 4) == 0) {
		*out = (struct color){.none = true};
		return true;
	}
	if (n != 7 || s[0] != '#')
		return false;
	for (size_t i = 0; i < 3; i++) {
		int high = hex_digit(s[1 + 2 * i]), low = hex_digit(s[2 + 2 * i]);
		if (high < 0 || low < 0)
			return false;
		channel[i] = (uint8_t)(high * 16 + low);
	}
	*out = (struct color){.r = channel[0], .g = channel[1], .b = channel[2]};
	return true;
}

bool
value_int(const char *s, int64_t *out)
{
	bool negative = s[0] == '-';
	int64_t value = 0;
	int digits = 0;

	for (s += negative ? 1 : 0; ascii_is_digit(*s) && digits < 10; s++, digits++)
		value = value * 10 + (*s - '0');
	if (digits == 0 || *s != '\0')
		return false;
	*out = negative ? -value : value;
	return true;
}

bool
value_decimal(const char *s, struct decimal *out)
{
	bool negative = s[0] == '-';
	struct decimal d = {0, 0};
	int digits = 0;

	for (s += negative ? 1 : 0; ascii_is_digit(*s) && digits < 18; s++, digits++)
		d.units = d.units * 10 + (*s - '0');
	if (digits > 0 && *s == '.' && ascii_is_digit(s[1]))
		for (s++; ascii_is_digit(*s) && digits < 18 && d.scale < DECIMAL_SCALE_MAX;
		     s++, digits++, d.scale++)
			d.units = d.units * 10 + (*s - '0');
	if (digits == 0 || *s != '\0')
		return false;
	d.units = negative ? -d.units : d.units;
	*out = d;
	return true;
}

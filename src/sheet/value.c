#include "sheet/value.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* The largest amount, 2^63 - 1, has 19 digits: seven groups, and a fraction.  With room for useless ones. */
#define RUNS_MAX 12

#define FIGURE_DASH 0x2012
#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define MINUS_SIGN 0x2212
#define APOSTROPHE 0x2019

/*
 * A numeral taken apart: runs of digits, and the mark after each but the last; ' ' for any space, '\'' for
 * either apostrophe.
 */
struct numeral {
	const char *run[RUNS_MAX];
	size_t length[RUNS_MAX];
	char mark[RUNS_MAX];
	size_t count;
	bool negative;
};

/* What a numeral's marks were taken for; '\0': there are none. */
struct reading {
	char group_mark;
	char decimal_mark;
};

static bool
is_dash(const char *s, size_t n)
{
	size_t length;
	uint32_t code = utf8_decode(s, n, &length);

	return length == n &&
	    (code == '-' || code == FIGURE_DASH || code == EN_DASH || code == EM_DASH || code == MINUS_SIGN);
}

/* Skips a minus sign. */
static bool
take_minus(const char **s, size_t *n)
{
	size_t length;
	uint32_t code;

	if (*n == 0)
		return false;
	code = utf8_decode(*s, *n, &length);
	if (code != '-' && code != MINUS_SIGN)
		return false;
	*s += length;
	*n -= length;
	return true;
}

/* '\0': it is none. */
static char
mark_from(uint32_t code)
{
	if (code == '.' || code == ',' || code == '\'')
		return (char)code;
	if (code == APOSTROPHE)
		return '\'';
	return utf8_is_space(code) ? ' ' : '\0';
}

/* False unless runs of digits take turns with single marks, a run at either end. */
static bool
take_apart(const char *s, size_t n, struct numeral *out)
{
	size_t length;

	out->negative = take_minus(&s, &n);
	for (out->count = 0; out->count < RUNS_MAX;) {
		size_t i = out->count++;

		out->run[i] = s;
		for (; n > 0 && ascii_is_digit(*s); n--)
			s++;
		out->length[i] = (size_t)(s - out->run[i]);
		if (out->length[i] == 0)
			return false;
		if (n == 0)
			return true;
		out->mark[i] = mark_from(utf8_decode(s, n, &length));
		if (out->mark[i] == '\0')
			return false;
		s += length;
		n -= length;
	}
	return false;
}

/*
 * Whether the first `count` runs are what thousands separators leave: "1" "234" "567", one mark throughout.
 */
static bool
is_grouped(const struct numeral *num, size_t count)
{
	if (num->length[0] > 3 || num->run[0][0] == '0')
		return false;
	for (size_t i = 1; i < count; i++) {
		if (num->length[i] != 3 || num->mark[i - 1] != num->mark[0])
			return false;
	}
	return true;
}

/* "1.310" and "12.345 %": thousands, or in doubt; in a percent, whatever the locale says. */
static bool
is_decimal_mark(const struct numeral *num, bool percent, struct number_style locale)
{
	if (num->mark[0] == ' ' || num->mark[0] == '\'')
		return false;
	if (!is_grouped(num, 2))
		return true;
	return percent && num->mark[0] == locale.decimal_mark;
}

static bool
read_marks(const struct numeral *num, bool percent, struct number_style locale, struct reading *out)
{
	size_t marks = num->count - 1;
	char last;

	*out = (struct reading){0};
	if (marks == 0)
		return true;
	last = num->mark[marks - 1];
	if (marks == 1 && is_decimal_mark(num, percent, locale)) {
		out->decimal_mark = last;
		return true;
	}
	out->group_mark = num->mark[0];
	if (is_grouped(num, num->count))
		return true;
	if (marks == 1 || last == ' ' || last == '\'' || last == num->mark[0])
		return false;
	out->decimal_mark = last;
	return is_grouped(num, num->count - 1);
}

/* False when the amount doesn't fit. */
static bool
read_amount(const struct numeral *num, bool fraction, struct decimal *out)
{
	size_t scale = fraction ? num->length[num->count - 1] : 0;
	int64_t units = 0;

	if (scale > DECIMAL_SCALE_MAX)
		return false;
	for (size_t i = 0; i < num->count; i++) {
		for (size_t j = 0; j < num->length[i]; j++) {
			if (__builtin_mul_overflow(units, 10, &units) ||
			    __builtin_add_overflow(units, num->run[i][j] - '0', &units))
				return false;
		}
	}
	*out = (struct decimal){.units = num->negative ? -units : units, .scale = (uint8_t)scale};
	return true;
}

/* Nearly all numbers are a few digits, whatever the locale; more than can overflow are left to others. */
#define PLAIN_DIGITS_MAX 18

/* False unless there are digits and nothing else, but for a "%" behind them. */
static bool
read_plain(const char *s, size_t n, struct value *out)
{
	enum value_kind kind = VALUE_NUMBER;
	int64_t units = 0;

	if (n > 1 && s[n - 1] == '%') {
		kind = VALUE_PERCENT;
		n--;
	}
	if (n == 0 || n > PLAIN_DIGITS_MAX)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!ascii_is_digit(s[i]))
			return false;
		units = units * 10 + (s[i] - '0');
	}
	*out = (struct value){.kind = kind, .number = {.units = units}};
	return true;
}

/* Any space and either apostrophe as take_apart() has them. */
static char
group_class(char mark)
{
	return mark == GROUP_NARROW_SPACE ? ' ' : mark == GROUP_CURLY_MARK ? GROUP_APOSTROPHE : mark;
}

bool
value_parse(const char *s, size_t n, struct number_style locale, struct value *out)
{
	struct value value = {.kind = VALUE_NUMBER};
	struct numeral num;
	struct reading marks;

	if (read_plain(s, n, out))
		return true;
	utf8_trim(&s, &n);
	if (n == 0 || is_dash(s, n)) {
		*out = (struct value){.kind = n == 0 ? VALUE_BLANK : VALUE_DASH};
		return true;
	}
	if (s[n - 1] == '%') {
		value.kind = VALUE_PERCENT;
		n--;
		utf8_trim(&s, &n);
	}
	if (!take_apart(s, n, &num) || !read_marks(&num, value.kind == VALUE_PERCENT, locale, &marks))
		return false;
	if (!read_amount(&num, marks.decimal_mark != '\0', &value.number))
		return false;
	value.doubtful = marks.group_mark == locale.decimal_mark && num.count == 2;
	value.shows_decimals = marks.decimal_mark == locale.decimal_mark && marks.decimal_mark != '\0' &&
	    (num.count > 2 || !is_grouped(&num, 2));
	value.shows_thousands = marks.group_mark == locale.decimal_mark && num.count > 2;
	value.against_locale =
	    (marks.group_mark != '\0' && marks.group_mark != group_class(locale.group_mark)) ||
	    (marks.decimal_mark != '\0' && marks.decimal_mark != locale.decimal_mark);
	*out = value;
	return true;
}

void
value_as_decimals(struct value *value)
{
	if (!value->doubtful)
		return;
	value->number.scale = 3;
	value->against_locale = false;
	value->doubtful = false;
}

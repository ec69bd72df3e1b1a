#include "sheet/value.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "sheet/currency.h"

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

/* A number or percent, with a minus before it, if any. */
static bool
read_numeral(const char *s, size_t n, struct number_style locale, struct value *out)
{
	struct value value = {.kind = VALUE_NUMBER};
	struct numeral num;
	struct reading marks;

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

/* --- signs and currencies around a number --------------------------------------------------------------- */

/* No number has more around it than this. */
#define DRESSED_MAX 64

/* A number without what stands around it. */
struct bare {
	const char *s;
	size_t n;
	bool negative, has_sign;
	uint8_t currency;
	enum currency_form form; /* the weakest of what it has */
	bool apart;              /* white space between it and letters */
	struct value_signs signs;
};

/* Takes in a sign of a currency; false where there is another one already. */
static bool
add_currency(struct bare *b, struct currency_sign sign, bool apart)
{
	if (b->currency == CURRENCY_NONE || currency_may_be(b->currency, sign.currency))
		b->currency = sign.currency;
	else if (!currency_may_be(sign.currency, b->currency))
		return false;
	/* What makes it money without doubt does so whatever else there is. */
	b->form = sign.form < b->form ? sign.form : b->form;
	b->apart = b->apart || apart;
	return true;
}

/* "(5)" around the whole is minus 5. */
static void
take_parentheses(struct bare *b)
{
	if (b->has_sign || b->n < 3 || b->s[0] != '(' || b->s[b->n - 1] != ')')
		return;
	b->s++;
	b->n -= 2;
	b->negative = b->has_sign = true;
	utf8_trim(&b->s, &b->n);
}

/* A plus or minus before the rest, which follows at once. */
static bool
take_sign(struct bare *b)
{
	bool plus = b->n > 1 && b->s[0] == '+';
	size_t length;

	if (b->has_sign || b->n < 2)
		return !plus && (b->n == 0 || b->s[0] != '-');
	b->negative = take_minus(&b->s, &b->n);
	b->has_sign = plus || b->negative;
	if (plus) {
		b->s++;
		b->n--;
	}
	return !b->has_sign || (b->n > 0 && !utf8_is_space(utf8_decode(b->s, b->n, &length)));
}

/* A minus behind a figure, at once: "1,500-". */
static void
take_sign_behind(struct bare *b)
{
	size_t length = 1;

	if (b->n > 3 && memcmp(b->s + b->n - 3, "\xe2\x88\x92", 3) == 0)
		length = 3;
	else if (b->n < 2 || b->s[b->n - 1] != '-')
		return;
	if (b->has_sign || !ascii_is_digit(b->s[b->n - length - 1]))
		return;
	b->n -= length;
	b->negative = b->has_sign = true;
}

static bool
take_currency_behind(struct bare *b)
{
	struct currency_sign sign = currency_at_end(b->s, b->n);
	size_t before = b->n - sign.length;
	const char *end = b->s + b->n;

	if (sign.currency == CURRENCY_NONE)
		return true;
	b->n = before;
	utf8_trim(&b->s, &b->n);
	b->signs.behind.text = end - sign.length;
	b->signs.behind.length = sign.length;
	b->signs.behind.apart = b->n < before;
	return add_currency(b, sign, b->n < before);
}

static bool
take_currency_before(struct bare *b)
{
	struct currency_sign sign = b->n > 0 ? currency_at_start(b->s, b->n) : (struct currency_sign){0};
	size_t behind = b->n - sign.length;

	if (sign.currency == CURRENCY_NONE)
		return true;
	b->signs.before.text = b->s;
	b->signs.before.length = sign.length;
	b->s += sign.length;
	b->n = behind;
	utf8_trim(&b->s, &b->n);
	b->signs.before.apart = b->n < behind;
	return add_currency(b, sign, b->n < behind);
}

/* Letters around an amount: "USD$", and no more than that on either side. */
#define CURRENCY_LETTERS_MAX 6

/* Texts that are no numbers mostly show it by their first letters, or have neither figure nor dash. */
static bool
may_be_dressed(const char *s, size_t n)
{
	unsigned letters = 0;
	bool figure = false;

	for (size_t i = 0; i < n && letters <= CURRENCY_LETTERS_MAX; i++) {
		letters += ascii_is_letter(s[i]);
		/* 0xE2 begins dashes. */
		figure = figure || ascii_is_digit(s[i]) || s[i] == '-' || (unsigned char)s[i] == 0xE2;
	}
	return n <= DRESSED_MAX && letters <= CURRENCY_LETTERS_MAX && figure;
}

/* Takes off what stands around a number or a dash; false where that can't be around one. */
static bool
undress(const char *s, size_t n, struct bare *out)
{
	*out = (struct bare){.s = s, .n = n, .form = CURRENCY_LONE_LETTER};

	if (!may_be_dressed(s, n))
		return false;
	take_parentheses(out);
	if (out->n == 0 || !take_currency_behind(out))
		return false;
	take_sign_behind(out);
	if (is_dash(out->s, out->n))
		return !out->has_sign && out->apart;
	if (!take_sign(out) || !take_currency_before(out))
		return false;
	if (is_dash(out->s, out->n))
		return !out->has_sign && out->currency != CURRENCY_NONE;
	take_parentheses(out);
	return take_sign(out);
}

/* Whether letters beside it may be a currency: three figures before the decimals, or two decimals. */
static bool
looks_like_money(const struct value *value)
{
	int64_t whole = value->number.units;

	for (int i = 0; i < value->number.scale; i++)
		whole /= 10;
	return value->number.scale == 2 || whole >= 100;
}

static bool
is_money(const struct bare *b, const struct value *value)
{
	switch (b->form) {
	case CURRENCY_SIGN:
		return true;
	case CURRENCY_LETTERS:
		return b->apart || looks_like_money(value);
	case CURRENCY_LONE_LETTER:
		return looks_like_money(value);
	}
	return false;
}

/* A number with signs or a currency around it; a dash with a currency. */
static bool
read_dressed(const char *s, size_t n, struct number_style locale, bool exact, struct value *out)
{
	struct value value;
	struct bare b;

	if (!undress(s, n, &b))
		return false;
	if (is_dash(b.s, b.n) && !b.has_sign) {
		*out = (struct value){.kind = VALUE_DASH};
		return true;
	}
	if (b.n == 0 || !ascii_is_digit(b.s[0]) || !read_numeral(b.s, b.n, locale, &value))
		return false;
	if (b.currency != CURRENCY_NONE && (value.kind == VALUE_PERCENT || !(exact || is_money(&b, &value))))
		return false;
	if (b.negative)
		value.number.units = -value.number.units;
	value.money = b.currency != CURRENCY_NONE;
	*out = value;
	return true;
}

static bool
parse(const char *s, size_t n, struct number_style locale, bool exact, struct value *out)
{
	if (read_plain(s, n, out))
		return true;
	utf8_trim(&s, &n);
	if (n == 0 || is_dash(s, n)) {
		*out = (struct value){.kind = n == 0 ? VALUE_BLANK : VALUE_DASH};
		return true;
	}
	return read_numeral(s, n, locale, out) || read_dressed(s, n, locale, exact, out);
}

bool
value_parse(const char *s, size_t n, struct number_style locale, struct value *out)
{
	return parse(s, n, locale, false, out);
}

bool
value_parse_exact(const char *s, size_t n, struct number_style locale, struct value *out)
{
	return parse(s, n, locale, true, out);
}

uint8_t
value_currency(const char *s, size_t n)
{
	struct bare b;

	utf8_trim(&s, &n);
	return n > 0 && undress(s, n, &b) ? b.currency : CURRENCY_NONE;
}

struct value_signs
value_signs(const char *s, size_t n)
{
	struct bare b;

	utf8_trim(&s, &n);
	return n > 0 && undress(s, n, &b) ? b.signs : (struct value_signs){0};
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

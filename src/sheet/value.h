/*
 * What a cell of a plan says: nothing, a dash, a number or a percent; and of a number, whether it is money.
 *
 * Blank is not zero, and neither is a dash; the three stay apart all the way to the printed page.
 *
 * Separators: a mark followed by exactly three digits, in every group, is a thousands separator ("2,400" and
 * "1,234,567"); any other single mark is the decimal one.  A number that the locale would read differently
 * comes back with `against_locale` set.
 *
 * Three refinements.  What stands before a thousands separator has one to three digits and no leading zero,
 * so "0.125" and "1234.567" are decimals.  A percent that could be read both ways ("33.333%") is read as the
 * locale has it: nobody plans thirty thousand percent.  White space between groups of three is a thousands
 * separator too, thin and no-break, and so is an apostrophe ("1'234.50", "1’234"); neither is ever a decimal
 * mark.
 *
 * In doubt: a single mark that the locale has before decimals, and three digits behind it ("1.310" where the
 * decimal mark is a point).  It is read as thousands, which a count needs, and `doubtful` is set; where the
 * number is no count, or what stands around it has such decimals, value_as_decimals() reads it as the locale
 * does.  sheet_value() knows which.
 *
 * Money has the sign of its currency (currency.h) before or behind it, with or without white space: "$ 5",
 * "1.200 €", "$1,200 MXN".  A sign before a dash is a dash: "$ -", as spreadsheets show 0.  What can be read
 * both ways ("$1.310" where the decimal mark is a point) is thousands in any column: amounts have two
 * decimals or none.  Only where the row or column shows decimals behind that mark is it read with three, as
 * the price of a gallon has them.
 *
 * Signs: a minus before or behind ("-5", "1,500-"), a plus before, parentheses around it ("(1,500)"), which
 * make it negative as accountants write it; one of these.  A minus stands before the currency or behind it
 * ("-$5", "$ -5").
 */
#ifndef PLIEGO_SHEET_VALUE_H
#define PLIEGO_SHEET_VALUE_H

#include "base/decimal.h"

enum __attribute__((packed)) value_kind { VALUE_BLANK, VALUE_DASH, VALUE_NUMBER, VALUE_PERCENT };

/* Ten bytes, as there are many of them, too. */
struct value {
	struct decimal number; /* of NUMBER; of PERCENT as printed: 25 for "25%" */
	enum value_kind kind : 2;
	bool against_locale : 1;
	bool doubtful : 1;
	/*
	 * What it shows, without doubt, of the locale's decimal mark: it stands before decimals; between
	 * thousands.
	 */
	bool shows_decimals : 1, shows_thousands : 1;
	bool money : 1; /* has a currency: value_currency() says which */
};

/*
 * Reads n bytes of UTF-8.  White space around, and before "%", is allowed; "-", minus sign, figure, en and em
 * dash are a dash.  Returns false for anything else, and for amounts that a decimal can't hold; *out is then
 * unchanged.
 */
bool value_parse(const char *, size_t n, struct number_style locale, struct value *out);

/*
 * The same of what its file has as a number, and shows as this text: letters before it are a currency then,
 * whatever the number ("Q50").  Marks are read, and doubted, as those of other texts.
 */
bool value_parse_exact(const char *, size_t n, struct number_style locale, struct value *out);

/* The currency that the text of a value has; CURRENCY_NONE where it is no money. */
uint8_t value_currency(const char *, size_t n);

/* The signs and codes of currencies that the text of a value has, and whether a space is beside them. */
struct value_signs {
	struct {
		const char *text; /* in the value's own text */
		size_t length;    /* 0: none */
		bool apart;
	} before, behind;
};

struct value_signs value_signs(const char *, size_t n);

/* Reads what is in doubt as the locale does, with three decimals; any other value stays as it is. */
void value_as_decimals(struct value *);

#endif

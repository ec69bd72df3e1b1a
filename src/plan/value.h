/*
 * What a cell of a plan says: nothing, a dash, a number or a percent.
 *
 * Blank is not zero, and neither is a dash; the three stay apart all the way to the printed page.
 *
 * Separators: a mark followed by exactly three digits, in every group, is a thousands separator ("2,400" and
 * "1.310" alike), even where the locale says otherwise; any other single mark is the decimal one.  A number
 * that the locale would read differently comes back with `against_locale` set.
 *
 * Three refinements.  What stands before a thousands separator has one to three digits and no leading zero,
 * so "0.125" and "1234.567" are decimals.  A percent that could be read both ways ("33.333%") is read as the
 * locale has it: nobody plans thirty thousand percent.  White space between groups of three is a thousands
 * separator too.
 */
#ifndef PLIEGO_PLAN_VALUE_H
#define PLIEGO_PLAN_VALUE_H

#include "base/decimal.h"

enum __attribute__((packed)) value_kind { VALUE_BLANK, VALUE_DASH, VALUE_NUMBER, VALUE_PERCENT };

struct value {
	enum value_kind kind;
	bool against_locale;
	struct decimal number; /* of NUMBER; of PERCENT as printed: 25 for "25%" */
};

/*
 * Reads n bytes of UTF-8.  White space around, and before "%", is allowed; "-", minus sign, figure, en and em
 * dash are a dash.  Returns false for anything else, and for amounts that a decimal can't hold; *out is then
 * unchanged.
 */
bool value_parse(const char *, size_t n, struct number_style locale, struct value *out);

#endif

/*
 * Currencies: by what signs and words amounts have them.
 *
 * A currency is a small number.  Those of one country have their code of ISO 4217; the signs that several
 * countries share ("$", "Bs.") stay what they are, for a sign alone does not tell whose it is: an amount with
 * "$" is neither added to one with "US$" nor to one with "MXN".
 *
 * A word is more easily mistaken than a sign, so each sign says what it needs beside it.  "$", "S/" or "€"
 * make money of any number.  Letters (USD, Bs) do after a space, or where the number itself looks like money.
 * A lone letter (Q, L) does only where it looks like money, and only before it: Q1 is a quarter, L5 a line,
 * 12 L are litres.
 */
#ifndef PLIEGO_SHEET_CURRENCY_H
#define PLIEGO_SHEET_CURRENCY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CURRENCY_NONE 0
#define CURRENCY_SEVERAL UINT8_MAX /* of an activity whose cells don't agree */

/* What a sign needs of the number beside it. */
enum currency_form { CURRENCY_SIGN, CURRENCY_LETTERS, CURRENCY_LONE_LETTER };

struct currency_sign {
	uint8_t currency; /* CURRENCY_NONE: there is none */
	enum currency_form form;
	size_t length; /* in bytes */
};

/* The longest sign or code that a text begins with; that it ends with.  No space is passed over. */
struct currency_sign currency_at_start(const char *, size_t n);
struct currency_sign currency_at_end(const char *, size_t n);

/* The currency that a whole text, folded (utf8_fold()), names: "quetzales", "us$", "gtq", "soles.". */
uint8_t currency_named(const char *folded);

/* "GTQ"; "$" and "Bs." where no country is known. */
const char *currency_code(uint8_t);

/* Whether amounts with the sign of the first may be of the second: they are one, or "$" and MXN. */
bool currency_may_be(uint8_t sign, uint8_t currency);

#endif

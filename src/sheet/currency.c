#include "sheet/currency.h"

#include <string.h>

#include "base/ascii.h"

/* The first two are signs that several countries share. */
enum { PESO_OR_DOLLAR = 1, BOLIVAR_OR_BOLIVIANO };

#define CODE_LENGTH 3

/* Codes of ISO 4217: of America, and those that its offices lend and borrow in. */
static const struct {
	const char *code;
	uint8_t sign; /* that it shares with others; CURRENCY_NONE: none */
} currencies[] = {
    {"", CURRENCY_NONE},
    {"$", CURRENCY_NONE},
    {"Bs.", CURRENCY_NONE},
    {"ARS", PESO_OR_DOLLAR},
    {"AWG", CURRENCY_NONE},
    {"BBD", PESO_OR_DOLLAR},
    {"BOB", BOLIVAR_OR_BOLIVIANO},
    {"BRL", PESO_OR_DOLLAR},
    {"BSD", PESO_OR_DOLLAR},
    {"BZD", PESO_OR_DOLLAR},
    {"CAD", PESO_OR_DOLLAR},
    {"CHF", CURRENCY_NONE},
    {"CLF", CURRENCY_NONE},
    {"CLP", PESO_OR_DOLLAR},
    {"CNY", CURRENCY_NONE},
    {"COP", PESO_OR_DOLLAR},
    {"CRC", CURRENCY_NONE},
    {"CUP", PESO_OR_DOLLAR},
    {"DOP", PESO_OR_DOLLAR},
    {"EUR", CURRENCY_NONE},
    {"GBP", CURRENCY_NONE},
    {"GTQ", CURRENCY_NONE},
    {"GYD", PESO_OR_DOLLAR},
    {"HNL", CURRENCY_NONE},
    {"HTG", CURRENCY_NONE},
    {"JMD", PESO_OR_DOLLAR},
    {"JPY", CURRENCY_NONE},
    {"KRW", CURRENCY_NONE},
    {"MXN", PESO_OR_DOLLAR},
    {"NIO", PESO_OR_DOLLAR},
    {"PAB", CURRENCY_NONE},
    {"PEN", CURRENCY_NONE},
    {"PYG", CURRENCY_NONE},
    {"SRD", PESO_OR_DOLLAR},
    {"SVC", CURRENCY_NONE},
    {"TTD", PESO_OR_DOLLAR},
    {"USD", PESO_OR_DOLLAR},
    {"UYU", PESO_OR_DOLLAR},
    {"VED", BOLIVAR_OR_BOLIVIANO},
    {"VES", BOLIVAR_OR_BOLIVIANO},
    {"XCD", PESO_OR_DOLLAR},
    {"XDR", CURRENCY_NONE},
};

#define CURRENCIES (sizeof(currencies) / sizeof(*currencies))

/* Where a sign may stand. */
enum side { BEFORE = 1, BEHIND = 2, EITHER = BEFORE | BEHIND };

/* Of signs that begin or end alike, the longest stands first. */
static const struct {
	const char *sign, *code;
	enum currency_form form;
	enum side side;
} signs[] = {
    {"USD$", "USD", CURRENCY_SIGN, EITHER},
    {"COL$", "COP", CURRENCY_SIGN, EITHER},
    {"MXN$", "MXN", CURRENCY_SIGN, EITHER},
    {"US$", "USD", CURRENCY_SIGN, EITHER},
    {"U$S", "USD", CURRENCY_SIGN, EITHER},
    {"$US", "USD", CURRENCY_SIGN, EITHER},
    {"AR$", "ARS", CURRENCY_SIGN, EITHER},
    {"BZ$", "BZD", CURRENCY_SIGN, EITHER},
    {"CL$", "CLP", CURRENCY_SIGN, EITHER},
    {"MX$", "MXN", CURRENCY_SIGN, EITHER},
    {"RD$", "DOP", CURRENCY_SIGN, EITHER},
    {"TT$", "TTD", CURRENCY_SIGN, EITHER},
    {"C$", "NIO", CURRENCY_SIGN, EITHER},
    {"J$", "JMD", CURRENCY_SIGN, EITHER},
    {"R$", "BRL", CURRENCY_SIGN, EITHER},
    {"$U", "UYU", CURRENCY_SIGN, EITHER},
    {"$", "$", CURRENCY_SIGN, EITHER},
    {"S/.", "PEN", CURRENCY_SIGN, BEFORE},
    {"S/", "PEN", CURRENCY_SIGN, BEFORE},
    {"B/.", "PAB", CURRENCY_SIGN, BEFORE},
    {"\xe2\x82\xa1", "CRC", CURRENCY_SIGN, EITHER},
    {"\xe2\x82\xb2", "PYG", CURRENCY_SIGN, EITHER},
    {"\xe2\x82\xac", "EUR", CURRENCY_SIGN, EITHER},
    {"\xc2\xa3", "GBP", CURRENCY_SIGN, EITHER},
    {"Bs.", "Bs.", CURRENCY_SIGN, EITHER},
    {"Bs", "Bs.", CURRENCY_LETTERS, EITHER},
    {"Gs.", "PYG", CURRENCY_SIGN, EITHER},
    {"Gs", "PYG", CURRENCY_LETTERS, EITHER},
    {"Lps.", "HNL", CURRENCY_SIGN, EITHER},
    {"Lps", "HNL", CURRENCY_LETTERS, EITHER},
    {"L.", "HNL", CURRENCY_LONE_LETTER, BEFORE},
    {"L", "HNL", CURRENCY_LONE_LETTER, BEFORE},
    {"Q.", "GTQ", CURRENCY_LONE_LETTER, BEFORE},
    {"Q", "GTQ", CURRENCY_LONE_LETTER, BEFORE},
};

#define SIGNS (sizeof(signs) / sizeof(*signs))

/* Names that only one currency has, folded; "pesos", "colones" and "bolívares" are those of several. */
static const struct {
	const char *name, *code;
} names[] = {
    {"balboa", "PAB"},
    {"balboas", "PAB"},
    {"boliviano", "BOB"},
    {"bolivianos", "BOB"},
    {"cordoba", "NIO"},
    {"cordobas", "NIO"},
    {"dolar", "USD"},
    {"dolares", "USD"},
    {"dolares americanos", "USD"},
    {"dolares estadounidenses", "USD"},
    {"dolares de los estados unidos", "USD"},
    {"us dollar", "USD"},
    {"us dollars", "USD"},
    {"euro", "EUR"},
    {"euros", "EUR"},
    {"guarani", "PYG"},
    {"guaranies", "PYG"},
    {"lempira", "HNL"},
    {"lempiras", "HNL"},
    {"quetzal", "GTQ"},
    {"quetzales", "GTQ"},
    {"reais", "BRL"},
    {"soles", "PEN"},
    {"nuevos soles", "PEN"},
};

#define NAMES (sizeof(names) / sizeof(*names))

static uint8_t
with_code(const char *code, size_t n)
{
	for (size_t i = 1; i < CURRENCIES; i++)
		if (strncmp(currencies[i].code, code, n) == 0 && currencies[i].code[n] == '\0')
			return (uint8_t)i;
	return CURRENCY_NONE;
}

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Of the letters, only those of a lone one must be capitals: "bs. 500" is as good as "Bs. 500". */
static bool
is_sign(const char *s, size_t i)
{
	for (const char *sign = signs[i].sign; *sign != '\0'; sign++, s++)
		if (*s != *sign && (signs[i].form == CURRENCY_LONE_LETTER || small(*s) != small(*sign)))
			return false;
	return true;
}

static bool
is_letter(char c)
{
	return ascii_is_lower(small(c)) || (unsigned char)c >= 0x80;
}

/* A code stands in capitals, and no letter beside it. */
static struct currency_sign
code_at(const char *s, bool letter_beside)
{
	const struct currency_sign sign = {with_code(s, CODE_LENGTH), CURRENCY_LETTERS, CODE_LENGTH};

	return letter_beside ? (struct currency_sign){0} : sign;
}

static struct currency_sign
sign_at(const char *s, size_t n, enum side side)
{
	for (size_t i = 0; i < SIGNS; i++) {
		size_t length = strlen(signs[i].sign);
		const char *at = side == BEFORE ? s : s + n - length;

		if (length > n || (signs[i].side & side) == 0 || !is_sign(at, i))
			continue;
		return (struct currency_sign){with_code(signs[i].code, strlen(signs[i].code)), signs[i].form,
		    length};
	}
	return (struct currency_sign){0};
}

struct currency_sign
currency_at_start(const char *s, size_t n)
{
	struct currency_sign sign = sign_at(s, n, BEFORE);

	if (sign.length > CODE_LENGTH || n < CODE_LENGTH)
		return sign;
	struct currency_sign code = code_at(s, n > CODE_LENGTH && is_letter(s[CODE_LENGTH]));
	return code.currency != CURRENCY_NONE ? code : sign;
}

struct currency_sign
currency_at_end(const char *s, size_t n)
{
	struct currency_sign sign = sign_at(s, n, BEHIND);

	if (sign.currency != CURRENCY_NONE || n < CODE_LENGTH)
		return sign;
	return code_at(s + n - CODE_LENGTH, n > CODE_LENGTH && ascii_is_lower(small(s[n - CODE_LENGTH - 1])));
}

static uint8_t
named(const char *folded, size_t n)
{
	for (size_t i = 0; i < NAMES; i++)
		if (strlen(names[i].name) == n && memcmp(names[i].name, folded, n) == 0)
			return with_code(names[i].code, strlen(names[i].code));
	for (size_t i = 0; i < SIGNS; i++)
		if (signs[i].form != CURRENCY_LONE_LETTER && strlen(signs[i].sign) == n && is_sign(folded, i))
			return with_code(signs[i].code, strlen(signs[i].code));
	for (size_t i = 1; i < CURRENCIES && n == CODE_LENGTH; i++) {
		const char *code = currencies[i].code;

		if (small(code[0]) == folded[0] && small(code[1]) == folded[1] && small(code[2]) == folded[2])
			return (uint8_t)i;
	}
	return CURRENCY_NONE;
}

uint8_t
currency_named(const char *folded)
{
	size_t n = strlen(folded);
	uint8_t currency = named(folded, n);

	return currency == CURRENCY_NONE && n > 0 && folded[n - 1] == '.' ? named(folded, n - 1) : currency;
}

const char *
currency_code(uint8_t currency)
{
	return currency < CURRENCIES ? currencies[currency].code : "";
}

bool
currency_may_be(uint8_t sign, uint8_t currency)
{
	return sign == currency ||
	    (currency < CURRENCIES && sign != CURRENCY_NONE && currencies[currency].sign == sign);
}

#include "plan/keys.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "sheet/currency.h"

/* "%" is no punctuation here: it says what is counted. */
static bool
is_punctuation(uint32_t code)
{
	if (code < 0x80)
		return !ascii_is_lower((char)code) && !ascii_is_digit((char)code) && code != '%';
	return code == 0xA1 || code == 0xA7 || code == 0xAB || (code >= 0xB6 && code <= 0xB7) ||
	    code == 0xBB || code == 0xBF || (code >= 0x2010 && code <= 0x2027) ||
	    (code >= 0x2030 && code <= 0x205E) || (code >= 0x3001 && code <= 0x3003);
}

/* Punctuation of folded text becomes a space, in place; no two together, none at the ends. */
static void
drop_punctuation(char *text, size_t n)
{
	size_t out = 0, length = 1;

	for (size_t i = 0; i < n; i += length) {
		uint32_t code;

		for (; i < n && (ascii_is_lower(text[i]) || ascii_is_digit(text[i])); i++)
			text[out++] = text[i];
		if (i == n)
			break;
		code = (unsigned char)text[i];
		length = 1;
		if (code >= 0x80)
			code = utf8_decode(text + i, n - i, &length);
		if (!is_punctuation(code)) {
			for (size_t k = 0; k < length; k++)
				text[out++] = text[i + k];
		} else if (out > 0 && text[out - 1] != ' ') {
			text[out++] = ' ';
		}
	}
	if (out > 0 && text[out - 1] == ' ')
		out--;
	text[out] = '\0';
}

const char *
plan_key(struct arena *arena, const char *text, size_t n)
{
	char *key = utf8_fold(arena, text, n, &n);

	drop_punctuation(key, n);
	return key;
}

/* Words for "%" as a unit of measure, folded. */
static bool
is_percent(const char *key)
{
	static const char *const words[] = {"porcentaje", "porcentajes", "porcentual", "por ciento",
	    "porciento", "porcentaje (%)", "pct", "percent", "percentage"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(key, words[i]) == 0)
			return true;
	}
	return false;
}

/*
 * A period ends an abbreviation; in S/. it isn't alone.  What has no letter, figure or sign of money is a
 * dash.
 */
const char *
plan_unit_key(struct arena *arena, const char *text, size_t n)
{
	char *key = utf8_fold(arena, text, n, &n);
	uint8_t currency = currency_named(key);
	size_t out = 0;
	bool says = false;

	if (currency != CURRENCY_NONE)
		return utf8_fold(arena, currency_code(currency), strlen(currency_code(currency)), &n);
	for (size_t i = 0; i < n; i++) {
		if (key[i] == '.' && (key[i + 1] == ' ' || key[i + 1] == '\0'))
			continue;
		says = says || strchr("-_ /", key[i]) == NULL;
		key[out++] = key[i];
	}
	key[out] = '\0';
	if (is_percent(key))
		return "%";
	return says && strcmp(key, "\xE2\x80\x93") != 0 && strcmp(key, "\xE2\x80\x94") != 0 ? key : "";
}

/* Where the figures of a code begin in folded text; NULL: it has none. */
static const char *
skip_code_letters(const char *text)
{
	if (*text++ != 'l')
		return NULL;
	text += strspn(text, ". -:");
	if (*text++ != 'e')
		return NULL;
	text += strspn(text, ". -:");
	return ascii_is_digit(*text) ? text : NULL;
}

/* Bytes of "8.2", 0 where a letter follows at once. */
static size_t
figures_length(const char *text)
{
	size_t n = strspn(text, "0123456789");

	while ((text[n] == '.' || text[n] == ',') && ascii_is_digit(text[n + 1]))
		n += 1 + strspn(text + n + 1, "0123456789");
	return ascii_is_lower(text[n]) || (unsigned char)text[n] >= 0x80 ? 0 : n;
}

const char *
normal_line(struct arena *arena, const char *text, size_t n)
{
	char *fold = utf8_fold(arena, text, n, &n);
	const char *figures = skip_code_letters(fold);
	size_t length = figures != NULL ? figures_length(figures) : 0;
	char *code, *rest;

	if (length == 0) {
		drop_punctuation(fold, n);
		return fold;
	}
	code = arena_strndup(arena, figures, length);
	for (size_t i = 0; i < length; i++)
		code[i] = code[i] == ',' ? '.' : code[i];
	rest = fold + (figures - fold) + length;
	drop_punctuation(rest, strlen(rest));
	return arena_printf(arena, rest[0] != '\0' ? "LE %s %s" : "LE %s%s", code, rest);
}

size_t
normal_code_length(const char *line)
{
	if (line[0] != 'L')
		return 0;
	return 3 + strcspn(line + 3, " ");
}

const char *
plan_line_key(struct arena *arena, const char *text, size_t n)
{
	const char *line = normal_line(arena, text, n);
	size_t code = normal_code_length(line);

	return code > 0 ? arena_strndup(arena, line, code) : line;
}

/* Codes keep their punctuation: "1.12" is not "11.2". */
const char *
plan_code_key(struct arena *arena, const char *text, size_t n)
{
	if (plan_key(arena, text, n)[0] == '\0')
		return "";
	if (text[0] == '\'') {
		text++;
		n--;
	}
	return utf8_fold(arena, text, n, &n);
}

#include "base/damage.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"

/* Unicode's mappings VENDORS/MICSFT/PC/CP850.TXT and VENDORS/APPLE/ROMAN.TXT. */
static const uint16_t dos_850[128] = {0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA,
    0x00EB, 0x00E8, 0x00EF, 0x00EE, 0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2,
    0x00FB, 0x00F9, 0x00FF, 0x00D6, 0x00DC, 0x00F8, 0x00A3, 0x00D8, 0x00D7, 0x0192, 0x00E1, 0x00ED, 0x00F3,
    0x00FA, 0x00F1, 0x00D1, 0x00AA, 0x00BA, 0x00BF, 0x00AE, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB,
    0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x00C1, 0x00C2, 0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557, 0x255D,
    0x00A2, 0x00A5, 0x2510, 0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x00E3, 0x00C3, 0x255A, 0x2554,
    0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0x00A4, 0x00F0, 0x00D0, 0x00CA, 0x00CB, 0x00C8, 0x0131, 0x00CD,
    0x00CE, 0x00CF, 0x2518, 0x250C, 0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580, 0x00D3, 0x00DF, 0x00D4, 0x00D2,
    0x00F5, 0x00D5, 0x00B5, 0x00FE, 0x00DE, 0x00DA, 0x00DB, 0x00D9, 0x00FD, 0x00DD, 0x00AF, 0x00B4, 0x00AD,
    0x00B1, 0x2017, 0x00BE, 0x00B6, 0x00A7, 0x00F7, 0x00B8, 0x00B0, 0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2,
    0x25A0, 0x00A0};

static const uint16_t mac_roman[128] = {0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1,
    0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE,
    0x00EF, 0x00F1, 0x00F3, 0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0,
    0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6,
    0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
    0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB, 0x00BB,
    0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019,
    0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0x00B7, 0x201A,
    0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4,
    0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC, 0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8,
    0x02DD, 0x02DB, 0x02C7};

/* A code point and its neighbours; 0 where there is none. */
struct around {
	uint32_t before, at, after;
	size_t letters_before, letters_after; /* how many of ASCII stand together there */
};

static bool
is_one_of(uint32_t code, const char *set)
{
	size_t n = strlen(set), length;

	for (size_t i = 0; i < n && code != 0; i += length) {
		if (utf8_decode(set + i, n - i, &length) == code)
			return true;
	}
	return false;
}

static bool
is_lower(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || is_one_of(code, "áéíóúüñ");
}

static bool
is_upper(uint32_t code)
{
	return (code >= 'A' && code <= 'Z') || is_one_of(code, "ÁÉÍÓÚÜÑ");
}

static bool
is_letter(uint32_t code)
{
	return is_lower(code) || is_upper(code);
}

/*
 * --- what a spreadsheet leaves ----------------------------------------------------------------------------
 */

static bool
begins(const char *s, size_t n, const char *with)
{
	size_t length = strlen(with);

	return n >= length && strncasecmp(s, with, length) == 0;
}

static bool
is_error(const char *s, size_t n)
{
	static const char *const errors[] = {"#¡REF!", "#REF!", "#¡DIV/0!", "#DIV/0!", "#¡VALOR!", "#VALOR!",
	    "#VALUE!", "#¡NUM!", "#NUM!", "#¡NULO!", "#NULO!", "#NULL!", "#¿NOMBRE?", "#NOMBRE?", "#NAME?",
	    "#ERROR!", "#¡ERROR!", "#SPILL!", "#¡DESBORDAMIENTO!", "#CALC!", "#¡CALC!", "#FIELD!", "#¡CAMPO!",
	    "#BLOCKED!", "#¡BLOQUEADO!", "#CONNECT!", "#¡CONECTAR!", "#UNKNOWN!", "#GETTING_DATA",
	    "#OBTENIENDO_DATOS"};
	static const char *const whole[] = {"#N/A", "#N/D", "#¡N/D!", "#¡N/A!"};
	size_t hashes = 0, digits = 4;

	for (const char *at = s; (at = memchr(at, '#', n - (size_t)(at - s))) != NULL; at++) {
		for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
			if (begins(at, n - (size_t)(at - s), errors[i]))
				return true;
		}
	}
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		if (n == strlen(whole[i]) && begins(s, n, whole[i]))
			return true;
	}
	while (hashes < n && s[hashes] == '#')
		hashes++;
	while (begins(s, n, "Err:") && digits < n && ascii_is_digit(s[digits]))
		digits++;
	return (hashes == n && n >= 3) || (digits == n && n == 7);
}

/* "=B3", "=SUMA(B3:B9)", "+B3-C4", "@SUM(A1)"; not "= 5 talleres". */
static bool
is_formula(const char *s, size_t n)
{
	size_t i = 1, letters = 0;

	if (n < 2 || strchr("=+-@", s[0]) == NULL)
		return false;
	if (s[0] == '=')
		return s[1] > ' ' && s[1] != '=' && s[1] != '>' && (unsigned char)s[1] < 0x80;
	if (s[i] == '$')
		i++;
	while (i < n && letters < 12 && ascii_is_upper(s[i])) {
		letters++;
		i++;
	}
	if (letters == 0 || i == n)
		return false;
	if (s[i] == '(')
		return true;
	return s[0] != '@' && letters <= 3 && (s[i] == '$' || (s[i] >= '1' && s[i] <= '9')) &&
	    strchr(s + i, ' ') == NULL;
}

/* "&oacute;", "&#243;", "&#xF3;", "_x000D_" */
static bool
is_markup(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t end = i + 1;

		if (s[i] == '_' && n - i >= 7 && s[i + 1] == 'x' && s[i + 6] == '_' &&
		    strspn(s + i + 2, "0123456789ABCDEFabcdef") == 4)
			return true;
		if (s[i] != '&')
			continue;
		if (end < n && s[end] == '#')
			end++;
		while (end < n && end - i <= 9 && (ascii_is_letter(s[end]) || ascii_is_digit(s[end])))
			end++;
		if (end - i > 2 && end < n && s[end] == ';')
			return true;
	}
	return false;
}

/*
 * --- what a wrong encoding leaves -------------------------------------------------------------------------
 */

/*
 * What bytes 0x80 to 0xBF, the second ones of letters in UTF-8, are in Windows-1252, in MacRoman and in
 * MS-DOS.
 */
static bool
is_tail(uint32_t code)
{
	return (code >= 0x80 && code <= 0xBF) || is_one_of(code, "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
}

static bool
is_utf8_misread(uint32_t code, uint32_t next)
{
	if (code == 0xC3 || code == 0xC2)
		return is_tail(next);
	if (code == 0xE2)
		return next == 0x20AC || (next >= 0x80 && next < 0xA0);
	if (code == 0xEF)
		return next == 0xBB || next == 0xBF;
	if (code == 0x221A)
		return is_one_of(next, "°©≠≥∫±¡üëçìöÅâçíìöúñ");
	return code == 0x251C && (next > 0x7F);
}

/* In lower case: "gestiã³n". */
static bool
is_misread_in_lower_case(const struct around *a)
{
	return a->at == 0xE3 && is_letter(a->before) && a->after >= 0x80 && !is_letter(a->after) &&
	    is_tail(a->after);
}

/* "informaci—n", "dise–o", "per’odo": a letter stood there.  "enero–marzo", "McDonald’s" are let be. */
static bool
is_letter_gone(const struct around *a)
{
	static const char vowels[] = "aeiouáéíóú";

	if (!is_lower(a->before) || !is_lower(a->after))
		return false;
	if (a->at == 0x2014)
		return a->letters_after <= 3;
	if (a->at == 0x2013)
		return a->letters_after <= 2 && is_one_of(a->before, vowels) && is_one_of(a->after, vowels);
	return a->at == 0x2019 && a->letters_before >= 2 && a->letters_after >= 2;
}

/* A sign that never has letters on its sides; of some, one side says enough. */
static bool
is_letter_replaced(const struct around *a)
{
	bool before = is_letter(a->before), after = is_letter(a->after);

	if (before && after && is_one_of(a->at, "¢£¤¥¦§¬¶ƒ†‡‚„ˆ˜¡¿œŽ÷×·¸¨"))
		return true;
	if (before && is_one_of(a->at, "¢¤‡ƒ") && !is_one_of(a->after, "0123456789"))
		return true;
	if (is_lower(a->after) && is_one_of(a->at, "¢¤‡"))
		return true;
	/* Capitals of MS-DOS: "GESTIàN", "REGIàN". */
	return is_upper(a->before) && is_upper(a->after) && is_one_of(a->at, "àêîòµ");
}

static size_t
letters_at(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && ascii_is_letter(s[i]))
		i++;
	return i;
}

static enum damage
worse(enum damage a, enum damage b)
{
	return a == DAMAGE_NONE || (b != DAMAGE_NONE && b < a) ? b : a;
}

static enum damage
damage_at(const struct around *a, bool address)
{
	if (is_utf8_misread(a->at, a->after) || is_misread_in_lower_case(a))
		return DAMAGE_UTF8;
	if (is_letter_replaced(a) || is_letter_gone(a))
		return DAMAGE_CODE_PAGE;
	if (a->at == '?' && !address && is_lower(a->before) && is_lower(a->after))
		return DAMAGE_LOST;
	return DAMAGE_NONE;
}

static enum damage
encoding_damage(const char *s, size_t n)
{
	bool address = strstr(s, "://") != NULL || strstr(s, "www.") != NULL;
	struct around a = {0};
	enum damage found = DAMAGE_NONE;
	size_t letters = 0, length, next;

	for (size_t i = 0; i < n; i += length) {
		a.before = a.at;
		a.at = utf8_decode(s + i, n - i, &length);
		if ((unsigned char)s[i] < 0x80 && s[i] != '?') {
			letters = letters_at(s + i, 1) == 1 ? letters + 1 : 0;
			continue;
		}
		a.after = i + length < n ? utf8_decode(s + i + length, n - i - length, &next) : 0;
		a.letters_before = letters;
		a.letters_after = letters_at(s + i + length, n - i - length);
		found = worse(found, damage_at(&a, address));
		letters = 0;
	}
	return found;
}

enum damage
damage_find_carefully(const char *s, size_t n)
{
	if (is_error(s, n))
		return DAMAGE_ERROR;
	if (is_formula(s, n))
		return DAMAGE_FORMULA;
	return worse(encoding_damage(s, n), is_markup(s, n) ? DAMAGE_MARKUP : DAMAGE_NONE);
}

/*
 * By byte: 1 where damage may be about.  That is "#", "&", "?" and "_" of ASCII, and all past it but what the
 * letters of Spanish are made of, 0xC3 and what comes behind it there: these letters are never damage,
 * whatever stands beside them.
 */
/* clang-format off */
static const unsigned char suspect[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1,
	1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1,
	1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1,
	1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1,
	1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};
/* clang-format on */

/* Whether a byte of the text is suspect: most texts have none.  Eight are looked at together. */
static bool
has_suspect(const char *text, size_t n)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t i = 0;

	for (; n - i >= 8; i += 8) {
		if ((suspect[s[i]] | suspect[s[i + 1]] | suspect[s[i + 2]] | suspect[s[i + 3]] |
			suspect[s[i + 4]] | suspect[s[i + 5]] | suspect[s[i + 6]] | suspect[s[i + 7]]) != 0)
			return true;
	}
	for (; i < n; i++) {
		if (suspect[s[i]] != 0)
			return true;
	}
	return false;
}

enum damage
damage_find(const char *s, size_t n)
{
	/* Formulas and "Err:502" are known by how they begin. */
	bool begun = n > 0 && (s[0] == '=' || s[0] == '+' || s[0] == '-' || s[0] == '@' || n == 7);

	if (!begun && !has_suspect(s, n))
		return DAMAGE_NONE;
	return damage_find_carefully(s, n);
}

/*
 * --- code pages -------------------------------------------------------------------------------------------
 */

uint32_t
code_page_character(enum code_page page, unsigned char byte)
{
	return page == CODE_PAGE_MACINTOSH ? mac_roman[byte - 0x80] : dos_850[byte - 0x80];
}

static uint32_t
character_at(enum code_page page, const char *s, size_t n, size_t i)
{
	unsigned char byte = i < n ? (unsigned char)s[i] : 0;

	return byte < 0x80 ? byte : code_page_character(page, byte);
}

/* Whether all that is not ASCII is Spanish in that page, with a letter in the midst of a word for proof. */
static bool
is_spanish_in(enum code_page page, const char *s, size_t n)
{
	bool proof = false;

	for (size_t i = 0; i < n; i++) {
		uint32_t before, at, after;

		if ((unsigned char)s[i] < 0x80)
			continue;
		before = i > 0 ? character_at(page, s, n, i - 1) : 0;
		at = character_at(page, s, n, i);
		after = character_at(page, s, n, i + 1);
		if (is_letter(at)) {
			if ((is_upper(at) && is_lower(before)) ||
			    (is_lower(at) && is_upper(before) && is_upper(after)))
				return false;
			proof = proof || is_letter(before) || is_letter(after);
		} else if (!is_one_of(at, "¿¡«»ºª°·“”‘’–—…•\u00A0") ||
		    (is_letter(before) && is_letter(after))) {
			return false;
		}
	}
	return proof;
}

/* A byte that is no Spanish letter in Windows-1252 where one is needed. */
static bool
breaks_words(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char byte = (unsigned char)s[i];
		struct around a = {.before = i > 0 ? (unsigned char)s[i - 1] : 0,
		    .at = byte,
		    .after = i + 1 < n ? (unsigned char)s[i + 1] : 0};
		bool beside = a.before < 0x80 && is_letter(a.before) && a.after < 0x80 && is_letter(a.after);

		if (byte < 0x80)
			continue;
		/* Below 0xA0 there are no letters of Spanish; five bytes are nothing at all. */
		if ((byte <= 0xA0 && beside) || (byte > 0xA0 && is_letter_replaced(&a)) ||
		    strchr("\x81\x8D\x8F\x90\x9D", byte) != NULL)
			return true;
	}
	return false;
}

enum code_page
code_page_guess(const char *s, size_t n)
{
	bool dos, macintosh;

	if (!breaks_words(s, n))
		return CODE_PAGE_WINDOWS_1252;
	dos = is_spanish_in(CODE_PAGE_DOS, s, n);
	macintosh = is_spanish_in(CODE_PAGE_MACINTOSH, s, n);
	if (dos == macintosh)
		return CODE_PAGE_WINDOWS_1252;
	return dos ? CODE_PAGE_DOS : CODE_PAGE_MACINTOSH;
}

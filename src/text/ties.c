#include "text/ties.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/letters.h"

#define ABBREVIATION_MAX 12 /* bytes, with its full stop */
#define UNIT_MAX 6
#define BARE_MAX 4
#define LETTERED_MAX 9

struct ties {
	const char *language;
	const char *letters; /* words of one letter that end no line */
	const char
	    *counting;      /* abbreviations, in small letters, that a number follows; each between spaces */
	const char *titles; /* that a name follows */
};

/* Of all the lists below, the words that have no full stop. */
static const char bare[] = " nºs no nr le bs dr me m mme mgr pkt t n fig ";

/* What stands before a letter: "inciso a)". */
static const char lettered[] =
    " inciso incisos literal literales letra letras alínea item item. lit. inc. numeral ";

static const struct ties common = {
    .language = "",
    .letters = "",
    .counting =
	" art. arts. cap. caps. fig. figs. inc. l.e. lit. no. nos. nro. num. núm. núms. pág. págs. p. pp."
	" tel. vol. vols. n° nº n.° n.º ",
    .titles = " dr. dra. sr. sra. ",
};

static const struct ties languages[] = {
    {"es", "aeouyáéóú",
	" apdo. apto. art. arts. cap. caps. cód. dec. decr. ed. exp. fasc. fig. figs. fol. fols. inc."
	" incs. l.e. lám."
	" lib. lit. lits. no. nos. nro. nros. num. nums. núm. núms. obj. p. pp. párr. párrs. pág. págs."
	" pol."
	" reg. res. sec. t. tel. tels. tít. v. vol. vols. n° nº n.° n.º n.ᵒ n.os n.ºs art.º núm.º q. l."
	" bs. gs. s/ s/. b/. ",
	" arq. d. d.ª da. dn. dr. dra. dres. drs. gral. ing. inga. lic. licda. licdo. mtra. mtro. prof."
	" profa."
	" s.e. sr. sra. sras. sres. srta. sto. sta. "},
    {"pt", "aeoàéó",
	" al. anex. art. arts. cap. caps. cód. dec. ed. fig. figs. fl. fls. inc. incs. l.e. lit. n. no."
	" nos. núm. obs."
	" p. pp. par. pág. págs. proc. sec. tab. tel. tít. v. vol. vols. n° nº n.° n.º nºs n.os r$ ",
	" arq. d. dr. dra. drs. eng. exma. exmo. prof. profa. sr. sra. sras. srs. srta. sto. sta. "},
    {"en", "",
	" app. art. arts. ch. chap. cl. eq. ex. fig. figs. l.e. no. nos. p. para. pp. pt. reg. sec."
	" secs. tel. vol."
	" vols. n° nº ",
	" dr. gen. hon. mr. mrs. ms. prof. rev. st. "},
    {"gl", "aeoáéó", " art. arts. cap. fig. inc. l.e. n.º nº núm. p. pp. páx. páxs. tel. vol. ",
	" d. dr. dra. sr. sra. "},
    {"ca", "aeioàèéíòóú", " art. arts. cap. fig. inc. l.e. n. núm. núms. p. pàg. pàgs. pp. tel. vol. ",
	" dr. dra. sr. sra. "},
    {"it", "aeioèé", " art. artt. cap. fig. n. nn. p. pag. pagg. pp. tel. vol. ", " dott. ing. prof. sig. "},
    {"fr", "", " art. chap. fig. n° nº no p. pp. t. tél. vol. ", " dr m. me mme "},
    {"cs", "aikosuvz", " č. čl. kap. obr. odst. písm. s. tab. tel. ", " doc. dr. ing. mgr. prof. "},
    {"sk", "aikosuvz", " č. čl. kap. obr. ods. písm. s. tab. tel. ", " doc. dr. ing. mgr. prof. "},
    {"pl", "aiouwz", " art. nr pkt poz. rozdz. rys. s. str. tab. tel. ust. ", " dr inż. mgr prof. "},
};

/* Symbols after a number, as they are written: of measures, of currencies, of the hours of a day. */
static const char units[] =
    " kg g mg µg μg t q qq lb lbs oz m m2 m² m3 m³ km km2 km² cm cm2 cm² mm ha mz l L ml mL h hs. hrs"
    " hrs. hr"
    " min min. s seg seg. kW kWh MW MWh GWh W V A Hz GHz MHz kV kVA B kB KB MB GB TB Mbps mbps Gbps"
    " kbps °C dB"
    " lm K USD EUR GTQ HNL NIO CRC PAB SVC MXN COP PEN BRL CLP ARS a.m. p.m. a. p. m. am pm AM PM pp. ";

const struct ties *
ties_of(const char *language)
{
	size_t n = language ? strcspn(language, "-_") : 0;

	for (size_t i = 0; language && i < sizeof(languages) / sizeof(languages[0]); i++) {
		if (n == strlen(languages[i].language) && memcmp(language, languages[i].language, n) == 0)
			return &languages[i];
	}
	return &common;
}

/* --- words and lists --- */

/* Whether a list of words, each between spaces, has this one. */
static bool
is_listed(const char *list, const char *word, size_t n)
{
	char sought[ABBREVIATION_MAX + 10];

	if (n == 0 || n + 3 > sizeof(sought) || memchr(word, ' ', n) || memchr(word, '\0', n))
		return false;
	sought[0] = sought[n + 1] = ' ';
	memcpy(sought + 1, word, n);
	sought[n + 2] = '\0';
	return strstr(list, sought);
}

/* The same of a word of any case; longer ones are in no list. */
static bool
is_listed_small(const char *list, const char *word, size_t n)
{
	char lower[ABBREVIATION_MAX + 8];
	size_t out = 0;

	if (n > ABBREVIATION_MAX)
		return false;
	for (size_t i = 0, step; i < n; i += step) {
		uint32_t c = utf8_decode(word + i, n - i, &step);
		if (out + 4 > sizeof(lower) || c == UTF8_INVALID)
			return false;
		out += utf8_encode(to_lower(c), lower + out);
	}
	return is_listed(list, lower, out);
}

/* Of "n.º", "N°". */
static bool
is_raised(uint32_t c)
{
	return c == 0xAA || c == 0xB0 || c == 0xBA || c == 0x1D52;
}

/* Ordinary words end with two letters of ASCII and have no full stop: none of the lists has one of them. */
static bool
may_be_abbreviation(const char *word, size_t n)
{
	return n <= 2 || !ascii_is_letter(word[n - 1]) || !ascii_is_letter(word[n - 2]) ||
	    memchr(word, '.', n);
}

/* What opens before a word does not belong to it: "(", "«", "¿". */
static void
skip_opening(const char **word, size_t *n)
{
	size_t step;

	while (*n > 0) {
		uint32_t c = utf8_decode(*word, *n, &step);
		if (!(c == '(' || c == '[' || c == '"' || c == '\'' || c == 0xA1 || c == 0xAB || c == 0xBF ||
			c == 0x2018 || c == 0x201C || c == 0x2014))
			return;
		*word += step;
		*n -= step;
	}
}

/* Commas and the like after a word: "25 kg,", "IV)". */
static size_t
without_closing(const char *word, size_t n)
{
	while (n > 1 && strchr(",;:)]", word[n - 1]))
		n--;
	return n;
}

/* The one letter that a word is, or 0. */
static uint32_t
only_letter(const char *word, size_t n)
{
	size_t step;

	if (n == 1)
		return ascii_is_letter(word[0]) ? (unsigned char)word[0] : 0;
	skip_opening(&word, &n);
	if (n == 0 || n > 4)
		return 0;
	uint32_t c = utf8_decode(word, n, &step);
	return step == n && is_letter(c) ? c : 0;
}

static bool
has_letter(const char *letters, uint32_t c)
{
	if (c < 0x80)
		return strchr(letters, (char)c);
	size_t n = strlen(letters);

	for (size_t i = 0, step; i < n; i += step) {
		if (utf8_decode(letters + i, n - i, &step) == c)
			return true;
	}
	return false;
}

/* "IV", "XII." */
static bool
is_roman(const char *word, size_t n)
{
	n = without_closing(word, n);
	if (n > 1 && word[n - 1] == '.')
		n--;
	return n > 0 && strspn(word, "IVXLCDM") >= n;
}

/* One or two letters and a full stop: a part of "EE. UU." or "S. A." */
static bool
is_part(const char *word, size_t n)
{
	size_t letters = 0, step;

	skip_opening(&word, &n);
	n = without_closing(word, n);
	if (n < 2 || n > 9 || word[n - 1] != '.')
		return false;
	for (size_t i = 0; i + 1 < n; i += step, letters++) {
		if (!is_letter(utf8_decode(word + i, n - i, &step)))
			return false;
	}
	return letters <= 2;
}

static bool
is_currency(uint32_t c)
{
	return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
}

static bool
is_sign_of_number(uint32_t c)
{
	return is_currency(c) || c == '#' || c == 0xA7 || c == 0xB6 || c == 0x2116;
}

/* --- what belongs together --- */

/* Most words that are short enough for a unit: four small letters or more, but "mbps". */
static bool
is_ordinary(const char *word, size_t n)
{
	return n >= 4 && ascii_is_lower(word[0]) && ascii_is_lower(word[1]) && word[1] != 'b' &&
	    ascii_is_letter(word[n - 1]);
}

/* A symbol alone: "25 kg" but not "25 kgs"; with what closes after it. */
static bool
is_unit(const char *word, size_t n)
{
	size_t step, end = without_closing(word, n);

	if (end > UNIT_MAX || is_ordinary(word, end))
		return false;
	if (is_listed(units, word, end) ||
	    (end > 1 && word[end - 1] == '.' && is_listed(units, word, end - 1)))
		return true;
	uint32_t c = utf8_decode(word, end, &step);
	return is_currency(c) && step == end;
}

/* "1" and "500", of "1 500 000" */
static bool
goes_on_in_groups(const char *before, size_t n, const char *after, size_t m)
{
	size_t figures = 0, group = 0;

	while (figures < n && is_digit((unsigned char)before[n - figures - 1]))
		figures++;
	while (group < m && is_digit((unsigned char)after[group]))
		group++;
	return figures >= 1 && figures <= 3 && group == 3 &&
	    (figures == n || figures == 3 || !is_letter((unsigned char)before[n - figures - 1]));
}

static bool
holds_number(const struct ties *ties, const char *before, size_t n)
{
	size_t step;
	uint32_t letter = only_letter(before, n), last = utf8_decode_last(before, n, &step);

	if (is_sign_of_number(last) || (letter && is_upper(letter)))
		return true;
	skip_opening(&before, &n);
	/* Without a full stop only as capitals, for both are words too. */
	if (n == 2 &&
	    (memcmp(before, "No", 2) == 0 || memcmp(before, "LE", 2) == 0 || memcmp(before, "Bs", 2) == 0))
		return true;
	return (may_be_abbreviation(before, n) && is_listed_small(ties->counting, before, n)) ||
	    (n == 3 && is_upper((unsigned char)before[0]) && is_unit(before, n)); /* "USD 25" */
}

/* What is no number, after an abbreviation or a word. */
static bool
holds_word(const struct ties *ties, const char *before, size_t n, const char *after, size_t m)
{
	size_t step;
	uint32_t next = utf8_decode(after, m, &step);

	skip_opening(&before, &n);
	if (is_roman(after, m) && may_be_abbreviation(before, n) &&
	    is_listed_small(ties->counting, before, n))
		return true;
	if (is_upper(next) && is_listed_small(ties->titles, before, n))
		return true;
	if (step < m && after[step] == ')' && is_listed_small(lettered, before, n))
		return true;
	return is_part(before, n) && is_part(after, m);
}

bool
ties_letter(const struct ties *ties, const char *word, size_t n)
{
	uint32_t letter = only_letter(word, n);

	return letter && has_letter(ties->letters, to_lower(letter));
}

bool
ties_words(const struct ties *ties, const char *before, size_t n, const char *after, size_t m)
{
	size_t step;

	if (ties_letter(ties, before, n))
		return true;
	uint32_t last = utf8_decode_last(before, n, &step), next = utf8_decode(after, m, &step);
	if (is_digit(last) &&
	    (next == '%' || next == 0xB0 || next == 0x2030 || is_unit(after, m) ||
		goes_on_in_groups(before, n, after, m)))
		return true;
	return is_digit(next) ? holds_number(ties, before, n) : holds_word(ties, before, n, after, m);
}

/*
 * Words of letters that are in no list: longer than all that are bare, and with another letter at the
 * beginning than all that are lettered; and whole numbers.
 */
static bool
holds_nothing(const char *word, size_t n)
{
	if (n > ABBREVIATION_MAX + 4)
		return true;
	if (ascii_is_digit(word[0]))
		return ascii_is_digit(word[n - 1]);
	return n > BARE_MAX && ascii_is_letter(word[0]) && ascii_is_letter(word[n - 1]) &&
	    (n > LETTERED_MAX || !strchr("AILNailn", word[0]));
}

bool
ties_may_hold_next(const char *word, size_t n)
{
	size_t step;

	if (holds_nothing(word, n))
		return false;
	if (only_letter(word, n) || is_sign_of_number(utf8_decode_last(word, n, &step)))
		return true;
	skip_opening(&word, &n);
	if (n == 0 || n > ABBREVIATION_MAX)
		return false;
	return word[n - 1] == '.' || word[n - 1] == '/' || is_raised(utf8_decode_last(word, n, &step)) ||
	    is_listed_small(bare, word, n) || is_listed_small(lettered, word, n) ||
	    (n == 3 && is_unit(word, n));
}

bool
ties_may_hold_back(const char *word, size_t n)
{
	size_t step;
	uint32_t first = utf8_decode(word, n, &step);

	return first == '%' || first == 0xB0 || first == 0x2030 || is_digit(first) || is_unit(word, n);
}

#include "sheet/workbook/number_format.h"

#include <criterion/criterion.h>

#include "support.h"

static const struct number_style point = {'.', ','}, comma = {',', '.'}, space = {',', ' '};

/* The text without white space at its ends, as cells have it; "~" behind it where digits are left out. */
static const char *
shown(struct arena *arena, const char *code, const char *value, struct number_style style,
    enum date_system since)
{
	const struct number_format *format = number_format_make(arena, code, strlen(code));
	struct buf out = BUF_INIT;
	struct digits digits;

	cr_assert(digits_parse(value, strlen(value), &digits), "%s", value);
	bool rounded = number_format_number(format, &digits, since, style, &out).rounded;
	const char *text = buf_take(&out, arena);
	size_t n = strlen(text);
	while (*text == ' ') {
		text++;
		n--;
	}
	while (n > 0 && text[n - 1] == ' ')
		n--;
	return arena_printf(arena, "%.*s%s", (int)n, text, rounded ? "~" : "");
}

struct example {
	const char *code, *value, *expected;
};

static void
expect_all(const struct example *examples, size_t n, struct number_style style, enum date_system since)
{
	struct arena *arena = support_arena();

	for (size_t i = 0; i < n; i++) {
		const char *text = shown(arena, examples[i].code, examples[i].value, style, since);
		cr_expect_str_eq(text, examples[i].expected, "%s by «%s»: «%s», expected «%s»",
		    examples[i].value, examples[i].code, text, examples[i].expected);
	}
	arena_close(arena);
}

#define EXPECT_ALL(examples, style, since) \
	expect_all(examples, sizeof(examples) / sizeof((examples)[0]), style, since)

/* All digits that there are, but for decimals past the ninth; eighteen before the mark. */
Test(sheet_number_format, general_shows_all_digits)
{
	static const struct example examples[] = {
	    {"General", "0", "0"},
	    {"General", "-0", "0"},
	    {"General", "12", "12"},
	    {"General", "-12.5", "-12.5"},
	    {"General", "0.30000000000000004", "0.3"},
	    {"General", "1.1000000000000001", "1.1"},
	    {"General", "1.9999999999999998", "2"},
	    {"0.00", "0.0099999999999999996", "0.01"},
	    {"0.000", "-9.9999999999999996", "-10.000"},
	    {"General", "3333.3333333333335", "3333.333333333~"},
	    {"General", "0.3333333333333333", "0.333333333~"},
	    {"General", "1.2E-5", "0.000012"},
	    {"General", "1.234E-6", "0.000001234"},
	    {"General", "1.2345678E-5", "0.000012346~"},
	    {"General", "5.5511151231257827E-17", "0~"},
	    {"General", "1234567890.12", "1234567890.12"},
	    {"General", "-1234567890.1199999", "-1234567890.12"},
	    {"General", "12345678901", "12345678901"},
	    {"General", "123456789012", "123456789012"},
	    {"General", "1.23456789012E11", "123456789012"},
	    {"General", "100000000000", "100000000000"},
	    {"General", "99999999999.9", "99999999999.9"},
	    {"General", "123456789012345678", "123456789012346000"},
	    {"General", "999999999999999999", "1E+18"},
	    {"General", "1E+17", "100000000000000000"},
	    {"General", "1.2345E+20", "1.2345E+20"},
	    {"@", "123456789012", "123456789012"},
	    {"General", "1E+2", "100"},
	    {"general", "7", "7"},
	    {"\"Q\"General", "-5", "-Q5"},
	    {"@", "5", "5"},
	};

	EXPECT_ALL(examples, point, DATE_SYSTEM_1900);
}

Test(sheet_number_format, places_are_filled)
{
	static const struct example examples[] = {
	    {"0", "12", "12"},
	    {"0", "12.4", "12~"},
	    {"0", "12.5", "13~"},
	    {"0", "-12.5", "-13~"},
	    {"0", "-0.4", "0~"},
	    {"0.00", "2.675", "2.68~"},
	    {"0.00", "1.005", "1.01~"},
	    {"0.00", "9.999", "10.00~"},
	    {"0.00", "0.30000000000000004", "0.30"},
	    {"#,##0", "1234567", "1,234,567"},
	    {"#,##0", "0", "0"},
	    {"#,##0.00", "-1234.5", "-1,234.50"},
	    {"#,##0.00", "999.999", "1,000.00~"},
	    {"#", "0", ""},
	    {"#,###", "12", "12"},
	    {"0.##", "5", "5"},
	    {"0.##", "5.10", "5.1"},
	    {"0.0##", "5", "5.0"},
	    {"#.##", "0.5", ".5"},
	    {".00", "12.5", "12.50"},
	    {"00000", "123", "00123"},
	    {"000000000", "16012345", "016012345"},
	    {"00000000\\-0", "123456789", "12345678-9"},
	    {"0#", "5", "05"},
	    {"???", "5", "5"},
	    {"0%", "0.25", "25%"},
	    {"0.0%", "0.12345", "12.3%~"},
	    {"0.00%", "0.1234", "12.34%"},
	    {"0%", "-0.5", "-50%"},
	    {"%0", "0.5", "%50"},
	    {"#,##0,", "1234567", "1,235~"},
	    {"#,##0,,\" M\"", "12000000", "12 M"},
	    {"0.0,", "1500", "1.5"},
	    {"0.00E+00", "123456789012", "123456789012"},
	    {"0.00E+00", "-9.999E-5", "-0.00009999"},
	    {"0.0E-0\" kg\"", "12000", "12000 kg"},
	    {"##0.0E+0", "12345.6", "12345.6"},
	    {"0.0E+0", "1E+20", "1E+20"},
	    {"# ?/?", "0.5", "0.5"},
	    {"# ?\?/??", "1.25", "1.25"},
	    {"0\" días\"", "3", "3 días"},
	    {"0 kg", "3", "3 kg"},
	    {"0.00", "1E+20", "100000000000000000000.00"},
	};

	EXPECT_ALL(examples, point, DATE_SYSTEM_1900);
}

Test(sheet_number_format, money_has_its_sign)
{
	static const struct example examples[] = {
	    {"\"Q\"#,##0.00", "125000.5", "Q125,000.50"},
	    {"\"Q\"#,##0.00", "-3", "-Q3.00"},
	    {"Q#,##0.00", "3", "Q3.00"},
	    {"[$S/-es-PE]\\ #,##0.00", "1200", "S/ 1,200.00"},
	    {"[$\xE2\x82\xA1-140A]#,##0.00", "1500",
		"\xE2\x82\xA1"
		"1,500.00"},
	    {"[$R$-416] #,##0.00", "10", "R$ 10.00"},
	    {"S/ #,##0.00", "10", "S/ 10.00"},
	    {"$#,##0;($#,##0)", "-1500", "($1,500)"},
	    {"_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"?\?_);_(@_)", "1234.5", "$ 1,234.50"},
	    {"_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"?\?_);_(@_)", "-1234.5",
		"$ (1,234.50)"},
	    {"_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"?\?_);_(@_)", "0", "$ -"},
	    {"_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)", "0", "-"},
	    {"_-* #,##0.00\\ \"\xE2\x82\xAC\"_-", "7", "7.00 \xE2\x82\xAC"},
	};

	EXPECT_ALL(examples, point, DATE_SYSTEM_1900);
}

Test(sheet_number_format, sections_are_chosen)
{
	static const struct example examples[] = {
	    {"0;-0;;@", "0", ""},
	    {"0;-0;;@", "-4", "-4"},
	    {";;;", "12", "~"},
	    {"0;(0)", "-4", "(4)"},
	    {"0;(0)", "0", "0"},
	    {"0.0;[Red]-0.0;\"nada\"", "0", "nada"},
	    {"[Red][<0]0.00;[Blue]0", "-1.5", "1.50"},
	    {"[Red][<0]0.00;[Blue]0", "2", "2"},
	    {"[>=100]0;0.0", "99.5", "99.5"},
	    {"[>=100]0;0.0", "100", "100"},
	    {"[>=100]0;0.0", "-5", "-5.0"},
	    {"[<10]\"poco\";[<100]\"algo\";\"mucho\"", "5", "poco"},
	    {"[<10]\"poco\";[<100]\"algo\";\"mucho\"", "50", "algo"},
	    {"[<10]\"poco\";[<100]\"algo\";\"mucho\"", "500", "mucho"},
	    {"[=1]\"S\xC3\xAD\";[=0]\"No\";0", "1", "S\xC3\xAD"},
	    {"General;@", "-5", "-5"},
	};

	EXPECT_ALL(examples, point, DATE_SYSTEM_1900);
}

/* 45292 is 1 January 2024, a Monday; 0.5208333333333333 of a day is half past twelve. */
Test(sheet_number_format, dates_and_times_are_told)
{
	static const struct example examples[] = {
	    {"dd/mm/yyyy", "45292", "01/01/2024"},
	    {"d/m/yy", "45292", "1/1/24"},
	    {"mm-dd-yy", "45321", "01-30-24"},
	    {"yyyy-mm-dd", "45351", "2024-02-29"},
	    {"dddd, d \"de\" mmmm \"de\" yyyy", "45292", "lunes, 1 de enero de 2024"},
	    {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "45292", "lunes, 1 de enero de 2024"},
	    {"ddd d mmm", "45294", "mi\xC3\xA9 3 ene"},
	    {"mmm-yy", "45536", "sep-24"},
	    {"[$-409]mmmm d", "45292", "January 1"},
	    {"[$-416]mmm", "45350", "fev"},
	    {"mmmmm", "45292", "e"},
	    {"h:mm", "0.5208333333333333", "12:30"},
	    {"h:mm AM/PM", "0.5208333333333333", "12:30 PM"},
	    {"hh:mm:ss A/P", "0.0208333333333333", "12:30:00 A"},
	    {"[h]:mm", "1.5", "36:00"},
	    {"[mm]:ss", "0.0006944444444444", "01:00"},
	    {"[s]", "0.001", "86"},
	    {"mm:ss.0", "0.0000115741", "00:01.0"},
	    {"h:mm:ss", "0.999999999", "0:00:00"},
	    {"dd/mm/yyyy hh:mm", "45292.75", "01/01/2024 18:00"},
	    {"dd/mm/yyyy;@", "45292", "01/01/2024"},
	    {"dd/mm/yyyy", "1", "01/01/1900"},
	    {"dd/mm/yyyy", "59", "28/02/1900"},
	    {"dd/mm/yyyy", "60", "29/02/1900"},
	    {"dd/mm/yyyy", "61", "01/03/1900"},
	    {"dd/mm/yyyy", "2958465", "31/12/9999"},
	    {"dd/mm/yyyy", "2958466", "2958466"},
	    {"dd/mm/yyyy", "-1", "-1"},
	};
	static const struct example since_1904[] = {
	    {"dd/mm/yyyy", "0", "01/01/1904"},
	    {"dd/mm/yyyy", "43830", "01/01/2024"},
	    {"ddd", "43830", "lun"},
	};

	EXPECT_ALL(examples, point, DATE_SYSTEM_1900);
	EXPECT_ALL(since_1904, point, DATE_SYSTEM_1904);
}

Test(sheet_number_format, marks_are_those_of_the_style)
{
	static const struct example with_comma[] = {
	    {"#,##0.00", "1234567.5", "1.234.567,50"},
	    {"General", "1234.5", "1234,5"},
	    {"0.0E+00", "15.25", "15,25"},
	};
	static const struct example with_space[] = {{"#,##0.0", "1234567.5",
	    "1\xC2\xA0"
	    "234\xC2\xA0"
	    "567,5"}};

	EXPECT_ALL(with_comma, comma, DATE_SYSTEM_1900);
	EXPECT_ALL(with_space, space, DATE_SYSTEM_1900);
}

Test(sheet_number_format, built_in_formats_are_known)
{
	static const struct {
		unsigned id;
		const char *value, *expected;
	} examples[] = {{0, "1.5", "1.5"}, {1, "3", "3"}, {4, "1234.5", "1,234.50"}, {9, "0.5", "50%"},
	    {14, "45292", "01/01/2024"}, {15, "45292", "1-ene-24"}, {16, "45292", "1-ene"},
	    {17, "45292", "ene-24"}, {20, "0.75", "18:00"}, {22, "45292.75", "01/01/2024 18:00"},
	    {37, "-5", "(5)"}, {40, "-5", "(5.00)"}, {41, "0", "-"}, {44, "5", "$ 5.00"},
	    {46, "2", "48:00:00"}, {48, "12345.5", "12345.5"}, {49, "5", "5"}};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		const char *code = number_format_builtin(examples[i].id);
		cr_assert_not_null(code);
		cr_expect_str_eq(shown(arena, code, examples[i].value, point, DATE_SYSTEM_1900),
		    examples[i].expected, "format %u: %s", examples[i].id,
		    shown(arena, code, examples[i].value, point, DATE_SYSTEM_1900));
	}
	cr_expect_null(number_format_builtin(26));
	cr_expect_null(number_format_builtin(59));
	arena_close(arena);
}

Test(sheet_number_format, texts_have_a_section)
{
	static const struct example examples[] = {
	    {"General", "Ana", "Ana"},
	    {"@", "Ana", "Ana"},
	    {"0;-0;0;\"Lic. \"@", "Ana", "Lic. Ana"},
	    {"0;\"Lic. \"@", "Ana", "Lic. Ana"},
	    {";;;", "Ana", ""},
	    {"_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)", "Ana", " Ana "},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		struct buf out = BUF_INIT;
		const char *code = examples[i].code;
		number_format_text(number_format_make(arena, code, strlen(code)), examples[i].value, 3, &out);
		cr_expect_str_eq(buf_cstr(&out), examples[i].expected);
		buf_release(&out);
	}
	arena_close(arena);
}

Test(sheet_number_format, what_is_no_number_is_refused)
{
	static const char *const texts[] = {"", "-", ".", "1,5", "1e", "e5", "0x10", "NaN", "INF", "1 ",
	    "1E+400"};
	struct digits digits;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		cr_expect_not(digits_parse(texts[i], strlen(texts[i]), &digits), "%s", texts[i]);
	cr_expect(digits_parse("1.7976931348623157E+308", 23, &digits));
	cr_expect(digits_parse("5E-324", 6, &digits));
}

Test(sheet_number_format, iso_dates_and_durations_are_read)
{
	static const struct {
		const char *text;
		int64_t ms; /* -1: refused */
	} dates[] = {{"2024-01-01", 45292LL * MOMENT_DAY_MS},
	    {"2024-01-01T06:00:00", 45292LL * MOMENT_DAY_MS + 21600000},
	    {"2024-01-01T00:00:00.0005Z", 45292LL * MOMENT_DAY_MS + 1}, {"12:30", 45000000},
	    {"1900-01-01", MOMENT_DAY_MS}, {"1900-03-01", 61LL * MOMENT_DAY_MS}, {"2023-02-29", -1},
	    {"2024-13-01", -1}, {"1899-12-31", -1}, {"2024-01", -1}, {"2024-01-01x", -1}, {"", -1}};
	static const struct {
		const char *text;
		int64_t ms;
	} durations[] = {{"PT12H30M00S", 45000000}, {"PT00H00M01.5S", 1500}, {"P1DT1H", 90000000},
	    {"PT36H", 129600000}, {"PT", -1}, {"P1Y", -1}, {"PT5", -1}, {"PT1D", -1}, {"P1H", -1},
	    {"12:30", -1}, {"", -1}};
	struct moment moment;

	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++)
		cr_expect_eq(moment_of_iso(dates[i].text, strlen(dates[i].text), &moment) ? moment.ms : -1,
		    dates[i].ms, "%s", dates[i].text);
	for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++)
		cr_expect_eq(moment_of_duration(durations[i].text, strlen(durations[i].text), &moment)
			? moment.ms
			: -1,
		    durations[i].ms, "%s", durations[i].text);
}

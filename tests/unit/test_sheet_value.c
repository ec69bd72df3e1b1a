#include <criterion/criterion.h>

#include "base/buf.h"
#include "sheet/currency.h"
#include "sheet/value.h"

static const struct number_style el_salvador = {'.', ','};
static const struct number_style spain = {',', '.'};
static const struct number_style spaced = {',', ' '};

struct expectation {
	const char *text;
	const char *value;
};

/* "12.5", "25%", "-", "" (blank), "?" (unreadable); a "!" behind it: against the locale. */
static const char *
shown(struct buf *b, const char *text, size_t n, struct number_style style)
{
	struct value value;

	buf_clear(b);
	if (!value_parse(text, n, style, &value))
		return "?";
	if (value.kind == VALUE_DASH)
		return "-";
	if (value.kind == VALUE_BLANK)
		return "";
	decimal_format(b, value.number, (struct number_style){'.', ','}, -1, false);
	buf_adds(b, value.kind == VALUE_PERCENT ? "%" : "");
	if (value.money)
		buf_addf(b, " %s", currency_code(value_currency(text, n)));
	buf_adds(b, value.against_locale ? "!" : "");
	return buf_cstr(b);
}

static void
expect(const struct expectation *list, size_t n, struct number_style style)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		cr_expect_str_eq(shown(&b, list[i].text, strlen(list[i].text), style), list[i].value,
		    "\"%s\": %s", list[i].text, shown(&b, list[i].text, strlen(list[i].text), style));
	buf_release(&b);
}

#define EXPECT(style, ...)                                              \
	do {                                                            \
		static const struct expectation list[] = {__VA_ARGS__}; \
		expect(list, sizeof(list) / sizeof(list[0]), style);    \
	} while (0)

Test(sheet_value, blank_and_dash_are_neither_zero_nor_each_other)
{
	EXPECT(el_salvador, {"", ""}, {"  ", ""}, {"\u00A0\t", ""}, {"-", "-"}, {" \u2013 ", "-"},
	    {"\u2014", "-"}, {"\u2212", "-"}, {"0", "0"}, {"-0", "0"});
	EXPECT(el_salvador, {"--", "?"}, {"- -", "?"}, {"_", "?"}, {"N/A", "?"});
}

Test(sheet_value, whole_numbers)
{
	EXPECT(el_salvador, {"12", "12"}, {" 12 ", "12"}, {"\u00A012\u202F", "12"}, {"007", "7"},
	    {"-5", "-5"}, {"\u22125", "-5"});
	EXPECT(el_salvador, {"- 5", "?"}, {"\u20135", "?"});
	EXPECT(el_salvador, {"1e3", "?"}, {"0x10", "?"}, {"12 meses", "?"}, {"\u0661\u0662", "?"});
}

Test(sheet_value, signs_are_before_or_behind_or_around)
{
	EXPECT(el_salvador, {"+5", "5"}, {"+12.5%", "12.5%"}, {"5-", "-5"}, {"1,500-", "-1500"},
	    {"1,500\u2212", "-1500"}, {"(1,500)", "-1500"}, {"( 1,500.25 )", "-1500.25"}, {"(5%)", "-5%"},
	    {"(0)", "0"});
	EXPECT(el_salvador, {"+", "?"}, {"+ 5", "?"}, {"++5", "?"}, {"+-5", "?"}, {"-+5", "?"}, {"--5", "?"},
	    {"-5-", "?"}, {"(-5)", "?"}, {"-(5)", "?"}, {"(5", "?"}, {"5)", "?"}, {"()", "?"}, {"( )", "?"},
	    {"((5))", "?"}, {"(5)-", "?"}, {"5 -", "?"}, {"-", "-"}, {"(-)", "?"}, {"(a)", "?"}, {"5-%", "?"},
	    {"1-5", "?"}, {"\u2212-5", "?"}, {"(5-)", "?"});
}

Test(sheet_value, money_has_its_currency_before_or_behind)
{
	EXPECT(el_salvador, {"Q125,000.50", "125000.50 GTQ"}, {"Q 125,000.50", "125000.50 GTQ"},
	    {"Q.1,200", "1200 GTQ"}, {"S/ 1,200", "1200 PEN"}, {"S/.5", "5 PEN"}, {"$5", "5 $"},
	    {"$\u00A01,200.00", "1200.00 $"}, {"US$ 12.5", "12.5 USD"}, {"U$S 3", "3 USD"},
	    {"\u20A11,500", "1500 CRC"}, {"L 1,500.00", "1500.00 HNL"}, {"L. 500", "500 HNL"},
	    {"C$ 40", "40 NIO"}, {"B/. 7.25", "7.25 PAB"}, {"Bs. 9", "9 Bs."}, {"BS 9", "9 Bs."},
	    {"Gs. 1,000", "1000 PYG"}, {"\u20B2 8", "8 PYG"}, {"RD$2", "2 DOP"}, {"MXN 2", "2 MXN"},
	    {"2 USD", "2 USD"}, {"1,200USD", "1200 USD"}, {"USD1.50", "1.50 USD"}, {"5 \u20AC", "5 EUR"},
	    {"5\u20AC", "5 EUR"}, {"5$", "5 $"}, {"$1,200.00 MXN", "1200.00 MXN"}, {"$ 5 USD", "5 USD"},
	    {"Lps. 3", "3 HNL"});
	EXPECT(spain, {"R$ 1.234,50", "1234.50 BRL"}, {"1.200 \u20AC", "1200 EUR"},
	    {"\u20A1 1.500", "1500 CRC"}, {"$1,200.50", "1200.50 $!"});
	EXPECT(el_salvador, {"$", "?"}, {"$$5", "?"}, {"5 $ 5", "?"}, {"US$ 5 MXN", "?"},
	    {"\u20AC5 USD", "?"}, {"$5%", "?"}, {"$.5", "?"}, {"$abc", "?"}, {"USD", "?"}, {"5 XYZ", "?"},
	    {"usd 5", "?"}, {"USDT 5", "?"}, {"S/N", "?"}, {"S/", "?"});
}

Test(sheet_value, a_negative_amount_of_money_has_one_sign)
{
	EXPECT(el_salvador, {"-$5", "-5 $"}, {"$-5", "-5 $"}, {"$ -5", "-5 $"}, {"-$ 5", "-5 $"},
	    {"\u2212$5", "-5 $"}, {"($5)", "-5 $"}, {"$(1,500)", "-1500 $"}, {"$ (5)", "-5 $"},
	    {"5- \u20AC", "-5 EUR"}, {"-5 \u20AC", "-5 EUR"}, {"(USD 5)", "-5 USD"}, {"(5) USD", "-5 USD"},
	    {"+$5", "5 $"}, {"$5-", "-5 $"}, {"Q-1,500", "-1500 GTQ"}, {"-Q1,500", "-1500 GTQ"});
	EXPECT(el_salvador, {"-$-5", "?"}, {"-$5-", "?"}, {"$ - 5", "?"}, {"- $5", "?"}, {"(-$5)", "?"},
	    {"-($5)", "?"}, {"$(-5)", "?"}, {"-", "-"});
}

Test(sheet_value, a_currency_before_a_dash_is_a_dash)
{
	EXPECT(el_salvador, {"$ -", "-"}, {"$-", "-"}, {"Q -", "-"}, {"S/ \u2013", "-"}, {"- \u20AC", "-"},
	    {"-   USD", "-"}, {"US$   - ", "-"});
	EXPECT(el_salvador, {"-$", "?"}, {"-Q", "?"}, {"$ --", "?"}, {"$ - -", "?"}, {"($ -)", "?"},
	    {"-$-", "?"});
}

Test(sheet_value, letters_are_no_money_where_they_may_mean_something_else)
{
	/* Quarters, lines, litres, goals, the top ten. */
	EXPECT(el_salvador, {"Q1", "?"}, {"Q 4", "?"}, {"Q4.1", "?"}, {"L5", "?"}, {"L 5", "?"},
	    {"L8.2", "?"}, {"L.5", "?"}, {"12 L", "?"}, {"500 Q", "?"}, {"q500", "?"}, {"l 1,500.00", "?"},
	    {"COP26", "?"}, {"TOP 10", "?"}, {"MXN2", "?"}, {"2MXN", "?"}, {"Bs5", "?"}, {"N5", "?"},
	    {"Q", "?"}, {"Q099", "?"});
	EXPECT(el_salvador, {"Q500", "500 GTQ"}, {"Q5.00", "5.00 GTQ"}, {"L1,000", "1000 HNL"},
	    {"L 100", "100 HNL"}, {"COP 26", "26 COP"});
}

/* A number format such as "Q"#,##0 shows them; what is no number isn't one for being exact. */
Test(sheet_value, letters_of_a_number_are_money)
{
	static const char *const shown[] = {"Q50", "Q 4", "L5", "Bs5", "Q4.1", "-Q5", "(L5)"};
	static const char *const others[] = {"Q", "12 L", "Q1-2", "Q5%"};
	struct value value;

	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++) {
		cr_expect(value_parse_exact(shown[i], strlen(shown[i]), el_salvador, &value), "%s", shown[i]);
		cr_expect(value.money && value.kind == VALUE_NUMBER, "%s", shown[i]);
		cr_expect_not(value_parse(shown[i], strlen(shown[i]), el_salvador, &value), "%s", shown[i]);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		cr_expect_not(value_parse_exact(others[i], strlen(others[i]), el_salvador, &value), "%s",
		    others[i]);
}

Test(sheet_value, percents)
{
	EXPECT(el_salvador, {"100%", "100%"}, {"25 %", "25%"}, {"25\u00A0%", "25%"}, {" 12.5% ", "12.5%"},
	    {"0%", "0%"}, {"-3%", "-3%"});
	EXPECT(el_salvador, {"%", "?"}, {"-%", "?"}, {"5%%", "?"}, {"%5", "?"}, {"5% mensual", "?"},
	    {"5\u2030", "?"});
}

Test(sheet_value, three_digits_behind_a_mark_are_thousands)
{
	EXPECT(el_salvador, {"2,400", "2400"}, {"1.310", "1310!"}, {"1,234,567", "1234567"},
	    {"1.234.567", "1234567!"}, {"12,345", "12345"}, {"123.456", "123456!"}, {"-1,000", "-1000"});
	EXPECT(spain, {"2,400", "2400!"}, {"1.310", "1310"});
	EXPECT(el_salvador, {"1\u00A0310", "1310!"}, {"1 310", "1310!"}, {"1 31", "?"}, {"1  310", "?"},
	    {"12 5", "?"});
	EXPECT(spaced, {"1\u00A0310", "1310"}, {"1 310,5", "1310.5"});
}

Test(sheet_value, spaces_and_apostrophes_stand_between_thousands_only)
{
	static const struct number_style quoted = {'.', GROUP_CURLY_MARK}, bare = {'.', GROUP_NONE},
					 french = {',', GROUP_NARROW_SPACE};

	EXPECT(spaced, {"1\u2009310", "1310"}, {"1\u202F310,5", "1310.5"}, {"1\u2007310", "1310"});
	EXPECT(french, {"1\u202F310,5", "1310.5"}, {"1 310", "1310"}, {"1'310", "1310!"});
	EXPECT(quoted, {"1'310.5", "1310.5"}, {"1\u2019310", "1310"}, {"1'234'567", "1234567"},
	    {"1,310", "1310!"});
	EXPECT(el_salvador, {"1'310", "1310!"}, {"1'31", "?"}, {"1310'5", "?"}, {"'5", "?"}, {"5'", "?"},
	    {"1,234'567", "?"}, {"1\u2018310", "?"});
	EXPECT(bare, {"1310.5", "1310.5"}, {"1,310.5", "1310.5!"});
}

Test(sheet_value, any_other_single_mark_is_the_decimal_one)
{
	EXPECT(el_salvador, {"12.5", "12.5"}, {"12,5", "12.5!"}, {"1.25", "1.25"}, {"1.3100", "1.3100"},
	    {"0.125", "0.125"}, {"0,125", "0.125!"}, {"1234.567", "1234.567"}, {"1234,567", "1234.567!"});
	EXPECT(spain, {"12,5", "12.5"}, {"12.5", "12.5!"}, {"0,125", "0.125"});
	EXPECT(el_salvador, {".5", "?"}, {"5.", "?"}, {"5,", "?"}, {",", "?"}, {"1..5", "?"}, {"1.,5", "?"});
}

Test(sheet_value, two_marks_are_thousands_and_decimal)
{
	EXPECT(el_salvador, {"1,234.50", "1234.50"}, {"1.234,50", "1234.50!"}, {"1,234,567.8", "1234567.8"},
	    {"1,234.567", "1234.567"}, {"1 234,5", "1234.5!"});
	EXPECT(el_salvador, {"1,2,3", "?"}, {"12,34,567", "?"}, {"1,234,56", "?"}, {"1,23.5", "?"},
	    {"0,234.5", "?"}, {"1,234.567,8", "?"}, {"1,234 567", "?"}, {"1234,567.8", "?"},
	    {"1.234.5", "?"});
}

Test(sheet_value, a_percent_that_could_be_read_both_ways_follows_the_locale)
{
	EXPECT(el_salvador, {"33.333%", "33.333%"}, {"1,200%", "1200%"}, {"33,33%", "33.33%!"});
	EXPECT(spain, {"33,333%", "33.333%"}, {"1.200%", "1200%"});
}

Test(sheet_value, what_a_decimal_cannot_hold_is_unreadable)
{
	EXPECT(el_salvador, {"9223372036854775807", "9223372036854775807"}, {"9223372036854775808", "?"},
	    {"9,223,372,036,854,775,807", "9223372036854775807"}, {"99,223,372,036,854,775,807", "?"},
	    {"0.123456789", "0.123456789"}, {"0.1234567891", "?"}, {"9223372036.8547758079", "?"},
	    {"1,000,000,000,000,000,000,000,000,000,000,000,000,000,000", "?"});
}

Test(sheet_value, a_nul_is_no_digit_and_length_is_obeyed)
{
	struct buf b = BUF_INIT;

	cr_expect_str_eq(shown(&b,
			     "1\0"
			     "2",
			     3, el_salvador),
	    "?");
	cr_expect_str_eq(shown(&b, "123", 2, el_salvador), "12");
	buf_release(&b);
}

Test(sheet_value, out_is_untouched_when_unreadable)
{
	struct value value = {.kind = VALUE_PERCENT, .number = {7, 1}};

	cr_assert_not(value_parse("x", 1, el_salvador, &value));
	cr_expect(value.kind == VALUE_PERCENT && value.number.units == 7 && value.number.scale == 1);
}

/* As the locale reads it, where that leaves no doubt: 1.234 in El Salvador has three decimals. */
static const char *
as_decimals(struct buf *b, const char *text, struct number_style style)
{
	struct value value;

	cr_assert(value_parse(text, strlen(text), style, &value));
	value_as_decimals(&value);
	buf_clear(b);
	decimal_format(b, value.number, (struct number_style){'.', ','}, -1, false);
	buf_adds(b, value.against_locale ? "!" : "");
	return buf_cstr(b);
}

Test(sheet_value, a_single_mark_of_the_locale_before_three_digits_is_in_doubt)
{
	static const struct {
		struct number_style style;
		const char *text, *value;
		bool doubtful;
	} list[] = {
	    {{'.', ','}, "1.234", "1.234", true},
	    {{'.', ','}, "1,234", "1234", false},
	    {{',', '.'}, "1,234", "1.234", true},
	    {{',', '.'}, "1.234", "1234", false},
	    {{',', '.'}, "41,257", "41.257", true},
	    {{'.', ','}, "1,234.50", "1234.50", false},
	    {{'.', ','}, "1.234,50", "1234.50!", false},
	    {{',', '.'}, "1,234.50", "1234.50!", false},
	    {{',', '.'}, "1.234,50", "1234.50", false},
	    {{'.', ','}, "1.234.567", "1234567!", false},
	    {{'.', ','}, "0.125", "0.125", false},
	    {{'.', ','}, "1.23", "1.23", false},
	    {{'.', ','}, "33.333%", "33.333", false},
	    {{',', ' '}, "1,234", "1.234", true},
	    {{',', ' '}, "1.234", "1234!", false},
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		struct value value;

		cr_assert(value_parse(list[i].text, strlen(list[i].text), list[i].style, &value));
		cr_expect_eq(value.doubtful, list[i].doubtful, "%s", list[i].text);
		cr_expect_str_eq(as_decimals(&b, list[i].text, list[i].style), list[i].value, "%s: %s",
		    list[i].text, buf_cstr(&b));
	}
	buf_release(&b);
}

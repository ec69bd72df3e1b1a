#include <criterion/criterion.h>
#include <string.h>

#include "template/loader.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* 200 in, 508 cm and 14400 pt are the largest; on either side. */
Test(template_values, lengths_have_an_end)
{
	static const struct {
		const char *text;
		enum value_fault fault;
		length value;
	} cases[] = {
	    {"200in", VALUE_OK, 14400000},
	    {"-200in", VALUE_OK, -14400000},
	    {"200.001in", VALUE_TOO_LARGE, 0},
	    {"-200.001in", VALUE_TOO_LARGE, 0},
	    {"508cm", VALUE_OK, 14400000},
	    {"14400.001pt", VALUE_TOO_LARGE, 0},
	    {"100001cm", VALUE_TOO_LARGE, 0},
	    {"-100001cm", VALUE_TOO_LARGE, 0},
	    {"1000000pt", VALUE_TOO_LARGE, 0},
	    {"0", VALUE_OK, 0},
	    {"1,5mm", VALUE_COMMA, 0},
	    {"1,mm", VALUE_MALFORMED, 0},
	    {"1,", VALUE_MALFORMED, 0},
	    {"1.mm", VALUE_MALFORMED, 0},
	    {"-", VALUE_MALFORMED, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		length value = 0;

		cr_expect_eq(value_length(cases[i].text, strlen(cases[i].text), &value), cases[i].fault, "%s",
		    cases[i].text);
		cr_expect_eq(value, cases[i].value, "%s: %d", cases[i].text, (int)value);
	}
}

Test(template_values, what_is_no_measure_is_a_length_or_nothing)
{
	static const struct {
		const char *text;
		enum value_fault fault;
	} cases[] = {
	    {"5 %%", VALUE_MALFORMED},
	    {"5 x", VALUE_MALFORMED},
	    {"5", VALUE_NO_UNIT},
	    {"1000.1%", VALUE_TOO_LARGE},
	    {"1000%", VALUE_OK},
	    {"201in", VALUE_TOO_LARGE},
	    {"", VALUE_MALFORMED},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct column_width m = {0};

		cr_expect_eq(value_width(cases[i].text, strlen(cases[i].text), &m), cases[i].fault, "%s",
		    cases[i].text);
	}
}

Test(template_values, colours_are_seven_characters)
{
	static const char *const others[] = {"", "#", "#1234567", "1234567", "#12345", "#G00000", "#0G0000",
	    "#00g000", "#00000`", "#00000@", "#00000/", "#00000:", "None", "none "};
	struct color c = {0};

	for (size_t i = 0; i < COUNT(others); i++)
		cr_expect_not(value_color(others[i], strlen(others[i]), &c), "%s", others[i]);
	cr_assert(value_color("#09AFaf", 7, &c));
	cr_expect(c.r == 0x09 && c.g == 0xAF && c.b == 0xAF);
}

/* Ten digits, and no more. */
Test(template_values, whole_numbers)
{
	static const struct {
		const char *text;
		bool good;
		int64_t value;
	} cases[] = {
	    {"0", true, 0},
	    {"-7", true, -7},
	    {"9999999999", true, 9999999999},
	    {"-9999999999", true, -9999999999},
	    {"10000000000", false, 0},
	    {"", false, 0},
	    {"-", false, 0},
	    {"--1", false, 0},
	    {"+1", false, 0},
	    {"1 ", false, 0},
	    {"1.0", false, 0},
	    {"a", false, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t value = 0;

		cr_expect_eq(value_int(cases[i].text, &value), cases[i].good, "%s", cases[i].text);
		cr_expect_eq(value, cases[i].value, "%s", cases[i].text);
	}
}

/* 18 digits, up to 9 of them behind the mark. */
Test(template_values, decimals)
{
	static const struct {
		const char *text;
		bool good;
		int64_t units;
		uint8_t scale;
	} cases[] = {
	    {"-12.5", true, -125, 1},
	    {"0.05", true, 5, 2},
	    {"80", true, 80, 0},
	    {"1.123456789", true, 1123456789, 9},
	    {"1.1234567890", false, 0, 0},
	    {"999999999999999999", true, 999999999999999999, 0},
	    {"1000000000000000000", false, 0, 0},
	    {"99999999999999999.9", true, 999999999999999999, 1},
	    {"99999999999999999.99", false, 0, 0},
	    {"1.", false, 0, 0},
	    {".5", false, 0, 0},
	    {"1.a", false, 0, 0},
	    {"1.5a", false, 0, 0},
	    {"1,5", false, 0, 0},
	    {"-", false, 0, 0},
	    {"", false, 0, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal value = {0, 0};

		cr_expect_eq(value_decimal(cases[i].text, &value), cases[i].good, "%s", cases[i].text);
		cr_expect(value.units == cases[i].units && value.scale == cases[i].scale, "%s",
		    cases[i].text);
	}
}

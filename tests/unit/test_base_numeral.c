#include <criterion/criterion.h>

#include "base/numeral.h"
#include "support.h"

static void
is_written(enum numerals style, uint32_t number, const char *expected)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(numeral(arena, style, number), expected);
	arena_close(arena);
}

Test(base_numeral, arabic_numbers_are_digits)
{
	is_written(NUMERALS_ARABIC, 1, "1");
	is_written(NUMERALS_ARABIC, 100000, "100000");
}

Test(base_numeral, roman_numbers_subtract_fours_and_nines)
{
	is_written(NUMERALS_LOWER_ROMAN, 4, "iv");
	is_written(NUMERALS_LOWER_ROMAN, 9, "ix");
	is_written(NUMERALS_LOWER_ROMAN, 88, "lxxxviii");
	is_written(NUMERALS_UPPER_ROMAN, 1994, "MCMXCIV");
	is_written(NUMERALS_UPPER_ROMAN, 444, "CDXLIV");
	/* There is no sign above a thousand. */
	is_written(NUMERALS_LOWER_ROMAN, 4000, "mmmm");
}

/* As readers of PDF show labels (ISO 32000-1, table 159): A to Z, AA to ZZ, AAA to ZZZ. */
Test(base_numeral, letters_are_repeated_after_z)
{
	is_written(NUMERALS_LOWER_LETTERS, 1, "a");
	is_written(NUMERALS_LOWER_LETTERS, 26, "z");
	is_written(NUMERALS_LOWER_LETTERS, 27, "aa");
	is_written(NUMERALS_UPPER_LETTERS, 54, "BBB");
}

Test(base_numeral, none_is_nothing)
{
	is_written(NUMERALS_NONE, 7, "");
}

#include <criterion/criterion.h>

#include "base/ascii.h"

Test(base_ascii, counts_what_there_is_of_each_kind)
{
	int digits = 0, lower = 0, upper = 0, letters = 0, changed = 0;

	for (int c = -128; c < 128; c++) {
		digits += ascii_is_digit((char)c);
		lower += ascii_is_lower((char)c);
		upper += ascii_is_upper((char)c);
		letters += ascii_is_letter((char)c);
		changed += ascii_lower((char)c) != (char)c;
	}
	cr_expect_eq(digits, 10);
	cr_expect_eq(lower, 26);
	cr_expect_eq(upper, 26);
	cr_expect_eq(letters, 52);
	cr_expect_eq(changed, 26);
}

Test(base_ascii, ends_each_kind_where_it_ends)
{
	cr_expect(ascii_is_digit('0') && ascii_is_digit('9') && !ascii_is_digit('/') && !ascii_is_digit(':'));
	cr_expect(ascii_is_lower('a') && ascii_is_lower('z') && !ascii_is_lower('`') && !ascii_is_lower('{'));
	cr_expect(ascii_is_upper('A') && ascii_is_upper('Z') && !ascii_is_upper('@') && !ascii_is_upper('['));
	cr_expect_eq(ascii_lower('A'), 'a');
	cr_expect_eq(ascii_lower('Z'), 'z');
}

#include <criterion/criterion.h>

#include "base/suggest.h"

Test(base_suggest, measures_how_far_words_are_apart)
{
	char long_one[66] = {0};

	cr_assert_eq(edit_distance("", "", 3), 0);
	cr_assert_eq(edit_distance("enero", "enero", 3), 0);
	cr_assert_eq(edit_distance("", "ab", 3), 2);
	cr_assert_eq(edit_distance("titel", "title", 3), 1, "neighbours swapped");
	cr_assert_eq(edit_distance("kitten", "sitting", 9), 3);
	cr_assert_eq(edit_distance("ca", "abc", 9), 3, "optimal string alignment: 3, not 2");
	cr_assert_eq(edit_distance("kitten", "sitting", 1), 2, "at most limit + 1");
	memset(long_one, 'a', 65);
	cr_assert_eq(edit_distance(long_one, long_one, 2), 3, "past 64 bytes nothing is near");
	cr_assert_eq(edit_distance(long_one + 1, long_one + 1, 2), 0);
	cr_assert_eq(edit_distance("a", "b", 0xFFFFFFFFu), 1);
}

Test(base_suggest, suggests_the_nearest_name)
{
	static const char *const names[] = {"title", "output", "template", "date", "data"};

	cr_assert_str_eq(nearest_name("titel", names, 5), "title");
	cr_assert_str_eq(nearest_name("tempalte", names, 5), "template");
	cr_assert_str_eq(nearest_name("dato", names, 5), "date", "the first of equals");
	cr_assert_str_eq(nearest_name("data", names, 5), "data");
	cr_assert_null(nearest_name("footer", names, 5));
	cr_assert_null(nearest_name("x", names, 0));
}

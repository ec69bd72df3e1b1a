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

	cr_assert_eq(nearest_name("titel", names, 5), 0);
	cr_assert_eq(nearest_name("tempalte", names, 5), 2);
	cr_assert_eq(nearest_name("dato", names, 5), 3, "the first of equals");
	cr_assert_eq(nearest_name("data", names, 5), 4);
	cr_assert_eq(nearest_name("footer", names, 5), 5, "none");
	cr_assert_eq(nearest_name("x", names, 0), 0, "none");
}

Test(base_suggest, ends_a_sentence_in_the_language_of_its_reader)
{
	static const char *const names[] = {"title", "output"};
	struct arena *arena = arena_open(NULL, NULL);
	const enum language english = LANGUAGE_ENGLISH;

	cr_assert_str_eq(suggest_name(arena, english, "titel", names, 2), "; is «title» meant?");
	cr_assert_str_eq(suggest_name(arena, english, "footer", names, 2), "");
	cr_assert_str_eq(suggestion(arena, english, NULL), "");
	cr_assert_str_eq(suggestion(arena, english, "100 %"), "; is «100 %» meant?");
	cr_assert_str_eq(suggestion_as(arena, english, "{page}"), "; is {page} meant?");
	arena_close(arena);
}

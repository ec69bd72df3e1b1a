#include <criterion/criterion.h>
#include <stdio.h>

#include "base/intern.h"
#include "support.h"

Test(base_intern, numbers_texts_by_first_appearance)
{
	struct arena *arena = support_arena();
	struct intern set;

	intern_init(&set, arena);
	cr_assert_eq(intern_find(&set, "a", 1), INTERN_NONE);
	cr_assert_eq(intern_add(&set, "a", 1), 0);
	cr_assert_eq(intern_add(&set, "ab", 2), 1);
	cr_assert_eq(intern_add(&set, "", 0), 2);
	cr_assert_eq(intern_add(&set, "a\0b", 3), 3, "bytes, not strings");
	cr_assert_eq(intern_add(&set, "abc", 1), 0, "of its first byte");
	cr_assert_eq(intern_find(&set, "", 0), 2);
	cr_assert_eq(intern_find(&set, "b", 1), INTERN_NONE);
	cr_assert_eq(set.count, 4);
	arena_close(arena);
}

Test(base_intern, keeps_the_copies_it_makes)
{
	struct arena *arena = support_arena();
	struct intern set;
	char text[8];

	intern_init(&set, arena);
	for (unsigned i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof(text), "%u", i);
		cr_assert_eq(intern_copy(&set, arena, text, (size_t)n), i);
	}
	cr_assert_str_eq(set.texts[4711].text, "4711");
	for (unsigned i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof(text), "%u", i);
		cr_assert_eq(intern_find(&set, text, (size_t)n), i);
	}
	arena_close(arena);
}

Test(base_intern, numbers_addresses_whatever_is_there)
{
	struct arena *arena = support_arena();
	struct intern set;
	static const char same[2000];

	intern_init(&set, arena);
	for (uint32_t i = 0; i < sizeof(same); i++)
		cr_assert_eq(intern_address(&set, same + i), i);
	for (uint32_t i = 0; i < sizeof(same); i++)
		cr_assert_eq(intern_address(&set, same + i), i);
	cr_assert_eq(set.count, sizeof(same));
	arena_close(arena);
}

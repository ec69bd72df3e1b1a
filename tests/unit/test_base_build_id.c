#include <criterion/criterion.h>

#include "base/build_id.h"

Test(base_build_id, is_the_same_each_time)
{
	const void *first = NULL, *second = NULL;
	size_t size = build_id(&first);

	cr_assert(size == 0 || (size >= 8 && first != NULL), "16 bytes or 20, as linkers make them");
	cr_assert_eq(build_id(&second), size);
	cr_assert_eq(first, second);
}

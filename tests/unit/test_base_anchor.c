#include <criterion/criterion.h>

#include "base/anchor.h"
#include "support.h"

Test(base_anchor, calls_headings_as_links_do)
{
	struct arena *arena = support_arena();

	cr_assert_str_eq(anchor_of(arena, "Marco Legal: artículo 5 (n.º)"), "marco-legal-articulo-5-no");
	arena_close(arena);
}

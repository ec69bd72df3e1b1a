#include <criterion/criterion.h>

#include "sheet/cell.h"
#include "support.h"

#define TEN "abcdefghij"
#define FORTY TEN TEN TEN TEN

static const char *
excerpt(struct arena *arena, const char *text)
{
	const struct sheet_field field = {.text = text, .length = (uint32_t)strlen(text)};

	return cell_excerpt(arena, cells_make(arena, &field, 1));
}

Test(sheet_cell, knows_its_place)
{
	const struct sheet_field field = {.text = "5", .length = 1, .line = 7, .column = 12, .lead = 3};
	struct arena *arena = support_arena();
	struct srcloc loc = cell_place("odah.csv", cells_make(arena, &field, 1));

	cr_expect_str_eq(loc.file, "odah.csv");
	cr_expect_eq(loc.line, 7);
	cr_expect_eq(loc.column, 12); /* of the field, blanks before its text and all */
	arena_close(arena);
}

Test(sheet_cell, is_quoted_up_to_forty_characters)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(excerpt(arena, ""), "");
	cr_expect_str_eq(excerpt(arena, "5 visitas"), "5 visitas");
	cr_expect_str_eq(excerpt(arena, FORTY), FORTY);
	cr_expect_str_eq(excerpt(arena, FORTY "k"), FORTY "…");
	/* Characters count, not bytes, and none is cut in two. */
	cr_expect_str_eq(excerpt(arena, "ñ" TEN TEN TEN "abcdefghi"), "ñ" TEN TEN TEN "abcdefghi");
	cr_expect_str_eq(excerpt(arena, TEN TEN TEN "abcdefghiñé"), TEN TEN TEN "abcdefghiñ…");
	arena_close(arena);
}

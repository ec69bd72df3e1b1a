#include "base/place.h"

#include <criterion/criterion.h>

#include "base/message.h"
#include "support.h"

static const char *
shown(struct arena *arena, const char *file, uint32_t line, uint32_t column)
{
	struct buf out = BUF_INIT;

	place_append(&out, (struct srcloc){file, line, column});
	return buf_take(&out, arena);
}

Test(base_place, in_files_and_workbooks)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(shown(arena, "a/plan.csv", 7, 5), "a/plan.csv:7:5");
	cr_expect_str_eq(shown(arena, "plan.csv", 7, 0), "plan.csv:7");
	cr_expect_str_eq(shown(arena, "plan.csv", 0, 0), "plan.csv");
	cr_expect_str_eq(shown(arena, NULL, 0, 0), "pliego");
	cr_expect_str_eq(shown(arena, "plan.xlsx!DMP", 7, 5), "plan.xlsx!DMP!E7");
	cr_expect_str_eq(shown(arena, "a/Plan.XLSM!Hoja 1", 12, 27), "a/Plan.XLSM!Hoja 1!AA12");
	cr_expect_str_eq(shown(arena, "plan.ods!DMP", 3, 0), "plan.ods!DMP!3");
	cr_expect_str_eq(shown(arena, "plan.ods!DMP", 0, 0), "plan.ods!DMP");
	/* The workbook itself, and a name that only looks like it. */
	cr_expect_str_eq(shown(arena, "plan.xlsx", 1, 2), "plan.xlsx:1:2");
	cr_expect_str_eq(shown(arena, "ojo!.csv", 1, 2), "ojo!.csv:1:2");
	cr_expect_str_eq(shown(arena, ".xlsx!x", 1, 2), ".xlsx!x:1:2");
	arena_close(arena);
}

Test(base_place, the_workbook_of_a_sheet)
{
	const char *file = "x!/plan!2.xlsx!A!B";

	cr_expect_eq(place_workbook_length(file), strlen("x!/plan!2.xlsx"));
	cr_expect(place_is_in_workbook(file));
	cr_expect_eq(place_workbook_length("plan.csv"), strlen("plan.csv"));
	cr_expect_not(place_is_in_workbook("plan.csv"));
	cr_expect_not(place_is_in_workbook(NULL));
}

Test(base_place, letters_of_columns)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(place_column(arena, 1), "A");
	cr_expect_str_eq(place_column(arena, 26), "Z");
	cr_expect_str_eq(place_column(arena, 27), "AA");
	cr_expect_str_eq(place_column(arena, 256), "IV");
	cr_expect_str_eq(place_column(arena, 702), "ZZ");
	cr_expect_str_eq(place_column(arena, 703), "AAA");
	cr_expect_str_eq(place_column(arena, 16384), "XFD");
	arena_close(arena);
}

Test(base_place, position_alone)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(place_position(arena, (struct srcloc){"plan.csv", 7, 5}), "7:5");
	cr_expect_str_eq(place_position(arena, (struct srcloc){"plan.xlsx!DMP", 7, 5}), "E7");
	cr_expect_str_eq(place_position(arena, (struct srcloc){"plan.csv", 0, 0}), "");
	arena_close(arena);
}

Test(base_place, in_a_message)
{
	struct arena *arena = support_arena();
	struct message csv = message_make(arena, "as in %s (%s:%u), too", "A", "plan.csv", 7u);
	struct message book = message_make(arena, "as in %s (%s:%u), too", "A", "plan.xlsx!DMP", 7u);

	cr_expect_str_eq(message_text(arena, &csv, LANGUAGE_ENGLISH), "as in A (plan.csv:7), too");
	cr_expect_str_eq(message_text(arena, &book, LANGUAGE_ENGLISH), "as in A (plan.xlsx!DMP!7), too");
	arena_close(arena);
}

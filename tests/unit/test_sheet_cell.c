#include <criterion/criterion.h>

#include "sheet/cell.h"
#include "sheet/texts.h"
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

static void
expect_same(const struct sheet_field *fields, size_t n)
{
	struct arena *arena = support_arena();
	const struct sheet_cell *cells = cells_make(arena, fields, n);

	for (size_t i = 0; i < n; i++) {
		struct sheet_field got = sheet_field(&cells[i]);

		cr_expect_str_eq(got.text, fields[i].text);
		cr_expect_eq(got.length, fields[i].length);
		cr_expect_eq(got.line, fields[i].line);
		cr_expect_eq(sheet_line(&cells[i]), fields[i].line);
		cr_expect_eq(got.column, fields[i].column);
		cr_expect_eq(got.lead, fields[i].lead);
		cr_expect_eq(got.lead_lines, fields[i].lead_lines);
		cr_expect_eq(got.quoted, fields[i].quoted);
	}
	arena_close(arena);
}

/* On one line, in two bytes of columns and seven bits of lead; and past each of these by one. */
Test(sheet_cell, is_kept_with_its_place_however_far_it_is)
{
	static const struct sheet_field fields[] = {
	    {"a", 1, 7, 1, 0, 0, 0},
	    {"", 0, 7, 3, 0, 0, 0},
	    {"b", 1, 7, 65535, 127, 0, 1},
	    {"c", 1, 7, 65536, 1, 0, 1},
	    {"d", 1, 7, 5, 128, 0, 0},
	    {"e", 1, 8, 2, 0, 0, 0},
	    {"f", 1, 7, 9, 0, 127, 1},
	};

	expect_same(fields, 3);
	for (size_t i = 3; i < sizeof(fields) / sizeof(fields[0]); i++) {
		struct sheet_field row[3] = {fields[0], fields[i], fields[2]};

		expect_same(row, 3);
	}
}

/* As many as a row may have, each with a text of its own: more than the first blocks of texts hold. */
Test(sheet_cell, finds_its_row_from_the_last_column)
{
	struct sheet_field fields[SHEET_COLUMNS_MAX];
	struct arena *arena = support_arena();

	for (size_t i = 0; i < SHEET_COLUMNS_MAX; i++) {
		char *text = arena_alloc(arena, i * i + 2, 1);

		memset(text, 'x', i * i);
		text[i * i] = (char)('a' + i % 26);
		fields[i] = (struct sheet_field){text, (uint32_t)(i * i + 1), 3, (uint32_t)(2 * i + 1)};
	}
	expect_same(fields, SHEET_COLUMNS_MAX);
	arena_close(arena);
}

/* The longest text, three times as long in NFC, has room wherever the block under way ends. */
Test(sheet_cell, keeps_texts_of_any_length)
{
	struct arena *arena = support_arena();
	char *longest = arena_alloc(arena, SHEET_TEXT_MAX + 1, 1);
	struct kept_texts texts = {0};
	uint32_t small[9], large[9];

	memset(longest, 'x', SHEET_TEXT_MAX);
	for (int i = 0; i < 9; i++) {
		small[i] = kept_texts_add(&texts, arena, "12", 2);
		large[i] = kept_texts_add(&texts, arena, longest, SHEET_TEXT_MAX);
	}
	for (int i = 0; i < 9; i++) {
		cr_expect_str_eq(kept_text(&texts, small[i])->text, "12");
		cr_expect_str_eq(kept_text(&texts, large[i])->text, longest);
	}
	cr_expect_eq(kept_texts_add(&texts, arena, "", 0), 0);
	cr_expect_str_eq(kept_text(&texts, 0)->text, "");
	arena_close(arena);
}

Test(sheet_cell, may_be_blank)
{
	cr_expect_str_eq(sheet_text(cell_blank()), "");
	cr_expect_eq(sheet_length(cell_blank()), 0);
	cr_expect_eq(sheet_line(cell_blank()), 0);
}

/* Forms as workbooks, read back. */
#include "run/form_xlsx.h"

#include <criterion/criterion.h>
#include <string.h>

#include "support.h"
#include "workbook_parts.h"

static const char *const facts[] = {"Unidad", "U & V"};
static const char *const sentences[] = {"Llene."};
static const char *const causes[] = {"Lluvia", "Huelga"};

static struct form_cell texts[] = {{"007", 3, {{0}}}, {"=1+1", 4, {{0}}}, {NULL, 0, {{0}}}};
/* Fifteen digits are held, sixteen are not; what is no figure is a text. */
static struct form_cell planned[] = {
    {"7,800", 5, {.number = {7800, 0}, .kind = VALUE_NUMBER}},
    {"123456789012345.6", 17, {.number = {1234567890123456, 1}, .kind = VALUE_NUMBER}},
    {"90.5%", 5, {.number = {905, 1}, .kind = VALUE_PERCENT}},
};
static struct form_cell done[] = {
    {"1,234.50", 8, {.number = {123450, 2}, .kind = VALUE_NUMBER}},
    {"-", 1, {.kind = VALUE_DASH}},
    {"80%", 3, {.number = {80, 0}, .kind = VALUE_PERCENT}},
};
static struct form_cell nothing[3];
static struct form_column columns[] = {
    {"CÓDIGO", FORM_TEXT, FORM_FIXED, texts},
    {"META ANUAL", FORM_FIGURE, FORM_FIXED, planned},
    {"ENE", FORM_FIGURE, FORM_OPEN, done},
    {"FEB", FORM_FIGURE, FORM_BEYOND, nothing},
    {"CAUSA T1", FORM_CAUSE, FORM_OPEN, nothing},
};
static const bool percents[] = {false, false, true};

static struct form_table
table(const char *sheet)
{
	return (struct form_table){
	    .columns = columns,
	    .column_count = 5,
	    .row_count = 3,
	    .percents = percents,
	    .frozen = 1,
	    .causes = {causes, 2, false},
	    .instructions = {sentences, 1, false},
	    .facts = {facts, 2, false},
	    .sheet = sheet,
	    .unit = "U & V",
	    .numbers = {'.', ','},
	    .year = 2024,
	};
}

static struct bytes
made(struct arena *arena, const char *sheet)
{
	const struct form_table form = table(sheet);
	struct diags *diags = diags_open();
	struct bytes out = {0};

	cr_assert(form_xlsx(arena, &form, "u.xlsx", &out, diags), "%s", support_printed(arena, diags));
	diags_close(diags);
	return out;
}

Test(run_form_xlsx, is_read_as_it_was)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(bench_read(arena, made(arena, "DJ")),
	    "= DJ\n1: CÓDIGO|META ANUAL|ENE|FEB|CAUSA T1\n2: 007|#7,800|#1,234.50\n"
	    "3: =1+1|123456789012345.6|-\n4: |#90.5%|#80.00%\n"
	    "= Instructions\n1: Unidad|U & V\n3: #1|Llene.\n= Lists (hidden)\n1: |Lluvia\n2: |Huelga\n");
	arena_close(arena);
}

/* What no sheet can be called: readers then take the only one that shows. */
Test(run_form_xlsx, shows_one_sheet_where_the_name_is_none)
{
	static const char *const names[] = {"A/B", "'A", "A'", "", "12345678901234567890123456789012",
	    "Instructions", "lists", "A[1]"};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *read = bench_read(arena, made(arena, names[i]));

		cr_expect(strncmp(read, "= 1\n1: CÓDIGO|", 14) == 0, "%s: %s", names[i], read);
		cr_expect_null(strstr(read, "= Instructions"), "%s", names[i]);
		cr_expect_not_null(strstr(read, "\n= 2 (hidden)\n"), "%s: %s", names[i], read);
	}
	/* 31 characters of two bytes. */
	cr_expect_not_null(
	    strstr(bench_read(arena, made(arena, "ñññññññññññññññññññññññññññññññ")), "= Instructions"));
	arena_close(arena);
}

Test(run_form_xlsx, is_the_same_on_every_run)
{
	struct arena *arena = support_arena();
	const struct bytes first = made(arena, "DJ");

	cr_assert_eq(setenv("TZ", "Asia/Tokyo", 1), 0);
	const struct bytes second = made(arena, "DJ");
	cr_expect(first.length == second.length && memcmp(first.data, second.data, first.length) == 0);
	arena_close(arena);
}

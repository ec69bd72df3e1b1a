#include "sheet/workbook.h"

#include <criterion/criterion.h>
#include <glob.h>

#include "support.h"
#include "workbook_parts.h"

/*
 * What the table of tests/workbook/make.py shows, whichever program has written it.  A third is
 * 0.333333333 in General, and 12.4 is 12 by "0": these two show fewer digits than there are; 12345 by
 * "0.00E+00" has all.  Zero by "0;-0;;@" is nothing, so that there is no row 19; row 16 is hidden.
 */
static const char table[] = "= DMP\n"
			    "1: LÍNEA\n"
			    "2: #12||unido\n"
			    "3: #0.3\n"
			    "4: #0.333333333\n"
			    "5: #25%\n"
			    "6: #1,234,567.50\n"
			    "7: #(1,500)\n"
			    "8: #Q125,000.50\n"
			    "9: #S/ 1,200\n"
			    "10: #$ -\n"
			    "11: #$ (2.50)\n"
			    "12: #00123\n"
			    "13: 29/02/2024\n"
			    "14: 29 de febrero de 2024 18:30\n"
			    "15: 36:00\n"
			    "16: #12\n"
			    "17: #12345\n"
			    "18: #3.0\n"
			    "20: uno\ndos\n"
			    "21: #24|VERDADERO\n"
			    "merged 2,3 to 3,4\n"
			    "1 hidden rows, first 16\n"
			    "2 rounded, first 4,1: 0.333333333 of 0.333333333333333\n";

Test(sheet_workbook, all_programs_workbooks_show_the_same)
{
	glob_t found;

	cr_assert_eq(glob("tests/workbook/*.xlsx", 0, NULL, &found), 0);
	cr_assert_eq(glob("tests/workbook/*.ods", GLOB_APPEND, NULL, &found), 0);
	cr_assert_geq(found.gl_pathc, 15u);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct arena *arena = support_arena();
		struct diags *diags = diags_open();
		struct bytes bytes;

		cr_assert(file_read(arena, found.gl_pathv[i], INPUT_MAX, (struct srcloc){0}, &bytes, diags));
		cr_expect(workbook_recognise(bytes));
		cr_expect_str_eq(bench_read(arena, bytes), table, "%s:\n%s", found.gl_pathv[i],
		    bench_read(arena, bytes));
		diags_close(diags);
		arena_close(arena);
	}
	globfree(&found);
}

Test(sheet_workbook, archives_are_recognised)
{
	cr_expect(workbook_recognise((struct bytes){"PK\x03\x04", 4}));
	cr_expect(workbook_recognise((struct bytes){"PK\x05\x06", 4}));
	cr_expect_not(workbook_recognise((struct bytes){"PK\x03", 3}));
	cr_expect_not(workbook_recognise((struct bytes){"PK,1\n", 5}));
	cr_expect_not(workbook_recognise((struct bytes){"\xD0\xCF\x11\xE0", 4}));
}

static bool
stop_at_two(void *ctx, const struct record *record)
{
	uint32_t *last = ctx;

	*last = record->line;
	return record->line < 2;
}

/* Who has seen enough is given no more, and that is no error. */
Test(sheet_workbook, reading_ends_when_no_more_is_wanted)
{
	static const char rows[] =
	    "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p>"
	    "</table:table-cell></table:table-row>";
	struct arena *arena = support_arena();
	const char *sheet = "<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row>"
			    "<row><c><v>3</v></c></row></sheetData>";
	struct bytes books[] = {bench_xlsx(arena, sheet, NULL, NULL),
	    bench_ods(arena, arena_printf(arena, "<table:table>%s%s%s</table:table>", rows, rows, rows), "")};

	for (size_t i = 0; i < 2; i++) {
		struct diags *diags = diags_open();
		struct workbook_input in = {arena, "p", {"p", 0, 0}, books[i], {'.', ','}, diags};
		struct workbook_facts facts;
		uint32_t last = 0;

		cr_expect(workbook_read(&in, 0, "p!s", stop_at_two, &last, &facts));
		cr_expect_eq(last, 2u);
		cr_expect_eq(diags_errors(diags), 0);
		diags_close(diags);
	}
	arena_close(arena);
}

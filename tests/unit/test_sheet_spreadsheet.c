#include <criterion/criterion.h>

#include "sheet/spreadsheet.h"

static const struct number_style point = {.decimal_mark = '.', .group_mark = ','};

static void
expect_text(const char *text, const char *cell)
{
	struct buf b = BUF_INIT;

	spreadsheet_add_text(&b, text, strlen(text));
	cr_expect_str_eq(buf_cstr(&b), cell, "of <%s>: <%s>", text, buf_cstr(&b));
	buf_release(&b);
}

static void
expect_figure(const char *text, const char *cell)
{
	struct buf b = BUF_INIT;

	spreadsheet_add_figure(&b, text, strlen(text), point);
	cr_expect_str_eq(buf_cstr(&b), cell, "of <%s>: <%s>", text, buf_cstr(&b));
	buf_release(&b);
}

Test(sheet_spreadsheet, texts_that_are_taken_for_formulas_have_an_apostrophe)
{
	expect_text("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1");
	expect_text("+1+1", "'+1+1");
	expect_text("-1+1", "'-1+1");
	expect_text("-5", "'-5");
	expect_text("@SUM(A1)", "'@SUM(A1)");
	expect_text("\t=1", "\"'\t=1\"");
	expect_text("\rx", "\"'\rx\"");
	expect_text("\nx", "\"'\nx\"");
	expect_text(" =1", "\"' =1\"");
	expect_text("\u00a0=1", "'\u00a0=1");
	expect_text("\uff1d1", "'\uff1d1");
	expect_text("\uff0b1", "'\uff0b1");
	expect_text("\uff0d1", "'\uff0d1");
	expect_text("\uff20A", "'\uff20A");
	expect_text("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}

Test(sheet_spreadsheet, other_texts_are_as_they_are)
{
	expect_text("", "");
	expect_text("Visitas = 3", "Visitas = 3");
	expect_text("'no' hubo", "'no' hubo");
	expect_text("'", "'");
	expect_text("\u00bf=?", "\u00bf=?");
	expect_text("a,b", "\"a,b\"");
	expect_text("a;b", "\"a;b\"");
	expect_text("a \"b\"", "\"a \"\"b\"\"\"");
	expect_text("a ", "\"a \"");
}

Test(sheet_spreadsheet, figures_stay_figures)
{
	expect_figure("-5", "-5");
	expect_figure("-1.5", "-1.5");
	expect_figure("-25%", "-25%");
	expect_figure("-", "-");
	expect_figure("1,310", "\"1,310\"");
	expect_figure("-1+1", "'-1+1");
	expect_figure("-1-1", "'-1-1");
	expect_figure("+5", "+5");
	expect_figure("=5", "'=5");
}

Test(sheet_spreadsheet, what_was_put_before_is_told_from_what_was_there)
{
	static const char *const texts[] = {"=1", "'=1", "''=1", "' =1", "'", "''", "'no' hubo", "x", "", "-",
	    "'-", "'x", "\uff1d", "'\uff1d", "'\ta", "Ñ", "'\xff"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf b = BUF_INIT;
		spreadsheet_add_text(&b, texts[i], strlen(texts[i]));
		const char *cell = buf_cstr(&b);
		size_t n = b.length;
		if (n > 0 && cell[0] == '"') {
			cell++;
			n -= 2;
		}
		size_t guard = spreadsheet_guard(cell, n);
		cr_expect_eq(n - guard, strlen(texts[i]), "<%s>", texts[i]);
		cr_expect_arr_eq(cell + guard, texts[i], n - guard, "<%s>", texts[i]);
		buf_release(&b);
	}
}

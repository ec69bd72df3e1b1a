#include "check/check.h"
#include "plan_sheets.h"

/* The rows of a plan that are left out, as "LINE:COLUMN found", and how many activities are left. */
static void
expect_of(const char *csv, bool workbook, const char *expected, size_t activities)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	struct planned p;
	const char *found = "";

	planned_open(&p);
	planned_unit(&p, "A", csv);
	/* As sheet_parse() has it of a workbook. */
	if (workbook)
		((struct sheet *)p.units[0].sheet)->separator = '\0';
	planned_must_build(&p);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;

		if (f->rule == RULE_NO_ACTIVITY)
			found = arena_printf(p.arena, "%s%u:%u %s\n", found, (unsigned)f->loc.line,
			    (unsigned)f->loc.column, f->found);
	}
	cr_expect_str_eq(found, expected, "%s\n%s\nnot\n%s", csv, found, expected);
	cr_expect_eq(p.plan.activity_count, activities, "%s: %zu", csv, p.plan.activity_count);
	planned_close(&p);
}

static void
expect(const char *csv, const char *expected, size_t activities)
{
	expect_of(csv, false, expected, activities);
}

#define TWO "L,A,R,M,12,5,7,,,,,,,,,,,\nL,B,R,M,3,1,2,,,,,,,,,,,\n"

Test(check_left_out, totals_by_their_word)
{
	static const char *const words[] = {"TOTAL", "Total:", "SUBTOTAL", "Sub-total", "TOTAL GENERAL",
	    "Suma", "SUMAS", "Gran total", "Total anual", "TOTALES", "Sumatoria", "«TOTAL»", "- Total -",
	    "Tótal"};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *w = words[i];

		expect(arena_printf(arena, HEAD TWO ",%s,,,15,6,9,,,,,,,,,,,\n", w),
		    arena_printf(arena, "4:2 %s\n", w), 2);
		expect(arena_printf(arena, HEAD TWO "%s,,,,15,6,9,,,,,,,,,,,\n", w),
		    arena_printf(arena, "4:1 %s\n", w), 2);
		/* Not what the rows add up to, but a total in its words. */
		expect(arena_printf(arena, HEAD TWO ",%s,,,16,6,9,,,,,,,,,,,\n", w),
		    arena_printf(arena, "4:2 %s\n", w), 2);
		expect(arena_printf(arena, HEAD TWO ",,%s,,15,6,9,,,,,,,,,,,\n", w),
		    arena_printf(arena, "4:3 %s\n", w), 2);
	}
	arena_close(arena);
}

Test(check_left_out, totals_by_their_figures)
{
	expect(HEAD TWO ",Total de la oficina,,,15,6,9,,,,,,,,,,,\n", "4:2 Total de la oficina\n", 2);
	expect(HEAD TWO "Total del proceso,,,,15,6,9,,,,,,,,,,,\n", "4:1 Total del proceso\n", 2);
	/* Since the last total, and over all. */
	expect(HEAD TWO ",Subtotal uno,,,15,6,9,,,,,,,,,,,\n" TWO ",Subtotal dos,,,15,6,9,,,,,,,,,,,\n"
			",Total de todo,,,30,12,18,,,,,,,,,,,\n",
	    "4:2 Subtotal uno\n7:2 Subtotal dos\n8:2 Total de todo\n", 4);
	/* What is above a total known by its word is not in the sums below it. */
	expect(HEAD TWO ",TOTAL,,,15,6,9,,,,,,,,,,,\n" TWO ",Total de lo demás,,,15,6,9,,,,,,,,,,,\n",
	    "4:2 TOTAL\n7:2 Total de lo demás\n", 4);
	expect(HEAD TWO "LE 8.2,TOTAL,R,M,15,6,9,,,,,,,,,,,\n", "4:8 TOTAL\n", 2);
	expect(HEAD TWO "LE 8.2,Total de visitas,,,15,6,9,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO "L,Total de visitas,,,15,6,9,,,,,,,,,,,\n", "4:3 Total de visitas\n", 2);
}

/* Under CÓDIGO, or under what nothing is read from. */
Test(check_left_out, totals_by_their_first_cell)
{
	expect(HEAD_CODES "1,,,L,A,R,M,2,1,1,,,,,,,,,,,\nTOTAL,,,,,,,2,1,1,,,,,,,,,,,\n", "3:1 TOTAL\n", 1);
	expect("N.º," HEAD "1,L,A,R,M,2,1,1,,,,,,,,,,,\nSubtotal,,,,,2,1,1,,,,,,,,,,,\n", "3:1 Subtotal\n",
	    1);
	expect("N.º," HEAD "1,L,A,R,M,2,1,1,,,,,,,,,,,\n2,L,B,R,M,2,1,1,,,,,,,,,,,\n"
	       "Total del plan,,,,,4,2,2,,,,,,,,,,,\n",
	    "4:1 Total del plan\n", 2);
	/* The name of an activity goes before. */
	expect("ÁREA," HEAD "X,L,A,R,M,2,1,1,,,,,,,,,,,\nTotal,,B,,,2,1,1,,,,,,,,,,,\n", "", 2);
}

Test(check_left_out, totals_without_a_word)
{
	expect(HEAD TWO ",,,,15,6,9,,,,,,,,,,,\n", "4:5 15\n", 2);
	expect(HEAD_CODES
	    "1,,,L,A,R,M,2,1,1,,,,,,,,,,,\n2,,,L,B,R,M,4,2,2,,,,,,,,,,,\n,,,,,,,6,3,3,,,,,,,,,,,\n",
	    "4:8 6\n", 2);
	/* An activity that is not named yet: it has a code, a line, a means; or is no sum; or few figures. */
	expect(HEAD_CODES
	    "1,,,L,A,R,M,2,1,1,,,,,,,,,,,\n2,,,L,B,R,M,4,2,2,,,,,,,,,,,\n3,,,,,,,6,3,3,,,,,,,,,,,\n",
	    "", 3);
	expect(HEAD TWO "L,,,,15,6,9,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO ",,,M,15,6,9,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO ",,,,15,6,8,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO ",,,,15,6,,,,,,,,,,,,\n", "", 3);
}

Test(check_left_out, activities_that_begin_like_totals)
{
	expect(HEAD TWO ",Total de visitas,,,16,6,10,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO "LE 8.2,Total de visitas,,,15,6,9,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO ",Total de visitas,R,M,15,6,9,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO "L,TOTAL,R,M,4,4,,,,,,,,,,,,\n", "", 3);
	expect(HEAD_CODES
	    "1,,,L,A,R,M,1,1,,,,,,,,,,,,\n2,,,L,B,R,M,1,1,,,,,,,,,,,,\n9,,,,TOTAL,,,2,2,,,,,,,,,,,,\n",
	    "", 3);
	expect(HEAD "L,A,R,M,12,5,7,,,,,,,,,,,\n,Total de visitas,,,12,5,7,,,,,,,,,,,\n", "", 2);
	expect(HEAD TWO "L,Sumarios resueltos,R,M,15,6,9,,,,,,,,,,,\n", "", 3);
}

#define ONE "LE 8.2 Acceso,A,R,M,12,5,7,,,,,,,,,,,\n"

/* Whatever they add up to: 9 is no sum. */
Test(check_left_out, totals_between_the_rows_of_a_workbook)
{
	static const char *const words[] = {"SUBTOTAL línea 1", "Sub-total del eje 2", "Total línea 1",
	    "TOTAL DE LA LÍNEA 1", "Suma del programa 3", "TOTAL L.E. 8.2", "Total LE 8.2 Acceso",
	    "Sub total: acceso", "TOTAL UNIDAD DMP", "SUBTOTALES 1"};
	static const char *const activities[] = {"Total de visitas", "Total de líneas tendidas",
	    "Suma de voluntades", "Totalizar partidas", "Total lineal"};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *w = words[i];

		expect_of(arena_printf(arena, HEAD ONE ",%s,,,9,4,5,,,,,,,,,,,\n" ONE, w), true,
		    arena_printf(arena, "3:2 %s\n", w), 2);
		expect_of(arena_printf(arena, HEAD ONE "%s,,,,9,4,5,,,,,,,,,,,\n" ONE, w), true,
		    arena_printf(arena, "3:1 %s\n", w), 2);
		expect_of(arena_printf(arena, HEAD_CODES "1,,," ONE "%s,,,,,,,9,4,5,,,,,,,,,,,\n2,,," ONE, w),
		    true, arena_printf(arena, "3:1 %s\n", w), 2);
		/* With a code, or results of its own; and in a CSV. */
		expect_of(arena_printf(arena, HEAD_CODES "1,,," ONE "2,,,,%s,,,9,4,5,,,,,,,,,,,\n", w), true,
		    "", 2);
		expect_of(arena_printf(arena, HEAD ONE ",%s,R2,,9,4,5,,,,,,,,,,,\n", w), true, "", 2);
		expect(arena_printf(arena, HEAD ONE ",%s,,,9,4,5,,,,,,,,,,,\n", w), "", 2);
	}
	for (size_t i = 0; i < sizeof(activities) / sizeof(activities[0]); i++)
		expect_of(arena_printf(arena, HEAD ONE ",%s,,,9,4,5,,,,,,,,,,,\n", activities[i]), true, "",
		    2);
	/* Joined with the cells above: the texts are the same. */
	expect_of(HEAD ONE "LE 8.2 Acceso,SUBTOTAL,R,M,9,4,5,,,,,,,,,,,\n" ONE, true, "3:15 SUBTOTAL\n", 2);
	arena_close(arena);
}

Test(check_left_out, signatures)
{
	static const char *const words[] = {"ELABORÓ", "Elaboró: Lic. Ana Ruiz", "REVISÓ:", "AUTORIZÓ",
	    "Aprobado por:", "Firma", "Firma: ______", "F.____", "F. _______________", "__________",
	    "Nombre y cargo", "Vo.Bo.", "Nombre y cargo: ____"};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *w = words[i];

		expect(arena_printf(arena, HEAD TWO "%s,,,,,,,,,,,,,,,,,\n", w),
		    arena_printf(arena, "4:1 %s\n", w), 2);
		expect(arena_printf(arena, HEAD TWO ",%s,,,,,,,,,,,,,,,,\n", w),
		    arena_printf(arena, "4:2 %s\n", w), 2);
	}
	/* And who signs, below. */
	expect(HEAD TWO "F.____,,,,,,,,,,,,,,,,,\nLicda. Ana Ruiz,,,,,,,,,,,,,,,,,\n",
	    "4:1 F.____\n5:1 Licda. Ana Ruiz\n", 2);
	expect(HEAD TWO "L,Elaboró el informe,R,M,,,,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO "L,Firma,R,M,2,2,,,,,,,,,,,,\n", "", 3);
	expect(HEAD TWO "L,Firma de convenios,R,M,,,,,,,,,,,,,,\n", "", 3);
	arena_close(arena);
}

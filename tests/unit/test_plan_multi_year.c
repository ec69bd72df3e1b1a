/*
 * Bases and targets of several years: which columns they are, how their cells are read, and what was reached.
 */
#include "plan/multi_year.h"

#include "progress_sheets.h"
#include "sheet/vocabulary.h"
#include "sheet/year_columns.h"

#define NO_MONTHS ",,,,,,,,,,,,"

static void
expect_key(const char *heading, bool base, int year)
{
	struct arena *arena = support_arena();
	const char *key = heading_key(arena, heading, strlen(heading));

	cr_expect_eq(key_is_baseline(key), base, "%s", heading);
	cr_expect_eq(key_target_year(key), year, "%s: %d", heading, key_target_year(key));
	arena_close(arena);
}

Test(plan_multi_year, headings_in_each_language)
{
	expect_key("LÍNEA BASE", true, 0);
	expect_key("Línea de base 2023", true, 0);
	expect_key("Valor base (2023)", true, 0);
	expect_key("Baseline", true, 0);
	expect_key("Linha de base", true, 0);
	expect_key("Línea base del proyecto", false, 0);
	expect_key("LÍNEA", false, 0);
	expect_key("META 2025", false, 2025);
	expect_key("Meta/2025", false, 2025);
	expect_key("Meta anual 2026", false, 2026);
	expect_key("Target 2025", false, 2025);
	expect_key("Metas 2025", false, 2025);
	expect_key("META 1990", false, 1990);
	expect_key("META 2100", false, 2100);
	expect_key("META 1989", false, 0);
	expect_key("META 2101", false, 0);
	expect_key("META ANUAL", false, 0);
	expect_key("ENE 2025", false, 0);
	expect_key("META 2025 corregida", false, 0);
}

/* "base|year target|year target ..." of each activity that has any. */
static const char *
told(struct planned *p, int job_year)
{
	struct cell_style style = cell_style_for_programs();
	const char *text = "";

	p->plan.multi_year = multi_year_read(p->arena, &p->plan, salvador, job_year, p->diags);
	for (uint32_t i = 0; p->plan.multi_year && i < p->plan.activity_count; i++) {
		const struct sheet_cell *cell;
		const struct amount *base = multi_year_base(&p->plan, i, &cell);
		struct dataset_cell as = {.kind = CELL_NUMBER, .number = base->value.number};

		if (!multi_year_has(&p->plan, i))
			continue;
		text = arena_printf(p->arena, "%s%u: %s", text, (unsigned)i,
		    amount_given(base) ? cell_text(p->arena, &as, style) : "");
		for (size_t y = 0; y < p->plan.multi_year->year_count; y++) {
			const struct amount *target = multi_year_target(&p->plan, i, y, &cell);

			as.number = target->value.number;
			text = arena_printf(p->arena, "%s|%d %s", text, p->plan.multi_year->years[y],
			    amount_given(target) ? cell_text(p->arena, &as, style) : "");
		}
		text = arena_printf(p->arena, "%s\n", text);
	}
	return text;
}

Test(plan_multi_year, targets_of_all_sheets_by_year)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A",
	    "ACTIVIDAD,META ANUAL," MONTHS_HEAD ",META 2027,META 2025,LÍNEA BASE\n"
	    "Uno,10" NO_MONTHS ",40,20,5\n"
	    "Dos,11" NO_MONTHS ",-,,\n"
	    "Tres,12" NO_MONTHS ",,0,-\n");
	planned_unit(&p, "B", "ACTIVIDAD,META ANUAL," MONTHS_HEAD ",Target 2026\nCuatro,7" NO_MONTHS ",9\n");
	planned_unit(&p, "C", "ACTIVIDAD,META ANUAL," MONTHS_HEAD "\nCinco,7" NO_MONTHS "\n");
	planned_must_build(&p);
	cr_expect_str_eq(told(&p, 2024),
	    "0: 5|2024 10|2025 20|2026 |2027 40\n2: |2024 12|2025 0|2026 |2027 \n"
	    "3: |2024 7|2025 |2026 9|2027 \n");
	/* The job's own year may be one of theirs, or none be said. */
	cr_expect_str_eq(told(&p, 2026),
	    "0: 5|2025 20|2026 10|2027 40\n2: |2025 0|2026 12|2027 \n3: |2025 |2026 9|2027 \n");
	cr_expect_str_eq(told(&p, 0),
	    "0: 5|2025 20|2026 |2027 40\n2: |2025 0|2026 |2027 \n3: |2025 |2026 9|2027 \n");
	planned_close(&p);
}

Test(plan_multi_year, nothing_of_it)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", "ACTIVIDAD,META ANUAL," MONTHS_HEAD "\nUno,10" NO_MONTHS "\n");
	planned_must_build(&p);
	cr_expect_str_eq(told(&p, 2024), "");
	cr_expect_null(p.plan.multi_year);
	planned_close(&p);
}

/* As META ANUAL is: "1.310" is thousands in a column of counts, and has decimals where that shows them. */
Test(plan_multi_year, cells_are_read_as_the_target_is)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A",
	    "ACTIVIDAD,META ANUAL," MONTHS_HEAD ",LÍNEA BASE,META 2025\n"
	    "Uno,\"1,310\"" NO_MONTHS ",1.250,\"1,400\"\n"
	    "Dos,10%" NO_MONTHS ",5%,2.125%\n"
	    "Tres,5" NO_MONTHS ",cinco,9 de 10\n");
	planned_unit(&p, "B",
	    "ACTIVIDAD,META ANUAL," MONTHS_HEAD ",LÍNEA BASE,META 2025\nUno,1.5" NO_MONTHS ",1.250,2.125\n");
	planned_must_build(&p);
	cr_expect_str_eq(told(&p, 2024),
	    "0: 1250|2024 1310|2025 1400\n1: 5|2024 10|2025 2.125\n3: 1.250|2024 1.5|2025 2.125\n");
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "A.csv:4:20: warning: «cinco» in column «LÍNEA BASE» is no figure, and is taken as none: a "
	    "number, a percent, \"-\" or blank is expected [plan-multi-year]\n"
	    "A.csv:4:26: warning: «9 de 10» in column «META 2025» is no figure, and is taken as none: a "
	    "number, a percent, \"-\" or blank is expected [plan-multi-year]\n");
	planned_close(&p);
}

Test(plan_multi_year, so_many_years_and_each_once)
{
	struct planned p;
	struct buf head = BUF_INIT, row = BUF_INIT;

	planned_open(&p);
	for (int y = 0; y <= MULTI_YEAR_MAX; y++) {
		buf_addf(&head, ",META %d", 2025 + y);
		buf_addf(&row, ",%d", y);
	}
	planned_unit(&p, "A",
	    arena_printf(p.arena,
		"ACTIVIDAD,META ANUAL," MONTHS_HEAD "%s,Target 2025\nUno,10" NO_MONTHS "%s,99\n",
		buf_cstr(&head), buf_cstr(&row)));
	planned_must_build(&p);
	cr_expect_str_eq(told(&p, 2024),
	    "0: |2024 10|2025 0|2026 1|2027 2|2028 3|2029 4|2030 5|2031 6|2032 7|2033 8|2034 9|2035 10|"
	    "2036 11\n");
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "A.csv:1:190: warning: the sheets of the plan have targets of more than 12 years: this column, "
	    "of 2037, is not read [plan-multi-year]\n"
	    "A.csv:1:200: warning: «META 2025» and «Target 2025» say the same: this column is not read "
	    "[plan-multi-year]\n");
	buf_release(&head);
	buf_release(&row);
	planned_close(&p);
}

Test(plan_multi_year, what_was_reached_since_the_base)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A",
	    "CÓDIGO,ACTIVIDAD,CONSOLIDACIÓN,META ANUAL," MONTHS_HEAD ",LÍNEA BASE,META 2026\n"
	    "1,Uno,último,20,5,6,9,,,,,,,,,20,4,40\n"
	    "2,Dos,último,4,10,9,8,,,,,,,,,4,10,0\n"
	    "3,Tres,promedio,3,3,3,3,,,,,,,,,,1,\n"
	    "4,Cuatro,,5,5,,,,,,,,,,,,5,7\n"
	    "5,Cinco,,5,5,,,,,,,,,,,,,7\n"
	    "6,Seis,,5,,,,,,,,,,,,5,1,\n",
	    PROGRESS_HEAD "1,,,5,6,2.5,,,,,,,,,,\n2,,,10,9,7,,,,,,,,,,\n3,,,2,3,2,,,,,,,,,,\n"
			  "4,,,6,,,,,,,,,,,,\n5,,,6,,,,,,,,,,,,\n",
	    NULL);
	reported_reckon(&r, &usual_scale, (struct cut){.first = 0, .month = 2});
	r.r.p.plan.multi_year = multi_year_read(r.r.p.arena, &r.r.p.plan, salvador, 2024, r.r.p.diags);
	/*
	 * 1: (2.5 - 4) / (20 - 4) = -9.375, / 36 = -4.166...  2: (7 - 10) / (4 - 10) = 50, / -10 = 30.
	 * 3: (7/3 - 1) / 2 = 66.66...  4: target and base are the same; (6 - 5) / (7 - 5).  5: no base.
	 * 6: nothing was to be done so far, (0 - 1) / (5 - 1), if anything is known of it at all.
	 */
	expect_cells(&r, DATASET_MULTI_YEAR, 0,
	    "CÓDIGO DE ACTIVIDAD,LÍNEA BASE,AÑO,META,ÚLTIMO AÑO,META DEL ÚLTIMO AÑO,EJECUTADO A LA FECHA,"
	    "AVANCE DESDE LA LÍNEA BASE",
	    true,
	    "1|4|2024|20|2026|40|2.5|-9.4\n1|4|2026|40|2026|40|2.5|-4.2\n"
	    "2|10|2024|4|2026|0|7|50.0\n2|10|2026|0|2026|0|7|30.0\n"
	    "3|1|2024|3|2024|3|2.3|66.7\n"
	    "4|5|2024|5|2026|7|6|\n4|5|2026|7|2026|7|6|50.0\n"
	    "5||2024|5|2026|7|6|\n5||2026|7|2026|7|6|\n"
	    "6|1|2024|5|2024|5||\n");
	reported_close(&r);
}

/* Q0 to $5,000 is no way that anything has come; nor is one of which done is in dollars. */
Test(plan_multi_year, amounts_in_two_currencies_are_not_set_against_each_other)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A",
	    "CÓDIGO,ACTIVIDAD,CONSOLIDACIÓN,META ANUAL," MONTHS_HEAD ",LÍNEA BASE,META 2026\n"
	    "1,Uno,último,9,5,6,9,,,,,,,,,9,Q0.00,\"$5,000.00\"\n"
	    "2,Dos,último,9,5,6,9,,,,,,,,,9,Q0.00,Q10.00\n"
	    "3,Tres,último,9,5,6,9,,,,,,,,,9,Q0.00,Q10.00\n",
	    PROGRESS_HEAD "1,,,5,6,Q5.00,,,,,,,,,,\n2,,,5,6,Q5.00,,,,,,,,,,\n3,,,5,6,€5.00,,,,,,,,,,\n",
	    NULL);
	reported_reckon(&r, &usual_scale, (struct cut){.first = 0, .month = 2});
	r.r.p.plan.multi_year = multi_year_read(r.r.p.arena, &r.r.p.plan, salvador, 0, r.r.p.diags);
	expect_cells(&r, DATASET_MULTI_YEAR, 0, "CÓDIGO DE ACTIVIDAD,AÑO,AVANCE DESDE LA LÍNEA BASE", true,
	    "1|2026|\n2|2026|50.0\n3|2026|\n");
	reported_close(&r);
}

static void
expect_findings(int job_year, const char *expected)
{
	struct check_settings settings = {.year = job_year};
	struct reported r;
	const char *said;

	for (int rule = 0; rule < RULES; rule++)
		settings.rules[rule] =
		    rule == RULE_CURRENCY || rule == RULE_TARGET_TWICE ? SETTING_DEFAULT : SETTING_OFF;
	reported_open(&r);
	reported_unit(&r, "A",
	    "ACTIVIDAD,META ANUAL," MONTHS_HEAD ",LÍNEA BASE,META 2024,META 2026\n"
	    "Uno,120,,,,,,,,,,,,,0,130,200\nDos,120,,,,,,,,,,,,,0,120.0,200\nTres,120,,,,,,,,,,,,,0,,200\n"
	    "Cuatro,9,,,,,,,,,,,,,Q0.00,9,$5.00\n",
	    NULL, NULL);
	reported_join(&r);
	check_run(r.r.p.arena, &r.r.p.plan, &settings, salvador, &r.findings, r.r.p.diags);
	check_report(r.r.p.arena, &r.findings, r.r.p.diags);
	said = support_printed(r.r.p.arena, r.r.p.diags);
	cr_expect_str_eq(said, expected, "%s", said);
	reported_close(&r);
}

#define OTHER_CURRENCY                                                                                     \
	"A.csv:5:30: warning: «$5.00» is in $, but the activity is in GTQ: nothing is told of what was " \
	"reached since the base. Write base and targets in the currency of the activity. [check-currency]\n"

Test(plan_multi_year, two_targets_of_one_year_and_two_currencies_are_found)
{
	expect_findings(2024,
	    "A.csv:2:23: warning: «130» is the target of 2024 here, but META ANUAL says 120: both are of one "
	    "year. Correct the one that is wrong, or leave one of the two out. "
	    "[check-target-twice]\n" OTHER_CURRENCY);
	expect_findings(2025, OTHER_CURRENCY);
}

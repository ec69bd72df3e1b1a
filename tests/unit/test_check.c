#include "check/check.h"
#include "plan/weights.h"
#include "plan_sheets.h"

/* Runs the checks on the plan; every finding as "CODE.csv:LINE:COLUMN rule [column] found -> expected". */
static const char *
checked(struct planned *p, const struct check_settings *settings, struct findings *findings)
{
	const char *text = "";

	check_run(p->arena, &p->plan, settings, salvador, findings, p->diags);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding given = findings_get(findings, i), *f = &given;

		text = arena_printf(p->arena, "%s%s:%u:%u %s [%s] %s -> %s%s%s\n", text, f->loc.file,
		    (unsigned)f->loc.line, (unsigned)f->loc.column, rule_info(f->rule)->id + strlen("check-"),
		    f->column != NULL ? f->column : "", f->found != NULL ? f->found : "",
		    f->expected != NULL ? f->expected : "", f->accepted != NULL ? " accepted: " : "",
		    f->accepted != NULL ? f->accepted : "");
	}
	return text;
}

/* The rows, below a heading row, have these findings and no other. */
static void
expect_findings(const char *csv, const char *expected)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	struct planned p;
	const char *found;

	planned_open(&p);
	planned_unit(&p, "A", csv);
	planned_must_build(&p);
	found = checked(&p, &settings, &findings);
	cr_expect_str_eq(found, expected, "%s\n%s\nnot\n%s", csv, found, expected);
	planned_close(&p);
}

#define FINDS(rows, expected) expect_findings(HEAD rows, expected)
#define FINDS_CODED(rows, expected) expect_findings(HEAD_CODES rows, expected)

/* What the diagnostics say of one row's only finding. */
static void
expect_report(const char *csv, const char *expected)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", csv);
	planned_must_build(&p);
	checked(&p, &settings, &findings);
	check_report(p.arena, &findings, p.diags);
	cr_expect_str_eq(support_printed(p.arena, p.diags), expected, "%s",
	    support_printed(p.arena, p.diags));
	planned_close(&p);
}

#define SAYS(rows, expected) expect_report(HEAD rows, expected)

/* --- target and months --------------------------------------------------------------------------------- */

Test(check, clean_rows_have_no_finding)
{
	FINDS("L,A,R,M,12,1,1,1,1,1,1,1,1,1,1,1,1,\n"
	      "L,B,R,M,100%,25%,,,25%,,,25%,,,25%,,,Por demanda\n"
	      "L,C,R,M,\"2,400\",1000,,-,,,1400,,,,,,,-\n"
	      "L,D,R,M,-,,,,,,,,,,,,,\n"
	      "L,E,R,M,0,,,,,,,,,,,,,\n"
	      "L,F,R,M,0,0,0,,,,,,,,,,,\n"
	      "\n",
	    "");
	FINDS_CODED("1,,constante,L,A,R,M,100%,100%,100%,100%,,,,,,,,,,\n"
		    "2,,promedio,L,B,R,M,90%,80%,,100%,,,,,,,,,,\n"
		    "3,,último,L,C,R,M,30,10,20,30,,,,,,,,,,\n"
		    "4,,máximo,L,D,R,M,30,10,30,20,,,,,,,,,,\n"
		    "5,,ninguna,L,E,R,M,30,1,2,3,,,,,,,,,,\n"
		    "6,porcentaje,,L,F,R,M,100,50,50,,,,,,,,,,,\n",
	    "");
	expect_findings("ACTIVIDAD,META ANUAL," MONTHS_HEAD "\nA,1,1,,,,,,,,,,,\n", "");
}

Test(check, target_and_sum_of_months)
{
	FINDS("L,A,R,M,12,1,1,1,1,1,1,1,1,1,1,1,,\n", "A.csv:2:9 target-months [META ANUAL] 12 -> 11\n");
	SAYS("L,A,R,M,12,1,1,1,1,1,1,1,1,1,1,1,,\n",
	    "A.csv:2:9: warning: The target is 12, but the months add up to 11: 1 too few. "
	    "Either META ANUAL should be 11, or the months should add up to 12: "
	    "correct the one that is wrong. [check-target-months]\n");
	SAYS("L,A,R,M,\"1,200\",1100,100.5,,,,,,,,,,,\n",
	    "A.csv:2:9: warning: The target is 1,200, but the months add up to 1,200.5: 0.5 too many. "
	    "Either META ANUAL should be 1,200.5, or the months should add up to 1,200: "
	    "correct the one that is wrong. [check-target-months]\n"
	    "A.csv:2:22: warning: 100.5 is a count, but not a whole number. Correct it, or accept it "
	    "in the job "
	    "if it is meant. [check-value-range]\n");
	/* Zero is a target; a month of zero is programmed. */
	FINDS("L,A,R,M,0,1,,,,,,,,,,,,\n", "A.csv:2:9 target-months [META ANUAL] 0 -> 1\n");
	FINDS("L,A,R,M,5,0,,,,,,,,,,,,\n", "A.csv:2:9 target-months [META ANUAL] 5 -> 0\n");
}

Test(check, target_and_months_by_other_consolidations)
{
	FINDS_CODED("1,,constante,L,A,R,M,100%,100%,90%,,,,,,,,,,,\n",
	    "A.csv:2:22 target-months [META ANUAL] 100% -> 90%\n");
	FINDS_CODED("1,,promedio,L,A,R,M,90%,80%,90%,,,,,,,,,,,\n",
	    "A.csv:2:21 target-months [META ANUAL] 90% -> 90%\n");
	FINDS_CODED("1,,último,L,A,R,M,30,10,30,20,,,,,,,,,,\n",
	    "A.csv:2:19 target-months [META ANUAL] 30 -> 20\n");
	FINDS_CODED("1,,máximo,L,A,R,M,30,10,31,30,,,,,,,,,,\n",
	    "A.csv:2:19 target-months [META ANUAL] 30 -> 31\n");
	FINDS_CODED("1,,suma,L,A,R,M,100%,100%,100%,,,,,,,,,,,\n",
	    "A.csv:2:17 target-months [META ANUAL] 100% -> 200%\n");
	FINDS_CODED("1,,suma,L,A,R,M,5,5,5,,,,,,,,,,,\n", "A.csv:2:17 target-months [META ANUAL] 5 -> 10\n");
}

Test(check, percent_schedules)
{
	SAYS("L,A,R,M,100%,,40%,40%,,,,40%,,,,20%,,\n",
	    "A.csv:2:9: warning: The target is 100%, but the months neither add up to it (they make "
	    "140%: 40% "
	    "too many), nor are they each equal to it, nor do they average it. Either the months should add "
	    "up "
	    "to 100%, or META ANUAL should be 140%; or say in a column CONSOLIDACIÓN how they make the year. "
	    "[check-percent-schedule]\n");
	FINDS("L,A,R,M,100%,50%,,,,,,,,,,,,\n", "A.csv:2:9 percent-schedule [META ANUAL] 100% -> 50%\n");
}

Test(check, what_was_inferred_is_noted)
{
	SAYS("L,A,R,M,100%,100%,100%,,,,,,,,,,,\n",
	    "A.csv:2:9: note: Every month programmed says 100%, as the target does: taken as one target for "
	    "each month, and the months are not added up. If so, write «constante» in a column "
	    "CONSOLIDACIÓN. "
	    "[check-inferred]\n");
	FINDS("L,A,R,M,90%,80%,,100%,,,,,,,,,,\n", "A.csv:2:9 inferred [META ANUAL] 90% -> \n");
}

Test(check, one_of_target_and_months_is_missing)
{
	FINDS("L,A,R,M,,,,,,,,,,,,,,\n", "A.csv:2:9 missing-target [META ANUAL]  -> \n");
	FINDS("L,A,R,M,5,,-,,,,,,,,,,,\n", "A.csv:2:9 target-without-months [META ANUAL] 5 -> \n");
	FINDS("L,A,R,M,,2,,,3,,,,,,,,,\n", "A.csv:2:9 months-without-target [META ANUAL]  -> 5\n");
	FINDS("L,A,R,M,-,2,,,3,,,,,,,,,\n", "A.csv:2:9 months-without-target [META ANUAL] - -> 5\n");
	SAYS("L,A,R,M,,2,,,3,,,,,,,,,\n",
	    "A.csv:2:9: warning: There is no target, but the months add up to 5. Write 5 in META ANUAL. "
	    "[check-months-without-target]\n");
}

Test(check, numbers_in_observaciones)
{
	/* The value of DIC, one column on. */
	FINDS("L,A,R,M,3,1,,,,,1,,,,,,,1\n", "A.csv:2:25 shifted-columns [OBSERVACIONES] 1 -> DIC\n");
	SAYS("L,A,R,M,3,1,,,,,1,,,,,,,1\n",
	    "A.csv:2:25: warning: OBSERVACIONES holds only the number 1, which the months lack to make the "
	    "target 3 (they add up to 2): it probably belongs to DIC. Move it from OBSERVACIONES to DIC. "
	    "[check-shifted-columns]\n");
	SAYS("L,A,R,M,4,,,1,,,,1,,,,,1,1\n",
	    "A.csv:2:26: warning: OBSERVACIONES holds only the number 1, which the months lack to make the "
	    "target 4 (they add up to 3): the cells from DIC on probably stand one column too far to "
	    "the right. "
	    "Move the cells from DIC to OBSERVACIONES to the left, from NOV to DIC. "
	    "[check-shifted-columns]\n");
	FINDS("L,A,R,M,13,1,1,1,1,1,1,1,1,1,1,1,1,1\n", "A.csv:2:36 shifted-columns [OBSERVACIONES] 1 -> \n");
	FINDS("L,A,R,M,1,,,,,,,,,,,,,1\n", "A.csv:2:23 shifted-columns [OBSERVACIONES] 1 -> DIC\n");
	FINDS("L,A,R,M,100%,50%,,,,,,,,,,,,50%\n", "A.csv:2:29 shifted-columns [OBSERVACIONES] 50% -> DIC\n");
	/* One month too few, whatever the number. */
	FINDS("L,A,R,M,4,,,1,,,1,,,1,,,,7\n", "A.csv:2:26 shifted-columns [OBSERVACIONES] 7 -> \n");
	/* The months add up already. */
	SAYS("L,A,R,M,2,1,,,,,1,,,,,,,1\n",
	    "A.csv:2:25: warning: OBSERVACIONES holds only the number 1, though the months already add up to "
	    "the target 2. Take it away if it is left over; else write what it means. "
	    "[check-shifted-columns]\n");
	/* Two causes. */
	FINDS("L,A,R,M,9,1,,,,,1,,,,,,,1\n",
	    "A.csv:2:9 target-months [META ANUAL] 9 -> 2\nA.csv:2:25 shifted-columns [OBSERVACIONES] 1 "
	    "-> \n");
	FINDS("L,A,R,M,2,1,,,,,1,,,,,,,1 visita\n", "");
}

Test(check, a_rule_that_is_off_stands_for_nothing)
{
	struct check_settings settings = {.rules = {[RULE_SHIFTED_COLUMNS] = SETTING_OFF}};
	struct findings findings;
	struct planned p;
	const char *found;

	planned_open(&p);
	planned_unit(&p, "A", HEAD "L,A,R,M,3,1,,,,,1,,,,,,,1\n");
	planned_must_build(&p);
	found = checked(&p, &settings, &findings);
	cr_expect_str_eq(found, "A.csv:2:9 target-months [META ANUAL] 3 -> 2\n", "%s", found);
	planned_close(&p);
}

Test(check, numbers_among_percents)
{
	FINDS("L,A,R,M,100,25%,25%,25%,25%,,,,,,,,,\n", "A.csv:2:13 mixed-measure [ENE] 25% -> \n");
	FINDS("L,A,R,M,100%,50%,50,,,,,,,,,,,\n", "A.csv:2:18 mixed-measure [FEB] 50 -> \n");
	FINDS("L,A,R,M,,5,5%,,,,,,,,,,,\n", "A.csv:2:12 mixed-measure [FEB] 5% -> \n");
	FINDS_CODED("1,número,,L,A,R,M,100%,50%,50%,,,,,,,,,,,\n",
	    "A.csv:2:19 mixed-measure [META ANUAL] 100% -> \n");
	FINDS_CODED("1,número,,L,A,R,M,100,50%,50,,,,,,,,,,,\n", "A.csv:2:23 mixed-measure [ENE] 50% -> \n");
}

Test(check, numbers_that_are_written_as_elsewhere)
{
	FINDS("L,A,R,M,1.310,1.310,,,,,,,,,,,,\n", "A.csv:2:9 number-style [META ANUAL] 1.310 -> 1,310\n");
	expect_report(HEAD "L,A,R,M,\"2,400\",2.400,,,,,,,,,,,,\nL,B,R,M,\"12,5%\",\"12,5%\",,,,,,,,,,,,\n",
	    "A.csv:2:17: warning: «2.400» was read as 2400, though 2,400 is how the job's locale writes it; "
	    "more like it: 2. [check-number-style]\n");
	expect_report(HEAD "L,A,R,M,12.5%,\"12,5%\",,,,,,,,,,,,\n",
	    "A.csv:2:15: warning: «12,5%» was read as 12.5%, though 12.5% is how the job's locale writes it. "
	    "[check-number-style]\n");
}

Test(check, numbers_in_doubt_go_by_their_neighbours)
{
	/*
	 * Decimals behind the point, in the row or in the column: then these are decimals, and out of range.
	 */
	FINDS("L,A,R,M,2.750,1.250,1.5,,,,,,,,,,,\n",
	    "A.csv:2:9 value-range [META ANUAL] 2.750 -> \nA.csv:2:15 value-range [ENE] 1.250 -> \n"
	    "A.csv:2:21 value-range [FEB] 1.5 -> \n");
	FINDS("L,A,R,M,1.250,1.250,,,,,,,,,,,,\nL,B,R,M,1.5,1.5,,,,,,,,,,,,\n",
	    "A.csv:2:9 value-range [META ANUAL] 1.250 -> \nA.csv:2:15 value-range [ENE] 1.250 -> \n"
	    "A.csv:3:9 value-range [META ANUAL] 1.5 -> \nA.csv:3:13 value-range [ENE] 1.5 -> \n");
	/* Told of, where they are whole numbers and nothing in the row says so; the row with 1.5 is sure. */
	FINDS(
	    "L,A,R,M,12.000,12.000,,,,,,,,,,,,\nL,B,R,M,1.5,1.500,,,,,,,,,,,,\nL,C,R,M,2.0,2.0,,,,,,,,,,,,\n",
	    "A.csv:2:9 number-style [META ANUAL] 12.000 -> 12.000\n"
	    "A.csv:3:9 value-range [META ANUAL] 1.5 -> \nA.csv:3:13 value-range [ENE] 1.500 -> \n");
	/* Percents, by MEDIDA or by a sign in the row. */
	FINDS_CODED("1,porcentaje,,L,A,R,M,33.333,33.333,,,,,,,,,,,,\n", "");
	FINDS("L,A,R,M,33.333%,33.333%,,,,,,,,,,,,\n", "");
	/* Their decimals say nothing of counts. */
	FINDS("L,A,R,M,1.310,1.310,,,,,,,,,,,,\nL,B,R,M,12.5%,12.5%,,,,,,,,,,,,\n",
	    "A.csv:2:9 number-style [META ANUAL] 1.310 -> 1,310\n");
}

Test(check, values_out_of_range)
{
	FINDS("L,A,R,M,3,-1,4,,,,,,,,,,,\n", "A.csv:2:11 value-range [ENE] -1 -> \n");
	FINDS("L,A,R,M,120%,120%,,,,,,,,,,,,\n",
	    "A.csv:2:9 value-range [META ANUAL] 120% -> \nA.csv:2:14 value-range [ENE] 120% -> \n");
	FINDS("L,A,R,M,2.5,2.5,,,,,,,,,,,,\n",
	    "A.csv:2:9 value-range [META ANUAL] 2.5 -> \nA.csv:2:13 value-range [ENE] 2.5 -> \n");
	FINDS("L,A,R,M,2.0,2.00,,,,,,,,,,,,\n", "");
	FINDS("L,A,R,M,99.5%,99.5%,,,,,,,,,,,,\n", "");
}

/* Of hectares there are parts, whatever the case; of what only begins with such a word there are none. */
Test(check, fractions_of_what_is_measured)
{
#define MEASURED(unit, found) \
	expect_findings(      \
	    "UNIDAD DE MEDIDA,ACTIVIDAD,META ANUAL," MONTHS_HEAD "\n" unit ",A,2.5,2.5,,,,,,,,,,,\n", found)
	MEASURED("Hectáreas", "");
	MEASURED("METRO CÚBICO", "");
	MEASURED("m³/s", "");
	MEASURED("ha", "");
	MEASURED("Acres", "");
	MEASURED("Galones", "");
	MEASURED("Hora-persona", "");
	MEASURED("Hall",
	    "A.csv:2:8 value-range [META ANUAL] 2.5 -> \nA.csv:2:12 value-range [ENE] 2.5 -> \n");
	MEASURED("Metrópolis",
	    "A.csv:2:14 value-range [META ANUAL] 2.5 -> \nA.csv:2:18 value-range [ENE] 2.5 -> \n");
#undef MEASURED
}

/* --- texts --------------------------------------------------------------------------------------------- */

Test(check, missing_texts)
{
	FINDS(",A,,-,1,1,,,,,,,,,,,,\n",
	    "A.csv:2:1 missing-line [LÍNEA ESTRATÉGICA/PROCESO]  -> \n"
	    "A.csv:2:4 missing-result [RESULTADO ESPERADO]  -> \n"
	    "A.csv:2:5 missing-means [MEDIO DE VERIFICACIÓN] - -> \n");
	FINDS("L,,R,M,1,1,,,,,,,,,,,,\n,-,,,,,,,,,,,,,,,,Nota\n",
	    "A.csv:2:3 missing-activity [ACTIVIDAD]  -> \n"
	    "A.csv:3:2 missing-activity [ACTIVIDAD] - -> \n");
	SAYS("Línea uno,A,R,M,1,1,,,,,,,,,,,,\n,B,R,M,1,1,,,,,,,,,,,,\n",
	    "A.csv:3:1: warning: The activity has no strategic line or process. If its cell was merged "
	    "with the "
	    "one above, write that one's text here too: «Línea uno». [check-missing-line]\n");
}

Test(check, units_without_activities)
{
	FINDS("", "A.csv:1:1 unit-empty []  -> \n");
	expect_findings("ACTIVIDAD\nUno\n", "");
}

Test(check, activities_twice_in_a_unit)
{
	SAYS("L,Visita,R,M,1,1,,,,,,,,,,,,\nL,VISITA.,Otro,Otro,2,2,,,,,,,,,,,,\n",
	    "A.csv:3:3: warning: The unit has this activity already, on line 2; both are in its "
	    "figures. Delete "
	    "one of the two, or say what tells them apart. [check-duplicate-activity]\n");
	FINDS("L,Visita,R,M,1,1,,,,,,,,,,,,\nOtra,Visita,R,M,1,1,,,,,,,,,,,,\n"
	      "L,Visita,R,M,50%,50%,,,,,,,,,,,,\n",
	    "A.csv:3:1 line-differs [LÍNEA ESTRATÉGICA/PROCESO] Otra -> L\n");
	/* What has no name is not the same as something else without one. */
	FINDS("L,,R,M,1,1,,,,,,,,,,,,\nL,,R,M,1,1,,,,,,,,,,,,\n",
	    "A.csv:2:3 missing-activity [ACTIVIDAD]  -> \nA.csv:3:3 missing-activity [ACTIVIDAD]  -> \n");
}

/* --- several units ------------------------------------------------------------------------------------- */

#define PLAIN(line, name, means) line "," name ",R," means ",1,1,,,,,,,,,,,,\n"

static const char *
found_in(struct planned *p, const struct check_settings *settings)
{
	struct findings findings;

	planned_must_build(p);
	return checked(p, settings, &findings);
}

Test(check, means_and_measures_that_most_units_do_not_have)
{
	static const struct check_settings settings = {0};
	struct planned p;
	const char *found;

	planned_open(&p);
	planned_unit(&p, "A", HEAD PLAIN("L", "Visita", "Acta"));
	planned_unit(&p, "B", HEAD PLAIN("L", "Visita", "Informe") "L,Taller,R,M,50%,50%,,,,,,,,,,,,\n");
	planned_unit(&p, "C", HEAD PLAIN("L", "Visita", "informe.") PLAIN("L", "Taller", "M"));
	planned_unit(&p, "D", HEAD PLAIN("L", "Visita", "") PLAIN("L", "Taller", "M"));
	planned_unit(&p, "E",
	    HEAD "L,Taller,R,M,-,,,,,,,,,,,,,\nL,Guía,R,M,-,,,,,,,,,,,,,\nL,Feria,R,M,9%,9%,,,,,,,,,,,,\n");
	planned_unit(&p, "F", HEAD "L,Guía,R,M,5%,5%,,,,,,,,,,,,\nL,Feria,R,M,,,,,,,,,,,,,1,\n");
	found = found_in(&p, &settings);
	cr_expect_str_eq(found,
	    "A.csv:2:12 means-differ [MEDIO DE VERIFICACIÓN] Acta -> Informe\n"
	    "B.csv:3:14 measure-differs [META ANUAL] 50% -> \n"
	    "D.csv:2:12 missing-means [MEDIO DE VERIFICACIÓN]  -> \n"
	    "F.csv:3:13 months-without-target [META ANUAL]  -> 1\n"
	    "F.csv:3:13 measure-differs [META ANUAL]  -> \n",
	    "%s", found);
	planned_close(&p);
}

Test(check, spellings_that_fewer_rows_have)
{
	static const struct check_settings settings = {0};
	struct planned p;
	struct findings findings;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD PLAIN("L.E 8.2 Gestionar", "Entrevista y envío a entrevista de temas", "M"));
	planned_unit(&p, "B",
	    HEAD PLAIN("LE 8.2 Gestionar", "Entrevista y envío a entrevista de ternas", "M"));
	planned_unit(&p, "C",
	    HEAD PLAIN("LE 8.2  Gestionar", "Entrevista y envío a entrevista de ternas", "M"));
	planned_must_build(&p);
	cr_expect_str_eq(checked(&p, &settings, &findings),
	    "A.csv:2:1 line-spelling [LÍNEA ESTRATÉGICA/PROCESO] L.E 8.2 Gestionar -> LE 8.2 Gestionar\n"
	    "A.csv:2:19 activity-spelling [ACTIVIDAD] Entrevista y envío a entrevista de temas -> "
	    "Entrevista y envío a entrevista de ternas\n");
	cr_expect_str_eq(
	    message_text(p.arena, &(struct message[]){findings_get(&findings, 0).mend}[0], LANGUAGE_ENGLISH),
	    "\"L.E 8.2 Gestionar\": \"LE 8.2 Gestionar\"");
	check_report(p.arena, &findings, p.diags);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "A.csv:2:1: warning: One strategic line, it seems, written in two ways: «LE 8.2 Gestionar» "
	    "elsewhere "
	    "(rows: 2), «L.E 8.2 Gestionar» here (rows: 1). If so, write it as elsewhere, or add this to the "
	    "job's aliases: \"L.E 8.2 Gestionar\": \"LE 8.2 Gestionar\" [check-line-spelling]\n"
	    "A.csv:2:19: warning: One activity, it seems, written in two ways: «…envío a entrevista de "
	    "ternas» "
	    "elsewhere (rows: 2), «…envío a entrevista de temas» here (rows: 1). If so, write it as "
	    "elsewhere, or "
	    "add this to the job's aliases: \"Entrevista y envío a entrevista de temas\": "
	    "\"Entrevista y envío a "
	    "entrevista de ternas\" [check-activity-spelling]\n",
	    "%s", support_printed(p.arena, p.diags));
	planned_close(&p);
}

Test(check, spellings_are_quoted_for_yaml)
{
	static const struct check_settings settings = {0};
	struct planned p;
	struct findings findings;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD "L,\"Talleres \"\"C:\\X\"\" para\njóvenes emprendedores\",R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD PLAIN("L", "Talleres C X para los jóvenes emprendedores", "M"));
	planned_unit(&p, "C", HEAD PLAIN("L", "Talleres C X para los jóvenes emprendedores", "M"));
	planned_must_build(&p);
	checked(&p, &settings, &findings);
	cr_assert_eq(findings.count, 1);
	cr_expect_str_eq(
	    message_text(p.arena, &(struct message[]){findings_get(&findings, 0).mend}[0], LANGUAGE_ENGLISH),
	    "\"Talleres \\\"C:\\\\X\\\" para\\x0ajóvenes emprendedores\": "
	    "\"Talleres C X para los jóvenes emprendedores\"");
	planned_close(&p);
}

Test(check, what_a_unit_tells_apart_is_two_things)
{
	static const struct check_settings settings = {0};
	struct planned p;
	const char *found;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD PLAIN("L", "Formación de personas jóvenes rurales", "M")
		PLAIN("L", "Formación de personas jóvenes urbanas rurales", "M"));
	planned_unit(&p, "B", HEAD PLAIN("L", "Formación de personas jóvenes rurales", "M"));
	planned_unit(&p, "C", HEAD PLAIN("L", "Informe número 1 de la dirección general", "M"));
	planned_unit(&p, "D", HEAD PLAIN("L", "Informe número 2 de la dirección general", "M"));
	found = found_in(&p, &settings);
	cr_expect_str_eq(found, "", "%s", found);
	planned_close(&p);
}

Test(check, spellings_are_told_once_in_each_unit)
{
	static const struct check_settings settings = {0};
	struct planned p;
	const char *found;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD PLAIN("Gestión de activos fijos", "a", "M") PLAIN("Gestión de activos fijo", "b", "M"));
	planned_unit(&p, "B",
	    HEAD PLAIN("Gestión de los suministros", "c", "M") PLAIN("Gestión de los suministros", "d", "M"));
	planned_unit(&p, "C",
	    HEAD PLAIN("Gestión de suministros", "e", "M") PLAIN("Gestión de suministros", "f", "M")
		PLAIN("Gestión de suministros", "g", "M"));
	found = found_in(&p, &settings);
	cr_expect_str_eq(found,
	    "B.csv:2:1 line-spelling [LÍNEA ESTRATÉGICA/PROCESO] Gestión de los suministros -> Gestión de "
	    "suministros\n",
	    "%s", found);
	planned_close(&p);
}

Test(check, codes_of_lines_and_activities)
{
	static const struct check_settings settings = {0};
	struct planned p;
	const char *found;

	planned_open(&p);
	/* A code outranks more rows without; two codes with one text are one line; near texts are not. */
	planned_unit(&p, "A",
	    HEAD PLAIN("Promover la equiparación salarial", "a", "M")
		PLAIN("LE 1.1 Apoyar el empleo de jóvenes rurales", "b", "M"));
	planned_unit(&p, "B",
	    HEAD PLAIN("Promover la equiparación salarial", "c", "M")
		PLAIN("LE 1.2 Apoyar el empleo de jóvenes rurales", "d", "M"));
	planned_unit(&p, "C",
	    HEAD PLAIN("LE 2.8 Promover la equiparación salarial", "e", "M")
		PLAIN("LE 1.3 Apoyar el empleo de jóvenes mujeres rurales", "f", "M"));
	found = found_in(&p, &settings);
	cr_expect_str_eq(found,
	    "A.csv:2:1 line-spelling [LÍNEA ESTRATÉGICA/PROCESO] Promover la equiparación salarial -> LE 2.8 "
	    "Promover la equiparación salarial\n"
	    "B.csv:2:1 line-spelling [LÍNEA ESTRATÉGICA/PROCESO] Promover la equiparación salarial -> LE 2.8 "
	    "Promover la equiparación salarial\n"
	    "B.csv:3:1 line-spelling [LÍNEA ESTRATÉGICA/PROCESO] LE 1.2 Apoyar el empleo de jóvenes "
	    "rurales -> "
	    "LE 1.1 Apoyar el empleo de jóvenes rurales\n",
	    "%s", found);
	planned_close(&p);
}

Test(check, one_code_with_several_texts)
{
	FINDS_CODED("7,,,L,Visita,R,M,1,1,,,,,,,,,,,,\n7,,,K,Otra cosa,R,M,1,1,,,,,,,,,,,,\n"
		    "7,,,J,Visita.,R,M,1,1,,,,,,,,,,,,\n",
	    "A.csv:3:5 line-differs [LÍNEA ESTRATÉGICA/PROCESO] K -> L\n"
	    "A.csv:3:7 activity-spelling [ACTIVIDAD] Otra cosa -> Visita\n"
	    "A.csv:4:5 line-differs [LÍNEA ESTRATÉGICA/PROCESO] J -> L\n");
}

static void
expect_mends(const char *a, const char *b, const char *expected)
{
	static const struct check_settings settings = {.rules = {[RULE_MISSING_RESULT] = SETTING_OFF}};
	struct findings findings;
	struct planned p;
	const char *found = "";

	planned_open(&p);
	planned_unit(&p, "A", a);
	planned_unit(&p, "B", b);
	planned_must_build(&p);
	checked(&p, &settings, &findings);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;

		if (f->rule == RULE_LINE_SPELLING || f->rule == RULE_ACTIVITY_SPELLING)
			found = arena_printf(p.arena, "%s%s:%u %s\n", found, f->loc.file,
			    (unsigned)f->loc.line, check_mend(p.arena, f, LANGUAGE_ENGLISH));
	}
	cr_expect_str_eq(found, expected, "%s\nnot\n%s", found, expected);
	planned_close(&p);
}

Test(check, neither_of_equally_frequent_spellings_is_preferred)
{
#define BOTH "If so, write it in one way, whichever is right, or add one of these to the job's aliases: "

	/* One row each. */
	expect_mends(HEAD PLAIN("Gestión de activos fijos", "a", "M"),
	    HEAD PLAIN("Gestión de activos fijo", "b", "M"),
	    "B.csv:2 " BOTH
	    "\"Gestión de activos fijo\": \"Gestión de activos fijos\", or \"Gestión de activos "
	    "fijos\": \"Gestión de activos fijo\".\n");
	/* The more frequent one is to be written. */
	expect_mends(HEAD PLAIN("Gestión de activos fijos", "a", "M")
			 PLAIN("Gestión de activos fijos", "c", "M"),
	    HEAD PLAIN("Gestión de activos fijo", "b", "M"),
	    "B.csv:2 If so, write it as elsewhere, or add this to the job's aliases: \"Gestión de activos "
	    "fijo\": "
	    "\"Gestión de activos fijos\"\n");
	/* But not where it is what is left of the other. */
	expect_mends(HEAD PLAIN("Gestión de activos fijo", "a", "M")
			 PLAIN("Gestión de activos fijo", "c", "M"),
	    HEAD PLAIN("Gestión de activos fijos", "b", "M"),
	    "B.csv:2 " BOTH
	    "\"Gestión de activos fijos\": \"Gestión de activos fijo\", or \"Gestión de activos "
	    "fijo\": \"Gestión de activos fijos\".\n");
	/* Of one code, too. */
	expect_mends(HEAD PLAIN("LE 2.1 Inspección laboral", "a", "M"),
	    HEAD PLAIN("LE 2.1 Inspecciones", "b", "M"),
	    "B.csv:2 " BOTH "\"LE 2.1 Inspecciones\": \"LE 2.1 Inspección laboral\", or \"LE 2.1 Inspección "
	    "laboral\": \"LE 2.1 Inspecciones\".\n");
}

/* Either alias of those that are proposed puts an end to the finding. */
Test(check, both_aliases_of_a_tie_work)
{
	static const struct plan_alias aliases[] = {
	    {"LE 2.1 Inspecciones", "LE 2.1 Inspección laboral", {"job.yaml", 1, 1}},
	    {"LE 2.1 Inspección laboral", "LE 2.1 Inspecciones", {"job.yaml", 1, 1}},
	};
	static const struct check_settings settings = {0};

	for (size_t i = 0; i < 2; i++) {
		struct planned p;
		const char *found;

		planned_open(&p);
		planned_unit(&p, "A", HEAD PLAIN("LE 2.1 Inspección laboral", "a", "M"));
		planned_unit(&p, "B", HEAD PLAIN("LE 2.1 Inspecciones", "b", "M"));
		p.aliases = &aliases[i];
		p.alias_count = 1;
		found = found_in(&p, &settings);
		cr_expect_null(strstr(found, "line-spelling"), "%s", found);
		planned_close(&p);
	}
}

/* Pasting all that the checks propose puts an end to the proposals. */
Test(check, aliases_that_are_proposed_work)
{
	static const struct check_settings settings = {0};
	struct planned p, again;
	struct findings findings;
	struct plan_alias aliases[64];
	size_t n = 0;

	planned_2024(&p);
	checked(&p, &settings, &findings);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;

		if (f->rule != RULE_LINE_SPELLING && f->rule != RULE_ACTIVITY_SPELLING)
			continue;
		aliases[n++] = (struct plan_alias){f->found, f->expected, {"job.yaml", 1, 1}};
	}
	cr_expect_eq(n, 13);
	again = p;
	again.aliases = aliases;
	again.alias_count = n;
	planned_must_build(&again);
	cr_expect_eq(again.plan.group_count, p.plan.group_count - 4);
	checked(&again, &settings, &findings);
	for (size_t i = 0; i < findings.count; i++) {
		cr_expect_neq(findings_get(&findings, i).rule, RULE_LINE_SPELLING, "%s",
		    findings_get(&findings, i).message.format);
		cr_expect_neq(findings_get(&findings, i).rule, RULE_ACTIVITY_SPELLING, "%s",
		    findings_get(&findings, i).message.format);
	}
	planned_close(&p);
}

/* --- settings ------------------------------------------------------------------------------------------ */

Test(check, lines_that_the_job_does_not_list)
{
	static const char *const lines[] = {"L.E. 8.2 Gestionar la ratificación", "Gestión de Activos"};
	static const struct check_settings settings = {.lines = lines, .line_count = 2};
	struct planned p;
	const char *found;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD PLAIN("LE 8.2", "a", "M") PLAIN("gestión de activos.", "b", "M") PLAIN("LE 8.3", "c", "M")
		PLAIN("LE 8.3", "d", "M") "-,e,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD PLAIN("LE 8.3", "f", "M"));
	found = found_in(&p, &settings);
	cr_expect_str_eq(found,
	    "A.csv:4:1 line-unknown [LÍNEA ESTRATÉGICA/PROCESO] LE 8.3 -> \n"
	    "A.csv:6:1 missing-line [LÍNEA ESTRATÉGICA/PROCESO] - -> LE 8.3\n"
	    "B.csv:2:1 line-unknown [LÍNEA ESTRATÉGICA/PROCESO] LE 8.3 -> \n",
	    "%s", found);
	planned_close(&p);
}

Test(check, severities_are_set_and_counted)
{
	struct check_settings settings = {
	    .rules = {[RULE_TARGET_MONTHS] = SETTING_ERROR, [RULE_MISSING_MEANS] = SETTING_NOTE}};
	struct findings findings;
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", HEAD "L,A,R,,2,1,,,,,,,,,,,,\nL,B,,,1,1,,,,,,,,,,,,\n");
	planned_must_build(&p);
	checked(&p, &settings, &findings);
	cr_expect_eq(findings.count, 4);
	cr_expect_eq(findings.by_severity[SEVERITY_NOTE], 2);
	cr_expect_eq(findings.by_severity[SEVERITY_WARNING], 1);
	cr_expect_eq(findings.by_severity[SEVERITY_ERROR], 1);
	check_report(p.arena, &findings, p.diags);
	cr_expect_eq(diags_errors(p.diags), 1);
	planned_close(&p);
}

Test(check, acceptances)
{
	static const struct acceptance accepted[] = {
	    {RULE_TARGET_MONTHS, "A", "visita TÉCNICA", "así se acordó", {"job.yaml", 20, 5}},
	    {RULE_MISSING_MEANS, "A", NULL, "no lo lleva", {"job.yaml", 21, 5}},
	    {RULE_TARGET_MONTHS, "A", "Otra", "x", {"job.yaml", 22, 5}},
	    {RULE_TARGET_MONTHS, "B", NULL, "x", {"job.yaml", 23, 5}},
	    {RULE_TARGET_MONTHS, "C", NULL, "x", {"job.yaml", 24, 5}},
	    {RULE_MISSING_RESULT, "B", "B-7", "por código", {"job.yaml", 25, 5}},
	    {RULE_UNIT_EMPTY, "E", NULL, "no entregó", {"job.yaml", 26, 5}},
	};
	struct check_settings settings = {.accepted = accepted, .accepted_count = 7};
	struct findings findings;
	struct planned p;
	const char *found;

	planned_open(&p);
	planned_unit(&p, "A", HEAD "L,Visita técnica.,R,,2,1,,,,,,,,,,,,\nL,Taller,R,,3,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD_CODES "b-7,,,L,Uno,,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "E", HEAD);
	planned_must_build(&p);
	found = checked(&p, &settings, &findings);
	cr_expect_str_eq(found,
	    "A.csv:2:21 missing-means [MEDIO DE VERIFICACIÓN]  ->  accepted: no lo lleva\n"
	    "A.csv:2:22 target-months [META ANUAL] 2 -> 1 accepted: así se acordó\n"
	    "A.csv:3:12 missing-means [MEDIO DE VERIFICACIÓN]  ->  accepted: no lo lleva\n"
	    "A.csv:3:13 target-months [META ANUAL] 3 -> 1\n"
	    "B.csv:2:13 missing-result [RESULTADO ESPERADO]  ->  accepted: por código\n"
	    "E.csv:1:1 unit-empty []  ->  accepted: no entregó\n",
	    "%s", found);
	cr_expect_eq(findings.accepted, 5);
	struct diags *told = diags_open();

	check_report_accepted(p.arena, &findings, told);
	cr_expect_eq(diags_count(told), 5);
	cr_expect_str_eq(diags_get(told, 4)->message,
	    "The plan of unit E has headings but no activity. The job accepts it: no entregó", "%s",
	    diags_get(told, 4)->message);
	diags_close(told);
	cr_expect_eq(findings.by_severity[SEVERITY_WARNING], 1);
	check_report(p.arena, &findings, p.diags);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "job.yaml:22:5: warning: accepts check-target-months of «Otra» in unit «A», where nothing of the "
	    "kind was found [check-unused-acceptance]\n"
	    "job.yaml:23:5: warning: accepts check-target-months in unit «B», where nothing of the kind was "
	    "found [check-unused-acceptance]\n"
	    "job.yaml:24:5: warning: accepts check-target-months in unit «C», which is not in the plan "
	    "[check-unused-acceptance]\n"
	    "A.csv:3:13: warning: The target is 3, but the months add up to 1: 2 too few. Either META "
	    "ANUAL should be 1, or the months should add up to 3: correct the one that is wrong. "
	    "[check-target-months]\n",
	    "%s", support_printed(p.arena, p.diags));
	planned_close(&p);
}

/* They are behind the units; what the job accepts is not told to be unused while there are any. */
Test(check, units_left_out_are_found_where_the_job_names_them)
{
	static const struct unit_left_out left_out[] = {
	    {"X", "EQUIS", {"job.yaml", 5, 30}, {"x.csv", 2, 7}, 3},
	    {"Y", "YE", {"job.yaml", 6, 30}, {"y.xlsx!Y", 4, 2}, 1},
	};
	static const struct acceptance accepted[] = {
	    {RULE_TARGET_MONTHS, "A", NULL, "x", {"job.yaml", 9, 5}}};
	const struct check_settings settings = {.accepted = accepted, .accepted_count = 1};
	struct findings findings;
	struct planned p;
	const char *found;

	planned_open(&p);
	p.left_out = left_out;
	p.left_out_count = 2;
	planned_unit(&p, "A", HEAD "L,Visita,R,M,1,1,,,,,,,,,,,,\n");
	planned_must_build(&p);
	found = checked(&p, &settings, &findings);
	cr_expect_str_eq(found,
	    "job.yaml:5:30 unit-left-out []  -> \n"
	    "job.yaml:6:30 unit-left-out []  -> \n",
	    "%s", found);
	cr_expect_eq(findings.by_severity[SEVERITY_ERROR], 2);
	cr_expect_str_eq(plan_unit_code(&p.plan, findings_get(&findings, 1).unit), "Y");
	cr_expect_str_eq(plan_unit_name(&p.plan, findings_get(&findings, 1).unit), "YE");
	check_unit_columns(p.arena, &p.plan, &settings, salvador, &findings);
	check_report(p.arena, &findings, p.diags);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "job.yaml:5:30: error: The plan of unit X has errors (3, the first in x.csv:2:7), so the unit is "
	    "left out of all documents, figures and checks. Once they are corrected, whatever lacks the unit "
	    "is made anew with it. [check-unit-left-out]\n"
	    "job.yaml:6:30: error: The plan of unit Y has errors (1, the first in y.xlsx!Y!B4), so the "
	    "unit is left out of all documents, figures and checks. Once they are corrected, whatever lacks "
	    "the unit is made anew with it. [check-unit-left-out]\n",
	    "%s", support_printed(p.arena, p.diags));
	planned_close(&p);
}

/* 60 of A and 40 of X are the 100 that the job promises, though X is in no figure; with 30 they are not. */
Test(check, weights_of_units_left_out_count_for_the_total)
{
	static struct unit_left_out left_out = {"X", "EQUIS", {"job.yaml", 5, 30}, {"x.csv", 2, 7}, 1,
	    {40, 0}};
	static const struct unit_weight weights[] = {{{60, 0}, true, {"job.yaml", 4, 50}}};
	const struct check_settings settings = {.weights_total = {100, 0}};
	struct findings findings;
	struct planned p;
	const char *found;

	planned_open(&p);
	p.left_out = &left_out;
	p.left_out_count = 1;
	planned_unit(&p, "A", HEAD "L,Visita,R,M,1,1,,,,,,,,,,,,\n");
	planned_must_build(&p);
	cr_assert(weights_read(p.arena, &p.plan, salvador, weights, &p.plan.weights, p.diags));
	found = checked(&p, &settings, &findings);
	cr_expect_str_eq(found, "job.yaml:5:30 unit-left-out []  -> \n", "%s", found);
	left_out.weight = (struct decimal){30, 0};
	found = checked(&p, &settings, &findings);
	cr_expect_str_eq(found,
	    "job.yaml:4:50 weight-total []  -> 100\n"
	    "job.yaml:5:30 unit-left-out []  -> \n",
	    "%s", found);
	found = message_text(p.arena, &(struct message[]){findings_get(&findings, 0).message}[0],
	    LANGUAGE_ENGLISH);
	cr_expect_str_eq(found, "The weights of the units add up to 90, not to 100.", "%s", found);
	planned_close(&p);
}

Test(check, rules_have_ids_of_their_own)
{
	for (int i = 0; i < RULES; i++) {
		cr_assert_not_null(rule_info((enum rule)i)->id);
		for (int j = 0; j < i; j++)
			cr_expect_str_neq(rule_info((enum rule)i)->id, rule_info((enum rule)j)->id);
	}
}

/* --- the plan of 2024 ---------------------------------------------------------------------------------- */

/*
 * All findings about figures, worked out by a reading of the files that shares nothing with this program:
 * a dozen lines of Python that add up the months and count the characters before the cell.
 */
static const char figures_of_2024[] = "drit.csv:8:289 target-months [META ANUAL] 14 -> 15\n"
				      "drit.csv:9:568 target-months [META ANUAL] 3 -> 2\n"
				      "dj.csv:4:192 target-months [META ANUAL] 5 -> 6\n"
				      "dtic.csv:5:306 shifted-columns [OBSERVACIONES] 1 -> DIC\n"
				      "dtic.csv:7:362 shifted-columns [OBSERVACIONES] 1 -> DIC\n"
				      "dtic.csv:8:481 shifted-columns [OBSERVACIONES] 1 -> \n"
				      "dtic.csv:9:376 shifted-columns [OBSERVACIONES] 1 -> \n"
				      "dtic.csv:10:265 shifted-columns [OBSERVACIONES] 1 -> DIC\n"
				      "da.csv:3:450 shifted-columns [OBSERVACIONES] 1 -> \n"
				      "da.csv:4:377 target-months [META ANUAL] 4 -> 3\n"
				      "da.csv:5:245 shifted-columns [OBSERVACIONES] 1 -> \n"
				      "odah.csv:2:350 percent-schedule [META ANUAL] 100% -> 125%\n"
				      "odah.csv:27:309 target-months [META ANUAL] 5 -> 12\n"
				      "odah.csv:28:265 target-months [META ANUAL] 10 -> 12\n"
				      "odah.csv:29:348 target-months [META ANUAL] 2 -> 3\n"
				      "odah.csv:30:369 target-months [META ANUAL] 5 -> 4\n"
				      "odso.csv:2:347 percent-schedule [META ANUAL] 100% -> 125%\n"
				      "odso.csv:4:414 percent-schedule [META ANUAL] 100% -> 125%\n"
				      "odso.csv:5:359 percent-schedule [META ANUAL] 100% -> 140%\n"
				      "p092.csv:14:309 target-months [META ANUAL] 3 -> 4\n"
				      "p092.csv:15:265 target-months [META ANUAL] 6 -> 8\n";

Test(check, figures_of_the_plan_of_2024)
{
	struct check_settings settings = {0};
	struct findings findings;
	struct planned p;
	const char *found;

	for (int rule = RULE_MISSING_ACTIVITY; rule < RULES; rule++)
		settings.rules[rule] = SETTING_OFF;
	planned_2024(&p);
	found = checked(&p, &settings, &findings);
	cr_expect_str_eq(found, figures_of_2024, "%s", found);
	planned_close(&p);
}

/* Families that look beside each other find what they find one after another, in the same order and words. */
Test(check, finds_the_same_in_any_number_of_threads)
{
	struct check_settings settings = {.threads = 1};
	struct findings alone, beside;
	struct planned p;
	const char *expected;

	planned_2024(&p);
	planned_unit(&p, "Z",
	    HEAD "LE 1 Uno,Visitas de campo,,,12,1,2,,5,,,,,,,,25%,\n"
		 "LE 1 Uno,Visita de campo,Actas,Acta,1.310,655,655,,,,,,,,,,,\n"
		 "LE 1 Uno.,Visitas de campos,Acta,Actas,100%,0.5,0.5,,,,,,,,,,,\n");
	planned_must_build(&p);
	expected = checked(&p, &settings, &alone);
	cr_assert_gt(alone.count, 10);
	for (settings.threads = 2; settings.threads <= 8; settings.threads++) {
		cr_expect_str_eq(checked(&p, &settings, &beside), expected, "%u threads", settings.threads);
		cr_assert_eq(beside.count, alone.count);
		for (size_t i = 0; i < alone.count; i++) {
			struct finding a = findings_get(&alone, i), b = findings_get(&beside, i);

			cr_expect_str_eq(message_text(p.arena, &b.message, LANGUAGE_ENGLISH),
			    message_text(p.arena, &a.message, LANGUAGE_ENGLISH));
		}
		for (int k = 0; k < 3; k++)
			cr_expect_eq(beside.by_severity[k], alone.by_severity[k]);
	}
	planned_close(&p);
}

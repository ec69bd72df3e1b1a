#include "plan/unused_aliases.h"
#include "progress_sheets.h"

#define ROW(code, line, name) code ",,," line "," name ",R,M,12,1,1,1,1,1,1,1,1,1,1,1,1,\n"
#define DID(code, line, name, figures) code "," line "," name "," figures ",,,,,,,,,,,\n"

/* --- reading ------------------------------------------------------------------------------------------- */

static void
expect_refusal(const char *csv, const char *expected)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct bytes in = {csv, strlen(csv)};
	struct sheet_request request = {.path = "avance.csv", .style = salvador};
	struct sheet sheet;

	cr_expect_not(progress_sheet_parse(arena, &request, (struct calendar){0}, in, &sheet, diags));
	cr_expect_str_eq(support_printed(arena, diags), expected, "%s", support_printed(arena, diags));
	diags_close(diags);
	arena_close(arena);
}

Test(plan_progress, a_sheet_needs_months_and_a_name)
{
	expect_refusal("RESULTADO," MONTHS_HEAD "\nx,,,,,,,,,,,,\n",
	    "avance.csv:1:1: error: no column «CÓDIGO» and none «ACTIVIDAD»: one of them must say which "
	    "activity a row is of [progress-columns]\n");
	expect_refusal("ACTIVIDAD,ENRE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC\nx,,,,,,,,,,,,\n",
	    "avance.csv:1:11: error: no column «ENE»; is «ENRE» (column 2) meant? [csv-missing-column]\n");
	expect_refusal("ACTIVIDAD," MONTHS_HEAD "\nx,uno,,,,,,,,,,,\n",
	    "avance.csv:2:3: error: «uno» in column «ENE»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
}

/* --- joining ------------------------------------------------------------------------------------------- */

/* Of one unit: for each row of the sheet, what it is joined to. */
static void
expect_joins(const char *plan, const char *csv, const char *expected)
{
	static const char *const words[] = {"blank", "joined", "unknown", "ambiguous", "contradictory",
	    "twice"};
	struct reported r;
	const char *text = "";

	reported_open(&r);
	reported_unit(&r, "A", plan, csv, NULL);
	reported_join(&r);
	for (size_t row = 0; row < r.units[0].sheet->row_count; row++) {
		const struct progress_row *joined = &r.progress.sheets[0].rows[row];
		bool has = joined->join != PROGRESS_BLANK && joined->join != PROGRESS_UNKNOWN;

		text = arena_printf(r.r.p.arena, "%s%s%s", text, row > 0 ? " " : "", words[joined->join]);
		if (has)
			text = arena_printf(r.r.p.arena, "%s %u", text, (unsigned)joined->activity);
		if (joined->join == PROGRESS_CONTRADICTORY)
			text = arena_printf(r.r.p.arena, "%s/%u", text, (unsigned)joined->other);
		if (joined->other_code)
			text = arena_printf(r.r.p.arena, "%s!", text);
		if (joined->join == PROGRESS_TWICE)
			text = arena_printf(r.r.p.arena, "%s (%u)", text, (unsigned)joined->earlier);
	}
	cr_expect_str_eq(text, expected, "%s", text);
	reported_close(&r);
}

Test(plan_progress, joins_by_code_or_by_text)
{
	const char *plan =
	    HEAD_CODES ROW("1.12", "L", "Visitas") ROW("11.2", "L", "Cursos") ROW("", "L", "Actas");

	expect_joins(plan,
	    PROGRESS_HEAD DID("11.2", "", "", "1,1") DID("", "", "  VISITAS. ", "1,1")
		DID("", "", "actas", "0,"),
	    "joined 1 joined 0 joined 2");
	/* The code is what counts, whatever the text, unless that is another activity's. */
	expect_joins(plan, PROGRESS_HEAD DID("11.2", "", "Otra", "1,1"), "joined 1");
	expect_joins(plan, PROGRESS_HEAD DID("11.2", "", "Visitas", "1,1"), "contradictory 1/0");
	expect_joins(plan, PROGRESS_HEAD DID("11.2", "", "Actas", "1,1") DID("", "", "Actas", "1,1"),
	    "contradictory 1/2 joined 2");
	/* A code that the plan doesn't have: by the text, and told where that one has another code. */
	expect_joins(plan, PROGRESS_HEAD DID("9", "", "Actas", "1,1") DID("9", "", "Visitas", "1,1"),
	    "joined 2 joined 0!");
	/* The apostrophe makes a text of the code, for a spreadsheet. */
	expect_joins(plan, PROGRESS_HEAD DID("'11.2", "", "", "1,1"), "joined 1");
	expect_joins(plan,
	    PROGRESS_HEAD DID("", "", "Otra", "1,1") DID("", "", "", ",") DID("-", "", "-", "5,"),
	    "unknown blank unknown");
}

Test(plan_progress, the_line_decides_among_several)
{
	const char *plan = HEAD_CODES ROW("", "LE 1.1 Uno", "Visitas") ROW("", "LE 1.2 Dos", "Visitas")
	    ROW("", "LE 1.2 Dos", "Cursos");

	expect_joins(plan, PROGRESS_HEAD DID("", "L.E. 1.2 otro texto", "Visitas", "1,1"), "joined 1");
	expect_joins(plan, PROGRESS_HEAD DID("", "", "Visitas", "1,1"), "ambiguous 0");
	expect_joins(plan, PROGRESS_HEAD DID("", "LE 9.9", "Visitas", "1,1"), "ambiguous 0");
	/* Where the text is enough, the line may be wrong. */
	expect_joins(plan, PROGRESS_HEAD DID("", "LE 1.1", "Cursos", "1,1"), "joined 2");
}

Test(plan_progress, a_code_decides_among_those_of_one_text)
{
	const char *plan = HEAD_CODES ROW("1", "LE 1.1 Uno", "Visitas") ROW("", "LE 1.2 Dos", "Visitas")
	    ROW("2", "LE 1.2 Dos", "Cursos") ROW("3", "LE 1.2 Dos", "Cursos");

	expect_joins(plan, PROGRESS_HEAD DID("3", "", "Cursos", "1,1"), "joined 3");
	expect_joins(plan, PROGRESS_HEAD DID("9", "", "Cursos", "1,1"), "ambiguous 2");
	expect_joins(plan, PROGRESS_HEAD DID("1", "LE 1.2", "Visitas", "1,1"), "joined 1");
	expect_joins(plan, PROGRESS_HEAD DID("1", "", "Visitas", "1,1"), "joined 0");
}

/* Ten times as many rows of one text take some ten times the memory, not a hundred times. */
Test(plan_progress, many_rows_of_one_text_take_no_more_than_many_rows)
{
	size_t used[2];

	for (int big = 0; big < 2; big++) {
		struct buf plan = BUF_INIT, now = BUF_INIT;
		struct reported r;
		size_t before;

		reported_open(&r);
		buf_adds(&plan, HEAD_CODES);
		buf_adds(&now, PROGRESS_HEAD);
		for (int i = 0; i < (big ? 2000 : 200); i++) {
			buf_adds(&plan, ROW("", "L", "Visitas"));
			buf_adds(&now, DID("", "", "Visitas", "1,1"));
		}
		reported_unit(&r, "A", buf_take(&plan, r.r.p.arena), buf_take(&now, r.r.p.arena), NULL);
		rolled_build(&r.r);
		before = arena_used(r.r.p.arena);
		progress_join(r.r.p.arena, &r.r.p.plan, r.units, salvador, &r.progress);
		used[big] = arena_used(r.r.p.arena) - before;
		cr_expect_eq(r.progress.sheets[0].rows[0].join, PROGRESS_AMBIGUOUS);
		cr_expect(r.progress.executed[big ? 1999 : 199].doubtful);
		reported_close(&r);
	}
	cr_expect_lt(used[1], used[0] * 15, "%zu, %zu", used[0], used[1]);
}

Test(plan_progress, the_first_of_two_rows_counts)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES ROW("1", "L", "Visitas"),
	    PROGRESS_HEAD DID("", "", "Visitas", "3,4") DID("1", "", "", "5,6"), NULL);
	reported_join(&r);
	cr_expect_eq(r.progress.sheets[0].rows[1].join, PROGRESS_TWICE);
	cr_expect_eq(r.progress.sheets[0].rows[1].earlier, 0);
	cr_expect_eq(r.progress.executed[0].month[0].value.number.units, 3);
	cr_expect_eq(r.progress.executed[0].month[2].value.kind, VALUE_BLANK);
	reported_close(&r);
}

Test(plan_progress, reasons_are_had_without_the_apostrophe_of_forms)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES ROW("1", "L", "Visitas") ROW("2", "L", "Cursos"),
	    PROGRESS_HEAD "1,,,1,,,,,,,,,,,,'-no hubo\n2,,,1,,,,,,,,,,,,'no' hubo\n", NULL);
	reported_join(&r);
	cr_expect_str_eq(sheet_text(r.progress.executed[0].reasons->plain), "-no hubo");
	cr_expect_str_eq(sheet_text(r.progress.executed[1].reasons->plain), "'no' hubo");
	reported_close(&r);
}

Test(plan_progress, aliases_and_units_are_kept_to)
{
	static const struct plan_alias aliases[] = {{"Entrevista de temas", "Entrevista de ternas", {0}}};
	struct reported r;

	reported_open(&r);
	r.r.p.aliases = aliases;
	r.r.p.alias_count = 1;
	reported_unit(&r, "A", HEAD_CODES ROW("", "L", "Entrevista de ternas"),
	    PROGRESS_HEAD DID("", "", "Entrevista de temas", "1,") DID("", "", "Visitas", "1,"), NULL);
	reported_unit(&r, "B", HEAD_CODES ROW("", "L", "Visitas"), NULL, NULL);
	reported_join(&r);
	cr_expect_eq(r.progress.sheets[0].rows[0].join, PROGRESS_JOINED);
	cr_expect_eq(r.progress.sheets[0].rows[1].join, PROGRESS_UNKNOWN);
	cr_expect_eq(r.progress.executed[1].row, PROGRESS_NO_ROW);
	cr_expect_null(r.progress.sheets[1].sheet);
	reported_close(&r);
}

/* Unit B says the text without its code, once or twice; its report says the code alone. */
static void
expect_join_by_code(const char *plan, const char *csv, enum progress_join join, uint32_t activity)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES ROW("1.12", "L", "Visitas"), NULL, NULL);
	reported_unit(&r, "B", plan, csv, NULL);
	reported_join(&r);
	cr_expect_eq(r.progress.sheets[1].rows[0].join, join, "%d", (int)r.progress.sheets[1].rows[0].join);
	cr_expect_eq(r.progress.sheets[1].rows[0].activity, activity);
	reported_close(&r);
}

Test(plan_progress, a_code_is_had_through_the_text)
{
	const char *two = HEAD_CODES ROW("", "LE 1.1 Uno", "Visitas") ROW("1.12", "LE 1.2 Dos", "Visitas");

	expect_join_by_code(HEAD_CODES ROW("", "L", "Cursos") ROW("", "L", "Visitas"),
	    PROGRESS_HEAD DID("1.12", "", "", "1,1"), PROGRESS_JOINED, 2);
	/* The text is known by another code then. */
	expect_join_by_code(HEAD_CODES ROW("", "L", "Visitas"), PROGRESS_HEAD DID("9", "", "Visitas", "1,1"),
	    PROGRESS_JOINED, 1);
	expect_join_by_code(two, PROGRESS_HEAD DID("1.12", "", "", "1,1"), PROGRESS_JOINED, 2);
	expect_join_by_code(two, PROGRESS_HEAD DID("1.12", "LE 1.1", "", "1,1"), PROGRESS_JOINED, 1);
}

Test(plan_progress, what_is_counted)
{
	struct activity counts = {.measure = QUANTITY_COUNT}, percents = {.measure = QUANTITY_PERCENT};
	struct amount number = {.value = {{5, 0}, VALUE_NUMBER}};
	struct amount percent = {.value = {{5, 0}, VALUE_PERCENT}};
	struct amount negative = {.value = {{-5, 0}, VALUE_NUMBER}};
	struct amount dash = {.value = {.kind = VALUE_DASH}};
	struct decimal value = {7, 0};

	cr_expect(progress_value(&counts, &number, &value) && value.units == 5);
	cr_expect(progress_value(&percents, &number, &value));
	cr_expect(progress_value(&percents, &percent, &value));
	cr_expect_not(progress_value(&counts, &percent, &value));
	cr_expect_not(progress_value(&counts, &negative, &value));
	cr_expect_not(progress_value(&counts, &dash, &value));
}

/* --- findings ------------------------------------------------------------------------------------------ */

/* What the rules of the progress say of one unit, at the end of March. */
static void
expect_report(const char *plan, const char *now, const char *before, const char *expected)
{
	struct check_settings settings = {0};
	struct reported r;
	const char *said;

	for (int rule = 0; rule < RULE_PROGRESS_UNKNOWN; rule++)
		settings.rules[rule] = SETTING_OFF;
	reported_open(&r);
	reported_unit(&r, "A", plan, now, before);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	settings.progress = &r.progress;
	settings.compliance = &r.compliance;
	check_run(r.r.p.arena, &r.r.p.plan, &settings, salvador, &r.findings, r.r.p.diags);
	check_report(r.r.p.arena, &r.findings, r.r.p.diags);
	said = support_printed(r.r.p.arena, r.r.p.diags);
	cr_expect_str_eq(said, expected, "%s", said);
	reported_close(&r);
}

#define COUNTED HEAD_CODES ROW("", "L", "Visitas de inspección")
#define FINDS(row, expected) expect_report(COUNTED, PROGRESS_HEAD row, NULL, expected)

Test(plan_progress, clean_sheets_have_no_finding)
{
	FINDS(",,Visitas de inspección,1,2,1,,,,,,,,,,\n", "");
	FINDS(",,Visitas de inspección,1,-,,,,,,,,,,,Sin transporte\n", "");
	expect_report(COUNTED, PROGRESS_HEAD ",,Visitas de inspección,1,1,1,,,,,,,,,,\n",
	    PROGRESS_HEAD ",,Visitas de inspección,1.0,,,,,,,,,,,,\n", "");
}

Test(plan_progress, rows_that_find_no_activity)
{
	FINDS(",,Visita de inspección,1,1,1,,,,,,,,,,\n",
	    "A.csv:2:6: warning: The activity has no row in the unit's progress, now/A.csv. Add the "
	    "row; write 0 "
	    "for a month in which nothing was done. [check-progress-missing]\n"
	    "now/A.csv:2:3: warning: «Visita de inspección» is no activity of the unit's plan; it is "
	    "left out. It "
	    "is nearly the same text as «Visitas de inspección» on line 2 of the plan. If so, write it as "
	    "elsewhere, or add this to the job's aliases: \"Visita de inspección\": \"Visitas de "
	    "inspección\" "
	    "[check-progress-unknown]\n");
	FINDS(",,Visitas de inspección,1,1,1,,,,,,,,,,\n,,Otra cosa,1,,,,,,,,,,,,\n7,,,1,,,,,,,,,,,,\n"
	      ",,,1,,,,,,,,,,,,\n",
	    "now/A.csv:3:3: warning: «Otra cosa» is no activity of the unit's plan; it is left out. "
	    "[check-progress-unknown]\n"
	    "now/A.csv:4:1: warning: «7» is no activity of the unit's plan; it is left out. "
	    "[check-progress-unknown]\n"
	    "now/A.csv:5:3: warning: The row reports figures, but names no activity; it is left out. "
	    "[check-progress-unknown]\n");
}

Test(plan_progress, rows_of_two_activities)
{
	expect_report(HEAD_CODES ROW("1.1", "L", "Visitas") ROW("1.10", "L", "Cursos")
			  ROW("007", "L", "Actas"),
	    PROGRESS_HEAD "1.1,,Cursos,1,1,1,,,,,,,,,,\n7,,Actas,1,1,1,,,,,,,,,,\n", NULL,
	    "now/A.csv:2:1: warning: CÓDIGO says 1.1, which is «Visitas» on line 2 of the plan, but "
	    "ACTIVIDAD says «Cursos», which is on line 3; the row is left out. Correct the one that is "
	    "wrong; a spreadsheet may have made a number of the code. [check-progress-contradiction]\n"
	    "now/A.csv:3:1: warning: No activity of the unit has the CÓDIGO 7; by its text the row counts "
	    "for «Actas», whose code is 007. Write the code as the plan has it. "
	    "[check-progress-contradiction]\n");
}

Test(plan_progress, rows_that_find_too_much)
{
	expect_report(HEAD_CODES ROW("", "K", "Visitas") ROW("", "L", "Visitas"),
	    PROGRESS_HEAD
	    ",,Visitas,1,1,1,,,,,,,,,,\n,L,Visitas,1,1,1,,,,,,,,,,\n,L,Visitas,2,1,1,,,,,,,,,,\n",
	    NULL,
	    "now/A.csv:2:3: warning: Several activities of the unit's plan are «Visitas», the first of "
	    "them on "
	    "line 2; the row is left out. Write its LÍNEA too, or give the activities a CÓDIGO in plan and "
	    "progress. [check-progress-ambiguous]\n"
	    "now/A.csv:4:4: warning: «Visitas» is reported on line 3 already; that row counts, and this "
	    "one is "
	    "left out. Put the two into one row. [check-progress-twice]\n");
}

Test(plan_progress, figures_that_can_not_be)
{
	FINDS(",,Visitas de inspección,-1,2.5,25%,3,,,4,,,,,,\n",
	    "now/A.csv:2:25: warning: -1 is negative; nothing less than 0 can be done. It is left out. "
	    "Take the "
	    "sign away, or correct the month that it takes back from. [check-progress-range]\n"
	    "now/A.csv:2:28: warning: 2.5 is a count, but not a whole number. Correct it, or accept it "
	    "in the job "
	    "if it is meant. [check-progress-range]\n"
	    "now/A.csv:2:32: warning: 25% is a percent, but the plan counts this activity in numbers. "
	    "It is left "
	    "out. Write how many were done. [check-progress-measure]\n"
	    "now/A.csv:2:36: warning: ABR says 3, but the report goes up to MAR (months reported ahead: "
	    "2). It is "
	    "not counted. Leave the months that are not over blank. [check-progress-future]\n");
	expect_report(HEAD "L,Atender,R,M,100%,100%,100%,100%,,,,,,,,,,\n",
	    PROGRESS_HEAD ",,Atender,100,120%,100%,,,,,,,,,,\n", NULL,
	    "now/A.csv:2:11: warning: 100 is a number, but the plan has percents. It is read as 100%. "
	    "Write it "
	    "with \"%\". [check-progress-measure]\n"
	    "now/A.csv:2:15: warning: 120% is more than the whole, 100%. Correct it, or accept it in "
	    "the job if it "
	    "is meant. [check-progress-range]\n");
}

Test(plan_progress, figures_out_of_all_measure)
{
	/* 1 a month and 12 a year: 12 may be; and 0 is programmed in March of the other. */
	FINDS(",,Visitas de inspección,12,13,1,,,,,,,,,,\n",
	    "now/A.csv:2:28: warning: 13 is more than ten times what was programmed, and more than the "
	    "target of the year. Correct it, or accept it in the job if it is meant. "
	    "[check-progress-range]\n");
	expect_report(HEAD_CODES ",,suma,L,Cursos,R,M,12,6,6,0,,,,,,,,,,\n",
	    PROGRESS_HEAD ",,Cursos,60,61,120,,,,,,,,,,\n", NULL,
	    "now/A.csv:2:13: warning: 61 is more than ten times what was programmed, and more than the "
	    "target of the year. Correct it, or accept it in the job if it is meant. "
	    "[check-progress-range]\n");
	expect_report(HEAD_CODES ",,suma,L,Cursos,R,M,12,6,6,0,,,,,,,,,,\n",
	    PROGRESS_HEAD ",,Cursos,6,6,121,,,,,,,,,,\n", NULL,
	    "now/A.csv:2:14: warning: 121 is more than ten times what was programmed, and more than the "
	    "target of the year. Correct it, or accept it in the job if it is meant. "
	    "[check-progress-range]\n");
}

Test(plan_progress, months_that_are_not_what_they_were)
{
	expect_report(COUNTED, PROGRESS_HEAD ",,Visitas de inspección,2,,1,,,,,,,,,,Lluvias\n",
	    PROGRESS_HEAD ",,Visitas de inspección,1,1,,,,,,,,,,,\n",
	    "now/A.csv:2:25: warning: ENE was reported as 1 in the previous edition (before/A.csv:2), "
	    "and is 2 "
	    "now. Correct it, or accept it in the job with the reason why it was changed. "
	    "[check-progress-changed]\n"
	    "now/A.csv:2:27: warning: FEB was reported as 1 in the previous edition (before/A.csv:2), "
	    "and is blank "
	    "now. Correct it, or accept it in the job with the reason why it was changed. "
	    "[check-progress-changed]\n");
	expect_report(COUNTED ROW("", "L", "Cursos"), PROGRESS_HEAD ",,Cursos,1,1,1,,,,,,,,,,\n",
	    PROGRESS_HEAD ",,Visitas de inspección,1,,,,,,,,,,,,\n",
	    "A.csv:2:6: warning: The activity has no row in the unit's progress, now/A.csv. Add the "
	    "row; write 0 "
	    "for a month in which nothing was done. [check-progress-missing]\n"
	    "A.csv:2:6: warning: ENE was reported as 1 in the previous edition (before/A.csv:2), and "
	    "the activity "
	    "is not reported any more. Add its row. [check-progress-changed]\n");
}

Test(plan_progress, shortfalls_are_justified)
{
	/* 2 of 3 is 66.7 %; 2.4 of 3 would be 80 %. */
	FINDS(",,Visitas de inspección,1,1,0,,,,,,,,,,\n",
	    "now/A.csv:2:40: warning: 66.7% of what was programmed for the period was done, less than "
	    "80%, and "
	    "JUSTIFICACIÓN says not why. Write the reason in JUSTIFICACIÓN. [check-progress-unjustified]\n");
	FINDS(",,Visitas de inspección,1,1,0,,,,,,,,,,Lluvias\n", "");
	FINDS(",,Visitas de inspección,1,1,0,,,,,,,,,,-\n",
	    "now/A.csv:2:40: warning: 66.7% of what was programmed for the period was done, less than "
	    "80%, and "
	    "JUSTIFICACIÓN says not why. Write the reason in JUSTIFICACIÓN. [check-progress-unjustified]\n");
	/* Nothing reported is nothing to justify. */
	expect_report(COUNTED ROW("", "L", "Cursos"),
	    PROGRESS_HEAD ",,Visitas de inspección,,,,,,,,,,,,,\n,,Cursos,1,1,1,,,,,,,,,,\n", NULL, "");
}

Test(plan_progress, units_that_have_not_submitted)
{
	struct check_settings settings = {0};
	struct reported r;
	const char *said;

	for (int rule = 0; rule < RULE_PROGRESS_UNKNOWN; rule++)
		settings.rules[rule] = SETTING_OFF;
	reported_open(&r);
	reported_unit(&r, "A", COUNTED, NULL, NULL);
	reported_unit(&r, "B", COUNTED, NULL, NULL);
	reported_unit(&r, "C", COUNTED, NULL, PROGRESS_HEAD ",,Visitas de inspección,1,,,,,,,,,,,,\n");
	/* Forms as they were sent out, and only their head. */
	reported_unit(&r, "D", COUNTED, PROGRESS_HEAD ",,Visitas de inspección,-,,,,,,,,,,,,\n", NULL);
	reported_unit(&r, "E", COUNTED, PROGRESS_HEAD,
	    PROGRESS_HEAD ",,Visitas de inspección,1,,,,,,,,,,,,\n");
	r.units[1].absent = "avance/b.csv";
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	settings.progress = &r.progress;
	settings.compliance = &r.compliance;
	check_run(r.r.p.arena, &r.r.p.plan, &settings, salvador, &r.findings, r.r.p.diags);
	check_report(r.r.p.arena, &r.findings, r.r.p.diags);
	said = support_printed(r.r.p.arena, r.r.p.diags);
	cr_expect_str_eq(said,
	    "job.yaml:1:1: note: Unit A has not submitted its progress: the job names no file of it. "
	    "[check-progress-not-submitted]\n"
	    "job.yaml:2:1: note: Unit B has not submitted its progress: there is no file avance/b.csv. "
	    "[check-progress-not-submitted]\n"
	    "job.yaml:3:1: warning: Unit C has not submitted its progress, though the previous edition has "
	    "it (before/C.csv). [check-progress-not-submitted]\n"
	    "job.yaml:4:1: note: Unit D has not submitted its progress: now/D.csv is there, but has no "
	    "figure in any month. [check-progress-not-submitted]\n"
	    "job.yaml:5:1: warning: Unit E has not submitted its progress: now/E.csv is there, but has no "
	    "figure in any month. [check-progress-not-submitted]\n",
	    "%s", said);
	cr_expect_eq(r.compliance.submitted, 0);
	reported_close(&r);
}

/* Of the plan, the report and that of the previous edition: each in its own file. */
Test(plan_progress, numbers_that_are_written_as_elsewhere)
{
	struct check_settings settings = {.rules = {[RULE_NUMBER_STYLE] = SETTING_ERROR}};
	const char *found = "";
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES "1,,,L,A,R,M,1.310,1.310,,,,,,,,,,,,\n",
	    PROGRESS_HEAD DID("1", "", "", "1.310,"), PROGRESS_HEAD DID("1", "", "", ",1.310"));
	reported_join(&r);
	settings.progress = &r.progress;
	check_run(r.r.p.arena, &r.r.p.plan, &settings, salvador, &r.findings, r.r.p.diags);
	for (size_t i = 0; i < r.findings.count; i++) {
		const struct finding given = findings_get(&r.findings, i), *f = &given;

		if (f->rule == RULE_NUMBER_STYLE)
			found = arena_printf(r.r.p.arena, "%s%s:%u %s%s\n", found, f->loc.file,
			    (unsigned)f->loc.column, f->column, finding_is_of_progress(f) ? " progress" : "");
	}
	cr_expect_str_eq(found,
	    "A.csv:13 META ANUAL\nnow/A.csv:5 ENE progress\nbefore/A.csv:6 FEB progress\n", "%s", found);
	cr_expect_eq(r.findings.by_severity[SEVERITY_ERROR], 3);
	settings.rules[RULE_NUMBER_STYLE] = SETTING_OFF;
	check_run(r.r.p.arena, &r.r.p.plan, &settings, salvador, &r.findings, r.r.p.diags);
	cr_expect_eq(r.findings.by_severity[SEVERITY_ERROR], 0);
	reported_close(&r);
}

/* One alias for each place that a text may stand in, a chain, one of a code; the last two are for nothing. */
Test(plan_progress, aliases_that_nothing_needs)
{
	static const struct plan_alias aliases[] = {
	    {"Visita", "Visitas", {"job.yaml", 1, 1}},
	    {"Visitas", "Visitas de campo", {"job.yaml", 2, 1}},
	    {"curso.", "Cursos", {"job.yaml", 3, 1}},
	    {"Acta", "Actas", {"job.yaml", 4, 1}},
	    {"L.E. 8.2", "LE 8.3", {"job.yaml", 5, 1}},
	    {"Línea uno", "Línea 1", {"job.yaml", 6, 1}},
	    {"Taller", "Talleres", {"job.yaml", 7, 1}},
	    {"LE 9.9", "LE 9.8", {"job.yaml", 8, 1}},
	};
	static const char unused[] = "job.yaml:7:1: note: no sheet has an activity or a strategic line "
				     "«Taller»: this alias does nothing [plan-alias]\n"
				     "job.yaml:8:1: note: no sheet has an activity or a strategic line "
				     "«LE 9.9»: this alias does nothing [plan-alias]\n";
	struct reported r;

	reported_open(&r);
	r.r.p.aliases = aliases;
	r.r.p.alias_count = 8;
	reported_unit(&r, "A", HEAD_CODES ROW("", "LE 8.2 Gestionar", "VISITA"),
	    PROGRESS_HEAD DID("", "línea uno", "Curso", "1,"), PROGRESS_HEAD DID("", "", "Acta", "1,"));
	reported_join(&r);
	aliases_tell_unused(r.r.p.arena, &r.r.p.plan, &r.progress, r.r.p.diags);
	cr_expect_str_eq(support_printed(r.r.p.arena, r.r.p.diags), unused, "%s",
	    support_printed(r.r.p.arena, r.r.p.diags));
	reported_close(&r);
}

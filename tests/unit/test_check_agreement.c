#include "check/check.h"
#include "plan_sheets.h"

/* What one rule finds, in words. */
static const char *
told(struct planned *p, enum rule rule)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	const char *text = "";

	planned_must_build(p);
	check_run(p->arena, &p->plan, &settings, salvador, &findings, p->diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;
		const char *mend = check_mend(p->arena, f, LANGUAGE_ENGLISH);

		if (f->rule == rule)
			text = arena_printf(p->arena, "%s%s:%u:%u: %s %s\n", text, f->loc.file,
			    (unsigned)f->loc.line, (unsigned)f->loc.column,
			    message_text(p->arena, &f->message, LANGUAGE_ENGLISH), mend != NULL ? mend : "");
	}
	return text;
}

#define AGREE " Agree with the other units on one way, and write it in a column CONSOLIDACIÓN.\n"

/* Units A and B say the same, C another way. */
static void
expect_consolidation(const char *usual, const char *other, const char *expected)
{
	struct planned p;
	const char *text;

	planned_open(&p);
	planned_unit(&p, "A", arena_printf(p.arena, "%s1,%s,L,X,R,M,6,3,3,,,,,,,,,,,\n", HEAD_CODES, usual));
	planned_unit(&p, "B", arena_printf(p.arena, "%s1,%s,L,X,R,M,6,3,3,,,,,,,,,,,\n", HEAD_CODES, usual));
	planned_unit(&p, "C", arena_printf(p.arena, "%s1,%s,L,X,R,M,6,3,3,,,,,,,,,,,\n", HEAD_CODES, other));
	text = told(&p, RULE_CONSOLIDATION_DIFFERS);
	cr_expect_str_eq(text, expected, "%s", text);
	planned_close(&p);
}

Test(check_agreement, what_becomes_of_figures_that_are_consolidated_in_several_ways)
{
	expect_consolidation(",suma", ",promedio",
	    "C.csv:2:21: The same activity is consolidated by «suma» elsewhere (units: 2), here by "
	    "«promedio» "
	    "(units: 1); so it has no figure over all units." AGREE);
	expect_consolidation("número,último", "número,suma",
	    "C.csv:2:23: The same activity is consolidated by «último» elsewhere (units: 2), here by «suma» "
	    "(units: 1); its quarters over all units are made by each unit's own rule." AGREE);
	expect_consolidation("porcentaje,suma", "porcentaje,promedio",
	    "C.csv:2:31: The same activity is consolidated by «suma» elsewhere (units: 2), here by "
	    "«promedio» "
	    "(units: 1); so it has no quarters over all units." AGREE);
	expect_consolidation("número,suma", "número,suma", "");
	expect_consolidation("número,suma", "porcentaje,promedio", ""); /* two rows anyway */
}

Test(check_agreement, one_activity_under_several_lines)
{
	struct planned p;
	const char *text;

	planned_open(&p);
	planned_unit(&p, "A", HEAD "LE 1 Uno,X,R,M,1,1,,,,,,,,,,,,\n,Y,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B",
	    HEAD "LE 2 Dos,X,R,M,1,1,,,,,,,,,,,,\nLE 2 Dos,Y,R,M,1,1,,,,,,,,,,,,\n"
		 "LE 2 Dos,X,R,M,1%,1%,,,,,,,,,,,,\n");
	planned_unit(&p, "C", HEAD "LE 1 Uno,X,R,M,1,1,,,,,,,,,,,,\nLE 2 Dos,Y,R,M,1,1,,,,,,,,,,,,\n");
	text = told(&p, RULE_LINE_DIFFERS);
	cr_expect_str_eq(text,
	    "B.csv:2:1: The same activity is under «LE 1 Uno» in unit A (A.csv:2), here under «LE 2 Dos»; "
	    "its "
	    "figures over all units stand under the former. Agree on one line; if they are two activities, "
	    "write in their texts what tells them apart.\n",
	    "%s", text);
	planned_close(&p);
}

/* Lines that are spellings of one another are told once, as that. */
Test(check_agreement, spellings_of_a_line_are_no_other_line)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", HEAD "Gestión de los activos fijos,X,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD "Gestión de activos fijos,X,R,M,1,1,,,,,,,,,,,,\n");
	cr_expect_str_eq(told(&p, RULE_LINE_DIFFERS), "");
	cr_expect_str_neq(told(&p, RULE_LINE_SPELLING), "");
	planned_close(&p);
}

Test(check_agreement, one_text_with_several_codes)
{
	struct planned p;
	const char *text;

	planned_open(&p);
	planned_unit(&p, "A", HEAD_CODES "C-1,,,L,Inspecciones laborales,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD_CODES "C-2,,,L,Inspecciones laborales,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "C", HEAD_CODES ",,,L,Inspecciones laborales,R,M,1,1,,,,,,,,,,,,\n");
	text = told(&p, RULE_ACTIVITY_SPELLING);
	cr_expect_str_eq(text,
	    "B.csv:2:9: «Inspecciones laborales» has the code C-1 elsewhere (rows: 1), here C-2 (rows: 1): "
	    "they "
	    "are not brought together. Write one code for both, or in their texts what tells them apart.\n"
	    "C.csv:2:6: «Inspecciones laborales» has several codes elsewhere, as C-1, and none here: it is "
	    "brought together with none of them. Write the code of the one that is meant.\n",
	    "%s", text);
	planned_close(&p);
}

/* Of two texts under one code, C has the rarer one, and no code; D is the usual one with a slip. */
Test(check_agreement, one_code_with_several_texts)
{
	struct planned p;
	const char *text;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD_CODES "1,,,L,Ferias de empleo,R,M,1,1,,,,,,,,,,,,\n2,,,L,Otra,R,M,1,1,,,,,,,,,,,,\n"
		       "1,,,L,Ferias de empleo,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD_CODES "1,,,L,Visitas,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "C", HEAD_CODES ",,,L,Visitas,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "D", HEAD_CODES "1,,,L,Ferias de empleos,R,M,1,1,,,,,,,,,,,,\n");
	text = told(&p, RULE_ACTIVITY_SPELLING);
	cr_expect_str_eq(text,
	    "B.csv:2:7: The code 1 is that of «Ferias de empleo» elsewhere (rows: 2), and here of «Visitas» "
	    "(rows: 2): by their code they are one activity, and their figures are added. Give one of them "
	    "another code, or write one text for both if they are one.\n"
	    "C.csv:2:6: The code 1 is that of «Ferias de empleo» elsewhere (rows: 2), and here of «Visitas» "
	    "(rows: 2): by their code they are one activity, and their figures are added. Give one of them "
	    "another code, or write one text for both if they are one.\n"
	    "D.csv:2:7: One activity, it seems, written in two ways: «Ferias de empleo» elsewhere (rows: 2), "
	    "«Ferias de empleos» here (rows: 1). If so, write it in one way, whichever is right, or add one "
	    "of these to the job's aliases: \"Ferias de empleos\": \"Ferias de empleo\", or "
	    "\"Ferias de empleo\": \"Ferias de empleos\".\n",
	    "%s", text);
	planned_close(&p);
}

/* The line LE 8.2 has two rows, but only one of them is written so. */
Test(check_agreement, rows_are_counted_by_what_they_say)
{
	struct planned p;
	const char *text;

	planned_open(&p);
	planned_unit(&p, "A", HEAD "LE 8.2 Fomentar el empleo digno,a,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD "LE 8.2 Seguridad ocupacional,b,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "C", HEAD "LE 8.3 Fomentar el empleo digno,c,R,M,1,1,,,,,,,,,,,,\n");
	text = told(&p, RULE_LINE_SPELLING);
	cr_expect(strstr(text,
		      "C.csv:2:1: One strategic line, it seems, written in two ways: «LE 8.2 Fomentar el "
		      "empleo digno» elsewhere (rows: 1), «LE 8.3 Fomentar el empleo digno» here (rows: 1)."),
	    "%s", text);
	planned_close(&p);
}

/* Each row below a merged cell is told the line above it. */
Test(check_agreement, cells_merged_over_several_rows)
{
	struct planned p;
	const char *text;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD "L1,a,R,M,1,1,,,,,,,,,,,,\n"
		 ",b,R,M,1,1,,,,,,,,,,,,\n,c,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD ",d,R,M,1,1,,,,,,,,,,,,\n");
#define NO_LINE "The activity has no strategic line or process. "
#define MERGED NO_LINE "If its cell was merged with the one above, write that one's text here too: «L1».\n"
	text = told(&p, RULE_MISSING_LINE);
	cr_expect_str_eq(text, "A.csv:3:1: " MERGED "A.csv:4:1: " MERGED "B.csv:2:1: " NO_LINE "\n", "%s",
	    text);
	planned_close(&p);
}

#define HEAD_WITHOUT_DIC "ACTIVIDAD,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV"

Test(check_agreement, a_unit_that_is_left_out_for_want_of_a_column)
{
	struct planned p;
	const char *text;

	planned_open(&p);
	planned_unit(&p, "A", HEAD_WITHOUT_DIC ",DICIEMBR\nX,1,1,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD_WITHOUT_DIC "\n");
	planned_unit(&p, "C", HEAD "L,X,R,M,1,1,,,,,,,,,,,,\n");
	text = told(&p, RULE_UNIT_COLUMNS);
	cr_expect_str_eq(text,
	    "A.csv:1:66: The sheet has no column DIC, so unit A is left out of all figures and checks "
	    "(rows: 1). If «DICIEMBR» is that column, call it DIC, or say "
	    "columns: {DIC: \"DICIEMBR\"} in the job.\n"
	    "B.csv:1:1: The sheet has no column DIC, so unit B is left out of all figures and checks (rows: "
	    "0). If it stands under another heading, say in the job which: columns: {DIC: ...}.\n",
	    "%s", text);
	planned_close(&p);

	planned_open(&p);
	planned_unit(&p, "A", "ACTIVIDAD,META ANUAL,ENE,FEB,MAR,ABR,MAY\nUno,1,2,,,,\n");
	cr_expect_str_eq(told(&p, RULE_UNIT_COLUMNS), "");
	planned_unit(&p, "B", "META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,Jullo\n1,2,,,,,,\n");
	text = told(&p, RULE_UNIT_COLUMNS);
	cr_expect(
	    strstr(text,
		"B.csv:1:36: The sheet lacks the columns ACTIVIDAD, JUL, AGO, SEP, OCT, NOV, DIC, so unit B "
		"is left out of all figures and checks (rows: 1). If «Jullo» is that column, call it JUL, or "
		"say columns: {JUL: \"Jullo\"} in the job.\n"),
	    "%s", text);
	planned_close(&p);
}

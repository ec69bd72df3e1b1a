#include "check/check.h"
#include "plan/declarations.h"
#include "plan_sheets.h"

/* Of the words of declarations. */
static struct arena *words;

static void
open_words(void)
{
	words = support_arena();
}

static void
close_words(void)
{
	arena_close(words);
}

TestSuite(plan_declarations, .init = open_words, .fini = close_words);

static const struct sheet_cell *
word(const char *text)
{
	const struct sheet_field field = {text, (uint32_t)strlen(text), 9, 5};

	return cells_make(words, &field, 1);
}

static struct declaration
declaration(const char *activity, const char *unit, const char *measure, const char *consolidation)
{
	return (struct declaration){activity, unit, word(measure), word(consolidation), {"job.yaml", 9, 1}};
}

static const struct activity *
find(const struct planned *p, size_t i)
{
	cr_assert_lt(i, p->plan.activity_count);
	return &p->plan.activities[i];
}

Test(plan_declarations, one_unit_counts_more_than_all_and_the_rest_stays)
{
	/* 3 a month for a target of 3: constant, as it is inferred. */
	static const char constant[] = HEAD "L,Visitas,R,M,3,3,3,3,3,3,3,3,3,3,3,3,3,\n"
					    "L,Otra,R,M,1,1,,,,,,,,,,,,\n";
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", constant);
	planned_unit(&p, "B", constant);
	planned_must_build(&p);
	cr_expect_eq(find(&p, 0)->consolidation, CONSOLIDATION_CONSTANT);
	const struct declaration said[] = {
	    declaration("VISITAS.", NULL, "", "máximo"),
	    declaration("visitas", "B", "porcentaje", "último"),
	};
	plan_declare(p.arena, &p.plan, said, 2, p.diags);

	cr_expect_eq(find(&p, 0)->consolidation, CONSOLIDATION_MAXIMUM);
	cr_expect_eq(find(&p, 0)->consolidation_origin, ORIGIN_JOB);
	cr_expect_eq(find(&p, 0)->measure, QUANTITY_COUNT);
	cr_expect_eq(find(&p, 0)->measure_origin, ORIGIN_INFERRED);
	cr_expect_eq(find(&p, 2)->consolidation, CONSOLIDATION_LAST);
	cr_expect_eq(find(&p, 2)->measure, QUANTITY_PERCENT);
	cr_expect_eq(find(&p, 1)->consolidation, CONSOLIDATION_SUM);
	cr_expect_eq(find(&p, 1)->consolidation_origin, ORIGIN_INFERRED);
	cr_expect_eq(diags_count(p.diags), 0, "%s", support_printed(p.arena, p.diags));
	planned_close(&p);
}

Test(plan_declarations, by_code_and_against_the_sheets_own_word)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD_CODES "A-1,número,suma,L,Visitas,R,M,2,1,1,,,,,,,,,,,\n"
		       "A-2,número,constante,L,Actas,R,M,2,1,1,,,,,,,,,,,\n");
	planned_must_build(&p);
	const struct declaration said[] = {
	    declaration("a-1", NULL, "", "constante"),
	    declaration("Actas", NULL, "número", "constante"),
	};
	plan_declare(p.arena, &p.plan, said, 2, p.diags);

	cr_expect_eq(find(&p, 0)->consolidation, CONSOLIDATION_CONSTANT);
	cr_expect_eq(find(&p, 1)->consolidation, CONSOLIDATION_CONSTANT);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "A.csv:2:19: warning: the column CONSOLIDACIÓN says otherwise than line 9 of the job; "
	    "the job was followed [plan-declared]\n");
	planned_close(&p);
}

Test(plan_declarations, what_fits_nothing_or_is_no_word_is_told)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", HEAD "L,Visitas,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD "L,Actas,R,M,1,1,,,,,,,,,,,,\n");
	planned_must_build(&p);
	const struct declaration said[] = {
	    declaration("Visita", NULL, "", "suma"),
	    declaration("Visitas", "B", "", "suma"),
	    declaration("Visitas", NULL, "horas", ""),
	};
	plan_declare(p.arena, &p.plan, said, 3, p.diags);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "job.yaml:9:5: error: «horas»: expected «número» or «porcentaje», or nothing [plan-measure]\n"
	    "job.yaml:9:1: warning: no unit has the activity «Visita» [plan-declared]\n"
	    "job.yaml:9:1: warning: unit «B» does not have the activity «Visitas» [plan-declared]\n");
	planned_close(&p);
}

/* As if the column had said so: 40 and 60 don't add up to 50, but they average it. */
Test(plan_declarations, a_measure_makes_the_consolidation_be_inferred_anew)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD_CODES ",,,L,Visitas,R,M,50,40,60,,,,,,,,,,,\n,,suma,L,Actas,R,M,50,40,60,,,,,,,,,,,\n");
	planned_must_build(&p);
	cr_expect_eq(find(&p, 0)->consolidation, CONSOLIDATION_SUM);
	const struct declaration said[] = {
	    declaration("Visitas", NULL, "porcentaje", ""),
	    declaration("Actas", NULL, "porcentaje", ""),
	};
	plan_declare(p.arena, &p.plan, said, 2, p.diags);

	cr_expect_eq(find(&p, 0)->consolidation, CONSOLIDATION_AVERAGE);
	cr_expect_eq(find(&p, 0)->consolidation_origin, ORIGIN_INFERRED);
	cr_expect_eq(find(&p, 1)->consolidation, CONSOLIDATION_SUM);
	planned_close(&p);
}

Test(plan_declarations, one_unit_counts_more_whatever_the_activity_is_called_by)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", HEAD_CODES "K-1,,,L,Visitas,R,M,50,40,60,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD_CODES ",,,L,Visitas,R,M,50,40,60,,,,,,,,,,,\n");
	planned_must_build(&p);
	const struct declaration said[] = {
	    declaration("K-1", NULL, "", "máximo"),
	    declaration("Visitas", "A", "", "promedio"),
	};
	plan_declare(p.arena, &p.plan, said, 2, p.diags);

	cr_expect_eq(find(&p, 0)->consolidation, CONSOLIDATION_AVERAGE);
	cr_expect_eq(find(&p, 1)->consolidation, CONSOLIDATION_MAXIMUM);
	cr_expect_eq(diags_count(p.diags), 0, "%s", support_printed(p.arena, p.diags));
	planned_close(&p);
}

Test(plan_declarations, two_that_contradict_each_other)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", HEAD_CODES "K-1,,,L,Visitas,R,M,50,40,60,,,,,,,,,,,\n");
	planned_must_build(&p);
	struct declaration said[] = {
	    declaration("Visitas", NULL, "número", "suma"),
	    declaration("k-1", NULL, "número", "promedio"),
	    declaration("VISITAS", NULL, "", "suma"),
	    declaration("k-1", "A", "", "promedio"),
	};
	for (uint32_t i = 0; i < 4; i++)
		said[i].loc.line = 11 + i;
	plan_declare(p.arena, &p.plan, said, 4, p.diags);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "job.yaml:12:1: error: «k-1» is declared otherwise in line 11 of the job, for the same activity "
	    "[plan-declared]\n",
	    "%s", support_printed(p.arena, p.diags));
	planned_close(&p);
}

Test(plan_declarations, a_percent_among_counts_names_the_line_that_declares_it)
{
	static const struct check_settings settings = {0};
	struct declaration said = declaration("Cursos", NULL, "número", "");
	struct findings findings;
	struct planned p;

	said.loc.line = 17;
	planned_open(&p);
	planned_unit(&p, "A", HEAD "L,Visitas,R,M,1,1,,,,,,,,,,,,\nL,Cursos,R,M,100%,1,,,,,,,,,,,,\n");
	planned_must_build(&p);
	plan_declare(p.arena, &p.plan, &said, 1, p.diags);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	cr_assert_eq(findings.count, 1);
	cr_expect_str_eq(
	    message_text(p.arena, &(struct message[]){findings_get(&findings, 0).mend}[0], LANGUAGE_ENGLISH),
	    "Take the sign away, or correct the measure in line 17 of the job.");
	planned_close(&p);
}

#include "plan/reported.h"
#include "plan/year_before.h"

#include "progress_sheets.h"

#define PLAN_A                                               \
	HEAD_CODES "1,,suma,L,Visitas,R,M,120," MONTHLY "\n" \
		   "2,,suma,L,Cursos,R,M,6,,,,1,1,4,,,,,,,\n"
#define MONTHLY "10,10,10,10,10,10,10,10,10,10,10,10,"
#define NOW_A PROGRESS_HEAD "1,,,10,6,9,9,10,8,,,,,,,\n2,,,,,,1,1,1,,,,,,,\n"
#define THEN_A PROGRESS_HEAD "1,,,10,8,9,,,,,,,,,,\n"
#define PLAN_B HEAD_CODES "1,,suma,K,Visitas,R,M,12,1,1,1,1,1,1,1,1,1,1,1,1,\n"
#define NOW_B PROGRESS_HEAD "1,,,1,1,1,1,1,0,,,,,,,\n"

struct trend_case {
	struct reported r;
	struct progress then;
	struct compliance reported;
	struct source_trend trend;
};

/* At T2; B has no file in the edition before. */
static void
open_trend(struct trend_case *t, const char *then_a, bool of_all)
{
	struct compliance_basis basis = {&t->then, NULL, usual_scale, cut_at(1, 0)};

	reported_open(&t->r);
	reported_unit(&t->r, "A", PLAN_A, NOW_A, then_a);
	reported_unit(&t->r, "B", PLAN_B, NOW_B, NULL);
	reported_reckon(&t->r, &usual_scale, cut_at(2, 0));
	cr_assert_eq(progress_as_reported(t->r.r.p.arena, &t->r.progress, of_all, &t->then),
	    then_a != NULL || of_all);
	basis.national = &t->r.r.national;
	cr_assert(compliance_build(t->r.r.p.arena, &basis, &t->reported, t->r.r.p.diags));
	t->trend = (struct source_trend){.reported = &t->reported};
	t->r.trend = &t->trend;
}

#define OF_ACTIVITIES \
	"EJECUTADO DEL CORTE ANTERIOR,CUMPLIMIENTO,CUMPLIMIENTO DEL CORTE ANTERIOR,VARIACIÓN DEL CUMPLIMIENTO"
#define OF_TOTALS                                                                                          \
	"ACTIVIDAD,EJECUTADO DEL CORTE ANTERIOR,RAZÓN,RAZÓN DEL CORTE ANTERIOR,VARIACIÓN DE LA RAZÓN," \
	"PROMEDIO,PROMEDIO DEL CORTE ANTERIOR,VARIACIÓN DEL PROMEDIO"
#define OF_MANY "CUMPLIMIENTO,CUMPLIMIENTO DEL CORTE ANTERIOR,VARIACIÓN DEL CUMPLIMIENTO"

/*
 * A: 27 of 30 now, and 10 + 8 + 9 = 27 of 30 then, though FEB is 6 today; 3 of 6, and nothing was due then.
 * B had reported nothing.  Of all: (90 + 50 + 66.67) / 3 = 68.9, and 90 then.
 */
Test(dataset_trend, what_was_reported_then_is_not_what_is_reported_now)
{
	struct trend_case t = {0};

	open_trend(&t, THEN_A, true);
	expect_cells(&t.r, DATASET_UNIT_PROGRESS, 0, OF_ACTIVITIES, false, "27|90.0%|90.0%|0.0\n|50.0%||\n");
	expect_cells(&t.r, DATASET_UNIT_PROGRESS, 1, OF_ACTIVITIES, false, "|66.7%||\n");
	expect_cells(&t.r, DATASET_PROGRESS_UNITS, 0, OF_MANY, false, "70.0%|90.0%|-20.0\n66.7%||\n");
	expect_cells(&t.r, DATASET_PROGRESS_LINES, 0, OF_MANY, false, "70.0%|90.0%|-20.0\n66.7%||\n");
	expect_cells(&t.r, DATASET_PROGRESS_SUMMARY, 0, OF_MANY, false, "68.9%|90.0%|-21.1\n");
	expect_cells(&t.r, DATASET_UNIT_SUMMARY, 0, OF_MANY, true, "70.0|90.0|-20.0\n");
	cr_expect_str_eq(t.then.units[0].sheet->file, "before/A.csv");
	cr_expect_null(t.then.units[1].sheet);
	reported_close(&t.r);
}

/*
 * Of all units what was reported then is 27 of 30 of A alone; now 27 + 2 of 30 + 3, whose mean is
 * (90 + 66.67) / 2.  Of units without a file what is reported now counts: 27 + 3 of 30 + 3, and its mean is
 * (90 + 100) / 2.
 */
Test(dataset_trend, an_activity_over_all_units_has_what_was_reported_of_it)
{
	struct trend_case t = {0};

	open_trend(&t, THEN_A, true);
	expect_cells(&t.r, DATASET_PROGRESS, 0, OF_TOTALS, false,
	    "Visitas|27|87.9%|90.0%|-2.1|78.3%|90.0%|-11.7\nCursos||50.0%|||50.0%||\n");
	reported_close(&t.r);
	open_trend(&t, THEN_A, false);
	expect_cells(&t.r, DATASET_PROGRESS, 0, OF_TOTALS, false,
	    "Visitas|30|87.9%|90.9%|-3.0|78.3%|95.0%|-16.7\nCursos||50.0%|||50.0%||\n");
	t.r.trend = NULL;
	expect_cells(&t.r, DATASET_PROGRESS, 0, OF_TOTALS, false,
	    "Visitas||87.9%|||78.3%||\nCursos||50.0%|||50.0%||\n");
	reported_close(&t.r);
}

/* Where only some units name what they reported before, others stand by what they report now. */
Test(dataset_trend, of_units_without_a_previous_file_what_is_reported_now)
{
	struct trend_case t = {0};

	open_trend(&t, THEN_A, false);
	expect_cells(&t.r, DATASET_PROGRESS_UNITS, 0, OF_MANY, false,
	    "70.0%|90.0%|-20.0\n66.7%|100.0%|-33.3\n");
	reported_close(&t.r);
}

/* (10 + 6 + 9) / 30 */
Test(dataset_trend, without_a_previous_edition_by_what_is_reported_now)
{
	struct trend_case t = {0};

	open_trend(&t, NULL, false);
	expect_cells(&t.r, DATASET_UNIT_PROGRESS, 0, OF_ACTIVITIES, false, "25|90.0%|83.3%|+6.7\n|50.0%||\n");
	reported_close(&t.r);
}

Test(dataset_trend, blank_where_nobody_asks)
{
	struct trend_case t = {0};

	open_trend(&t, THEN_A, true);
	t.r.trend = NULL;
	expect_cells(&t.r, DATASET_PROGRESS_SUMMARY, 0, OF_MANY, false, "68.9%||\n");
	t.trend.reported = NULL;
	t.r.trend = &t.trend;
	expect_cells(&t.r, DATASET_UNIT_PROGRESS, 0, OF_ACTIVITIES, false, "|90.0%||\n|50.0%||\n");
	reported_close(&t.r);
}

#define CORRECTED "CÓDIGO,ACTIVIDAD,FIGURA,PERÍODO,INFORMADO,ACTUAL,LUGAR INFORMADO,LUGAR ACTUAL"

/* Of what was reported, FEB is another figure; MAR of Cursos is gone. */
Test(dataset_trend, corrected_figures_have_both_values_and_places)
{
	struct trend_case t = {0};

	open_trend(&t, PROGRESS_HEAD "1,,,10,8,9,,,,,,,,,,\n2,,,,,1,,,,,,,,,,\n", true);
	t.r.before = &t.reported;
	expect_cells(&t.r, DATASET_CORRECTED_FIGURES, 0, CORRECTED, false,
	    "A|Visitas|EJECUTADO|FEB|8|6|before/A.csv:2:8|now/A.csv:2:8\n"
	    "A|Cursos|EJECUTADO|MAR|1||before/A.csv:3:7|now/A.csv:3:7\n");
	expect_cells(&t.r, DATASET_UNIT_CORRECTED_FIGURES, 1, CORRECTED, false, "");
	t.r.before = NULL;
	reported_close(&t.r);
}

#define RATES_HEAD "CÓDIGO,ENE,FEB,NUMERADOR ENE,DENOMINADOR ENE,NUMERADOR FEB,DENOMINADOR FEB\n"

/* 54 of 60 then, 45 of 60 now; ENE is written as it is. */
Test(dataset_trend, a_corrected_rate_has_the_places_of_both_its_parts)
{
	struct source_trend trend = {0};
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES "1,porcentaje,constante,L,Atender,R,M,90%,90%,90%,,,,,,,,,,,\n",
	    RATES_HEAD "1,80%,,,,45,60\n", RATES_HEAD "1,85%,,,,54,60\n");
	reported_reckon(&r, &usual_scale, cut_at(2, 0));
	r.trend = &trend;
	expect_cells(&r, DATASET_CORRECTED_FIGURES, 0, CORRECTED, false,
	    "A|Atender|EJECUTADO|ENE|85%|80%|before/A.csv:2:3|now/A.csv:2:3\n"
	    "A|Atender|EJECUTADO|FEB|90%|75%|before/A.csv:2:10; before/A.csv:2:13|"
	    "now/A.csv:2:10; now/A.csv:2:13\n");
	reported_close(&r);
}

/*
 * A: 27 / 30 = 90 % then, and 25 / 30 = 83.3 % now.  All: A alone then; now with B, (83.33 + 100) / 2.  B had
 * reported nothing, so there is nothing of it that could be another one now.
 */
Test(dataset_trend, means_that_changed_are_corrected_figures)
{
	struct compliance_basis basis = {NULL, NULL, usual_scale, cut_at(1, 0)};
	struct compliance today;
	struct trend_case t = {0};

	open_trend(&t, THEN_A, true);
	basis.progress = &t.r.progress;
	basis.national = &t.r.r.national;
	cr_assert(compliance_build(t.r.r.p.arena, &basis, &today, t.r.r.p.diags));
	t.r.before = &today;
	expect_cells(&t.r, DATASET_CORRECTED_FIGURES, 0, CORRECTED, false,
	    "A|Visitas|EJECUTADO|FEB|8|6|before/A.csv:2:8|now/A.csv:2:8\n"
	    "A||CUMPLIMIENTO|T1|90.0%|83.3%||\n"
	    "||CUMPLIMIENTO|T1|90.0%|91.7%||\n");
	reported_close(&t.r);
}

/* FEB and MAR are no quarter: 8 + 9 of 20 then, and 6 + 9 now; B has 2 of 2, and had nothing. */
Test(dataset_trend, a_cut_before_that_is_no_period_is_called_by_its_ends)
{
	struct compliance_basis basis = {NULL, NULL, usual_scale, {1, 2}};
	struct compliance then, today;
	struct trend_case t = {0};

	open_trend(&t, THEN_A, true);
	basis.progress = &t.then;
	basis.national = &t.r.r.national;
	cr_assert(compliance_build(t.r.r.p.arena, &basis, &then, t.r.r.p.diags));
	basis.progress = &t.r.progress;
	cr_assert(compliance_build(t.r.r.p.arena, &basis, &today, t.r.r.p.diags));
	t.trend.reported = &then;
	t.r.before = &today;
	expect_cells(&t.r, DATASET_CORRECTED_FIGURES, 0, CORRECTED, false,
	    "A|Visitas|EJECUTADO|FEB|8|6|before/A.csv:2:8|now/A.csv:2:8\n"
	    "A||CUMPLIMIENTO|FEB – MAR|85.0%|75.0%||\n"
	    "||CUMPLIMIENTO|FEB – MAR|85.0%|87.5%||\n");
	reported_close(&t.r);
}

#define PERCENTS "1,porcentaje,constante,L,Atender,R,M,100%,100%,100%,100%,,,,,,,,,,\n"

Test(dataset_trend, a_number_where_there_are_percents_is_the_same)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES PERCENTS, PROGRESS_HEAD "1,,,90,95%,80%,,,,,,,,,,\n",
	    PROGRESS_HEAD "1,,,90%,95.0%,81%,,,,,,,,,,\n");
	reported_join(&r);
	cr_expect_not(progress_is_corrected(&r.progress, 0, 0));
	cr_expect_not(progress_is_corrected(&r.progress, 0, 1));
	cr_expect(progress_is_corrected(&r.progress, 0, 2));
	cr_expect_not(progress_is_corrected(&r.progress, 0, 3));
	reported_close(&r);
}

/* --- the year before ------------------------------------------------------------------------------------ */

#define UNITS_HEAD "CÓDIGO,MEDIDA,CONSOLIDACIÓN,LÍNEA,ACTIVIDAD,UNIDAD DE MEDIDA,META ANUAL," MONTHS_HEAD "\n"
#define SIXTY "60,20,20,20,,,,,,,,,\n"
#define THEN_PLAN_A                                                                         \
	UNITS_HEAD "1,,suma,L,Visitas,casas," SIXTY "2,,suma,L,Cursos viejos,cursos," SIXTY \
		   "3,,suma,L,Giras,giras," SIXTY                                           \
		   "4,porcentaje,constante,L,Atender,,100%,100%,100%,100%,,,,,,,,,\n"       \
		   ",,suma,L,Talleres,talleres," SIXTY                                      \
		   "9,,suma,K,Inspecciones programadas a las empresas,," SIXTY
#define THEN_DID_A                                                                              \
	PROGRESS_HEAD "1,,,10,10,10,,,,,,,,,,\n2,,,20,20,20,,,,,,,,,,\n3,,,20,20,5,,,,,,,,,,\n" \
		      "4,,,50%,50%,50%,,,,,,,,,,\n,,Talleres,6,6,6,,,,,,,,,,\n9,,,0,0,0,,,,,,,,,,\n"
#define NOW_PLAN_A                                                                          \
	UNITS_HEAD "1,,suma,L,Visitas,casas," SIXTY "2,,suma,L,Cursos nuevos,cursos," SIXTY \
		   "3,,suma,L,Giras,kilómetros," SIXTY "4,,suma,L,Atender,," SIXTY          \
		   ",,suma,L,Talleres,talleres," SIXTY                                      \
		   ",,suma,L,Inspecciones programadas a las empresa,," SIXTY
#define NOW_DID_A                                                                  \
	PROGRESS_HEAD                                                              \
	"1,,,20,20,20,,,,,,,,,,\n2,,,20,20,14,,,,,,,,,,\n3,,,20,20,20,,,,,,,,,,\n" \
	"4,,,20,20,20,,,,,,,,,,\n,,Talleres,10,10,10,,,,,,,,,,\n,,"                \
	"Inspecciones programadas a las empresa,20,20,20,,,,,,,,,,\n"

#define OF_YEAR "EJECUTADO DEL AÑO ANTERIOR,CUMPLIMIENTO,CUMPLIMIENTO DEL AÑO ANTERIOR,VARIACIÓN ANUAL"
#define TOTALS_OF_YEAR                                                                                  \
	"ACTIVIDAD,EJECUTADO DEL AÑO ANTERIOR,RAZÓN DEL AÑO ANTERIOR,VARIACIÓN ANUAL DE LA RAZÓN," \
	"PROMEDIO DEL AÑO ANTERIOR,VARIACIÓN ANUAL DEL PROMEDIO"
#define MANY_OF_YEAR "CUMPLIMIENTO,CUMPLIMIENTO DEL AÑO ANTERIOR,VARIACIÓN ANUAL"

/*
 * Of A, then: 30/60 = 50, 60/60 = 100, 45/60 = 75, 50, 18/60 = 30 and, withdrawn since, 0: 305/6 = 50.8.
 * Renamed under its code, Cursos stays; Giras and Atender are measured otherwise; Talleres has no code, and
 * what is near to one of then is new.  Line K is gone, C is new, B withdrawn: all then (305 + 100)/7.  Of
 * Visitas over all units then 30 + 60 of 60 + 60, and the mean of 50 and 100; now 120 of 120.
 */
Test(dataset_trend, the_year_before_is_of_its_own_plan)
{
	struct reported then, now;
	struct source_trend trend = {0};
	struct year_before pairs;

	reported_open(&then);
	reported_unit(&then, "B", UNITS_HEAD "1,,suma,L,Visitas,casas," SIXTY,
	    PROGRESS_HEAD "1,,,20,20,20,,,,,,,,,,\n", NULL);
	reported_unit(&then, "A", THEN_PLAN_A, THEN_DID_A, NULL);
	reported_reckon(&then, &usual_scale, cut_at(1, 0));
	reported_open(&now);
	reported_unit(&now, "A", NOW_PLAN_A, NOW_DID_A, NULL);
	reported_unit(&now, "C", UNITS_HEAD "1,,suma,M,Visitas,casas," SIXTY,
	    PROGRESS_HEAD "1,,,20,20,20,,,,,,,,,,\n", NULL);
	reported_reckon(&now, &usual_scale, cut_at(1, 0));
	year_before_pair(now.r.p.arena, &then.progress, &now.r.p.plan, &pairs);
	trend = (struct source_trend){.last_year = &then.compliance, .pairs = &pairs};
	trend.rows = year_before_rows(now.r.p.arena, &pairs, &now.r.national, &then.r.national);
	now.trend = &trend;
	expect_cells(&now, DATASET_UNIT_PROGRESS, 0, OF_YEAR, false,
	    "30|100.0%|50.0%|+50.0\n60|90.0%|100.0%|-10.0\n|100.0%|75.0%|+25.0\n|100.0%|50.0%|+50.0\n"
	    "18|50.0%|30.0%|+20.0\n|100.0%||\n");
	expect_cells(&now, DATASET_UNIT_PROGRESS, 1, OF_YEAR, false, "|100.0%||\n");
	expect_cells(&now, DATASET_PROGRESS_UNITS, 0, MANY_OF_YEAR, false, "90.0%|50.8%|+39.2\n100.0%||\n");
	/* L: 305 and 100 of six, without the one of K. */
	expect_cells(&now, DATASET_PROGRESS_LINES, 0, MANY_OF_YEAR, false, "90.0%|67.5%|+22.5\n100.0%||\n");
	expect_cells(&now, DATASET_PROGRESS_SUMMARY, 0, MANY_OF_YEAR, false, "91.4%|57.9%|+33.5\n");
	expect_cells(&now, DATASET_PROGRESS, 0, TOTALS_OF_YEAR, false,
	    "Visitas|90|75.0%|+25.0|75.0%|+25.0\nCursos nuevos|60|100.0%|-10.0|100.0%|-10.0\n"
	    "Giras||75.0%|+25.0|75.0%|+25.0\nAtender||||50.0%|+50.0\nTalleres|18|30.0%|+20.0|30.0%|+20.0\n"
	    "Inspecciones programadas a las empresa|||||\n");
	reported_close(&now);
	reported_close(&then);
}

#define SIXTY_OF(code) UNITS_HEAD code ",,suma,L,Visitas,,60,60,,,,,,,,,,,\n"
#define DONE(code) PROGRESS_HEAD code ",,Visitas,20,,,,,,,,,,,,\n"

/*
 * By their codes they are two, without them one.  Two activities that are one now were neither of them; one
 * that is two now was both.
 */
Test(dataset_trend, what_was_in_more_than_one_row_then_is_none)
{
	struct reported one, two;
	struct year_before pairs;
	const uint32_t *rows;

	reported_open(&two);
	reported_unit(&two, "A", SIXTY_OF("1"), DONE("1"), NULL);
	reported_unit(&two, "B", SIXTY_OF("2"), DONE("2"), NULL);
	reported_reckon(&two, &usual_scale, cut_at(1, 0));
	reported_open(&one);
	reported_unit(&one, "A", SIXTY_OF(""), DONE(""), NULL);
	reported_unit(&one, "B", SIXTY_OF(""), DONE(""), NULL);
	reported_reckon(&one, &usual_scale, cut_at(1, 0));
	cr_assert_eq(one.r.national.row_count, 1);
	cr_assert_eq(two.r.national.row_count, 2);
	year_before_pair(one.r.p.arena, &two.progress, &one.r.p.plan, &pairs);
	rows = year_before_rows(one.r.p.arena, &pairs, &one.r.national, &two.r.national);
	cr_expect_eq(rows[0], PAIRING_NONE);
	year_before_pair(one.r.p.arena, &one.progress, &two.r.p.plan, &pairs);
	rows = year_before_rows(one.r.p.arena, &pairs, &two.r.national, &one.r.national);
	cr_expect_eq(rows[0], 0);
	cr_expect_eq(rows[1], 0);
	reported_close(&one);
	reported_close(&two);
}

/*
 * Alignment: which columns say it, which values a cell has, and which activities are under each.
 */
#include "plan/alignment.h"

#include "progress_sheets.h"

#define ALIGNED_HEAD "CÓDIGO,LÍNEA,ACTIVIDAD,META ANUAL," MONTHS_HEAD ",ODS,RESPONSABLE,PEI\n"
#define NO_MONTHS ",,,,,,,,,,,,"

/* "a|b|c", or "!" where there are too many. */
static void
expect_pieces(enum alignment alignment, const char *text, const char *expected)
{
	struct alignment_piece pieces[ALIGNMENT_VALUES_MAX];
	size_t n = alignment_pieces(alignment, text, strlen(text), pieces);
	struct arena *arena = support_arena();
	const char *got = "";

	for (size_t i = 0; i < n && n <= ALIGNMENT_VALUES_MAX; i++)
		got = arena_printf(arena, "%s%s%.*s", got, i > 0 ? "|" : "", (int)pieces[i].length,
		    pieces[i].text);
	cr_expect_str_eq(n > ALIGNMENT_VALUES_MAX ? "!" : got, expected, "«%s»: %s", text, got);
	arena_close(arena);
}

Test(plan_alignment, values_stand_in_lines_or_behind_semicolons)
{
	expect_pieces(ALIGNMENT_PEI, "", "");
	expect_pieces(ALIGNMENT_PEI, " ; \n;", "");
	expect_pieces(ALIGNMENT_PEI, "OE1, calidad y alcance", "OE1, calidad y alcance");
	expect_pieces(ALIGNMENT_PEI, "OE1;OE2\nOE3", "OE1|OE2|OE3");
	expect_pieces(ALIGNMENT_RESPONSIBLE, "- Ana\n• Luis\n– Eva", "Ana|Luis|Eva");
	expect_pieces(ALIGNMENT_RESPONSIBLE, "-", "-");
}

Test(plan_alignment, goals_also_by_commas_and_words_before_a_number)
{
	expect_pieces(ALIGNMENT_SDG, "4, 5 y 8", "4|5|8");
	expect_pieces(ALIGNMENT_SDG, "ODS 4, y ODS 5", "ODS 4|ODS 5");
	expect_pieces(ALIGNMENT_SDG, "4,5", "4|5");
	expect_pieces(ALIGNMENT_SDG, "4.2 Y 4.3", "4.2|4.3");
	expect_pieces(ALIGNMENT_SDG, "SDG 1 and SDG-2", "SDG 1|SDG-2");
	expect_pieces(ALIGNMENT_SDG, "1 e 17", "1|17");
	expect_pieces(ALIGNMENT_SDG, "16. Paz, justicia e instituciones sólidas y 4. Educación",
	    "16. Paz, justicia e instituciones sólidas|4. Educación");
	/* Of these none is the number of a goal. */
	expect_pieces(ALIGNMENT_SDG, "Agenda, 2030 y 18", "Agenda, 2030 y 18");
	expect_pieces(ALIGNMENT_SDG, "Salud y bienestar", "Salud y bienestar");
	expect_pieces(ALIGNMENT_PEI, "4, 5 y 8", "4, 5 y 8");
}

Test(plan_alignment, so_many_and_no_more)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < ALIGNMENT_VALUES_MAX; i++)
		buf_adds(&b, "a;");
	expect_pieces(ALIGNMENT_PEI, buf_cstr(&b) + 2 * (ALIGNMENT_VALUES_MAX - 2), "a|a");
	buf_adds(&b, "a");
	expect_pieces(ALIGNMENT_PEI, buf_cstr(&b), "!");
	expect_pieces(ALIGNMENT_SDG, buf_cstr(&b), "!");
	buf_release(&b);
}

/* "label: activities/units" a line; "-" of those without. */
static const char *
told(struct planned *p, enum alignment alignment)
{
	const struct alignments *all = alignments_read(p->arena, &p->plan, p->diags);
	const char *text = "";

	for (size_t v = 0; v < all->of[alignment].count; v++) {
		const struct alignment_value *value = &all->of[alignment].items[v];

		text = arena_printf(p->arena, "%s%s:", text, value->label ? value->label : "-");
		for (uint32_t i = 0; i < value->count; i++)
			text = arena_printf(p->arena, "%s %u", text, (unsigned)value->activities[i]);
		text = arena_printf(p->arena, "%s/%u\n", text, (unsigned)value->units);
	}
	return text;
}

Test(plan_alignment, activities_are_under_each_of_their_values)
{
	static const struct plan_alias aliases[] = {
	    {"Educación de calidad", "ODS 4", {"job.yaml", 1, 1}},
	    {"Ana", "ANA RÍOS", {"job.yaml", 2, 1}},
	};
	struct planned p;

	planned_open(&p);
	p.aliases = aliases;
	p.alias_count = 2;
	planned_unit(&p, "A",
	    ALIGNED_HEAD "1,L,Uno,1" NO_MONTHS ",ods 4 y 5,Ana Rios,OE1\n"
			 "2,L,Dos,1" NO_MONTHS ",5; SDG 5,Luis; ana,oe1.\n");
	planned_unit(&p, "B",
	    ALIGNED_HEAD "3,L,Tres,1" NO_MONTHS ",Educación de calidad,-,\n"
			 "4,L,Cuatro,1" NO_MONTHS ",4.2,,\n"
			 "5,L,Cinco,1" NO_MONTHS ",4.2 Primera infancia,LUIS,\n");
	planned_must_build(&p);
	cr_expect_str_eq(told(&p, ALIGNMENT_SDG), "ODS 4: 0 2/2\n5: 0 1/1\n4.2: 3 4/1\n");
	cr_expect_str_eq(told(&p, ALIGNMENT_RESPONSIBLE), "ANA RÍOS: 0 1/1\nLuis: 1 4/2\n-: 2 3/1\n");
	cr_expect_str_eq(told(&p, ALIGNMENT_PEI), "OE1: 0 1/1\n-: 2 3 4/1\n");
	/* Nobody says any: there is no row of those without either. */
	cr_expect_str_eq(told(&p, ALIGNMENT_AXIS), "");
	planned_close(&p);
}

/* The columns by their numbers: responsible, goal, objective, axis. */
static void
expect_columns(const char *head, const char *expected)
{
	struct planned p;
	const int *at;

	planned_open(&p);
	planned_unit(&p, "A",
	    arena_printf(p.arena, "%s,ACTIVIDAD,META ANUAL," MONTHS_HEAD "\n,,,,Uno,1" NO_MONTHS "\n", head));
	planned_must_build(&p);
	cr_assert_eq(p.plan.activity_count, 1);
	at = p.plan.activities[0].columns->aligned;
	cr_expect_str_eq(arena_printf(p.arena, "%d %d %d %d", at[ALIGNMENT_RESPONSIBLE], at[ALIGNMENT_SDG],
			     at[ALIGNMENT_PEI], at[ALIGNMENT_AXIS]),
	    expected, "%s", head);
	planned_close(&p);
}

Test(plan_alignment, columns_in_each_language)
{
	expect_columns("RESPONSABLE,ODS,PEI,LÍNEA", "0 1 2 -1");
	expect_columns("Responsable de la actividad:,O.D.S.,Objetivo institucional,Línea", "0 1 2 -1");
	expect_columns("Responsible unit,Sustainable Development Goal,Institutional objective,Strategic line",
	    "0 1 2 -1");
	expect_columns("Responsável,Objetivo de Desenvolvimento Sustentável,Objetivo do PEI,Linha",
	    "0 1 2 -1");
	/* Who answers for a measure is nobody of these; of two, the first of the words. */
	expect_columns("Responsable de la medida,Encargado,Unidad responsable,LÍNEA", "2 -1 -1 -1");
}

Test(plan_alignment, an_axis_is_the_line_where_there_is_no_other)
{
	expect_columns("LÍNEA,Eje,a,b", "-1 -1 -1 1");
	expect_columns("Eje estratégico,a,b,LÍNEA ESTRATÉGICA", "-1 -1 -1 0");
	expect_columns("a,EJE,b,c", "-1 -1 -1 -1");
	/* The line is read from the first of its words, and the other one is free. */
	expect_columns("Eje,Eje estratégico,a,b", "-1 -1 -1 0");
	expect_columns("a,b,c,AXIS", "-1 -1 -1 3");
}

Test(plan_alignment, rows_with_a_cut_have_means_of_their_activities)
{
	struct reported r;

	reported_open(&r);
	/* 5/10 = 50 %, 30/20 = 150 %, nothing reported of the third, 4/8 = 50 %. */
	reported_unit(&r, "A",
	    ALIGNED_HEAD "1,L,Uno,10,10,,,,,,,,,,,,4 y 5,Ana,\n"
			 "2,L,Dos,20,20,,,,,,,,,,,,4,,\n"
			 "3,L,Tres,5,5,,,,,,,,,,,,5,,\n",
	    PROGRESS_HEAD "1,,,5,,,,,,,,,,,,\n2,,,30,,,,,,,,,,,,\n", NULL);
	reported_unit(&r, "B", ALIGNED_HEAD "4,L,Cuatro,,8,,,,,,,,,,,,5,,\n5,L,Cinco,7,,,,,,,,,,,,,,,\n",
	    PROGRESS_HEAD "4,,,4,,,,,,,,,,,,\n", NULL);
	reported_reckon(&r, &usual_scale, (struct cut){.first = 0, .month = 2});
	r.r.p.plan.alignments = alignments_read(r.r.p.arena, &r.r.p.plan, r.r.p.diags);
	expect_cells(&r, DATASET_BY_SDG, 0, "ODS,UNIDADES,INFORMAN,ACTIVIDADES,CON META,CON MESES,SIN MESES",
	    true, "4|1|1|2|2|2|0\n5|2|2|3|2|3|0\nsin ODS|1|1|1|1|0|1\n");
	/* (50 + 150) / 2 = 100, (50 + 100) / 2 = 75; (50 + 50) / 2 = 50 of three that are due. */
	expect_cells(&r, DATASET_BY_SDG, 0,
	    "ODS,CON CIFRA,CUMPLIMIENTO,CON TOPE,ESTADO,COBERTURA,NO REMITIDO", true,
	    "4|2|100.0|75.0|Crítico|2 de 2|0\n5|2|50.0|50.0|Crítico|2 de 3|1\nsin ODS|0|||||0\n");
	expect_cells(&r, DATASET_BY_RESPONSIBLE, 0, "RESPONSABLE,ACTIVIDADES,CUMPLIMIENTO", true,
	    "Ana|1|50.0\nsin responsable|4|100.0\n");
	expect_cells(&r, DATASET_BY_PEI, 0, "PEI", true, "");
	expect_cells(&r, DATASET_UNIT_PROGRESS, 0, "CÓDIGO DE ACTIVIDAD,RESPONSABLE,ODS,PEI,EJE", true,
	    "1|Ana|4 y 5||\n2||4||\n3||5||\n");
	reported_close(&r);
}

Test(plan_alignment, too_many_values_are_one_and_told_of)
{
	struct planned p;
	struct buf b = BUF_INIT;

	planned_open(&p);
	for (int i = 0; i <= ALIGNMENT_VALUES_MAX; i++)
		buf_addf(&b, "%sv%d", i > 0 ? ";" : "", i);
	planned_unit(&p, "A",
	    arena_printf(p.arena, ALIGNED_HEAD "1,L,Uno,1" NO_MONTHS ",,%s,\n", buf_cstr(&b)));
	planned_must_build(&p);
	cr_expect_str_eq(told(&p, ALIGNMENT_RESPONSIBLE), arena_printf(p.arena, "%s: 0/1\n", buf_cstr(&b)));
	cr_expect_not_null(strstr(support_printed(p.arena, p.diags),
			       "A.csv:2:24: warning: this cell of «RESPONSABLE» has more than 64 values"),
	    "%s", support_printed(p.arena, p.diags));
	buf_release(&b);
	planned_close(&p);
}

/* Whatever stands between the number and what the goal is called. */
Test(plan_alignment, a_goal_is_known_by_its_number)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A",
	    ALIGNED_HEAD "1,L,a,1" NO_MONTHS ",Objetivo 5: género,,\n"
			 "2,L,b,1" NO_MONTHS ",\"ODS 3, salud y bienestar\",,\n"
			 "3,L,c,1" NO_MONTHS ",5 – Igualdad de género,,\n"
			 "4,L,d,1" NO_MONTHS ",3) Salud,,\n"
			 "5,L,e,1" NO_MONTHS ",ODS 5-Género,,\n"
			 "6,L,f,1" NO_MONTHS ",5ta línea,,\n");
	planned_must_build(&p);
	cr_expect_str_eq(told(&p, ALIGNMENT_SDG),
	    "Objetivo 5: género: 0 2 4/1\nODS 3, salud y bienestar: 1 3/1\n5ta línea: 5/1\n", "%s",
	    told(&p, ALIGNMENT_SDG));
	planned_close(&p);
}

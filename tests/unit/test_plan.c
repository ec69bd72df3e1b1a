#include "plan_sheets.h"

#include "plan/keys.h"

static const char *
line_key(struct planned *p, const char *text)
{
	return plan_line_key(p->arena, text, strlen(text));
}

static const char *
key(struct planned *p, const char *text)
{
	return plan_key(p->arena, text, strlen(text));
}

/* --- normal forms -------------------------------------------------------------------------------------- */

Test(plan, normal_forms_drop_case_accents_punctuation_and_spacing)
{
	struct planned p;

	planned_open(&p);
	cr_expect_str_eq(key(&p, " Visitas  técnicas / Inspecciones /Reinspecciones. "),
	    "visitas tecnicas inspecciones reinspecciones");
	cr_expect_str_eq(key(&p, "«Acta» – ¿y/o?\u00A0100 %"), "acta y o 100 %");
	cr_expect_str_eq(key(&p, "..."), "");
	cr_expect_str_eq(key(&p, "-"), "");
	cr_expect_str_eq(key(&p, ""), "");
	planned_close(&p);
}

Test(plan, line_codes_however_they_are_written)
{
	static const char *const written[] = {"L.E 8.2 Gestionar", "LE 8.2", "L.E.8.2 - Otro", "L.E. 8.2.",
	    "l.e.: 8.2, x", "L E 8,2 Gestionar", "LE8.2\u00A0Gestionar"};
	struct planned p;

	planned_open(&p);
	for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++)
		cr_expect_str_eq(line_key(&p, written[i]), "LE 8.2", "%s: %s", written[i],
		    line_key(&p, written[i]));
	cr_expect_str_eq(line_key(&p, "L.E. 7.3 Reforzar"), "LE 7.3");
	cr_expect_str_eq(line_key(&p, "L.E.11.2 Diseñar"), "LE 11.2");
	cr_expect_str_eq(line_key(&p, "Gestión de Activos"), "gestion de activos");
	cr_expect_str_eq(line_key(&p, "Levantar 8.2"), "levantar 8 2");
	cr_expect_str_eq(line_key(&p, "LE 3a parte"), "le 3a parte");
	cr_expect_str_eq(line_key(&p, "Le dan 3"), "le dan 3");
	cr_expect_str_eq(line_key(&p, "L"), "l");
	planned_close(&p);
}

/* --- figures ------------------------------------------------------------------------------------------- */

Test(plan, cells_keep_value_and_place)
{
	struct planned p;
	const struct activity *a;

	planned_open(&p);
	planned_unit(&p, "A", HEAD "L,Uno,R,M,\"1,310\",,-,0,25%,,,,,,,,,nota\n\n,Dos,,,-,,,,,,,,,,,,,\n");
	planned_must_build(&p);
	cr_assert_eq(p.plan.activity_count, 2);
	a = &p.plan.activities[0];
	cr_expect_eq(a->target.value.kind, VALUE_NUMBER);
	cr_expect_eq(a->target.value.number.units, 1310);
	cr_expect_eq(sheet_field(activity_target_cell(&p.plan, a)).column, 11);
	cr_expect_eq(a->month[0].value.kind, VALUE_BLANK);
	cr_expect_eq(a->month[1].value.kind, VALUE_DASH);
	cr_expect_eq(a->month[2].value.kind, VALUE_NUMBER);
	cr_expect(amount_given(&a->month[2]) && !amount_given(&a->month[1]) && !amount_given(&a->month[0]));
	cr_expect_eq(a->month[3].value.kind, VALUE_PERCENT);
	cr_expect_eq(a->month[3].value.number.units, 25);
	cr_expect_str_eq(sheet_text(activity_notes(a)), "nota");
	cr_expect_null(activity_code(a));
	cr_expect_eq(p.plan.activities[1].row, 2);
	cr_expect_eq(sheet_line(activity_name(&p.plan.activities[1])), 4);
	cr_expect_eq(p.plan.activities[1].line, UINT32_MAX);
	cr_expect_eq(sheet_length(activity_means(&p.plan.activities[1])), 0);
	planned_close(&p);
}

Test(plan, columns_in_any_order_and_units_without_them)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", "META ANUAL," MONTHS_HEAD ",Actividad\n7,1,,,,,,,,,,,6,Uno\n");
	planned_unit(&p, "B", "ACTIVIDAD,META ANUAL\nUno,1\n");
	planned_unit(&p, "C", HEAD);
	p.units[p.unit_count++] = (struct plan_unit){.code = "D", .name = "D"};
	planned_must_build(&p);
	cr_expect(p.plan.units[0].known && !p.plan.units[1].known && p.plan.units[2].known);
	cr_expect_not(p.plan.units[3].known);
	cr_assert_eq(p.plan.activity_count, 1);
	cr_expect_eq(p.plan.units[1].count + p.plan.units[2].count + p.plan.units[3].count, 0);
	cr_expect_eq(p.plan.activities[0].month[11].value.number.units, 6);
	cr_expect_null(activity_line(&p.plan.activities[0]));
	cr_expect_eq(p.plan.activities[0].line, UINT32_MAX);
	planned_close(&p);
}

struct inference {
	const char *row; /* target and months */
	enum quantity measure;
	enum consolidation consolidation;
};

static const struct inference inferences[] = {
    {"12,1,1,1,1,1,1,1,1,1,1,1,1", QUANTITY_COUNT, CONSOLIDATION_SUM},
    {"13,1,1,1,1,1,1,1,1,1,1,1,1", QUANTITY_COUNT, CONSOLIDATION_SUM},
    {",1,1,1,1,1,1,1,1,1,1,1,1", QUANTITY_COUNT, CONSOLIDATION_SUM},
    {"-,,,,,,,,,,,,", QUANTITY_COUNT, CONSOLIDATION_SUM},
    {"5,,,,,,,,,,,,", QUANTITY_COUNT, CONSOLIDATION_SUM},
    {"100%,,25%,25%,,,25%,,,25%,,,", QUANTITY_PERCENT, CONSOLIDATION_SUM},
    {"100%,,25%,25%,,,25%,,,25%,,,25%", QUANTITY_PERCENT, CONSOLIDATION_SUM},
    {"100%,100%,,,,,100%,,,,,,", QUANTITY_PERCENT, CONSOLIDATION_CONSTANT},
    {"100%,100%,,,,,,,,,,,", QUANTITY_PERCENT, CONSOLIDATION_SUM},
    {"5,5,5,5,,,,,,,,,", QUANTITY_COUNT, CONSOLIDATION_CONSTANT},
    {"0,0,0,,,,,,,,,,", QUANTITY_COUNT, CONSOLIDATION_SUM},
    {"90%,80%,,,100%,,,,,,,,", QUANTITY_PERCENT, CONSOLIDATION_AVERAGE},
    {"33.5%,33%,34%,,,,,,,,,,", QUANTITY_PERCENT, CONSOLIDATION_AVERAGE},
    {"90,80,,,100,,,,,,,,", QUANTITY_COUNT, CONSOLIDATION_SUM},
    {"100,25%,,,,,,,,,,,", QUANTITY_PERCENT, CONSOLIDATION_SUM},
};

Test(plan, measure_and_consolidation_are_inferred)
{
	for (size_t i = 0; i < sizeof(inferences) / sizeof(inferences[0]); i++) {
		const struct inference *in = &inferences[i];
		const struct activity *a;
		struct planned p;

		planned_open(&p);
		planned_unit(&p, "A", arena_printf(p.arena, HEAD "L,A,R,M,%s,\n", in->row));
		planned_must_build(&p);
		a = &p.plan.activities[0];
		cr_expect_eq(a->measure, in->measure, "%s", in->row);
		cr_expect_eq(a->consolidation, in->consolidation, "%s: %d", in->row, (int)a->consolidation);
		cr_expect_eq(a->measure_origin, ORIGIN_INFERRED);
		cr_expect_eq(a->consolidation_origin, ORIGIN_INFERRED);
		planned_close(&p);
	}
}

Test(plan, sums_past_the_largest_number_are_no_sums)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD "L,A,R,M,9223372036854775807,9223372036854775807,9223372036854775807,,,,,,,,,,,\n");
	planned_must_build(&p);
	cr_expect_eq(p.plan.activities[0].consolidation, CONSOLIDATION_CONSTANT);
	planned_close(&p);
}

struct declaration {
	const char *words;
	enum quantity measure;
	enum consolidation consolidation;
};

static const struct declaration declarations[] = {
    {"Número,Suma", QUANTITY_COUNT, CONSOLIDATION_SUM},
    {"cantidad,PROMEDIO", QUANTITY_COUNT, CONSOLIDATION_AVERAGE},
    {"Unidades,Último", QUANTITY_COUNT, CONSOLIDATION_LAST},
    {"percent,acumulado", QUANTITY_PERCENT, CONSOLIDATION_LAST},
    {"%,máximo", QUANTITY_PERCENT, CONSOLIDATION_MAXIMUM},
    {"PORCENTAJE,Constante", QUANTITY_PERCENT, CONSOLIDATION_CONSTANT},
    {"count,No consolidable", QUANTITY_COUNT, CONSOLIDATION_NONE},
    {"count,none", QUANTITY_COUNT, CONSOLIDATION_NONE},
    {"number,average", QUANTITY_COUNT, CONSOLIDATION_AVERAGE},
};

Test(plan, measure_and_consolidation_are_declared)
{
	for (size_t i = 0; i < sizeof(declarations) / sizeof(declarations[0]); i++) {
		const struct declaration *in = &declarations[i];
		const struct activity *a;
		struct planned p;

		planned_open(&p);
		planned_unit(&p, "A",
		    arena_printf(p.arena, HEAD_CODES "1,%s,L,A,R,M,5,5,5,,,,,,,,,,,\n", in->words));
		planned_must_build(&p);
		a = &p.plan.activities[0];
		cr_expect_eq(a->measure, in->measure, "%s", in->words);
		cr_expect_eq(a->consolidation, in->consolidation, "%s", in->words);
		cr_expect_eq(a->measure_origin, ORIGIN_COLUMN);
		cr_expect_eq(a->consolidation_origin, ORIGIN_COLUMN);
		planned_close(&p);
	}
}

Test(plan, words_that_are_neither_are_errors)
{
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD_CODES "1,Informes,suma,L,A,R,M,1,1,,,,,,,,,,,,\n"
		       "2,,a veces,L,B,R,M,1,1,,,,,,,,,,,,\n");
	planned_build(&p);
	cr_expect_not(p.ok);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "A.csv:2:3: error: «Informes»: expected «número» or «porcentaje», or nothing [plan-measure]\n"
	    "A.csv:3:4: error: «a veces»: expected «suma», «promedio», «último», «máximo», «constante» or "
	    "«ninguna», or nothing [plan-consolidation]\n",
	    "%s", support_printed(p.arena, p.diags));
	planned_close(&p);
}

/* Units are read by several threads; they stay in their order all the same. */
#define UNITS 40

/* Two activities and a total each, the second of that measure. */
static void
build_units(struct planned *p, const char *measure)
{
	planned_open(p);
	for (int u = 0; u < UNITS; u++)
		planned_unit(p, arena_printf(p->arena, "U%d", u),
		    arena_printf(p->arena,
			HEAD_CODES "1,,,L,A%d,R,M,1,1,,,,,,,,,,,,\n2,%s,,L,B,R,M,1,1,,,,,,,,,,,,\n"
				   ",,,,TOTAL,,,2,2,,,,,,,,,,,,\n",
			u, measure));
	planned_build(p);
}

Test(plan, activities_are_in_the_order_of_units)
{
	struct planned p;

	build_units(&p, "");
	cr_assert_eq(p.plan.activity_count, 2 * UNITS);
	for (uint32_t i = 0; i < 2 * UNITS; i++) {
		const struct activity *a = &p.plan.activities[i];

		cr_expect_eq(a->unit, i / 2);
		cr_expect_eq(p.plan.units[i / 2].first, i / 2 * 2);
		cr_expect_str_eq(sheet_text(activity_name(a)),
		    i % 2 == 0 ? arena_printf(p.arena, "A%u", (unsigned)i / 2) : "B");
	}
	planned_close(&p);
}

Test(plan, errors_are_told_in_the_order_of_units)
{
	struct planned p;
	const char *told = "";

	build_units(&p, "Informes");
	for (int u = 0; u < UNITS; u++)
		told = arena_printf(p.arena,
		    "%sU%d.csv:3:3: error: «Informes»: expected «número» or «porcentaje», or nothing "
		    "[plan-measure]\n",
		    told, u);
	cr_expect_str_eq(support_printed(p.arena, p.diags), told);
	planned_close(&p);
}

/* --- what is the same ---------------------------------------------------------------------------------- */

#define ROW(line, name) line "," name ",R,M,1,1,,,,,,,,,,,,\n"

Test(plan, activities_of_one_normal_form_are_one_kind)
{
	struct planned p;
	const struct activity_group *groups;

	planned_open(&p);
	planned_unit(&p, "A", HEAD ROW("LE 1.2 Uno", "Visita técnica.") ROW("L.E.1.2 Uno", "Otra"));
	planned_unit(&p, "B", HEAD ROW("L.E 1.2 Uno", "VISITA TÉCNICA") ROW("LE 1.2 Uno", "visita  tecnica"));
	planned_unit(&p, "C", HEAD ROW("-", "VISITA TÉCNICA") ROW("", "-"));
	planned_must_build(&p);
	groups = p.plan.groups;
	cr_assert_eq(p.plan.group_count, 2);
	cr_expect_str_eq(groups[0].key, "visita tecnica");
	cr_expect_str_eq(groups[0].label, "VISITA TÉCNICA");
	cr_expect_eq(groups[0].count, 4);
	cr_expect_eq(groups[0].units, 3);
	cr_expect_eq(groups[0].first, 0);
	cr_expect_str_eq(groups[1].key, "otra");
	cr_expect_eq(groups[1].first, 1);
	cr_assert_eq(p.plan.line_count, 1);
	cr_expect_str_eq(p.plan.lines[0].key, "LE 1.2");
	cr_expect_str_eq(p.plan.lines[0].label, "LE 1.2 Uno");
	cr_expect_eq(p.plan.lines[0].count, 4);
	cr_expect_eq(p.plan.lines[0].units, 2);
	cr_expect_eq(p.plan.activities[4].line, UINT32_MAX);
	cr_expect_eq(p.plan.activities[5].group, UINT32_MAX);
	planned_close(&p);
}

#define CODED(code, name) code ",,,L," name ",R,M,1,1,,,,,,,,,,,,\n"

Test(plan, codes_tell_activities_apart_and_together)
{
	struct planned p;
	const struct activity *a;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD_CODES CODED("A-1", "Visita") CODED("1.12", "Taller") CODED("11.2", "Taller"));
	planned_unit(&p, "B",
	    HEAD_CODES CODED("a-1", "Visita técnica") CODED("", "Visita") CODED("", "Taller"));
	planned_unit(&p, "C", HEAD_CODES CODED("9", "") CODED("-", "Taller"));
	planned_must_build(&p);
	a = p.plan.activities;
	cr_assert_eq(p.plan.activity_count, 8);
	cr_expect_eq(a[3].group, a[0].group);
	cr_expect_eq(a[4].group, a[0].group);
	cr_expect_neq(a[1].group, a[2].group);
	/* "Taller" alone could be either. */
	cr_expect_neq(a[5].group, a[1].group);
	cr_expect_neq(a[5].group, a[2].group);
	cr_expect_eq(a[7].group, a[5].group);
	cr_expect_str_eq(p.plan.groups[a[0].group].key, "a-1");
	cr_expect_str_eq(p.plan.groups[a[0].group].label, "Visita");
	cr_expect_str_eq(p.plan.groups[a[6].group].label, "9");
	planned_close(&p);
}

Test(plan, aliases_join_activities_and_lines)
{
	static const struct plan_alias aliases[] = {
	    {"Entrevista de ternas", "Entrevista de candidatos", {"job.yaml", 9, 3}},
	    {"entrevista de TEMAS", "Entrevista de ternas", {"job.yaml", 8, 3}},
	    {"Promover", "L.E.2.8 Promover la equiparación", {"job.yaml", 10, 3}},
	    {"LE 9.9", "LE 2.8", {"job.yaml", 11, 3}},
	    {"LE 2.8 otra cosa", "LE 3.1 Otra", {"job.yaml", 12, 3}},
	};
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A",
	    HEAD ROW("Promover", "Entrevista de temas.") ROW("LE 9.9 x", "Entrevista de ternas")
		ROW("LE 2.8 Promover", "Entrevista de candidatos") ROW("LE 2.8 Otra cosa", "a"));
	p.aliases = aliases;
	p.alias_count = 5;
	planned_must_build(&p);
	cr_expect_eq(p.plan.group_count, 2);
	cr_expect_eq(p.plan.groups[0].count, 3);
	cr_expect_str_eq(p.plan.groups[0].key, "entrevista de candidatos");
	cr_expect_str_eq(p.plan.groups[0].label, "Entrevista de candidatos");
	cr_assert_eq(p.plan.line_count, 2);
	cr_expect_str_eq(p.plan.lines[0].key, "LE 2.8");
	cr_expect_eq(p.plan.lines[0].count, 3);
	cr_expect_str_eq(p.plan.lines[0].label, "LE 2.8 Promover"); /* the one that no alias replaces */
	cr_expect_str_eq(p.plan.lines[1].key, "LE 3.1");
	planned_close(&p);
}

Test(plan, aliases_that_make_no_sense_are_errors)
{
	static const struct plan_alias aliases[] = {
	    {"uno", "dos", {"job.yaml", 8, 3}},
	    {"dos", "tres", {"job.yaml", 9, 3}},
	    {"tres", "uno", {"job.yaml", 10, 3}},
	    {"cuatro", "cinco", {"job.yaml", 11, 3}},
	    {"CUATRO.", "seis", {"job.yaml", 12, 3}},
	    {"siete", "Siete", {"job.yaml", 13, 3}},
	};
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", HEAD ROW("L", "uno"));
	p.aliases = aliases;
	p.alias_count = 6;
	planned_build(&p);
	cr_expect_not(p.ok);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "job.yaml:12:3: error: alias «CUATRO.» is there twice, for different texts [plan-alias]\n"
	    "job.yaml:8:3: error: alias «uno» leads back to itself [plan-alias]\n",
	    "%s", support_printed(p.arena, p.diags));
	planned_close(&p);
}

/* --- the plan of 2024 ---------------------------------------------------------------------------------- */

Test(plan, of_2024)
{
	struct planned p;

	planned_2024(&p);
	cr_expect_eq(p.plan.unit_count, 7);
	cr_expect_eq(p.plan.activity_count, 96);
	cr_expect_eq(p.plan.group_count, 73);
	cr_expect_eq(p.plan.units[4].count, 29);
	cr_expect_str_eq(p.plan.lines[0].key, "LE 7.3");
	planned_close(&p);
}

/* Two rows have the spelling that the job corrects; what it is called is what the job says. */
Test(plan, what_an_alias_leads_to_is_the_label)
{
	static const struct plan_alias aliases[] = {{"AAA bbb", "Casi", {"job.yaml", 2, 3}},
	    {"Casi", "Xyz Meant", {"job.yaml", 3, 3}}, {"Línea vieja", "Línea Nueva", {"job.yaml", 4, 3}}};
	struct planned p;

	planned_open(&p);
	p.aliases = aliases;
	p.alias_count = 3;
	planned_unit(&p, "A",
	    HEAD "Línea vieja,AAA bbb,R,M,1,1,,,,,,,,,,,,\nLínea vieja,AAA bbb,R,M,1,1,,,,,,,,,,,,\n");
	planned_unit(&p, "B", HEAD "línea nueva,XYZ meant,R,M,1,1,,,,,,,,,,,,\n");
	planned_must_build(&p);
	cr_assert_eq(p.plan.group_count, 1);
	cr_expect_str_eq(p.plan.groups[0].label, "Xyz Meant");
	cr_assert_eq(p.plan.line_count, 1);
	cr_expect_str_eq(p.plan.lines[0].label, "Línea Nueva");
	planned_close(&p);
}

/* What the lines of a plan are called with one alias, by the label of its only line; NULL: there are more. */
static const char *
line_label(struct planned *p, const char *from, const char *to, const char *rows)
{
	struct plan_alias *alias = ARENA_ARRAY(p->arena, struct plan_alias, 1);

	*alias = (struct plan_alias){from, to, {"job.yaml", 2, 3}};
	p->aliases = alias;
	p->alias_count = 1;
	planned_unit(p, "A", rows);
	planned_must_build(p);
	return p->plan.line_count == 1 ? p->plan.lines[0].label : NULL;
}

/* The line that is replaced is there first, and most. */
Test(plan, a_line_with_a_code_is_called_what_its_alias_leads_to)
{
	static const char both[] = HEAD ROW("LE 1.3 Uno", "a") ROW("LE 1.3 Uno", "b") ROW("LE 8.2 Dos", "c");
	static const char one[] = HEAD ROW("L.E. 1.3 Uno", "a");
	static const struct {
		const char *from, *to, *rows, *label;
	} cases[] = {
	    {"LE 1.3", "LE 8.2 Dos", both, "LE 8.2 Dos"},
	    {"LE 1.3 Uno", "LE 8.2 Dos", both, "LE 8.2 Dos"},
	    {"LE 1.3", "LE 8.2", both, "LE 8.2 Dos"},
	    {"LE 1.3 Uno", "L.E. 8.2", both, "LE 8.2 Dos"},
	    {"LE 1.3", "LE 8.2 Tres", both, "LE 8.2 Dos"}, /* of a code, the most frequent text */
	    {"LE 1.3", "LE 8.2 Dos", one, "LE 8.2 Dos"},
	    {"LE 1.3", "LE 8.2", one, "LE 8.2"},
	    {"LE 1.3 Uno", "Dos", one, "Dos"},
	    {"LE 1.3", "Dos", one, "Dos"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct planned p;
		const char *label;

		planned_open(&p);
		label = line_label(&p, cases[i].from, cases[i].to, cases[i].rows);
		cr_expect_not_null(label, "case %zu", i);
		if (label != NULL)
			cr_expect_str_eq(label, cases[i].label, "case %zu: %s", i, label);
		planned_close(&p);
	}
}

/* "LE 8.2 Dos" is a line of LE 8.2, which leads on; and back, in the second. */
Test(plan, aliases_of_codes_are_followed_on)
{
	static const struct plan_alias on[] = {{"LE 1.3", "LE 8.2 Dos", {"job.yaml", 2, 3}},
	    {"LE 8.2", "LE 9.1 Tres", {"job.yaml", 3, 3}}};
	static const struct plan_alias back[] = {{"LE 1.3", "LE 8.2 Dos", {"job.yaml", 2, 3}},
	    {"LE 8.2", "LE 1.3 Uno", {"job.yaml", 3, 3}}};
	struct planned p;

	planned_open(&p);
	p.aliases = on;
	p.alias_count = 2;
	planned_unit(&p, "A", HEAD ROW("LE 1.3 Uno", "a") ROW("LE 8.2 Dos", "b"));
	planned_must_build(&p);
	cr_assert_eq(p.plan.line_count, 1);
	cr_expect_str_eq(p.plan.lines[0].label, "LE 9.1 Tres");
	planned_close(&p);

	planned_open(&p);
	p.aliases = back;
	p.alias_count = 2;
	planned_unit(&p, "A", HEAD ROW("LE 1.3 Uno", "a"));
	planned_build(&p);
	cr_expect_not(p.ok);
	planned_close(&p);
}

/* The activities are known by their code; what most rows call it is what the alias replaces. */
Test(plan, an_activity_with_a_code_is_called_what_its_alias_leads_to)
{
	static const struct plan_alias aliases[] = {{"Talleres", "Talleres de oficio", {"job.yaml", 2, 3}}};
	struct planned p;

	planned_open(&p);
	p.aliases = aliases;
	p.alias_count = 1;
	planned_unit(&p, "A",
	    "CÓDIGO,ACTIVIDAD,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC\n"
	    "1.1,Talleres,1,1,,,,,,,,,,,\n1.1,Talleres,1,1,,,,,,,,,,,\n"
	    "1.1,Talleres de oficio,1,1,,,,,,,,,,,\n");
	planned_must_build(&p);
	cr_assert_eq(p.plan.group_count, 1);
	cr_expect_str_eq(p.plan.groups[0].label, "Talleres de oficio");
	planned_close(&p);
}

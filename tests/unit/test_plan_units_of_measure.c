#include "check/check.h"
#include "dataset/dataset.h"
#include "plan/unused_aliases.h"
#include "progress_sheets.h"

#define UNIT_HEAD "LÍNEA,ACTIVIDAD,UNIDAD DE MEDIDA,META ANUAL," MONTHS_HEAD "\n"
#define JAN(line, name, unit, number) line "," name "," unit "," number "," number ",,,,,,,,,,,\n"

static const struct status_scale scale = {
    .words =
	{
	    [0] = {"Cumplido", "C"},
	    [1] = {"Crítico", "K"},
	    [STATUS_UNPROGRAMMED] = {"Sin programación", "—"},
	    [STATUS_UNPLANNED] = {"Sin programar", "S"},
	    [STATUS_NOT_REPORTED] = {"No remitido", "N"},
	    [STATUS_NONE] = {"No aplica", "/"},
	},
    .level_count = 2,
    .levels = {{100, false}, {0, false}},
};

/* Of each row: "activity/unit of measure target ENE T1 units". */
static const char *
rows_text(struct rolled *r, const struct rollup *rollup)
{
	const struct plan *plan = &r->p.plan;
	const char *text = "";

	for (size_t i = 0; i < rollup->row_count; i++) {
		const struct rollup_row *row = &rollup->rows[i];
		const struct rollup_figures *figures = row_figures(r, row);
		uint32_t unit = row->unit_of_measure;

		text = arena_printf(r->p.arena, "%s%s/%s %s %s %s %u\n", text, plan->groups[row->group].label,
		    unit == UINT32_MAX ? "" : plan->measure_units[unit].label,
		    figure_text(r->p.arena, &figures->target, row->rule),
		    figure_text(r->p.arena, &figures->month[0], row->rule),
		    figure_text(r->p.arena, &figures->quarter[0], row->rule), (unsigned)row->units);
	}
	return text;
}

static void
expect_rows(struct rolled *r, const char *expected)
{
	const char *text;

	rolled_build(r);
	text = rows_text(r, &r->national);
	cr_expect_str_eq(text, expected, "%s", text);
}

Test(plan_units_of_measure, only_like_is_added_to_like)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A",
	    UNIT_HEAD JAN("L", "Caminos", "km.", "32") JAN("L", "Caminos", "Soles", "180006"));
	planned_unit(&r.p, "B",
	    UNIT_HEAD JAN("L", "Caminos", "soles.", "4") JAN("L", "Caminos", " KM ", "10")
		JAN("L", "Caminos", "", "7"));
	/* 32 + 10 km; 180006 + 4 soles; 7 of who knows what. */
	expect_rows(&r, "Caminos/km. 42 42 42 2\nCaminos/Soles 180010 180010 180010 2\nCaminos/ 7 7 7 1\n");
	cr_expect_str_eq(rows_text(&r, &r.units[1]),
	    "Caminos/Soles 4 4 4 1\nCaminos/km. 10 10 10 1\nCaminos/ 7 7 7 1\n");
	planned_close(&r.p);
}

Test(plan_units_of_measure, what_is_the_same)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A",
	    UNIT_HEAD JAN("L", "X", "Hrs. hombre", "1") JAN("L", "X", "hrs  hombre.", "2")
		JAN("L", "X", "S/.", "4") JAN("L", "X", "s/", "8") JAN("L", "X", "$", "16")
		    JAN("L", "X", "-", "32") JAN("L", "X", "—", "64"));
	expect_rows(&r, "X/Hrs. hombre 3 3 3 1\nX/S/. 12 12 12 1\nX/$ 16 16 16 1\nX/ 96 96 96 1\n");
	planned_close(&r.p);
}

/* UNIDAD may be the office whose sheet it is: that parts no figures. */
Test(plan_units_of_measure, other_headings)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A",
	    "ACTIVIDAD,U. DE MEDIDA,META ANUAL," MONTHS_HEAD "\nX,km,1,1,,,,,,,,,,,\nX,h,2,2,,,,,,,,,,,\n");
	planned_unit(&r.p, "B",
	    "ACTIVIDAD,UNIDAD,META ANUAL," MONTHS_HEAD "\nX,km,4,4,,,,,,,,,,,\nX,B,8,8,,,,,,,,,,,\n");
	planned_unit(&r.p, "C",
	    "UNIDAD,ACTIVIDAD,META ANUAL," MONTHS_HEAD "\nC,X,16,16,,,,,,,,,,,\n,X,32,32,,,,,,,,,,,\n");
	expect_rows(&r, "X/km 5 5 5 2\nX/h 2 2 2 1\nX/B 8 8 8 1\nX/ 48 48 48 1\n");
	planned_close(&r.p);
}

/* Bare numbers in "%" are percents, which are never added. */
Test(plan_units_of_measure, percents)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", UNIT_HEAD JAN("L", "X", "%", "50"));
	planned_unit(&r.p, "B", UNIT_HEAD JAN("L", "X", "%", "100"));
	expect_rows(&r, "X/% 150/2 50-100 150/2 50-100 150/2 50-100 2\n");
	planned_close(&r.p);
}

Test(plan_units_of_measure, aliases)
{
	static const struct plan_alias aliases[] = {{"kilómetros", "Km", {"job.yaml", 9, 3}},
	    {"leguas", "Km", {"job.yaml", 10, 3}}};
	struct rolled r = {0};

	planned_open(&r.p);
	r.p.aliases = aliases;
	r.p.alias_count = 2;
	planned_unit(&r.p, "A", UNIT_HEAD JAN("L", "X", "Kilómetros", "1") JAN("L", "X", "km", "2"));
	expect_rows(&r, "X/Km 3 3 3 1\n");
	aliases_tell_unused(r.p.arena, &r.p.plan, NULL, r.p.diags);
	cr_expect_str_eq(support_printed(r.p.arena, r.p.diags),
	    "job.yaml:10:3: note: no sheet has an activity or a strategic line «leguas»: this alias does "
	    "nothing [plan-alias]\n");
	planned_close(&r.p);
}

/* 16 of 32 km is 50 %, 45 of 180 soles 25 %, 20 of 10 km in B: (16 + 20) / (32 + 10) = 85.7 %. */
Test(plan_units_of_measure, progress_is_joined_and_totalled_by_them)
{
	struct reported r;
	const char *text = "";

	reported_open(&r);
	reported_unit(&r, "A",
	    UNIT_HEAD JAN("L", "X", "km", "32") JAN("L", "X", "soles", "180") JAN("L", "X", "", "1"),
	    "ACTIVIDAD,UNIDAD DE MEDIDA," MONTHS_HEAD
	    "\nX,Soles,45,,,,,,,,,,,\nX,KM.,16,,,,,,,,,,,\nX,,1,,,,,,,,,,,\nX,leguas,9,,,,,,,,,,,\n",
	    NULL);
	reported_unit(&r, "B", UNIT_HEAD JAN("L", "X", "Km", "10"),
	    "ACTIVIDAD," MONTHS_HEAD "\nX,20,,,,,,,,,,,\n", NULL);
	reported_reckon(&r, &scale, cut_at(1, 0));
	for (size_t i = 0; i < r.r.national.row_count; i++) {
		struct activity_total total;

		compliance_total(r.r.p.arena, &r.compliance, i, &total);
		text = arena_printf(r.r.p.arena, "%s%lld/%lld ", text,
		    (long long)total.period.executed.sum.units, (long long)total.period.planned.sum.units);
	}
	cr_expect_str_eq(text, "36/42 45/180 1/1 ", "%s", text);
	cr_expect_eq(r.progress.sheets[0].rows[0].activity, 1);
	cr_expect_eq(r.progress.sheets[0].rows[1].activity, 0);
	cr_expect_eq(r.progress.sheets[0].rows[2].activity, 2);
	/* Of no unit of measure that there is: it may be any of them. */
	cr_expect_eq(r.progress.sheets[0].rows[3].join, PROGRESS_AMBIGUOUS);
	reported_close(&r);
}

Test(plan_units_of_measure, what_may_be_meant_as_one)
{
	static const struct check_settings settings = {0};
	struct planned p;
	struct findings findings;
	const char *text = "";

	planned_open(&p);
	planned_unit(&p, "A", UNIT_HEAD JAN("L", "X", "informe", "1") JAN("L", "X", "soles", "1"));
	planned_unit(&p, "B",
	    UNIT_HEAD JAN("L", "X", "Informes", "1") JAN("L", "X", "", "1") JAN("L", "X", "Soles", "1"));
	planned_must_build(&p);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;

		if (f->rule != RULE_UNIT_OF_MEASURE && f->rule != RULE_DUPLICATE_ACTIVITY)
			continue;
		text = arena_printf(p.arena, "%s%s:%u:%u: %s\n", text, f->loc.file, (unsigned)f->loc.line,
		    (unsigned)f->loc.column, message_text(p.arena, &f->message, LANGUAGE_ENGLISH));
	}
	cr_expect_str_eq(text,
	    "B.csv:2:5: The same activity is counted in «informe» in unit A (A.csv:2), here in «Informes»; "
	    "the two are not added.\n"
	    "B.csv:3:5: The same activity is counted in «informe» in unit A (A.csv:2), here without UNIDAD "
	    "DE MEDIDA; the two are not added.\n",
	    "%s", text);
	planned_close(&p);
}

/* Kilometres that add up and soles that are averaged are two figures: there is nothing to agree on. */
Test(plan_units_of_measure, other_rules_of_other_units_of_measure_are_no_disagreement)
{
	static const struct check_settings settings = {0};
	struct planned p;
	struct findings findings;

	planned_open(&p);
	planned_unit(&p, "A",
	    "CONSOLIDACIÓN," UNIT_HEAD
	    "suma," JAN("L", "X", "km", "1") "promedio," JAN("M", "X", "soles", "1"));
	planned_must_build(&p);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	for (size_t i = 0; i < findings.count; i++) {
		cr_expect_neq(findings_get(&findings, i).rule, RULE_CONSOLIDATION_DIFFERS);
		cr_expect_neq(findings_get(&findings, i).rule, RULE_LINE_DIFFERS);
	}
	planned_close(&p);
}

/* Percents are not added, whatever they are called. */
Test(plan_units_of_measure, percents_by_many_names)
{
	static const char *const names[] = {"%", "Porcentaje", "Porcentajes", "porcentaje.", "PORCENTUAL",
	    "Porcentaje (%)", "% de avance", "Por ciento", "Porcentaje de casos", "Pct.", "Tasa (%)",
	    "percent"};
	static const char *const counts[] = {"Informe al 100%", "Puntos", "Porciones", "personas"};
	const size_t percents = sizeof(names) / sizeof(names[0]);

	for (size_t i = 0; i < percents + sizeof(counts) / sizeof(counts[0]); i++) {
		const char *name = i < percents ? names[i] : counts[i - percents];
		struct rolled r = {0};

		planned_open(&r.p);
		planned_unit(&r.p, "A", arena_printf(r.p.arena, UNIT_HEAD "L,X,%s,90,90,,,,,,,,,,,\n", name));
		planned_unit(&r.p, "B", arena_printf(r.p.arena, UNIT_HEAD "L,X,%s,80,80,,,,,,,,,,,\n", name));
		expect_rows(&r,
		    arena_printf(r.p.arena,
			i < percents ? "X/%s 170/2 80-90 170/2 80-90 170/2 80-90 2\n"
				     : "X/%s 170 170 170 2\n",
			name));
		planned_close(&r.p);
	}
}

Test(plan_units_of_measure, percents_are_one_by_any_name)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", UNIT_HEAD JAN("L", "X", "%", "90"));
	planned_unit(&r.p, "B", UNIT_HEAD JAN("L", "X", "Porcentaje", "80"));
	planned_unit(&r.p, "C", UNIT_HEAD JAN("L", "X", "Por ciento.", "70"));
	expect_rows(&r, "X/% 240/3 70-90 240/3 70-90 240/3 70-90 3\n");
	planned_close(&r.p);
}

/* A bare "41.257" is in doubt where the locale has a point before decimals; no percent is 41,257. */
Test(plan_units_of_measure, percents_by_their_unit_have_decimals)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A",
	    UNIT_HEAD "L,Avance,%,100,41.257,58.743,,,,,,,,,,\n"
		      "L,Nivel,Porcentaje,41.257,41.257,41.257,,,,,,,,,,\n"
		      "L,Censo,habitantes,100.000,41.257,58.743,,,,,,,,,,\n");
	expect_rows(&r,
	    "Avance/% 100/1 100-100 41.257/1 41.257-41.257 100.000/1 100.000-100.000 1\n"
	    "Nivel/% 41.257/1 41.257-41.257 41.257/1 41.257-41.257 41.257/1 41.257-41.257 1\n"
	    "Censo/habitantes 100000 41257 100000 1\n");
	planned_close(&r.p);
}

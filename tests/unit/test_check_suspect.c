#include "check/check.h"
#include "plan_sheets.h"

/* The findings of these rules in three units, as "FILE:LINE rule [COLUMN]". */
static void
expect(const char *a, const char *b, const char *c, const char *expected)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	struct planned p;
	const char *found = "";

	planned_open(&p);
	planned_unit(&p, "A", a);
	planned_unit(&p, "B", b);
	planned_unit(&p, "C", c);
	planned_must_build(&p);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;

		if (f->rule >= RULE_CUT_TEXT && f->rule <= RULE_RESULT_DIFFERS &&
		    f->severity == SEVERITY_NOTE)
			found = arena_printf(p.arena, "%s%s:%u %s [%s]\n", found, f->loc.file,
			    (unsigned)f->loc.line, rule_info(f->rule)->id, f->column);
	}
	cr_expect_str_eq(found, expected, "%s\nnot\n%s", found, expected);
	planned_close(&p);
}

#define NOTHING HEAD "L,Nada,R,M,1,1,,,,,,,,,,,,\n"
#define ALONE(rows, expected) expect(HEAD rows, NOTHING, NOTHING, expected)

Test(check_suspect, texts_that_were_cut)
{
	static const char *const cut[] = {"Implementar un sistema de gestión de",
	    "Servicios a la ciudadanía; sector", "Visitas a los centros y", "Atender a la",
	    "\"Atender, medir,\"", "INFORME DE", "Visita (", "Informes para el"};
	static const char *const whole[] = {"Visitas", "De", "Visita tipo A", "Grupo Y", "Informes.", "Vía",
	    "Atención al público", "Informe del sector público"};
	struct arena *arena = support_arena();
	char at_255[256], at_254[255];

	for (size_t i = 0; i < sizeof(cut) / sizeof(cut[0]); i++)
		expect(arena_printf(arena, HEAD "L,Una,%s,M,1,1,,,,,,,,,,,,\n", cut[i]), NOTHING, NOTHING,
		    "A.csv:2 check-cut-text [RESULTADO ESPERADO]\n");
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		expect(arena_printf(arena, HEAD "L,Una,%s,M,1,1,,,,,,,,,,,,\n", whole[i]), NOTHING, NOTHING,
		    "");
	memset(at_255, 'x', 255);
	at_255[255] = '\0';
	memset(at_254, 'x', 254);
	at_254[254] = '\0';
	expect(arena_printf(arena, HEAD "L,Una,R,%s,1,1,,,,,,,,,,,,\n", at_255), NOTHING, NOTHING,
	    "A.csv:2 check-cut-text [MEDIO DE VERIFICACIÓN]\n");
	expect(arena_printf(arena, HEAD "L,Una,R,%s,1,1,,,,,,,,,,,,\n", at_254), NOTHING, NOTHING, "");
	ALONE("Línea de,Una,R,M,1,1,,,,,,,,,,,,Por\n",
	    "A.csv:2 check-cut-text [LÍNEA ESTRATÉGICA/PROCESO]\n");
	ALONE("L,Una visita y,R,M,1,1,,,,,,,,,,,,Se hará con\n",
	    "A.csv:2 check-cut-text [ACTIVIDAD]\nA.csv:2 check-cut-text [OBSERVACIONES]\n");
	/* The letter that it ends in has two bytes; all in capitals; another word that ends in the same. */
	ALONE("L,Una visita así,R,M,1,1,,,,,,,,,,,,\n", "A.csv:2 check-cut-text [ACTIVIDAD]\n");
	ALONE("L,Una visita SEGÚN,R,M,1,1,,,,,,,,,,,,\n", "A.csv:2 check-cut-text [ACTIVIDAD]\n");
	ALONE("L,Una visita de fe,R,M,1,1,,,,,,,,,,,,\n", "");
	arena_close(arena);
}

Test(check_suspect, a_line_as_activity)
{
	/* Signs behind the last letter, a letter of two bytes, and figures that differ. */
	ALONE("Visitar la región,VISITAR LA REGIO\xCC\x81N…,R,M,1,1,,,,,,,,,,,,\n",
	    "A.csv:2 check-line-is-activity [ACTIVIDAD]\n");
	ALONE("L.E. 8.2 Ir al café,Ir al cafe,R,M,1,1,,,,,,,,,,,,\n",
	    "A.csv:2 check-line-is-activity [ACTIVIDAD]\n");
	ALONE("Asesorar a la unidad 1,Asesorar a la unidad 2,R,M,1,1,,,,,,,,,,,,\n", "");
	ALONE("Asesorar a las unidades,Asesorar a las unidades.,R,M,1,1,,,,,,,,,,,,\n",
	    "A.csv:2 check-line-is-activity [ACTIVIDAD]\n");
	ALONE("L.E. 8.2 Asesorar a las unidades,Asesorar a las unidades,R,M,1,1,,,,,,,,,,,,\n",
	    "A.csv:2 check-line-is-activity [ACTIVIDAD]\n");
	ALONE("Asesorar a las unidades,Asesorar a las oficinas,R,M,1,1,,,,,,,,,,,,\n", "");
}

Test(check_suspect, the_same_months_twice)
{
	ALONE("L,Visitas,R,M,10,1,2,3,4,,,,,,,,,\nL,Cursos,R,M,10,1,2,3,4,,,,,,,,,\n",
	    "A.csv:3 check-same-months [ENE]\n");
	/* However many zeros they end in, and with others between them. */
	ALONE("L,Visitas,R,M,10,1,2,3,4,,,,,,,,,\nL,Giras,R,M,14,2,3,4,5,,,,,,,,,\n"
	      "L,Cursos,R,M,10,1.0,2,3.00,4,,,,,,,,,\n",
	    "A.csv:4 check-same-months [ENE]\n");
	ALONE("L,Visitas,R,M,12,1,1,1,1,1,1,1,1,1,1,1,1,\nL,Cursos,R,M,12,1,1,1,1,1,1,1,1,1,1,1,1,\n", "");
	ALONE("L,Visitas,R,M,9,1,2,3,3,,,,,,,,,\nL,Cursos,R,M,9,1,2,3,3,,,,,,,,,\n", "");
	ALONE("L,Visitas,R,M,10,1,2,3,4,,,,,,,,,\nL,Cursos,R,M,10,1,2,3,,4,,,,,,,,\n", "");
	expect(HEAD "L,Visitas,R,M,10,1,2,3,4,,,,,,,,,\n", HEAD "L,Cursos,R,M,10,1,2,3,4,,,,,,,,,\n", NOTHING,
	    "");
}

#define VISITS(n) HEAD "L,Visitas,R,M," n "," n ",,,,,,,,,,,,\n"

Test(check_suspect, ten_times_the_others)
{
	expect(VISITS("12"), VISITS("120"), VISITS("10"), "B.csv:2 check-tenfold [META ANUAL]\n");
	expect(VISITS("12"), VISITS("119"), VISITS("10"), "");
	expect(VISITS("12"), VISITS("120"), NOTHING, "");
	expect(VISITS("1%"), VISITS("100%"), VISITS("2%"), "");
}

Test(check_suspect, other_results)
{
	expect(HEAD "L,Visitas,Uno,M,1,1,,,,,,,,,,,,\n", HEAD "L,Visitas,Uno.,M,1,1,,,,,,,,,,,,\n",
	    HEAD "L,Visitas,Otro,M,1,1,,,,,,,,,,,,\n", "C.csv:2 check-result-differs [RESULTADO ESPERADO]\n");
}

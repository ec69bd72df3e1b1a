#include "plan/budget.h"
#include "progress_sheets.h"
#include "sheet/currency.h"
#include "sheet/period_headings.h"

#define PLAN_HEAD(columns) "CÓDIGO,LÍNEA,ACTIVIDAD,META ANUAL," MONTHS_HEAD "," columns "\n"
#define DONE_HEAD(columns) "CÓDIGO," MONTHS_HEAD "," columns "\n"
/* Ten a month from January to April. */
#define FORTY "40,10,10,10,10,,,,,,,,,"

struct money {
	struct reported r;
	struct budget budget;
	uint8_t currency;
};

static void
money_open(struct money *m)
{
	*m = (struct money){0};
	reported_open(&m->r);
}

static void
money_reckon(struct money *m, struct cut cut)
{
	struct status_scale scale = usual_scale;

	scale.spending_gap = 20;
	reported_reckon(&m->r, &scale, cut);
	const struct budget_source source = {&m->r.r.p.plan, &m->r.progress, &m->r.compliance, salvador,
	    m->currency};
	cr_assert(budget_build(m->r.r.p.arena, &source, &m->budget, m->r.r.p.diags), "%s",
	    support_printed(m->r.r.p.arena, m->r.r.p.diags));
}

/* As expect_cells(), of datasets that need more. */
static void
expect_money(struct money *m, enum dataset dataset, uint32_t unit, const char *columns, const char *expected)
{
	struct arena *arena = m->r.r.p.arena;
	struct dataset_source source = {
	    .plan = &m->r.r.p.plan,
	    .units = m->r.r.units,
	    .national = &m->r.r.national,
	    .compliance = &m->r.compliance,
	    .budget = &m->budget,
	    .numbers = salvador,
	};
	const char *text = "";
	struct dataset_rows rows;
	uint8_t currency;

	cr_expect(budget_reconciles(&m->budget, &currency));
	dataset_build(arena, dataset, &source, unit, &rows);
	for (size_t row = 0; row < rows.row_count; row++) {
		for (size_t k = 0; k < rows.column_count; k++)
			expect_kind(&rows.columns[k], &rows.rows[row][k]);
		for (const char *at = columns; *at != '\0'; at += strcspn(at, ","), at += *at == ',') {
			size_t column = find_heading(&rows, arena_strndup(arena, at, strcspn(at, ",")));

			text = arena_printf(arena, "%s%s%s", text, at > columns ? "|" : "",
			    cell_text(arena, &rows.rows[row][column], cell_style_for_people(salvador)));
		}
		text = arena_printf(arena, "%s\n", text);
	}
	cr_expect_str_eq(text, expected, "%s", text);
}

#define SPANS                                                                                         \
	"MONEDA,PRESUPUESTO,DEVENGADO,EJECUCIÓN ANUAL,PRESUPUESTO A LA FECHA,EJECUCIÓN A LA FECHA," \
	"PRESUPUESTO DEL PERÍODO,DEVENGADO DEL PERÍODO,EJECUCIÓN DEL PERÍODO"

Test(plan_budget, spans_of_quarters)
{
	struct money m;

	money_open(&m);
	/* 400 a quarter; 100.50 spent in the first, 300 in the second: 400.50 of 800, of 1,600. */
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO T1,PRESUPUESTO T2,PRESUPUESTO T3,PRESUPUESTO T4") "1,L,Visitas," FORTY
										     "400,400,400,400\n",
	    DONE_HEAD("DEVENGADO T1,DEVENGADO T2,DEVENGADO T3") "1,10,10,10,10,,,,,,,,,100.50,300,7\n", NULL);
	money_reckon(&m, cut_at(2, 0));
	expect_money(&m, DATASET_UNIT_BUDGET, 0, SPANS,
	    "|1,600.00|400.50|25.0%|800.00|50.1%|400.00|300.00|75.0%\n");
	/* All that was planned to date is done: 100% against 50.1%. */
	expect_money(&m, DATASET_UNIT_BUDGET, 0,
	    "EJECUCIÓN FÍSICA,EJECUCIÓN FINANCIERA,DIFERENCIA,BASE,CUADRANTE,SALDO",
	    "100.0%|50.1%|+49.9|a la fecha|avance alto, gasto bajo|1,199.50\n");
	expect_money(&m, DATASET_UNIT_PROGRESS, 0, "MONEDA,PRESUPUESTO,DEVENGADO,EJECUCIÓN FINANCIERA",
	    "|1,600.00|400.50|50.1%\n");
	reported_close(&m.r);
}

Test(plan_budget, a_period_that_is_not_over_is_in_no_span)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO,PRESUPUESTO T1,PRESUPUESTO T2") "1,L,Visitas," FORTY "1000,400,300\n",
	    DONE_HEAD("DEVENGADO T1,DEVENGADO T2") "1,10,10,10,10,,,,,,,,,100,90\n", NULL);
	/* May: the second quarter is not over, on either side; and not late. */
	money_reckon(&m, cut_at(0, 5));
	expect_money(&m, DATASET_UNIT_BUDGET, 0, SPANS ",SIN INFORMAR", "|1,000|100|10.0%|400|25.0%||||\n");
	reported_close(&m.r);
}

Test(plan_budget, a_blank_month_is_not_zero)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO") "1,L,Visitas," FORTY "1000\n"
				     "2,L,Cursos," FORTY "500\n"
				     "3,L,Ferias," FORTY "-\n"
				     "4,L,Obras," FORTY "0\n"
				     "5,L,Nada," FORTY "\n",
	    DONE_HEAD("DEVENGADO ENE,DEVENGADO FEB,DEVENGADO MAR") "1,10,10,10,10,,,,,,,,,100,,50\n"
								   "2,10,10,10,10,,,,,,,,,,,-\n"
								   "3,,,,,,,,,,,,,5,0,0\n"
								   "4,,,,,,,,,,,,,0,0,0\n",
	    NULL);
	money_reckon(&m, cut_at(1, 0));
	expect_money(&m, DATASET_UNIT_BUDGET, 0,
	    "ACTIVIDAD,PRESUPUESTO,DEVENGADO,EJECUCIÓN ANUAL,SIN INFORMAR,BASE",
	    "Visitas|1,000|150|15.0%|FEB|anual\n"
	    "Cursos|500|||ENE, FEB, MAR|anual\n"
	    "Ferias||5|||anual\n"
	    "Obras|0|0|||anual\n");
	/* 150 of 1,000; of 1,500 with those who say nothing.  5 are of no budget. */
	expect_money(&m, DATASET_BUDGET_SUMMARY, 0,
	    "ACTIVIDADES,PRESUPUESTO,DEVENGADO,EJECUCIÓN FINANCIERA,EJECUCIÓN CON CEROS,COBERTURA,"
	    "PRESUPUESTO SIN INFORMAR,DEVENGADO SIN PRESUPUESTO",
	    "4|1,500|155|15.0%|10.0%|1 de 2|500|5\n");
	reported_close(&m.r);
}

Test(plan_budget, currencies_are_never_added)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO,MONEDA") "1,L,Visitas," FORTY "\"US$ 1,000\",\n"
					    "2,L,Cursos," FORTY "Q500.25,\n"
					    "3,M,Ferias," FORTY "$ 200,\n"
					    "4,M,Obras," FORTY "300,GTQ\n"
					    "5,M,Otras," FORTY "7,\n",
	    DONE_HEAD("DEVENGADO T1") "1,,,,,,,,,,,,,Q40\n"
				      "2,,,,,,,,,,,,,100\n",
	    NULL);
	reported_unit(&m.r, "B", PLAN_HEAD("PRESUPUESTO (US$)") "1,L,Visitas," FORTY "1\n", NULL, NULL);
	money_reckon(&m, cut_at(1, 0));
	/* What was spent in another currency than the activity has is in no figure. */
	expect_money(&m, DATASET_UNIT_BUDGET, 0, "MONEDA,PRESUPUESTO,DEVENGADO",
	    "USD|1,000.00|\nGTQ|500.25|100.00\n$|200.00|\nGTQ|300.00|\n|7.00|\n");
	expect_money(&m, DATASET_BUDGET_SUMMARY, 0, "MONEDA,PRESUPUESTO,DEVENGADO",
	    "USD|1,001.00|\nGTQ|800.25|100.00\n$|200.00|\n|7.00|\n");
	expect_money(&m, DATASET_BUDGET_UNITS, 0, "CÓDIGO,MONEDA,PRESUPUESTO",
	    "A|USD|1,000.00\nA|GTQ|800.25\nA|$|200.00\nA||7.00\nB|USD|1.00\n");
	expect_money(&m, DATASET_BUDGET_LINES, 0, "LÍNEA,MONEDA,PRESUPUESTO",
	    "L|USD|1,001.00\nL|GTQ|500.25\nM|$|200.00\nM|GTQ|300.00\nM||7.00\n");
	/* A summary of all has no one sum; of B it has. */
	expect_money(&m, DATASET_PROGRESS_UNITS, 0, "CÓDIGO,MONEDA,PRESUPUESTO", "A||\nB|USD|1.00\n");
	expect_money(&m, DATASET_RECONCILIATION_AMOUNTS, 0,
	    "FIGURA,UNIDAD DE MEDIDA,UNIDADES,SUMA DE UNIDADES,NACIONAL,DIFERENCIA",
	    "META ANUAL||2|80|80|0\nENE||2|20|20|0\nFEB||2|20|20|0\nMAR||2|20|20|0\nABR||2|20|20|0\n"
	    "META ANUAL||1|40|40|0\nENE||1|10|10|0\nFEB||1|10|10|0\nMAR||1|10|10|0\nABR||1|10|10|0\n"
	    "META ANUAL||1|40|40|0\nENE||1|10|10|0\nFEB||1|10|10|0\nMAR||1|10|10|0\nABR||1|10|10|0\n"
	    "META ANUAL|GTQ|1|40|40|0\nENE|GTQ|1|10|10|0\nFEB|GTQ|1|10|10|0\nMAR|GTQ|1|10|10|0\n"
	    "ABR|GTQ|1|10|10|0\n"
	    "META ANUAL||1|40|40|0\nENE||1|10|10|0\nFEB||1|10|10|0\nMAR||1|10|10|0\nABR||1|10|10|0\n"
	    "PRESUPUESTO|USD|2|1,001.00|1,001.00|0.00\n"
	    "PRESUPUESTO|GTQ|1|800.25|800.25|0.00\nDEVENGADO|GTQ|1|100.00|100.00|0.00\n"
	    "DEVENGADO DEL PERÍODO|GTQ|1|100.00|100.00|0.00\n"
	    "PRESUPUESTO|$|1|200.00|200.00|0.00\nPRESUPUESTO||1|7.00|7.00|0.00\n");
	reported_close(&m.r);
}

/* "$" may be USD, and is it under such a heading, whatever stands beside it; under MXN "US$" is another. */
Test(plan_budget, a_shared_sign_is_what_its_heading_says)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO (US$)") "1,L,Visitas," FORTY "\"$ 3,000\"\n2,L,Cursos," FORTY "500\n",
	    DONE_HEAD("DEVENGADO T1 (US$)") "1,,,,,,,,,,,,,$ 40\n2,,,,,,,,,,,,,7\n", NULL);
	reported_unit(&m.r, "B",
	    PLAN_HEAD("PRESUPUESTO (MXN)") "3,L,Ferias," FORTY "$ 9\n4,L,Otras," FORTY "US$ 8\n",
	    DONE_HEAD("DEVENGADO T1") "3,,,,,,,,,,,,,$ 2\n", NULL);
	money_reckon(&m, cut_at(1, 0));
	expect_money(&m, DATASET_UNIT_BUDGET, 0, "MONEDA,PRESUPUESTO,DEVENGADO", "USD|3,000|40\nUSD|500|7\n");
	expect_money(&m, DATASET_UNIT_BUDGET, 1, "MONEDA,PRESUPUESTO,DEVENGADO", "MXN|9|2\nUSD|8|\n");
	expect_money(&m, DATASET_BUDGET_SUMMARY, 0, "MONEDA,PRESUPUESTO,DEVENGADO",
	    "USD|3,508|47\nMXN|9|2\n");
	reported_close(&m.r);
}

/* Of some activities, as a level has those of several units. */
Test(plan_budget, sums_of_some_activities)
{
	static const uint32_t both[] = {0, 2}, one[] = {1};
	struct budget_sums sums;
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO,MONEDA") "1,L,Visitas," FORTY "100,USD\n2,L,Cursos," FORTY "9,GTQ\n",
	    DONE_HEAD("DEVENGADO T1") "1,10,,,,,,,,,,,,25\n", NULL);
	reported_unit(&m.r, "B", PLAN_HEAD("PRESUPUESTO (US$)") "3,L,Ferias," FORTY "50.50\n", NULL, NULL);
	money_reckon(&m, cut_at(1, 0));
	cr_assert(budget_sums_of(m.r.r.p.arena, &m.budget, both, 2, &sums));
	cr_assert(sums.count == 1 && sums.items[0].activities == 2);
	const struct budget_total *annual = &sums.items[0].span[BUDGET_ANNUAL];
	cr_expect(decimal_compare(annual->budget.sum, (struct decimal){15050, 2}) == 0);
	cr_expect(decimal_compare(annual->spent.sum, (struct decimal){25, 0}) == 0);
	/* 25 of the 100 of the one that tells of it. */
	cr_expect(annual->share.num * 4 == annual->share.den && annual->due == 2 && annual->measured == 1);
	cr_assert(budget_sums_of(m.r.r.p.arena, &m.budget, one, 1, &sums) && sums.count == 1);
	cr_expect_null(budget_sum_of(&sums, m.budget.all.items[0].currency));
	cr_assert(budget_sums_of(m.r.r.p.arena, &m.budget, NULL, 0, &sums) && sums.count == 0);
	reported_close(&m.r);
}

Test(plan_budget, the_jobs_currency_is_of_amounts_that_say_none)
{
	struct money m;

	money_open(&m);
	m.currency = currency_named("usd");
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO") "1,L,Visitas," FORTY "1000\n2,L,Cursos," FORTY "$ 500\n3,L,Ferias," FORTY
				     "Q 300\n",
	    NULL, NULL);
	money_reckon(&m, cut_at(1, 0));
	expect_money(&m, DATASET_BUDGET_SUMMARY, 0, "MONEDA,PRESUPUESTO,DEVENGADO,COBERTURA",
	    "USD|1,500||0 de 2\nGTQ|300||0 de 1\n");
	reported_close(&m.r);
}

/* 20 points apart is a warning, 19.9 is not. */
Test(plan_budget, quadrants_at_the_gap)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO T1") "1,L,Igual," FORTY "1000\n2,L,Casi," FORTY
					"1000\n3,L,Poco gasto," FORTY "1000\n"
					"4,L,Mucho gasto," FORTY "1000\n5,L,Sin gasto," FORTY
					"1000\n6,L,Sin avance," FORTY "1000\n",
	    DONE_HEAD("DEVENGADO T1") "1,5,5,5,,,,,,,,,,500\n2,5,5,5,,,,,,,,,,301\n3,5,5,5,,,,,,,,,,300\n"
				      "4,5,5,5,,,,,,,,,,700\n5,5,5,5,,,,,,,,,,\n6,,,,,,,,,,,,,400\n",
	    NULL);
	money_reckon(&m, cut_at(1, 0));
	expect_money(&m, DATASET_UNIT_BUDGET, 0,
	    "ACTIVIDAD,EJECUCIÓN FÍSICA,EJECUCIÓN FINANCIERA,DIFERENCIA,CUADRANTE",
	    "Igual|50.0%|50.0%|0.0|acordes\n"
	    "Casi|50.0%|30.1%|+19.9|acordes\n"
	    "Poco gasto|50.0%|30.0%|+20.0|avance alto, gasto bajo\n"
	    "Mucho gasto|50.0%|70.0%|-20.0|gasto alto, avance bajo\n"
	    "Sin gasto|50.0%|||\n"
	    "Sin avance||40.0%||\n");
	expect_money(&m, DATASET_BUDGET_ALERTS, 0, "ACTIVIDAD,DIFERENCIA",
	    "Poco gasto|+20.0\nMucho gasto|-20.0\n");
	/* 50% of the four with both; 2,201 of 5,000, of those who report. */
	expect_money(&m, DATASET_BUDGET_SUMMARY, 0,
	    "EJECUCIÓN FÍSICA,EJECUCIÓN FINANCIERA,CUADRANTE,ALERTAS,COBERTURA",
	    "50.0%|44.0%|acordes|2|5 de 6\n");
	reported_close(&m.r);
}

/* What was done beyond what was planned is 100%: it does not excuse money. */
Test(plan_budget, the_physical_side_has_a_cap)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A", PLAN_HEAD("PRESUPUESTO T1") "1,L,Mucho," FORTY "1000\n",
	    DONE_HEAD("DEVENGADO T1") "1,90,90,90,,,,,,,,,,1300\n", NULL);
	money_reckon(&m, cut_at(1, 0));
	expect_money(&m, DATASET_BUDGET_SUMMARY, 0,
	    "EJECUCIÓN FÍSICA,EJECUCIÓN FINANCIERA,DIFERENCIA,CUADRANTE,SALDO",
	    "100.0%|130.0%|-30.0|gasto alto, avance bajo|-300\n");
	reported_close(&m.r);
}

/* One budget that is of the year alone makes the basis that of all. */
Test(plan_budget, the_basis_is_one_for_all)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A", PLAN_HEAD("PRESUPUESTO T1,PRESUPUESTO T2") "1,L,Visitas," FORTY "600,400\n",
	    DONE_HEAD("DEVENGADO T1") "1,10,10,10,,,,,,,,,,600\n", NULL);
	reported_unit(&m.r, "B", PLAN_HEAD("PRESUPUESTO ANUAL") "1,L,Visitas," FORTY "1000\n",
	    DONE_HEAD("DEVENGADO") "1,10,10,10,,,,,,,,,,500\n", NULL);
	money_reckon(&m, cut_at(1, 0));
	expect_money(&m, DATASET_BUDGET_UNITS, 0,
	    "CÓDIGO,EJECUCIÓN FÍSICA,EJECUCIÓN FINANCIERA,BASE,CUADRANTE",
	    "A|75.0%|60.0%|anual|acordes\nB|75.0%|50.0%|anual|avance alto, gasto bajo\n");
	reported_close(&m.r);
}

/* A plain DEVENGADO is of the form's period; else from the beginning of the year on. */
Test(plan_budget, plain_columns)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A", PLAN_HEAD("PRESUPUESTO") "1,L,Visitas," FORTY "1000\n",
	    DONE_HEAD("DEVENGADO") "1,10,10,10,,,,,,,,,,500\n", NULL);
	reported_unit(&m.r, "B", PLAN_HEAD("PRESUPUESTO") "1,L,Visitas," FORTY "1000\n",
	    DONE_HEAD(
		"PROGRAMADO ABR,PROGRAMADO MAY,PROGRAMADO JUN,DEVENGADO") "1,10,10,10,,,,,,,,,,,,,500\n",
	    NULL);
	/* Where the progress has none, the plan may. */
	reported_unit(&m.r, "C", PLAN_HEAD("PRESUPUESTO,DEVENGADO T1") "1,L,Visitas," FORTY "1000,80\n",
	    DONE_HEAD("X") "1,10,10,10,,,,,,,,,,\n", NULL);
	money_reckon(&m, cut_at(2, 0));
	expect_money(&m, DATASET_BUDGET_UNITS, 0, "CÓDIGO,DEVENGADO,DEVENGADO DEL PERÍODO",
	    "A|500|\nB|500|500\nC|80|\n");
	expect_money(&m, DATASET_UNIT_BUDGET, 1, "SIN INFORMAR", "ENE, FEB, MAR\n");
	reported_close(&m.r);
}

/* Ten to the sixteenth with cents: no fraction has such terms. */
Test(plan_budget, shares_of_long_amounts)
{
	struct money m;

	money_open(&m);
	reported_unit(&m.r, "A", PLAN_HEAD("PRESUPUESTO") "1,L,Visitas," FORTY "30000000000000000.07\n",
	    DONE_HEAD("DEVENGADO") "1,10,10,10,,,,,,,,,,10000000000000000.01\n", NULL);
	money_reckon(&m, cut_at(1, 0));
	expect_money(&m, DATASET_BUDGET_SUMMARY, 0, "EJECUCIÓN ANUAL,SALDO",
	    "33.3%|20,000,000,000,000,000.06\n");
	reported_close(&m.r);
}

Test(plan_budget, a_sum_too_long_is_an_error)
{
	struct money m;
	struct budget_source source;

	money_open(&m);
	reported_unit(&m.r, "A",
	    PLAN_HEAD("PRESUPUESTO") "1,L,Visitas," FORTY "9000000000000000000\n2,L,Cursos," FORTY
				     "9000000000000000000\n",
	    NULL, NULL);
	reported_reckon(&m.r, &usual_scale, cut_at(1, 0));
	source = (struct budget_source){&m.r.r.p.plan, &m.r.progress, &m.r.compliance, salvador, 0};
	cr_expect_not(budget_build(m.r.r.p.arena, &source, &m.budget, m.r.r.p.diags));
	cr_expect(diags_has(m.r.r.p.diags, (struct srcloc){"A.csv", 3, 1}, "budget-overflow"), "%s",
	    support_printed(m.r.r.p.arena, m.r.r.p.diags));
	reported_close(&m.r);
}

Test(plan_budget, no_money_costs_nothing)
{
	struct money m;

	money_open(&m);
	/* Texts under such a heading are no money. */
	reported_unit(&m.r, "A", PLAN_HEAD("PRESUPUESTO") "1,L,Visitas," FORTY "Fondos propios\n", NULL,
	    NULL);
	money_reckon(&m, cut_at(1, 0));
	cr_expect_not(m.budget.any);
	cr_expect_null(m.budget.units);
	expect_money(&m, DATASET_BUDGET_SUMMARY, 0, "MONEDA", "");
	expect_money(&m, DATASET_UNIT_BUDGET, 0, "MONEDA", "");
	reported_close(&m.r);
}

Test(plan_budget, headings)
{
	static const struct {
		const char *heading;
		enum period_subject subject;
		enum plan_column period; /* COLUMN_JUSTIFICATION: none */
		const char *currency;
		bool to_date;
	} cases[] = {
	    {"DEVENGADO ACUMULADO", PERIOD_SPENT, COLUMN_JUSTIFICATION, "", true},
	    {"Devengado a la fecha (US$)", PERIOD_SPENT, COLUMN_JUSTIFICATION, "USD", true},
	    {"Gasto (acumulado)", PERIOD_SPENT, COLUMN_JUSTIFICATION, "", true},
	    {"SPENT TO DATE", PERIOD_SPENT, COLUMN_JUSTIFICATION, "", true},
	    {"DEVENGADO ACUMULADO T1", PERIOD_SPENT, COLUMNS, ""},
	    {"PRESUPUESTO ACUMULADO", PERIOD_BUDGET, COLUMNS, ""},
	    {"DEVENGADO", PERIOD_SPENT, COLUMN_JUSTIFICATION, ""},
	    {"PRESUPUESTO", PERIOD_BUDGET, COLUMN_JUSTIFICATION, ""},
	    {"Presupuesto anual", PERIOD_BUDGET, COLUMN_YEAR, ""},
	    {"Presupuesto asignado T3", PERIOD_BUDGET, COLUMN_QUARTER + 2, ""},
	    {"PRESUPUESTO (US$)", PERIOD_BUDGET, COLUMN_JUSTIFICATION, "USD"},
	    {"PRESUPUESTO ENE (GTQ)", PERIOD_BUDGET, COLUMN_MONTH, "GTQ"},
	    {"Presupuesto 2024 en US$", PERIOD_BUDGET, COLUMN_JUSTIFICATION, "USD"},
	    {"Monto", PERIOD_BUDGET, COLUMN_JUSTIFICATION, ""},
	    {"PRESUPUESTO EJECUTADO T1", PERIOD_SPENT, COLUMN_QUARTER, ""},
	    {"Devengado diciembre", PERIOD_SPENT, COLUMN_MONTH + 11, ""},
	    {"Ejecución financiera S1", PERIOD_SPENT, COLUMN_SEMESTER, ""},
	    {"Medida correctiva 2.º trimestre", PERIOD_MEASURE, COLUMN_QUARTER + 1, ""},
	    {"Responsable de la medida", PERIOD_RESPONSIBLE, COLUMN_JUSTIFICATION, ""},
	    {"PLAZO T2", PERIOD_DEADLINE, COLUMN_QUARTER + 1, ""},
	    {"EVIDENCIA ENE", PERIOD_EVIDENCE, COLUMN_MONTH, ""},
	    {"CAUSA T1", PERIOD_CAUSE, COLUMN_QUARTER, ""},
	    {"JUSTIFICACIÓN T1", PERIOD_REASON, COLUMN_QUARTER, ""},
	    {"PRESUPUESTO REFORMADO", PERIOD_BUDGET, COLUMNS, ""},
	    {"PRESUPUESTARIO", PERIOD_SUBJECTS, COLUMNS, ""},
	    {"MEDIDA", PERIOD_SUBJECTS, COLUMNS, ""},
	    {"RESPONSABLE", PERIOD_SUBJECTS, COLUMNS, ""},
	    {"CAUSANTE", PERIOD_SUBJECTS, COLUMNS, ""},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct period_heading found = {.subject = PERIOD_SUBJECTS, .period = COLUMNS};
		const char *key = heading_key(arena, cases[i].heading, strlen(cases[i].heading));

		if (!period_heading(key, &found))
			found.subject = PERIOD_SUBJECTS;
		cr_expect_eq(found.subject, cases[i].subject, "%s", cases[i].heading);
		if (found.subject == PERIOD_SUBJECTS)
			continue;
		cr_expect_eq(found.period, cases[i].period, "%s", cases[i].heading);
		cr_expect_eq(found.to_date, cases[i].to_date, "%s", cases[i].heading);
		cr_expect_str_eq(currency_code(found.currency), cases[i].currency, "%s", cases[i].heading);
	}
	for (int s = 0; s < PERIOD_SUBJECTS; s++) {
		const char *heading = period_subject_heading((enum period_subject)s);
		const char *key = heading_key(arena, heading, strlen(heading));

		cr_expect_str_eq(key, period_subject_key((enum period_subject)s));
	}
	cr_expect_str_eq(period_subject_heading(PERIOD_REASON), column_heading(COLUMN_JUSTIFICATION));
	arena_close(arena);
}

/* Of the words for one thing, that which is nearest to its own. */
Test(plan_budget, the_nearest_word_is_taken)
{
	struct reported r;
	struct period_columns columns;
	const struct sheet *sheet;

	reported_open(&r);
	sheet = reported_sheet(&r, "p.csv", "MONTO,PRESUPUESTO,CÓDIGO," MONTHS_HEAD ",PRESUPUESTO T1\n");
	period_columns_bind(sheet, (struct calendar){0}, PERIOD_BUDGET, &columns);
	cr_expect_eq(columns.plain, 1);
	cr_expect_eq(columns.of[0], 15);
	cr_expect_eq(columns.plain_of, PERIOD_ANY);
	/* Of a form a plain one is of its period, and one that says so of the year so far. */
	sheet = reported_sheet(&r, "f.csv", "CÓDIGO,PROGRAMADO ABR,DEVENGADO," MONTHS_HEAD "\n");
	period_columns_bind(sheet, (struct calendar){0}, PERIOD_SPENT, &columns);
	cr_expect_eq(columns.plain_of, period_columns_number(COLUMN_QUARTER + 1));
	sheet = reported_sheet(&r, "g.csv", "CÓDIGO,PROGRAMADO ABR,DEVENGADO ACUMULADO," MONTHS_HEAD "\n");
	period_columns_bind(sheet, (struct calendar){0}, PERIOD_SPENT, &columns);
	cr_expect_eq(columns.plain, 2);
	cr_expect_eq(columns.plain_of, PERIOD_ANY);
	reported_close(&r);
}

#include "check/check.h"
#include "plan/declarations.h"
#include "plan/money.h"
#include "progress_sheets.h"
#include "sheet/currency.h"

#define MONEY_HEAD "ACTIVIDAD,META ANUAL," MONTHS_HEAD "\n"
#define CURRENCY_HEAD "ACTIVIDAD,UNIDAD DE MEDIDA,MONEDA,META ANUAL," MONTHS_HEAD "\n"
#define NO_MORE ",,,,,,,,,,\n"

/* Of each row: "activity/unit of measure target T1". */
static void
expect_rows(struct rolled *r, const char *expected)
{
	const struct plan *plan = &r->p.plan;
	const char *text = "";

	rolled_build(r);
	for (size_t i = 0; i < r->national.row_count; i++) {
		const struct rollup_row *row = &r->national.rows[i];
		const struct rollup_figures *figures = row_figures(r, row);
		uint32_t unit = row->unit_of_measure;

		text = arena_printf(r->p.arena, "%s%s/%s %s %s\n", text, plan->groups[row->group].label,
		    unit == UINT32_MAX ? "" : plan->measure_units[unit].label,
		    figure_text(r->p.arena, &figures->target, row->rule),
		    figure_text(r->p.arena, &figures->quarter[0], row->rule));
	}
	cr_expect_str_eq(text, expected, "%s", text);
	planned_close(&r->p);
}

/* What the checks say of one unit. */
static void
expect_findings(const char *csv, const char *expected)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	struct planned p;

	planned_open(&p);
	planned_unit(&p, "A", csv);
	planned_must_build(&p);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	check_report(p.arena, &findings, p.diags);
	cr_expect_str_eq(support_printed(p.arena, p.diags), expected, "%s",
	    support_printed(p.arena, p.diags));
	planned_close(&p);
}

/* Q100 + 50.50 quetzales = 150.50; US$ 7 and 3 without any currency stand by themselves. */
Test(plan_money, currencies_are_units_of_measure)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", MONEY_HEAD "Obras,Q100,Q60.00,40" NO_MORE);
	planned_unit(&r.p, "B", MONEY_HEAD "Obras,US$ 7,US$ 7," NO_MORE);
	planned_unit(&r.p, "C",
	    "ACTIVIDAD,UNIDAD DE MEDIDA,META ANUAL," MONTHS_HEAD "\nObras,Quetzales,50.50,50.50," NO_MORE);
	planned_unit(&r.p, "D", MONEY_HEAD "Obras,3,3," NO_MORE);
	expect_rows(&r, "Obras/Quetzales 150.50 150.50\nObras/USD 7 7\nObras/ 3 3\n");
}

Test(plan_money, the_column_moneda_says_it_too)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", CURRENCY_HEAD "X,,MXN,$1,$1," NO_MORE "X,,Q,2,2," NO_MORE);
	/* MONEDA is not that of workshops; and that of litres of fuel where the cells have a sign. */
	planned_unit(&r.p, "B",
	    CURRENCY_HEAD "X,,mxn,4,4," NO_MORE "X,,GTQ,8,8," NO_MORE "X,talleres,GTQ,16,16," NO_MORE
			  "X,litros,USD,$32,$32," NO_MORE "X,,,$64,$64," NO_MORE "X,,-,128,128," NO_MORE);
	expect_rows(&r,
	    "X/MXN 5 5\nX/GTQ 10 10\nX/talleres 16 16\nX/litros (USD) 32 32\nX/$ 64 64\nX/ 128 128\n");
}

/* In one activity nothing is added; another activity of the same name has its own row. */
Test(plan_money, several_in_one_activity_have_no_figures)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", MONEY_HEAD "X,Q300,Q100,US$ 200" NO_MORE "Y,$1,$1," NO_MORE);
	expect_rows(&r, "X/?  \nY/$ 1 1\n");
}

Test(plan_money, a_percent_has_no_currency)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", CURRENCY_HEAD "X,,GTQ,50%,50%," NO_MORE);
	planned_unit(&r.p, "B", CURRENCY_HEAD "X,,,100%,100%," NO_MORE);
	expect_rows(&r, "X/ 150/2 50-100 150/2 50-100\n");
}

/* The job can't put together what the checks say is not one thing. */
Test(plan_money, no_declaration_adds_them)
{
	const struct sheet_field said = {.text = "suma", .length = 4, .line = 3, .column = 5};
	struct planned p;

	planned_open(&p);
	const struct declaration sum[] = {
	    {"X", NULL, cell_blank(), cells_make(p.arena, &said, 1), {"job.yaml", 3, 5}}};
	planned_unit(&p, "A", MONEY_HEAD "X,Q300,Q100,US$ 200" NO_MORE);
	planned_must_build(&p);
	plan_declare(p.arena, &p.plan, sum, 1, p.diags);
	cr_expect_eq(p.plan.activities[0].consolidation, CONSOLIDATION_NONE);
	cr_expect_eq(money_of_activity(&p.plan, &p.plan.activities[0]), CURRENCY_SEVERAL);
	planned_close(&p);
}

Test(plan_money, several_in_one_activity_are_told)
{
	expect_findings("LÍNEA,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN," MONEY_HEAD
			"L,R,M,X,\"Q1,300.50\",Q300,US$ 200,5"
			",,,,,,,,,\n",
	    "A.csv:2:26: warning: «US$ 200» in FEB is in USD, «Q1,300.50» in META ANUAL in GTQ: currencies "
	    "are not added, so the activity has no figures beyond its own cells. Write all its "
	    "amounts in one "
	    "currency, or make an activity of each. [check-currency]\n");
	expect_findings("LÍNEA,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN," CURRENCY_HEAD
			"L,R,M,X,Euros,USD,5,5," NO_MORE,
	    "A.csv:2:15: warning: «USD» in MONEDA is in USD, «Euros» in UNIDAD DE MEDIDA in EUR: currencies "
	    "are not added, so the activity has no figures beyond its own cells. Write all its "
	    "amounts in one "
	    "currency, or make an activity of each. [check-currency]\n");
	/* "$" beside "US$" may be two; money has decimals, and may be all there is. */
	expect_findings("LÍNEA,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN," MONEY_HEAD
			"L,R,M,X,$2,$1,US$1" NO_MORE "L,R,M,Y,$2.50,$1.25,1.25" NO_MORE,
	    "A.csv:2:15: warning: «US$1» in FEB is in USD, «$2» in META ANUAL in $: currencies are "
	    "not added, "
	    "so the activity has no figures beyond its own cells. Write all its amounts in one currency, or "
	    "make an activity of each. [check-currency]\n");
	/* A negative amount is told as any negative figure is. */
	expect_findings("LÍNEA,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN," MONEY_HEAD
			"L,R,M,X,($2),-$2," NO_MORE,
	    "A.csv:2:9: warning: ($2) is negative; nothing less than 0 can be planned. Take the sign "
	    "away, or "
	    "write \"-\" where nothing is planned. [check-value-range]\n"
	    "A.csv:2:14: warning: -$2 is negative; nothing less than 0 can be planned. Take the sign "
	    "away, or "
	    "write \"-\" where nothing is planned. [check-value-range]\n");
}

/* Of Q100 in January Q40 are done; US$ 40 in February are nothing that the plan has. */
Test(plan_money, progress_in_another_currency_is_left_out)
{
	struct reported r;
	const struct executed *x, *y;

	reported_open(&r);
	reported_unit(&r, "A", MONEY_HEAD "X,Q200,Q100,Q100" NO_MORE "Y,2,1,1" NO_MORE,
	    "ACTIVIDAD," MONTHS_HEAD "\nX,Q40.00,US$ 40,30"
	    ",,,,,,,,,\n"
	    "Y,$1,\xe2\x82\xac"
	    "1,$1"
	    ",,,,,,,,,\n",
	    NULL);
	reported_join(&r);
	x = &r.progress.executed[0];
	y = &r.progress.executed[1];
	cr_expect(amount_given(&x->month[0]) && x->month[0].value.number.units == 4000);
	cr_expect_not(amount_given(&x->month[1]));
	cr_expect(amount_given(&x->month[2]));
	cr_expect(amount_given(&y->month[0]) && !amount_given(&y->month[1]) && amount_given(&y->month[2]));
	reported_close(&r);
}

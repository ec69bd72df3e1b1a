/*
 * Money that was corrected after it was reported, by hand.
 */
#include "plan/budget_corrections.h"
#include "plan/reported.h"
#include "progress_sheets.h"

#define PLAN "ACTIVIDAD,META ANUAL," MONTHS_HEAD "\na,4,1,1,1,1,,,,,,,,\n"

static void
told(struct buf *out, const struct budget_history *h, const struct budget_correction *one)
{
	buf_addf(out, "%s %s %s > %s\n",
	    one->number == PERIOD_ANY ? "-" : column_heading(period_columns_column(one->number)),
	    budget_correction_heading(h, one), sheet_text(one->was.cell),
	    one->now.cell ? sheet_text(one->now.cell) : "-");
}

/* Of one activity, by the columns of then and of now, and what they hold. */
static void
expect_corrected(const char *before, const char *now, const char *expected)
{
	struct budget_correction all[BUDGET_CORRECTIONS_MAX];
	struct budget_history history;
	struct buf out = BUF_INIT;
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN, now, before);
	reported_join(&r);
	if (budget_history_bind(&r.r.p.plan, &r.progress, 0, salvador, &history)) {
		const struct budget_reading reading = {salvador, 0, r.r.p.arena};
		const size_t n = budget_corrections(&reading, &history, 0, all);

		for (size_t k = 0; k < n; k++)
			told(&out, &history, &all[k]);
	}
	cr_expect_str_eq(buf_cstr(&out), expected, "%s", buf_cstr(&out));
	buf_release(&out);
	reported_close(&r);
}

#define T1_T2 "ACTIVIDAD,ENE,DEVENGADO T1,DEVENGADO T2\n"

Test(plan_budget_corrections, an_amount_is_another_one_or_gone)
{
	expect_corrected(T1_T2 "a,1,400,7\n", T1_T2 "a,1,900,7\n", "T1 DEVENGADO T1 400 > 900\n");
	expect_corrected(T1_T2 "a,1,400,7\n", T1_T2 "a,1,,7\n", "T1 DEVENGADO T1 400 > -\n");
	expect_corrected(T1_T2 "a,1,400,\n", T1_T2 "b,1,400,\n", "T1 DEVENGADO T1 400 > -\n");
	expect_corrected(T1_T2 "a,1,400,\n", T1_T2 "a,1,-400,\n", "T1 DEVENGADO T1 400 > -400\n");
	expect_corrected(T1_T2 "a,1,0,\n", T1_T2 "a,1,,\n", "T1 DEVENGADO T1 0 > -\n");
}

Test(plan_budget_corrections, the_same_amount_and_a_new_one_are_none)
{
	expect_corrected(T1_T2 "a,1,\"1,400.00\",\n", T1_T2 "a,1,$1400,5\n", "");
	expect_corrected(T1_T2 "a,1,nada,3\n", T1_T2 "a,1,5,3\n", "");
	expect_corrected(NULL, T1_T2 "a,1,5,3\n", "");
	expect_corrected("ACTIVIDAD,ENE\na,1\n", T1_T2 "a,1,5,3\n", "");
}

Test(plan_budget_corrections, another_currency_is_another_amount)
{
	expect_corrected(T1_T2 "a,1,$900.00,\n", T1_T2 "a,1,Q900.00,\n",
	    "T1 DEVENGADO T1 $900.00 > Q900.00\n");
	expect_corrected(T1_T2 "a,1,$900.00,\n", T1_T2 "a,1,US$ 900,\n", "");
	expect_corrected("ACTIVIDAD,ENE,DEVENGADO T1 (USD)\na,1,9\n",
	    "ACTIVIDAD,ENE,DEVENGADO T1 (GTQ)\na,1,9\n", "T1 DEVENGADO T1 (GTQ) 9 > 9\n");
}

Test(plan_budget_corrections, a_column_is_known_under_another_word)
{
	expect_corrected("ACTIVIDAD,ENE,GASTO PRIMER TRIMESTRE\na,1,400\n", T1_T2 "a,1,900,\n",
	    "T1 DEVENGADO T1 400 > 900\n");
}

/* 400 of a quarter may stand in its months now; but not where the column is there, and is blank. */
Test(plan_budget_corrections, what_stands_in_other_periods_is_not_gone)
{
	expect_corrected("ACTIVIDAD,ENE,DEVENGADO T1\na,1,400\n",
	    "ACTIVIDAD,ENE,DEVENGADO ENE,DEVENGADO MAR\na,1,300,100\n", "");
	expect_corrected("ACTIVIDAD,ENE,DEVENGADO T1\na,1,400\n",
	    "ACTIVIDAD,ENE,DEVENGADO ACUMULADO\na,1,700\n", "");
	expect_corrected("ACTIVIDAD,ENE,DEVENGADO T1\na,1,400\n", "ACTIVIDAD,ENE,DEVENGADO ABR\na,1,300\n",
	    "T1 DEVENGADO T1 400 > -\n");
	expect_corrected("ACTIVIDAD,ENE,DEVENGADO T1\na,1,400\n",
	    "ACTIVIDAD,ENE,DEVENGADO T1,DEVENGADO ACUMULADO\na,1,,700\n", "T1 DEVENGADO T1 400 > -\n");
}

Test(plan_budget_corrections, what_was_spent_in_the_year_so_far_only_grows)
{
	static const char *const so_far = "ACTIVIDAD,ENE,DEVENGADO ACUMULADO\n";
	const char *rows[] = {"a,1,400\n", "a,1,900\n", "a,1,\n"};
	char before[128], now[128];

	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			(void)snprintf(before, sizeof(before), "%s%s", so_far, rows[i]);
			(void)snprintf(now, sizeof(now), "%s%s", so_far, rows[k]);
			expect_corrected(before, now,
			    i == 1 && k == 0       ? "- DEVENGADO ACUMULADO 900 > 400\n"
				: i == 0 && k == 2 ? "- DEVENGADO ACUMULADO 400 > -\n"
				: i == 1 && k == 2 ? "- DEVENGADO ACUMULADO 900 > -\n"
						   : "");
		}
}

/* What was done, too, may be money. */
Test(plan_budget_corrections, a_month_in_another_currency_is_corrected)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", "ACTIVIDAD,META ANUAL," MONTHS_HEAD "\na,$4,$1,$1,$1,$1,,,,,,,,\n",
	    "ACTIVIDAD,ENE,FEB,MAR\na,Q900,$5,5\n", "ACTIVIDAD,ENE,FEB,MAR\na,$900.00,$5,$5\n");
	reported_join(&r);
	cr_expect(progress_is_corrected(&r.progress, 0, 0));
	cr_expect_not(progress_is_corrected(&r.progress, 0, 1));
	cr_expect_not(progress_is_corrected(&r.progress, 0, 2));
	reported_close(&r);
}

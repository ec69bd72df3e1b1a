#include "check/check.h"
#include "plan_sheets.h"

/* The findings of one unit's rows: "rule [column] severity". */
static void
expect(const struct check_settings *settings, const char *csv, const char *expected)
{
	struct findings findings;
	struct planned p;
	const char *text = "";

	planned_open(&p);
	planned_unit(&p, "A", csv);
	planned_must_build(&p);
	check_run(p.arena, &p.plan, settings, salvador, &findings, p.diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;

		text =
		    arena_printf(p.arena, "%s%s [%s] %s\n", text, rule_info(f->rule)->id + strlen("check-"),
			f->column != NULL ? f->column : "", severity_name(f->severity));
	}
	cr_expect_str_eq(text, expected, "%s\n%s", csv, text);
	planned_close(&p);
}

static const struct check_settings usual = {0};

/* 100 / 3 = 33.333...; 33.33 it is with two decimals, 33.34 never, 33.330 not with three. */
Test(check_figures, an_average_as_exact_as_it_is_written)
{
#define AVERAGE(target) HEAD_CODES "1,,promedio,L,A,R,M," target ",33%,33%,34%,,,,,,,,,,\n"
	expect(&usual, AVERAGE("33.33%"), "");
	expect(&usual, AVERAGE("33%"), "");
	expect(&usual, AVERAGE("33.34%"), "target-months [META ANUAL] warning\n");
	expect(&usual, AVERAGE("33.330%"), "target-months [META ANUAL] warning\n");
	expect(&usual, HEAD_CODES "1,,promedio,L,A,R,M,1,0,1,,,,,,,,,,,\n", "");
	expect(&usual, HEAD_CODES "1,,promedio,L,A,R,M,0,0,1,,,,,,,,,,,\n",
	    "target-months [META ANUAL] warning\n");
}

Test(check_figures, without_the_rule_of_mixed_measures_numbers_are_compared)
{
	static const struct check_settings settings = {.rules = {[RULE_MIXED_MEASURE] = SETTING_OFF}};

	expect(&settings, HEAD "L,A,R,M,100%,10,20,,,,,,,,,,,\n", "percent-schedule [META ANUAL] warning\n");
	expect(&settings, HEAD "L,A,R,M,30%,10,20,,,,,,,,,,,\n", "");
	expect(&settings, HEAD_CODES "1,número,,L,A,R,M,100%,10,20,,,,,,,,,,,\n",
	    "target-months [META ANUAL] warning\n");
}

/* What explains a mismatch is as grave as the mismatch; without one, as its own rule. */
Test(check_figures, what_stands_for_another_finding_is_as_grave)
{
	static const struct check_settings settings = {
	    .rules = {[RULE_TARGET_MONTHS] = SETTING_ERROR, [RULE_PERCENT_SCHEDULE] = SETTING_ERROR}};
	static const struct check_settings lighter = {
	    .rules = {[RULE_TARGET_MONTHS] = SETTING_NOTE, [RULE_PERCENT_SCHEDULE] = SETTING_OFF}};
	static const char shifted[] = HEAD "L,A,R,M,12,6,3,,,,,,,,,,,3\n";
	static const char mixed[] = HEAD "L,A,R,M,100,10,20%,,,,,,,,,,,\n";

	expect(&settings, shifted, "shifted-columns [OBSERVACIONES] error\n");
	expect(&settings, mixed, "mixed-measure [FEB] error\n");
	expect(&settings, HEAD "L,A,R,M,30,10,20%,,,,,,,,,,,\n", "mixed-measure [FEB] warning\n");
	expect(&settings, HEAD "L,A,R,M,9,6,3,,,,,,,,,,,3\n", "shifted-columns [OBSERVACIONES] warning\n");
	expect(&lighter, shifted, "shifted-columns [OBSERVACIONES] warning\n");
	expect(&lighter, mixed, "mixed-measure [FEB] warning\n");
}

Test(check_figures, a_percent_in_observaciones_is_no_count)
{
	expect(&usual, HEAD "L,A,R,M,60,10,,,,,,,,,,,,50%\n", "target-months [META ANUAL] warning\n");
	expect(&usual, HEAD "L,A,R,M,60%,10%,,,,,,,,,,,,50\n", "percent-schedule [META ANUAL] warning\n");
	expect(&usual, HEAD "L,A,R,M,60,10,,,,,,,,,,,,50\n", "shifted-columns [OBSERVACIONES] warning\n");
	expect(&usual, HEAD_CODES "1,porcentaje,,L,A,R,M,60%,10,,,,,,,,,,,,50\n",
	    "mixed-measure [ENE] warning\n");
}

/* 100 / 12 = 8.333..., 100 / 6 = 16.666..., 100 / 7 = 14.285...: what is written is the share, rounded. */
Test(check_figures, equal_shares_may_be_rounded)
{
#define TWELVE(x) x "," x "," x "," x "," x "," x "," x "," x "," x "," x "," x "," x ",\n"
	static const char mismatch[] = "percent-schedule [META ANUAL] warning\n";
	static const struct check_settings counts = {.rules = {[RULE_VALUE_RANGE] = SETTING_OFF}};

	expect(&usual, HEAD "L,A,R,M,100%,33.33%,33.33%,33.33%,,,,,,,,,,\n", "");
	expect(&usual, HEAD "L,A,R,M,100%,33.33%,0%,33.33%,0%,33.33%,-,,,,,,,\n", "");
	expect(&usual, HEAD "L,A,R,M,100%," TWELVE("8.33%"), "");
	expect(&usual, HEAD "L,A,R,M,100%," TWELVE("8.3%"), "");
	expect(&usual, HEAD "L,A,R,M,100%,16.67%,16.67%,16.67%,16.67%,16.67%,16.67%,,,,,,,\n", "");
	expect(&usual, HEAD "L,A,R,M,100%,14.29%,14.29%,14.29%,14.29%,14.29%,14.29%,14.29%,,,,,,\n", "");
	expect(&counts, HEAD "L,A,R,M,100,33.3,33.3,33.3,,,,,,,,,,\n", "");
	expect(&counts, HEAD_CODES "1,número,suma,L,A,R,M,100,33.3,33.3,33.3,,,,,,,,,,\n", "");
	/* The twelfth share stands in OBSERVACIONES: one finding, for the cell that slipped. */
	expect(&usual,
	    HEAD "L,A,R,M,100%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,,8.33%\n",
	    "shifted-columns [OBSERVACIONES] warning\n");
	expect(&usual, HEAD "L,A,R,M,100%,33.33%,33.33%,,,,,,,,,,,33.33%\n",
	    "shifted-columns [OBSERVACIONES] warning\n");
	expect(&usual, HEAD "L,A,R,M,100%,,,,33.33%,33.33%,,,,,,,,7%\n",
	    "shifted-columns [OBSERVACIONES] warning\n");
	/* All twelve are there, and one more is left over. */
	expect(&usual,
	    HEAD
	    "L,A,R,M,100%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%,8.33%\n",
	    "shifted-columns [OBSERVACIONES] warning\n");
	/* Not the share: another rounding, more decimals than are right, unequal months, whole numbers. */
	expect(&usual, HEAD "L,A,R,M,100%," TWELVE("8.34%"), mismatch);
	expect(&usual, HEAD "L,A,R,M,100%,33.330%,33.330%,33.330%,,,,,,,,,,\n", mismatch);
	expect(&usual, HEAD "L,A,R,M,100%,33.33%,33.33%,33.3%,,,,,,,,,,\n", mismatch);
	expect(&usual, HEAD "L,A,R,M,100%," TWELVE("8%"), mismatch);
	expect(&usual, HEAD "L,A,R,M,100," TWELVE("8"), "target-months [META ANUAL] warning\n");
}

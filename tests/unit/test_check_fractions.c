#include "check/check.h"
#include "plan_sheets.h"

/* All findings of one row, as "COLUMN found -> expected [rule]". */
static void
expect(const char *csv, const char *expected)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	struct planned p;
	const char *found = "";

	planned_open(&p);
	planned_unit(&p, "A", csv);
	planned_must_build(&p);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;

		found = arena_printf(p.arena, "%s%s %s -> %s [%s]\n", found, f->column, f->found,
		    f->expected != NULL ? f->expected : "", rule_info(f->rule)->id);
	}
	cr_expect_str_eq(found, expected, "%s\n%s\nnot\n%s", csv, found, expected);
	planned_close(&p);
}

/* The one finding of a row says this of how its cells were read, and how many more there are. */
static void
expect_said(const char *csv, const char *read, const char *more)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	struct planned p;
	const char *text;

	planned_open(&p);
	planned_unit(&p, "A", csv);
	planned_must_build(&p);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	cr_assert_geq(findings.count, 1);
	text = message_text(p.arena, &(struct message[]){findings_get(&findings, 0).message}[0],
	    LANGUAGE_ENGLISH);
	cr_expect(strstr(text, read) != NULL && strstr(text, more) != NULL, "%s", text);
	planned_close(&p);
}

Test(check_fractions, among_percents_by_their_sign)
{
	expect(HEAD "L,A,R,M,100%,0.25,25%,25%,25%,,,,,,,,,\n", "ENE 0.25 -> 25% [check-percent-fraction]\n");
	expect(HEAD "L,A,R,M,100%,0.25,0.25,0.25,0.25,,,,,,,,,\n",
	    "ENE 0.25 -> 25% [check-percent-fraction]\n");
	expect(HEAD "L,A,R,M,1,25%,25%,25%,25%,,,,,,,,,\n", "ENE 25% ->  [check-mixed-measure]\n");
	expect(HEAD "L,A,R,M,100%,,0.333,33.3%,33.3%,,,,,,,,,\n",
	    "FEB 0.333 -> 33.3% [check-percent-fraction]\n");
	expect(HEAD "L,A,R,M,0.5,25%,25%,,,,,,,,,,,\n", "META ANUAL 0.5 -> 50% [check-percent-fraction]\n");
	expect(HEAD_CODES "1,porcentaje,,L,A,R,M,100%,1,1,1,,,,,,,,,,\n",
	    "ENE 1 -> 100% [check-percent-fraction]\n");
}

Test(check_fractions, of_a_whole_row)
{
	expect(HEAD_CODES "1,porcentaje,,L,A,R,M,1,0.25,0.25,0.25,0.25,,,,,,,,,\n",
	    "ENE 0.25 -> 25% [check-percent-fraction]\n");
	expect(HEAD "L,A,R,M,1,0.25,0.25,0.25,0.25,,,,,,,,,\n", "ENE 0.25 -> 25% [check-percent-fraction]\n");
	expect(HEAD_CODES "1,porcentaje,,L,A,R,M,100,1,1,1,1,1,1,,,,,,,\n",
	    "ENE 1 -> 100% [check-percent-fraction]\n");
	expect(HEAD_CODES "1,porcentaje,,L,A,R,M,100,0.25,25,25,25,,,,,,,,,\n",
	    "ENE 0.25 -> 25% [check-percent-fraction]\n");
}

Test(check_fractions, of_a_row_of_nothing_but_ones)
{
	expect(HEAD_CODES "1,porcentaje,,L,A,R,M,1,1,1,1,1,1,1,1,1,1,1,1,1,\n",
	    "ENE 1 -> 100% [check-percent-fraction]\n");
	expect(HEAD_CODES "1,porcentaje,constante,L,A,R,M,1,,,1,,,1,,,,,,,\n",
	    "MAR 1 -> 100% [check-percent-fraction]\n");
	expect(HEAD "L,A,R,M,1%,1%,1%,1%,1%,1%,1%,1%,1%,1%,1%,1%,1%,\n",
	    "META ANUAL 1% ->  [check-inferred]\n");
}

Test(check_fractions, are_told_as_they_were_read)
{
	expect_said(HEAD_CODES "1,porcentaje,,L,A,R,M,1,0.25,0.25,0.25,0.25,,,,,,,,,\n", "read as 0.25%, but",
	    "row: 3.");
	/* Nothing says that these are percents. */
	expect_said(HEAD "L,A,R,M,1,0.25,0.25,0.25,0.25,,,,,,,,,\n", "read as 0.25, but", "row: 3.");
	expect_said(HEAD_CODES "1,porcentaje,,L,A,R,M,100%,1,1,1,,,,,,,,,,\n", "read as 1%, but", "row: 2.");
}

Test(check_fractions, that_are_meant)
{
	expect(HEAD "L,A,R,M,1%,0.25%,0.25%,0.25%,0.25%,,,,,,,,,\n", "");
	expect(HEAD_CODES "1,porcentaje,,L,A,R,M,5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,,,\n", "");
	expect(HEAD_CODES "1,porcentaje,,L,A,R,M,5,1,1,1,1,1,,,,,,,,\n", "");
	expect(HEAD_CODES "1,porcentaje,,L,A,R,M,1,1,,,,,,,,,,,,\n", "");
	expect(HEAD "L,A,R,M,4,1,1,1,1,,,,,,,,,\n", "");
	/* A count by MEDIDA has its own finding. */
	expect(HEAD_CODES "1,número,,L,A,R,M,1,0.5,0.5,,,,,,,,,,,\n",
	    "ENE 0.5 ->  [check-value-range]\nFEB 0.5 ->  [check-value-range]\n");
}

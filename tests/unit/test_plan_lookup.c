#include "check/check.h"
#include "plan/declarations.h"
#include "plan/lookup.h"
#include "plan_sheets.h"

/* A code; a text that goes with it; a code that differs by its punctuation alone; a text with an alias. */
static void
open_plan(struct planned *p)
{
	static const struct plan_alias aliases[] = {{"Foo bar", "-", {"job.yaml", 2, 3}},
	    {"Mesas de trabajo", "Talleres", {"job.yaml", 3, 3}}};

	planned_open(p);
	p->aliases = aliases;
	p->alias_count = 2;
	planned_unit(p, "A",
	    HEAD_CODES "C-1,,,L,Inspección,R,M,50,40,60,,,,,,,,,,,\n1.12,,,L,Uno,R,M,5,5,,,,,,,,,,,,\n"
		       "1-12,,,L,Dos,R,M,7,8,,,,,,,,,,,,\n,,,L,Foo bar,R,M,5,5,,,,,,,,,,,,\n");
	planned_unit(p, "B",
	    HEAD_CODES ",,,L,inspección.,R,M,50,40,60,,,,,,,,,,,\n,,,L,Talleres,R,M,5,5,,,,,,,,,,,,\n"
		       ",,,L,Mesas de trabajo,R,M,5,5,,,,,,,,,,,,\n,,,L,-,R,M,5,5,,,,,,,,,,,,\n");
	planned_must_build(p);
}

/* "0,4": the activities that the name is for. */
static const char *
meant(const char *name)
{
	static char text[64];
	struct lookup lookup;
	struct lookup_name called;
	struct planned p;
	size_t n = 0;

	open_plan(&p);
	lookup_init(&lookup, p.arena, &p.plan);
	called = lookup_find(&lookup, name);
	text[0] = '\0';
	for (uint32_t i = 0; i < p.plan.activity_count; i++) {
		if (lookup_match(&lookup, called, i)) {
			text[n++] = (char)('0' + i);
			text[n] = '\0';
		}
	}
	planned_close(&p);
	return text;
}

Test(plan_lookup, codes_by_their_punctuation_and_texts_by_their_normal_form)
{
	cr_expect_str_eq(meant("c-1"), "04"); /* the second by its text, which goes with the code */
	cr_expect_str_eq(meant("C1"), "");
	cr_expect_str_eq(meant("1.12"), "1");
	cr_expect_str_eq(meant("1-12"), "2");
	cr_expect_str_eq(meant(" INSPECCION "), "04");
	cr_expect_str_eq(meant("talleres"), "56");
	cr_expect_str_eq(meant("Mesas  de trabajo."), "56");
}

Test(plan_lookup, what_says_nothing_is_nobody)
{
	cr_expect_str_eq(meant("-"), "");
	cr_expect_str_eq(meant(""), "");
	cr_expect_str_eq(meant("Foo bar"), "");
}

Test(plan_lookup, an_acceptance_by_a_code)
{
	const struct acceptance accepted[] = {
	    {RULE_TARGET_MONTHS, "A", "1.12", "no", {"job.yaml", 5, 5}},
	    {RULE_TARGET_MONTHS, "B", "C-1", "sí", {"job.yaml", 6, 5}},
	    {RULE_TARGET_MONTHS, "B", "C-1", "otra vez", {"job.yaml", 7, 5}},
	    {RULE_MISSING_LINE, "B", NULL, "apagada", {"job.yaml", 8, 5}},
	};
	const struct check_settings settings = {
	    .accepted = accepted,
	    .accepted_count = 4,
	    .rules = {[RULE_MISSING_LINE] = SETTING_OFF},
	};
	struct findings findings;
	struct planned p;
	size_t seen = 0;

	open_plan(&p);
	check_run(p.arena, &p.plan, &settings, salvador, &findings, p.diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding given = findings_get(&findings, i), *f = &given;

		if (f->rule != RULE_TARGET_MONTHS)
			continue;
		seen++;
		if (f->activity == 4)
			cr_expect_str_eq(f->accepted, "sí");
		else
			cr_expect_null(f->accepted, "%u", (unsigned)f->activity);
	}
	cr_expect_eq(seen, 3);
	cr_expect_str_eq(support_printed(p.arena, p.diags),
	    "job.yaml:5:5: warning: accepts check-target-months of «1.12» in unit «A», where nothing of "
	    "the kind was found [check-unused-acceptance]\n"
	    "job.yaml:8:5: warning: accepts check-missing-line, which the job's checks switch off "
	    "[check-unused-acceptance]\n");
	planned_close(&p);
}

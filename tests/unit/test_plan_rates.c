/* Rates: numerators and denominators of the progress. */
#include "progress_sheets.h"

#define PLAN(measure, how, figures) HEAD_CODES "1," measure "," how ",L,Casos,R,M," figures ",\n"
#define NINETY "90%,90%,90%,90%,90%,90%,90%,90%,90%,90%,90%,90%,90%"
#define TENS "10,10,10,10,10,10,10,10,10,10,10,10,10"
#define RATES_HEAD                                                                                       \
	"CÓDIGO,ENE,FEB,MAR,NUMERADOR ENE,DENOMINADOR ENE,NUMERADOR FEB,DENOMINADOR FEB,NUMERADOR MAR," \
	"DENOMINADOR MAR\n"
#define DID(figures) RATES_HEAD "1," figures "\n"
#define Q1 cut_at(1, 0)

/* Planned and executed as sum : divisor, and the compliance. */
static const char *
text_of(struct arena *arena, const struct indicator *i)
{
	struct buf b = BUF_INIT;

	decimal_format(&b, i->planned.sum, salvador, -1, false);
	buf_addf(&b, ":%u/", (unsigned)i->planned.divisor);
	decimal_format(&b, i->executed.sum, salvador, -1, false);
	buf_addf(&b, ":%u", (unsigned)i->executed.divisor);
	if (i->compliance.den > 0) {
		buf_addc(&b, ' ');
		decimal_format(&b, fraction_percent(i->compliance, 2), salvador, 2, false);
		buf_addc(&b, '%');
	}
	return buf_take(&b, arena);
}

static void
expect(const char *plan, const char *now, const char *period, const char *annual)
{
	struct reported r;
	const struct activity_compliance *a;
	const char *text;

	reported_open(&r);
	reported_unit(&r, "A", plan, now, NULL);
	reported_reckon(&r, &usual_scale, Q1);
	a = &r.compliance.activities[0];
	text = text_of(r.r.p.arena, &a->period);
	cr_expect_str_eq(text, period, "%s\n%s: %s", plan, now, text);
	text = text_of(r.r.p.arena, &a->annual);
	cr_expect_str_eq(text, annual, "%s\n%s: of the year %s", plan, now, text);
	reported_close(&r);
}

/* 9 of 10, 80 of 90, 3 of 3: 92 of 103, which is 89.32 %, where the mean of the three is 92.96 %. */
Test(plan_rates, are_taken_by_their_sums)
{
	expect(PLAN("", "promedio", NINETY), DID(",,,9,10,80,90,3,3"), "270:3/9200:103 99.24%",
	    "270:3/9200:103 99.24%");
	expect(PLAN("", "constante", NINETY), DID(",,,9,10,80,90,3,3"), "90:1/9200:103 99.24%",
	    "90:1/9200:103 99.24%");
	/* Days by case: 583 / 103 of 10; not in percent. */
	expect(PLAN("número", "promedio", TENS), DID(",,,100,10,450,90,33,3"), "30:3/583:103 56.60%",
	    "30:3/583:103 56.60%");
	/* Of hours: 7.5 / 2.5 and 4.5 / 1.5. */
	expect(PLAN("número", "promedio", TENS), DID(",,,7.5,2.5,4.5,1.5,,"), "30:3/12.0:4 30.00%",
	    "30:3/12.0:4 30.00%");
}

/* The last, the highest, and sums: each period's rate is a figure. */
Test(plan_rates, of_other_consolidations)
{
	expect(PLAN("", "último", NINETY), DID(",,,9,10,80,90,1,3"), "90:1/33.3333:1 37.04%",
	    "90:1/33.3333:1 37.04%");
	expect(PLAN("", "máximo", NINETY), DID(",,,9,10,80,90,1,3"), "90:1/90:1 100.00%",
	    "90:1/90:1 100.00%");
}

/* What makes no rate is in none; what the period's column says beside one is given up where it differs. */
Test(plan_rates, pairs)
{
	const char *plan = PLAN("", "promedio", NINETY);
	static const struct {
		const char *pair;
		enum rate_state state;
	} cases[] = {{"9,10", RATE_GIVEN}, {"0,10", RATE_GIVEN}, {"0,0", RATE_BLANK}, {"-,-", RATE_BLANK},
	    {",", RATE_BLANK}, {"9,", RATE_HALF}, {",10", RATE_HALF}, {"9,0", RATE_OF_NOTHING},
	    {"nueve,10", RATE_UNREADABLE}, {"9,-10", RATE_UNREADABLE}, {"9%,10", RATE_UNREADABLE}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reported r;
		const struct rates *rates;

		reported_open(&r);
		reported_unit(&r, "A", plan,
		    arena_printf(r.r.p.arena, DID("50%%,50%%,50%%,%s,1,2,,"), cases[i].pair), NULL);
		reported_reckon(&r, &usual_scale, Q1);
		rates = r.progress.executed[0].rates;
		cr_assert_not_null(rates);
		cr_expect_eq(rates->of[0].state, cases[i].state, "%s: %d", cases[i].pair, rates->of[0].state);
		cr_expect_eq(rates->differs, cases[i].state == RATE_GIVEN ? 1 : 0, "%s", cases[i].pair);
		cr_expect_eq(rates->computed, rates->differs);
		reported_close(&r);
	}
	/* 88.9 % is 80 / 90 with its one decimal, and 88 % isn't. */
	expect(plan, DID(",88.9%,,,,80,90,,"), "270:3/8000:90 98.77%", "270:3/8000:90 98.77%");
	expect(plan, DID("90%,88%,70%,,,,,,"), "270:3/248:3 91.85%", "1080:1/248:1 22.96%");
}

/* 92 of 103 and 700 of 1000: 792 of 1103, held against 90 % of 103 and 80 % of 1000: 892.7. */
Test(plan_rates, over_units)
{
	struct activity_total total;
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN("", "promedio", NINETY), DID(",,,9,10,80,90,3,3"), NULL);
	reported_unit(&r, "B", PLAN("", "promedio", "80%,80%,80%,80%,80%,80%,80%,80%,80%,80%,80%,80%,80%"),
	    DID(",,,700,1000,,,,"), NULL);
	reported_unit(&r, "C", PLAN("", "promedio", NINETY), DID(",,,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q1);
	compliance_total(r.r.p.arena, &r.compliance, 0, &total);
	cr_expect(total.rates);
	cr_expect_str_eq(text_of(r.r.p.arena, &total.period), "89270:1103/79200:1103 88.72%", "%s",
	    text_of(r.r.p.arena, &total.period));
	cr_expect_eq(total.status, 2);
	reported_close(&r);
}

/* One of them says its months without pairs: there is no ratio of both. */
Test(plan_rates, are_not_put_together_with_what_is_none)
{
	struct activity_total total;
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN("", "promedio", NINETY), DID(",,,9,10,80,90,3,3"), NULL);
	reported_unit(&r, "B", PLAN("", "promedio", NINETY), DID("90%,80%,70%,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q1);
	compliance_total(r.r.p.arena, &r.compliance, 0, &total);
	cr_expect_not(total.rates);
	cr_expect_eq(total.period.compliance.den, 0);
	cr_expect_eq(total.period_mean.measured.count, 2);
	reported_close(&r);
}

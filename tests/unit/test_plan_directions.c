/* SENTIDO: what is better the less it is. */
#include "progress_sheets.h"

#define HEAD_DIRECTION "SENTIDO," HEAD_CODES
#define PLAN(direction, how, figures) HEAD_DIRECTION direction ",1,," how ",L,Espera,R,M," figures ",\n"
#define DID(figures) PROGRESS_HEAD "1,,," figures ",\n"
#define TENS "10,10,10,10,10,10,10,10,10,10,10,10,10"
#define Q1 cut_at(1, 0)

/* "10/5 150.0% S": planned, executed, compliance, and the letter of the status. */
static const char *
text_of(struct arena *arena, const struct indicator *i)
{
	struct buf b = BUF_INIT;

	if (i->planned.count > 0)
		decimal_format(&b, i->planned.sum, salvador, -1, false);
	buf_addc(&b, '/');
	if (i->executed.count > 0)
		decimal_format(&b, i->executed.sum, salvador, -1, false);
	buf_addc(&b, ' ');
	if (i->compliance.den > 0) {
		decimal_format(&b, fraction_percent(i->compliance, 1), salvador, 1, false);
		buf_adds(&b, "% ");
	}
	buf_adds(&b, usual_scale.words[i->status].letter);
	return buf_take(&b, arena);
}

/* The period, and the year, of the only activity. */
static void
expect(const char *plan, const char *now, const char *expected)
{
	struct reported r;
	const struct activity_compliance *a;
	const char *text;

	reported_open(&r);
	reported_unit(&r, "A", plan, now, NULL);
	reported_reckon(&r, &usual_scale, Q1);
	a = &r.compliance.activities[0];
	text = arena_printf(r.r.p.arena, "%s | %s", text_of(r.r.p.arena, &a->period),
	    text_of(r.r.p.arena, &a->annual));
	cr_expect_str_eq(text, expected, "%s\n%s: %s", plan, now, text);
	reported_close(&r);
}

Test(plan_directions, the_less_the_better)
{
	const char *plan = PLAN("Descendente", "último", TENS);

	expect(plan, DID(",,5,,,,,,,,,"), "10/5 150.0% S | 10/5 150.0% S");
	expect(plan, DID(",,10,,,,,,,,,"), "10/10 100.0% C | 10/10 100.0% C");
	expect(plan, DID(",,11,,,,,,,,,"), "10/11 90.0% P | 10/11 90.0% P");
	expect(plan, DID(",,20,,,,,,,,,"), "10/20 0.0% K | 10/20 0.0% K");
	expect(plan, DID(",,90,,,,,,,,,"), "10/90 0.0% K | 10/90 0.0% K");
	expect(plan, DID(",,0,,,,,,,,,"), "10/0 200.0% S | 10/0 200.0% S");
	expect(plan, DID(",,,,,,,,,,,"), "10/ R | 10/ R");
	/* The highest, and the mean, of the months: 12 of 10, and 27 / 3 of 10. */
	expect(PLAN("↓", "máximo", TENS), DID("8,12,7,,,,,,,,,"), "10/12 80.0% P | 10/12 80.0% P");
	expect(PLAN("reducción", "promedio", TENS), DID("8,12,7,,,,,,,,,"),
	    "30/27 110.0% S | 30/27 110.0% S");
	/* The same without the column's word, and with the other one. */
	expect(PLAN("", "último", TENS), DID(",,5,,,,,,,,,"), "10/5 50.0% K | 10/5 50.0% K");
	expect(PLAN("-", "último", TENS), DID(",,5,,,,,,,,,"), "10/5 50.0% K | 10/5 50.0% K");
	expect(PLAN("ascendente", "último", TENS), DID(",,5,,,,,,,,,"), "10/5 50.0% K | 10/5 50.0% K");
}

/* Months that nobody reports are in neither side of a sum: they must not look good. */
Test(plan_directions, sums_are_held_against_what_is_reported)
{
	const char *plan = PLAN("descendente", "suma", "24,2,2,2,2,2,2,2,2,2,2,2,2");

	expect(plan, DID("1,,3,,,,,,,,,"), "4/4 100.0% C | 4/4 100.0% C");
	expect(plan, DID("1,2,3,,,,,,,,,"), "6/6 100.0% C | 6/6 100.0% C");
	expect(plan, DID("4,1,2,,,,,,,,,"), "6/7 83.3% P | 6/7 83.3% P");
	expect(PLAN("descendente", "suma", "6,2,,2,2,,,,,,,,"), DID(",3,,,,,,,,,,"), "/3 E | /3 E");
}

/* 0 is a target of its own; a blank is none. */
Test(plan_directions, nothing_may_be_the_target)
{
	const char *zeros = PLAN("descendente", "suma", "0,0,0,0,0,0,0,0,0,0,0,0,0");
	const char *blank = PLAN("descendente", "suma", ",,,,,,,,,,,,");

	expect(zeros, DID("0,0,0,,,,,,,,,"), "0/0 100.0% C | 0/0 100.0% C");
	expect(zeros, DID("0,1,0,,,,,,,,,"), "0/1 0.0% K | 0/1 0.0% K");
	expect(zeros, DID(",,,,,,,,,,,"), "0/ R | 0/ R");
	expect(blank, DID("0,0,0,,,,,,,,,"), "/0 - | /0 -");
	expect(blank, DID("0,1,0,,,,,,,,,"), "/1 E | /1 E");
	/* The last month of the quarter is due: its 0 is not passed over. */
	expect(PLAN("descendente", "último", "0,9,5,0,0,,,,,,,,"), DID("9,5,1,,,,,,,,,"),
	    "0/1 0.0% K | 0/1 0.0% K");
}

/* 4 of 4 and 7 of 6; 6 are not reported. */
Test(plan_directions, over_units)
{
	const char *plan = PLAN("descendente", "suma", "24,2,2,2,2,2,2,2,2,2,2,2,2");
	struct activity_total total;
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", plan, DID("1,,1,,,,,,,,,"), NULL);
	reported_unit(&r, "B", plan, DID("4,1,2,,,,,,,,,"), NULL);
	reported_unit(&r, "C", plan, DID(",,,,,,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q1);
	compliance_total(r.r.p.arena, &r.compliance, 0, &total);
	/* (20 - 9) / 10; with A no better than planned (20 - 11) / 10; with C at twice 6 (32 - 21) / 16. */
	cr_expect_str_eq(text_of(r.r.p.arena, &total.period), "10/9 110.0% S");
	cr_expect_eq(total.other.capped.num, 9);
	cr_expect_eq(total.other.capped.den, 10);
	cr_expect_eq(total.other.with_zeros.num, 11);
	cr_expect_eq(total.other.with_zeros.den, 16);
	cr_expect_eq(total.unreported.count, 0);
	cr_expect_eq(total.status, 2);
	reported_close(&r);
}

/* One sees to more of it, the other to less: these are not added. */
Test(plan_directions, both_ways_are_not_added)
{
	struct activity_total total;
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN("descendente", "suma", TENS), DID("1,1,1,,,,,,,,,"), NULL);
	reported_unit(&r, "B", PLAN("ascendente", "suma", TENS), DID("1,1,1,,,,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q1);
	compliance_total(r.r.p.arena, &r.compliance, 0, &total);
	cr_expect_eq(total.period.compliance.den, 0);
	cr_expect_eq(total.period_mean.measured.count, 2);
	reported_close(&r);
}

Test(plan_directions, another_word_is_warned_of)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN("hacia el norte", "suma", TENS), DID("1,1,1,,,,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q1);
	cr_expect_not(r.r.p.plan.activities[0].descending);
	cr_expect_str_eq(support_printed(r.r.p.arena, r.r.p.diags),
	    "A.csv:2:1: warning: «hacia el norte» is no direction, and is taken as «ascendente»: that or "
	    "«descendente» is expected [plan-direction]\n");
	reported_close(&r);
}

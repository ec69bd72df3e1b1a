#include "progress_sheets.h"

#define PLAN(how, figures) HEAD_CODES "1," how ",L,Visitas,R,M," figures ",\n"
#define DID(figures) PROGRESS_HEAD "1,,," figures ",\n"

/* "30/20 66.7% P", "30/ R": planned, executed, compliance and the letter of the status. */
static const char *
indicator_text(struct arena *arena, const struct indicator *i)
{
	struct buf b = BUF_INIT;

	if (i->planned.count > 0)
		decimal_format(&b, i->planned.sum, salvador, -1, false);
	if (i->planned.count > 0 && i->planned.divisor > 1)
		buf_addf(&b, ":%u", (unsigned)i->planned.divisor);
	buf_addc(&b, '/');
	if (i->executed.count > 0)
		decimal_format(&b, i->executed.sum, salvador, -1, false);
	if (i->executed.count > 0 && i->executed.divisor > 1)
		buf_addf(&b, ":%u", (unsigned)i->executed.divisor);
	buf_addc(&b, ' ');
	if (i->compliance.den > 0) {
		decimal_format(&b, fraction_percent(i->compliance, 1), salvador, 1, false);
		buf_adds(&b, "% ");
	}
	buf_adds(&b, usual_scale.words[i->status].letter);
	return buf_take(&b, arena);
}

/* Period, to date and annual of the only activity, which reports as given (NULL: nothing). */
static void
expect_indicators(const char *plan, const char *now, struct cut cut, const char *expected)
{
	struct reported r;
	const struct activity_compliance *a;
	const char *text;

	reported_open(&r);
	reported_unit(&r, "A", plan, now, NULL);
	reported_reckon(&r, &usual_scale, cut);
	a = &r.compliance.activities[0];
	text = arena_printf(r.r.p.arena, "%s | %s | %s", indicator_text(r.r.p.arena, &a->period),
	    indicator_text(r.r.p.arena, &a->to_date), indicator_text(r.r.p.arena, &a->annual));
	cr_expect_str_eq(text, expected, "%s\n%s: %s", plan, now != NULL ? now : "nothing", text);
	reported_close(&r);
}

#define Q1 cut_at(1, 0)
#define Q2 cut_at(2, 0)

/* --- cuts ---------------------------------------------------------------------------------------------- */

Test(plan_compliance, cuts)
{
	static const struct {
		unsigned quarter, month, first, last;
	} cases[] = {{1, 0, 0, 2}, {4, 0, 9, 11}, {0, 1, 0, 0}, {0, 5, 3, 4}, {2, 5, 3, 4}, {0, 12, 9, 11}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct cut cut = cut_at(cases[i].quarter, cases[i].month);

		cr_expect_eq(cut.first, cases[i].first, "case %zu", i);
		cr_expect_eq(cut.month, cases[i].last, "case %zu", i);
	}
}

/* --- one activity -------------------------------------------------------------------------------------- */

Test(plan_compliance, every_status_of_a_sum)
{
	/* 12 a year, 1 a month: 3 in the quarter. */
	const char *plan = PLAN(",suma", "12,1,1,1,1,1,1,1,1,1,1,1,1");

	expect_indicators(plan, DID("1,1,1,,,,,,,,,"), Q1, "3/3 100.0% C | 3/3 100.0% C | 12/3 25.0% K");
	expect_indicators(plan, DID("2,1,1,,,,,,,,,"), Q1, "3/4 133.3% S | 3/4 133.3% S | 12/4 33.3% K");
	expect_indicators(plan, DID("1,0,1,,,,,,,,,"), Q1, "3/2 66.7% K | 3/2 66.7% K | 12/2 16.7% K");
	expect_indicators(plan, DID("0,0,0,,,,,,,,,"), Q1, "3/0 0.0% K | 3/0 0.0% K | 12/0 0.0% K");
	expect_indicators(plan, DID("0.8,0.8,0.8,,,,,,,,,"), Q1,
	    "3/2.4 80.0% P | 3/2.4 80.0% P | 12/2.4 20.0% K");
	expect_indicators(plan, DID("0.8,0.8,0.79,,,,,,,,,"), Q1,
	    "3/2.39 79.7% K | 3/2.39 79.7% K | 12/2.39 19.9% K");
	expect_indicators(plan, DID(",,,,,,,,,,,"), Q1, "3/ R | 3/ R | 12/ R");
	expect_indicators(plan, NULL, Q1, "3/ R | 3/ R | 12/ R");
	/* Nothing of the quarter is known, so nothing is known to date. */
	expect_indicators(plan, DID("1,1,1,,,,,,,,,"), Q2, "3/ R | 6/3 50.0% K | 12/3 25.0% K");
	/* What was done before the quarter counts to date only; what comes behind the cut, nowhere. */
	expect_indicators(plan, DID("1,1,1,2,0,,9,,,,,"), Q2, "3/2 66.7% K | 6/5 83.3% P | 12/5 41.7% K");
	expect_indicators(plan, DID("1,1,1,2,0,7,,,,,,"), cut_at(0, 5),
	    "2/2 100.0% C | 5/5 100.0% C | 12/5 41.7% K");
}

Test(plan_compliance, nothing_programmed_in_the_period)
{
	const char *plan = PLAN(",suma", "6,,-,0,,,,6,,,,,");
	const char *two = PLAN(",suma", "6,,-,0,,,,,6,,,,") "2,,suma,L,Cursos,R,M,1,1,,,,,,,,,,,,\n";

	/* A form that has been sent back as it was is none. */
	expect_indicators(plan, DID(",,,,,,,,,,,"), Q1, "0/ - | 0/ - | 6/ R");
	/* Where the unit reports, nothing was due, so that nothing done is what is known of the year. */
	expect_indicators(two, DID(",,,,,,,,,,,") "2,,,1,,,,,,,,,,,,\n", Q1, "0/ - | 0/ - | 6/0 0.0% K");
	expect_indicators(two, PROGRESS_HEAD "2,,,0,,,,,,,,,,,,\n", Q1, "0/ - | 0/ - | 6/0 0.0% K");
	/* In August, 6 were due, and nothing is reported. */
	expect_indicators(two, DID(",,,,,,,,,,,") "2,,,1,,,,,,,,,,,,\n", cut_at(0, 8), "6/ R | 6/ R | 6/ R");
	expect_indicators(plan, DID("0,0,-,,,,,,,,,"), Q1, "0/0 - | 0/0 - | 6/0 0.0% K");
	expect_indicators(plan, DID("2,,,,,,,,,,,"), Q1, "0/2 E | 0/2 E | 6/2 33.3% K");
	expect_indicators(plan, NULL, Q1, "0/ - | 0/ - | 6/ R");
	/* Nothing in the whole year. */
	expect_indicators(PLAN(",", "-,,,,,,,,,,,,"), DID("1,,,,,,,,,,,"), Q1, "/1 E | /1 E | /1 E");
	expect_indicators(PLAN(",", "-,,,,,,,,,,,,"), NULL, Q1, "/ - | / - | / -");
	/* Programmed later in the year, blank now. */
	expect_indicators(PLAN(",suma", "6,,,,,,,6,,,,,"), DID("3,,,,,,,,,,,"), Q1,
	    "/3 E | /3 E | 6/3 50.0% K");
}

Test(plan_compliance, a_blank_month_is_no_zero)
{
	struct reported r;
	const struct activity_compliance *a;

	reported_open(&r);
	reported_unit(&r, "A", PLAN(",suma", "12,1,1,1,1,1,1,1,1,1,1,1,1"), DID("1,,-,1,0,,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q2);
	a = &r.compliance.activities[0];
	cr_expect_eq(a->unreported, 1u << 1 | 1u << 2 | 1u << 5);
	cr_expect_eq(a->unreported_period, 1u << 5);
	cr_expect_str_eq(indicator_text(r.r.p.arena, &a->period), "3/1 33.3% K");
	cr_expect_eq(r.compliance.all.incomplete, 1);
	reported_close(&r);
}

Test(plan_compliance, every_consolidation)
{
	/* Months are cumulative: the last counts, of those given. */
	expect_indicators(PLAN(",último", "40,5,10,15,20,25,30,,,,,,40"), DID("4,9,,,,,,,,,,"), Q1,
	    "15/9 60.0% K | 15/9 60.0% K | 40/9 22.5% K");
	expect_indicators(PLAN(",último", "40,5,10,15,20,25,30,,,,,,40"), DID("4,9,12,20,,33,,,,,,"), Q2,
	    "30/33 110.0% S | 30/33 110.0% S | 40/33 82.5% P");
	expect_indicators(PLAN(",máximo", "30,10,30,20,,5,,,,,,,"), DID("9,15,21,,,,,,,,,"), Q1,
	    "30/21 70.0% K | 30/21 70.0% K | 30/21 70.0% K");
	expect_indicators(PLAN(",máximo", "30,10,30,20,,5,,,,,,,"), DID("9,15,21,,4,,,,,,,"), Q2,
	    "5/4 80.0% P | 30/21 70.0% K | 30/21 70.0% K");
	/* 90, blank, 80 make 85; 80, 90, 100 are planned: 90. */
	expect_indicators(PLAN("porcentaje,promedio", "90%,80%,90%,100%,,,,,,,,,"), DID("90%,,80%,,,,,,,,,"),
	    Q1, "270:3/170:2 94.4% P | 270:3/170:2 94.4% P | 270/170 63.0% K");
	expect_indicators(PLAN(",ninguna", "30,1,2,3,,,,,,,,,"), DID("1,2,3,,,,,,,,,"), Q1,
	    "/ N | / N | / N");
}

Test(plan_compliance, constant_owes_its_target_each_month)
{
	const char *plan = PLAN("porcentaje,constante", "100%,100%,100%,100%,100%,,,,,,,,");

	expect_indicators(plan, DID("100%,100%,100%,,,,,,,,,"), Q1,
	    "100/300:3 100.0% C | 100/300:3 100.0% C | 400/300 75.0% K");
	expect_indicators(plan, DID("100%,55%,100%,,,,,,,,,"), Q1,
	    "100/255:3 85.0% P | 100/255:3 85.0% P | 400/255 63.8% K");
	/* A blank month is not in the mean. */
	expect_indicators(plan, DID("100%,,90%,,,,,,,,,"), Q1,
	    "100/190:2 95.0% P | 100/190:2 95.0% P | 400/190 47.5% K");
	/* Of counts: 5 owed each month. */
	expect_indicators(PLAN(",constante", "5,5,5,5,,,,,,,,,"), DID("5,4,6,,,,,,,,,"), Q1,
	    "5/15:3 100.0% C | 5/15:3 100.0% C | 15/15 100.0% C");
	/* All months of the year, all done in the first quarter: a quarter of it. */
	expect_indicators(
	    PLAN("porcentaje,constante", "100%,100%,100%,100%,100%,100%,100%,100%,100%,100%,100%,100%,100%"),
	    DID("100%,100%,100%,,,,,,,,,"), Q1, "100/300:3 100.0% C | 100/300:3 100.0% C | 1200/300 25.0% K");
	/* Owed in four months of the year; what is reported of the others is no more of it. */
	expect_indicators(PLAN("porcentaje,constante", "100%,,,100%,,,100%,,,100%,,,100%"),
	    DID("100%,100%,100%,,,,,,,,,"), Q1, "100/100 100.0% C | 100/100 100.0% C | 400/100 25.0% K");
	expect_indicators(PLAN("porcentaje,constante", "100%,,,100%,,,100%,,,100%,,,100%"),
	    DID("100%,100%,100%,100%,100%,100%,100%,100%,100%,100%,100%,100%"), cut_at(4, 0),
	    "100/100 100.0% C | 100/400:4 100.0% C | 400/400 100.0% C");
	/* Where nothing is owed, 0 is no less than that, and 1 more. */
	expect_indicators(PLAN(",constante", "5,5,0,5,5,0,5,5,0,5,5,0,5"), DID("5,0,5,,,,,,,,,"), Q1,
	    "5/10:2 100.0% C | 5/10:2 100.0% C | 40/10 25.0% K");
	expect_indicators(PLAN(",constante", "5,5,0,5,5,0,5,5,0,5,5,0,5"), DID("5,1,5,,,,,,,,,"), Q1,
	    "5/10:2 100.0% C | 5/10:2 100.0% C | 40/10 25.0% K");
	/* A target, and no month that it is programmed in. */
	expect_indicators(PLAN("porcentaje,constante", "100%,,,,,,,,,,,,"), DID("100%,,,,,,,,,,,"), Q1,
	    "/100 E | /100 E | /100 E");
}

/* A form asks for 0 where nothing was done: where nothing was to be done that changes nothing. */
Test(plan_compliance, zeros_where_nothing_is_programmed)
{
	const char *last = PLAN(",último", "5,0,5,0,0,5,0,0,5,0,0,5,0");

	expect_indicators(last, DID("0,5,0,,,,,,,,,"), Q1, "5/5 100.0% C | 5/5 100.0% C | 5/5 100.0% C");
	expect_indicators(last, DID("0,5,,,,,,,,,,"), Q1, "5/5 100.0% C | 5/5 100.0% C | 5/5 100.0% C");
	/* Nothing done where something was to be; and nothing said of it. */
	expect_indicators(last, DID("0,0,0,,,,,,,,,"), Q1, "5/0 0.0% K | 5/0 0.0% K | 5/0 0.0% K");
	expect_indicators(last, DID("0,,0,,,,,,,,,"), Q1, "5/ R | 5/ R | 5/ R");
	/* More than was programmed is what there is. */
	expect_indicators(last, DID("0,5,6,,,,,,,,,"), Q1, "5/6 120.0% S | 5/6 120.0% S | 5/6 120.0% S");
	expect_indicators(PLAN("porcentaje,promedio", "90%,,90%,,,90%,,,90%,,,90%,"), DID("0,90%,0,,,,,,,,,"),
	    Q1, "90/90 100.0% C | 90/90 100.0% C | 360/90 25.0% K");
}

Test(plan_compliance, percents)
{
	/* A mean owed twice a year, and reported each month. */
	expect_indicators(PLAN("porcentaje,promedio", "90%,,,,,,90%,,,,,,90%"),
	    DID("90%,90%,90%,90%,90%,90%,,,,,,"), Q2,
	    "90/270:3 100.0% C | 90/540:6 100.0% C | 180/90 50.0% K");
	/* Done before its month, of which nothing is said. */
	expect_indicators(PLAN(",suma", "10,,,,10,,,,,,,,"), DID(",,10,,,,,,,,,"), Q2,
	    "10/ R | 10/10 100.0% C | 10/10 100.0% C");
	/* A schedule that adds up: 25 % in March of 100 %. */
	expect_indicators(PLAN(",", "100%,,,25%,,,25%,,,25%,,,25%"), DID(",,20%,,,,,,,,,"), Q1,
	    "25/20 80.0% P | 25/20 80.0% P | 100/20 20.0% K");
	/* Bare numbers are percents there; percents are nothing among counts. */
	expect_indicators(PLAN(",", "100%,,,25%,,,25%,,,25%,,,25%"), DID(",,25,,,,,,,,,"), Q1,
	    "25/25 100.0% C | 25/25 100.0% C | 100/25 25.0% K");
	expect_indicators(PLAN("número,suma", "4,1,1,1,1,,,,,,,,"), DID("100%,,,,,,,,,,,"), Q1,
	    "3/ R | 3/ R | 4/ R");
	expect_indicators(PLAN("número,suma", "4,1,1,1,1,,,,,,,,"), DID("-3,1,,,,,,,,,,"), Q1,
	    "3/1 33.3% K | 3/1 33.3% K | 4/1 25.0% K");
}

Test(plan_compliance, rounding_is_for_print_only)
{
	/* 1 of 2000 is 0.05 %: 0.1 when printed; 1999 of 2000 is 99.95 %: 100.0, and not reached. */
	expect_indicators(PLAN(",suma", "2000,2000,,,,,,,,,,,"), DID("1,,,,,,,,,,,"), Q1,
	    "2000/1 0.1% K | 2000/1 0.1% K | 2000/1 0.1% K");
	expect_indicators(PLAN(",suma", "2000,2000,,,,,,,,,,,"), DID("1999,,,,,,,,,,,"), Q1,
	    "2000/1999 100.0% P | 2000/1999 100.0% P | 2000/1999 100.0% P");
	expect_indicators(PLAN(",suma", "2000,2000,,,,,,,,,,,"), DID("2001,,,,,,,,,,,"), Q1,
	    "2000/2001 100.1% S | 2000/2001 100.1% S | 2000/2001 100.1% S");
}

#define LARGEST "9223372036854775807"

Test(plan_compliance, what_can_not_be_kept_is_an_error)
{
	struct reported r;
	const char *said;

	reported_open(&r);
	reported_unit(&r, "A", PLAN(",último", LARGEST ",7,,,,,,,,,,,"), DID(LARGEST ",,,,,,,,,,,"), NULL);
	reported_join(&r);
	cr_expect_not(reported_compliance(&r, &usual_scale, Q1));
	said = support_printed(r.r.p.arena, r.r.p.diags);
	cr_expect_str_eq(said,
	    "A.csv:2:13: error: with «Visitas», figures have too many digits for the compliance to "
	    "be kept exactly "
	    "[compliance-overflow]\n",
	    "%s", said);
	reported_close(&r);
}

/* --- many activities ----------------------------------------------------------------------------------- */

/* "66.7% (3)": a mean and how many are in it. */
static const char *
mean_text(struct arena *arena, const struct fraction_sum *mean)
{
	struct buf b = BUF_INIT;

	if (mean->count == 0)
		return "(0)";
	decimal_format(&b, fraction_mean_percent(arena, mean, 1), salvador, 1, false);
	buf_addf(&b, "%% (%u)", (unsigned)mean->count);
	return buf_take(&b, arena);
}

#define THREE(a, b, c)                                                      \
	HEAD_CODES "1,,suma,L,Uno,R,M," a ",,,,,,,,,\n2,,suma,L,Dos,R,M," b \
		   ",,,,,,,,,\n3,,suma,K,Tres,R,M," c ",,,,,,,,,\n"
#define DID3(a, b, c) PROGRESS_HEAD "1,,," a ",,,,,,,,,,,\n2,,," b ",,,,,,,,,,,\n3,,," c ",,,,,,,,,,,\n"

Test(plan_compliance, a_mean_is_of_those_with_a_figure)
{
	struct reported r;
	const struct compliance *c = &r.compliance;
	struct arena *arena;

	reported_open(&r);
	arena = r.r.p.arena;
	/* A: 50 %, 150 %, not programmed.  B: 1/3, not reported, unprogrammed.  C: nothing. */
	reported_unit(&r, "A", THREE("10,10,,,", "10,10,,,", "10,,,,10"), DID3("5,", "15,", ","), NULL);
	reported_unit(&r, "B", THREE("3,3,,,", "10,10,,,", "10,,,,10"), DID3("1,", ",", "4,"), NULL);
	reported_unit(&r, "C", THREE("3,3,,,", "10,10,,,", "10,,,,10"), NULL, NULL);
	reported_reckon(&r, &usual_scale, Q1);
	cr_expect_str_eq(mean_text(arena, &c->units[0].period_mean.measured), "100.0% (2)");
	cr_expect_str_eq(mean_text(arena, &c->units[1].period_mean.measured), "33.3% (1)");
	cr_expect_str_eq(mean_text(arena, &c->units[2].period_mean.measured), "(0)");
	/* (1/2 + 3/2 + 1/3) / 3 = 7/9 */
	cr_expect_str_eq(mean_text(arena, &c->all.period_mean.measured), "77.8% (3)");
	/* 150 % does not make up for 50 %: as 100 % it leaves 75 %. */
	cr_expect_eq(mean_status(arena, &usual_scale, &c->units[0].period_mean), 3);
	cr_expect_eq(mean_status(arena, &usual_scale, &c->all.period_mean), 3);
	cr_expect_eq(mean_status(arena, &usual_scale, &c->units[2].period_mean), STATUS_NONE);
	/* L: 1/2, 3/2, 1/3; K: none. */
	cr_expect_str_eq(mean_text(arena, &c->lines[0].period_mean.measured), "77.8% (3)");
	cr_expect_str_eq(mean_text(arena, &c->lines[1].period_mean.measured), "(0)");
	/* Of the year: 1/2, 3/2, nothing due yet; 1/3, blank, 4/10; nothing. */
	cr_expect_str_eq(mean_text(arena, &c->all.annual_mean.measured), "54.7% (5)");
	cr_expect_eq(c->all.activities, 9);
	cr_expect_eq(c->all.period[0], 1);
	cr_expect_eq(c->all.period[3], 2);
	cr_expect_eq(c->all.period[STATUS_UNPROGRAMMED], 2);
	cr_expect_eq(c->all.period[STATUS_UNPLANNED], 1);
	cr_expect_eq(c->all.period[STATUS_NOT_REPORTED], 3);
	cr_expect_eq(c->all.pending, 2);
	cr_expect_eq(c->submitted, 2);
	reported_close(&r);
}

static const struct activity_total *
first_total(struct reported *r)
{
	struct activity_total *total = ARENA_NEW(r->r.p.arena, struct activity_total);

	compliance_total(r->r.p.arena, &r->compliance, 0, total);
	return total;
}

Test(plan_compliance, one_activity_over_units_both_ways)
{
	struct reported r;
	const struct activity_total *total;
	struct arena *arena;

	reported_open(&r);
	arena = r.r.p.arena;
	/* 5 of 10 and 90 of 90: 95 of 100 when added, 75 % on average.  The silent unit is in neither. */
	reported_unit(&r, "A", PLAN(",suma", "10,10,,,,,,,,,,,"), DID("5,,,,,,,,,,,"), NULL);
	reported_unit(&r, "B", PLAN(",suma", "90,90,,,,,,,,,,,"), DID("90,,,,,,,,,,,"), NULL);
	reported_unit(&r, "C", PLAN(",suma", "70,70,,,,,,,,,,,"), NULL, NULL);
	reported_reckon(&r, &usual_scale, Q1);
	total = first_total(&r);
	cr_expect_eq(total->reporting, 2);
	cr_expect_str_eq(indicator_text(arena, &total->period), "100/95 95.0% P");
	cr_expect_str_eq(mean_text(arena, &total->period_mean.measured), "75.0% (2)");
	cr_expect_eq(total->status, 2);
	reported_close(&r);
}

Test(plan_compliance, percents_and_constants_are_never_added)
{
	struct reported r;
	const struct activity_total *total;

	reported_open(&r);
	reported_unit(&r, "A", PLAN("porcentaje,suma", "50%,50%,,,,,,,,,,,"), DID("25%,,,,,,,,,,,"), NULL);
	reported_unit(&r, "B", PLAN("porcentaje,suma", "80%,80%,,,,,,,,,,,"), DID("80%,,,,,,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q1);
	total = first_total(&r);
	cr_expect_eq(total->period.compliance.den, 0);
	cr_expect_eq(total->period.planned.count, 0);
	cr_expect_str_eq(mean_text(r.r.p.arena, &total->period_mean.measured), "75.0% (2)");
	cr_expect_eq(total->status, 3);
	reported_close(&r);
	reported_open(&r);
	reported_unit(&r, "A", PLAN(",constante", "5,5,5,5,,,,,,,,,"), DID("5,5,5,,,,,,,,,"), NULL);
	reported_unit(&r, "B", PLAN(",suma", "5,5,,,,,,,,,,,"), DID("4,,,,,,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q1);
	total = first_total(&r);
	cr_expect_eq(total->period.compliance.den, 0);
	cr_expect_str_eq(mean_text(r.r.p.arena, &total->period_mean.measured), "90.0% (2)");
	reported_close(&r);
}

Test(plan_compliance, a_total_without_figures_says_why)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN(",suma", "5,,,,5,,,,,,,,"), DID("3,,,,,,,,,,,"), NULL);
	reported_unit(&r, "B", PLAN(",suma", "5,5,,,,,,,,,,,"), NULL, NULL);
	reported_reckon(&r, &usual_scale, Q1);
	cr_expect_eq(first_total(&r)->status, STATUS_UNPLANNED);
	cr_expect_eq(first_total(&r)->period.compliance.den, 0);
	reported_close(&r);
	reported_open(&r);
	reported_unit(&r, "A", PLAN(",suma", "5,,,,5,,,,,,,,"), NULL, NULL);
	reported_unit(&r, "B", PLAN(",suma", "5,5,,,,,,,,,,,"), NULL, NULL);
	reported_reckon(&r, &usual_scale, Q1);
	cr_expect_eq(first_total(&r)->status, STATUS_NOT_REPORTED);
	reported_close(&r);
}

Test(plan_compliance, a_cap_is_for_means)
{
	struct status_scale capped = usual_scale;
	struct reported r;

	capped.cap = 120;
	reported_open(&r);
	/* 200 % and 50 %: 125 % without a cap, (120 + 50) / 2 with it. */
	reported_unit(&r, "A", PLAN(",suma", "10,10,,,,,,,,,,,"), DID("20,,,,,,,,,,,"), NULL);
	reported_unit(&r, "B", PLAN(",suma", "10,10,,,,,,,,,,,"), DID("5,,,,,,,,,,,"), NULL);
	reported_reckon(&r, &capped, Q1);
	cr_expect_str_eq(mean_text(r.r.p.arena, &r.compliance.all.period_mean.measured), "85.0% (2)");
	cr_expect_str_eq(indicator_text(r.r.p.arena, &r.compliance.activities[0].period), "10/20 200.0% S");
	reported_close(&r);
}

Test(plan_compliance, months)
{
	struct reported r;
	const struct month_tally *months = r.compliance.months;
	struct arena *arena;

	reported_open(&r);
	arena = r.r.p.arena;
	reported_unit(&r, "A", PLAN(",suma", "10,4,2,,4,,,,,,,,"), DID("2,2,1,9,,,,,,,,"), NULL);
	reported_unit(&r, "B", PLAN(",suma", "10,5,0,5,,,,,,,,,"), DID("0,,,,,,,,,,,"), NULL);
	reported_reckon(&r, &usual_scale, Q1);
	cr_expect_eq(months[0].programmed, 2);
	cr_expect_eq(months[0].executed, 1);
	cr_expect_eq(months[0].reported, 2);
	cr_expect_eq(months[1].programmed, 1);
	cr_expect_eq(months[2].programmed, 1);
	cr_expect_eq(months[2].executed, 1);
	cr_expect_eq(months[2].reported, 0);
	cr_expect_eq(months[3].programmed, 1);
	cr_expect_eq(months[3].executed, 0);
	cr_expect_str_eq(mean_text(arena, &months[0].mean.measured), "25.0% (2)");
	cr_expect_str_eq(mean_text(arena, &months[2].mean.measured), "(0)");
	/*
	 * To January: 2 of 4, and 0 of 5; to March: 5 of 6, and 0 of 10, though B says nothing of March:
	 * what is reported of the quarter counts, here as in the summary.
	 */
	cr_expect_str_eq(mean_text(arena, &months[0].to_date_mean.measured), "25.0% (2)");
	cr_expect_str_eq(mean_text(arena, &months[2].to_date_mean.measured), "41.7% (2)");
	cr_expect_str_eq(mean_text(arena, &r.compliance.all.to_date_mean.measured), "41.7% (2)");
	cr_expect_str_eq(mean_text(arena, &months[3].mean.measured), "(0)");
	reported_close(&r);
}

/* From January to a month is what a report up to that month says of it. */
Test(plan_compliance, months_to_date_are_those_of_reports)
{
	for (unsigned month = 1; month <= 6; month++) {
		struct reported r;

		reported_open(&r);
		reported_unit(&r, "A", PLAN(",suma", "12,1,1,1,1,1,1,1,1,1,1,1,1"), DID("1,1,0,,,1,,,,,,"),
		    NULL);
		reported_unit(&r, "B", PLAN(",suma", "12,1,1,1,,1,1,1,1,1,1,1,1"), DID("1,,2,,,,,,,,,"),
		    NULL);
		reported_reckon(&r, &usual_scale, cut_at(0, month));
		cr_expect_str_eq(
		    mean_text(r.r.p.arena, &r.compliance.months[month - 1].to_date_mean.measured),
		    mean_text(r.r.p.arena, &r.compliance.all.to_date_mean.measured), "month %u", month);
		/* What was done to date does not go when later months are silent. */
		cr_expect_eq(r.compliance.all.to_date_mean.measured.count, 2, "month %u: %u", month,
		    (unsigned)r.compliance.all.to_date_mean.measured.count);
		reported_close(&r);
	}
}

/* --- properties ---------------------------------------------------------------------------------------- */

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

/* A unit of several activities, planned and done as chance has it. */
static void
random_unit(struct arena *arena, uint32_t seed, const char **plan, const char **now)
{
	static const char *const rules[] = {"suma", "promedio", "último", "máximo", "constante", "ninguna"};

	*plan = HEAD_CODES;
	*now = PROGRESS_HEAD;
	for (int i = 0; i < 12; i++) {
		*plan =
		    arena_printf(arena, "%s%d,%s,%s,L%u,A%d,R,M,%u", *plan, i, i % 3 == 0 ? "porcentaje" : "",
			rules[i % 6], (unsigned)next_random(&seed) % 3, i, (unsigned)next_random(&seed) % 90);
		*now = arena_printf(arena, "%s%d,,A%d", *now, i, i);
		for (int m = 0; m < MONTHS; m++) {
			unsigned planned = next_random(&seed) % 80, done = next_random(&seed) % 80;

			*plan = planned < 50 ? arena_printf(arena, "%s,%u", *plan, planned)
					     : arena_printf(arena, "%s,", *plan);
			*now = done < 60 ? arena_printf(arena, "%s,%u", *now, done)
					 : arena_printf(arena, "%s,", *now);
		}
		*plan = arena_printf(arena, "%s,\n", *plan);
		*now = arena_printf(arena, "%s,\n", *now);
	}
}

/* Units in another order make the same whole, and what units have adds up to it. */
Test(plan_compliance, does_not_depend_on_the_order_of_units)
{
	struct reported r[2];

	for (int order = 0; order < 2; order++) {
		reported_open(&r[order]);
		for (int i = 0; i < 8; i++) {
			uint32_t seed = (uint32_t)(order == 0 ? i : 7 - i);
			const char *plan, *now;

			random_unit(r[order].r.p.arena, seed * 77 + 5, &plan, &now);
			reported_unit(&r[order], arena_printf(r[order].r.p.arena, "U%u", (unsigned)seed),
			    plan, seed == 3 ? NULL : now, NULL);
		}
		reported_reckon(&r[order], &usual_scale, Q2);
	}
	for (int s = 0; s < STATUSES; s++) {
		uint32_t sum = 0;

		cr_expect_eq(r[0].compliance.all.period[s], r[1].compliance.all.period[s]);
		for (int u = 0; u < 8; u++) {
			cr_expect_eq(r[0].compliance.units[u].period[s],
			    r[1].compliance.units[7 - u].period[s]);
			sum += r[0].compliance.units[u].period[s];
		}
		cr_expect_eq(sum, r[0].compliance.all.period[s]);
	}
	cr_expect_gt(r[0].compliance.all.period_mean.measured.count, 20);
	cr_expect_eq(
	    mean_compare(r[0].r.p.arena, &r[0].compliance.all.period_mean, &r[1].compliance.all.period_mean),
	    0);
	cr_expect_eq(mean_compare(r[0].r.p.arena, &r[0].compliance.months[4].to_date_mean,
			 &r[1].compliance.months[4].to_date_mean),
	    0);
	reported_close(&r[0]);
	reported_close(&r[1]);
}

/* What is reported behind the cut changes nothing. */
Test(plan_compliance, later_months_change_nothing)
{
	struct reported r[2];

	for (int later = 0; later < 2; later++) {
		reported_open(&r[later]);
		reported_unit(&r[later], "A", PLAN(",suma", "10,4,2,,4,,,,,,,,"),
		    later == 0 ? DID("2,2,1,,,,,,,,,") : DID("2,2,1,9,9,9,9,9,9,9,9,9"), NULL);
		reported_reckon(&r[later], &usual_scale, Q1);
	}
	cr_expect_str_eq(mean_text(r[0].r.p.arena, &r[0].compliance.all.annual_mean.measured),
	    mean_text(r[1].r.p.arena, &r[1].compliance.all.annual_mean.measured));
	cr_expect_eq(r[1].compliance.months[5].executed, 0);
	reported_close(&r[0]);
	reported_close(&r[1]);
}

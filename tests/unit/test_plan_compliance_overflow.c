#include "progress_sheets.h"

#define PLAN(how, figures) HEAD_CODES "1,," how ",L,Visitas,R,M," figures ",\n"
#define DID(figures) PROGRESS_HEAD "1,,," figures ",\n"
#define REST ",,,,,,,,,"
#define LARGEST "9223372036854775807"
/* 2^14, 2^50, 2^62, and 2^49, the largest term of a fraction, with what is beside it. */
#define P14 "16384"
#define P49 "562949953421312"
#define P49_LESS "562949953421311"
#define P49_MORE "562949953421313"
#define P50 "1125899906842624"
#define P62 "4611686018427387904"

struct unit_case {
	const char *plan, *now;
};

/* One error, at the activity of the last unit that was looked at. */
static void
expect_overflow(const char *what, const struct unit_case *units, size_t n, unsigned quarter,
    const char *place)
{
	static const char *const codes[] = {"A", "B"};
	struct reported r;
	const char *said;

	reported_open(&r);
	for (size_t i = 0; i < n; i++)
		reported_unit(&r, codes[i], units[i].plan, units[i].now, NULL);
	reported_join(&r);
	cr_expect_not(reported_compliance(&r, &usual_scale, cut_at(quarter, 0)), "%s", what);
	said = support_printed(r.r.p.arena, r.r.p.diags);
	cr_expect_str_eq(said,
	    arena_printf(r.r.p.arena,
		"%s: error: with «Visitas», figures have too many digits for the compliance to be "
		"kept exactly [compliance-overflow]\n",
		place),
	    "%s: %s", what, said);
	reported_close(&r);
}

/* Everything else of an activity but what is named can be kept. */
Test(plan_compliance_overflow, of_one_activity)
{
	static const struct {
		const char *what;
		struct unit_case unit;
		unsigned quarter;
		const char *place;
	} cases[] = {
	    {"executed in the period", {PLAN("suma", "2,1,1," REST), DID(LARGEST ",1," REST)}, 1,
		"A.csv:2:11"},
	    {"executed to date", {PLAN("suma", "1,,,,1,,,,,,,,"), DID(LARGEST ",,,1,,,,,,,,")}, 2,
		"A.csv:2:11"},
	    {"7 of a year of 2^63 - 1", {PLAN("suma", LARGEST ",7,,,,,,,,,,,"), DID("7,,,,,,,,,,,")}, 1,
		"A.csv:2:11"},
	    /* In the quarter 2 / 2^50; in January 1 / (2^49 + 1). */
	    {"one month", {PLAN("suma", P50 "," P49_MORE "," P49_LESS "," REST), DID("1,1," REST)}, 1,
		"A.csv:2:11"},
	    /* 1 / 2^49, 0 / 1, 1 / (2^49 - 1); up to February 1 / (2^49 + 1), up to March 2 / 2^50. */
	    {"up to one month", {PLAN("suma", P50 "," P49 ",1," P49_LESS REST), DID("1,0,1" REST)}, 1,
		"A.csv:2:11"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_overflow(cases[i].what, &cases[i].unit, 1, cases[i].quarter, cases[i].place);
}

/* What each unit has can be kept, and what they have together can not. */
Test(plan_compliance_overflow, of_the_same_activity_in_two_units)
{
#define MANY_OF_FEW                                                             \
	{                                                                       \
		PLAN("suma", P14 "," P14 ",,,,,,,,,,,"), DID(P62 ",,,,,,,,,,,") \
	}
#define MANY_OF_NONE                                                         \
	{                                                                    \
		PLAN("suma", P14 ",,,,,,,,,,,," P14), DID(P62 ",,,,,,,,,,,") \
	}
#define UNIT(planned, done)                                                              \
	{                                                                                \
		PLAN("suma", planned "," planned ",,,,,,,,,,,"), DID(done ",,,,,,,,,,,") \
	}
	static const struct {
		const char *what;
		struct unit_case units[2];
	} cases[] = {
	    {"2^62 + 2^62", {MANY_OF_FEW, MANY_OF_FEW}},
	    {"2^62 + 2^62 that nobody programmed", {MANY_OF_NONE, MANY_OF_NONE}},
	    {"2 / (2^49 + 1)", {UNIT(P49, "1"), UNIT("1", "1")}},
	    {"1 / (2^49 + 1) with what is silent", {UNIT("1", "1"), UNIT(P49, "")}},
	    /* Together all of it was done; of each no more than it had to, 2^49 / (2^49 + 1). */
	    {"with no more than was programmed", {UNIT("1", "2"), UNIT(P49, P49_LESS)}},
	};

	/* In the second quarter nothing was programmed: the same figures are those to date. */
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (unsigned quarter = 1; quarter <= 2; quarter++)
			expect_overflow(cases[i].what, cases[i].units, 2, quarter, "B.csv:2:11");
}

#include "rollup_build.h"
#include "run/job_figures.h"

/* One national row, of units whose sheets are these rows. */
static void
expect_row(const char *head, const char *a, const char *b, enum figure_rule rule, const char *expected)
{
	struct rolled r = {0};
	const char *text;

	planned_open(&r.p);
	planned_unit(&r.p, "A", arena_printf(r.p.arena, "%s%s", head, a));
	planned_unit(&r.p, "B", arena_printf(r.p.arena, "%s%s", head, b));
	rolled_build(&r);
	cr_assert_eq(r.national.row_count, 1);
	cr_expect_eq(r.national.rows[0].rule, rule);
	text = row_text(&r, &r.national.rows[0]);
	cr_expect_str_eq(text, expected, "%s%s: %s", a, b, text);
	planned_close(&r.p);
}

#define ROLLS(a, b, rule, expected) expect_row(HEAD, "L,X,R,M," a "\n", "L,X,R,M," b "\n", rule, expected)
#define ROLLS_AS(how, a, b, rule, expected) \
	expect_row(HEAD_CODES, "1," how ",L,X,R,M," a "\n", "1," how ",L,X,R,M," b "\n", rule, expected)

/* --- figures ------------------------------------------------------------------------------------------- */

Test(plan_rollup, counts_add_up)
{
	ROLLS("\"1,310\",10,,-,0,5.5,,,,,,,1294.5,", "4,1,,,,,3,,,,,,,", FIGURE_SUM,
	    "1314 | 11,,,0,5.5,3,,,,,,1294.5 | 11,8.5,,1294.5");
}

Test(plan_rollup, percents_are_averaged)
{
	ROLLS("100%,,25%,25%,,,50%,,,,,,,", "90%,,40%,,,,,,,50%,,,,", FIGURE_MEAN,
	    "190/2 90-100 | ,65/2 25-40,25/1 25-25,,,50/1 50-50,,,50/1 50-50,,, | "
	    "90/2 40-50,50/1 50-50,50/1 50-50,");
}

Test(plan_rollup, blank_is_not_zero)
{
	ROLLS("-,,-,,,,,,,,,,,", ",,,,,,,,,,,,,", FIGURE_SUM, " | ,,,,,,,,,,, | ,,,");
	ROLLS("0,0,-,,,,,,,,,,,", ",,,,,,,,,,,,,", FIGURE_SUM, "0 | 0,,,,,,,,,,, | 0,,,");
	ROLLS("0%,0%,-,,,,,,,,,,,", "50%,,,,,,,,,,,,,", FIGURE_MEAN,
	    "50/2 0-50 | 0/1 0-0,,,,,,,,,,, | 0/1 0-0,,,");
}

Test(plan_rollup, other_consolidations_of_counts)
{
	ROLLS_AS(",último", "30,10,20,,,30,,,,,,,,", "7,1,7,3,,,,,,,,,,", FIGURE_SUM,
	    "37 | 11,27,3,,30,,,,,,, | 23,30,,");
	ROLLS_AS(",máximo", "30,10,30,20,,,,,,,,,,", "7,7,1,3,,,,,,,,,2,", FIGURE_SUM,
	    "37 | 17,31,23,,,,,,,,,2 | 37,,,2");
	ROLLS_AS(",constante", "5,5,5,,5,,,,,,,,,", "2,2,2,2,,,,,,,,,,", FIGURE_SUM,
	    "7 | 7,7,2,5,,,,,,,, | 7,5,,");
	ROLLS_AS(",promedio", "5,4,6,,5,,,,,,,,,", "8,8,,,,,,,,,,,,", FIGURE_MEAN,
	    "13/2 5-8 | 12/2 4-8,6/1 6-6,,5/1 5-5,,,,,,,, | 18/3 4-8,5/1 5-5,,");
	ROLLS_AS(",ninguna", "5,4,6,,5,,,,,,,,,", "8,8,,,,,,,,,,,,", FIGURE_NONE, " | ,,,,,,,,,,, | ,,,");
}

Test(plan_rollup, other_consolidations_of_percents)
{
	ROLLS_AS(",constante", "100%,100%,100%,,,,,,,,,,,", "90%,90%,,,,,,,,,,,,", FIGURE_MEAN,
	    "190/2 90-100 | 190/2 90-100,100/1 100-100,,,,,,,,,, | 190/2 90-100,,,");
	ROLLS_AS("porcentaje,último", "100,50,100,,,,,,,,,,,", "90,10,20,90,,,,,,,,,,", FIGURE_MEAN,
	    "190/2 90-100 | 60/2 10-50,120/2 20-100,90/1 90-90,,,,,,,,, | 190/2 90-100,,,");
}

Test(plan_rollup, a_percent_among_counts_is_left_out)
{
	ROLLS_AS("número,", "50%,25%,4,,,,,,,,,,,", "8,8,,,,,,,,,,,,", FIGURE_SUM,
	    "8 | 8,4,,,,,,,,,, | 12,,,");
}

Test(plan_rollup, units_that_differ_in_consolidation)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A",
	    HEAD_CODES "1,,suma,L,X,R,M,4,2,2,,,,,,,,,,,\n2,,suma,L,Y,R,M,4,2,2,,,,,,,,,,,\n");
	planned_unit(&r.p, "B",
	    HEAD_CODES "1,,constante,L,X,R,M,4,4,4,,,,,,,,,,,\n2,,promedio,L,Y,R,M,4,2,2,,,,,,,,,,,\n");
	rolled_build(&r);
	cr_assert_eq(r.national.row_count, 2);
	cr_expect(r.national.rows[0].mixed);
	cr_expect_eq(r.national.rows[0].consolidation, CONSOLIDATION_SUM);
	cr_expect_str_eq(row_text(&r, &r.national.rows[0]), "8 | 6,6,,,,,,,,,, | 8,,,");
	cr_expect(r.national.rows[1].mixed);
	cr_expect_eq(r.national.rows[1].rule, FIGURE_NONE);
	cr_expect_str_eq(row_text(&r, &r.units[0].rows[1]), "4 | 2,2,,,,,,,,,, | 4,,,");
	planned_close(&r.p);
}

/* 50 % a month and 100 % in three: neither is a quarter of the other. */
Test(plan_rollup, percents_that_some_average_and_others_add_up_have_no_quarters)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD_CODES "1,,promedio,L,X,R,M,50%,50%,50%,50%,,,,,,,,,,\n");
	planned_unit(&r.p, "B", HEAD_CODES "1,,suma,L,X,R,M,100%,20%,30%,50%,,,,,,,,,,\n");
	rolled_build(&r);
	cr_assert_eq(r.national.row_count, 1);
	cr_expect(r.national.rows[0].no_quarters);
	cr_expect_str_eq(row_text(&r, &r.national.rows[0]),
	    "150/2 50-100 | 70/2 20-50,80/2 30-50,100/2 50-50,,,,,,,,, | ,,,");
	cr_expect_str_eq(row_text(&r, &r.units[1].rows[0]),
	    "100/1 100-100 | 20/1 20-20,30/1 30-30,50/1 50-50,,,,,,,,, | 100/1 100-100,,,");
	planned_close(&r.p);
}

#define LARGEST "9223372036854775807"

Test(plan_rollup, sums_that_overflow_are_errors_where_it_happens)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A",
	    HEAD "L,X,R,M," LARGEST "," LARGEST ",,,,,,,,,,,,\nL,Y,R,M,5,,,,,,,,,,,,,\n"
		 "L,Z,R,M,5," LARGEST ",,,,,,,,,,,,\n");
	planned_unit(&r.p, "B",
	    HEAD "L,X,R,M,1,1,,,,,,,,,,,,\nL,Y,R,M,5,,,,,,,,,,,,,\nL,Z,R,M,5,2,,,,,,,,,,,,\n");
	planned_must_build(&r.p);
	cr_expect_not(rollup_build(r.p.arena, &r.p.plan, r.units, &r.national, 1, r.p.diags));
	cr_expect_str_eq(support_printed(r.p.arena, r.p.diags),
	    "B.csv:2:9: error: with «1», the sum is larger than the largest number that can be kept exactly, "
	    "9223372036854775807 without its decimal mark [rollup-overflow]\n"
	    "B.csv:4:11: error: with «2», the sum is larger than the largest number that can be kept "
	    "exactly, "
	    "9223372036854775807 without its decimal mark [rollup-overflow]\n",
	    "%s", support_printed(r.p.arena, r.p.diags));
	planned_close(&r.p);
}

/* Over all units the negative amount, which comes first, keeps the sum small: B alone has too much. */
Test(plan_rollup, sums_of_a_unit_may_overflow_where_the_whole_does_not)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD "L,X,R,M,-" LARGEST ",,,,,,,,,,,,,\n");
	planned_unit(&r.p, "B", HEAD "L,X,R,M," LARGEST ",,,,,,,,,,,,,\nL,X,R,M,1,,,,,,,,,,,,,\n");
	planned_must_build(&r.p);
	cr_expect_not(rollup_build(r.p.arena, &r.p.plan, r.units, &r.national, 1, r.p.diags));
	cr_expect_str_eq(support_printed(r.p.arena, r.p.diags),
	    "B.csv:3:9: error: with «1», the sum is larger than the largest number that can be kept exactly, "
	    "9223372036854775807 without its decimal mark [rollup-overflow]\n",
	    "%s", support_printed(r.p.arena, r.p.diags));
	planned_close(&r.p);
}

/* --- rows ---------------------------------------------------------------------------------------------- */

#define ONE(line, name) line "," name ",R,M,1,1,,,,,,,,,,,,\n"

/* How many sums of the units A, B, ... with one row each are too large. */
static size_t
overflows(const char *const *figures, size_t units)
{
	struct rolled r = {0};
	size_t errors;

	planned_open(&r.p);
	for (size_t u = 0; u < units; u++)
		planned_unit(&r.p, arena_printf(r.p.arena, "%c", (char)('A' + u)),
		    arena_printf(r.p.arena, HEAD "L,X,R,M,%s,\n", figures[u]));
	planned_must_build(&r.p);
	cr_expect_eq(rollup_build(r.p.arena, &r.p.plan, r.units, &r.national, 1, r.p.diags),
	    diags_errors(r.p.diags) == 0);
	errors = diags_errors(r.p.diags);
	planned_close(&r.p);
	return errors;
}

/* Whether sums fit is estimated first: by decimals, by how many there are, by the months of a quarter. */
Test(plan_rollup, sums_that_are_too_large_in_one_way_only_are_found)
{
	/* 10^12 with eight decimals: 10^20. */
	const char *const decimals[] = {"1000000000000,,,,,,,,,,,,", "0.00000001,,,,,,,,,,,,"};
	/* 4 * 3 * 10^18; three of them still fit, where the largest is 9.2 * 10^18. */
	const char *const many[] = {"3000000000000000000,,,,,,,,,,,,", "3000000000000000000,,,,,,,,,,,,",
	    "3000000000000000000,,,,,,,,,,,,", "3000000000000000000,,,,,,,,,,,,"};
	/* 3 * 4 * 10^18, in the quarter of one. */
	const char *const quarter[] = {
	    "1,4000000000000000000,4000000000000000000,4000000000000000000,,,,,,,,,"};

	cr_expect_eq(overflows(decimals, 2), 1);
	cr_expect_eq(overflows(many, 4), 1);
	cr_expect_eq(overflows(many, 3), 0);
	/* That of the nation, and that of its unit. */
	cr_expect_eq(overflows(quarter, 1), 2);
}

/* Those of one activity are read from it. */
Test(plan_rollup, figures_that_are_kept_are_those_that_are_made_when_asked_for)
{
	struct rolled r = {0};
	const char *made[2];

	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD ONE("L", "a") ONE("L", "b"));
	planned_unit(&r.p, "B", HEAD ONE("L", "b"));
	rolled_build(&r);
	cr_assert_eq(r.national.row_count, 2);
	for (size_t i = 0; i < 2; i++) {
		cr_expect_null(r.national.rows[i].figures);
		made[i] = row_text(&r, &r.national.rows[i]);
	}
	rollup_keep_figures(r.p.arena, &r.p.plan, &r.national, 1);
	cr_expect_null(r.national.rows[0].figures);
	cr_expect_not_null(r.national.rows[1].figures);
	for (size_t i = 0; i < 2; i++)
		cr_expect_str_eq(row_text(&r, &r.national.rows[i]), made[i]);
	planned_close(&r.p);
}

Test(plan_rollup, rows_by_line_then_first_appearance)
{
	struct rolled r = {0};
	const struct rollup_row *rows;

	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD ONE("L", "a") ONE("", "b") ONE("K", "c") ONE("L", "d") ONE("L", "-"));
	planned_unit(&r.p, "B", HEAD ONE("K", "d") ONE("L", "e") ONE("L", "-") "L,a,R,M,9%,9%,,,,,,,,,,,,\n");
	rolled_build(&r);
	rows = r.national.rows;
	cr_assert_eq(r.national.row_count, 8);
	/* L: a, d, -, e, -, a in percent; K: c; none: b. */
	cr_expect_eq(rows[0].activities[0], 0);
	cr_expect_eq(rows[1].activities[0], 3);
	cr_expect_eq(rows[1].activity_count, 2);
	cr_expect_eq(rows[1].activities[1], 5);
	cr_expect_eq(rows[1].units, 2);
	cr_expect_eq(rows[1].line, rows[0].line);
	cr_expect_eq(rows[2].activities[0], 4);
	cr_expect_eq(rows[2].activity_count, 1);
	cr_expect_eq(rows[3].activities[0], 6);
	cr_expect_eq(rows[4].activities[0], 7);
	cr_expect_eq(rows[5].activities[0], 8);
	cr_expect_eq(rows[5].measure, QUANTITY_PERCENT);
	cr_expect_eq(rows[6].activities[0], 2);
	cr_expect_eq(rows[7].line, UINT32_MAX);
	cr_assert_eq(r.units[1].row_count, 4);
	/* L is the plan's first line, whatever the unit's own order. */
	cr_expect_eq(r.units[1].rows[0].activities[0], 6);
	cr_expect_eq(r.units[1].rows[3].activities[0], 5);
	cr_expect_eq(r.units[1].unit, 1);
	cr_expect_eq(r.national.unit, UINT32_MAX);
	planned_close(&r.p);
}

Test(plan_rollup, an_activity_twice_in_a_unit_is_one_row)
{
	struct rolled r = {0};

	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD ONE("L", "a") ONE("K", "A."));
	rolled_build(&r);
	cr_assert_eq(r.units[0].row_count, 1);
	cr_expect_eq(r.units[0].rows[0].units, 1);
	cr_expect_eq(r.units[0].rows[0].activity_count, 2);
	cr_expect_str_eq(row_text(&r, &r.units[0].rows[0]), "2 | 2,,,,,,,,,,, | 2,,,");
	planned_close(&r.p);
}

/* --- counts -------------------------------------------------------------------------------------------- */

Test(plan_rollup, counts_of_activities)
{
	struct rolled r = {0};
	const struct rollup_counts *counts;

	planned_open(&r.p);
	planned_unit(&r.p, "A",
	    HEAD "L,a,R,M,5,1,-,4,,,,,,,,,,\nK,b,R,M,100%,,50%,50%,,,,,,,,,,\n-,c,R,M,-,,,,,,,,,,,,,\n"
		 "K,d,R,M,0,0,,,,,,,,,,,,\n");
	planned_unit(&r.p, "B", HEAD);
	planned_unit(&r.p, "C", HEAD "K,a,R,M,,,,,1,,,,,,,,,\n");
	rolled_build(&r);
	counts = &r.units[0].counts;
	cr_expect_eq(counts->activities, 4);
	cr_expect_eq(counts->by_measure[QUANTITY_COUNT], 3);
	cr_expect_eq(counts->by_measure[QUANTITY_PERCENT], 1);
	cr_expect_eq(counts->with_target, 3);
	cr_expect_eq(counts->without_months, 1);
	cr_expect_eq(counts->active[0], 1);
	cr_expect_eq(counts->active[1], 1);
	cr_expect_eq(counts->active[2], 2);
	cr_expect_eq(counts->active_quarter[0], 2);
	cr_expect_eq(counts->active_quarter[1], 0);
	cr_expect_eq(r.units[1].counts.activities + r.units[1].row_count + r.units[1].line_count, 0);
	cr_expect_eq(r.national.counts.activities, 5);
	cr_expect_eq(r.national.counts.active_quarter[1], 1);
	cr_assert_eq(r.national.line_count, 3);
	cr_expect_eq(r.national.lines[1].counts.activities, 3);
	cr_expect_eq(r.national.lines[2].line, UINT32_MAX);
	cr_assert_eq(r.units[2].line_count, 1);
	cr_expect_eq(r.units[2].lines[0].line, 1);
	planned_close(&r.p);
}

Test(plan_rollup, an_empty_plan)
{
	struct rolled r = {0};

	planned_open(&r.p);
	rolled_build(&r);
	cr_expect_eq(r.national.row_count + r.national.line_count, 0);
	planned_close(&r.p);
}

/* --- reconciliation ------------------------------------------------------------------------------------ */

Test(plan_rollup, what_does_not_reconcile_is_found)
{
	struct rolled r = {0};
	struct rollup_row *rows;
	struct rollup_figures figures[3];
	struct rollup units[2], national;
	size_t row = 99;

	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD ONE("L", "a") ONE("L", "b") "L,c,R,M,8%,8%,,,,,,,,,,,,\n");
	planned_unit(&r.p, "B", HEAD ONE("L", "b") "L,c,R,M,9%,9%,,,,,,,,,,,,\n");
	rolled_build(&r);
	national = r.national;
	memcpy(units, r.units, sizeof(units));
	rows = ARENA_ARRAY(r.p.arena, struct rollup_row, 3);
	national.rows = rows;
#define BREAKS(change, expected)                                                                    \
	memcpy(rows, r.national.rows, 3 * sizeof(*rows));                                           \
	for (size_t i = 0; i < 3; i++) {                                                            \
		figures[i] = *row_figures(&r, &rows[i]);                                            \
		rows[i].figures = &figures[i];                                                      \
	}                                                                                           \
	change;                                                                                     \
	cr_expect_not(rollup_reconciles(r.p.arena, &r.p.plan, units, &national, 1, &row), #change); \
	cr_expect_eq(row, (size_t)(expected), #change)

	BREAKS(figures[1].target.sum.units++, 1);
	BREAKS(figures[0].month[0].count++, 0);
	BREAKS(figures[2].quarter[0].least.units = 7, 2);
	BREAKS(figures[2].quarter[0].most.units = 10, 2);
	BREAKS(rows[2].units = 1, 2);
	BREAKS(rows[1].activity_count = 1, 1);
	BREAKS(national.counts.active[3]++, 3);
	national.counts = r.national.counts;
	BREAKS(units[1].row_count = 1, 2);
	units[1] = r.units[1];
	BREAKS(national.row_count = 2, 2);
	/* Rows that units don't have are made. */
	national.row_count = 3;
	units[0].row_count = units[1].row_count = 0;
	BREAKS(figures[1].target.sum.units++, 1);
	figures[1].target.sum.units--;
	cr_expect(rollup_reconciles(r.p.arena, &r.p.plan, units, &national, 1, &row));
	planned_close(&r.p);
}

Test(plan_rollup, figures_that_do_not_reconcile_are_an_error_of_the_program)
{
	static const struct job job = {.path = "job.yaml"};
	struct rolled r = {0};
	struct job_figures figures;

	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD ONE("L", "a"));
	rolled_build(&r);
	figures = (struct job_figures){.plan = r.p.plan, .units = r.units, .national = r.national};
	cr_expect(compute_reconciles(r.p.arena, &job, &figures, r.p.diags));
	cr_expect_eq(diags_count(r.p.diags), 0);
	figures.national.counts.activities++;
	cr_expect_not(compute_reconciles(r.p.arena, &job, &figures, r.p.diags));
	cr_expect_str_eq(support_printed(r.p.arena, r.p.diags),
	    "job.yaml: error: the national figures are not the sum of the units' (row 2 of 1): this is an "
	    "error of Pliego, please report it; nothing was written [rollup-reconciliation]\n",
	    "%s", support_printed(r.p.arena, r.p.diags));
	planned_close(&r.p);
}

/* --- many activities: by several threads --------------------------------------------------------------- */

Test(plan_rollup, any_number_of_threads_finds_what_does_not_reconcile)
{
	struct rolled r = {0};
	struct rollup whole, cut;
	struct rollup_row *rows;
	size_t row;

	rolled_many(&r);
	cr_assert(rollup_build(r.p.arena, &r.p.plan, r.units, &r.national, 1, r.p.diags));
	cr_assert_eq(r.national.row_count, MANY_NATIONAL);
	whole = cut = r.national;
	cut.row_count--;
	rows = whole.rows = ARENA_ARRAY(r.p.arena, struct rollup_row, MANY_NATIONAL);
	for (unsigned threads = 1; threads <= MANY_THREADS; threads++) {
		memcpy(rows, r.national.rows, MANY_NATIONAL * sizeof(*rows));
#define RECONCILES(national) rollup_reconciles(r.p.arena, &r.p.plan, r.units, (national), threads, &row)
		cr_expect(RECONCILES(&whole), "%u threads", threads);
		cr_expect_eq(row, MANY_NATIONAL);
		cr_expect_not(RECONCILES(&cut), "%u threads", threads);
		cr_expect_eq(row, MANY_NATIONAL - 1);
		rows[MANY_NATIONAL - 1].units++;
		cr_expect_not(RECONCILES(&whole), "%u threads", threads);
		cr_expect_eq(row, MANY_NATIONAL - 1);
		rows[300].units++;
		rows[301].units++;
		cr_expect_not(RECONCILES(&whole), "%u threads", threads);
		cr_expect_eq(row, 300);
	}
	planned_close(&r.p);
}

Test(plan_rollup, any_number_of_threads_rolls_up_the_same)
{
	struct rolled one = {0}, r = {0};

	rolled_many(&one);
	cr_assert(rollup_build(one.p.arena, &one.p.plan, one.units, &one.national, 1, one.p.diags));
	rolled_many(&r);
	for (unsigned threads = 2; threads <= MANY_THREADS; threads++) {
		cr_assert(rollup_build(r.p.arena, &r.p.plan, r.units, &r.national, threads, r.p.diags));
		cr_assert_eq(r.national.row_count, MANY_NATIONAL);
		for (size_t i = 0; i < MANY_NATIONAL; i++)
			cr_assert_str_eq(row_text(&r, &r.national.rows[i]),
			    row_text(&one, &one.national.rows[i]), "%u threads, row %zu", threads, i);
		for (int u = -1; u < MANY_UNITS; u++) {
			const struct rollup *a = u < 0 ? &r.national : &r.units[u];
			const struct rollup *b = u < 0 ? &one.national : &one.units[u];

			cr_expect_eq(a->unit, b->unit);
			cr_assert_eq(a->line_count, 7, "%u threads, unit %d", threads, u);
			cr_assert_arr_eq(&a->counts, &b->counts, sizeof(a->counts));
			cr_assert_arr_eq(a->lines, b->lines, 7 * sizeof(*a->lines));
		}
	}
	planned_close(&r.p);
	planned_close(&one.p);
}

Test(plan_rollup, any_number_of_threads_keeps_the_same_figures)
{
	struct rolled r = {0};

	rolled_many(&r);
	cr_assert(rollup_build(r.p.arena, &r.p.plan, r.units, &r.national, 1, r.p.diags));
	for (unsigned threads = 1; threads <= MANY_THREADS; threads++) {
		for (size_t i = 0; i < MANY_NATIONAL; i++)
			r.national.rows[i].figures = NULL;
		rollup_keep_figures(r.p.arena, &r.p.plan, &r.national, threads);
		for (size_t i = 0; i < MANY_NATIONAL; i++) {
			struct rollup_row bare = r.national.rows[i];

			bare.figures = NULL;
			cr_assert_not_null(r.national.rows[i].figures, "%u threads, row %zu", threads, i);
			cr_assert_str_eq(row_text(&r, &r.national.rows[i]), row_text(&r, &bare),
			    "%u threads, row %zu", threads, i);
		}
	}
	planned_close(&r.p);
}

/* --- the plan of 2024 ---------------------------------------------------------------------------------- */

/*
 * Activities that several units have: annual target and months over all units.  Added up from the files by a
 * reading that shares nothing with this program.
 */
struct recurring {
	const char *key;
	uint32_t units;
	const char *figures;
};

static const struct recurring recurring_2024[] = {
    {"brindar servicios de asesoria laboral en la recepcion de solicitudes de inspeccion", 2,
	"24 | 2,2,2,2,2,2,2,2,2,2,2,2 | 6,6,6,6"},
    {"ejecutar el plan de verificacion de los derechos laborales de mujeres plan sos trabajadoras", 2,
	"200/2 100-100 | ,80/2 40-40,40/1 40-40,,,,,40/1 40-40,40/1 40-40,,,40/2 20-20 | 120/2 "
	"40-80,,80/2 40-40,40/2 20-20"},
    {"ejecutar el plan de inspeccion para la verificacion de brechas salariales y derechos laborales", 2,
	"200/2 100-100 | ,,,,,100/2 50-50,,,,,,100/2 50-50 | ,100/2 50-50,,100/2 50-50"},
    {"brindar el curso inicial sobre seguridad y salud ocupacional a personas trabajadoras que "
     "conformaran los csso en los lugares de trabajo",
	2, "472 | 40,40,40,36,40,40,40,40,40,40,40,36 | 120,116,120,116"},
    {"emitir resoluciones de acreditacion a csso de los lugares de trabajo", 2,
	"123 | 9,11,11,9,11,11,10,9,11,11,11,9 | 31,31,30,31"},
    {"realizar visita tecnica con el objeto de verificacion las condiciones de seguridad higiene y "
     "prevencion de riesgos ocupacionales en los lugares de trabajo y reinspecciones por vencimiento "
     "de plazo para verificar el cumplimiento de infracciones dictadas",
	2, "147 | 13,13,10,12,13,13,13,12,10,13,13,12 | 36,38,35,38"},
    {"solicitudes de intervencion conciliatoria expedientes", 2,
	"364 | 44,38,29,28,33,34,29,22,24,28,28,27 | 111,95,75,83"},
    {"mediaciones conciliatorias realizadas", 2, "364 | 44,38,29,28,33,34,29,22,24,28,28,27 | 111,95,75,83"},
    {"ilustrar a trabajadores en el cumplimiento de la normativa laboral del derecho colectivo del trabajo",
	2, "680 | 58,58,57,57,55,55,55,55,55,58,58,59 | 173,167,165,175"},
    {"verificar el cumplimiento de requisitos legales en los contratos individuales de trabajo", 2,
	"1700 | 125,125,125,125,125,125,160,200,150,150,150,140 | 375,375,510,440"},
    {"intermediacion laboral para la colocacion de personas a nivel nacional", 2,
	"1366 | 96,123,119,99,121,120,120,111,121,121,120,95 | 338,340,352,336"},
    {"intermediacion laboral para la colocacion de jovenes 18 a 30 anos", 2,
	"1093 | 78,98,96,79,98,96,96,88,96,96,96,76 | 272,273,280,268"},
    {"entrevista y envio a entrevista de temas", 2,
	"4098 | 288,369,358,298,365,360,360,333,361,361,360,285 | 1015,1023,1054,1006"},
    {"desarrollo de acciones complementarias para la intermediacion laboral kioscos moviles jornadas "
     "de entrevistas convocatorias de empleo",
	2, "48 | 4,4,4,4,4,4,4,4,4,4,4,4 | 12,12,12,12"},
    {"intermediacion laboral para la colocacion de personas con discapacidad", 2,
	"59 | 3,5,6,4,6,5,5,4,6,6,5,4 | 14,15,15,15"},
    {"implementar gestiones para promover los servicios publicos de empleo para captar puestos de trabajo", 2,
	"2068 | 145,185,181,152,184,182,182,168,182,182,182,143 | 511,518,532,507"},
    {"organizar encuentros empresariales para la sensibilizacion y promocion de oportunidades laborales", 2,
	"4 | ,,,2,,,,,2,,, | ,2,2,"},
    {"brindar orientacion laboral a postulantes de empleo", 2,
	"4699 | 417,417,342,392,403,392,417,338,417,427,417,320 | 1176,1187,1172,1164"},
    {"desarrollar talleres para el fortalecimiento de competencias y habilidades emprendedoras", 2,
	"8 | 1,2,2,1,2,1,2,1,1,1,1,1 | 5,4,4,3"},
    {"planificar promover y desarrollar encuentros comerciales emprendedores", 3,
	"35 | 1,5,5,2,3,5,3,3,3,5,3,1 | 11,10,9,9"},
    {"recibir y revisar solicitudes de permiso de trabajo a adolescentes", 3,
	"6 | ,1,,2,1,,2,1,,,, | 1,3,3,"},
};

Test(plan_rollup, national_figures_of_the_plan_of_2024)
{
	struct rolled r = {0};

	planned_2024(&r.p);
	cr_assert(rollup_build(r.p.arena, &r.p.plan, r.units, &r.national, 1, r.p.diags));
	rolled_reconcile(&r);
	cr_expect_eq(r.national.row_count, 73);
	cr_expect_eq(r.national.counts.activities, 96);
	cr_expect_eq(r.national.counts.by_measure[QUANTITY_PERCENT], 10);
	for (size_t i = 0; i < sizeof(recurring_2024) / sizeof(recurring_2024[0]); i++) {
		const struct recurring *expected = &recurring_2024[i];
		const struct rollup_row *found = row_named(&r, expected->key);
		const char *text = row_text(&r, found);

		cr_expect_str_eq(text, expected->figures, "%s: %s", expected->key, text);
		cr_expect_eq(found->units, expected->units);
	}
	planned_close(&r.p);
}

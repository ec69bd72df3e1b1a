#include "dice.h"
#include "rollup_build.h"

/*
 * Plans made by chance: what must hold whatever is in them.  Each is made from a number, so that a failure
 * can be had again.
 */

#define SEEDS 150
#define RANDOM_UNITS 6

/* Rows of each unit, without heading. */
struct sheets {
	const char *rows[RANDOM_UNITS];
	const char *more[RANDOM_UNITS]; /* the rest of them */
};

static const char *
random_amount(struct arena *arena, struct dice *dice, bool percent)
{
	switch (roll(dice, 4)) {
	case 0:
		return "";
	case 1:
		return "-";
	case 2:
		return percent ? "0%" : "0";
	default:
		return arena_printf(arena, "%u.%u%s", (unsigned)roll(dice, 90), (unsigned)roll(dice, 100),
		    percent ? "%" : "");
	}
}

static const char *
random_row(struct arena *arena, struct dice *dice)
{
	static const char *const ways[] = {"suma", "suma", "", "promedio", "último", "máximo", "constante",
	    "ninguna"};
	unsigned activity = (unsigned)roll(dice, 8);
	/* One activity, one way; else rows of one kind may differ in it. */
	const char *way = roll(dice, 10) > 0 ? ways[activity] : ways[roll(dice, 8)];
	bool percent = roll(dice, 4) == 0;
	const char *row = arena_printf(arena, ",%s,%s,%s,%s %u,R,M,%s", percent ? "%" : "número", way,
	    roll(dice, 6) == 0 ? "" : arena_printf(arena, "LE 1.%u x", (unsigned)roll(dice, 4)),
	    roll(dice, 9) == 0 ? "ACTIVIDAD" : "actividad", activity, random_amount(arena, dice, percent));

	for (int m = 0; m < MONTHS; m++)
		row = arena_printf(arena, "%s,%s", row, random_amount(arena, dice, percent));
	return arena_printf(arena, "%s,\n", row);
}

static void
random_sheets(struct arena *arena, struct dice *dice, struct sheets *out)
{
	for (int u = 0; u < RANDOM_UNITS; u++) {
		out->rows[u] = out->more[u] = "";
		for (uint32_t n = roll(dice, 7); n > 0; n--)
			out->rows[u] = arena_printf(arena, "%s%s", out->rows[u], random_row(arena, dice));
		for (uint32_t n = roll(dice, 3); n > 0; n--)
			out->more[u] = arena_printf(arena, "%s%s", out->more[u], random_row(arena, dice));
	}
}

/* What a national rollup says, row by row in an order of its own. */
static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *
national_text(struct arena *arena, const struct rolled *r, bool with_units)
{
	const struct rollup *national = &r->national;
	const char **rows = ARENA_ARRAY(arena, const char *, national->row_count);
	const struct rollup_counts *counts = &national->counts;
	const char *text = arena_printf(arena, "%u %u %u\n", (unsigned)counts->activities,
	    (unsigned)counts->with_target, (unsigned)counts->active_quarter[2]);

	for (size_t i = 0; i < national->row_count; i++) {
		const struct rollup_row *row = &national->rows[i];

		rows[i] = arena_printf(arena, "%s %d %u %u: %s\n", r->p.plan.groups[row->group].key,
		    (int)row->measure, with_units ? (unsigned)row->units : 0, (unsigned)row->activity_count,
		    row_text(r, row));
	}
	if (national->row_count > 0)
		qsort(rows, national->row_count, sizeof(*rows), compare_texts);
	for (size_t i = 0; i < national->row_count; i++)
		text = arena_printf(arena, "%s%s", text, rows[i]);
	return text;
}

/* The national figures of the sheets taken in that order, each unit's rows in one sheet or in two. */
static const char *
national_of(struct arena *arena, const struct sheets *sheets, uint32_t shift, bool apart)
{
	struct rolled *r = ARENA_NEW(arena, struct rolled);
	const char *text;

	planned_open(&r->p);
	for (uint32_t i = 0; i < RANDOM_UNITS; i++) {
		uint32_t u = (i + shift) % RANDOM_UNITS;
		const char *code = arena_printf(r->p.arena, "U%u", (unsigned)u);

		if (apart) {
			planned_unit(&r->p, code, arena_printf(arena, HEAD_CODES "%s", sheets->rows[u]));
			planned_unit(&r->p, arena_printf(r->p.arena, "%sb", code),
			    arena_printf(arena, HEAD_CODES "%s", sheets->more[u]));
		} else {
			planned_unit(&r->p, code,
			    arena_printf(arena, HEAD_CODES "%s%s", sheets->rows[u], sheets->more[u]));
		}
	}
	rolled_build(r);
	text = national_text(arena, r, !apart);
	planned_close(&r->p);
	return text;
}

Test(plan_rollup_random, figures_do_not_depend_on_order_or_sheets)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct arena *arena = support_arena();
		struct dice dice = {seed};
		struct sheets sheets;
		const char *text, *shifted;

		random_sheets(arena, &dice, &sheets);
		text = national_of(arena, &sheets, 0, false);
		shifted = national_of(arena, &sheets, 1 + roll(&dice, RANDOM_UNITS - 1), false);
		cr_assert_str_eq(text, shifted, "seed %u:\n%s\n%s", (unsigned)seed, text, shifted);
		arena_close(arena);
	}
}

Test(plan_rollup_random, splitting_a_sheet_changes_no_figure)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct arena *arena = support_arena();
		struct dice dice = {seed};
		struct sheets sheets;
		struct rolled *whole = ARENA_NEW(arena, struct rolled);
		const char *text, *apart;

		random_sheets(arena, &dice, &sheets);
		planned_open(&whole->p);
		for (int u = 0; u < RANDOM_UNITS; u++)
			planned_unit(&whole->p, "U",
			    arena_printf(arena, HEAD_CODES "%s%s", sheets.rows[u], sheets.more[u]));
		rolled_build(whole);
		text = national_text(arena, whole, false);
		planned_close(&whole->p);
		apart = national_of(arena, &sheets, 0, true);
		cr_assert_str_eq(text, apart, "seed %u:\n%s\n%s", (unsigned)seed, text, apart);
		arena_close(arena);
	}
}

static struct decimal
sum_of(const struct figure_sum *figures, int n)
{
	struct decimal sum = {0};

	for (int i = 0; i < n; i++)
		cr_assert(decimal_add(sum, figures[i].sum, &sum));
	return sum;
}

/* Where all members of a row are summed: quarters and months come to the same, and to what its units have. */
static void
check_row(const struct rolled *r, const struct rollup_row *row, unsigned seed)
{
	const struct rollup_figures *figures = row_figures(r, row);
	struct decimal months = sum_of(figures->month, MONTHS), over_units = {0};

	cr_expect_eq(decimal_compare(months, sum_of(figures->quarter, QUARTERS)), 0, "seed %u", seed);
	for (size_t u = 0; u < r->p.unit_count; u++) {
		for (size_t i = 0; i < r->units[u].row_count; i++) {
			const struct rollup_row *own = &r->units[u].rows[i];

			if (own->group == row->group && own->measure == row->measure)
				cr_assert(decimal_add(over_units, sum_of(row_figures(r, own)->month, MONTHS),
				    &over_units));
		}
	}
	cr_expect_eq(decimal_compare(over_units, months), 0, "seed %u", seed);
}

static bool
is_summed(const struct rolled *r, const struct rollup_row *row)
{
	for (uint32_t i = 0; i < row->activity_count; i++) {
		if (r->p.plan.activities[row->activities[i]].consolidation != CONSOLIDATION_SUM)
			return false;
	}
	return true;
}

/* A figure is blank just when no cell under it says a number. */
static void
check_blanks(const struct rolled *r, const struct rollup_row *row, unsigned seed)
{
	const struct rollup_figures *figures = row_figures(r, row);

	for (int m = 0; m < MONTHS && row->rule != FIGURE_NONE; m++) {
		uint32_t given = 0;

		for (uint32_t i = 0; i < row->activity_count; i++) {
			const char *text = sheet_text(
			    activity_month_cell(&r->p.plan, &r->p.plan.activities[row->activities[i]], m));

			given += text[0] >= '0' && text[0] <= '9';
		}
		cr_expect_eq(figures->month[m].count, given, "seed %u", seed);
	}
}

static void
check_lines(const struct rollup *rollup, unsigned seed)
{
	struct rollup_counts sum = {0};

	for (size_t l = 0; l < rollup->line_count; l++) {
		const struct rollup_counts *counts = &rollup->lines[l].counts;

		sum.activities += counts->activities;
		sum.with_target += counts->with_target;
		sum.without_months += counts->without_months;
		for (int m = 0; m < MONTHS; m++)
			sum.active[m] += counts->active[m];
	}
	cr_expect_eq(sum.activities, rollup->counts.activities, "seed %u", seed);
	cr_expect_eq(sum.with_target, rollup->counts.with_target, "seed %u", seed);
	cr_expect_eq(sum.without_months, rollup->counts.without_months, "seed %u", seed);
	cr_expect_eq(memcmp(sum.active, rollup->counts.active, sizeof(sum.active)), 0, "seed %u", seed);
}

Test(plan_rollup_random, months_quarters_lines_and_units_agree)
{
	unsigned summed = 0;

	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct dice dice = {seed};
		struct rolled r = {0};
		struct sheets sheets;

		planned_open(&r.p);
		random_sheets(r.p.arena, &dice, &sheets);
		for (int u = 0; u < RANDOM_UNITS; u++)
			planned_unit(&r.p, "U",
			    arena_printf(r.p.arena, HEAD_CODES "%s%s", sheets.rows[u], sheets.more[u]));
		rolled_build(&r);
		check_lines(&r.national, (unsigned)seed);
		for (size_t u = 0; u < r.p.unit_count; u++)
			check_lines(&r.units[u], (unsigned)seed);
		for (size_t i = 0; i < r.national.row_count; i++) {
			check_blanks(&r, &r.national.rows[i], (unsigned)seed);
			if (!is_summed(&r, &r.national.rows[i]))
				continue;
			check_row(&r, &r.national.rows[i], (unsigned)seed);
			summed++;
		}
		planned_close(&r.p);
	}
	cr_expect_gt(summed, 300, "%u", summed);
}

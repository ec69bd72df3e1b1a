/*
 * Rollups of a plan, and how tests write their figures.
 */
#ifndef PLIEGO_TESTS_UNIT_ROLLUP_BUILD_H
#define PLIEGO_TESTS_UNIT_ROLLUP_BUILD_H

#include "plan/rollup.h"
#include "plan_sheets.h"

struct rolled {
	struct planned p;
	struct rollup units[UNITS_MAX], national;
};

/* Makes the rows of the units, with which the national ones must agree. */
static inline void
rolled_reconcile(struct rolled *r)
{
	size_t row;

	for (size_t u = 0; u < r->p.plan.unit_count; u++)
		rollup_rows(r->p.arena, &r->p.plan, &r->units[u]);
	cr_expect(rollup_reconciles(r->p.arena, &r->p.plan, r->units, &r->national, 1, &row));
}

/* Builds plan and rollups, which must reconcile. */
static inline void
rolled_build(struct rolled *r)
{
	planned_must_build(&r->p);
	cr_assert(rollup_build(r->p.arena, &r->p.plan, r->units, &r->national, 1, r->p.diags), "%s",
	    support_printed(r->p.arena, r->p.diags));
	rolled_reconcile(r);
}

/* A plan of many activities, for several threads. */
#define MANY_UNITS 40
#define MANY_ROWS 80 /* of each unit; every eighth unit has the same activities */
#define MANY_NATIONAL ((size_t)8 * MANY_ROWS)
#define MANY_THREADS 3

static inline void
rolled_many(struct rolled *r)
{
	planned_open(&r->p);
	for (int u = 0; u < MANY_UNITS; u++) {
		struct buf b = BUF_INIT;

		buf_adds(&b, HEAD);
		for (int i = 0; i < MANY_ROWS; i++)
			buf_addf(&b, "L%d,A%d,R,M,%d,%d,%d,,,,,,,,,,,\n", i % 7, u % 8 * MANY_ROWS + i,
			    i * u + 1, i * u, 1);
		planned_unit(&r->p, arena_printf(r->p.arena, "U%d", u),
		    arena_strdup(r->p.arena, buf_cstr(&b)));
		buf_release(&b);
	}
	planned_must_build(&r->p);
}

/* "" for blank, "12" for a sum, "sum/count least-most" for a mean. */
static inline const char *
figure_text(struct arena *arena, const struct figure_sum *figure, enum figure_rule rule)
{
	struct buf b = BUF_INIT;
	const char *text;

	if (figure->count > 0) {
		decimal_format(&b, figure->sum, salvador, -1, false);
		if (rule == FIGURE_MEAN) {
			buf_addf(&b, "/%u ", (unsigned)figure->count);
			decimal_format(&b, figure->least, salvador, -1, false);
			buf_addc(&b, '-');
			decimal_format(&b, figure->most, salvador, -1, false);
		}
	}
	text = arena_strdup(arena, buf_cstr(&b));
	buf_release(&b);
	return text;
}

static inline const struct rollup_figures *
row_figures(const struct rolled *r, const struct rollup_row *row)
{
	return rollup_figures(&r->p.plan, row, ARENA_NEW(r->p.arena, struct rollup_figures));
}

/* "target | months,... | quarters,...". */
static inline const char *
row_text(const struct rolled *r, const struct rollup_row *row)
{
	struct arena *arena = r->p.arena;
	const struct rollup_figures *figures = row_figures(r, row);
	const char *text = arena_printf(arena, "%s |", figure_text(arena, &figures->target, row->rule));

	for (int m = 0; m < MONTHS; m++)
		text = arena_printf(arena, "%s%s%s", text, m > 0 ? "," : " ",
		    figure_text(arena, &figures->month[m], row->rule));
	for (int q = 0; q < QUARTERS; q++)
		text = arena_printf(arena, "%s%s%s", text, q > 0 ? "," : " | ",
		    figure_text(arena, &figures->quarter[q], row->rule));
	return text;
}

static inline const struct rollup_row *
row_named(const struct rolled *r, const char *key)
{
	for (size_t i = 0; i < r->national.row_count; i++) {
		const struct rollup_row *row = &r->national.rows[i];

		if (row->group != UINT32_MAX && strcmp(r->p.plan.groups[row->group].key, key) == 0)
			return row;
	}
	cr_assert_fail("no row «%s»", key);
	return NULL;
}

#endif

/*
 * What is told beside the figures of a row: whether its quarters make its year, and whose its months are.
 */
#include "plan/rollup.h"

#include "base/fraction.h"

/* Decimals of a difference of means. */
#define PLACES 2

/* Adds sum / count.  False where that can't be done exactly. */
static bool
add_mean(struct arena *arena, const struct figure_sum *figure, struct fraction_sum *sum)
{
	struct fraction f;

	return figure->sum.units >= 0 &&
	    fraction_divide(figure->sum, figure->count, (struct decimal){1, 0}, 1, &f) &&
	    fraction_sum_add(arena, sum, f);
}

/* All that was added, with PLACES decimals: a mean of one, in hundredths without any. */
static struct decimal
rounded(struct arena *arena, struct fraction_sum sum)
{
	sum.count = 1;
	return (struct decimal){fraction_mean_percent(arena, &sum, 0).units, PLACES};
}

static bool
subtract(struct decimal from, struct decimal what, struct decimal *out)
{
	if (what.units == INT64_MIN)
		return false;
	what.units = -what.units;
	return decimal_add(from, what, out);
}

static bool
means_to_compare(struct arena *arena, const struct rollup_figures *figures, struct decimal *of_quarters,
    struct decimal *of_target)
{
	struct fraction_sum quarters = {0}, target = {0};

	for (int q = 0; q < QUARTERS; q++) {
		if (figures->quarter[q].count > 0 && !add_mean(arena, &figures->quarter[q], &quarters))
			return false;
	}
	if (quarters.count == 0 || !add_mean(arena, &figures->target, &target))
		return false;
	*of_quarters = rounded(arena, quarters);
	*of_target = rounded(arena, target);
	return true;
}

static bool
sums_to_compare(const struct rollup_figures *figures, struct decimal *of_quarters, struct decimal *of_target)
{
	struct decimal sum = {0, 0};
	bool any = false;

	for (int q = 0; q < QUARTERS; q++) {
		if (figures->quarter[q].count == 0)
			continue;
		any = true;
		if (!decimal_add(sum, figures->quarter[q].sum, &sum))
			return false;
	}
	*of_quarters = sum;
	*of_target = figures->target.sum;
	return any;
}

bool
rollup_compared(struct arena *arena, const struct rollup_row *row, const struct rollup_figures *figures,
    struct decimal *quarters, struct decimal *target)
{
	struct arena *scratch;
	bool known = false;

	if (row->mixed || row->consolidation != CONSOLIDATION_SUM || figures->target.count == 0)
		return false;
	scratch = arena_open_beside(arena);
	/* Of one activity, even a percent is no mean: what its cells say, as the checks tell it. */
	if (row->rule == FIGURE_SUM || (row->rule == FIGURE_MEAN && row->activity_count == 1))
		known = sums_to_compare(figures, quarters, target);
	else if (row->rule == FIGURE_MEAN)
		known = means_to_compare(scratch, figures, quarters, target);
	arena_close(scratch);
	return known;
}

bool
rollup_difference(struct arena *arena, const struct rollup_row *row, const struct rollup_figures *figures,
    struct decimal *out)
{
	struct decimal quarters, target;
	const bool known =
	    rollup_compared(arena, row, figures, &quarters, &target) && subtract(quarters, target, out);

	if (known)
		*out = decimal_trim(*out);
	return known && out->units != 0;
}

void
rollup_units_in_periods(const struct plan *plan, const struct rollup_row *row, uint32_t *units)
{
	for (unsigned p = 0; p < calendar_count(plan->calendar); p++) {
		const struct period of = calendar_period(plan->calendar, p);
		uint32_t last = UINT32_MAX;

		units[p] = 0;
		for (uint32_t i = 0; i < row->activity_count; i++) {
			const struct activity *activity = &plan->activities[row->activities[i]];
			bool takes = false;

			for (int m = of.first; m <= of.last; m++)
				takes = takes || figure_takes(activity, &activity->month[m]);
			if (!takes || activity->unit == last)
				continue;
			last = activity->unit;
			units[p]++;
		}
	}
}

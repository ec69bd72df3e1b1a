#include "plan/initial.h"

static bool
has_same_periods(const struct changes *changes, const struct activity *before, const struct activity *now)
{
	const struct calendar a = changes->sides[0].plan->units[before->unit].calendar;
	const struct calendar b = changes->sides[1].plan->units[now->unit].calendar;

	return a.division == b.division && a.first == b.first;
}

/* What was only inferred then goes by what the job says. */
static bool
makes_the_year_alike(const struct activity *before, const struct activity *now)
{
	return before->consolidation == now->consolidation ||
	    (before->consolidation_origin == ORIGIN_INFERRED && now->consolidation_origin == ORIGIN_JOB);
}

/* Whether what is done of it now can be set against what was programmed then. */
static bool
is_comparable(const struct changes *changes, const struct activity *before, const struct activity *now)
{
	return plan_measures_alike(changes->sides[0].plan, before, changes->sides[1].plan, now) &&
	    makes_the_year_alike(before, now) && before->descending == now->descending;
}

void
plan_as_before(struct arena *arena, const struct changes *changes, struct plan *out)
{
	const struct plan *before = changes->sides[0].plan, *now = changes->sides[1].plan;
	struct activity *activities = ARENA_ARRAY(arena, struct activity, now->activity_count);

	for (size_t i = 0; i < now->activity_count; i++) {
		const uint32_t of = changes->pairing.before[i];
		struct activity *a = &activities[i];

		*a = now->activities[i];
		a->target = (struct amount){.value.kind = VALUE_BLANK};
		for (int m = 0; m < MONTHS; m++)
			a->month[m] = (struct amount){.value.kind = VALUE_BLANK};
		if (of == PAIRING_NONE || !is_comparable(changes, &before->activities[of], a))
			continue;
		a->target = before->activities[of].target;
		if (has_same_periods(changes, &before->activities[of], a))
			memcpy(a->month, before->activities[of].month, sizeof(a->month));
	}
	*out = *now;
	out->activities = activities;
}

void
rollup_as_before(struct arena *arena, const struct rollup *from, struct rollup *out)
{
	struct rollup_row *rows = ARENA_ARRAY(arena, struct rollup_row, from->row_count);

	for (size_t i = 0; i < from->row_count; i++) {
		rows[i] = from->rows[i];
		rows[i].figures = NULL;
	}
	*out = *from;
	out->rows = rows;
}

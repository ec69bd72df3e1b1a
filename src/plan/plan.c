#include "plan/plan.h"

struct members
members_by(struct arena *arena, const uint32_t *of, size_t n, size_t group_count)
{
	uint32_t *next = ARENA_ARRAY(arena, uint32_t, group_count + 2);
	uint32_t *sorted = ARENA_ARRAY(arena, uint32_t, n);

	/* Two places on: next[k + 1] is where group k begins, and once it is filled, where it ends. */
	for (size_t i = 0; i < n; i++) {
		if (of[i] != UINT32_MAX)
			next[of[i] + 2]++;
	}
	for (size_t k = 2; k < group_count + 2; k++)
		next[k] += next[k - 1];
	for (size_t i = 0; i < n; i++) {
		if (of[i] != UINT32_MAX)
			sorted[next[of[i] + 1]++] = (uint32_t)i;
	}
	return (struct members){next, sorted};
}

struct members
members_of(struct arena *arena, const struct activity *activities, size_t n, bool lines, size_t group_count)
{
	uint32_t *of = ARENA_ARRAY(arena, uint32_t, n);

	for (size_t i = 0; i < n; i++)
		of[i] = lines ? activities[i].line : activities[i].group;
	return members_by(arena, of, n, group_count);
}

static const struct sheet_cell *
cell_in(const struct sheet *sheet, size_t row, int column)
{
	return column >= 0 ? &sheet->rows[row].cells[column] : NULL;
}

const struct sheet_cell *
activity_target_cell(const struct plan *plan, const struct activity *activity)
{
	const struct plan_unit *unit = &plan->units[activity->unit];

	return cell_in(unit->sheet, activity->row, unit->target);
}

const struct sheet_cell *
activity_month_cell(const struct plan *plan, const struct activity *activity, int month)
{
	const struct plan_unit *unit = &plan->units[activity->unit];

	return cell_in(unit->sheet, activity->row, unit->month[month]);
}

const char *
unit_period_heading(const struct plan *plan, uint32_t unit, int slot)
{
	return column_heading(calendar_column(plan->units[unit].calendar, (unsigned)slot));
}

const char *
activity_period_heading(const struct plan *plan, const struct activity *activity, int slot)
{
	return unit_period_heading(plan, activity->unit, slot);
}

bool
plan_measures_alike(const struct plan *plan, const struct activity *activity, const struct plan *other,
    const struct activity *of_other)
{
	const uint32_t a = activity->unit_of_measure, b = of_other->unit_of_measure;

	return activity->measure == of_other->measure &&
	    (a == UINT32_MAX || b == UINT32_MAX ||
		strcmp(plan->measure_units[a].key, other->measure_units[b].key) == 0);
}

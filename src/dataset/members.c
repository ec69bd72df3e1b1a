#include "dataset/members.h"

const struct unit_set *
subject_set(const struct plan *plan, const struct row_subject *subject)
{
	if (subject->level != NO_SET)
		return &plan->levels->levels[subject->level];
	return subject->region != NO_SET ? &plan->levels->regions[subject->region] : NULL;
}

const struct alignment_value *
subject_value(const struct plan *plan, const struct row_subject *subject)
{
	return subject->alignment != ALIGNMENT_NONE
	    ? &plan->alignments->of[subject->alignment].items[subject->value]
	    : NULL;
}

static struct row_members
members_of_set(struct arena *arena, const struct plan *plan, const struct unit_set *set)
{
	struct row_members out = {.over_units = true};

	out.activities = levels_activities(arena, plan, set, &out.count);
	return out;
}

struct row_members
row_members(struct arena *arena, const struct plan *plan, const struct row_subject *subject)
{
	const struct unit_set *set = subject_set(plan, subject);
	const struct alignment_value *value = subject_value(plan, subject);
	const bool of_unit = subject->unit != ANY_UNIT;
	struct row_members out = {.over_units = !of_unit && subject->line == ANY_LINE};
	const size_t first = of_unit ? plan->units[subject->unit].first : 0;
	const size_t end = of_unit ? first + plan->units[subject->unit].count : plan->activity_count;
	uint32_t *found;

	if (value)
		return (struct row_members){value->activities, value->count, false};
	if (set)
		return members_of_set(arena, plan, set);
	found = ARENA_ARRAY(arena, uint32_t, end - first + 1);
	for (size_t i = first; i < end; i++)
		if (subject->line == ANY_LINE || plan->activities[i].line == subject->line)
			found[out.count++] = (uint32_t)i;
	out.activities = found;
	return out;
}

#include "plan/year_before.h"

#include <string.h>

#include "base/intern.h"
#include "plan/keys.h"

static const uint32_t *
pair_lines(struct arena *arena, const struct plan *before, const struct plan *now)
{
	uint32_t *of = ARENA_ARRAY(arena, uint32_t, now->line_count + 1);
	uint32_t *known = ARENA_ARRAY(arena, uint32_t, before->line_count + 1);
	struct arena *scratch = arena_open_beside(arena);
	struct intern keys;

	intern_init(&keys, scratch);
	for (uint32_t l = 0; l < before->line_count; l++) {
		const char *key = before->lines[l].key;
		const uint32_t count = keys.count, number = intern_add(&keys, key, strlen(key));

		if (number == count)
			known[number] = l;
	}
	for (size_t l = 0; l < now->line_count; l++) {
		const uint32_t number = intern_find(&keys, now->lines[l].key, strlen(now->lines[l].key));

		of[l] = number == INTERN_NONE ? PAIRING_NONE : known[number];
	}
	arena_close(scratch);
	return of;
}

void
year_before_pair(struct arena *arena, const struct progress *before, const struct plan *now,
    struct year_before *out)
{
	*out = (struct year_before){.now = now, .progress = before};
	pairing_find(arena, before->plan, now, &out->pairing);
	out->line = pair_lines(arena, before->plan, now);
}

uint32_t
year_before_activity(const struct year_before *year, uint32_t activity)
{
	return year->pairing.step[activity] == PAIRED_BY_NEAR_TEXT ? PAIRING_NONE
								   : year->pairing.before[activity];
}

bool
year_before_is_measured_alike(const struct year_before *year, uint32_t activity)
{
	const uint32_t then = year_before_activity(year, activity);
	const struct plan *before = year->progress->plan;

	return then != PAIRING_NONE &&
	    plan_measures_alike(year->now, &year->now->activities[activity], before,
		&before->activities[then]);
}

/* The row of then of each activity of then. */
static const uint32_t *
rows_of_activities(struct arena *arena, size_t activity_count, const struct rollup *national)
{
	uint32_t *of = ARENA_ARRAY(arena, uint32_t, activity_count + 1);

	for (uint32_t i = 0; i < national->row_count; i++)
		for (uint32_t k = 0; k < national->rows[i].activity_count; k++)
			of[national->rows[i].activities[k]] = i;
	return of;
}

const uint32_t *
year_before_rows(struct arena *arena, const struct year_before *year, const struct rollup *now,
    const struct rollup *then)
{
	uint32_t *out = ARENA_ARRAY(arena, uint32_t, now->row_count + 1);
	struct arena *scratch = arena_open_beside(arena);
	const uint32_t *row_of = rows_of_activities(scratch, year->progress->plan->activity_count, then);

	for (size_t i = 0; i < now->row_count; i++) {
		const struct rollup_row *row = &now->rows[i];
		bool one = true;

		out[i] = PAIRING_NONE;
		for (uint32_t k = 0; k < row->activity_count; k++) {
			const uint32_t was = year_before_activity(year, row->activities[k]);

			if (was == PAIRING_NONE)
				continue;
			one = one && (out[i] == PAIRING_NONE || out[i] == row_of[was]);
			out[i] = row_of[was];
		}
		if (!one)
			out[i] = PAIRING_NONE;
	}
	arena_close(scratch);
	return out;
}

bool
year_before_row_is_measured_alike(const struct year_before *year, const struct rollup_row *now)
{
	for (uint32_t k = 0; k < now->activity_count; k++)
		if (year_before_activity(year, now->activities[k]) != PAIRING_NONE &&
		    !year_before_is_measured_alike(year, now->activities[k]))
			return false;
	return true;
}

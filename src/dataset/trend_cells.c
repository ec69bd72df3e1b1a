#include "dataset/trend_cells.h"

#include <stdlib.h>

static int
compare_numbers(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The units of a set, as far as they were there. */
static void
members_of_set(struct arena *arena, const struct year_before *year, const struct unit_set *set,
    struct row_members *out)
{
	const struct plan *then = year->progress->plan;
	uint32_t *units = ARENA_ARRAY(arena, uint32_t, set->unit_count + 1);
	struct unit_set was = {.units = units};

	for (uint32_t i = 0; i < set->unit_count; i++)
		if (year->pairing.unit_before[set->units[i]] != PAIRING_NONE)
			units[was.unit_count++] = year->pairing.unit_before[set->units[i]];
	qsort(units, was.unit_count, sizeof(*units), compare_numbers);
	*out = (struct row_members){.over_units = true};
	out->activities = levels_activities(arena, then, &was, &out->count);
}

bool
trend_members_then(struct arena *arena, const struct year_before *year, const struct row_subject *subject,
    struct row_members *out)
{
	const struct unit_set *set = subject_set(year->now, subject);
	struct row_subject then = *subject;

	if (set) {
		members_of_set(arena, year, set, out);
		return out->count > 0;
	}
	if (subject->unit != ANY_UNIT)
		then.unit = year->pairing.unit_before[subject->unit];
	if (subject->line < year->now->line_count)
		then.line = year->line[subject->line];
	if ((subject->unit != ANY_UNIT && then.unit == PAIRING_NONE) ||
	    (subject->line < year->now->line_count && then.line == PAIRING_NONE))
		return false;
	*out = row_members(arena, year->progress->plan, &then);
	return true;
}

/* What the subject came to in another compliance of the same plan.  False: it can't be kept. */
static bool
tally_of(struct row_writer *w, const struct compliance *c, const struct row_subject *subject,
    struct tally *out)
{
	if (subject_set(c->plan, subject)) {
		const struct row_members of = row_members(w->arena, c->plan, subject);

		return compliance_tally(w->arena, c, of.activities, of.count, out);
	}
	if (subject->unit != ANY_UNIT)
		*out = c->units[subject->unit];
	else if (subject->line == ANY_LINE)
		*out = c->all;
	else
		*out = c->lines[subject->line == UINT32_MAX ? c->plan->line_count : subject->line];
	return true;
}

/* A mean of then, and how many percentage points there are to that of now; NULL: there was none. */
static void
put_means(struct row_writer *w, const struct mean *was, const struct mean *now)
{
	if (!was || was->measured.count == 0) {
		row_skip(w, 2);
		return;
	}
	row_put_mean(w, &was->measured);
	row_put_mean_change(w, &now->measured, &was->measured);
}

/* What was done of it; NULL: nothing is known of then. */
static void
put_executed(struct row_writer *w, const struct compliance *then, uint32_t activity)
{
	if (then)
		row_put_portion(w, &then->activities[activity].period.executed,
		    then->plan->activities[activity].measure);
	else
		row_skip(w, 1);
}

void
row_put_activity_trend(struct row_writer *w, uint32_t i)
{
	const struct source_trend *trend = w->source->trend;
	const struct compliance *now = w->source->compliance;
	const struct compliance *reported = trend ? trend->reported : NULL;
	const struct compliance *last_year = trend ? trend->last_year : NULL;
	const uint32_t then = last_year ? year_before_activity(trend->pairs, i) : PAIRING_NONE;
	const struct fraction ratio = now->activities[i].period.compliance, none = {0, 0};

	if (!trend) {
		row_skip(w, 6);
		return;
	}
	put_executed(w, reported, i);
	put_executed(w,
	    then != PAIRING_NONE && year_before_is_measured_alike(trend->pairs, i) ? last_year : NULL, then);
	row_put_compliance_and_change(w, reported ? reported->activities[i].period.compliance : none, ratio);
	row_put_compliance_and_change(w,
	    then != PAIRING_NONE ? last_year->activities[then].period.compliance : none, ratio);
}

void
row_put_tally_trend(struct row_writer *w, const struct row_subject *subject, const struct tally *now)
{
	const struct source_trend *trend = w->source->trend;
	struct row_members then;
	struct tally was;

	if (!trend) {
		row_skip(w, 4);
		return;
	}
	put_means(w, trend->reported && tally_of(w, trend->reported, subject, &was) ? &was.period_mean : NULL,
	    &now->period_mean);
	put_means(w,
	    trend->last_year && trend_members_then(w->arena, trend->pairs, subject, &then) &&
		    compliance_tally(w->arena, trend->last_year, then.activities, then.count, &was)
		? &was.period_mean
		: NULL,
	    &now->period_mean);
}

/* What a row of the compliance of then came to, and what there is between that and now. */
static void
put_total_then(struct row_writer *w, struct arena *scratch, const struct compliance *then, size_t row,
    bool alike, const struct activity_total *now)
{
	struct activity_total was;

	compliance_total(scratch, then, row, &was);
	if (alike)
		row_put_portion(w, &was.period.executed, then->national->rows[row].measure);
	else
		row_skip(w, 1);
	row_put_compliance_and_change(w, was.period.compliance, now->period.compliance);
	put_means(w, &was.period_mean, &now->period_mean);
}

void
row_put_total_trend(struct row_writer *w, struct arena *scratch, size_t row, const struct activity_total *now)
{
	const struct source_trend *trend = w->source->trend;

	if (trend && trend->reported)
		put_total_then(w, scratch, trend->reported, row, true, now);
	else
		row_skip(w, 5);
	if (trend && trend->last_year && trend->rows[row] != PAIRING_NONE)
		put_total_then(w, scratch, trend->last_year, trend->rows[row],
		    year_before_row_is_measured_alike(trend->pairs,
			&w->source->compliance->national->rows[row]),
		    now);
	else
		row_skip(w, 5);
}

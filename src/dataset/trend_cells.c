#include "dataset/trend_cells.h"

#include "dataset/members.h"

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

/* A compliance of then, and how many percentage points there are to that of now. */
static void
put_ratios(struct row_writer *w, struct fraction was, struct fraction now)
{
	const struct status_scale *scale = &w->source->compliance->scale;

	row_put_compliance(w, was);
	if (was.den > 0 && now.den > 0)
		row_put_change(w, compliance_percent(scale, now), compliance_percent(scale, was));
	else
		row_skip(w, 1);
}

void
row_put_activity_trend(struct row_writer *w, uint32_t i)
{
	const struct source_trend *trend = w->source->trend;
	const struct compliance *now = w->source->compliance;

	if (!trend || !trend->reported) {
		row_skip(w, 3);
		return;
	}
	row_put_portion(w, &trend->reported->activities[i].period.executed, now->plan->activities[i].measure);
	put_ratios(w, trend->reported->activities[i].period.compliance, now->activities[i].period.compliance);
}

void
row_put_tally_trend(struct row_writer *w, const struct row_subject *subject, const struct tally *now)
{
	const struct source_trend *trend = w->source->trend;
	struct tally was;

	if (!trend || !trend->reported || !tally_of(w, trend->reported, subject, &was) ||
	    was.period_mean.measured.count == 0) {
		row_skip(w, 2);
		return;
	}
	row_put_mean(w, &was.period_mean.measured);
	if (now->period_mean.measured.count > 0)
		row_put_change(w, row_mean(w, &now->period_mean.measured),
		    row_mean(w, &was.period_mean.measured));
	else
		row_skip(w, 1);
}

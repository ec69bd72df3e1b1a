/*
 * Compliance of the same activity over units.
 */
#include <assert.h>

#include "plan/compliance_builder.h"
#include "plan/rate_total.h"

static bool
row_descends(const struct plan *plan, const struct rollup_row *row)
{
	return row->activity_count > 0 && plan->activities[row->activities[0]].descending;
}

/* Whether amounts of the row's activities may be added: all of them, whole ones, and in one direction. */
static bool
row_adds_up(const struct plan *plan, const struct rollup_row *row)
{
	for (uint32_t i = 0; i < row->activity_count; i++) {
		const struct activity *activity = &plan->activities[row->activities[i]];

		if (activity->consolidation == CONSOLIDATION_CONSTANT ||
		    activity->descending != row_descends(plan, row))
			return false;
	}
	return row->rule == FIGURE_SUM;
}

/* What one that reports has planned and executed; of work that was not programmed there is no share. */
static bool
add_amounts(struct compliance_builder *r, const struct indicator *from, struct indicator *sum,
    struct other_ratios *other)
{
	const bool descending = r->out->plan->activities[r->activity].descending;
	bool better;

	if (from->status == STATUS_NOT_REPORTED)
		return portion_add(&other->silent, &from->planned) || compliance_overflow(r);
	if (!status_is_level(from->status))
		return true;
	better = descending ? decimal_compare(from->executed.sum, from->planned.sum) < 0
			    : decimal_compare(from->executed.sum, from->planned.sum) > 0;
	return (portion_add(&sum->planned, &from->planned) && portion_add(&sum->executed, &from->executed) &&
		   portion_add(&other->executed, better ? &from->planned : &from->executed)) ||
	    compliance_overflow(r);
}

/* What was done where nothing was programmed. */
static bool
add_unplanned(struct compliance_builder *r, const struct indicator *from, struct portion *sum)
{
	return from->status != STATUS_UNPLANNED || portion_add(sum, &from->executed) ||
	    compliance_overflow(r);
}

/* What is programmed in the months, of an activity that has a figure of them, and that nobody reported. */
static bool
add_unreported(struct compliance_builder *r, const struct indicator *from, unsigned months,
    struct portion *sum)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];

	if (!status_is_level(from->status) || activity->consolidation != CONSOLIDATION_SUM ||
	    activity->descending)
		return true;
	for (unsigned m = 0; m < MONTHS; m++) {
		struct portion month = {.divisor = 1, .count = 1};

		if ((months >> m & 1u) == 0 || !progress_value(activity, &activity->month[m], &month.sum))
			continue;
		if (!portion_add(sum, &month))
			return compliance_overflow(r);
	}
	return true;
}

/* All that an activity adds to the total of a row that adds up. */
static bool
add_to_total(struct compliance_builder *r, const struct activity_compliance *a, struct activity_total *total)
{
	return add_amounts(r, &a->period, &total->period, &total->other) &&
	    add_amounts(r, &a->to_date, &total->to_date, &total->to_date_other) &&
	    add_unplanned(r, &a->period, &total->unplanned) &&
	    add_unplanned(r, &a->to_date, &total->to_date_unplanned) &&
	    add_unreported(r, &a->period, a->unreported_period, &total->unreported) &&
	    add_unreported(r, &a->to_date, a->unreported, &total->to_date_unreported);
}

/* The status of the mean; without one, of what the row's activities have; `seen` counts theirs. */
static uint8_t
status_of_mean(const struct compliance_builder *r, const uint32_t *seen, const struct mean *mean)
{
	static const uint8_t others[] = {STATUS_UNPLANNED, STATUS_NOT_REPORTED, STATUS_NONE};
	uint8_t status = STATUS_UNPROGRAMMED;

	if (mean->measured.count > 0)
		return mean_status(r->passing, &r->out->scale, mean);
	for (size_t i = sizeof(others); i-- > 0;)
		status = seen[others[i]] > 0 ? others[i] : status;
	return status;
}

/* The ratios of sums as far as they go, and the status of that where there is one. */
static bool
finish_ratios(struct compliance_builder *r, struct indicator *ratio, struct other_ratios *other,
    uint8_t *status)
{
	const struct status_scale *scale = &r->out->scale;
	const bool descending = r->out->plan->activities[r->activity].descending;
	struct portion due = ratio->planned, done = ratio->executed;
	bool fits = indicator_finish(scale, descending, ratio) && portion_add(&due, &other->silent);

	/* What nobody reports counts 0 %: of what is better the less it is, twice as much as was planned. */
	for (int twice = 0; descending && twice < 2; twice++)
		fits = fits && portion_add(&done, &other->silent);
	if (!fits)
		return compliance_overflow(r);
	if ((portion_is_above_zero(&due) || (status_is_level(ratio->status) && other->silent.count == 0)) &&
	    !indicator_ratio(descending, &done, &due, &other->with_zeros))
		return compliance_overflow(r);
	if (!status_is_level(ratio->status))
		return true;
	if (!indicator_ratio(descending, &other->executed, &ratio->planned, &other->capped))
		return compliance_overflow(r);
	*status = scale_level_of_sums(scale, ratio->compliance, other->capped);
	return true;
}

/* Of rates, their sums; of what else does not add up, there is no ratio.  Whether it is one of rates. */
static bool
finish_rates(const struct compliance_builder *r, const struct rollup_row *row, bool to_date,
    struct indicator *ratio, uint8_t *status)
{
	const struct compliance *c = r->out;
	const struct period of = {to_date ? 0 : c->cut.first, c->cut.month};
	struct rate_total total = RATE_TOTAL_INIT;
	bool rates = true;

	for (uint32_t k = 0; k < row->activity_count; k++) {
		const uint32_t i = row->activities[k];
		const struct activity_compliance *a = &c->activities[i];
		const struct indicator *own = to_date ? &a->to_date : &a->period;

		if (status_is_level(own->status))
			rates = rates &&
			    rate_total_add(&total, &c->plan->activities[i], &c->progress->executed[i], of,
				own);
	}
	rates = rates && rate_total_finish(&total, &c->scale, row->measure, ratio) &&
	    status_is_level(ratio->status);
	if (rates)
		*status = ratio->status;
	else
		*ratio = (struct indicator){.status = STATUS_NONE};
	return rates;
}

static bool
finish_total(struct compliance_builder *r, const struct rollup_row *row, uint32_t (*seen)[STATUSES],
    struct activity_total *total)
{
	total->status = status_of_mean(r, seen[0], &total->period_mean);
	total->to_date_status = status_of_mean(r, seen[1], &total->to_date_mean);
	if (row_adds_up(r->out->plan, row))
		return finish_ratios(r, &total->period, &total->other, &total->status) &&
		    finish_ratios(r, &total->to_date, &total->to_date_other, &total->to_date_status);
	total->rates = finish_rates(r, row, false, &total->period, &total->status);
	total->to_date_rates = finish_rates(r, row, true, &total->to_date, &total->to_date_status);
	return true;
}

static bool
total_row(struct compliance_builder *r, const struct rollup_row *row, struct activity_total *total)
{
	const struct plan *plan = r->out->plan;
	uint32_t unit = UINT32_MAX, seen[2][STATUSES] = {{0}};
	bool adds_up = row_adds_up(plan, row);

	total->period = total->to_date =
	    (struct indicator){.planned.divisor = 1, .executed.divisor = 1, .status = STATUS_NONE};
	total->unplanned = total->to_date_unplanned = total->unreported = total->to_date_unreported =
	    (struct portion){.divisor = 1};
	total->other.executed = total->other.silent = total->to_date_other.executed =
	    total->to_date_other.silent = (struct portion){.divisor = 1};
	for (uint32_t i = 0; i < row->activity_count; i++) {
		const struct activity_compliance *a;

		r->activity = row->activities[i];
		a = &r->out->activities[r->activity];
		if (a->period.executed.count > 0 && plan->activities[r->activity].unit != unit) {
			unit = plan->activities[r->activity].unit;
			total->reporting++;
		}
		seen[0][a->period.status]++;
		seen[1][a->to_date.status]++;
		if (!compliance_add_to_mean(r, &a->period, &total->period_mean) ||
		    !compliance_add_to_mean(r, &a->to_date, &total->to_date_mean))
			return false;
		if (adds_up && !add_to_total(r, a, total))
			return false;
	}
	compliance_set_median(r, row->activities, row->activity_count, OF_PERIOD, &total->period_mean);
	compliance_set_median(r, row->activities, row->activity_count, TO_DATE, &total->to_date_mean);
	return finish_total(r, row, seen, total);
}

bool
compliance_try_totals(struct compliance_builder *r)
{
	const struct rollup *national = r->out->national;

	for (size_t i = 0; i < national->row_count; i++) {
		struct activity_total total = {0};

		arena_renew(&r->passing);
		r->sums = r->passing;
		if (!total_row(r, &national->rows[i], &total))
			return false;
	}
	return true;
}

void
compliance_total(struct arena *arena, const struct compliance *c, size_t row, struct activity_total *out)
{
	struct compliance of = *c;
	struct compliance_builder r = {.arena = arena, .out = &of, .passing = arena, .sums = arena};
	bool fits;

	*out = (struct activity_total){0};
	r.scratch = ARENA_ARRAY(arena, struct fraction, c->national->rows[row].activity_count);
	fits = total_row(&r, &c->national->rows[row], out);
	assert(fits); /* or compliance would not have been built */
	(void)fits;
}

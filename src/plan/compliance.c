#include "plan/compliance.h"

#include <assert.h>

#define QUARTER_MONTHS 3

struct reckoning_of {
	struct arena *arena;
	struct compliance *out;
	struct diags *diags;
	uint32_t activity; /* that is being reckoned, for errors */
	bool failed;
};

struct cut
cut_at(unsigned quarter, unsigned month)
{
	unsigned last = month > 0 ? month : quarter * QUARTER_MONTHS;

	assert(last >= 1 && last <= MONTHS);
	return (struct cut){
	    .first = (uint8_t)((last - 1) / QUARTER_MONTHS * QUARTER_MONTHS),
	    .month = (uint8_t)(last - 1),
	};
}

/* Always false, after an error at the activity; one is enough. */
static bool
overflow(struct reckoning_of *r)
{
	const struct plan *plan = r->out->plan;
	const struct activity *activity = &plan->activities[r->activity];
	const struct sheet_cell *name = activity->name;

	if (!r->failed)
		diag_add(r->diags, SEVERITY_ERROR,
		    (struct srcloc){plan->units[activity->unit].sheet->file, name->line, name->column},
		    "compliance-overflow",
		    "with «%s», figures have too many digits for the compliance to be kept exactly",
		    name->text);
	r->failed = true;
	return false;
}

/* The months first to last as bits; bit 0 is January. */
static unsigned
months_of(unsigned first, unsigned last)
{
	return (2u << last) - (1u << first);
}

bool
compliance_has_submitted(const struct compliance *c, uint32_t unit)
{
	return (c->progress->sheets[unit].given & months_of(c->cut.first, c->cut.month)) != 0;
}

/*
 * --- what months come to ----------------------------------------------------------------------------------
 */

static bool
is_above_zero(const struct portion *portion)
{
	return portion->count > 0 && portion->sum.units > 0;
}

/* Takes the months first to last together: of what was executed, or of the plan. */
static bool
consolidate(const struct activity *activity, const struct amount *months, unsigned first, unsigned last,
    bool executed, struct portion *out)
{
	enum consolidation rule = activity->consolidation;
	bool mean = rule == CONSOLIDATION_AVERAGE || (rule == CONSOLIDATION_CONSTANT && executed);

	*out = (struct portion){.divisor = 1};
	for (unsigned m = first; m <= last && rule != CONSOLIDATION_NONE; m++) {
		struct decimal value;

		if (!progress_value(activity, &months[m], &value))
			continue;
		if (out->count++ > 0 && (rule == CONSOLIDATION_SUM || mean)) {
			if (!decimal_add(out->sum, value, &out->sum))
				return false;
		} else if (out->count == 1 ||
		    (rule == CONSOLIDATION_MAXIMUM ? decimal_compare(value, out->sum) > 0
						   : executed || value.units != 0)) {
			/* Nothing is programmed in a month of 0: it owes no less than those before it. */
			out->sum = value;
		}
	}
	if (mean && out->count > 0)
		out->divisor = out->count;
	return true;
}

/* A fraction, or the mean of several where `mean` is set. */
struct share {
	struct arena *arena;
	const struct fraction_sum *mean;
	struct fraction f;
};

static int
compare_share(const struct share *s, uint32_t percent)
{
	return s->mean ? fraction_mean_compare_percent(s->arena, s->mean, percent)
		       : fraction_compare_percent(s->f, percent);
}

static uint8_t
level_of(const struct status_scale *scale, const struct share *share)
{
	for (size_t i = 0; i < scale->level_count; i++) {
		int order = compare_share(share, scale->levels[i].percent);

		if (order > 0 || (order == 0 && !scale->levels[i].above))
			return (uint8_t)i;
	}
	return STATUS_NONE;
}

/* Compliance and status of planned and executed. */
static bool
finish_indicator(const struct status_scale *scale, struct indicator *i)
{
	i->compliance = (struct fraction){0};
	if (!is_above_zero(&i->planned))
		i->status = is_above_zero(&i->executed) ? STATUS_UNPLANNED : STATUS_UNPROGRAMMED;
	else if (i->executed.count == 0)
		i->status = STATUS_NOT_REPORTED;
	else if (!fraction_divide(i->executed.sum, i->executed.divisor, i->planned.sum, i->planned.divisor,
		     &i->compliance))
		return false;
	else
		i->status = level_of(scale, &(struct share){.f = i->compliance});
	return true;
}

/* Of the months first to last. */
static bool
reckon_months(struct reckoning_of *r, unsigned first, unsigned last, struct indicator *out)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];
	const struct executed *executed = &r->out->progress->executed[r->activity];

	if (activity->consolidation == CONSOLIDATION_NONE) {
		*out = (struct indicator){.status = STATUS_NONE};
		return true;
	}
	return (consolidate(activity, activity->month, first, last, false, &out->planned) &&
		   consolidate(activity, executed->month, first, last, true, &out->executed) &&
		   finish_indicator(&r->out->scale, out)) ||
	    overflow(r);
}

/* The sum of what is given from January to the last of the months; with `due`, where it has more than 0. */
static bool
add_up(const struct activity *activity, const struct amount *months, unsigned last, const struct amount *due,
    struct portion *out)
{
	*out = (struct portion){.divisor = 1};
	for (unsigned m = 0; m <= last; m++) {
		struct decimal value, planned;

		if (due && (!progress_value(activity, &due[m], &planned) || planned.units <= 0))
			continue;
		if (!progress_value(activity, &months[m], &value))
			continue;
		out->count++;
		if (!decimal_add(out->sum, value, &out->sum))
			return false;
	}
	return true;
}

/* What the year owes: the target, or all months where there is none that can be counted. */
static bool
plan_year(const struct activity *activity, struct portion *out)
{
	struct decimal target;

	if (!progress_value(activity, &activity->target, &target))
		return consolidate(activity, activity->month, 0, MONTHS - 1, false, out);
	*out = (struct portion){.sum = target, .divisor = 1, .count = 1};
	return true;
}

/* Executed to date against the year. */
static bool
reckon_annual(struct reckoning_of *r, const struct indicator *to_date, struct indicator *out)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];
	const struct progress *progress = r->out->progress;
	bool fits;

	*out = (struct indicator){.status = STATUS_NONE};
	if (activity->consolidation == CONSOLIDATION_NONE)
		return true;
	if (activity->consolidation == CONSOLIDATION_AVERAGE ||
	    activity->consolidation == CONSOLIDATION_CONSTANT) {
		fits = add_up(activity, activity->month, MONTHS - 1, NULL, &out->planned) &&
		    add_up(activity, progress->executed[r->activity].month, r->out->cut.month,
			out->planned.count > 0 ? activity->month : NULL, &out->executed);
	} else {
		fits = plan_year(activity, &out->planned);
		out->executed = to_date->executed;
	}
	if ((progress->sheets[activity->unit].given & months_of(0, r->out->cut.month)) != 0 &&
	    !is_above_zero(&to_date->planned) && out->executed.count == 0)
		out->executed = (struct portion){.divisor = 1, .count = 1};
	return (fits && finish_indicator(&r->out->scale, out)) || overflow(r);
}

/*
 * --- means ------------------------------------------------------------------------------------------------
 */

static bool
add_to_mean(struct reckoning_of *r, const struct indicator *indicator, struct fraction_sum *mean)
{
	struct fraction f = indicator->compliance;
	uint16_t cap = r->out->scale.cap;

	if (!status_is_level(indicator->status))
		return true;
	if (cap > 0 && fraction_compare_percent(f, cap) > 0 &&
	    !fraction_divide((struct decimal){cap, 2}, 1, (struct decimal){1, 0}, 1, &f))
		return overflow(r);
	return fraction_sum_add(r->arena, mean, f) || overflow(r);
}

uint8_t
mean_status(struct arena *arena, const struct status_scale *scale, const struct fraction_sum *mean)
{
	if (mean->count == 0)
		return STATUS_NONE;
	return level_of(scale, &(struct share){.arena = arena, .mean = mean});
}

/*
 * --- what is printed --------------------------------------------------------------------------------------
 */

static struct decimal
share_percent(const struct share *s, unsigned places)
{
	return s->mean ? fraction_mean_percent(s->arena, s->mean, places) : fraction_percent(s->f, places);
}

/* The threshold that rounding would come to or cross; -1: none. */
static int
crossed(const struct status_scale *scale, const struct share *s, struct decimal rounded)
{
	int thresholds[STATUS_LEVELS_MAX + 2], n = 0;

	for (size_t i = 0; i < scale->level_count; i++)
		thresholds[n++] = scale->levels[i].percent;
	thresholds[n++] = scale->justify_below;
	thresholds[n++] = scale->cap;
	for (int i = 0; i < n; i++) {
		int order = decimal_compare(rounded, (struct decimal){thresholds[i], 0});

		if (order != compare_share(s, (uint32_t)thresholds[i]))
			return thresholds[i];
	}
	return -1;
}

static struct decimal
round_share(const struct status_scale *scale, const struct share *s)
{
	struct decimal rounded = {0};
	int threshold = -1;

	for (unsigned places = 1; places <= DECIMAL_SCALE_MAX; places++) {
		rounded = share_percent(s, places);
		threshold = crossed(scale, s, rounded);
		if (threshold < 0)
			return rounded;
	}
	rounded.units += compare_share(s, (uint32_t)threshold);
	return rounded;
}

struct decimal
compliance_percent(const struct status_scale *scale, struct fraction f)
{
	return round_share(scale, &(struct share){.f = f});
}

struct decimal
mean_percent(struct arena *arena, const struct status_scale *scale, const struct fraction_sum *mean)
{
	return round_share(scale, &(struct share){.arena = arena, .mean = mean});
}

static bool
add_to_tally(struct reckoning_of *r, const struct activity_compliance *a, struct tally *tally)
{
	tally->activities++;
	tally->period[a->period.status]++;
	tally->to_date[a->to_date.status]++;
	tally->pending += a->pending;
	tally->incomplete += a->unreported_period != 0;
	return add_to_mean(r, &a->period, &tally->period_mean) &&
	    add_to_mean(r, &a->to_date, &tally->to_date_mean) &&
	    add_to_mean(r, &a->annual, &tally->annual_mean);
}

/*
 * --- activities -------------------------------------------------------------------------------------------
 */

/* Each month by itself and from January on. */
static bool
add_months(struct reckoning_of *r, struct activity_compliance *a)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];
	const struct executed *executed = &r->out->progress->executed[r->activity];
	struct month_tally *months = r->out->months;

	for (unsigned m = 0; m < MONTHS; m++) {
		struct indicator month, to_date;
		struct decimal planned, done;
		bool programmed =
		    progress_value(activity, &activity->month[m], &planned) && planned.units > 0;
		bool reported = progress_value(activity, &executed->month[m], &done);

		months[m].programmed += programmed;
		if (m > r->out->cut.month)
			continue;
		if (!reckon_months(r, m, m, &month) || !reckon_months(r, 0, m, &to_date))
			return false;
		months[m].executed += reported && done.units > 0;
		months[m].reported += programmed && reported;
		if (programmed && !reported) {
			a->unreported = (uint16_t)(a->unreported | 1u << m);
			if (m >= r->out->cut.first)
				a->unreported_period = (uint16_t)(a->unreported_period | 1u << m);
		}
		if (!add_to_mean(r, &month, &months[m].mean) ||
		    !add_to_mean(r, &to_date, &months[m].to_date_mean))
			return false;
	}
	return true;
}

static bool
reckon_activity(struct reckoning_of *r, struct activity_compliance *a)
{
	const struct status_scale *scale = &r->out->scale;
	struct cut cut = r->out->cut;

	if (!reckon_months(r, cut.first, cut.month, &a->period) ||
	    !reckon_months(r, 0, cut.month, &a->to_date) || !reckon_annual(r, &a->to_date, &a->annual) ||
	    !add_months(r, a))
		return false;
	a->pending = status_is_level(a->period.status) &&
	    fraction_compare_percent(a->period.compliance, scale->justify_below) < 0 &&
	    r->out->progress->executed[r->activity].justification == NULL;
	return true;
}

static bool
reckon_activities(struct reckoning_of *r)
{
	const struct plan *plan = r->out->plan;
	struct activity_compliance *activities =
	    ARENA_ARRAY(r->arena, struct activity_compliance, plan->activity_count);
	struct tally *units = ARENA_ARRAY(r->arena, struct tally, plan->unit_count);
	struct tally *lines = ARENA_ARRAY(r->arena, struct tally, plan->line_count + 1);

	for (uint32_t i = 0; i < plan->activity_count; i++) {
		const struct activity *activity = &plan->activities[i];
		size_t line = activity->line != UINT32_MAX ? activity->line : plan->line_count;

		r->activity = i;
		if (!reckon_activity(r, &activities[i]) ||
		    !add_to_tally(r, &activities[i], &units[activity->unit]) ||
		    !add_to_tally(r, &activities[i], &lines[line]) ||
		    !add_to_tally(r, &activities[i], &r->out->all))
			return false;
	}
	for (uint32_t u = 0; u < plan->unit_count; u++)
		r->out->submitted += compliance_has_submitted(r->out, u);
	r->out->activities = activities;
	r->out->units = units;
	r->out->lines = lines;
	return true;
}

/*
 * --- the same activity over units -------------------------------------------------------------------------
 */

/* Whether amounts of the row's activities may be added: all of them, and whole ones. */
static bool
row_adds_up(const struct plan *plan, const struct rollup_row *row)
{
	for (uint32_t i = 0; i < row->activity_count; i++) {
		if (plan->activities[row->activities[i]].consolidation == CONSOLIDATION_CONSTANT)
			return false;
	}
	return row->rule == FIGURE_SUM;
}

static bool
add_portion(struct portion *sum, const struct portion *portion)
{
	if (portion->count == 0)
		return true;
	sum->count += portion->count;
	return decimal_add(sum->sum, portion->sum, &sum->sum);
}

/* What one that reports has planned and executed; of work that was not programmed there is no share. */
static bool
add_amounts(struct reckoning_of *r, const struct indicator *from, struct indicator *sum)
{
	if (!status_is_level(from->status))
		return true;
	return (add_portion(&sum->planned, &from->planned) && add_portion(&sum->executed, &from->executed)) ||
	    overflow(r);
}

/* What was done where nothing was programmed. */
static bool
add_unplanned(struct reckoning_of *r, const struct indicator *from, struct portion *sum)
{
	return from->status != STATUS_UNPLANNED || add_portion(sum, &from->executed) || overflow(r);
}

/* What is programmed in the months, of an activity that has a figure of them, and that nobody reported. */
static bool
add_unreported(struct reckoning_of *r, const struct indicator *from, unsigned months, struct portion *sum)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];

	if (!status_is_level(from->status) || activity->consolidation != CONSOLIDATION_SUM)
		return true;
	for (unsigned m = 0; m < MONTHS; m++) {
		struct portion month = {.divisor = 1, .count = 1};

		if ((months >> m & 1u) == 0 || !progress_value(activity, &activity->month[m], &month.sum))
			continue;
		if (!add_portion(sum, &month))
			return overflow(r);
	}
	return true;
}

/* All that an activity adds to the total of a row that adds up. */
static bool
add_to_total(struct reckoning_of *r, const struct activity_compliance *a, struct activity_total *total)
{
	return add_amounts(r, &a->period, &total->period) && add_amounts(r, &a->to_date, &total->to_date) &&
	    add_unplanned(r, &a->period, &total->unplanned) &&
	    add_unplanned(r, &a->to_date, &total->to_date_unplanned) &&
	    add_unreported(r, &a->period, a->unreported_period, &total->unreported) &&
	    add_unreported(r, &a->to_date, a->unreported, &total->to_date_unreported);
}

/* The ratio of sums as far as it goes, and the status; `seen` counts the activities' own. */
static bool
finish_total(struct reckoning_of *r, bool adds_up, const uint32_t *seen, const struct fraction_sum *mean,
    struct indicator *ratio, uint8_t *status)
{
	static const uint8_t others[] = {STATUS_UNPLANNED, STATUS_NOT_REPORTED, STATUS_NONE};

	*status = STATUS_UNPROGRAMMED;
	for (size_t i = sizeof(others); i-- > 0;)
		*status = seen[others[i]] > 0 ? others[i] : *status;
	if (mean->count > 0)
		*status = mean_status(r->arena, &r->out->scale, mean);
	if (!adds_up) {
		*ratio = (struct indicator){.status = STATUS_NONE};
		return true;
	}
	if (!finish_indicator(&r->out->scale, ratio))
		return overflow(r);
	if (status_is_level(ratio->status))
		*status = ratio->status;
	return true;
}

static bool
total_row(struct reckoning_of *r, const struct rollup_row *row, struct activity_total *total)
{
	const struct plan *plan = r->out->plan;
	uint32_t unit = UINT32_MAX, seen[2][STATUSES] = {{0}};
	bool adds_up = row_adds_up(plan, row);

	total->period = total->to_date =
	    (struct indicator){.planned.divisor = 1, .executed.divisor = 1, .status = STATUS_NONE};
	total->unplanned = total->to_date_unplanned = total->unreported = total->to_date_unreported =
	    (struct portion){.divisor = 1};
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
		if (!add_to_mean(r, &a->period, &total->period_mean) ||
		    !add_to_mean(r, &a->to_date, &total->to_date_mean))
			return false;
		if (adds_up && !add_to_total(r, a, total))
			return false;
	}
	return finish_total(r, adds_up, seen[0], &total->period_mean, &total->period, &total->status) &&
	    finish_total(r, adds_up, seen[1], &total->to_date_mean, &total->to_date, &total->to_date_status);
}

static bool
reckon_totals(struct reckoning_of *r)
{
	const struct rollup *national = r->out->national;
	struct activity_total *totals = ARENA_ARRAY(r->arena, struct activity_total, national->row_count);

	for (size_t i = 0; i < national->row_count; i++) {
		if (!total_row(r, &national->rows[i], &totals[i]))
			return false;
	}
	r->out->totals = totals;
	return true;
}

bool
compliance_build(struct arena *arena, const struct progress *progress, const struct rollup *national,
    const struct status_scale *scale, struct cut cut, struct compliance *out, struct diags *diags)
{
	struct reckoning_of r = {.arena = arena, .out = out, .diags = diags};

	*out = (struct compliance){
	    .plan = progress->plan,
	    .progress = progress,
	    .national = national,
	    .scale = *scale,
	    .cut = cut,
	};
	return reckon_activities(&r) && reckon_totals(&r);
}

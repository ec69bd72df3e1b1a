#include "plan/compliance.h"

#include <assert.h>

struct compliance_builder {
	struct arena *arena;
	struct compliance *out;
	struct diags *diags;
	struct arena *passing;    /* for what an activity or a row needs on the way */
	struct arena *sums;       /* where means grow */
	struct fraction *scratch; /* room for one of each activity */
	uint32_t activity;        /* that is being computed, for errors */
	bool failed;
};

/* Always false, after an error at the activity; one is enough. */
static bool
overflow(struct compliance_builder *r)
{
	const struct plan *plan = r->out->plan;
	const struct activity *activity = &plan->activities[r->activity];
	const struct sheet_cell *name = activity_name(activity);

	if (!r->failed)
		diag_add(r->diags, SEVERITY_ERROR,
		    (struct srcloc){plan->units[activity->unit].sheet->file, sheet_line(name),
			sheet_field(name).column},
		    "compliance-overflow",
		    "with «%s», figures have too many digits for the compliance to be kept exactly",
		    sheet_text(name));
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

const char *
compliance_faulty_file(const struct compliance *c, uint32_t unit)
{
	return c->progress->units[unit].faulty;
}

/*
 * --- what months come to ----------------------------------------------------------------------------------
 */

/* Of the months of a period. */
static bool
compute_months(struct compliance_builder *r, struct period of, struct indicator *out)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];
	const struct executed *executed = &r->out->progress->executed[r->activity];

	return indicator_of_months(&r->out->scale, activity, executed, of, out) || overflow(r);
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
		return portion_of_months(activity, activity->month, (struct period){0, MONTHS - 1}, false,
		    out);
	*out = (struct portion){.sum = target, .divisor = 1, .count = 1};
	return true;
}

/* Executed to date against the year. */
static bool
compute_annual(struct compliance_builder *r, const struct indicator *to_date, struct indicator *out)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];
	const struct progress *progress = r->out->progress;
	bool fits;

	*out = (struct indicator){.status = STATUS_NONE};
	if (activity->consolidation == CONSOLIDATION_NONE)
		return true;
	if (activity->descending) {
		*out = *to_date;
		return true;
	}
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
	    !portion_is_above_zero(&to_date->planned) && out->executed.count == 0)
		out->executed = (struct portion){.divisor = 1, .count = 1};
	return (fits && indicator_finish(&r->out->scale, false, out)) || overflow(r);
}

/*
 * --- means ------------------------------------------------------------------------------------------------
 */

static bool
add_to_mean(struct compliance_builder *r, const struct indicator *i, struct mean *mean)
{
	return mean_add(r->sums, &r->out->scale, i->status, i->compliance, mean) || overflow(r);
}

static bool
add_to_tally(struct compliance_builder *r, const struct activity_compliance *a, struct tally *tally)
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

/* Marks the months up to the cut that are programmed and not reported. */
static void
mark_unreported(const struct compliance_builder *r, struct activity_compliance *a)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];
	const struct executed *executed = &r->out->progress->executed[r->activity];

	for (unsigned m = 0; m <= r->out->cut.month; m++) {
		struct decimal planned, done;

		if (!progress_value(activity, &activity->month[m], &planned) ||
		    !activity_programs(activity, &activity->month[m]) ||
		    progress_value(activity, &executed->month[m], &done))
			continue;
		a->unreported = (uint16_t)(a->unreported | 1u << m);
		if (m >= r->out->cut.first)
			a->unreported_period = (uint16_t)(a->unreported_period | 1u << m);
	}
}

/* Whether any of the period's months has a figure that counts; *above, whether one is above zero. */
static bool
any_given(const struct activity *activity, const struct amount *months, struct period of, bool *above)
{
	bool given = false;

	*above = false;
	for (unsigned m = of.first; m <= of.last; m++) {
		struct decimal value;

		if (!progress_value(activity, &months[m], &value))
			continue;
		given = true;
		*above = *above || value.units > 0;
	}
	return given;
}

/* Each month, or period of the plan, by itself and from the beginning of the year on. */
static bool
add_months(struct compliance_builder *r, struct month_tally *months)
{
	const struct activity *activity = &r->out->plan->activities[r->activity];
	const struct executed *executed = &r->out->progress->executed[r->activity];
	const struct calendar calendar = r->out->plan->calendar;

	for (unsigned p = 0; p < calendar_count(calendar); p++) {
		const struct period of = calendar_period(calendar, p);
		struct month_tally *month = &months[p];
		struct indicator own, to_date;
		bool programmed, given, done;
		bool reported = any_given(activity, executed->month, of, &done);

		given = any_given(activity, activity->month, of, &programmed);
		programmed = programmed || (activity->descending && given);
		month->programmed += programmed;
		if (of.last > r->out->cut.month)
			continue;
		if (!compute_months(r, of, &own) || !compute_months(r, (struct period){0, of.last}, &to_date))
			return false;
		month->given += reported;
		month->executed += done;
		month->reported += programmed && reported;
		if (!add_to_mean(r, &own, &month->mean) || !add_to_mean(r, &to_date, &month->to_date_mean))
			return false;
	}
	return true;
}

static bool
compute_activity(struct compliance_builder *r, struct activity_compliance *a)
{
	const struct status_scale *scale = &r->out->scale;
	struct cut cut = r->out->cut;

	if (!compute_months(r, (struct period){cut.first, cut.month}, &a->period) ||
	    !compute_months(r, (struct period){0, cut.month}, &a->to_date) ||
	    !compute_annual(r, &a->to_date, &a->annual) || !add_months(r, r->out->months))
		return false;
	mark_unreported(r, a);
	a->pending = status_is_level(a->period.status) &&
	    fraction_compare_percent(a->period.compliance, scale->justify_below) < 0 &&
	    reasons_of(r->passing, r->out->progress->executed[r->activity].reasons, r->out->plan->calendar,
		(struct period){cut.first, cut.month}, WORDING_SPANISH) == NULL;
	return true;
}

/*
 * --- medians ----------------------------------------------------------------------------------------------
 */

enum which {
	OF_PERIOD,
	TO_DATE,
	ANNUAL,
};

static const struct indicator *
indicator_of(const struct activity_compliance *a, enum which which)
{
	return which == OF_PERIOD ? &a->period : which == TO_DATE ? &a->to_date : &a->annual;
}

/* Of these activities; `scratch` has room for as many. */
static void
set_median(const struct compliance_builder *r, const uint32_t *activities, size_t n, enum which which,
    struct mean *mean)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		const struct indicator *own = indicator_of(&r->out->activities[activities[i]], which);

		if (status_is_level(own->status))
			r->scratch[count++] = own->compliance;
	}
	mean_set_median(r->sums, r->scratch, count, mean);
}

static void
set_medians(const struct compliance_builder *r, const uint32_t *activities, size_t n, struct tally *tally)
{
	set_median(r, activities, n, OF_PERIOD, &tally->period_mean);
	set_median(r, activities, n, TO_DATE, &tally->to_date_mean);
	set_median(r, activities, n, ANNUAL, &tally->annual_mean);
}

static size_t
line_of(const struct plan *plan, uint32_t activity)
{
	uint32_t line = plan->activities[activity].line;

	return line != UINT32_MAX ? line : plan->line_count;
}

/* Of each unit, of all, and of each line. */
static void
find_medians(struct compliance_builder *r, struct tally *units, struct tally *lines)
{
	const struct plan *plan = r->out->plan;
	uint32_t *order = ARENA_ARRAY(r->arena, uint32_t, plan->activity_count);
	uint32_t *end = ARENA_ARRAY(r->arena, uint32_t, plan->line_count + 1), sum = 0;

	for (uint32_t i = 0; i < plan->activity_count; i++)
		order[i] = i;
	for (uint32_t u = 0; u < plan->unit_count; u++)
		set_medians(r, order + plan->units[u].first, plan->units[u].count, &units[u]);
	set_medians(r, order, plan->activity_count, &r->out->all);
	for (size_t l = 0; l <= plan->line_count; l++) {
		end[l] = sum;
		sum += lines[l].activities;
	}
	for (uint32_t i = 0; i < plan->activity_count; i++)
		order[end[line_of(plan, i)]++] = i;
	for (size_t l = 0; l <= plan->line_count; l++)
		set_medians(r, order + (end[l] - lines[l].activities), lines[l].activities, &lines[l]);
}

static bool
compute_activities(struct compliance_builder *r)
{
	const struct plan *plan = r->out->plan;
	struct activity_compliance *activities =
	    ARENA_ARRAY(r->arena, struct activity_compliance, plan->activity_count);
	struct tally *units = ARENA_ARRAY(r->arena, struct tally, plan->unit_count);
	struct tally *lines = ARENA_ARRAY(r->arena, struct tally, plan->line_count + 1);

	for (uint32_t i = 0; i < plan->activity_count; i++) {
		const struct activity *activity = &plan->activities[i];

		r->activity = i;
		arena_renew(&r->passing);
		if (!compute_activity(r, &activities[i]) ||
		    !add_to_tally(r, &activities[i], &units[activity->unit]) ||
		    !add_to_tally(r, &activities[i], &lines[line_of(plan, i)]) ||
		    !add_to_tally(r, &activities[i], &r->out->all))
			return false;
	}
	for (uint32_t u = 0; u < plan->unit_count; u++)
		r->out->submitted += compliance_has_submitted(r->out, u);
	r->out->activities = activities;
	find_medians(r, units, lines);
	r->out->units = units;
	r->out->lines = lines;
	return true;
}

/*
 * --- the same activity over units -------------------------------------------------------------------------
 */

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
		return portion_add(&other->silent, &from->planned) || overflow(r);
	if (!status_is_level(from->status))
		return true;
	better = descending ? decimal_compare(from->executed.sum, from->planned.sum) < 0
			    : decimal_compare(from->executed.sum, from->planned.sum) > 0;
	return (portion_add(&sum->planned, &from->planned) && portion_add(&sum->executed, &from->executed) &&
		   portion_add(&other->executed, better ? &from->planned : &from->executed)) ||
	    overflow(r);
}

/* What was done where nothing was programmed. */
static bool
add_unplanned(struct compliance_builder *r, const struct indicator *from, struct portion *sum)
{
	return from->status != STATUS_UNPLANNED || portion_add(sum, &from->executed) || overflow(r);
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
			return overflow(r);
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
		return overflow(r);
	if ((portion_is_above_zero(&due) || (status_is_level(ratio->status) && other->silent.count == 0)) &&
	    !indicator_ratio(descending, &done, &due, &other->with_zeros))
		return overflow(r);
	if (!status_is_level(ratio->status))
		return true;
	if (!indicator_ratio(descending, &other->executed, &ratio->planned, &other->capped))
		return overflow(r);
	*status = scale_level_of_sums(scale, ratio->compliance, other->capped);
	return true;
}

static bool
finish_total(struct compliance_builder *r, bool adds_up, uint32_t (*seen)[STATUSES],
    struct activity_total *total)
{
	total->status = status_of_mean(r, seen[0], &total->period_mean);
	total->to_date_status = status_of_mean(r, seen[1], &total->to_date_mean);
	if (adds_up)
		return finish_ratios(r, &total->period, &total->other, &total->status) &&
		    finish_ratios(r, &total->to_date, &total->to_date_other, &total->to_date_status);
	total->period = total->to_date = (struct indicator){.status = STATUS_NONE};
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
		if (!add_to_mean(r, &a->period, &total->period_mean) ||
		    !add_to_mean(r, &a->to_date, &total->to_date_mean))
			return false;
		if (adds_up && !add_to_total(r, a, total))
			return false;
	}
	set_median(r, row->activities, row->activity_count, OF_PERIOD, &total->period_mean);
	set_median(r, row->activities, row->activity_count, TO_DATE, &total->to_date_mean);
	return finish_total(r, adds_up, seen, total);
}

/* Rows are as many as activities at worst: that their totals can be had is found out, and none is kept. */
static bool
try_totals(struct compliance_builder *r)
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

bool
compliance_build(struct arena *arena, const struct compliance_basis *basis, struct compliance *out,
    struct diags *diags)
{
	struct compliance_builder r = {.arena = arena, .sums = arena, .out = out, .diags = diags};
	struct arena *scratch = arena_open_beside(arena);
	bool kept;

	*out = (struct compliance){
	    .plan = basis->progress->plan,
	    .progress = basis->progress,
	    .national = basis->national,
	    .scale = basis->scale,
	    .cut = basis->cut,
	};
	r.passing = arena_open_beside(arena);
	r.scratch = ARENA_ARRAY(scratch, struct fraction, out->plan->activity_count);
	kept = compute_activities(&r) && try_totals(&r);
	arena_close(r.passing);
	arena_close(scratch);
	return kept;
}

bool
compliance_unit_months(struct arena *arena, const struct compliance *c, uint32_t unit,
    struct month_tally months[MONTHS])
{
	const struct plan_unit *of = &c->plan->units[unit];
	struct compliance whole = *c;
	struct diags *known = diags_open(); /* what can't be kept was told of the whole */
	struct compliance_builder r = {.arena = arena, .sums = arena, .out = &whole, .diags = known};
	bool ok = true;

	for (unsigned p = 0; p < MONTHS; p++)
		months[p] = (struct month_tally){0};
	for (uint32_t i = of->first; i < of->first + of->count && ok; i++) {
		r.activity = i;
		ok = add_months(&r, months);
	}
	diags_close(known);
	return ok;
}

bool
compliance_tally(struct arena *arena, const struct compliance *c, const uint32_t *activities, size_t n,
    struct tally *out)
{
	struct compliance whole = *c;
	struct diags *known = diags_open(); /* what can't be kept is a blank row */
	struct compliance_builder r = {.arena = arena, .sums = arena, .out = &whole, .diags = known};
	bool ok = true;
	*out = (struct tally){0};
	r.scratch = ARENA_ARRAY(arena, struct fraction, n + 1);
	for (size_t i = 0; i < n && ok; i++) {
		r.activity = activities[i];
		ok = add_to_tally(&r, &c->activities[activities[i]], out);
	}
	set_medians(&r, activities, n, out);
	diags_close(known);
	return ok;
}

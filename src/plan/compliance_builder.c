#include "plan/compliance_builder.h"

bool
compliance_overflow(struct compliance_builder *r)
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

bool
compliance_has_submitted(const struct compliance *c, uint32_t unit)
{
	return (c->progress->sheets[unit].given & period_bits((struct period){c->cut.first, c->cut.month})) !=
	    0;
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

	return indicator_of_months(&r->out->scale, activity, executed, of, out) || compliance_overflow(r);
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
	if (activity->descending ||
	    rates_pool(activity, progress->executed[r->activity].rates,
		(struct period){0, r->out->cut.month})) {
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
	if ((progress->sheets[activity->unit].given & period_bits((struct period){0, r->out->cut.month})) !=
		0 &&
	    !portion_is_above_zero(&to_date->planned) && out->executed.count == 0)
		out->executed = (struct portion){.divisor = 1, .count = 1};
	return (fits && indicator_finish(&r->out->scale, false, out)) || compliance_overflow(r);
}

/*
 * --- means ------------------------------------------------------------------------------------------------
 */

bool
compliance_add_to_mean(struct compliance_builder *r, const struct indicator *i, struct mean *mean)
{
	return mean_add(r->sums, &r->out->scale, i->status, i->compliance, mean) || compliance_overflow(r);
}

static bool
add_to_tally(struct compliance_builder *r, const struct activity_compliance *a, struct tally *tally)
{
	tally->activities++;
	tally->period[a->period.status]++;
	tally->to_date[a->to_date.status]++;
	tally->pending += a->pending;
	tally->incomplete += a->unreported_period != 0;
	return compliance_add_to_mean(r, &a->period, &tally->period_mean) &&
	    compliance_add_to_mean(r, &a->to_date, &tally->to_date_mean) &&
	    compliance_add_to_mean(r, &a->annual, &tally->annual_mean);
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
		const bool reported = portion_any(activity, executed->month, of, false);
		const bool done = portion_any(activity, executed->month, of, true);
		const bool programmed = portion_any(activity, activity->month, of, !activity->descending);

		month->programmed += programmed;
		if (of.last > r->out->cut.month)
			continue;
		if (!compute_months(r, of, &own) || !compute_months(r, (struct period){0, of.last}, &to_date))
			return false;
		month->given += reported;
		month->executed += done;
		month->reported += programmed && reported;
		if (!compliance_add_to_mean(r, &own, &month->mean) ||
		    !compliance_add_to_mean(r, &to_date, &month->to_date_mean))
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

static const struct indicator *
indicator_of(const struct activity_compliance *a, enum compliance_which which)
{
	return which == OF_PERIOD ? &a->period : which == TO_DATE ? &a->to_date : &a->annual;
}

void
compliance_set_median(const struct compliance_builder *r, const uint32_t *activities, size_t n,
    enum compliance_which which, struct mean *mean)
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
	compliance_set_median(r, activities, n, OF_PERIOD, &tally->period_mean);
	compliance_set_median(r, activities, n, TO_DATE, &tally->to_date_mean);
	compliance_set_median(r, activities, n, ANNUAL, &tally->annual_mean);
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
	kept = compute_activities(&r) && compliance_try_totals(&r);
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

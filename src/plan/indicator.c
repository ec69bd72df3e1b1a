#include "plan/indicator.h"

bool
portion_is_above_zero(const struct portion *portion)
{
	return portion->count > 0 && portion->sum.units > 0;
}

bool
portion_add(struct portion *sum, const struct portion *part)
{
	if (part->count == 0)
		return true;
	sum->divisor = 1;
	sum->count += part->count;
	return decimal_add(sum->sum, part->sum, &sum->sum);
}

static bool
is_programmed(const struct activity *activity, unsigned month)
{
	struct decimal planned;

	return progress_value(activity, &activity->month[month], &planned) &&
	    activity_programs(activity, &activity->month[month]);
}

/*
 * Whether what was done in the month counts among the others: a 0 reported where nothing is programmed says
 * that nothing was to be done, and of a constant only the programmed months are compared.
 */
static bool
is_due(const struct activity *activity, unsigned month, struct decimal done)
{
	struct decimal planned;

	switch (activity->consolidation) {
	case CONSOLIDATION_CONSTANT:
		return is_programmed(activity, month);
	case CONSOLIDATION_LAST:
		return done.units != 0 || is_programmed(activity, month);
	case CONSOLIDATION_AVERAGE:
		return done.units != 0 || progress_value(activity, &activity->month[month], &planned);
	case CONSOLIDATION_SUM:
	case CONSOLIDATION_MAXIMUM:
	case CONSOLIDATION_NONE:
		break;
	}
	return true;
}

static bool
any_programmed(const struct activity *activity, struct period of)
{
	bool any = false;

	for (unsigned m = of.first; m <= of.last; m++)
		any = any || is_programmed(activity, m);
	return any;
}

bool
portion_takes(const struct activity *activity, const struct amount *months, struct period of, bool executed,
    unsigned month, struct decimal *value)
{
	return activity->consolidation != CONSOLIDATION_NONE &&
	    progress_value(activity, &months[month], value) &&
	    (!executed || !any_programmed(activity, of) || is_due(activity, month, *value));
}

bool
portion_of_months(const struct activity *activity, const struct amount *months, struct period of,
    bool executed, struct portion *out)
{
	enum consolidation rule = activity->consolidation;
	bool strict = executed && any_programmed(activity, of);
	bool mean = rule == CONSOLIDATION_AVERAGE || (rule == CONSOLIDATION_CONSTANT && executed);

	*out = (struct portion){.divisor = 1};
	for (unsigned m = of.first; m <= of.last && rule != CONSOLIDATION_NONE; m++) {
		struct decimal value;

		if (!progress_value(activity, &months[m], &value) || (strict && !is_due(activity, m, value)))
			continue;
		if (out->count++ > 0 && (rule == CONSOLIDATION_SUM || mean)) {
			if (!decimal_add(out->sum, value, &out->sum))
				return false;
		} else if (out->count == 1 ||
		    (rule == CONSOLIDATION_MAXIMUM ? decimal_compare(value, out->sum) > 0
						   : executed || activity->descending || value.units != 0)) {
			/* Nothing is programmed in a month of 0: it owes no less than those before it. */
			out->sum = value;
		}
	}
	if (mean && out->count > 0)
		out->divisor = out->count;
	return true;
}

/* Twice the whole without the part of it; no less than 0. */
static bool
turn(struct fraction *f)
{
	const uint64_t twice = 2 * f->den;

	f->num = f->num < twice ? twice - f->num : 0;
	f->den = f->num > 0 ? f->den : 1;
	return f->num <= FRACTION_MAX;
}

bool
indicator_ratio(bool descending, const struct portion *executed, const struct portion *planned,
    struct fraction *out)
{
	if (descending && planned->sum.units == 0) {
		*out = (struct fraction){executed->sum.units == 0, 1};
		return true;
	}
	return fraction_divide(executed->sum, executed->divisor, planned->sum, planned->divisor, out) &&
	    (!descending || turn(out));
}

bool
indicator_finish(const struct status_scale *scale, bool descending, struct indicator *i)
{
	const bool planned = descending ? i->planned.count > 0 : portion_is_above_zero(&i->planned);

	i->compliance = (struct fraction){0};
	if (!planned)
		i->status = portion_is_above_zero(&i->executed) ? STATUS_UNPLANNED : STATUS_UNPROGRAMMED;
	else if (i->executed.count == 0)
		i->status = STATUS_NOT_REPORTED;
	else if (!indicator_ratio(descending, &i->executed, &i->planned, &i->compliance))
		return false;
	else
		i->status = scale_level(scale, i->compliance);
	return true;
}

bool
portion_any(const struct activity *activity, const struct amount *months, struct period of, bool above)
{
	for (unsigned m = of.first; m <= of.last; m++) {
		struct decimal value;

		if (progress_value(activity, &months[m], &value) && (!above || value.units > 0))
			return true;
	}
	return false;
}

/* Whether only what is reported is held against the plan, where anything is. */
static bool
is_like_for_like(const struct activity *activity)
{
	return activity->descending && activity->consolidation == CONSOLIDATION_SUM;
}

bool
indicator_plans(const struct activity *activity, const struct executed *executed, struct period of,
    unsigned month, struct decimal *value)
{
	struct decimal done;

	return portion_takes(activity, activity->month, of, false, month, value) &&
	    (!is_like_for_like(activity) || progress_value(activity, &executed->month[month], &done) ||
		!portion_any(activity, executed->month, of, false));
}

/* Of the months that are reported, where any is. */
static bool
plan_like_for_like(const struct activity *activity, const struct executed *executed, struct period of,
    struct portion *out)
{
	*out = (struct portion){.divisor = 1};
	for (unsigned m = of.first; m <= of.last; m++) {
		struct portion month = {.divisor = 1, .count = 1};

		if (indicator_plans(activity, executed, of, m, &month.sum) && !portion_add(out, &month))
			return false;
	}
	return true;
}

bool
indicator_executed(const struct activity *activity, const struct executed *executed, struct period of,
    struct portion *out)
{
	return rates_pool(activity, executed->rates, of)
	    ? rates_portion(activity, executed->rates, of, out)
	    : portion_of_months(activity, executed->month, of, true, out);
}

bool
indicator_of_months(const struct status_scale *scale, const struct activity *activity,
    const struct executed *executed, struct period of, struct indicator *out)
{
	bool fits;

	*out = (struct indicator){.status = STATUS_NONE};
	if (activity->consolidation == CONSOLIDATION_NONE)
		return true;
	if (is_like_for_like(activity))
		fits = plan_like_for_like(activity, executed, of, &out->planned);
	else
		fits = portion_of_months(activity, activity->month, of, false, &out->planned);
	return fits && indicator_executed(activity, executed, of, &out->executed) &&
	    indicator_finish(scale, activity->descending, out);
}

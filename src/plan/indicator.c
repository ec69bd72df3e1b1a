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

	return progress_value(activity, &activity->month[month], &planned) && planned.units > 0;
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
						   : executed || value.units != 0)) {
			/* Nothing is programmed in a month of 0: it owes no less than those before it. */
			out->sum = value;
		}
	}
	if (mean && out->count > 0)
		out->divisor = out->count;
	return true;
}

bool
indicator_finish(const struct status_scale *scale, struct indicator *i)
{
	i->compliance = (struct fraction){0};
	if (!portion_is_above_zero(&i->planned))
		i->status = portion_is_above_zero(&i->executed) ? STATUS_UNPLANNED : STATUS_UNPROGRAMMED;
	else if (i->executed.count == 0)
		i->status = STATUS_NOT_REPORTED;
	else if (!fraction_divide(i->executed.sum, i->executed.divisor, i->planned.sum, i->planned.divisor,
		     &i->compliance))
		return false;
	else
		i->status = scale_level(scale, i->compliance);
	return true;
}

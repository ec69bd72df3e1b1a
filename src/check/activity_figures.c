#include "check/activity_figures.h"

#include "plan/measure.h"
#include "sheet/vocabulary.h"

struct activity_figures
figures_of(const struct checking *c, uint32_t index)
{
	const struct activity *activity = &c->plan->activities[index];
	struct activity_figures f = {
	    .index = index,
	    .activity = activity,
	    .percent = activity->measure == QUANTITY_PERCENT,
	    .has_target = amount_given(&activity->target),
	    .target = activity->target.value.number,
	};

	f.count = months_sum(activity, &f.sum);
	f.calendar = c->plan->units[activity->unit].calendar;
	f.by_periods = f.calendar.division != DIVISION_MONTHS;
	f.last = MONTHS - 1;
	while (f.last >= 0 && !amount_given(&activity->month[f.last]))
		f.last--;
	return f;
}

struct finding
figures_at_target(const struct checking *c, enum rule rule, const struct activity_figures *f)
{
	return finding_at(rule, f->index, column_heading(COLUMN_TARGET),
	    activity_target_cell(c->plan, f->activity));
}

void
figures_add_at_target(struct checking *c, struct finding finding, const struct activity_figures *f)
{
	finding_add(c, finding, activity_target_cell(c->plan, f->activity));
}

const char *
figures_shown(const struct checking *c, const struct activity_figures *f, struct decimal number)
{
	return amount_text(c, number, f->percent);
}

const char *
figures_heading(const struct activity_figures *f, int month)
{
	return column_heading(calendar_column(f->calendar, (unsigned)month));
}

bool
figures_months_equal(const struct activity_figures *f, struct decimal value)
{
	for (int m = 0; m < MONTHS; m++) {
		if (amount_given(&f->activity->month[m]) &&
		    decimal_compare(f->activity->month[m].value.number, value) != 0)
			return false;
	}
	return true;
}

int
figures_highest_month(const struct activity_figures *f)
{
	int highest = f->last;

	for (int m = MONTHS - 1; m >= 0; m--) {
		const struct amount *month = &f->activity->month[m];

		if (amount_given(month) &&
		    decimal_compare(month->value.number, f->activity->month[highest].value.number) >= 0)
			highest = m;
	}
	return highest;
}

bool
figures_is_programmed(const struct activity_figures *f, int month)
{
	const struct amount *amount = &f->activity->month[month];
	bool any = false;

	for (int m = 0; m < MONTHS; m++)
		any = any ||
		    (amount_given(&f->activity->month[m]) && f->activity->month[m].value.number.units != 0);
	return amount_given(amount) && (amount->value.number.units != 0 || !any);
}

int
figures_last_programmed(const struct activity_figures *f)
{
	int m = MONTHS - 1;

	while (m > 0 && !figures_is_programmed(f, m))
		m--;
	return m;
}

/* A month of 0 owes nothing. */
static bool
is_constant(const struct activity_figures *f)
{
	for (int m = 0; m < MONTHS; m++) {
		if (figures_is_programmed(f, m) &&
		    decimal_compare(f->activity->month[m].value.number, f->target) != 0)
			return false;
	}
	return true;
}

bool
figures_make_target(const struct activity_figures *f)
{
	if (!f->has_target || f->last < 0)
		return true;
	switch (f->activity->consolidation) {
	case CONSOLIDATION_SUM:
		return f->count < 0 || decimal_compare(f->sum, f->target) == 0 ||
		    is_equal_shares(f->activity);
	case CONSOLIDATION_AVERAGE:
		return f->count < 0 || is_rounded_mean(f->sum, f->count, f->target);
	case CONSOLIDATION_LAST:
		return decimal_compare(f->activity->month[figures_last_programmed(f)].value.number,
			   f->target) == 0;
	case CONSOLIDATION_MAXIMUM:
		return decimal_compare(f->activity->month[figures_highest_month(f)].value.number,
			   f->target) == 0;
	case CONSOLIDATION_CONSTANT:
		return is_constant(f);
	case CONSOLIDATION_NONE:
		return true;
	}
	return true;
}

enum rule
figures_mismatch_rule(const struct activity_figures *f)
{
	bool schedule = f->percent && f->activity->consolidation == CONSOLIDATION_SUM &&
	    f->activity->consolidation_origin == ORIGIN_INFERRED;

	return schedule ? RULE_PERCENT_SCHEDULE : RULE_TARGET_MONTHS;
}

void
figures_stand_for_mismatch(const struct checking *c, const struct activity_figures *f,
    struct finding *finding)
{
	enum rule rule = figures_mismatch_rule(f);

	if (!figures_make_target(f) && rule_is_on(c, rule))
		finding->severity = rule_severity(c, rule);
}

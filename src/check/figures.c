#include "check/checking.h"
#include "plan/measure.h"

/* An activity's figures, as the rules here look at them. */
struct figures {
	uint32_t index;
	const struct activity *activity;
	bool percent;
	bool has_target;
	struct decimal target;
	int count; /* months given; -1: their sum does not fit */
	struct decimal sum;
	int last; /* month given last, -1: none */
};

static const char *const month_names[MONTHS] = {"ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP",
    "OCT", "NOV", "DIC"};

static struct figures
figures_of(const struct checking *c, uint32_t index)
{
	const struct activity *activity = &c->plan->activities[index];
	struct figures f = {
	    .index = index,
	    .activity = activity,
	    .percent = activity->measure == QUANTITY_PERCENT,
	    .has_target = amount_given(&activity->target),
	    .target = activity->target.value.number,
	    .last = -1,
	};

	f.count = months_sum(activity, &f.sum);
	for (int m = 0; m < MONTHS; m++) {
		if (amount_given(&activity->month[m]))
			f.last = m;
	}
	return f;
}

static struct finding
at_target(const struct checking *c, enum rule rule, const struct figures *f)
{
	return finding_at(rule, f->index, "META ANUAL", activity_target_cell(c->plan, f->activity));
}

static void
add_at_target(struct checking *c, struct finding finding, const struct figures *f)
{
	finding_add(c, finding, activity_target_cell(c->plan, f->activity));
}

/* The cell of a month; of the target where month is -1. */
static const struct sheet_cell *
figure_cell(const struct checking *c, const struct figures *f, int month)
{
	return month < 0 ? activity_target_cell(c->plan, f->activity)
			 : activity_month_cell(c->plan, f->activity, month);
}

static const char *
shown(const struct checking *c, const struct figures *f, struct decimal number)
{
	return amount_text(c, number, f->percent);
}

static bool
months_equal(const struct figures *f, struct decimal value)
{
	for (int m = 0; m < MONTHS; m++) {
		if (amount_given(&f->activity->month[m]) &&
		    decimal_compare(f->activity->month[m].value.number, value) != 0)
			return false;
	}
	return true;
}

/* The last of the highest months; there is one. */
static int
highest_month(const struct figures *f)
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

/* Whether the months make the target by the activity's consolidation; also where there is nothing to tell. */
static bool
makes_target(const struct figures *f)
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
		return decimal_compare(f->activity->month[f->last].value.number, f->target) == 0;
	case CONSOLIDATION_MAXIMUM:
		return decimal_compare(f->activity->month[highest_month(f)].value.number, f->target) == 0;
	case CONSOLIDATION_CONSTANT:
		return months_equal(f, f->target);
	case CONSOLIDATION_NONE:
		return true;
	}
	return true;
}

/* The rule by which months that don't make the target are told. */
static enum rule
mismatch_rule(const struct figures *f)
{
	bool schedule = f->percent && f->activity->consolidation == CONSOLIDATION_SUM &&
	    f->activity->consolidation_origin == ORIGIN_INFERRED;

	return schedule ? RULE_PERCENT_SCHEDULE : RULE_TARGET_MONTHS;
}

/* A finding that explains why the months don't make the target stands for that one, and is as grave. */
static void
stand_for_mismatch(const struct checking *c, const struct figures *f, struct finding *finding)
{
	enum rule rule = mismatch_rule(f);

	if (!makes_target(f) && rule_is_on(c, rule))
		finding->severity = rule_severity(c, rule);
}

/*
 * --- single cells -----------------------------------------------------------------------------------------
 */

static void
tell_range(struct checking *c, const struct figures *f, struct decimal number, int month)
{
	const struct sheet_cell *cell = figure_cell(c, f, month);
	const char *column = month < 0 ? "META ANUAL" : month_names[month];
	struct finding finding = finding_at(RULE_VALUE_RANGE, f->index, column, cell);

	if (number.units < 0) {
		finding.message = message_make(c->arena,
		    "%s is negative; nothing less than 0 can be planned.", finding.found);
		finding.mend =
		    message_make(c->arena, "Take the sign away, or write \"-\" where nothing is planned.");
	} else if (f->percent) {
		finding.message = message_make(c->arena, "%s is more than the whole, 100%%.", finding.found);
		finding.mend = message_make(c->arena, "Correct it, or accept it in the job if it is meant.");
	} else {
		finding.message =
		    message_make(c->arena, "%s is a count, but not a whole number.", finding.found);
		finding.mend = message_make(c->arena, "Correct it, or accept it in the job if it is meant.");
	}
	finding_add(c, finding, cell);
}

/* The target where month is -1. */
static void
check_range(struct checking *c, const struct figures *f, int month)
{
	const struct amount *amount = month < 0 ? &f->activity->target : &f->activity->month[month];
	struct decimal number = amount->value.number;
	bool wrong;

	if (!amount_given(amount))
		return;
	wrong = f->percent ? decimal_compare(number, (struct decimal){100, 0}) > 0 : has_fraction(number);
	if (number.units < 0 || wrong)
		tell_range(c, f, number, month);
}

/* Who says that the activity is counted in numbers is named. */
static struct message
mend_of_measure(const struct checking *c, const struct activity *a)
{
	const uint32_t *lines = c->plan->measure_lines;

	if (a->measure_origin != ORIGIN_JOB || lines == NULL)
		return message_make(c->arena, "Take the sign away, or correct MEDIDA.");
	return message_make(c->arena, "Take the sign away, or correct the measure in line %u of the job.",
	    (unsigned)lines[a - c->plan->activities]);
}

/*
 * Numbers among percents are a finding at the first cell unlike the target, or where there is no target
 * unlike the first month.  A measure that is declared decides: bare numbers may be percents, percents never
 * counts.
 */
static bool
check_mixed(struct checking *c, const struct figures *f)
{
	const struct activity *a = f->activity;
	enum value_kind first = f->has_target ? a->target.value.kind : VALUE_BLANK;
	bool count = a->measure_origin != ORIGIN_INFERRED && !f->percent;
	struct finding finding;

	if (!rule_is_on(c, RULE_MIXED_MEASURE))
		return false;
	if (count) {
		if (first == VALUE_PERCENT) {
			finding = at_target(c, RULE_MIXED_MEASURE, f);
			finding.message = message_make(c->arena,
			    "The target is a percent, but the activity is counted in numbers.");
			finding.mend = mend_of_measure(c, a);
			stand_for_mismatch(c, f, &finding);
			add_at_target(c, finding, f);
			return true;
		}
		first = VALUE_NUMBER;
	}
	for (int m = 0; m < MONTHS; m++) {
		enum value_kind kind = a->month[m].value.kind;

		if (!amount_given(&a->month[m]) || kind == first)
			continue;
		if (first == VALUE_BLANK) {
			first = kind;
			continue;
		}
		finding = finding_at(RULE_MIXED_MEASURE, f->index, month_names[m], figure_cell(c, f, m));
		finding.message = message_make(c->arena,
		    kind == VALUE_PERCENT ? "%s in %s is a percent among numbers."
					  : "%s in %s is a number among percents.",
		    finding.found, month_names[m]);
		finding.mend = message_make(c->arena,
		    "Write the target and all months in one way, with or without \"%%\".");
		stand_for_mismatch(c, f, &finding);
		finding_add(c, finding, figure_cell(c, f, m));
		return true;
	}
	return false;
}

/*
 * --- a number in OBSERVACIONES ----------------------------------------------------------------------------
 */

/* Whether the months are all equal and one more of them would make the target. */
static bool
lacks_one_month(const struct figures *f)
{
	struct decimal value, sum;

	if (f->count < 1 || !f->has_target)
		return false;
	value = f->activity->month[f->last].value.number;
	return months_equal(f, value) &&
	    ((decimal_add(f->sum, value, &sum) && decimal_compare(sum, f->target) == 0) ||
		completes_shares(f->activity, value));
}

/* Whether what is in OBSERVACIONES is written as the row's figures are: a percent is no count of anything. */
static bool
is_of_kind(const struct activity *a, enum value_kind kind)
{
	bool any = amount_given(&a->target), fits = a->target.value.kind == kind;

	for (int m = 0; m < MONTHS; m++) {
		any = any || amount_given(&a->month[m]);
		fits = fits || a->month[m].value.kind == kind;
	}
	return fits || !any;
}

/* The number that should be among the months: says where it probably belongs. */
static void
tell_shifted(const struct checking *c, const struct figures *f, struct finding *finding)
{
	const char *sum = shown(c, f, f->sum), *target = shown(c, f, f->target);
	int gap = MONTHS - 1;

	while (gap >= 0 && amount_given(&f->activity->month[gap]))
		gap--;
	if (gap == MONTHS - 1) {
		finding->expected = month_names[gap];
		finding->message = message_make(c->arena,
		    "OBSERVACIONES holds only the number %s, which the months lack to make the target "
		    "%s (they add up to %s): it probably belongs to DIC.",
		    finding->found, target, sum);
		finding->mend = message_make(c->arena, "Move it from OBSERVACIONES to DIC.");
	} else if (gap >= 0) {
		finding->expected = month_names[MONTHS - 1];
		finding->message = message_make(c->arena,
		    "OBSERVACIONES holds only the number %s, which the months lack to make the target "
		    "%s (they add up to %s): the cells from %s on probably stand one column too far to the "
		    "right.",
		    finding->found, target, sum, month_names[gap + 1]);
		finding->mend = message_make(c->arena,
		    "Move the cells from %s to OBSERVACIONES to the left, from %s to DIC.",
		    month_names[gap + 1], month_names[gap]);
	} else {
		finding->message = message_make(c->arena,
		    "OBSERVACIONES holds only the number %s, which the months lack to make the target "
		    "%s (they add up to %s), though none of them is blank.",
		    finding->found, target, sum);
		finding->mend = message_make(c->arena, "Add it to the month that it belongs to.");
	}
}

/* Returns whether the finding stands for a target that its months do not make. */
static bool
check_notes(struct checking *c, const struct figures *f)
{
	const struct sheet_cell *notes = f->activity->notes;
	struct finding finding;
	struct decimal with;
	struct value value;
	bool sums = f->has_target && f->count >= 0 && f->activity->consolidation == CONSOLIDATION_SUM;
	bool stands = false;

	if (!rule_is_on(c, RULE_SHIFTED_COLUMNS) || notes == NULL || notes->length == 0 ||
	    !value_parse(notes->text, notes->length, c->style, &value) || value.kind == VALUE_DASH ||
	    !is_of_kind(f->activity, value.kind))
		return false;
	if (f->percent)
		value_as_decimals(&value);
	finding = finding_at(RULE_SHIFTED_COLUMNS, f->index, "OBSERVACIONES", notes);
	if (sums && f->count > 0 && makes_target(f)) {
		finding.message = message_make(c->arena,
		    "OBSERVACIONES holds only the number %s, though the months already add up to the "
		    "target %s.",
		    finding.found, shown(c, f, f->target));
		finding.mend =
		    message_make(c->arena, "Take it away if it is left over; else write what it means.");
	} else if (sums &&
	    ((decimal_add(f->sum, value.number, &with) && decimal_compare(with, f->target) == 0) ||
		completes_shares(f->activity, value.number))) {
		tell_shifted(c, f, &finding);
		stands = true;
	} else if (sums && lacks_one_month(f)) {
		finding.message = message_make(c->arena,
		    "OBSERVACIONES holds only the number %s, and the target %s lacks one month of %s: "
		    "cells have probably slipped to the right.",
		    finding.found, shown(c, f, f->target),
		    shown(c, f, f->activity->month[f->last].value.number));
		finding.mend = message_make(c->arena, "Compare the row with its source, column by column.");
		stands = true;
	} else {
		finding.message = message_make(c->arena,
		    "OBSERVACIONES holds only the number %s, and nothing says what it counts.",
		    finding.found);
		finding.mend = message_make(c->arena,
		    "Write what it means, or move it to the column that it belongs to.");
	}
	if (stands)
		stand_for_mismatch(c, f, &finding);
	finding_add(c, finding, notes);
	return stands;
}

/*
 * --- target and months ------------------------------------------------------------------------------------
 */

static void
add_mismatch(struct checking *c, const struct figures *f, struct decimal expected, struct message message,
    struct message mend)
{
	struct finding finding = at_target(c, RULE_TARGET_MONTHS, f);

	finding.expected = shown(c, f, expected);
	finding.message = message;
	finding.mend = mend;
	add_at_target(c, finding, f);
}

static void
check_sum(struct checking *c, const struct figures *f)
{
	bool more = decimal_compare(f->sum, f->target) > 0;
	bool schedule = mismatch_rule(f) == RULE_PERCENT_SCHEDULE;
	const char *target = shown(c, f, f->target), *sum = shown(c, f, f->sum), *by;
	struct decimal difference;
	struct finding finding;

	if (makes_target(f) ||
	    !decimal_subtract(more ? f->sum : f->target, more ? f->target : f->sum, &difference))
		return;
	by = shown(c, f, difference);
	if (!schedule) {
		add_mismatch(c, f, f->sum,
		    message_make(c->arena,
			more ? "The target is %s, but the months add up to %s: %s too many."
			     : "The target is %s, but the months add up to %s: %s too few.",
			target, sum, by),
		    message_make(c->arena,
			"Either META ANUAL should be %s, or the months should add up to %s: correct the one "
			"that is "
			"wrong.",
			sum, target));
		return;
	}
	finding = at_target(c, RULE_PERCENT_SCHEDULE, f);
	finding.expected = sum;
	finding.message = message_make(c->arena,
	    more
		? "The target is %s, but the months neither add up to it (they make %s: %s too many), "
		  "nor are they each equal to it, nor do they average it."
		: "The target is %s, but the months neither add up to it (they make %s: %s too few), nor are "
		  "they each equal to it, nor do they average it.",
	    target, sum, by);
	finding.mend = message_make(c->arena,
	    "Either the months should add up to %s, or META ANUAL should be %s; or say in a column "
	    "CONSOLIDACIÓN how they "
	    "make the year.",
	    target, sum);
	add_at_target(c, finding, f);
}

static void
check_average(struct checking *c, const struct figures *f)
{
	if (is_rounded_mean(f->sum, f->count, f->target))
		return;
	add_mismatch(c, f, f->target,
	    message_make(c->arena,
		"The target is %s, but it is not the average of the months, which add up to %s over %d "
		"months.",
		shown(c, f, f->target), shown(c, f, f->sum), f->count),
	    message_make(c->arena,
		"Correct META ANUAL or the months, or CONSOLIDACIÓN if they are not meant as an average."));
}

static void
check_last(struct checking *c, const struct figures *f)
{
	struct decimal last = f->activity->month[f->last].value.number;

	if (decimal_compare(last, f->target) == 0)
		return;
	add_mismatch(c, f, last,
	    message_make(c->arena, "The target is %s, but the last month programmed, %s, comes to %s.",
		shown(c, f, f->target), month_names[f->last], shown(c, f, last)),
	    message_make(c->arena,
		"Either META ANUAL should be %s, or %s should be %s: correct the one that is wrong.",
		shown(c, f, last), month_names[f->last], shown(c, f, f->target)));
}

static void
check_maximum(struct checking *c, const struct figures *f)
{
	int highest = highest_month(f);

	if (decimal_compare(f->activity->month[highest].value.number, f->target) == 0)
		return;
	add_mismatch(c, f, f->activity->month[highest].value.number,
	    message_make(c->arena, "The target is %s, but the highest month, %s, comes to %s.",
		shown(c, f, f->target), month_names[highest],
		shown(c, f, f->activity->month[highest].value.number)),
	    message_make(c->arena, "Correct META ANUAL or the months."));
}

static void
check_constant(struct checking *c, const struct figures *f)
{
	int other = -1, others = 0;

	for (int m = 0; m < MONTHS; m++) {
		const struct amount *month = &f->activity->month[m];

		if (!amount_given(month) || decimal_compare(month->value.number, f->target) == 0)
			continue;
		other = other < 0 ? m : other;
		others++;
	}
	if (others == 0)
		return;
	add_mismatch(c, f, f->activity->month[other].value.number,
	    message_make(c->arena,
		"The target is %s and should be that of every month programmed, but %s says %s (months that "
		"differ: %d of %d).",
		shown(c, f, f->target), month_names[other],
		shown(c, f, f->activity->month[other].value.number), others, f->count),
	    message_make(c->arena,
		"Correct META ANUAL or the months, or CONSOLIDACIÓN if the target is not meant for every "
		"month."));
}

static void
compare_target(struct checking *c, const struct figures *f)
{
	switch (f->activity->consolidation) {
	case CONSOLIDATION_SUM:
		if (f->count > 0)
			check_sum(c, f);
		break;
	case CONSOLIDATION_AVERAGE:
		if (f->count > 0)
			check_average(c, f);
		break;
	case CONSOLIDATION_LAST:
		check_last(c, f);
		break;
	case CONSOLIDATION_MAXIMUM:
		check_maximum(c, f);
		break;
	case CONSOLIDATION_CONSTANT:
		check_constant(c, f);
		break;
	case CONSOLIDATION_NONE:
		break;
	}
}

static void
tell_inferred(struct checking *c, const struct figures *f)
{
	struct finding finding;

	if (f->activity->consolidation_origin != ORIGIN_INFERRED ||
	    f->activity->consolidation == CONSOLIDATION_SUM)
		return;
	finding = at_target(c, RULE_INFERRED, f);
	if (f->activity->consolidation == CONSOLIDATION_CONSTANT) {
		finding.message = message_make(c->arena,
		    "Every month programmed says %s, as the target does: taken as one target for each "
		    "month, and the months are not added up.",
		    shown(c, f, f->target));
		finding.mend = message_make(c->arena, "If so, write «constante» in a column CONSOLIDACIÓN.");
	} else {
		finding.message = message_make(c->arena,
		    "The months average the target, %s: taken as an average, and the months are not "
		    "added up.",
		    shown(c, f, f->target));
		finding.mend = message_make(c->arena, "If so, write «promedio» in a column CONSOLIDACIÓN.");
	}
	add_at_target(c, finding, f);
}

/* Target and months where one of them is missing; returns whether both are there. */
static bool
check_presence(struct checking *c, const struct figures *f)
{
	struct finding finding;
	bool months = f->last >= 0;

	if (f->has_target && months)
		return true;
	if (f->has_target) {
		if (decimal_is_zero(f->target))
			return false;
		finding = at_target(c, RULE_TARGET_WITHOUT_MONTHS, f);
		finding.message = message_make(c->arena, "The target is %s, but no month is programmed.",
		    shown(c, f, f->target));
		finding.mend = message_make(c->arena, "Programme the months in which the work is due.");
	} else if (months) {
		finding = at_target(c, RULE_MONTHS_WITHOUT_TARGET, f);
		if (f->count > 0 && f->activity->consolidation == CONSOLIDATION_SUM) {
			finding.expected = shown(c, f, f->sum);
			finding.message = message_make(c->arena,
			    "There is no target, but the months add up to %s.", finding.expected);
			finding.mend = message_make(c->arena, "Write %s in META ANUAL.", finding.expected);
		} else {
			finding.message =
			    message_make(c->arena, "There is no target, but months are programmed.");
			finding.mend = message_make(c->arena, "Write the target in META ANUAL.");
		}
	} else {
		/* A dash is an answer.  A row without an activity is told as such. */
		if (f->activity->target.value.kind != VALUE_BLANK ||
		    says_nothing(c->arena, f->activity->name))
			return false;
		finding = at_target(c, RULE_MISSING_TARGET, f);
		finding.message = message_make(c->arena, "There is neither a target nor a month programmed.");
		finding.mend = message_make(c->arena,
		    "Write the target in META ANUAL, or \"-\" where nothing is planned.");
	}
	add_at_target(c, finding, f);
	return false;
}

void
check_figures(struct checking *c)
{
	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		struct figures f = figures_of(c, i);
		struct finding fraction;
		const struct sheet_cell *cell = find_fraction(c, i, &fraction);

		if (cell != NULL) {
			stand_for_mismatch(c, &f, &fraction);
			finding_add(c, fraction, cell);
			continue;
		}
		for (int m = -1; m < MONTHS; m++)
			check_range(c, &f, m);
		if (check_mixed(c, &f) || check_notes(c, &f) || !check_presence(c, &f))
			continue;
		compare_target(c, &f);
		tell_inferred(c, &f);
	}
}

/* Each activity's target against its months, and what is wrong with single figures. */
#include "check/activity_figures.h"
#include "check/notes.h"
#include "check/target.h"
#include "plan/money.h"
#include "sheet/currency.h"
#include "sheet/vocabulary.h"

/* The cell of a month; of the target where month is -1. */
static const struct sheet_cell *
figure_cell(const struct checking *c, const struct activity_figures *f, int month)
{
	return month < 0 ? activity_target_cell(c->plan, f->activity)
			 : activity_month_cell(c->plan, f->activity, month);
}

static void
tell_range(struct checking *c, const struct activity_figures *f, struct decimal number, int month)
{
	const struct sheet_cell *cell = figure_cell(c, f, month);
	const char *column = month < 0 ? column_heading(COLUMN_TARGET) : figures_heading(f, month);
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
check_range(struct checking *c, const struct activity_figures *f, int month)
{
	const struct amount *amount = month < 0 ? &f->activity->target : &f->activity->month[month];
	struct decimal number = amount->value.number;
	bool wrong;

	/* What is blank is 0; and nearly all others are whole. */
	if (number.scale == 0 && number.units >= 0 && (!f->percent || number.units <= 100))
		return;
	if (!amount_given(amount) || (month >= 0 && figure_cell(c, f, month) == figure_cell(c, f, -1)))
		return;
	wrong = f->percent ? decimal_compare(number, (struct decimal){100, 0}) > 0
			   : is_broken_count(c->plan, f->index, amount);
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
check_mixed(struct checking *c, const struct activity_figures *f)
{
	const struct activity *a = f->activity;
	enum value_kind first = f->has_target ? a->target.value.kind : VALUE_BLANK;
	bool count = a->measure_origin != ORIGIN_INFERRED && !f->percent;
	struct finding finding;

	if (!rule_is_on(c, RULE_MIXED_MEASURE))
		return false;
	if (count) {
		if (first == VALUE_PERCENT) {
			finding = figures_at_target(c, RULE_MIXED_MEASURE, f);
			finding.message = message_make(c->arena,
			    "The target is a percent, but the activity is counted in numbers.");
			finding.mend = mend_of_measure(c, a);
			figures_stand_for_mismatch(c, f, &finding);
			figures_add_at_target(c, finding, f);
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
		finding =
		    finding_at(RULE_MIXED_MEASURE, f->index, figures_heading(f, m), figure_cell(c, f, m));
		finding.message = message_make(c->arena,
		    kind == VALUE_PERCENT ? "%s in %s is a percent among numbers."
					  : "%s in %s is a number among percents.",
		    finding.found, figures_heading(f, m));
		finding.mend = message_make(c->arena,
		    "Write the target and all months in one way, with or without \"%%\".");
		figures_stand_for_mismatch(c, f, &finding);
		finding_add(c, finding, figure_cell(c, f, m));
		return true;
	}
	return false;
}

void
check_figures(struct checking *c)
{
	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		struct activity_figures f = figures_of(c, i);
		struct finding fraction;
		const struct sheet_cell *cell = find_fraction(c, i, &fraction);

		if (cell != NULL) {
			figures_stand_for_mismatch(c, &f, &fraction);
			finding_add(c, fraction, cell);
			continue;
		}
		for (int m = -1; m < MONTHS; m++)
			check_range(c, &f, m);
		/* Of several currencies check_currency() tells. */
		if (money_of_activity(c->plan, f.activity) == CURRENCY_SEVERAL)
			continue;
		if (check_mixed(c, &f) || check_notes(c, &f) || !check_presence(c, &f))
			continue;
		check_target(c, &f);
		check_inferred(c, &f);
	}
}

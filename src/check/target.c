#include "check/target.h"

#include "plan/measure.h"
#include "sheet/vocabulary.h"

static void
add_mismatch(struct checking *c, const struct activity_figures *f, struct decimal expected,
    struct message message, struct message mend)
{
	struct finding finding = figures_at_target(c, RULE_TARGET_MONTHS, f);

	finding.expected = figures_shown(c, f, expected);
	finding.message = message;
	finding.mend = mend;
	figures_add_at_target(c, finding, f);
}

static void
check_sum(struct checking *c, const struct activity_figures *f)
{
	bool more = decimal_compare(f->sum, f->target) > 0;
	const char *target, *sum, *by;
	struct decimal difference;
	struct finding finding;

	if (figures_make_target(f) ||
	    !decimal_subtract(more ? f->sum : f->target, more ? f->target : f->sum, &difference))
		return;
	target = figures_shown(c, f, f->target);
	sum = figures_shown(c, f, f->sum);
	by = figures_shown(c, f, difference);
	if (figures_mismatch_rule(f) != RULE_PERCENT_SCHEDULE) {
		add_mismatch(c, f, f->sum,
		    message_make(c->arena,
			more ? (f->by_periods ? "The target is %s, but the periods add up to %s: %s too many."
					      : "The target is %s, but the months add up to %s: %s too many.")
			     : (f->by_periods ? "The target is %s, but the periods add up to %s: %s too few."
					      : "The target is %s, but the months add up to %s: %s too few."),
			target, sum, by),
		    message_make(c->arena,
			f->by_periods
			    ? "Either META ANUAL should be %s, or the periods should add up to %s: correct "
			      "the one "
			      "that is "
			      "wrong."
			    : "Either META ANUAL should be %s, or the months should add up to %s: correct "
			      "the one "
			      "that is "
			      "wrong.",
			sum, target));
		return;
	}
	finding = figures_at_target(c, RULE_PERCENT_SCHEDULE, f);
	finding.expected = sum;
	finding.message = message_make(c->arena,
	    more ? (f->by_periods
			   ? "The target is %s, but the periods neither add up to it (they make %s: %s too "
			     "many), "
			     "nor are they each equal to it, nor do they average it."
			   : "The target is %s, but the months neither add up to it (they make %s: %s too "
			     "many), "
			     "nor are they each equal to it, nor do they average it.")
		 : (f->by_periods
			   ? "The target is %s, but the periods neither add up to it (they make %s: %s too "
			     "few), nor are "
			     "they each equal to it, nor do they average it."
			   : "The target is %s, but the months neither add up to it (they make %s: %s too "
			     "few), nor are "
			     "they each equal to it, nor do they average it."),
	    target, sum, by);
	finding.mend = message_make(c->arena,
	    f->by_periods
		? "Either the periods should add up to %s, or META ANUAL should be %s; or say in a column "
		  "CONSOLIDACIÓN how they "
		  "make the year."
		: "Either the months should add up to %s, or META ANUAL should be %s; or say in a column "
		  "CONSOLIDACIÓN how they "
		  "make the year.",
	    target, sum);
	figures_add_at_target(c, finding, f);
}

static void
check_average(struct checking *c, const struct activity_figures *f)
{
	if (is_rounded_mean(f->sum, f->count, f->target))
		return;
	add_mismatch(c, f, f->target,
	    message_make(c->arena,
		f->by_periods
		    ? "The target is %s, but it is not the average of the periods, which add up to %s over "
		      "%d "
		      "periods."
		    : "The target is %s, but it is not the average of the months, which add up to %s over %d "
		      "months.",
		figures_shown(c, f, f->target), figures_shown(c, f, f->sum), f->count),
	    message_make(c->arena,
		f->by_periods
		    ? "Correct META ANUAL or the periods, or CONSOLIDACIÓN if they are not meant as an "
		      "average."
		    : "Correct META ANUAL or the months, or CONSOLIDACIÓN if they are not meant as an "
		      "average."));
}

static void
check_last(struct checking *c, const struct activity_figures *f)
{
	int month = figures_last_programmed(f);
	struct decimal last = f->activity->month[month].value.number;

	if (decimal_compare(last, f->target) == 0)
		return;
	add_mismatch(c, f, last,
	    message_make(c->arena,
		f->by_periods ? "The target is %s, but the last period programmed, %s, comes to %s."
			      : "The target is %s, but the last month programmed, %s, comes to %s.",
		figures_shown(c, f, f->target), figures_heading(f, month), figures_shown(c, f, last)),
	    message_make(c->arena,
		"Either META ANUAL should be %s, or %s should be %s: correct the one that is wrong.",
		figures_shown(c, f, last), figures_heading(f, month), figures_shown(c, f, f->target)));
}

static void
check_maximum(struct checking *c, const struct activity_figures *f)
{
	int highest = figures_highest_month(f);

	if (decimal_compare(f->activity->month[highest].value.number, f->target) == 0)
		return;
	add_mismatch(c, f, f->activity->month[highest].value.number,
	    message_make(c->arena,
		f->by_periods ? "The target is %s, but the highest period, %s, comes to %s."
			      : "The target is %s, but the highest month, %s, comes to %s.",
		figures_shown(c, f, f->target), figures_heading(f, highest),
		figures_shown(c, f, f->activity->month[highest].value.number)),
	    message_make(c->arena,
		f->by_periods ? "Correct META ANUAL or the periods." : "Correct META ANUAL or the months."));
}

static void
check_constant(struct checking *c, const struct activity_figures *f)
{
	int other = -1, others = 0, count = 0;

	for (int m = 0; m < MONTHS; m++) {
		const struct amount *month = &f->activity->month[m];

		if (!figures_is_programmed(f, m))
			continue;
		count++;
		if (decimal_compare(month->value.number, f->target) == 0)
			continue;
		other = other < 0 ? m : other;
		others++;
	}
	if (others == 0)
		return;
	add_mismatch(c, f, f->activity->month[other].value.number,
	    message_make(c->arena,
		f->by_periods
		    ? "The target is %s and should be that of every period programmed, but %s says %s "
		      "(periods that "
		      "differ: %d of %d)."
		    : "The target is %s and should be that of every month programmed, but %s says %s "
		      "(months that "
		      "differ: %d of %d).",
		figures_shown(c, f, f->target), figures_heading(f, other),
		figures_shown(c, f, f->activity->month[other].value.number), others, count),
	    message_make(c->arena,
		f->by_periods
		    ? "Correct META ANUAL or the periods, or CONSOLIDACIÓN if the target is not meant for "
		      "every "
		      "period."
		    : "Correct META ANUAL or the months, or CONSOLIDACIÓN if the target is not meant for "
		      "every "
		      "month."));
}

void
check_target(struct checking *c, const struct activity_figures *f)
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

void
check_inferred(struct checking *c, const struct activity_figures *f)
{
	struct finding finding;

	if (f->activity->consolidation_origin != ORIGIN_INFERRED ||
	    f->activity->consolidation == CONSOLIDATION_SUM)
		return;
	finding = figures_at_target(c, RULE_INFERRED, f);
	if (f->activity->consolidation == CONSOLIDATION_CONSTANT) {
		finding.message = message_make(c->arena,
		    f->by_periods
			? "Every period programmed says %s, as the target does: taken as one target for each "
			  "period, and the periods are not added up."
			: "Every month programmed says %s, as the target does: taken as one target for each "
			  "month, and the months are not added up.",
		    figures_shown(c, f, f->target));
		finding.mend = message_make(c->arena, "If so, write «constante» in a column CONSOLIDACIÓN.");
	} else {
		finding.message = message_make(c->arena,
		    f->by_periods
			? "The periods average the target, %s: taken as an average, and the periods are not "
			  "added up."
			: "The months average the target, %s: taken as an average, and the months are not "
			  "added up.",
		    figures_shown(c, f, f->target));
		finding.mend = message_make(c->arena, "If so, write «promedio» in a column CONSOLIDACIÓN.");
	}
	figures_add_at_target(c, finding, f);
}

bool
check_presence(struct checking *c, const struct activity_figures *f)
{
	struct finding finding;
	bool months = f->last >= 0;

	if (f->has_target && months)
		return true;
	if (f->has_target) {
		if (decimal_is_zero(f->target))
			return false;
		finding = figures_at_target(c, RULE_TARGET_WITHOUT_MONTHS, f);
		finding.message = message_make(c->arena,
		    f->by_periods ? "The target is %s, but no period is programmed."
				  : "The target is %s, but no month is programmed.",
		    figures_shown(c, f, f->target));
		finding.mend = message_make(c->arena,
		    f->by_periods ? "Programme the periods in which the work is due."
				  : "Programme the months in which the work is due.");
	} else if (months) {
		finding = figures_at_target(c, RULE_MONTHS_WITHOUT_TARGET, f);
		if (f->count > 0 && f->activity->consolidation == CONSOLIDATION_SUM) {
			finding.expected = figures_shown(c, f, f->sum);
			finding.message = message_make(c->arena,
			    f->by_periods ? "There is no target, but the periods add up to %s."
					  : "There is no target, but the months add up to %s.",
			    finding.expected);
			finding.mend = message_make(c->arena, "Write %s in META ANUAL.", finding.expected);
		} else {
			finding.message = message_make(c->arena,
			    f->by_periods ? "There is no target, but periods are programmed."
					  : "There is no target, but months are programmed.");
			finding.mend = message_make(c->arena, "Write the target in META ANUAL.");
		}
	} else {
		/* A dash is an answer.  A row without an activity is told as such. */
		if (f->activity->target.value.kind != VALUE_BLANK ||
		    says_nothing(c->arena, activity_name(f->activity)))
			return false;
		finding = figures_at_target(c, RULE_MISSING_TARGET, f);
		finding.message = message_make(c->arena,
		    f->by_periods ? "There is neither a target nor a period programmed."
				  : "There is neither a target nor a month programmed.");
		finding.mend = message_make(c->arena,
		    "Write the target in META ANUAL, or \"-\" where nothing is planned.");
	}
	figures_add_at_target(c, finding, f);
	return false;
}

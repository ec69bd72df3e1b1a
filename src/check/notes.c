#include "check/notes.h"

#include "plan/measure.h"
#include "sheet/vocabulary.h"

/* Whether the months are all equal and one more of them would make the target. */
static bool
lacks_one_month(const struct activity_figures *f)
{
	struct decimal value, sum;

	if (f->count < 1 || !f->has_target)
		return false;
	value = f->activity->month[f->last].value.number;
	return figures_months_equal(f, value) &&
	    ((decimal_add(f->sum, value, &sum) && decimal_compare(sum, f->target) == 0) ||
		completes_shares(f->activity, f->calendar, value));
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
tell_shifted(const struct checking *c, const struct activity_figures *f, struct finding *finding)
{
	const char *sum = figures_shown(c, f, f->sum), *target = figures_shown(c, f, f->target);
	const struct calendar calendar = f->calendar;
	const int last = (int)calendar_count(calendar) - 1;
	int gap = last;

	while (gap >= 0 && amount_given(&f->activity->month[calendar_slot(calendar, (unsigned)gap)]))
		gap--;
	if (gap == last) {
		finding->expected = figures_heading(f, (int)calendar_slot(calendar, (unsigned)gap));
		finding->message = message_make(c->arena,
		    f->by_periods
			? "OBSERVACIONES holds only the number %s, which the periods lack to make the "
			  "target %s (they "
			  "add up to %s): it probably belongs to %s."
			: "OBSERVACIONES holds only the number %s, which the months lack to make the "
			  "target %s (they "
			  "add up to %s): it probably belongs to %s.",
		    finding->found, target, sum, finding->expected);
		finding->mend =
		    message_make(c->arena, "Move it from OBSERVACIONES to %s.", finding->expected);
	} else if (gap >= 0) {
		finding->expected = figures_heading(f, (int)calendar_slot(calendar, (unsigned)last));
		finding->message = message_make(c->arena,
		    f->by_periods
			? "OBSERVACIONES holds only the number %s, which the periods lack to make the "
			  "target %s (they "
			  "add up to %s): the cells from %s on probably stand one column too far to the "
			  "right."
			: "OBSERVACIONES holds only the number %s, which the months lack to make the "
			  "target %s (they "
			  "add up to %s): the cells from %s on probably stand one column too far to the "
			  "right.",
		    finding->found, target, sum,
		    figures_heading(f, (int)calendar_slot(calendar, (unsigned)(gap + 1))));
		finding->mend = message_make(c->arena,
		    "Move the cells from %s to OBSERVACIONES to the left, from %s to %s.",
		    figures_heading(f, (int)calendar_slot(calendar, (unsigned)(gap + 1))),
		    figures_heading(f, (int)calendar_slot(calendar, (unsigned)gap)), finding->expected);
	} else {
		finding->message = message_make(c->arena,
		    f->by_periods
			? "OBSERVACIONES holds only the number %s, which the periods lack to make the target "
			  "%s (they add up to %s), though none of them is blank."
			: "OBSERVACIONES holds only the number %s, which the months lack to make the target "
			  "%s (they add up to %s), though none of them is blank.",
		    finding->found, target, sum);
		finding->mend = message_make(c->arena,
		    f->by_periods ? "Add it to the period that it belongs to."
				  : "Add it to the month that it belongs to.");
	}
}

bool
check_notes(struct checking *c, const struct activity_figures *f)
{
	const struct sheet_cell *notes = activity_notes(f->activity);
	struct finding finding;
	struct decimal with;
	struct value value;
	bool sums = f->has_target && f->count >= 0 && f->activity->consolidation == CONSOLIDATION_SUM;
	bool stands = false;

	if (!rule_is_on(c, RULE_SHIFTED_COLUMNS) || notes == NULL || sheet_length(notes) == 0 ||
	    !sheet_cell_value(notes, c->style, &value) || value.kind == VALUE_DASH || value.money ||
	    sheet_text(notes)[0] == '(' || !is_of_kind(f->activity, value.kind))
		return false;
	if (f->percent)
		value_as_decimals(&value);
	finding = finding_at(RULE_SHIFTED_COLUMNS, f->index, column_heading(COLUMN_NOTES), notes);
	if (sums && f->count > 0 && figures_make_target(f)) {
		finding.message = message_make(c->arena,
		    f->by_periods
			? "OBSERVACIONES holds only the number %s, though the periods already add up to the "
			  "target %s."
			: "OBSERVACIONES holds only the number %s, though the months already add up to the "
			  "target %s.",
		    finding.found, figures_shown(c, f, f->target));
		finding.mend =
		    message_make(c->arena, "Take it away if it is left over; else write what it means.");
	} else if (sums &&
	    ((decimal_add(f->sum, value.number, &with) && decimal_compare(with, f->target) == 0) ||
		completes_shares(f->activity, f->calendar, value.number))) {
		tell_shifted(c, f, &finding);
		stands = true;
	} else if (sums && lacks_one_month(f)) {
		finding.message = message_make(c->arena,
		    f->by_periods
			? "OBSERVACIONES holds only the number %s, and the target %s lacks one period of %s: "
			  "cells have probably slipped to the right."
			: "OBSERVACIONES holds only the number %s, and the target %s lacks one month of %s: "
			  "cells have probably slipped to the right.",
		    finding.found, figures_shown(c, f, f->target),
		    figures_shown(c, f, f->activity->month[f->last].value.number));
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
		figures_stand_for_mismatch(c, f, &finding);
	finding_add(c, finding, notes);
	return stands;
}

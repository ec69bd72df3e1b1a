#include "plan/periods.h"

static struct srcloc
heading_place(const struct plan_unit *unit, unsigned slot)
{
	return cell_place(unit->sheet->file, &unit->sheet->headings[unit->month[slot]]);
}

static struct srcloc
first_place(const struct plan_unit *unit)
{
	return heading_place(unit, calendar_slot(unit->calendar, 0));
}

static void
tell_not_made(const struct plan_unit *unit, enum division stated, struct srcloc periods, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, first_place(unit), "plan-periods",
	    "the plan of unit %s is by %s, and no %s can be made of these, which the job says the plan is "
	    "by (%s:%u)",
	    unit->code, diag_phrase(diags, division_name(unit->calendar.division)),
	    diag_phrase(diags, division_name(stated)), periods.file, (unsigned)periods.line);
}

/* Told once: of the first unit that is not as the first one is. */
static void
tell_mixed(const struct plan_unit *first, const struct plan_unit *other, enum division common,
    struct diags *diags)
{
	diag_add(diags, SEVERITY_WARNING, first_place(other), "plan-periods",
	    "the plan of unit %s is by %s, that of unit %s by %s: over all units, figures are by %s; if "
	    "that is "
	    "meant, say so by `periods` in the job",
	    other->code, diag_phrase(diags, division_name(other->calendar.division)), first->code,
	    diag_phrase(diags, division_name(first->calendar.division)),
	    diag_phrase(diags, division_name(common)));
}

/* The shortest periods that all units have or make up. */
static enum division
common_division(const struct plan *plan, const struct plan_unit *units, struct diags *diags)
{
	const struct plan_unit *first = NULL, *other = NULL;
	enum division common = DIVISION_MONTHS;

	for (size_t u = 0; u < plan->unit_count; u++) {
		if (!units[u].known)
			continue;
		if (first == NULL) {
			first = &units[u];
			common = first->calendar.division;
		}
		if (other == NULL && units[u].calendar.division != first->calendar.division)
			other = &units[u];
		common = division_common(common, units[u].calendar.division);
	}
	if (other != NULL)
		tell_mixed(first, other, common, diags);
	return common;
}

void
plan_settle_calendar(struct plan *plan, struct plan_unit *units, struct srcloc periods, struct diags *diags)
{
	if (periods.file == NULL)
		plan->calendar.division = common_division(plan, units, diags);
	plan->has_parts = plan->calendar.division == DIVISION_MONTHS;
	for (size_t u = 0; u < plan->unit_count; u++) {
		enum division own = units[u].calendar.division;

		if (!units[u].known) {
			units[u].calendar = plan->calendar;
			continue;
		}
		plan->has_parts = plan->has_parts || own != plan->calendar.division;
		if (!division_is_made_of(plan->calendar.division, own))
			tell_not_made(&units[u], plan->calendar.division, periods, diags);
	}
}

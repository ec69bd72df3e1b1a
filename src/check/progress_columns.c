#include "check/checking.h"

/* The columns up to the cut that are not there, with commas between; *count of them. */
static const char *
list_missing_columns(const struct checking *c, uint32_t unit, unsigned *count)
{
	const struct calendar calendar = c->plan->units[unit].calendar;
	const char *list = "";

	*count = 0;
	for (unsigned p = 0; p < calendar_count(calendar); p++) {
		unsigned slot = calendar_slot(calendar, p);

		if (slot > c->settings->compliance->cut.month)
			break;
		if (c->settings->progress->sheets[unit].month[slot] < 0)
			list = arena_printf(c->arena, "%s%s%s", list, (*count)++ > 0 ? ", " : "",
			    unit_period_heading(c->plan, unit, (int)slot));
	}
	return list;
}

void
check_progress_columns(struct checking *c, uint32_t unit)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	struct finding finding = {.rule = RULE_PROGRESS_COLUMNS,
	    .in = FOUND_IN_PROGRESS,
	    .unit = unit,
	    .activity = UINT32_MAX};
	unsigned count;
	const char *missing = list_missing_columns(c, unit, &count);
	const char *code = c->plan->units[unit].code;
	const char *last = unit_period_heading(c->plan, unit, c->settings->compliance->cut.month);

	if (count == 0)
		return;
	finding.column = finding.expected = missing;
	if (count == 1) {
		finding.message = message_make(c->arena,
		    "The progress of unit %s has no column %s, but the report goes up to %s.", code, missing,
		    last);
		finding.mend = message_make(c->arena, "Add the column, or correct its heading.");
	} else {
		finding.message = message_make(c->arena,
		    "The progress of unit %s has no columns %s, but the report goes up to %s.", code, missing,
		    last);
		finding.mend = message_make(c->arena, "Add the columns, or correct their headings.");
	}
	finding_add(c, finding, &sheet->sheet->headings[0]);
}

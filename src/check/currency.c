/* Amounts in different currencies, which are never added. */
#include "sheet/currency.h"
#include "check/checking.h"
#include "plan/money.h"
#include "sheet/vocabulary.h"

/* The first of the sources that does not go with the first one. */
static size_t
first_other(const struct money_source *sources, size_t n)
{
	size_t i = 1;

	while (i < n && money_settle(sources, i + 1) != CURRENCY_SEVERAL)
		i++;
	return i;
}

static void
tell_several(struct checking *c, uint32_t activity)
{
	const struct activity *a = &c->plan->activities[activity];
	struct money_source sources[MONEY_SOURCES];
	size_t n = money_sources(c->scratch, &c->plan->units[a->unit], a, sources);
	size_t other = first_other(sources, n);
	struct finding finding;

	if (other >= n)
		return;
	finding =
	    finding_at(RULE_CURRENCY, activity, column_heading(sources[other].column), sources[other].cell);
	finding.expected = sheet_text(sources[0].cell);
	finding.message = message_make(c->arena,
	    "«%s» in %s is in %s, «%s» in %s in %s: currencies are not added, so the activity has no figures "
	    "beyond its own cells.",
	    quoted(c, finding.found), column_heading(sources[other].column),
	    currency_code(sources[other].currency), quoted(c, finding.expected),
	    column_heading(sources[0].column), currency_code(sources[0].currency));
	finding.mend =
	    message_make(c->arena, "Write all its amounts in one currency, or make an activity of each.");
	finding_add(c, finding, sources[other].cell);
}

static void
check_done(struct checking *c, uint32_t activity, const struct executed *executed)
{
	const struct activity *a = &c->plan->activities[activity];
	uint8_t known = CURRENCY_NONE;

	for (int m = 0; m < MONTHS; m++) {
		const struct sheet_cell *cell = executed_cell(executed, m);
		struct finding finding;

		if (cell == NULL || !money_is_other(c->plan, a, cell, &known))
			continue;
		finding = finding_at(RULE_PROGRESS_CURRENCY, activity,
		    unit_period_heading(c->plan, a->unit, m), cell);
		finding.in = FOUND_IN_PROGRESS;
		finding.message = message_make(c->arena,
		    "«%s» is in %s, but the activity is in %s. It is left out.", quoted(c, finding.found),
		    currency_code(value_currency(sheet_text(cell), sheet_length(cell))),
		    currency_code(known));
		finding.mend = message_make(c->arena, "Write it in the currency of the plan.");
		finding_add(c, finding, cell);
	}
}

void
check_currency(struct checking *c)
{
	const struct progress *progress = c->settings->progress;

	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];
		const struct sheet *done = progress != NULL ? progress->units[a->unit].sheet : NULL;

		if (rule_is_on(c, RULE_CURRENCY) && money_of_activity(c->plan, a) == CURRENCY_SEVERAL)
			tell_several(c, i);
		if (done != NULL && done->money && rule_is_on(c, RULE_PROGRESS_CURRENCY))
			check_done(c, i, &progress->executed[i]);
	}
}

/* Rates: numerators and denominators of the progress. */
#include "check/checking.h"
#include "sheet/period_headings.h"

const char *
reported_text(const struct checking *c, const struct executed *executed, int slot)
{
	const struct rate_columns *columns;

	if (!executed_is_computed(executed, slot))
		return sheet_text(executed_cell(executed, slot));
	columns = executed->rates->columns;
	return arena_printf(c->arena, "%s / %s", sheet_text(&executed->cells[columns->numerator[slot]]),
	    sheet_text(&executed->cells[columns->denominator[slot]]));
}

/* The heading of a side of the slot, as it is expected. */
static const char *
heading_of(const struct checking *c, uint32_t i, int slot, enum period_subject side)
{
	return arena_printf(c->arena, "%s %s", period_subject_heading(side),
	    activity_period_heading(c->plan, &c->plan->activities[i], slot));
}

static const struct sheet_cell *
cell_of(const struct executed *executed, int column)
{
	return column >= 0 ? &executed->cells[column] : NULL;
}

static bool
is_said(const struct sheet_cell *cell)
{
	return cell != NULL && !sheet_is_blank(cell);
}

static void
tell(struct checking *c, uint32_t i, const char *column, const struct sheet_cell *cell,
    struct message message, struct message mend)
{
	struct finding finding = finding_at(RULE_PROGRESS_RATE, i, column, cell);

	finding.in = FOUND_IN_PROGRESS;
	finding.message = message;
	finding.mend = mend;
	finding_add(c, finding, cell);
}

/* Whether it may be in a rate, as far as it says anything. */
static bool
is_number(const struct checking *c, const struct sheet_cell *cell)
{
	struct value value;

	if (!is_said(cell))
		return true;
	return sheet_cell_value(cell, c->style, &value) && value.kind != VALUE_PERCENT &&
	    (value.kind != VALUE_NUMBER || value.number.units >= 0);
}

static void
tell_unreadable(struct checking *c, uint32_t i, const char *heading, const struct sheet_cell *cell)
{
	tell(c, i, heading, cell,
	    message_make(c->arena, "%s says «%s», and must be a number of 0 or more: there is no rate.",
		heading, quoted(c, sheet_text(cell))),
	    message_make(c->arena, "Write how many they are."));
}

/* A pair that is in no rate. */
static void
tell_unusable(struct checking *c, uint32_t i, int slot)
{
	const struct executed *executed = &c->settings->progress->executed[i];
	const struct rate *rate = &executed->rates->of[slot];
	const struct sheet_cell *numerator = cell_of(executed, executed->rates->columns->numerator[slot]);
	const struct sheet_cell *denominator = cell_of(executed, executed->rates->columns->denominator[slot]);
	const char *above = heading_of(c, i, slot, PERIOD_NUMERATOR);
	const char *below = heading_of(c, i, slot, PERIOD_DENOMINATOR);
	const struct message mend = message_make(c->arena, "Write how many they are, in both.");

	if (rate->state == RATE_HALF)
		tell(c, i, is_said(numerator) ? above : below, is_said(numerator) ? numerator : denominator,
		    is_said(numerator)
			? message_make(c->arena, "%s is %s, and %s is blank: there is no rate.", above,
			      sheet_text(numerator), below)
			: message_make(c->arena, "%s is %s, and %s is blank: there is no rate.", below,
			      sheet_text(denominator), above),
		    mend);
	else if (rate->state == RATE_UNREADABLE)
		tell_unreadable(c, i, is_number(c, numerator) ? below : above,
		    is_number(c, numerator) ? denominator : numerator);
	else if (rate->state == RATE_OF_NOTHING)
		tell(c, i, below, denominator,
		    message_make(c->arena, "%s is %s, of 0 in %s: there is no rate.", above,
			sheet_text(numerator), below),
		    mend);
}

/* What the period's own column says beside the pair, or that a part is more than the whole. */
static void
check_given(struct checking *c, uint32_t i, int slot)
{
	const struct executed *executed = &c->settings->progress->executed[i];
	const struct activity *activity = &c->plan->activities[i];
	const struct rate *rate = &executed->rates->of[slot];
	const char *heading = activity_period_heading(c->plan, activity, slot);
	const char *above = heading_of(c, i, slot, PERIOD_NUMERATOR);
	const char *below = heading_of(c, i, slot, PERIOD_DENOMINATOR);

	if ((executed->rates->differs >> slot & 1u) != 0)
		tell(c, i, heading, cell_of(executed, executed->columns[slot]),
		    message_make(c->arena, "%s says %s, but %s / %s is %s, which is taken.", heading,
			sheet_text(cell_of(executed, executed->columns[slot])), above, below,
			amount_text(c, executed->month[slot].value.number,
			    activity->measure == QUANTITY_PERCENT)),
		    message_make(c->arena, "Correct what is wrong, or leave %s blank.", heading));
	if (activity->measure == QUANTITY_PERCENT && decimal_compare(rate->numerator, rate->denominator) > 0)
		tell(c, i, above, cell_of(executed, executed->rates->columns->numerator[slot]),
		    message_make(c->arena, "%s of %s is more than the whole, 100%%.",
			amount_text(c, rate->numerator, false), amount_text(c, rate->denominator, false)),
		    message_make(c->arena, "Correct it, or accept it in the job if it is meant."));
}

/* A figure without a pair, beside others that have one: it is in no rate of several periods. */
static void
tell_alone(struct checking *c, uint32_t i, int slot)
{
	const struct executed *executed = &c->settings->progress->executed[i];
	const char *heading = activity_period_heading(c->plan, &c->plan->activities[i], slot);

	tell(c, i, heading, executed_cell(executed, slot),
	    message_make(c->arena,
		"%s is %s, without numerator and denominator, as other periods have them: it is in no rate "
		"of several periods.",
		heading, sheet_text(executed_cell(executed, slot))),
	    message_make(c->arena, "Write %s and %s.", heading_of(c, i, slot, PERIOD_NUMERATOR),
		heading_of(c, i, slot, PERIOD_DENOMINATOR)));
}

static void
check_activity(struct checking *c, uint32_t i)
{
	const struct executed *executed = &c->settings->progress->executed[i];
	const bool pools =
	    rates_pool(&c->plan->activities[i], executed->rates, (struct period){0, MONTHS - 1});

	for (int slot = 0; executed->rates != NULL && slot < MONTHS; slot++) {
		if (executed->rates->of[slot].state == RATE_GIVEN)
			check_given(c, i, slot);
		else if (executed->rates->of[slot].state != RATE_BLANK)
			tell_unusable(c, i, slot);
		if (pools && executed->rates->of[slot].state == RATE_BLANK &&
		    amount_given(&executed->month[slot]))
			tell_alone(c, i, slot);
	}
}

void
check_rates(struct checking *c)
{
	if (c->settings->progress == NULL || !rule_is_on(c, RULE_PROGRESS_RATE))
		return;
	for (uint32_t i = 0; i < c->plan->activity_count; i++)
		check_activity(c, i);
}

/* Weights: of activities in their unit, and of units in the job. */
#include "plan/weights.h"
#include "check/checking.h"
#include "sheet/plan_headings.h"

static void
tell_missing(struct checking *c, uint32_t activity)
{
	const struct sheet_cell *cell = weight_cell(&c->plan->activities[activity]);
	struct finding finding = finding_at(RULE_WEIGHT_MISSING, activity, HEADING_WEIGHT, cell);

	finding.message = message_make(c->arena,
	    "It has no weight, and others of the unit have: it counts nothing in means by weights.");
	finding_add(c, finding, cell);
}

/* At the first activity that has one; the others are said with it. */
static void
tell_total(struct checking *c, uint32_t activity, struct decimal sum)
{
	const struct sheet_cell *cell = weight_cell(&c->plan->activities[activity]);
	struct finding finding = finding_at(RULE_WEIGHT_TOTAL, activity, HEADING_WEIGHT, cell);

	finding.expected = amount_text(c, c->settings->weights_total, false);
	finding.message =
	    message_make(c->arena, "The weights of the unit's activities add up to %s, not to %s.",
		amount_text(c, sum, false), finding.expected);
	finding_add(c, finding, cell);
}

static void
check_unit(struct checking *c, uint32_t u)
{
	const struct weights *weights = c->plan->weights;
	const struct plan_unit *unit = &c->plan->units[u];
	const struct decimal total = c->settings->weights_total;
	uint32_t first = UINT32_MAX;
	int64_t units = 0;
	struct decimal sum;

	if (!weights->in_unit[u])
		return;
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
		units += weights->activities[i];
		first = first == UINT32_MAX && weights->activities[i] > 0 ? i : first;
		if (weights->activities[i] == 0 && !weights->is_zero[i] && rule_is_on(c, RULE_WEIGHT_MISSING))
			tell_missing(c, i);
	}
	sum = (struct decimal){units, weights->places};
	if (total.units > 0 && decimal_compare(sum, total) != 0 && rule_is_on(c, RULE_WEIGHT_TOTAL))
		tell_total(c, first, sum);
}

/* A unit that the job says nothing of, where it says what others weigh. */
static void
tell_unit_missing(struct checking *c, uint32_t u)
{
	struct finding finding = {
	    .rule = RULE_WEIGHT_MISSING,
	    .in = FOUND_IN_JOB,
	    .unit = u,
	    .activity = UINT32_MAX,
	    .loc = c->plan->weights->said[u].loc,
	};

	finding.message = message_make(c->arena,
	    "The job gives it no weight, and others it does: it counts nothing in means by weights.");
	finding.mend = message_make(c->arena, "Write its weight in the job, 0 where it has none.");
	finding_add(c, finding, NULL);
}

/* Of units, at the last one that weighs anything: what is lacking may be said there. */
static void
check_units(struct checking *c)
{
	const struct weights *weights = c->plan->weights;
	const struct decimal total = c->settings->weights_total;
	struct finding finding = {.rule = RULE_WEIGHT_TOTAL, .in = FOUND_IN_JOB, .activity = UINT32_MAX};
	struct decimal sum = {0, 0};

	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		if (!weights->said[u].given && rule_is_on(c, RULE_WEIGHT_MISSING))
			tell_unit_missing(c, u);
		(void)decimal_add(sum, weights->said[u].value, &sum);
		finding.unit = weights->said[u].value.units > 0 ? u : finding.unit;
	}
	/* The job is asked whether its weights are right, and it says those of units left out, too. */
	for (size_t i = 0; i < c->plan->units_left_out_count; i++)
		(void)decimal_add(sum, c->plan->units_left_out[i].weight, &sum);
	if (total.units == 0 || decimal_compare(sum, total) == 0 || !rule_is_on(c, RULE_WEIGHT_TOTAL))
		return;
	finding.loc = weights->said[finding.unit].loc;
	finding.expected = amount_text(c, total, false);
	finding.message = message_make(c->arena, "The weights of the units add up to %s, not to %s.",
	    amount_text(c, sum, false), finding.expected);
	finding_add(c, finding, NULL);
}

void
check_weights(struct checking *c)
{
	const struct weights *weights = c->plan->weights;

	if (weights == NULL)
		return;
	for (uint32_t u = 0; u < c->plan->unit_count && weights->activities; u++)
		check_unit(c, u);
	if (weights->units)
		check_units(c);
}

/* Base and targets of several years: amounts in two currencies, and two targets of one year. */
#include "plan/multi_year.h"

#include "check/checking.h"
#include "sheet/currency.h"

static void
check_currencies(struct checking *c, const struct plan *plan, uint32_t i)
{
	const struct activity *a = &plan->activities[i];
	uint8_t known;
	const struct sheet_cell *cell =
	    multi_year_other_currency(plan, i, plan->multi_year->year_count, &known);
	struct finding finding;

	if (cell == NULL)
		return;
	finding = finding_at(RULE_CURRENCY, i,
	    sheet_text(&plan->units[a->unit].sheet->headings[cell - a->cells]), cell);
	finding.message = message_make(c->arena,
	    "«%s» is in %s, but the activity is in %s: nothing is told of what was reached since the base.",
	    quoted(c, finding.found), currency_code(value_currency(sheet_text(cell), sheet_length(cell))),
	    currency_code(known));
	finding.mend = message_make(c->arena, "Write base and targets in the currency of the activity.");
	finding_add(c, finding, cell);
}

static void
check_twice(struct checking *c, const struct plan *plan, uint32_t i)
{
	const struct multi_year *m = plan->multi_year;
	const struct activity *a = &plan->activities[i];
	const size_t year = multi_year_number(m, m->job_year);
	const struct sheet_cell *cell;
	const struct amount *target;
	struct finding finding;

	if (year == m->year_count)
		return;
	target = multi_year_target(plan, i, year, &cell);
	if (cell == NULL || !amount_given(target) || !amount_given(&a->target) ||
	    (target->value.kind == a->target.value.kind &&
		decimal_compare(target->value.number, a->target.value.number) == 0))
		return;
	finding = finding_at(RULE_TARGET_TWICE, i,
	    sheet_text(&plan->units[a->unit].sheet->headings[cell - a->cells]), cell);
	finding.expected = sheet_text(activity_target_cell(plan, a));
	finding.message = message_make(c->arena,
	    "«%s» is the target of %d here, but META ANUAL says %s: both are of one year.",
	    quoted(c, finding.found), m->job_year, finding.expected);
	finding.mend = message_make(c->arena, "Correct the one that is wrong, or leave one of the two out.");
	finding_add(c, finding, cell);
}

/* What a document that prints them is warned of is told where it does. */
static void
read_quietly(const struct checking *c, struct plan *plan)
{
	struct diags *unused = diags_open();

	if (unused != NULL)
		plan->multi_year = multi_year_read(c->scratch, plan, c->style, c->settings->year, unused);
	diags_close(unused);
}

void
check_multi_year(struct checking *c)
{
	struct plan plan = *c->plan;

	if (!rule_is_on(c, RULE_CURRENCY) && !rule_is_on(c, RULE_TARGET_TWICE))
		return;
	if (plan.multi_year == NULL)
		read_quietly(c, &plan);
	for (uint32_t i = 0; plan.multi_year != NULL && i < plan.activity_count; i++) {
		if (rule_is_on(c, RULE_CURRENCY))
			check_currencies(c, &plan, i);
		if (rule_is_on(c, RULE_TARGET_TWICE))
			check_twice(c, &plan, i);
	}
}

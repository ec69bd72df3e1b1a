/*
 * Money: cells that are no amounts, and what was spent against what there is.
 */
#include "check/checking.h"
#include "plan/budget.h"
#include "plan/budget_corrections.h"
#include "sheet/currency.h"

/* The unit whose turn it is. */
struct money_check {
	struct checking *c;
	struct budget_unit unit;
	struct budget_reading reading;
	uint32_t *first_of; /* of each currency, the first activity that has it, and one more; 0: none */
};

/* What the activity has; those of its unit are bound. */
static size_t
cells_of(struct money_check *m, uint32_t i, struct budget_cell out[BUDGET_CELLS_MAX], uint8_t *currency)
{
	const struct progress *progress = m->c->settings->progress;

	return budget_cells(&m->reading, &m->unit, &m->c->plan->activities[i],
	    progress != NULL ? &progress->executed[i] : NULL, out, currency);
}

static struct finding
in_sheet(enum rule rule, uint32_t activity, const struct budget_unit *unit, const struct budget_cell *cell)
{
	const struct sheet *sheet = cell->in_progress ? unit->progress.sheet : unit->plan.sheet;
	struct finding finding =
	    finding_at(rule, activity, sheet_text(&sheet->headings[cell->column]), cell->cell);

	finding.in = cell->in_progress ? FOUND_IN_PROGRESS : FOUND_IN_PLAN;
	return finding;
}

static void
tell_unreadable(struct money_check *m, uint32_t activity, const struct budget_cell *cell)
{
	struct checking *c = m->c;
	struct finding finding = in_sheet(RULE_BUDGET_NUMBER, activity, &m->unit, cell);

	if (cell->state == BUDGET_CELL_NEGATIVE)
		finding.message = message_make(c->arena,
		    "«%s» is a negative amount of money. It is left out.", quoted(c, finding.found));
	else
		finding.message = message_make(c->arena, "«%s» is no amount of money. It is left out.",
		    quoted(c, finding.found));
	finding.mend = message_make(c->arena,
	    "Write an amount, as 1,234.50 or US$ 1,234.50; leave it blank where none is known.");
	finding_add(c, finding, cell->cell);
}

static void
tell_currency(struct money_check *m, uint32_t activity, const struct budget_cell *cell, uint8_t currency)
{
	struct checking *c = m->c;
	struct finding finding = in_sheet(RULE_BUDGET_CURRENCY, activity, &m->unit, cell);

	finding.message =
	    message_make(c->arena, "«%s» is in %s, but the money of the activity is in %s. It is left out.",
		quoted(c, finding.found), currency_code(cell->currency), currency_code(currency));
	finding.mend = message_make(c->arena, "Write all its amounts in one currency.");
	finding_add(c, finding, cell->cell);
}

/* A column that is called so, and holds texts; or is of no period, beside others that are read. */
static void
tell_column(struct money_check *m, uint32_t unit, const struct budget_columns *columns, bool in_progress)
{
	struct checking *c = m->c;
	int unknown =
	    columns->budget.unknown >= 0 && !in_progress ? columns->budget.unknown : columns->spent.unknown;
	int column = columns->of_texts >= 0 ? columns->of_texts : unknown;
	const struct sheet_cell *heading;
	struct finding finding;

	if (columns->sheet == NULL || column < 0)
		return;
	heading = &columns->sheet->headings[column];
	finding = finding_at(RULE_BUDGET_COLUMN, UINT32_MAX, sheet_text(heading), heading);
	finding.unit = unit;
	finding.in = in_progress ? FOUND_IN_PROGRESS : FOUND_IN_PLAN;
	if (columns->of_texts >= 0)
		finding.message = message_make(c->arena,
		    "«%s» holds more texts than amounts: it is not read as money.", quoted(c, finding.found));
	else
		finding.message = message_make(c->arena,
		    "«%s» is of no period that is known: it is not read as money.", quoted(c, finding.found));
	finding.mend = message_make(c->arena,
	    "Call columns of money PRESUPUESTO or DEVENGADO, with a month or period behind: "
	    "DEVENGADO T1.");
	finding_add(c, finding, heading);
}

/* --- what is not counted yet, and what was corrected ---------------------------------------------------- */

/* Whether it is money of a period that is not over at the cut; a 0 is nothing that would be missed. */
static bool
is_ahead(const struct checking *c, uint32_t activity, const struct budget_cell *cell)
{
	const struct calendar calendar = c->plan->units[c->plan->activities[activity].unit].calendar;

	return cell->spent && cell->state == BUDGET_CELL_GOOD && cell->number != PERIOD_ANY &&
	    cell->amount.units != 0 &&
	    calendar_period_of(calendar, period_columns_column(cell->number)).last >
	    c->settings->compliance->cut.month;
}

/* One finding for all that was spent in periods that can't be over yet. */
static void
check_ahead(struct money_check *m, uint32_t i, const struct budget_cell *cells, size_t n)
{
	struct checking *c = m->c;
	const struct budget_cell *first = NULL;
	struct finding finding;
	int count = 0;

	if (c->settings->compliance == NULL)
		return;
	for (size_t k = 0; k < n; k++) {
		if (!is_ahead(c, i, &cells[k]))
			continue;
		first = first != NULL ? first : &cells[k];
		count++;
	}
	if (first == NULL)
		return;
	finding = in_sheet(RULE_PROGRESS_FUTURE, i, &m->unit, first);
	finding.message = message_make(c->arena,
	    "%s says %s, but the report goes up to %s (periods reported ahead: %d). It is not counted.",
	    finding.column, finding.found,
	    activity_period_heading(c->plan, &c->plan->activities[i], c->settings->compliance->cut.month),
	    count);
	finding.mend = message_make(c->arena, "Leave the periods that are not over blank.");
	finding_add(c, finding, first->cell);
}

static void
check_cells(struct money_check *m, uint32_t i)
{
	struct budget_cell cells[BUDGET_CELLS_MAX];
	uint8_t currency;
	size_t n = cells_of(m, i, cells, &currency);

	if (m->first_of[currency] == 0)
		m->first_of[currency] = i + 1;
	for (size_t k = 0; k < n; k++) {
		if (cells[k].state == BUDGET_CELL_OTHER_CURRENCY)
			tell_currency(m, i, &cells[k], currency);
		else if (cells[k].state != BUDGET_CELL_GOOD)
			tell_unreadable(m, i, &cells[k]);
	}
	check_ahead(m, i, cells, n);
}

/* --- currencies over activities ------------------------------------------------------------------------- */

/* The first amount in a sign that several countries share, beside money of one of them. */
static void
tell_shared_sign(struct money_check *m, uint32_t i, uint8_t other)
{
	struct checking *c = m->c;
	struct budget_cell cells[BUDGET_CELLS_MAX];
	struct finding finding;
	uint8_t sign;
	size_t n, k = 0;

	(void)budget_unit_bind(c->plan, c->settings->progress, c->plan->activities[i].unit, c->style,
	    &m->unit);
	n = cells_of(m, i, cells, &sign);
	while (k + 1 < n && cells[k].currency != sign)
		k++;
	finding = in_sheet(RULE_BUDGET_CURRENCY, i, &m->unit, &cells[k]);
	finding.message = message_make(c->arena,
	    "«%s» may be %s, in which other amounts of the job are, or another currency: they are not added.",
	    quoted(c, finding.found), currency_code(other));
	finding.mend =
	    message_make(c->arena, "Say «currency: %s» in the job, if it is that.", currency_code(other));
	finding_add(c, finding, cells[k].cell);
}

static void
check_shared_signs(struct money_check *m)
{
	for (uint8_t sign = 1; sign < CURRENCY_SEVERAL; sign++)
		for (uint8_t other = 1; m->first_of[sign] > 0 && other < CURRENCY_SEVERAL; other++)
			if (other != sign && m->first_of[other] > 0 && currency_may_be(sign, other)) {
				tell_shared_sign(m, m->first_of[sign] - 1, other);
				break;
			}
}

/* What was spent, and the previous edition reported otherwise. */
static void
tell_corrected(struct checking *c, const struct budget_history *h, uint32_t i,
    const struct budget_correction *one)
{
	const struct sheet_cell *cell =
	    one->now.cell != NULL ? one->now.cell : h->progress->executed[i].cells; /* NULL: no row */
	const struct reported_before was = {
	    .text = sheet_text(one->was.cell),
	    .file = h->previous->file,
	    .line = sheet_line(one->was.cell),
	    .is_row_gone = cell == NULL,
	};
	struct finding finding =
	    finding_at(RULE_PROGRESS_CHANGED, i, budget_correction_heading(h, one), one->now.cell);

	finding.in = cell == NULL || (one->now.cell != NULL && !one->now.in_progress) ? FOUND_IN_PLAN
										      : FOUND_IN_PROGRESS;
	finding_tell_changed(c, &finding, &was);
	finding_add(c, finding, cell);
}

/* As with what was done, nothing is told of a unit that has sent nothing: that is a finding of its own. */
static void
check_corrected(struct money_check *m, uint32_t u)
{
	struct checking *c = m->c;
	const struct plan_unit *unit = &c->plan->units[u];
	struct budget_correction all[BUDGET_CORRECTIONS_MAX];
	struct budget_history history;

	if (!rule_is_on(c, RULE_PROGRESS_CHANGED) ||
	    !budget_history_bind(c->plan, c->settings->progress, u, c->style, &history) ||
	    c->settings->progress->units[u].sheet == NULL)
		return;
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
		const size_t n = budget_corrections(&m->reading, &history, i, all);

		for (size_t k = 0; k < n; k++)
			tell_corrected(c, &history, i, &all[k]);
	}
}

/* --- what was spent ------------------------------------------------------------------------------------- */

/* "1,234.50 USD"; without the code where nothing says which. */
static const char *
money_text(const struct checking *c, struct decimal amount, uint8_t currency)
{
	const char *text = amount_text(c, amount, false);

	return currency == CURRENCY_NONE ? text
					 : arena_printf(c->arena, "%s %s", text, currency_code(currency));
}

static void
tell_spent(struct checking *c, uint32_t i, const struct activity_budget *a)
{
	const struct budget_figures *annual = &a->span[BUDGET_ANNUAL];
	struct finding finding = {.activity = i};

	if (annual->state == BUDGET_UNBUDGETED) {
		finding.rule = RULE_SPENT_UNBUDGETED;
		finding.message =
		    message_make(c->arena, "%s was spent up to the cut, and there is no PRESUPUESTO for it.",
			money_text(c, annual->spent.sum, a->currency));
		finding.mend = message_make(c->arena, "Write its PRESUPUESTO, or where the money came from.");
	} else if (annual->state == BUDGET_MEASURED &&
	    decimal_compare(annual->spent.sum, annual->budget.sum) > 0) {
		finding.rule = RULE_SPENT_OVER;
		finding.message =
		    message_make(c->arena, "%s was spent up to the cut, of a PRESUPUESTO of the year of %s.",
			money_text(c, annual->spent.sum, a->currency),
			money_text(c, annual->budget.sum, a->currency));
		finding.mend =
		    message_make(c->arena, "Correct the amount, or the PRESUPUESTO, if it was raised.");
	} else {
		return;
	}
	finding.in = FOUND_IN_PLAN;
	finding_add(c, finding, activity_name(&c->plan->activities[i]));
}

static void
check_spent(struct checking *c)
{
	const struct budget_source source = {
	    .plan = c->plan,
	    .progress = c->settings->progress,
	    .compliance = c->settings->compliance,
	    .style = c->style,
	    .currency = c->settings->currency,
	};
	struct diags *told = diags_open(); /* what can't be kept is told of where it is printed */
	struct budget budget;

	if (told != NULL && source.compliance != NULL &&
	    (rule_is_on(c, RULE_SPENT_UNBUDGETED) || rule_is_on(c, RULE_SPENT_OVER)) &&
	    budget_build(c->scratch, &source, &budget, told) && budget.any)
		for (uint32_t i = 0; i < c->plan->activity_count; i++)
			if (budget.activities[i].cells > 0)
				tell_spent(c, i, &budget.activities[i]);
	diags_close(told);
}

/* --- measures ------------------------------------------------------------------------------------------- */

/* Only where the job asks for it: many offices do not ask for measures at all. */
static void
check_measures(struct checking *c)
{
	const struct compliance *compliance = c->settings->compliance;
	struct told_period period;

	if (compliance == NULL || c->settings->rules[RULE_MEASURE_MISSING] == SETTING_DEFAULT ||
	    !rule_is_on(c, RULE_MEASURE_MISSING))
		return;
	period = (struct told_period){c->plan->calendar, {compliance->cut.first, compliance->cut.month},
	    WORDING_SPANISH};
	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct fraction done = compliance->activities[i].period.compliance;
		struct finding finding = {.rule = RULE_MEASURE_MISSING, .activity = i};

		if (done.den == 0 || fraction_compare_percent(done, compliance->scale.justify_below) >= 0 ||
		    progress_told(c->scratch, c->settings->progress, i, PERIOD_MEASURE, &period) != NULL)
			continue;
		finding.in = FOUND_IN_PROGRESS;
		finding.message = message_make(c->arena,
		    c->plan->activities[i].descending
			? "Compliance in the period is %s (the less, the better), below %u%%, and nothing "
			  "says what is done about it."
			: "%s of what was programmed for the period was done, less than %u%%, and nothing "
			  "says what is done about it.",
		    amount_text(c, compliance_percent(&compliance->scale, done), true),
		    (unsigned)compliance->scale.justify_below);
		finding.mend = message_make(c->arena, "Write it in MEDIDA CORRECTIVA.");
		finding_add(c, finding, &c->settings->progress->executed[i].cells[0]);
	}
}

void
check_money(struct checking *c)
{
	struct money_check m = {.c = c, .reading = {c->style, c->settings->currency, c->scratch}};
	uint32_t first_of[UINT8_MAX + 1] = {0};
	bool any = false;

	m.first_of = first_of;
	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		const struct plan_unit *unit = &c->plan->units[u];

		check_corrected(&m, u);
		if (!budget_unit_bind(c->plan, c->settings->progress, u, c->style, &m.unit))
			continue;
		any = true;
		tell_column(&m, u, &m.unit.plan, false);
		tell_column(&m, u, &m.unit.progress, true);
		for (uint32_t i = unit->first; i < unit->first + unit->count; i++)
			check_cells(&m, i);
	}
	if (any) {
		check_shared_signs(&m);
		check_spent(c);
	}
	check_measures(c);
}

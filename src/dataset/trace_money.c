/*
 * Traces of money: of amounts down to their cells, of shares, and of what stands beside them.
 */
#include "dataset/progress_cells.h"
#include "dataset/tracer.h"
#include "plan/budget.h"

#define WHOLE 100

/* The money of some activities. */
struct money_trace {
	struct tracer *t;
	const struct budget *budget;
	const uint32_t *activities; /* that have money in the row's currency */
	size_t count;
	bool of_one; /* the row is of one activity */
};

/* Which activities a sum of money is of. */
enum money_of { OF_EVERY, OF_MEASURED, OF_DUE, OF_UNREPORTED, OF_UNBUDGETED };

static enum budget_span
span_of(unsigned figure)
{
	switch (figure & FIGURE_ASPECT) {
	case TO_DATE:
		return BUDGET_TO_DATE;
	case OF_THE_YEAR:
		return BUDGET_ANNUAL;
	default:
		return BUDGET_OF_PERIOD;
	}
}

static const struct budget_figures *
figures_of(const struct money_trace *m, uint32_t activity, enum budget_span span)
{
	return &m->budget->activities[activity].span[span];
}

static bool
is_in(enum budget_state state, enum money_of of)
{
	switch (of) {
	case OF_EVERY:
		return true;
	case OF_MEASURED:
		return state == BUDGET_MEASURED;
	case OF_DUE:
		return state == BUDGET_MEASURED || state == BUDGET_NOT_REPORTED;
	case OF_UNREPORTED:
		return state == BUDGET_NOT_REPORTED;
	case OF_UNBUDGETED:
		return state == BUDGET_UNBUDGETED;
	}
	return false;
}

static const char *
why_not(const struct tracer *t, enum budget_state state)
{
	return trace_told(t,
	    state == BUDGET_UNBUDGETED ? N_("there is no budget for it")
				       : N_("nothing is reported as spent of it"));
}

static void
set_amount(struct trace *node, struct decimal amount)
{
	node->value = (struct dataset_cell){.kind = CELL_NUMBER, .number = amount};
}

/* What one activity has, of its cells; blank where there is none. */
static struct trace *
trace_amount(const struct money_trace *m, uint32_t activity, enum budget_span span, bool spent)
{
	struct tracer *t = m->t;
	const uint32_t unit = t->source->plan->activities[activity].unit;
	const struct budget_figures *f = figures_of(m, activity, span);
	const struct portion *amount = spent ? &f->spent : &f->budget;
	struct trace *node = trace_new(t, TRACE_SUM, trace_word(t, spent ? "DEVENGADO" : "PRESUPUESTO"));
	struct budget_cell cells[BUDGET_CELLS_MAX];
	const size_t n = budget_span_cells(t->arena, m->budget, activity, span, spent, cells);

	for (size_t i = 0; i < n; i++) {
		const struct sheet *sheet = cells[i].in_progress
		    ? m->budget->source.progress->units[unit].sheet
		    : t->source->plan->units[unit].sheet;
		struct trace *cell = trace_cell(t, node->name, sheet->file, cells[i].cell);

		set_amount(cell, cells[i].amount);
		trace_add(t, node, cell);
	}
	trace_is_of(t, node, activity);
	if (amount->count > 0)
		set_amount(node, amount->sum);
	return node;
}

static struct trace *
trace_amounts(const struct money_trace *m, enum budget_span span, bool spent, enum money_of of)
{
	struct trace *sum = trace_new(m->t, TRACE_SUM, trace_word(m->t, spent ? "DEVENGADO" : "PRESUPUESTO"));
	struct decimal total = {0, 0};

	if (m->of_one)
		return trace_amount(m, m->activities[0], span, spent);
	for (size_t i = 0; i < m->count; i++) {
		const enum budget_state state = figures_of(m, m->activities[i], span)->state;
		struct trace *part = trace_amount(m, m->activities[i], span, spent);

		if (part->value.kind == CELL_BLANK)
			continue;
		if (!is_in(state, of)) {
			trace_leave_out(m->t, sum, part, why_not(m->t, state));
			continue;
		}
		(void)decimal_add(total, part->value.number, &total);
		trace_add(m->t, sum, part);
	}
	if (sum->parts.count > 0)
		set_amount(sum, total);
	return sum;
}

/* Spent by budget, of those that report it; with zeros, of all that have a budget. */
static struct trace *
trace_share(const struct money_trace *m, enum budget_span span, bool zeros)
{
	struct trace *node = trace_new(m->t, TRACE_RATIO, trace_word(m->t, "EJECUCIÓN FINANCIERA"));
	struct trace *spent = trace_amounts(m, span, true, OF_MEASURED);

	if (zeros && spent->parts.count == 0) {
		struct trace *zero = trace_new(m->t, TRACE_ZERO, spent->name);

		set_amount(zero, (struct decimal){0, 0});
		trace_add(m->t, spent, zero);
		set_amount(spent, (struct decimal){0, 0});
	}
	trace_add(m->t, node, spent);
	trace_add(m->t, node, trace_amounts(m, span, false, zeros ? OF_DUE : OF_MEASURED));
	return node;
}

/* Of the basis, of the activities that have both figures, each as 100 % at most. */
static struct trace *
trace_physical(const struct money_trace *m)
{
	struct trace *node = trace_new(m->t, TRACE_MEAN, trace_word(m->t, "EJECUCIÓN FÍSICA"));
	const bool to_date = m->budget->basis == BUDGET_TO_DATE;
	const struct view view = {{0, m->t->compliance->cut.month}, !to_date};
	struct fraction_sum mean = {0};

	node->limit = WHOLE;
	for (size_t i = 0; i < m->count; i++) {
		const uint32_t activity = m->activities[i];
		const struct fraction done = budget_physical(m->budget, activity);
		struct trace *ratio = trace_ratio(m->t, activity, view);

		if (done.den == 0) {
			trace_leave_out(m->t, node, ratio, trace_told(m->t, N_("it has no figure")));
		} else if (!m->of_one && figures_of(m, activity, m->budget->basis)->share.den == 0) {
			trace_leave_out(m->t, node, ratio, why_not(m->t, BUDGET_NOT_REPORTED));
		} else {
			trace_add(m->t, node, ratio);
			(void)fraction_sum_add(m->t->arena, &mean, done);
		}
	}
	if (mean.count > 0)
		node->value = trace_percent(mean_percent(m->t->arena, &m->t->compliance->scale, &mean));
	return node;
}

static struct trace *
trace_counted(const struct money_trace *m, const char *name, enum money_of of, bool alerts)
{
	struct trace *node = trace_new(m->t, TRACE_COUNT, trace_word(m->t, name));

	for (size_t i = 0; i < m->count; i++) {
		const struct activity_budget *a = &m->budget->activities[m->activities[i]];
		struct trace *part;

		if (alerts ? !budget_is_alert(a->quadrant) : !is_in(a->span[m->budget->basis].state, of))
			continue;
		part = trace_activity(m->t, m->activities[i]);
		trace_is_of(m->t, part, m->activities[i]);
		trace_add(m->t, part, trace_amount(m, m->activities[i], m->budget->basis, false));
		trace_add(m->t, part, trace_amount(m, m->activities[i], m->budget->basis, true));
		trace_add(m->t, node, part);
	}
	trace_set_count(node);
	return node;
}

static struct trace *
trace_coverage(const struct money_trace *m)
{
	struct trace *node = trace_new(m->t, TRACE_COVERAGE, trace_word(m->t, "COBERTURA"));

	trace_add(m->t, node, trace_counted(m, "INFORMAN", OF_MEASURED, false));
	trace_add(m->t, node, trace_counted(m, "EXIGIBLES", OF_DUE, false));
	return node;
}

static struct trace *
without(const struct money_trace *m, const char *name, struct trace *from, struct trace *what)
{
	struct trace *node = trace_new(m->t, TRACE_DIFFERENCE, trace_word(m->t, name));

	trace_add(m->t, node, from);
	trace_add(m->t, node, what);
	return node;
}

/* The two sides as they are printed. */
static struct trace *
trace_apart(const struct money_trace *m)
{
	struct trace *financial = trace_share(m, m->budget->basis, false);
	const struct dataset_cell *spent = &financial->parts.items[0]->value;
	const struct dataset_cell *budget = &financial->parts.items[1]->value;
	struct trace *node = without(m, "DIFERENCIA", trace_physical(m), financial);
	struct fraction share = {0};

	if (spent->kind == CELL_NUMBER && budget->number.units > 0 &&
	    fraction_divide(spent->number, 1, budget->number, 1, &share))
		financial->value = trace_percent(compliance_percent(&m->t->compliance->scale, share));
	node->printed = true;
	return node;
}

static struct trace *
trace_meaning(const struct money_trace *m, unsigned figure)
{
	const enum budget_span span = span_of(figure), basis = m->budget->basis;

	switch (figure & FIGURE_MEANING) {
	case IS_BUDGET:
		return trace_amounts(m, span, false, OF_EVERY);
	case IS_SPENT:
		return trace_amounts(m, span, true, OF_EVERY);
	case IS_FINANCIAL:
		return trace_share(m, span, false);
	case IS_FINANCIAL_SIDE:
		return trace_share(m, basis, false);
	case IS_FINANCIAL_WITH_ZEROS:
		return trace_share(m, basis, true);
	case IS_PHYSICAL_SIDE:
		return trace_physical(m);
	case IS_SIDES_APART:
		return trace_apart(m);
	case IS_BALANCE:
		return without(m, "SALDO", trace_amounts(m, BUDGET_ANNUAL, false, OF_EVERY),
		    trace_amounts(m, BUDGET_ANNUAL, true, OF_EVERY));
	case IS_WITH_MONEY:
		return trace_counted(m, "ACTIVIDADES", OF_EVERY, false);
	case IS_MONEY_COVERAGE:
		return trace_coverage(m);
	case IS_BUDGET_UNREPORTED:
		return trace_amounts(m, basis, false, OF_UNREPORTED);
	case IS_SPENT_UNBUDGETED:
		return trace_amounts(m, basis, true, OF_UNBUDGETED);
	case IS_ALERTS:
		return trace_counted(m, "ALERTAS", OF_EVERY, true);
	default:
		return NULL;
	}
}

bool
trace_is_money(unsigned figure)
{
	const unsigned meaning = figure & FIGURE_MEANING;

	return meaning >= IS_BUDGET && meaning <= IS_ALERTS;
}

struct trace *
trace_of_money(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	struct money_trace m = {.t = t, .budget = t->source->budget};
	struct row_members of = {0};
	uint32_t *found;

	if (m.budget == NULL || !m.budget->any || t->compliance == NULL)
		return NULL;
	m.of_one = subject->kind == SUBJECT_ACTIVITY;
	if (!m.of_one)
		of = row_members(t->arena, t->source->plan, subject);
	found = ARENA_ARRAY(t->arena, uint32_t, of.count + 1);
	m.activities = found;
	if (m.of_one)
		found[m.count++] = subject->number;
	for (size_t i = 0; i < of.count; i++) {
		const struct activity_budget *a = &m.budget->activities[of.activities[i]];

		if (a->cells > 0 && (subject->currency == ANY_CURRENCY || a->currency == subject->currency))
			found[m.count++] = of.activities[i];
	}
	return trace_meaning(&m, figure);
}

/*
 * Money: what there is for activities, what was spent of it, and how that goes with what was done.
 */
#include <stdlib.h>

#include "dataset/money_cells.h"
#include "sheet/vocabulary.h"

/* clang-format off */
/* Of an activity, or of many: three spans, then both sides of the one that they are compared in. */
#define SPAN_COLUMNS \
    {"PRESUPUESTO", CELL_NUMBER, COLUMN_MONEY, IS_BUDGET | OF_THE_YEAR}, \
    {"DEVENGADO", CELL_NUMBER, COLUMN_MONEY, IS_SPENT | OF_THE_YEAR}, \
    {"EJECUCIÓN ANUAL", CELL_PERCENT, 0, IS_FINANCIAL | OF_THE_YEAR}, \
    {"PRESUPUESTO A LA FECHA", CELL_NUMBER, COLUMN_MONEY, IS_BUDGET | TO_DATE}, \
    {"EJECUCIÓN A LA FECHA", CELL_PERCENT, 0, IS_FINANCIAL | TO_DATE}, \
    {"PRESUPUESTO DEL PERÍODO", CELL_NUMBER, COLUMN_MONEY, IS_BUDGET}, \
    {"DEVENGADO DEL PERÍODO", CELL_NUMBER, COLUMN_MONEY, IS_SPENT}, \
    {"EJECUCIÓN DEL PERÍODO", CELL_PERCENT, 0, IS_FINANCIAL}, \
    {"SALDO", CELL_NUMBER, COLUMN_MONEY, IS_BALANCE}, \
    {"EJECUCIÓN FÍSICA", CELL_PERCENT, 0, IS_PHYSICAL_SIDE}, \
    {"EJECUCIÓN FINANCIERA", CELL_PERCENT, 0, IS_FINANCIAL_SIDE}, \
    {"DIFERENCIA", CELL_NUMBER, 0, IS_SIDES_APART}, \
    {"BASE", CELL_WORD, 0, IS_TEXT}, \
    {"CUADRANTE", CELL_WORD, 0, IS_TEXT}
/* clang-format on */

const struct dataset_column budget_columns[] = {
    UNIT_COLUMNS,
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0, IS_TEXT},
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {HEADING_CURRENCY, CELL_WORD, 0, IS_TEXT},
    SPAN_COLUMNS,
    {"SIN INFORMAR", CELL_TEXT, 0, IS_TEXT},
    {HEADING_JUSTIFICATION, CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

const struct dataset_column budget_sum_columns[] = {
    UNIT_COLUMNS,
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_CURRENCY, CELL_WORD, 0, IS_TEXT},
    {"ACTIVIDADES", CELL_NUMBER, 0, IS_WITH_MONEY},
    SPAN_COLUMNS,
    {"EJECUCIÓN CON CEROS", CELL_PERCENT, 0, IS_FINANCIAL_WITH_ZEROS},
    {"COBERTURA", CELL_TEXT, 0, IS_MONEY_COVERAGE},
    {"PRESUPUESTO SIN INFORMAR", CELL_NUMBER, COLUMN_MONEY, IS_BUDGET_UNREPORTED},
    {"DEVENGADO SIN PRESUPUESTO", CELL_NUMBER, COLUMN_MONEY, IS_SPENT_UNBUDGETED},
    {"ALERTAS", CELL_NUMBER, 0, IS_ALERTS},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* --- both sides ----------------------------------------------------------------------------------------- */

static const char *
quadrant_name(enum budget_quadrant quadrant)
{
	switch (quadrant) {
	case QUADRANT_UNDERSPENT:
		return "avance alto, gasto bajo";
	case QUADRANT_OVERSPENT:
		return "gasto alto, avance bajo";
	case QUADRANT_EVEN:
		return "acordes";
	case QUADRANT_NONE:
		break;
	}
	return NULL;
}

/* What is left of the year's; blank where nothing was reported as spent. */
static void
put_balance(struct row_writer *w, const struct portion *budget, const struct portion *spent)
{
	struct portion rest = *budget;

	if (budget->count > 0 && spent->count > 0 && decimal_subtract(budget->sum, spent->sum, &rest.sum))
		row_put_money(w, &rest);
	else
		row_skip(w, 1);
}

/* The physical mean and the financial share of the basis, in what is printed of them. */
static void
put_sides(struct row_writer *w, const struct fraction_sum *physical, struct fraction financial, bool silent,
    enum budget_quadrant quadrant)
{
	const struct status_scale *scale = &w->source->compliance->scale;

	row_put_mean(w, physical);
	if (silent)
		row_put_not_reported(w);
	else
		row_put_compliance(w, financial);
	if (physical->count > 0 && financial.den > 0)
		row_put_change(w, row_mean(w, physical), compliance_percent(scale, financial));
	else
		row_skip(w, 1);
	row_put_text(w, row_wording(w, row_budget(w)->basis == BUDGET_TO_DATE ? "a la fecha" : "anual"));
	row_put_text(w, quadrant != QUADRANT_NONE ? row_wording(w, quadrant_name(quadrant)) : NULL);
}

/* --- activities ----------------------------------------------------------------------------------------- */

static void
put_share(struct row_writer *w, const struct budget_figures *f)
{
	if (f->state == BUDGET_NOT_REPORTED)
		row_put_not_reported(w);
	else
		row_put_compliance(w, f->share);
}

/* "FEB, MAR"; money is by months, whatever the plan is by. */
static void
put_unreported(struct row_writer *w, uint32_t activity)
{
	const struct budget *budget = row_budget(w);
	struct calendar months = budget->plan->calendar;

	months.division = DIVISION_MONTHS;
	buf_clear(&w->text);
	for (unsigned slot = 0; slot < MONTHS; slot++) {
		if ((budget->activities[activity].unreported >> slot & 1u) == 0)
			continue;
		buf_adds(&w->text, w->text.length > 0 ? ", " : "");
		buf_adds(&w->text, row_wording(w, column_heading(calendar_column(months, slot))));
	}
	row_put_built(w);
}

static void
put_spans(struct row_writer *w, uint32_t activity)
{
	const struct budget *budget = row_budget(w);
	const struct activity_budget *a = &budget->activities[activity];
	const struct budget_figures *annual = &a->span[BUDGET_ANNUAL], *to_date = &a->span[BUDGET_TO_DATE],
				    *period = &a->span[BUDGET_OF_PERIOD];
	const struct fraction done = budget_physical(budget, activity);
	struct fraction_sum physical = {0};

	row_put_money(w, &annual->budget);
	row_put_money(w, &annual->spent);
	put_share(w, annual);
	row_put_money(w, &to_date->budget);
	put_share(w, to_date);
	row_put_money(w, &period->budget);
	row_put_money(w, &period->spent);
	put_share(w, period);
	put_balance(w, &annual->budget, &annual->spent);
	if (done.den > 0)
		(void)fraction_sum_add(w->arena, &physical, done);
	put_sides(w, &physical, a->span[budget->basis].share,
	    a->span[budget->basis].state == BUDGET_NOT_REPORTED, a->quadrant);
}

static void
write_activity(struct row_writer *w, uint32_t i)
{
	const struct compliance *c = w->source->compliance;
	const struct activity *a = &c->plan->activities[i];

	row_begin(w);
	row_is_of(w, subject_of_number(SUBJECT_ACTIVITY, a->unit, i));
	row_put_text(w, c->plan->units[a->unit].code);
	row_put_text(w, c->plan->units[a->unit].name);
	row_put_source(w, activity_code(a));
	row_put_text(w, row_line(w, a->line));
	row_put_source(w, activity_name(a));
	row_put_currency(w, row_budget(w)->activities[i].currency);
	put_spans(w, i);
	put_unreported(w, i);
	row_put_text(w,
	    reasons_of(w->arena, c->progress->executed[i].reasons, c->plan->calendar,
		(struct period){c->cut.first, c->cut.month}, w->source->wording));
}

void
write_unit_budget(struct row_writer *w)
{
	const struct plan_unit *of = &w->source->plan->units[w->unit];
	const struct budget *budget = row_budget(w);

	for (uint32_t i = of->first; budget != NULL && i < of->first + of->count; i++)
		if (budget->activities[i].cells > 0)
			write_activity(w, i);
}

/* An activity whose sides are apart, and by how much, in points. */
struct alert {
	struct decimal apart;
	uint32_t activity;
};

/* The furthest apart first; of equals, the first in the plan. */
static int
compare(const void *a, const void *b)
{
	const struct alert *x = a, *y = b;
	const int order = decimal_compare(y->apart, x->apart);

	return order != 0 ? order : (x->activity > y->activity) - (x->activity < y->activity);
}

/* In what is printed of both: a table that is sorted by what it shows. */
static struct decimal
points_apart(const struct row_writer *w, uint32_t activity)
{
	const struct status_scale *scale = &w->source->compliance->scale;
	const struct budget *budget = row_budget(w);
	const struct fraction physical = budget_physical(budget, activity);
	struct decimal apart = {0, 0};

	(void)decimal_subtract(compliance_percent(scale, physical),
	    compliance_percent(scale, budget->activities[activity].span[budget->basis].share), &apart);
	apart.units = apart.units < 0 ? -apart.units : apart.units;
	return apart;
}

void
write_budget_alerts(struct row_writer *w)
{
	const struct budget *budget = row_budget(w);
	struct alert *alerts;
	size_t count = 0;

	if (budget == NULL)
		return;
	alerts = ARENA_ARRAY(w->arena, struct alert, budget->plan->activity_count);
	for (uint32_t i = 0; i < budget->plan->activity_count; i++)
		if (budget_is_alert(budget->activities[i].quadrant))
			alerts[count++] = (struct alert){points_apart(w, i), i};
	if (count > 0)
		qsort(alerts, count, sizeof(*alerts), compare);
	for (size_t i = 0; i < count; i++)
		write_activity(w, alerts[i].activity);
}

/* --- units, lines, all ---------------------------------------------------------------------------------- */

static void
put_total_share(struct row_writer *w, const struct budget_total *total)
{
	if (total->due > 0 && total->measured == 0)
		row_put_not_reported(w);
	else
		row_put_compliance(w, total->share);
}

static void
put_sum_spans(struct row_writer *w, const struct budget_sum *sum)
{
	const struct budget_total *annual = &sum->span[BUDGET_ANNUAL], *to_date = &sum->span[BUDGET_TO_DATE],
				  *period = &sum->span[BUDGET_OF_PERIOD],
				  *basis = &sum->span[row_budget(w)->basis];

	row_put_money(w, &annual->budget);
	row_put_money(w, &annual->spent);
	put_total_share(w, annual);
	row_put_money(w, &to_date->budget);
	put_total_share(w, to_date);
	row_put_money(w, &period->budget);
	row_put_money(w, &period->spent);
	put_total_share(w, period);
	put_balance(w, &annual->budget, &annual->spent);
	put_sides(w, &sum->physical, basis->share, basis->due > 0 && basis->measured == 0, sum->quadrant);
	row_put_compliance(w, basis->with_zeros);
	if (basis->due > 0)
		row_put(w, coverage_cell(basis->measured, basis->due, row_wording(w, " de ")));
	else
		row_skip(w, 1);
	row_put_money(w, &basis->unreported);
	row_put_money(w, &basis->unbudgeted);
	row_put_count(w, sum->alerts);
}

/* One row for each currency of a unit, a line or all; what a row is not about stays blank. */
static void
write_sums(struct row_writer *w, const struct budget_sums *sums, struct row_subject subject)
{
	const struct plan *plan = w->source->plan;
	const struct plan_unit *unit = subject.unit != ANY_UNIT ? &plan->units[subject.unit] : NULL;
	const char *line = subject.line != ANY_LINE ? row_line(w, subject.line) : NULL;

	for (size_t i = 0; i < sums->count; i++) {
		subject.currency = sums->items[i].currency;
		row_begin(w);
		row_is_of(w, subject);
		row_put_text(w, unit != NULL ? unit->code : NULL);
		row_put_text(w, unit != NULL ? unit->name : NULL);
		row_put_text(w, line);
		row_put_currency(w, sums->items[i].currency);
		row_put_count(w, sums->items[i].activities);
		put_sum_spans(w, &sums->items[i]);
	}
}

void
write_budget_units(struct row_writer *w)
{
	const struct budget *budget = row_budget(w);

	for (size_t u = 0; budget != NULL && u < budget->plan->unit_count; u++)
		write_sums(w, &budget->units[u], subject_of_activities((uint32_t)u, ANY_LINE));
}

void
write_budget_lines(struct row_writer *w)
{
	const struct budget *budget = row_budget(w);

	for (size_t l = 0; budget != NULL && l <= budget->plan->line_count; l++)
		write_sums(w, &budget->lines[l],
		    subject_of_activities(ANY_UNIT, l < budget->plan->line_count ? (uint32_t)l : UINT32_MAX));
}

void
write_budget_summary(struct row_writer *w)
{
	const struct budget *budget = row_budget(w);

	if (budget != NULL)
		write_sums(w, &budget->all, subject_of_activities(ANY_UNIT, ANY_LINE));
}

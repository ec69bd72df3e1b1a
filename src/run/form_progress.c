#include "run/form_progress.h"

#include <string.h>

#include "plan/budget_cells.h"
#include "sheet/currency.h"
#include "sheet/spreadsheet.h"

struct progress_form {
	struct arena *arena;
	struct form_table *table;
	const struct plan *plan;
	const struct plan_unit *unit;
	const struct executed *executed;    /* of the unit's activities; NULL: none was reported */
	const struct progress_sheet *sheet; /* NULL: none */
	struct budget_unit money;
	struct number_style style;
	struct calendar calendar; /* of the unit's plan */
	enum plan_column of;      /* of the form */
	struct period period;
};

/* The reason of what the form is of. */
static int
own_reason(const struct progress_form *f)
{
	return (int)f->of - COLUMN_PERIOD;
}

/*
 * What a plain column is of; where the sheet doesn't show it, the quarter or period of the last figure
 * reported in the row.
 */
static int
plain_number(const struct progress_form *f, const struct executed *executed, int plain_of)
{
	const struct calendar groups = calendar_groups(f->calendar);
	int month = MONTHS - 1;

	if (plain_of != PERIOD_ANY)
		return plain_of;
	while (month >= 0 && !amount_given(&executed->month[month]))
		month--;
	return month >= 0 ? (int)calendar_column(groups, (unsigned)month) - COLUMN_PERIOD : own_reason(f);
}

static const struct sheet_cell *
both_of(const struct progress_form *f, const struct sheet_cell *first, const struct sheet_cell *second)
{
	struct sheet_field both;

	if (first == NULL || second == NULL)
		return first != NULL ? first : second;
	both = sheet_field(first);
	both.text = arena_printf(f->arena, "%s %s", both.text, sheet_text(second));
	both.length = (uint32_t)strlen(both.text);
	return cells_make(f->arena, &both, 1);
}

/* What was reported already as the reason of the column; of a period with two, both. */
static const struct sheet_cell *
reason_at(const struct progress_form *f, const struct executed *executed, int k)
{
	const struct reasons *reasons = executed->reasons;

	if (reasons == NULL)
		return NULL;
	if (reasons->plain == NULL || plain_number(f, executed, reasons->plain_of) != k)
		return reasons->of[k];
	return both_of(f, reasons->of[k], reasons->plain);
}

static bool
has_reason(const struct progress_form *f, int k)
{
	for (uint32_t i = 0; f->executed != NULL && i < f->unit->count; i++) {
		if (reason_at(f, &f->executed[i], k) != NULL)
			return true;
	}
	return false;
}

static const struct sheet_cell *
reported_at(const struct progress_form *f, uint32_t activity, int column)
{
	const struct sheet_cell *cells = f->executed != NULL ? f->executed[activity].cells : NULL;

	return cells != NULL && column >= 0 && !sheet_is_blank(&cells[column])
	    ? spreadsheet_bare(f->arena, &cells[column])
	    : NULL;
}

static bool
was_reported(const struct progress_form *f, int column)
{
	for (uint32_t i = 0; i < f->unit->count; i++)
		if (reported_at(f, i, column) != NULL)
			return true;
	return false;
}

/* What was said under one of the words, of the period; of one that has two columns, both. */
static const struct sheet_cell *
told_at(const struct progress_form *f, const struct period_columns *told, uint32_t activity, int k)
{
	const struct sheet_cell *plain = reported_at(f, activity, told->plain);
	const struct sheet_cell *own = reported_at(f, activity, told->of[k]);

	if (plain == NULL || plain_number(f, &f->executed[activity], told->plain_of) != k)
		return own;
	return both_of(f, own, plain);
}

/* A column of such a word, where it is wanted or has anything. */
static void
add_told(struct progress_form *f, enum period_subject subject, int k, bool wanted)
{
	const struct period_columns *told =
	    f->sheet != NULL && f->sheet->told != NULL ? &f->sheet->told[subject - PROGRESS_TOLD] : NULL;
	bool is_there = false;

	for (uint32_t i = 0; told != NULL && i < f->unit->count && !is_there; i++)
		is_there = told_at(f, told, i, k) != NULL;
	if (!wanted && !is_there)
		return;
	form_add_column(f->arena, f->table, period_columns_heading(f->arena, subject, k),
	    subject == PERIOD_CAUSE ? FORM_CAUSE : FORM_TEXT, FORM_OPEN);
	for (uint32_t i = 0; told != NULL && i < f->unit->count; i++)
		form_set_text(f->table, i, told_at(f, told, i, k));
}

static void
add_reason(struct progress_form *f, int k)
{
	if (k != own_reason(f) && !has_reason(f, k))
		return;
	form_add_column(f->arena, f->table, period_columns_heading(f->arena, PERIOD_REASON, k), FORM_TEXT,
	    FORM_OPEN);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_text(f->table, i, f->executed != NULL ? reason_at(f, &f->executed[i], k) : NULL);
}

static void
add_reasons(struct progress_form *f, bool asks_for_causes)
{
	for (int k = 0; k < PERIOD_COLUMNS; k++) {
		const bool wanted = asks_for_causes && k == own_reason(f);

		add_told(f, PERIOD_CAUSE, k, wanted);
		add_reason(f, k);
		add_told(f, PERIOD_MEASURE, k, wanted);
		add_told(f, PERIOD_RESPONSIBLE, k, false);
		add_told(f, PERIOD_DEADLINE, k, false);
		add_told(f, PERIOD_EVIDENCE, k, false);
	}
}

/* --- money ---------------------------------------------------------------------------------------------- */

/* A figure as it was written, and its value; what has a sign of a currency keeps it, as a text. */
static void
set_amount(struct progress_form *f, uint32_t activity, const struct sheet_cell *cell)
{
	struct value value;

	if (cell != NULL && sheet_cell_value(cell, f->style, &value) && !value.money)
		form_set_figure(f->table, activity, cell, &value);
	else
		form_set_text(f->table, activity, cell);
}

/* Two amounts of one period can't be: the first of its own column counts. */
static const struct sheet_cell *
spent_at(const struct progress_form *f, uint32_t activity, int k)
{
	const struct period_columns *spent = &f->money.progress.spent;
	const struct sheet_cell *own = reported_at(f, activity, spent->of[k]);

	return own == NULL && spent->plain_of == k ? reported_at(f, activity, spent->plain) : own;
}

/* A column of figures that are in no percent, whatever the row is measured in. */
static void
add_plain_figures(struct progress_form *f, const char *heading, const char *format)
{
	form_add_column(f->arena, f->table, heading, FORM_FIGURE, FORM_OPEN);
	f->table->columns[f->table->column_count - 1].format = format;
}

static void
add_spent_column(struct progress_form *f, const char *heading)
{
	const uint8_t currency = f->money.progress.spent.currency;

	add_plain_figures(f,
	    currency == CURRENCY_NONE ? heading
				      : arena_printf(f->arena, "%s (%s)", heading, currency_code(currency)),
	    "#,##0.00");
}

/*
 * What was spent, where the plan has a budget: of the form's own period, and what was reported.  What is
 * reported from the beginning of the year on goes on to be.
 */
static void
add_spent(struct progress_form *f)
{
	const struct budget_unit *money = &f->money;
	const struct period_columns *spent = &money->progress.spent;
	const bool is_there = money->progress.has_spent;
	const bool to_date = is_there && spent->plain >= 0 && spent->plain_of == PERIOD_ANY;
	const bool wanted = !to_date && (is_there || (money->plan.has_budget && !money->plan.has_spent));

	for (int k = 0; k < PERIOD_COLUMNS; k++) {
		const bool is_own = k == own_reason(f);
		bool any = false;

		for (uint32_t i = 0; is_there && i < f->unit->count && !any; i++)
			any = spent_at(f, i, k) != NULL;
		if (!any && !(is_own && wanted))
			continue;
		add_spent_column(f, period_columns_heading(f->arena, PERIOD_SPENT, k));
		for (uint32_t i = 0; is_there && i < f->unit->count; i++)
			set_amount(f, i, spent_at(f, i, k));
	}
	if (!to_date)
		return;
	add_spent_column(f, arena_printf(f->arena, "%s ACUMULADO", period_subject_heading(PERIOD_SPENT)));
	for (uint32_t i = 0; i < f->unit->count; i++)
		set_amount(f, i, reported_at(f, i, spent->plain));
}

/* --- what else the unit has in its sheet ---------------------------------------------------------------- */

static void
mark(bool *columns, int column)
{
	if (column >= 0)
		columns[column] = true;
}

static void
mark_periods(bool *columns, const struct period_columns *of)
{
	mark(columns, of->plain);
	for (int k = 0; k < PERIOD_COLUMNS; k++)
		mark(columns, of->of[k]);
}

/* Columns that the form has, in its own way. */
static bool *
columns_known(const struct progress_form *f)
{
	const struct progress_sheet *sheet = f->sheet;
	bool *known = ARENA_ARRAY(f->arena, bool, sheet->sheet->column_count);

	mark(known, sheet->code);
	mark(known, sheet->name);
	mark(known, sheet->line);
	mark(known, sheet->unit);
	mark_periods(known, &sheet->reasons);
	for (int i = 0; i < PROGRESS_TOLD_COUNT && sheet->told != NULL; i++)
		mark_periods(known, &sheet->told[i]);
	if (f->money.progress.has_spent)
		mark_periods(known, &f->money.progress.spent);
	for (int m = 0; m < MONTHS && sheet->rates != NULL; m++) {
		mark(known, sheet->rates->numerator[m]);
		mark(known, sheet->rates->denominator[m]);
	}
	return known;
}

/* What the plan says, or sums of periods: the form has them anew. */
static bool
is_made_anew(const struct progress_form *f, size_t column)
{
	const char *key = f->sheet->sheet->keys[column];
	const enum plan_column of = heading_column(key);

	if (of == COLUMN_TARGET || (of >= COLUMN_PERIOD && of < COLUMNS) ||
	    strncmp(key, planned_key(), strlen(planned_key())) == 0)
		return true;
	for (size_t k = 0; k < f->table->column_count; k++)
		if (strcmp(heading_key(f->arena, f->table->columns[k].heading,
			       strlen(f->table->columns[k].heading)),
			key) == 0)
			return true;
	return false;
}

/* Columns of its own, as it wrote them. */
static void
add_others(struct progress_form *f)
{
	const bool *known = f->sheet != NULL ? columns_known(f) : NULL;

	for (size_t k = 0; f->sheet != NULL && k < f->sheet->sheet->column_count; k++) {
		if (known[k] || !was_reported(f, (int)k) || is_made_anew(f, k))
			continue;
		form_add_column(f->arena, f->table, sheet_text(&f->sheet->sheet->headings[k]), FORM_TEXT,
		    FORM_OPEN);
		for (uint32_t i = 0; i < f->unit->count; i++)
			form_set_text(f->table, i, reported_at(f, i, (int)k));
	}
}

/* --- periods -------------------------------------------------------------------------------------------- */

/* Whether the period of the plan that ends with the slot is in what the form is of. */
static bool
is_of_form(const struct progress_form *f, unsigned slot)
{
	return slot >= f->period.first && slot <= f->period.last;
}

static void
add_planned(struct progress_form *f, unsigned slot)
{
	form_add_column(f->arena, f->table,
	    arena_printf(f->arena, "%s %s", planned_heading(),
		column_heading(calendar_column(f->calendar, slot))),
	    FORM_FIGURE, FORM_FIXED);
	for (uint32_t i = 0; i < f->unit->count; i++) {
		const struct activity *activity = &f->plan->activities[f->unit->first + i];

		form_set_figure(f->table, i, activity_month_cell(f->plan, activity, (int)slot),
		    &activity->month[slot].value);
	}
}

static void
add_executed(struct progress_form *f, unsigned slot)
{
	form_add_column(f->arena, f->table, column_heading(calendar_column(f->calendar, slot)), FORM_FIGURE,
	    slot <= f->period.last ? FORM_OPEN : FORM_BEYOND);
	for (uint32_t i = 0; f->executed != NULL && i < f->unit->count; i++)
		form_set_figure(f->table, i, executed_written(&f->executed[i], (int)slot),
		    &f->executed[i].month[slot].value);
}

static void
add_part(struct progress_form *f, enum period_subject subject, unsigned slot, int column)
{
	add_plain_figures(f,
	    period_columns_heading(f->arena, subject,
		period_columns_number(calendar_column(f->calendar, slot))),
	    "General");
	for (uint32_t i = 0; i < f->unit->count; i++)
		set_amount(f, i, reported_at(f, i, column));
}

/* Of a unit that reports rates by their parts: those of the form's periods, and what was reported. */
static void
add_rates(struct progress_form *f)
{
	const struct rate_columns *rates = f->sheet != NULL ? f->sheet->rates : NULL;

	for (unsigned p = 0; p < calendar_count(f->calendar) && rates != NULL; p++) {
		const unsigned slot = calendar_slot(f->calendar, p);
		if (!is_of_form(f, slot) && !was_reported(f, rates->numerator[slot]) &&
		    !was_reported(f, rates->denominator[slot]))
			continue;
		add_part(f, PERIOD_NUMERATOR, slot, rates->numerator[slot]);
		add_part(f, PERIOD_DENOMINATOR, slot, rates->denominator[slot]);
	}
}

static void
add_periods(struct progress_form *f)
{
	for (unsigned p = 0; p < calendar_count(f->calendar); p++) {
		const unsigned slot = calendar_slot(f->calendar, p);

		if (is_of_form(f, slot))
			add_planned(f, slot);
	}
	for (unsigned p = 0; p < calendar_count(f->calendar); p++)
		add_executed(f, calendar_slot(f->calendar, p));
}

/* Of what the fewer are the better. */
static void
add_directions(struct progress_form *f)
{
	const struct sheet_field word = {.text = "descendente", .length = strlen("descendente")};
	const struct sheet_cell *cell = cells_make(f->arena, &word, 1);

	form_add_column(f->arena, f->table, column_heading(COLUMN_DIRECTION), FORM_TEXT, FORM_FIXED);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_text(f->table, i, f->plan->activities[f->unit->first + i].descending ? cell : NULL);
}

static void
add_planned_texts(struct progress_form *f)
{
	const struct activity *activities = &f->plan->activities[f->unit->first];
	bool has_codes = false, has_units = false, has_directions = false;

	for (uint32_t i = 0; i < f->unit->count; i++) {
		const struct sheet_cell *code = activity_code(&activities[i]);

		has_codes = has_codes || (code != NULL && !sheet_is_blank(code));
		has_units = has_units || activities[i].unit_of_measure != UINT32_MAX;
		has_directions = has_directions || activities[i].descending;
	}
	if (has_codes) {
		form_add_column(f->arena, f->table, column_heading(COLUMN_CODE), FORM_TEXT, FORM_FIXED);
		for (uint32_t i = 0; i < f->unit->count; i++)
			form_set_text(f->table, i, activity_code(&activities[i]));
	}
	form_add_column(f->arena, f->table, column_heading(COLUMN_LINE), FORM_TEXT, FORM_FIXED);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_text(f->table, i, activity_line(&activities[i]));
	form_add_column(f->arena, f->table, column_heading(COLUMN_ACTIVITY), FORM_TEXT, FORM_FIXED);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_text(f->table, i, activity_name(&activities[i]));
	f->table->frozen = f->table->column_count;
	if (has_units) {
		form_add_column(f->arena, f->table, column_heading(COLUMN_UNIT_OF_MEASURE), FORM_TEXT,
		    FORM_FIXED);
		for (uint32_t i = 0; i < f->unit->count; i++)
			form_set_text(f->table, i, activity_unit(&activities[i]));
	}
	if (has_directions)
		add_directions(f);
	form_add_column(f->arena, f->table, column_heading(COLUMN_TARGET), FORM_FIGURE, FORM_FIXED);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_figure(f->table, i, activity_target_cell(f->plan, &activities[i]),
		    &activities[i].target.value);
}

static const bool *
rows_of_percents(struct arena *arena, const struct plan *plan, const struct plan_unit *unit)
{
	bool *percents = ARENA_ARRAY(arena, bool, unit->count);

	for (uint32_t i = 0; i < unit->count; i++)
		percents[i] = plan->activities[unit->first + i].measure == QUANTITY_PERCENT;
	return percents;
}

void
form_progress(struct arena *arena, const struct build_reading *reading, size_t unit, enum plan_column period,
    bool asks_for_causes, struct form_table *out)
{
	const struct plan *plan = &reading->figures.plan;
	const struct progress *progress = &reading->figures.progress;
	const struct plan_unit *of = &plan->units[unit];
	struct progress_form f = {
	    .arena = arena,
	    .table = out,
	    .plan = plan,
	    .unit = of,
	    .executed = progress->executed != NULL ? &progress->executed[of->first] : NULL,
	    .sheet = progress->sheets != NULL && progress->sheets[unit].sheet != NULL
		? &progress->sheets[unit]
		: NULL,
	    .style = reading->job.numbers,
	    .calendar = of->calendar,
	    .of = period,
	    .period = calendar_period_of(plan->calendar, period),
	};

	out->row_count = of->count;
	out->percents = rows_of_percents(arena, plan, of);
	add_planned_texts(&f);
	(void)budget_unit_bind(plan, progress->units != NULL ? progress : NULL, (uint32_t)unit, f.style,
	    &f.money);
	add_periods(&f);
	add_rates(&f);
	add_spent(&f);
	add_reasons(&f, asks_for_causes);
	add_others(&f);
}

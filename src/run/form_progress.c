#include "run/form_progress.h"

#include <string.h>

#include "plan/budget_cells.h"
#include "run/form_rows.h"
#include "sheet/currency.h"
#include "sheet/spreadsheet.h"

struct progress_form {
	struct arena *arena;
	struct form_table *table;
	const struct plan *plan;
	const struct plan_unit *unit;
	/* What was reported in each row: of the unit's activities, then of none.  NULL: nothing was. */
	const struct executed *executed;
	const struct progress_sheet *sheet; /* NULL: none */
	uint32_t rows;                      /* those of the unit's activities, and those of none */
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

/* Whether any word is of the period, or of one within it; bit k of `own`: the number k has one. */
static bool
has_own_word(const struct progress_form *f, uint64_t own, int k)
{
	const struct period of = calendar_period_of(f->calendar, period_columns_column(k));

	for (int i = 0; i < PERIOD_COLUMNS; i++) {
		const struct period is = calendar_period_of(f->calendar, period_columns_column(i));

		if ((own >> i & 1) != 0 && is.first >= of.first && is.last <= of.last)
			return true;
	}
	return false;
}

/*
 * The periods that a plain column is of.  Where the sheet doesn't show which, these are the quarters, or
 * periods, of which the row has figures and no words; there being none, that of the last figure; of a row
 * without figures, what the form is of.
 */
static uint64_t
plain_periods(const struct progress_form *f, const struct executed *executed, int plain_of, uint64_t own)
{
	const struct calendar groups = calendar_groups(f->calendar);
	uint64_t of = 0;
	int last = own_reason(f);

	if (plain_of != PERIOD_ANY)
		return UINT64_C(1) << plain_of;
	for (unsigned m = 0; m < MONTHS; m++) {
		if (!amount_given(&executed->month[m]))
			continue;
		last = period_columns_number(calendar_column(groups, m));
		if (!has_own_word(f, own, last))
			of |= UINT64_C(1) << last;
	}
	return of != 0 ? of : UINT64_C(1) << last;
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

static const struct sheet_cell *
reported_at(const struct progress_form *f, uint32_t row, int column)
{
	const struct sheet_cell *cells = f->executed != NULL ? f->executed[row].cells : NULL;

	return cells != NULL && column >= 0 && !sheet_is_blank(&cells[column])
	    ? spreadsheet_bare(f->arena, &cells[column])
	    : NULL;
}

/* What was reported already as the reason of the column; of a period with two, both. */
static const struct sheet_cell *
reason_at(const struct progress_form *f, uint32_t row, int k)
{
	const struct reasons *reasons = f->executed[row].reasons;
	/* Be it a word that says nothing. */
	const struct sheet_cell *written =
	    f->sheet != NULL ? reported_at(f, row, f->sheet->reasons.of[k]) : NULL;
	uint64_t own = 0;

	if (reasons == NULL)
		return written;
	for (int i = 0; i < PERIOD_COLUMNS; i++)
		own |= (uint64_t)(reasons->of[i] != NULL) << i;
	if (reasons->plain == NULL ||
	    (plain_periods(f, &f->executed[row], reasons->plain_of, own) >> k & 1) == 0)
		return written;
	return both_of(f, written, reasons->plain);
}

static bool
has_reason(const struct progress_form *f, int k)
{
	for (uint32_t i = 0; f->executed != NULL && i < f->rows; i++) {
		if (reason_at(f, i, k) != NULL)
			return true;
	}
	return false;
}

static bool
was_reported(const struct progress_form *f, int column)
{
	for (uint32_t i = 0; i < f->rows; i++)
		if (reported_at(f, i, column) != NULL)
			return true;
	return false;
}

/* What was said under one of the words, of the period; of one that has two columns, both. */
static const struct sheet_cell *
told_at(const struct progress_form *f, const struct period_columns *told, uint32_t row, int k)
{
	const struct sheet_cell *plain = reported_at(f, row, told->plain);
	const struct sheet_cell *own = reported_at(f, row, told->of[k]);
	uint64_t all = 0;

	for (int i = 0; plain != NULL && i < PERIOD_COLUMNS; i++)
		all |= (uint64_t)(reported_at(f, row, told->of[i]) != NULL) << i;
	if (plain == NULL || (plain_periods(f, &f->executed[row], told->plain_of, all) >> k & 1) == 0)
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

	for (uint32_t i = 0; told != NULL && i < f->rows && !is_there; i++)
		is_there = told_at(f, told, i, k) != NULL;
	if (!wanted && !is_there)
		return;
	form_add_column(f->arena, f->table, period_columns_heading(f->arena, subject, k),
	    subject == PERIOD_CAUSE ? FORM_CAUSE : FORM_TEXT, FORM_OPEN);
	for (uint32_t i = 0; told != NULL && i < f->rows; i++)
		form_set_text(f->table, i, told_at(f, told, i, k));
}

static void
add_reason(struct progress_form *f, int k)
{
	if (k != own_reason(f) && !has_reason(f, k))
		return;
	form_add_column(f->arena, f->table, period_columns_heading(f->arena, PERIOD_REASON, k), FORM_TEXT,
	    FORM_OPEN);
	for (uint32_t i = 0; i < f->rows; i++)
		form_set_text(f->table, i, f->executed != NULL ? reason_at(f, i, k) : NULL);
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
set_amount(struct progress_form *f, uint32_t row, const struct sheet_cell *cell)
{
	struct value value;

	if (cell != NULL && sheet_cell_value(cell, f->style, &value) && !value.money)
		form_set_figure(f->table, row, cell, &value);
	else
		form_set_text(f->table, row, cell);
}

/* Two amounts of one period can't be: the first of its own column counts. */
static const struct sheet_cell *
spent_at(const struct progress_form *f, uint32_t row, int k)
{
	const struct period_columns *spent = &f->money.progress.spent;
	const struct sheet_cell *own = reported_at(f, row, spent->of[k]);

	return own == NULL && spent->plain_of == k ? reported_at(f, row, spent->plain) : own;
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

		for (uint32_t i = 0; is_there && i < f->rows && !any; i++)
			any = spent_at(f, i, k) != NULL;
		if (!any && !(is_own && wanted))
			continue;
		add_spent_column(f, period_columns_heading(f->arena, PERIOD_SPENT, k));
		for (uint32_t i = 0; is_there && i < f->rows; i++)
			set_amount(f, i, spent_at(f, i, k));
	}
	if (!to_date)
		return;
	add_spent_column(f, arena_printf(f->arena, "%s ACUMULADO", period_subject_heading(PERIOD_SPENT)));
	for (uint32_t i = 0; i < f->rows; i++)
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
		for (uint32_t i = 0; i < f->rows; i++)
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

/* In rows of none of the plan's activities, the last column is as the sheet has it. */
static void
carry(struct progress_form *f)
{
	const struct form_column *column = &f->table->columns[f->table->column_count - 1];
	const char *key = heading_key(f->arena, column->heading, strlen(column->heading));
	const int from = f->rows > f->unit->count ? sheet_column(f->sheet->sheet, key) : -1;

	for (uint32_t i = f->unit->count; from >= 0 && i < f->rows; i++) {
		const struct sheet_cell *cell = reported_at(f, i, from);
		struct value value;

		if (column->kind == FORM_FIGURE && cell != NULL && sheet_cell_value(cell, f->style, &value))
			form_set_figure(f->table, i, cell, &value);
		else
			form_set_text(f->table, i, cell);
	}
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
	carry(f);
}

static void
add_executed(struct progress_form *f, unsigned slot)
{
	form_add_column(f->arena, f->table, column_heading(calendar_column(f->calendar, slot)), FORM_FIGURE,
	    slot <= f->period.last ? FORM_OPEN : FORM_BEYOND);
	for (uint32_t i = 0; f->executed != NULL && i < f->rows; i++)
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
	for (uint32_t i = 0; i < f->rows; i++)
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
	carry(f);
}

static bool
is_carried(const struct progress_form *f, int column)
{
	for (uint32_t i = f->unit->count; i < f->rows; i++)
		if (reported_at(f, i, column) != NULL)
			return true;
	return false;
}

/* A text of the plan, and in rows of none of its activities what the sheet has in the column. */
static void
add_planned_text(struct progress_form *f, enum plan_column column,
    const struct sheet_cell *(*text_of)(const struct activity *))
{
	form_add_column(f->arena, f->table, column_heading(column), FORM_TEXT, FORM_FIXED);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_text(f->table, i, text_of(&f->plan->activities[f->unit->first + i]));
	carry(f);
}

static void
add_planned_texts(struct progress_form *f)
{
	const struct activity *activities = &f->plan->activities[f->unit->first];
	bool has_codes = f->sheet != NULL && is_carried(f, f->sheet->code);
	bool has_units = f->sheet != NULL && is_carried(f, f->sheet->unit), has_directions = false;

	for (uint32_t i = 0; i < f->unit->count; i++) {
		const struct sheet_cell *code = activity_code(&activities[i]);

		has_codes = has_codes || (code != NULL && !sheet_is_blank(code));
		has_units = has_units || activities[i].unit_of_measure != UINT32_MAX;
		has_directions = has_directions || activities[i].descending;
	}
	if (has_codes)
		add_planned_text(f, COLUMN_CODE, activity_code);
	add_planned_text(f, COLUMN_LINE, activity_line);
	add_planned_text(f, COLUMN_ACTIVITY, activity_name);
	f->table->frozen = f->table->column_count;
	if (has_units)
		add_planned_text(f, COLUMN_UNIT_OF_MEASURE, activity_unit);
	if (has_directions)
		add_directions(f);
	form_add_column(f->arena, f->table, column_heading(COLUMN_TARGET), FORM_FIGURE, FORM_FIXED);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_figure(f->table, i, activity_target_cell(f->plan, &activities[i]),
		    &activities[i].target.value);
	carry(f);
}

static bool
is_of_percents(const struct executed *row)
{
	for (int m = 0; m < MONTHS; m++)
		if (row->month[m].value.kind == VALUE_PERCENT)
			return true;
	return false;
}

static const bool *
rows_of_percents(const struct progress_form *f)
{
	bool *percents = ARENA_ARRAY(f->arena, bool, f->rows);

	for (uint32_t i = 0; i < f->rows; i++)
		percents[i] = i < f->unit->count
		    ? f->plan->activities[f->unit->first + i].measure == QUANTITY_PERCENT
		    : is_of_percents(&f->executed[i]);
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
	    .sheet = progress->sheets != NULL && progress->sheets[unit].sheet != NULL
		? &progress->sheets[unit]
		: NULL,
	    .style = reading->job.numbers,
	    .calendar = of->calendar,
	    .of = period,
	    .period = calendar_period_of(plan->calendar, period),
	};

	f.rows = of->count;
	if (progress->executed != NULL)
		f.rows = form_rows(arena, progress, (uint32_t)unit, f.style, &f.executed);
	out->row_count = f.rows;
	out->percents = rows_of_percents(&f);
	add_planned_texts(&f);
	(void)budget_unit_bind(plan, progress->units != NULL ? progress : NULL, (uint32_t)unit, f.style,
	    &f.money);
	add_periods(&f);
	add_rates(&f);
	add_spent(&f);
	add_reasons(&f, asks_for_causes);
	add_others(&f);
}

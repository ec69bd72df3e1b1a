#include "run/form_progress.h"

#include <string.h>

#include "sheet/spreadsheet.h"

/* What a period has beside its JUSTIFICACIÓN, in the order of columns. */
enum remark { REMARK_CAUSE, REMARK_CORRECTIVE, REMARKS };

struct progress_form {
	struct arena *arena;
	struct form_table *table;
	const struct plan *plan;
	const struct plan_unit *unit;
	const struct executed *executed;    /* of the unit's activities; NULL: none was reported */
	const struct progress_sheet *sheet; /* NULL: none */
	struct calendar calendar;           /* of the unit's plan */
	enum plan_column of;                /* of the form */
	struct period period;
};

/* The reason of what the form is of. */
static int
own_reason(const struct progress_form *f)
{
	return (int)f->of - COLUMN_PERIOD;
}

/*
 * What a plain reason is of; where the sheet doesn't show it, the quarter or period of the last figure
 * reported.
 */
static int
plain_reason(const struct progress_form *f, const struct executed *executed)
{
	const struct calendar groups = calendar_groups(f->calendar);
	int month = MONTHS - 1;

	if (executed->reasons->plain_of != PERIOD_ANY)
		return executed->reasons->plain_of;
	while (month >= 0 && !amount_given(&executed->month[month]))
		month--;
	return month >= 0 ? (int)calendar_column(groups, (unsigned)month) - COLUMN_PERIOD : own_reason(f);
}

/* What was reported already as the reason of the column; of a period with two, both. */
static const struct sheet_cell *
reason_at(const struct progress_form *f, const struct executed *executed, int k)
{
	const struct reasons *reasons = executed->reasons;
	struct sheet_field both;

	if (reasons == NULL)
		return NULL;
	if (reasons->plain == NULL || plain_reason(f, executed) != k)
		return reasons->of[k];
	if (reasons->of[k] == NULL)
		return reasons->plain;
	both = sheet_field(reasons->of[k]);
	both.text = arena_printf(f->arena, "%s %s", both.text, sheet_text(reasons->plain));
	both.length = (uint32_t)strlen(both.text);
	return cells_make(f->arena, &both, 1);
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

static const char *
remark_heading(const struct progress_form *f, enum remark remark, int k)
{
	const char *word = remark == REMARK_CAUSE ? cause_heading() : corrective_heading();

	return arena_printf(f->arena, "%s %s", word, column_heading(period_columns_column(k)));
}

/* The column of the unit's progress that has the heading; -1: none. */
static int
column_reported(const struct progress_form *f, const char *heading)
{
	const char *key = heading_key(f->arena, heading, strlen(heading));

	for (size_t k = 0; f->sheet != NULL && k < f->sheet->sheet->column_count; k++) {
		if (strcmp(f->sheet->sheet->keys[k], key) == 0)
			return (int)k;
	}
	return -1;
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
	for (uint32_t i = 0; i < f->unit->count; i++) {
		if (reported_at(f, i, column) != NULL)
			return true;
	}
	return false;
}

/* A column of texts of the progress, where it is wanted or has any. */
static void
add_remark(struct progress_form *f, const char *heading, enum form_kind kind, bool wanted)
{
	const int reported = column_reported(f, heading);

	if (!wanted && !was_reported(f, reported))
		return;
	form_add_column(f->arena, f->table, heading, kind, FORM_OPEN);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_text(f->table, i, reported_at(f, i, reported));
}

static void
add_reason(struct progress_form *f, int k)
{
	if (k != own_reason(f) && !has_reason(f, k))
		return;
	form_add_column(f->arena, f->table, reasons_heading(f->arena, k), FORM_TEXT, FORM_OPEN);
	for (uint32_t i = 0; i < f->unit->count; i++)
		form_set_text(f->table, i, f->executed != NULL ? reason_at(f, &f->executed[i], k) : NULL);
}

static void
add_reasons(struct progress_form *f, bool asks_for_causes)
{
	for (int k = 0; k < PERIOD_COLUMNS; k++) {
		const bool wanted = asks_for_causes && k == own_reason(f);

		add_remark(f, remark_heading(f, REMARK_CAUSE, k), FORM_CAUSE, wanted);
		add_reason(f, k);
		add_remark(f, remark_heading(f, REMARK_CORRECTIVE, k), FORM_TEXT, wanted);
	}
	add_remark(f, cause_heading(), FORM_CAUSE, false);
	add_remark(f, corrective_heading(), FORM_TEXT, false);
}

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
		form_set_figure(f->table, i, executed_cell(&f->executed[i], (int)slot),
		    &f->executed[i].month[slot].value);
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

static void
add_planned_texts(struct progress_form *f)
{
	const struct activity *activities = &f->plan->activities[f->unit->first];
	bool has_codes = false, has_units = false;

	for (uint32_t i = 0; i < f->unit->count; i++) {
		const struct sheet_cell *code = activity_code(&activities[i]);

		has_codes = has_codes || (code != NULL && !sheet_is_blank(code));
		has_units = has_units || activities[i].unit_of_measure != UINT32_MAX;
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
	    .calendar = of->calendar,
	    .of = period,
	    .period = calendar_period_of(plan->calendar, period),
	};

	out->row_count = of->count;
	out->percents = rows_of_percents(arena, plan, of);
	add_planned_texts(&f);
	add_periods(&f);
	add_reasons(&f, asks_for_causes);
}

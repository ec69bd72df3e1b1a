/*
 * Figures that are others now than the previous edition reported.
 */

#include "base/place.h"
#include "dataset/trend_cells.h"
#include "plan/budget.h"
#include "plan/budget_corrections.h"
#include "plan/reported.h"
#include "sheet/currency.h"
#include "sheet/vocabulary.h"

const struct dataset_column corrected_columns[] = {
    UNIT_COLUMNS,
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0, IS_TEXT},
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {"FIGURA", CELL_WORD, 0, IS_TEXT},
    {"PERÍODO", CELL_WORD, 0, IS_TEXT},
    {"INFORMADO", CELL_NUMBER, 0, IS_CORRECTED | OF_REPORTED},
    {"ACTUAL", CELL_NUMBER, 0, IS_CORRECTED},
    {"LUGAR INFORMADO", CELL_TEXT, 0, IS_TEXT},
    {"LUGAR ACTUAL", CELL_TEXT, 0, IS_TEXT},
    {"MOTIVO", CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* Why figures were changed: the reasons of findings that the job accepts, by activity. */
struct reasons_given {
	struct members of;
	const uint32_t *findings; /* their numbers */
};

static struct reasons_given
find_reasons(const struct row_writer *w)
{
	const struct findings *all = w->source->findings;
	const size_t count = all ? all->count : 0;
	uint32_t *numbers = ARENA_ARRAY(w->arena, uint32_t, count + 1);
	uint32_t *of = ARENA_ARRAY(w->arena, uint32_t, count + 1);
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		const struct finding f = findings_get(all, i);

		if (f.rule != RULE_PROGRESS_CHANGED || !f.accepted)
			continue;
		of[n] = f.activity;
		numbers[n++] = (uint32_t)i;
	}
	return (struct reasons_given){members_by(w->arena, of, n, w->source->plan->activity_count), numbers};
}

static const char *
reason_of(const struct row_writer *w, const struct reasons_given *reasons, uint32_t activity,
    const char *heading)
{
	for (uint32_t k = reasons->of.start[activity]; k < reasons->of.start[activity + 1]; k++) {
		const struct finding f =
		    findings_get(w->source->findings, reasons->findings[reasons->of.activities[k]]);

		if (f.column && strcmp(f.column, heading) == 0)
			return f.accepted;
	}
	return NULL;
}

/* Where a cell was read; with the one behind it, where a figure is made of two. */
static const char *
place_of_cells(const struct row_writer *w, const struct sheet *sheet, const struct sheet_cell *cell,
    const struct sheet_cell *other)
{
	const char *folder = w->source->trend->folder, *file = sheet ? sheet->file : NULL;
	const size_t n = folder ? strlen(folder) : 0;
	struct buf place = BUF_INIT;

	if (!file || !cell)
		return NULL;
	/* As seen from the folder of the job, so that a document is the same wherever it is made. */
	if (n > 0 && strncmp(file, folder, n) == 0)
		file += n;
	place_append(&place, cell_place(file, cell));
	if (other) {
		buf_adds(&place, "; ");
		place_append(&place, cell_place(file, other));
	}
	return buf_take(&place, w->arena);
}

/* With what is written there, where that is more than a figure. */
static const char *
place_and_text(const struct row_writer *w, const struct sheet *sheet, const struct sheet_cell *cell)
{
	const char *place = place_of_cells(w, sheet, cell, NULL);

	return place ? arena_printf(w->arena, "%s «%s»", place, sheet_text(cell)) : NULL;
}

/* Where a month was read; of a rate that is computed, both cells that it is made of. */
static const char *
place_text(const struct row_writer *w, const struct sheet *sheet, const struct executed *done, int month)
{
	return place_of_cells(w, sheet, executed_cell(done, month),
	    executed_is_computed(done, month) ? &done->cells[done->rates->columns->denominator[month]]
					      : NULL);
}

/* The first cells of a row: which activity it is of. */
static void
begin_activity(struct row_writer *w, uint32_t i, struct row_subject subject)
{
	const struct activity *a = &w->source->plan->activities[i];

	row_begin(w);
	row_is_of(w, subject);
	row_put_text(w, w->source->plan->units[a->unit].code);
	row_put_text(w, w->source->plan->units[a->unit].name);
	row_put_source(w, activity_code(a));
	row_put_text(w, row_line(w, a->line));
	row_put_source(w, activity_name(a));
}

/* Whether both are one number, so that their currency is all that changed. */
static bool
is_one_number(const struct value *was, const struct value *now)
{
	return was->kind == VALUE_NUMBER && now->kind == VALUE_NUMBER &&
	    decimal_compare(was->number, now->number) == 0;
}

/* What was done in a month of an activity. */
static void
write_month(struct row_writer *w, const struct reasons_given *reasons, uint32_t i, int month)
{
	const struct progress *progress = w->source->compliance->progress;
	const struct activity *a = &w->source->plan->activities[i];
	const struct progress_unit *sheets = &progress->units[a->unit];
	const struct executed *was = &progress->before[i], *now = &progress->executed[i];
	const char *heading = activity_period_heading(w->source->plan, a, month);
	struct row_subject subject = subject_of_number(SUBJECT_ACTIVITY, a->unit, i);

	subject.period = (uint8_t)month;
	begin_activity(w, i, subject);
	row_put_text(w, row_wording(w, "EJECUTADO"));
	row_put_text(w, row_wording(w, heading));
	row_put_amount(w, &was->month[month], executed_written(was, month));
	row_put_amount(w, &now->month[month], executed_written(now, month));
	if (is_one_number(&was->month[month].value, &now->month[month].value)) {
		row_put_text(w, place_and_text(w, sheets->previous, executed_cell(was, month)));
		row_put_text(w, place_and_text(w, sheets->sheet, executed_cell(now, month)));
	} else {
		row_put_text(w, place_text(w, sheets->previous, was, month));
		row_put_text(w, place_text(w, sheets->sheet, now, month));
	}
	row_put_text(w, reason_of(w, reasons, i, heading));
}

static void
put_spent(struct row_writer *w, const struct budget_cell *cell)
{
	if (!cell->cell || cell->state == BUDGET_CELL_UNREADABLE)
		row_skip(w, 1);
	else
		row_put(w,
		    (struct dataset_cell){.kind = CELL_NUMBER, .number = cell->amount, .source = cell->cell});
}

/* What was spent in a period of an activity, the k-th that was corrected. */
static void
write_spent(struct row_writer *w, const struct reasons_given *reasons, const struct budget_history *h,
    uint32_t i, size_t k, const struct budget_correction *one)
{
	const uint32_t unit = w->source->plan->activities[i].unit;
	struct row_subject subject = subject_of_number(SUBJECT_ACTIVITY, unit, i);
	const bool is_told = one->now.cell &&
	    (one->now.state == BUDGET_CELL_UNREADABLE ||
		decimal_compare(one->was.amount, one->now.amount) == 0);
	const struct sheet *now = budget_correction_sheet(h, one, unit);

	subject.currency = CURRENCY_NONE; /* it is of money */
	subject.period = (uint8_t)k;
	begin_activity(w, i, subject);
	row_put_text(w, row_wording(w, "DEVENGADO"));
	row_put_text(w,
	    one->number == PERIOD_ANY ? NULL
				      : row_wording(w, column_heading(period_columns_column(one->number))));
	put_spent(w, &one->was);
	put_spent(w, &one->now);
	row_put_text(w,
	    is_told ? place_and_text(w, h->previous, one->was.cell)
		    : place_of_cells(w, h->previous, one->was.cell, NULL));
	row_put_text(w,
	    is_told ? place_and_text(w, now, one->now.cell) : place_of_cells(w, now, one->now.cell, NULL));
	row_put_text(w, reason_of(w, reasons, i, budget_correction_heading(h, one)));
}

/* What was spent on an activity of the unit; h NULL: nobody reported that. */
static void
write_all_spent(struct row_writer *w, const struct reasons_given *reasons, const struct budget_history *h,
    uint32_t i)
{
	const struct budget_source *source = h ? &w->source->budget->source : NULL;
	struct budget_correction all[BUDGET_CORRECTIONS_MAX];
	size_t n;

	if (!h)
		return;
	n = budget_corrections(&(struct budget_reading){source->style, source->currency, w->arena}, h, i,
	    all);
	for (size_t k = 0; k < n; k++)
		write_spent(w, reasons, h, i, k, &all[k]);
}

/* The period of a cut, by its heading: "T1"; of one that has none, by its first and last: "OCT – NOV". */
static void
put_cut(struct row_writer *w, struct calendar calendar, struct cut cut)
{
	const unsigned length = cut.month + 1u - cut.first;
	struct calendar of = calendar;

	while (of.division < DIVISION_YEAR && division_length(of.division) < length)
		of.division++;
	buf_clear(&w->text);
	if (division_length(of.division) == length && cut.first % length == 0) {
		buf_adds(&w->text, row_wording(w, column_heading(calendar_column(of, cut.month))));
	} else {
		buf_adds(&w->text, row_wording(w, column_heading(calendar_column(calendar, cut.first))));
		buf_adds(&w->text, " – ");
		buf_adds(&w->text, row_wording(w, column_heading(calendar_column(calendar, cut.month))));
	}
	row_put_built(w);
}

/* The mean of a unit, or of all (ANY_UNIT), at the cut before, where it is another one now. */
static void
write_mean(struct row_writer *w, uint32_t unit)
{
	const struct compliance *was = w->source->trend->reported, *now = w->source->before;
	const struct plan *plan = w->source->plan;
	const struct fraction_sum *then, *today;

	if (!was || !now)
		return;
	then = &(unit == ANY_UNIT ? &was->all : &was->units[unit])->period_mean.measured;
	today = &(unit == ANY_UNIT ? &now->all : &now->units[unit])->period_mean.measured;
	if (then->count == 0 ||
	    (today->count > 0 && decimal_compare(row_mean(w, today), row_mean(w, then)) == 0))
		return;
	row_begin(w);
	row_is_of(w, subject_of_activities(unit, ANY_LINE));
	row_put_text(w, unit == ANY_UNIT ? NULL : plan->units[unit].code);
	row_put_text(w, unit == ANY_UNIT ? NULL : plan->units[unit].name);
	row_skip(w, 3);
	row_put_text(w, row_wording(w, "CUMPLIMIENTO"));
	put_cut(w, plan->calendar, was->cut);
	row_put_mean(w, then);
	row_put_mean(w, today);
}

static void
write_unit(struct row_writer *w, const struct reasons_given *reasons, uint32_t unit)
{
	const struct plan_unit *of = &w->source->plan->units[unit];
	const struct progress *progress = w->source->compliance->progress;
	const struct budget *budget = w->source->budget;
	struct budget_history history;
	const bool has_money = budget && budget->any &&
	    budget_history_bind(w->source->plan, progress, unit, budget->source.style, &history);

	for (uint32_t i = of->first; progress->before && i < of->first + of->count; i++) {
		for (int m = 0; m < MONTHS; m++)
			if (progress_is_corrected(progress, i, m))
				write_month(w, reasons, i, m);
		write_all_spent(w, reasons, has_money ? &history : NULL, i);
	}
	write_mean(w, unit);
}

void
write_unit_corrected_figures(struct row_writer *w)
{
	struct reasons_given reasons;

	if (!w->source->trend)
		return;
	reasons = find_reasons(w);
	write_unit(w, &reasons, w->unit);
}

void
write_corrected_figures(struct row_writer *w)
{
	struct reasons_given reasons;

	if (!w->source->trend)
		return;
	reasons = find_reasons(w);
	for (uint32_t u = 0; u < w->source->plan->unit_count; u++)
		write_unit(w, &reasons, u);
	write_mean(w, ANY_UNIT);
}

/*
 * The activities of a unit, with what was done of them.
 */
#include "base/file_name.h"
#include "dataset/money_cells.h"
#include "dataset/trend_cells.h"
#include "plan/measure.h"
#include "plan/weights.h"
#include "sheet/vocabulary.h"

/* clang-format off */
#define EXECUTED_COLUMN(month, heading) {"EJECUTADO " heading, CELL_NUMBER, month, IS_SLOT_EXECUTED}
/* clang-format on */

const struct dataset_column activity_columns[] = {
    UNIT_COLUMNS,
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0, IS_TEXT},
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {HEADING_MEASURE, CELL_WORD, 0, IS_TEXT},
    {HEADING_CONSOLIDATION, CELL_WORD, 0, IS_TEXT},
    {HEADING_TARGET, CELL_NUMBER, 0, IS_TARGET},
    {"PROGRAMADO", CELL_NUMBER, 0, IS_PLANNED},
    {"EJECUTADO", CELL_NUMBER, 0, IS_EXECUTED},
    {"CUMPLIMIENTO", CELL_PERCENT, 0, IS_RATIO},
    {"ESTADO", CELL_STATUS, 0, IS_STATUS},
    {"LETRA", CELL_STATUS, 0, IS_STATUS},
    {"PROGRAMADO A LA FECHA", CELL_NUMBER, 0, IS_PLANNED | TO_DATE},
    {"EJECUTADO A LA FECHA", CELL_NUMBER, 0, IS_EXECUTED | TO_DATE},
    {"CUMPLIMIENTO A LA FECHA", CELL_PERCENT, 0, IS_RATIO | TO_DATE},
    {"ESTADO A LA FECHA", CELL_STATUS, 0, IS_STATUS | TO_DATE},
    {"LETRA A LA FECHA", CELL_STATUS, 0, IS_STATUS | TO_DATE},
    {"AVANCE ANUAL", CELL_PERCENT, 0, IS_RATIO | OF_THE_YEAR},
    {"SIN INFORMAR", CELL_TEXT, 0, IS_TEXT},
    {HEADING_JUSTIFICATION, CELL_TEXT, 0, IS_TEXT},
    {"PENDIENTE", CELL_WORD, 0, IS_TEXT},
    {"ARCHIVO", CELL_TEXT, 0, IS_TEXT},
    {"FILA", CELL_NUMBER, 0, IS_PLACE},
    MONTH_COLUMNS,
    MONTH_HEADINGS(EXECUTED_COLUMN),
    {HEADING_UNIT_OF_MEASURE, CELL_WORD, 0, IS_TEXT},
    {"CUMPLIMIENTO ANTERIOR", CELL_PERCENT, COLUMN_BEFORE, IS_RATIO | OF_BEFORE},
    {"CAMBIO", CELL_NUMBER, COLUMN_BEFORE, IS_CHANGE},
    {"META INICIAL", CELL_NUMBER, COLUMN_INITIAL, IS_TARGET | OF_INITIAL},
    {"CUMPLIMIENTO SOBRE META INICIAL", CELL_PERCENT, COLUMN_INITIAL, IS_RATIO | OF_INITIAL},
    {"AVANCE ANUAL SOBRE META INICIAL", CELL_PERCENT, COLUMN_INITIAL, IS_RATIO | OF_INITIAL_YEAR},
    {HEADING_WEIGHT, CELL_NUMBER, 0, IS_WEIGHT},
    {"MEDIDA CORRECTIVA", CELL_TEXT, 0, IS_TEXT},
    {"EVIDENCIA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_DIRECTION, CELL_WORD, COLUMN_ALIGNED, IS_TEXT},
    MONEY_COLUMNS,
    {HEADING_RESPONSIBLE, CELL_TEXT, COLUMN_ALIGNED, IS_TEXT},
    {HEADING_SDG, CELL_TEXT, COLUMN_ALIGNED, IS_TEXT},
    {HEADING_PEI, CELL_TEXT, COLUMN_ALIGNED, IS_TEXT},
    {HEADING_AXIS, CELL_TEXT, COLUMN_ALIGNED, IS_TEXT},
    ACTIVITY_TREND_COLUMNS,
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* "FEB, MAR"; as the unit's sheet calls them. */
static void
put_months(struct row_writer *w, uint32_t unit, unsigned months)
{
	buf_clear(&w->text);
	for (int m = 0; m < MONTHS; m++) {
		if ((months >> m & 1u) == 0)
			continue;
		if (w->text.length > 0)
			buf_adds(&w->text, ", ");
		buf_adds(&w->text, row_wording(w, unit_period_heading(w->source->plan, unit, m)));
	}
	row_put_built(w);
}

static void
put_indicator(struct row_writer *w, const struct indicator *i, enum quantity measure)
{
	row_put_portion(w, &i->planned, measure);
	row_put_portion(w, &i->executed, measure);
	if (i->status == STATUS_NOT_REPORTED)
		row_put_not_reported(w);
	else
		row_put_compliance(w, i->compliance);
	row_put_status(w, i->status);
}

/* Whether the unit's sheet has a cell for each period of the plan, and not several. */
static bool
has_own_cells(const struct plan *plan, const struct activity *a)
{
	return plan->units[a->unit].calendar.division == plan->calendar.division;
}

/* What was done in a period: up to the cut, and only what counts. */
static void
put_executed(struct row_writer *w, uint32_t i, struct period of)
{
	const struct compliance *c = w->source->compliance;
	const struct activity *a = &c->plan->activities[i];
	const struct executed *executed = &c->progress->executed[i];
	const bool given = of.last <= c->cut.month && portion_any(a, executed->month, of, false);
	struct portion portion;

	if (given && has_own_cells(c->plan, a) && !executed_is_computed(executed, of.last))
		row_put_amount(w, &executed->month[of.last], executed_cell(executed, of.last));
	else if (given &&
	    (has_own_cells(c->plan, a) ? rates_portion(a, executed->rates, of, &portion)
				       : indicator_executed(a, executed, of, &portion)))
		row_put_portion(w, &portion, a->measure);
	else if (c->activities[i].unreported >> of.first & ((2u << (of.last - of.first)) - 1))
		row_put_not_reported(w);
	else
		row_skip(w, 1);
}

static void
put_planned(struct row_writer *w, const struct activity *a, struct period of)
{
	const struct plan *plan = w->source->plan;
	struct portion portion;

	if (has_own_cells(plan, a))
		row_put_amount(w, &a->month[of.last], activity_month_cell(plan, a, of.last));
	else if (portion_of_months(a, a->month, of, false, &portion))
		row_put_portion(w, &portion, a->measure);
	else
		row_skip(w, 1);
}

/* What was planned in each period, and then what was done. */
static void
put_periods(struct row_writer *w, uint32_t i)
{
	const struct plan *plan = w->source->plan;

	for (unsigned p = 0; p < calendar_count(plan->calendar); p++)
		put_planned(w, &plan->activities[i], calendar_period(plan->calendar, p));
	for (unsigned p = 0; p < calendar_count(plan->calendar); p++)
		put_executed(w, i, calendar_period(plan->calendar, p));
}

/* The row of the progress sheet that tells of the activity. */
static void
put_place(struct row_writer *w, const struct activity *a, const struct executed *executed)
{
	const struct sheet *sheet = w->source->compliance->progress->units[a->unit].sheet;

	if (executed->row == PROGRESS_NO_ROW) {
		row_skip(w, 2);
		return;
	}
	row_put_text(w, file_name_of(sheet->file));
	row_put_ordinal(w, sheet_line(&sheet->rows[executed->row].cells[0]));
}

/* Of the cut before, and how many percentage points there are between what is printed of both. */
static void
put_before(struct row_writer *w, uint32_t i)
{
	const struct compliance *before = w->source->before;
	const struct fraction now = w->source->compliance->activities[i].period.compliance;
	const struct fraction was =
	    before ? before->activities[i].period.compliance : (struct fraction){0, 0};

	row_put_compliance_and_change(w, was, now);
}

/* As it is written in its cell, where that has one. */
static void
put_weight(struct row_writer *w, uint32_t i)
{
	const struct weights *weights = w->source->plan->weights;

	if (weights == NULL || weights->activities == NULL || weights->activities[i] == 0)
		row_skip(w, 1);
	else
		row_put(w,
		    (struct dataset_cell){
			.kind = CELL_NUMBER,
			.number = weight_of_activity(weights, i),
			.source = weight_cell(&w->source->plan->activities[i]),
		    });
}

/* Against the first version of the plan: its target, and what was done of what it programmed. */
static void
put_initial(struct row_writer *w, uint32_t i)
{
	const struct compliance *initial = w->source->initial;
	const struct changes *changes = w->source->versions ? w->source->versions->initial : NULL;
	const uint32_t before = changes ? changes->pairing.before[i] : PAIRING_NONE;
	const struct activity *a;

	if (!initial || before == PAIRING_NONE) {
		row_skip(w, 3);
		return;
	}
	a = &changes->sides[0].plan->activities[before];
	row_put_amount(w, &a->target, activity_target_cell(changes->sides[0].plan, a));
	row_put_compliance(w, initial->activities[i].period.compliance);
	row_put_compliance(w, initial->activities[i].annual.compliance);
}

static void
write_activity(struct row_writer *w, uint32_t i)
{
	const struct compliance *c = w->source->compliance;
	const struct activity *a = &c->plan->activities[i];
	const struct activity_compliance *computed = &c->activities[i];
	const struct executed *executed = &c->progress->executed[i];

	row_begin(w);
	row_is_of(w, subject_of_number(SUBJECT_ACTIVITY, a->unit, i));
	row_put_text(w, c->plan->units[a->unit].code);
	row_put_text(w, c->plan->units[a->unit].name);
	row_put_source(w, activity_code(a));
	row_put_text(w, row_line(w, a->line));
	row_put_source(w, activity_name(a));
	row_put_text(w, row_wording(w, quantity_name(a->measure)));
	row_put_text(w, row_wording(w, consolidation_name(a->consolidation)));
	row_put_amount(w, &a->target, activity_target_cell(c->plan, a));
	put_indicator(w, &computed->period, a->measure);
	put_indicator(w, &computed->to_date, a->measure);
	row_put_compliance(w, computed->annual.compliance);
	put_months(w, a->unit, computed->unreported);
	row_put_text(w,
	    computed->pending ? row_wording(w, "FALTA")
			      : reasons_of(w->arena, executed->reasons, c->plan->calendar,
				    (struct period){c->cut.first, c->cut.month}, w->source->wording));
	row_put_text(w, computed->pending ? row_wording(w, "sí") : NULL);
	put_place(w, a, executed);
	put_periods(w, i);
	row_put_text(w, row_unit_of_measure(w, a->unit_of_measure));
	put_before(w, i);
	put_initial(w, i);
	put_weight(w, i);
	row_put_text(w, row_told(w, i, PERIOD_MEASURE));
	row_put_text(w, row_told(w, i, PERIOD_EVIDENCE));
	row_put_text(w, a->descending ? row_wording(w, "descendente") : NULL);
	row_put_activity_money(w, i);
	for (int k = ALIGNMENT_NONE + 1; k < ALIGNMENTS; k++)
		row_put_source(w, activity_aligned(a, (enum alignment)k));
	row_put_activity_trend(w, i);
}

void
write_unit_progress(struct row_writer *w)
{
	const struct plan_unit *of = &w->source->plan->units[w->unit];
	size_t end;

	for (size_t i = row_first(w, of->count, &end); i < end; i++)
		write_activity(w, of->first + (uint32_t)i);
}

void
write_all_units_progress(struct row_writer *w)
{
	for (uint32_t i = 0; i < w->source->plan->activity_count; i++)
		write_activity(w, i);
}

/*
 * Each activity over all units that have it, with what was done of it.
 */
#include "dataset/figure.h"
#include "dataset/progress_cells.h"
#include "dataset/trend_cells.h"
#include "plan/measure.h"

const struct dataset_column total_columns[] = {
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {HEADING_MEASURE, CELL_WORD, 0, IS_TEXT},
    {HEADING_CONSOLIDATION, CELL_WORD, 0, IS_TEXT},
    {"UNIDADES", CELL_NUMBER, 0, IS_UNITS},
    {"INFORMAN", CELL_NUMBER, 0, IS_REPORTING},
    {"PROGRAMADO", CELL_NUMBER, 0, IS_PLANNED},
    {"EJECUTADO", CELL_NUMBER, 0, IS_EXECUTED},
    {"RAZÓN", CELL_PERCENT, 0, IS_RATIO},
    {"PROMEDIO", CELL_PERCENT, 0, IS_MEAN},
    {"ESTADO", CELL_STATUS, 0, IS_STATUS},
    {"LETRA", CELL_STATUS, 0, IS_STATUS},
    {"PROGRAMADO A LA FECHA", CELL_NUMBER, 0, IS_PLANNED | TO_DATE},
    {"EJECUTADO A LA FECHA", CELL_NUMBER, 0, IS_EXECUTED | TO_DATE},
    {"RAZÓN A LA FECHA", CELL_PERCENT, 0, IS_RATIO | TO_DATE},
    {"PROMEDIO A LA FECHA", CELL_PERCENT, 0, IS_MEAN | TO_DATE},
    {"ESTADO A LA FECHA", CELL_STATUS, 0, IS_STATUS | TO_DATE},
    {"LETRA A LA FECHA", CELL_STATUS, 0, IS_STATUS | TO_DATE},
    {"EJECUTADO SIN PROGRAMAR", CELL_NUMBER, 0, IS_UNPLANNED},
    {"SIN INFORMAR", CELL_NUMBER, 0, IS_UNREPORTED},
    {"EJECUTADO SIN PROGRAMAR A LA FECHA", CELL_NUMBER, 0, IS_UNPLANNED | TO_DATE},
    {"SIN INFORMAR A LA FECHA", CELL_NUMBER, 0, IS_UNREPORTED | TO_DATE},
    {"RAZÓN CON TOPE", CELL_PERCENT, 0, IS_RATIO_CAPPED},
    {"RAZÓN CON CEROS", CELL_PERCENT, 0, IS_RATIO_WITH_ZEROS},
    {"PROMEDIO CON TOPE", CELL_PERCENT, 0, IS_MEAN_CAPPED},
    {"PROMEDIO CON CEROS", CELL_PERCENT, 0, IS_MEAN_WITH_ZEROS},
    {"MEDIANA", CELL_PERCENT, 0, IS_MEDIAN},
    {"COBERTURA", CELL_TEXT, 0, IS_COVERAGE},
    {"RAZÓN CON TOPE A LA FECHA", CELL_PERCENT, 0, IS_RATIO_CAPPED | TO_DATE},
    {"RAZÓN CON CEROS A LA FECHA", CELL_PERCENT, 0, IS_RATIO_WITH_ZEROS | TO_DATE},
    {"PROMEDIO CON TOPE A LA FECHA", CELL_PERCENT, 0, IS_MEAN_CAPPED | TO_DATE},
    {"PROMEDIO CON CEROS A LA FECHA", CELL_PERCENT, 0, IS_MEAN_WITH_ZEROS | TO_DATE},
    {"MEDIANA A LA FECHA", CELL_PERCENT, 0, IS_MEDIAN | TO_DATE},
    {"COBERTURA A LA FECHA", CELL_TEXT, 0, IS_COVERAGE | TO_DATE},
    {HEADING_UNIT_OF_MEASURE, CELL_WORD, 0, IS_TEXT},
    {"META INICIAL", CELL_NUMBER, COLUMN_INITIAL, IS_TARGET | OF_INITIAL},
    {"META VIGENTE", CELL_NUMBER, COLUMN_INITIAL, IS_TARGET},
    {"RAZÓN SOBRE META INICIAL", CELL_PERCENT, COLUMN_INITIAL, IS_RATIO | OF_INITIAL},
    {"PROMEDIO SOBRE META INICIAL", CELL_PERCENT, COLUMN_INITIAL, IS_MEAN | OF_INITIAL},
    TOTAL_TREND_COLUMNS,
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

static void
put_beside_total(struct row_writer *w, const struct other_ratios *ratios, const struct mean *mean)
{
	row_put_compliance(w, ratios->capped);
	row_put_compliance(w, ratios->with_zeros);
	row_put_mean(w, &mean->capped);
	row_put_mean_with_zeros(w, mean);
	row_put_mean(w, &mean->median);
	row_put_coverage(w, mean);
}

static void
put_target(struct row_writer *w, const struct compliance *c, size_t row)
{
	const struct rollup_row *of = &c->national->rows[row];
	struct rollup_figures room;

	row_put(w, figure_cell(&rollup_figures(c->plan, of, &room)->target, of->rule, of->measure));
}

/* The targets of both, and what was done of what the first version programmed. */
static void
put_initial(struct row_writer *w, struct arena *scratch, size_t row)
{
	const struct compliance *initial = w->source->initial;
	struct activity_total total;

	if (!initial) {
		row_skip(w, 4);
		return;
	}
	compliance_total(scratch, initial, row, &total);
	put_target(w, initial, row);
	put_target(w, w->source->compliance, row);
	row_put_compliance(w, total.period.compliance);
	row_put_mean(w, &total.period_mean.measured);
}

void
write_progress(struct row_writer *w)
{
	const struct compliance *c = w->source->compliance;
	struct arena *scratch = arena_open_beside(w->arena);
	size_t end;

	for (size_t i = row_first(w, c->national->row_count, &end); i < end; i++) {
		const struct rollup_row *row = &c->national->rows[i];
		struct activity_total of_row, *total = &of_row;

		arena_renew(&scratch);
		compliance_total(scratch, c, i, total);
		row_begin(w);
		row_is_of(w, subject_of_number(SUBJECT_ROW, ANY_UNIT, i));
		row_put_text(w, row_line(w, row->line));
		row_put_text(w, row->group == UINT32_MAX ? NULL : c->plan->groups[row->group].label);
		row_put_text(w, row_wording(w, quantity_name(row->measure)));
		row_put_text(w, row->mixed ? NULL : row_wording(w, consolidation_name(row->consolidation)));
		row_put_count(w, row->units);
		row_put_count(w, total->reporting);
		row_put_portion(w, &total->period.planned, row->measure);
		row_put_portion(w, &total->period.executed, row->measure);
		row_put_compliance(w, total->period.compliance);
		row_put_mean(w, &total->period_mean.measured);
		row_put_status(w, total->status);
		row_put_portion(w, &total->to_date.planned, row->measure);
		row_put_portion(w, &total->to_date.executed, row->measure);
		row_put_compliance(w, total->to_date.compliance);
		row_put_mean(w, &total->to_date_mean.measured);
		row_put_status(w, total->to_date_status);
		row_put_portion(w, &total->unplanned, row->measure);
		row_put_portion(w, &total->unreported, row->measure);
		row_put_portion(w, &total->to_date_unplanned, row->measure);
		row_put_portion(w, &total->to_date_unreported, row->measure);
		put_beside_total(w, &total->other, &total->period_mean);
		put_beside_total(w, &total->to_date_other, &total->to_date_mean);
		row_put_text(w, row_unit_of_measure(w, row->unit_of_measure));
		put_initial(w, scratch, i);
		row_put_total_trend(w, scratch, i, total);
	}
	arena_close(scratch);
}

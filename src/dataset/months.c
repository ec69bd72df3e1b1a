/*
 * What was done month by month, over all activities.
 */
#include "dataset/progress_cells.h"
#include "sheet/vocabulary.h"

const struct dataset_column month_columns[] = {
    {"MES", CELL_WORD, 0, IS_TEXT},
    {"PROGRAMADAS", CELL_NUMBER, 0, IS_PROGRAMMED},
    {"EJECUTADAS", CELL_NUMBER, 0, IS_DONE},
    {"INFORMADAS", CELL_NUMBER, 0, IS_REPORTED},
    {"CUMPLIMIENTO", CELL_PERCENT, 0, IS_MEAN},
    {"CUMPLIMIENTO A LA FECHA", CELL_PERCENT, 0, IS_MEAN | TO_DATE},
    {"CON TOPE", CELL_PERCENT, 0, IS_MEAN_CAPPED},
    {"CON CEROS", CELL_PERCENT, 0, IS_MEAN_WITH_ZEROS},
    {"COBERTURA", CELL_TEXT, 0, IS_COVERAGE},
    {"CON TOPE A LA FECHA", CELL_PERCENT, 0, IS_MEAN_CAPPED | TO_DATE},
    {"CON CEROS A LA FECHA", CELL_PERCENT, 0, IS_MEAN_WITH_ZEROS | TO_DATE},
    {"COBERTURA A LA FECHA", CELL_TEXT, 0, IS_COVERAGE | TO_DATE},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

static void
put_beside_month(struct row_writer *w, const struct mean *mean)
{
	row_put_mean(w, &mean->capped);
	row_put_mean_with_zeros(w, mean);
	row_put_coverage(w, mean);
}

void
write_progress_months(struct row_writer *w)
{
	const struct compliance *c = w->source->compliance;

	for (unsigned p = 0; p < calendar_count(c->plan->calendar); p++) {
		const struct month_tally *month = &c->months[p];
		const unsigned slot = calendar_slot(c->plan->calendar, p);

		struct row_subject subject = subject_of_activities(ANY_UNIT, ANY_LINE);
		subject.period = (uint8_t)p;
		row_begin(w);
		row_is_of(w, subject);
		row_put_text(w, row_wording(w, column_heading(calendar_column(c->plan->calendar, slot))));
		row_put_count(w, month->programmed);
		if (slot > c->cut.month)
			continue;
		if (month->given > 0)
			row_put_count(w, month->executed);
		else
			row_put_not_reported(w);
		row_put_count(w, month->reported);
		row_put_mean(w, &month->mean.measured);
		row_put_mean(w, &month->to_date_mean.measured);
		put_beside_month(w, &month->mean);
		put_beside_month(w, &month->to_date_mean);
	}
}

/*
 * What was done month by month, unit by unit: the mean of each, with a cap.
 */
#include "dataset/progress_cells.h"
#include "sheet/vocabulary.h"

/* clang-format off */
#define DONE_COLUMN(month, heading) {"CUMPLIMIENTO " heading, CELL_PERCENT, month, IS_SLOT_MEAN}
/* clang-format on */

const struct dataset_column unit_period_columns[] = {
    UNIT_COLUMNS,
    {"ACTIVIDADES", CELL_NUMBER, 0, IS_ACTIVITIES},
    MONTH_HEADINGS(DONE_COLUMN),
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* Blank where nothing is due; not reported where something is, and nobody has. */
static void
put_month(struct row_writer *w, const struct month_tally *month)
{
	if (month->mean.capped.count > 0)
		row_put_mean(w, &month->mean.capped);
	else if (month->programmed > 0)
		row_put_not_reported(w);
	else
		row_skip(w, 1);
}

void
write_progress_unit_periods(struct row_writer *w)
{
	const struct compliance *c = w->source->compliance;
	const struct calendar calendar = c->plan->calendar;

	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		struct month_tally months[MONTHS];

		row_begin(w);
		row_is_of(w, subject_of_activities(u, ANY_LINE));
		row_put_text(w, c->plan->units[u].code);
		row_put_text(w, c->plan->units[u].name);
		row_put_count(w, c->units[u].activities);
		if (!compliance_unit_months(w->arena, c, u, months))
			continue;
		for (unsigned p = 0; p < calendar_count(calendar); p++) {
			if (calendar_slot(calendar, p) <= c->cut.month)
				put_month(w, &months[p]);
			else
				row_skip(w, 1);
		}
	}
}

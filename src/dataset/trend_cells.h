/*
 * Cells of what was before: at the cut before, as it was reported then, and at the same cut of the year
 * before (dataset/source.h).
 */
#ifndef PLIEGO_DATASET_TREND_CELLS_H
#define PLIEGO_DATASET_TREND_CELLS_H

#include "dataset/members.h"
#include "dataset/progress_cells.h"

/* clang-format off */
/*
 * The last columns of an activity, and of many.  Blank where nobody asks for them, where there is no such
 * cut, and of what was not there then; a difference is in percentage points of what is printed of both.
 */
#define TREND_COLUMNS(meaning) \
	{"CUMPLIMIENTO DEL CORTE ANTERIOR", CELL_PERCENT, COLUMN_TREND, (meaning) | OF_REPORTED}, \
	{"VARIACIÓN DEL CUMPLIMIENTO", CELL_NUMBER, COLUMN_TREND, IS_CHANGE | OF_REPORTED}, \
	{"CUMPLIMIENTO DEL AÑO ANTERIOR", CELL_PERCENT, COLUMN_LAST_YEAR, (meaning) | OF_LAST_YEAR}, \
	{"VARIACIÓN ANUAL", CELL_NUMBER, COLUMN_LAST_YEAR, IS_CHANGE | OF_LAST_YEAR}
#define ACTIVITY_TREND_COLUMNS \
	{"EJECUTADO DEL CORTE ANTERIOR", CELL_NUMBER, COLUMN_TREND, IS_EXECUTED | OF_REPORTED}, \
	{"EJECUTADO DEL AÑO ANTERIOR", CELL_NUMBER, COLUMN_LAST_YEAR, IS_EXECUTED | OF_LAST_YEAR}, \
	TREND_COLUMNS(IS_RATIO)
/* The same of an activity over all units, whose ratio is of sums. */
#define TOTAL_TREND_COLUMNS \
	{"EJECUTADO DEL CORTE ANTERIOR", CELL_NUMBER, COLUMN_TREND, IS_EXECUTED | OF_REPORTED}, \
	{"RAZÓN DEL CORTE ANTERIOR", CELL_PERCENT, COLUMN_TREND, IS_RATIO | OF_REPORTED}, \
	{"VARIACIÓN DE LA RAZÓN", CELL_NUMBER, COLUMN_TREND, IS_CHANGE | OF_REPORTED}, \
	{"PROMEDIO DEL CORTE ANTERIOR", CELL_PERCENT, COLUMN_TREND, IS_MEAN | OF_REPORTED}, \
	{"VARIACIÓN DEL PROMEDIO", CELL_NUMBER, COLUMN_TREND, IS_MEAN_CHANGE | OF_REPORTED}, \
	{"EJECUTADO DEL AÑO ANTERIOR", CELL_NUMBER, COLUMN_LAST_YEAR, IS_EXECUTED | OF_LAST_YEAR}, \
	{"RAZÓN DEL AÑO ANTERIOR", CELL_PERCENT, COLUMN_LAST_YEAR, IS_RATIO | OF_LAST_YEAR}, \
	{"VARIACIÓN ANUAL DE LA RAZÓN", CELL_NUMBER, COLUMN_LAST_YEAR, IS_CHANGE | OF_LAST_YEAR}, \
	{"PROMEDIO DEL AÑO ANTERIOR", CELL_PERCENT, COLUMN_LAST_YEAR, IS_MEAN | OF_LAST_YEAR}, \
	{"VARIACIÓN ANUAL DEL PROMEDIO", CELL_NUMBER, COLUMN_LAST_YEAR, IS_MEAN_CHANGE | OF_LAST_YEAR}
/* clang-format on */

void row_put_activity_trend(struct row_writer *, uint32_t activity);
void row_put_tally_trend(struct row_writer *, const struct row_subject *, const struct tally *now);
/* Of a row of the national rollup; what it was then is reckoned in the scratch arena. */
void row_put_total_trend(struct row_writer *, struct arena *scratch, size_t row,
    const struct activity_total *now);

/*
 * The activities of the year before that a subject of now had then: those of the same unit or line, of all,
 * or of the units of its set; indexes, in order.  False: there was no such unit or line.
 */
bool trend_members_then(struct arena *, const struct year_before *, const struct row_subject *,
    struct row_members *out);

#endif

/*
 * Cells of what was before: at the cut before, as it was reported then (dataset/source.h).
 */
#ifndef PLIEGO_DATASET_TREND_CELLS_H
#define PLIEGO_DATASET_TREND_CELLS_H

#include "dataset/progress_cells.h"

/*
 * The last columns of an activity, and of many.  Blank where nobody asks for a trend, where there is no such
 * cut, and of what was not there then; a difference is in percentage points of what is printed of both.
 */
#define TREND_COLUMNS(meaning)                                                                    \
	{"CUMPLIMIENTO DEL CORTE ANTERIOR", CELL_PERCENT, COLUMN_TREND, (meaning) | OF_REPORTED}, \
	{                                                                                         \
		"VARIACIÓN DEL CUMPLIMIENTO", CELL_NUMBER, COLUMN_TREND, IS_CHANGE | OF_REPORTED  \
	}

#define ACTIVITY_TREND_COLUMNS                                                                  \
	{"EJECUTADO DEL CORTE ANTERIOR", CELL_NUMBER, COLUMN_TREND, IS_EXECUTED | OF_REPORTED}, \
	    TREND_COLUMNS(IS_RATIO)

void row_put_activity_trend(struct row_writer *, uint32_t activity);
void row_put_tally_trend(struct row_writer *, const struct row_subject *, const struct tally *now);

#endif

/*
 * The columns of datasets for a plan by whatever periods: of months in the order of its year, or else of its
 * periods in the place of the months, and none of quarters beside them.
 */
#ifndef PLIEGO_DATASET_PERIODS_H
#define PLIEGO_DATASET_PERIODS_H

#include "base/arena.h"
#include "dataset/catalogue.h"
#include "sheet/calendar.h"

/* Of a dataset that has columns: as its catalogue has them, or made in the arena. */
const struct dataset_column *dataset_columns(struct arena *, enum dataset, struct calendar);

/* Whether some of the columns are of months. */
bool dataset_has_series(const struct dataset_column *);

/*
 * Whether the column is of that series: COLUMN_OF_SLOT, COLUMN_OF_GROUP, or COLUMN_DONE_FIRST for all that
 * was done.  Those of dataset_columns() that are of one are in the order of the year.
 */
bool dataset_column_is_of(const struct dataset_column *, enum column_series);

#endif

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

#endif

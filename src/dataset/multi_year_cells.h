/*
 * What was reached since a base, as it is printed.
 */
#ifndef PLIEGO_DATASET_MULTI_YEAR_CELLS_H
#define PLIEGO_DATASET_MULTI_YEAR_CELLS_H

#include "base/fraction.h"

#define REACHED_PLACES 1

/* In percent, rounded half away from zero. */
struct decimal reached_percent(struct fraction, bool negative);

#endif

/*
 * Figures of a rollup as cells.
 */
#ifndef PLIEGO_DATASET_FIGURE_H
#define PLIEGO_DATASET_FIGURE_H

#include "dataset/cell.h"
#include "plan/rollup.h"

/* A number of what is measured in that quantity: a percent, where it is in percent. */
struct dataset_cell number_cell(struct decimal, enum quantity);

/* The mean of so many, of which `sum` is the sum. */
struct dataset_cell mean_cell(struct decimal sum, uint32_t count, enum quantity);

/* A blank cell for a blank figure, and for what may not be consolidated. */
struct dataset_cell figure_cell(const struct figure_sum *, enum figure_rule, enum quantity);

#endif

/*
 * The rows of a unit's plan as those of a dataset: its activities, with their own cells, so that these can be
 * told as figures are.  Row i is the unit's activity i.  Where the plan has versions, columns CIFRA ANTES
 * and CIFRA DESPUÉS, for each of its changes, follow: what the cell said, and what it says where it is in no
 * other of the columns.
 */
#ifndef PLIEGO_DATASET_PLAN_CELLS_H
#define PLIEGO_DATASET_PLAN_CELLS_H

#include "dataset/dataset.h"

/* With what each row is of; lives in the arena.  There are as many columns for each unit. */
void plan_cells_build(struct arena *, const struct dataset_source *, uint32_t unit, struct dataset_rows *out);

#endif

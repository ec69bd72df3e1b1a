/*
 * What the activities of a unit, of a line, or all come to: one row each.
 */
#ifndef PLIEGO_DATASET_TALLIES_H
#define PLIEGO_DATASET_TALLIES_H

#include "dataset/row_writer.h"

/* A row under tally_columns; place 0: the unit has none. */
void write_tally_of_unit(struct row_writer *, uint32_t unit, uint32_t place);

/* Whether it has activities enough with a figure to have a place: ranking.c. */
bool ranking_has(const struct compliance *, uint32_t unit);

/* A row under critical_columns: critical.c. */
void write_critical_unit(struct row_writer *, uint32_t unit);

#endif

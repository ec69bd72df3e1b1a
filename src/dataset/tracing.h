/*
 * The trace of any figure of any dataset.
 */
#ifndef PLIEGO_DATASET_TRACING_H
#define PLIEGO_DATASET_TRACING_H

#include "dataset/trace.h"

/*
 * Of a cell of rows that were built with their subjects.  NULL: the cell is no figure, or nothing is told of
 * what the row is of.  Of a blank one, its parts say why.
 */
const struct trace *trace_of_rows(struct arena *, const struct dataset_source *, const struct dataset_rows *,
    size_t row, size_t column);

#endif

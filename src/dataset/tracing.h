/*
 * The trace of any figure of any dataset.
 */
#ifndef PLIEGO_DATASET_TRACING_H
#define PLIEGO_DATASET_TRACING_H

#include "dataset/trace.h"

struct tracer;

/* For any number of figures of the source: what is looked for in all of it is found once.  In the arena. */
struct tracer *tracer_open(struct arena *, const struct dataset_source *);

/*
 * Of a cell of rows that were built with their subjects.  NULL: the cell is no figure, or nothing is told of
 * what the row is of.  Of a blank one, its parts say why.  Lives in the tracer's arena.
 */
struct trace *trace_of_rows(struct tracer *, const struct dataset_rows *, size_t row, size_t column);

#endif

/*
 * What a chart draws between two series of a dataset: the second less the first, category by category.
 *
 * Either each row is a category, and a series is the cells of a column; or each column is, and a series is
 * the cells of a row.  Where the series are added up, so are their parts: all up to the category.
 */
#ifndef PLIEGO_DATASET_DIFFERENCES_H
#define PLIEGO_DATASET_DIFFERENCES_H

#include "dataset/tracing.h"

struct series_difference {
	enum dataset dataset;
	bool by_row; /* each row is a category; else columns are */
	bool cumulative;
	size_t row[2]; /* unless by_row: those that the series are */
	/* Of each series utf8_fold() of the headings: by_row of one, else of the categories. */
	const char *const *keys[2];
	size_t key_count;
	enum column_series each[2]; /* COLUMN_ALONE: its columns are those of the keys; else all of these */
};

/* The same in rows of its dataset, which must outlive it. */
struct difference_cells {
	const struct series_difference *of;
	const struct dataset_rows *rows;
	const size_t *columns[2]; /* by category; by_row: one */
	size_t count;             /* categories */
	/* "EJECUTADAS − PROGRAMADAS": a number, IS_SERIES_DIFFERENCE. */
	struct dataset_column heading;
};

/* Lives in the arena.  Count 0: the rows lack one of the series. */
struct difference_cells difference_bind(struct arena *, const struct series_difference *,
    const struct dataset_rows *);

/* False where one of the two is not known. */
bool difference_cell(const struct difference_cells *, size_t category, struct dataset_cell *out);

/* The row in which the figure is told to be: its category's, or that of the second series. */
size_t difference_row(const struct difference_cells *, size_t category);

/* Of rows with their subjects.  NULL: nothing is known. */
const struct trace *difference_trace(struct tracer *, const struct difference_cells *, size_t category);

#endif

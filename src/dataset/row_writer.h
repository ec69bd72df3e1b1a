/*
 * How the rows of a dataset are written: cell by cell, from left to right, in the order of its headings.
 *
 * Shared by the files datasets*.c.
 */
#ifndef PLIEGO_DATASET_ROW_WRITER_H
#define PLIEGO_DATASET_ROW_WRITER_H

#include "base/buf.h"
#include "dataset/dataset.h"

/* Headings of the months of a plan. */
#define MONTH_HEADINGS "ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"

/* Of rollups and progress; the last of them all, as it came last. */
#define UNIT_OF_MEASURE_HEADING "UNIDAD DE MEDIDA"

struct rows {
	struct arena *arena;
	const struct dataset_source *source;
	struct sheet *sheet;
	struct sheet_row *rows;
	size_t capacity;
	struct sheet_cell *cells; /* of the row being written */
	size_t at;
	struct buf text; /* for cells that are put together */
};

/* Gives the sheet its headings, and no rows yet. */
void rows_init(struct rows *, struct arena *, enum dataset, const struct dataset_source *, struct sheet *);

/* Gives the sheet its rows. */
void rows_release(struct rows *);

/* progress.c: the same as the functions of datasets.h, of the progress. */
const char *const *progress_headings(enum dataset, size_t *count);
void progress_write(struct rows *, enum dataset, uint32_t unit);

/* progress.c: a row of a unit's tally; place 0: it has none. */
void progress_write_unit(struct rows *, uint32_t unit, uint32_t place);

/*
 * ranking.c: DATASET_PROGRESS_RANKING, and of the best and worst at most five, and all that tie with the
 * last of them.  Equals share a place, and the next one's counts them (1, 1, 3).  A unit with fewer
 * activities with a figure than the scale asks for has no place, and is in neither.  One in the lowest
 * level is not among the best, one above the mean of all is not among the worst, none is in both; a single
 * unit has no place.
 */
void progress_write_ranking(struct rows *, enum dataset);

/* missing.c: DATASET_PROGRESS_MISSING. */
void progress_write_missing(struct rows *);

/* Cells that nothing is put into stay blank. */
void row_begin(struct rows *);

/* The text is borrowed; NULL: a blank cell. */
void row_put(struct rows *, const char *text);

/* What is in `text`, if anything. */
void row_put_text(struct rows *);

void row_put_number(struct rows *, uint64_t);
void row_put_plain(struct rows *, uint64_t); /* without grouping; blank for 0 */

/* The label of a strategic line; NULL where there is none. */
const char *row_line(const struct rows *, uint32_t line);

/* The label of a unit of measure; NULL where there is none. */
const char *row_unit_of_measure(const struct rows *, uint32_t unit_of_measure);

#endif

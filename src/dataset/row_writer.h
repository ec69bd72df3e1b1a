/*
 * How the rows of a dataset are written: cell by cell, from left to right, in the order of its headings.
 *
 * For the families of datasets.
 */
#ifndef PLIEGO_DATASET_ROW_WRITER_H
#define PLIEGO_DATASET_ROW_WRITER_H

#include "base/buf.h"
#include "dataset/catalogue.h"
#include "dataset/source.h"

/* The columns of the months of a plan, and of its quarters. */
/* clang-format off */
#define MONTH_COLUMNS \
	{"ENE", CELL_NUMBER, 0}, {"FEB", CELL_NUMBER, 0}, {"MAR", CELL_NUMBER, 0}, {"ABR", CELL_NUMBER, 0}, \
	{"MAY", CELL_NUMBER, 0}, {"JUN", CELL_NUMBER, 0}, {"JUL", CELL_NUMBER, 0}, {"AGO", CELL_NUMBER, 0}, \
	{"SEP", CELL_NUMBER, 0}, {"OCT", CELL_NUMBER, 0}, {"NOV", CELL_NUMBER, 0}, {"DIC", CELL_NUMBER, 0}
#define QUARTER_COLUMNS \
	{"T1", CELL_NUMBER, 0}, {"T2", CELL_NUMBER, 0}, {"T3", CELL_NUMBER, 0}, {"T4", CELL_NUMBER, 0}
/* clang-format on */

struct row_writer {
	struct arena *arena;
	const struct dataset_source *source;
	uint32_t unit; /* of the plan; of datasets of one unit */
	struct sheet *sheet;
	struct sheet_row *rows;
	size_t capacity;
	struct sheet_cell *cells; /* of the row being written */
	size_t at;
	struct buf text; /* for cells that are put together */
};

/* Gives the sheet its headings, and no rows yet. */
void row_writer_init(struct row_writer *, struct arena *, enum dataset, const struct dataset_source *,
    struct sheet *);

/* Gives the sheet its rows. */
void row_writer_release(struct row_writer *);

/* Cells that nothing is put into stay blank. */
void row_begin(struct row_writer *);

/* The text is borrowed; NULL: a blank cell. */
void row_put(struct row_writer *, const char *text);

/* What is in `text`, if anything. */
void row_put_text(struct row_writer *);

void row_put_number(struct row_writer *, uint64_t);
void row_put_plain(struct row_writer *, uint64_t); /* without grouping; blank for 0 */

/* The label of a strategic line; NULL where there is none. */
const char *row_line(const struct row_writer *, uint32_t line);

/* The label of a unit of measure; NULL where there is none. */
const char *row_unit_of_measure(const struct row_writer *, uint32_t unit_of_measure);

#endif

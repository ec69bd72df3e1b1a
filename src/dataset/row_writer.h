/*
 * How the rows of a dataset are written: cell by cell, from left to right, in the order of its columns.
 *
 * For the families of datasets.  A text gets the kind of the column that it is written into.
 */
#ifndef PLIEGO_DATASET_ROW_WRITER_H
#define PLIEGO_DATASET_ROW_WRITER_H

#include "dataset/cell.h"
#include "dataset/source.h"
#include "dataset/subject.h"
#include "sheet/plan_headings.h"

/* clang-format off */
/* Code and name of the unit that a row is about. */
#define UNIT_COLUMNS {"CÓDIGO", CELL_TEXT, 0, IS_TEXT}, {"UNIDAD", CELL_TEXT, 0, IS_TEXT}

/* The columns of the months of a plan, and of its quarters. */
#define MONTH_COLUMN(number, heading) {heading, CELL_NUMBER, COLUMN_OF_SLOT, IS_SLOT}
#define QUARTER_COLUMN(number, heading) {heading, CELL_NUMBER, COLUMN_OF_GROUP, IS_GROUP}
#define MONTH_COLUMNS MONTH_HEADINGS(MONTH_COLUMN)
#define QUARTER_COLUMNS QUARTER_HEADINGS(QUARTER_COLUMN)
/* clang-format on */

struct row_writer {
	struct arena *arena; /* of texts */
	struct arena *cells_arena;
	const struct dataset_source *source;
	uint32_t unit; /* of the plan; of datasets of one unit */
	const struct dataset_column *columns;
	size_t column_count;
	const struct dataset_cell **rows;
	size_t row_count, capacity;
	struct dataset_cell *cells;    /* of the row being written */
	size_t at;                     /* the column that is written next */
	struct buf text;               /* for texts that are put together */
	const struct row_range *range; /* of a dataset in parts: what is asked for; NULL: all */
	size_t total;                  /* then: rows that there are */
	struct row_sink sink;          /* rows go there one by one, and are not kept; row NULL: they are */
	struct arena *row_arena;       /* then: of texts that were put together for the last rows */
	bool tells_subjects;           /* what rows are of is kept, too */
	struct row_subject *subjects;
	size_t subject_capacity;
};

/*
 * For writers of datasets in parts, which have as many rows as what they are of: the first that is asked for,
 * of `count`; *end is one past the last.
 */
size_t row_first(struct row_writer *, size_t count, size_t *end);

/* What was written; rows and cells live in their arena, texts in the other. */
void row_writer_finish(struct row_writer *, struct dataset_rows *out);

/* Cells that nothing is put into stay blank. */
void row_begin(struct row_writer *);
void row_skip(struct row_writer *, size_t cells);

/* What the row that was begun is of. */
void row_is_of(struct row_writer *, struct row_subject);

/* Any cell; its source stays. */
void row_put(struct row_writer *, struct dataset_cell);

void row_put_not_reported(struct row_writer *);

/* The text is borrowed; NULL or empty: a blank cell. */
void row_put_text(struct row_writer *, const char *);

/* What a cell of a sheet says; NULL: a blank cell. */
void row_put_source(struct row_writer *, const struct sheet_cell *);

/* A fixed word in the language of the document. */
static inline const char *row_wording(const struct row_writer *, const char *spanish)
    __attribute__((format_arg(2)));

static inline const char *
row_wording(const struct row_writer *w, const char *spanish)
{
	return wording_text(w->source->wording, spanish);
}

/* What is in `text`, if anything. */
void row_put_built(struct row_writer *);

/* What people are told, and programs. */
void row_put_told(struct row_writer *, const char *people, const char *programs);

void row_put_count(struct row_writer *, uint64_t);
void row_put_ordinal(struct row_writer *, uint64_t); /* blank for 0 */
void row_put_percent(struct row_writer *, struct decimal);

/* The label of a strategic line; NULL where there is none. */
const char *row_line(const struct row_writer *, uint32_t line);

/* The label of a unit of measure; NULL where there is none. */
const char *row_unit_of_measure(const struct row_writer *, uint32_t unit_of_measure);

#endif

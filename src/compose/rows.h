/*
 * The rows that a table or a chart prints: those of the unit's sheet, as they are written there, or those of
 * a dataset, whose cells become text and values here, in the style of the job.
 *
 * Columns are -1 where a sheet lacks what a template binds; a cell that there is not is blank.
 */
#ifndef PLIEGO_COMPOSE_ROWS_H
#define PLIEGO_COMPOSE_ROWS_H

#include "dataset/dataset.h"
#include "sheet/sheet.h"

struct rows {
	struct arena *arena; /* of texts, which outlive the rows */
	struct arena *cells; /* of what was computed; NULL: nothing was */
	enum dataset dataset;
	const struct sheet *sheet;    /* of the plan; NULL: computed */
	struct dataset_rows computed; /* of any other dataset: those from `first` on that are there */
	size_t first;
	bool in_parts; /* all rows are known, but there only when they are loaded */
	const struct dataset_source *source;
	uint32_t unit;
	const char *const *keys; /* of the columns */
	const char *const *own;  /* of a sheet's headings (sheet/sheet.h), or NULL */
	size_t column_count, row_count;
	struct number_style numbers;         /* of the job */
	const struct compliance *compliance; /* NULL: there is none */
};

void rows_of_sheet(struct arena *, const struct sheet *, struct number_style, struct rows *out);
void rows_of_dataset(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    struct rows *out);

/*
 * The same, in parts where the dataset can be had so: then none is there so far.  Those of a sheet always
 * are.
 */
void rows_in_parts_of_dataset(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    struct rows *out);

/* Lets go of the part that is there, and gets another, with texts in that arena. */
void rows_load(struct rows *, struct arena *texts, struct row_range);

/* Lets go of what was computed, but not of the texts that were asked for. */
void rows_release(struct rows *);

/* The column with that key; -1: none. */
int rows_column(const struct rows *, const char *key);

/* What is written there or, computed, as it is printed; "" for a blank. */
const char *rows_text(const struct rows *, size_t row, int column);

/* The cell of the sheet; NULL where it is computed. */
const struct sheet_cell *rows_sheet_cell(const struct rows *, size_t row, int column);

/* The cell that was computed; NULL where it is of a sheet, or there is none. */
const struct dataset_cell *rows_dataset_cell(const struct rows *, size_t row, int column);

/* The place in the file; `otherwise` where it is computed. */
struct srcloc rows_place(const struct rows *, size_t row, int column, struct srcloc otherwise);

/*
 * The value of a cell: of a sheet, as that reads it; of a figure, as it is printed; of a computed text, what
 * it says.  False where that is no number, dash or blank.
 */
bool rows_value(const struct rows *, size_t row, int column, struct value *out);

/* Whether what is in the column, or in the row, is of a month behind the cut. */
bool rows_column_is_future(const struct rows *, int column);
bool rows_row_is_future(const struct rows *, size_t row);

#endif

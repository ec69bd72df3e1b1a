/*
 * What was computed, as sheets: rollups and findings in rows of text, under headings, so that a
 * template binds columns to them as to a CSV, and the program prints them as text, CSV or JSON.
 *
 * Figures are printed in the job's number style, exact; means with one decimal more than what they are made
 * of, compliances with one, rounded half away from zero, and behind a percent sign as the plan has it.  What
 * is blank stays blank.  Cells have no place in a file (line 0).
 *
 * Findings are told in the language asked for.  All else is in the words of the plan itself: headings are
 * those of its columns, or like them, and measures and consolidations are called what the columns MEDIDA and
 * CONSOLIDACIÓN are read with.
 */
#ifndef PLIEGO_DATASET_DATASET_H
#define PLIEGO_DATASET_DATASET_H

#include "dataset/catalogue.h"
#include "dataset/source.h"

/*
 * Whether what stands under one of its headings is of a month behind the cut: it is blank whatever was
 * reported, so that a document stays what it was when more comes in.
 */
bool dataset_is_future(enum dataset, const struct compliance *, const char *heading);

/* The same of a row: a month behind the cut, among those of the progress. */
bool dataset_row_is_future(enum dataset, const struct compliance *, size_t row);

/* Fills in the sheet; `unit` matters to datasets of one unit.  Never fails; lives in the arena. */
void dataset_build(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    struct sheet *out);

#endif

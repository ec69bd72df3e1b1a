/*
 * What the files of a job call their columns, and what was taken for what; and the vocabulary itself.
 */
#ifndef PLIEGO_RUN_COLUMNS_H
#define PLIEGO_RUN_COLUMNS_H

#include "dataset/cell.h"
#include "run/build.h"

/* Columns of the first report. */
#define COLUMNS_OF_JOB 6

/*
 * One row for each heading of each file, in the order of units, their plan, progress and previous progress,
 * and columns: unit, file, place, heading, column, how.  `how` is one word, in English for programs:
 * "same", "synonym", "job", "template" (a template prints it, and nothing else is read of it), "unread";
 * and "missing", without a heading, of what a plan can't be computed without.  Files that can't be read are
 * told in diags, and have no rows.  A file of progress that is not there yet has none, either.
 */
enum build_result columns_of_job(struct arena *, const struct build_options *, struct dataset_rows *out,
    struct diags *);

/*
 * One row for each column that is known: its heading, then the words for it in each language, joined by ",
 * ".
 */
void columns_vocabulary(struct arena *, enum language, struct dataset_rows *out);

#endif

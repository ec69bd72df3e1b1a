/*
 * Cells of what was done: shared by the datasets of the progress.
 */
#ifndef PLIEGO_DATASET_PROGRESS_CELLS_H
#define PLIEGO_DATASET_PROGRESS_CELLS_H

#include "dataset/row_writer.h"

/* Blank where there is no figure. */
void row_put_compliance(struct row_writer *, struct fraction);
void row_put_mean(struct row_writer *, const struct fraction_sum *);
struct decimal row_mean(const struct row_writer *, const struct fraction_sum *); /* as that is printed */
/* now - before; blank where that has too many digits. */
void row_put_change(struct row_writer *, struct decimal now, struct decimal before);

/* A compliance of before, and how many percentage points there are between what is printed of both. */
void row_put_compliance_and_change(struct row_writer *, struct fraction was, struct fraction now);

/* These points of two means, of which the earlier one is there. */
void row_put_mean_change(struct row_writer *, const struct fraction_sum *now, const struct fraction_sum *was);
void row_put_mean_with_zeros(struct row_writer *, const struct mean *);

/* Decimals of the share that the activities of a status are of all. */
#define STATUS_SHARE_PLACES 1

/* "13 de 14". */
struct dataset_cell coverage_cell(uint32_t of, uint32_t all, const char *between);

/* How many of those that are due are in the mean; blank where none is due. */
void row_put_coverage(struct row_writer *, const struct mean *);

/* What was planned or done, as a cell; blank where it is neither a number nor a percent. */
struct dataset_cell amount_cell(const struct amount *, const struct sheet_cell *source);

/* What was planned or done, as it is in a cell of a plan or progress sheet; NULL: in none. */
void row_put_amount(struct row_writer *, const struct amount *, const struct sheet_cell *);

/* The same as a cell; count is not 0. */
struct dataset_cell portion_cell(const struct portion *, enum quantity measure);

/* sum / divisor: with as many decimals as the sum where that is exact, else with one more. */
void row_put_portion(struct row_writer *, const struct portion *, enum quantity measure);

/*
 * What was reported of the activity under the word, for the period of the cut (plan/reasons.h); NULL:
 * nothing.
 */
const char *row_told(struct row_writer *, uint32_t activity, enum period_subject);

/* Name and letter, in two cells. */
void row_put_status(struct row_writer *, uint8_t status);

#endif

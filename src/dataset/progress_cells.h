/*
 * Cells of what was done: shared by the datasets of the progress.
 */
#ifndef PLIEGO_DATASET_PROGRESS_CELLS_H
#define PLIEGO_DATASET_PROGRESS_CELLS_H

#include "dataset/row_writer.h"

void put_decimal(struct row_writer *, struct decimal, int places, bool percent);
void put_compliance(struct row_writer *, struct fraction);
void put_mean(struct row_writer *, const struct fraction_sum *);

/* "3 de 5": how many of those that are due are in the mean; nothing where none is due. */
void put_coverage(struct row_writer *, const struct mean *);

void put_with_zeros(struct row_writer *, const struct mean *);
void put_amount(struct row_writer *, const struct amount *);

/* sum / divisor: with as many decimals as the sum where that is exact, else with one more. */
void put_portion(struct row_writer *, const struct portion *, enum quantity measure);

/* Name and letter, in two cells. */
void put_status(struct row_writer *, uint8_t status);

#endif

/*
 * Rows of national figures beside what the units have together (reconciliation-amounts), as they are
 * explained.
 *
 * Their subject is a row of the national rollup in a period, or as a whole of its target; or all activities
 * with money in a currency, and then `period` is the number of a figure of money.
 */
#ifndef PLIEGO_DATASET_AGREEMENT_H
#define PLIEGO_DATASET_AGREEMENT_H

/* What the figure of that number means in other datasets (dataset/catalogue.h). */
unsigned agreement_of_money(unsigned number);

/* What it is called, in Spanish. */
const char *agreement_money_name(unsigned number);

#endif

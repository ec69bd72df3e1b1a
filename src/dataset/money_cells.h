/*
 * Cells of money: shared by the datasets that have any.
 */
#ifndef PLIEGO_DATASET_MONEY_CELLS_H
#define PLIEGO_DATASET_MONEY_CELLS_H

#include "dataset/progress_cells.h"

/* With the decimals of the whole budget; blank where nothing is in it. */
void row_put_money(struct row_writer *, const struct portion *);

/* Its code; blank where nothing says which. */
void row_put_currency(struct row_writer *, uint8_t currency);

/*
 * The last columns of what is told of the progress: MONEDA, PRESUPUESTO, DEVENGADO, EJECUCIÓN FINANCIERA.
 * Blank where there is no money, or some in several currencies.
 */
#define MONEY_COLUMNS                                                                    \
	{"MONEDA", CELL_WORD, COLUMN_OF_MONEY, IS_TEXT},                                 \
	    {"PRESUPUESTO", CELL_NUMBER, COLUMN_MONEY, IS_BUDGET | OF_THE_YEAR},         \
	    {"DEVENGADO", CELL_NUMBER, COLUMN_MONEY, IS_SPENT | OF_THE_YEAR},            \
	{                                                                                \
		"EJECUCIÓN FINANCIERA", CELL_PERCENT, COLUMN_OF_MONEY, IS_FINANCIAL_SIDE \
	}

void row_put_activity_money(struct row_writer *, uint32_t activity);
void row_put_sums_money(struct row_writer *, const struct budget_sums *);

/* The money of whom a row is about; NULL: nobody asks for it, or there is none. */
const struct budget *row_budget(const struct row_writer *);

#endif

/*
 * How a figure of a rollup is printed.
 */
#ifndef PLIEGO_DATASET_FIGURE_H
#define PLIEGO_DATASET_FIGURE_H

#include "plan/rollup.h"

/* Appends a figure as it is printed; nothing for a blank one. */
void figure_print(struct buf *, const struct figure_sum *, enum figure_rule, enum quantity,
    struct number_style);

/* The number alone, grouped or not, of a figure that is not blank. */
void figure_print_number(struct buf *, const struct figure_sum *, enum figure_rule, struct number_style,
    bool grouped);

#endif

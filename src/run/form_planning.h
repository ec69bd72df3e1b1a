/*
 * The form in which a unit plans the year to come: this year's plan, with its figures left out.
 *
 * It has the columns of the plan under its own headings, so that the job and the templates that read the
 * plan read the form.  Texts are filled in, but for OBSERVACIONES; META ANUAL, the periods and all other
 * columns of figures are blank.  A heading that names the plan's year has the column's own word instead.  All
 * cells are open, and rows may come and go.
 *
 * Rows are those of the plan, without totals and signatures, and some blank ones behind them.
 */
#ifndef PLIEGO_RUN_FORM_PLANNING_H
#define PLIEGO_RUN_FORM_PLANNING_H

#include "run/build.h"
#include "run/form_table.h"

/* Fills in columns and rows. */
void form_planning(struct arena *, const struct build_reading *, size_t unit, struct form_table *out);

#endif

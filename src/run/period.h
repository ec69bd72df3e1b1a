/*
 * Whether what a run has read goes with the periods of its plan.
 */
#ifndef PLIEGO_RUN_PERIOD_H
#define PLIEGO_RUN_PERIOD_H

#include "run/run.h"

/* Whether the binding is of a dataset, by the heading of a month or period, or of what was done in one. */
bool binding_is_of_period(const struct binding *);

/* Headings of periods that templates bind, against those that the plan has [template-unknown-field]. */
void check_period_bindings(struct run *, struct diags *);

#endif

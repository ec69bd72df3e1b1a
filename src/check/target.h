/*
 * Target and months, by the activity's consolidation.
 */
#ifndef PLIEGO_CHECK_TARGET_H
#define PLIEGO_CHECK_TARGET_H

#include "check/activity_figures.h"

/* Tells where one of them is missing; returns whether both are there. */
bool check_presence(struct checking *, const struct activity_figures *);

/* Tells where the months that are there do not make the target that is there. */
void check_target(struct checking *, const struct activity_figures *);

/* Tells of a consolidation that was inferred and is not the sum. */
void check_inferred(struct checking *, const struct activity_figures *);

#endif

/*
 * A number in OBSERVACIONES: cells that have slipped to the right.
 */
#ifndef PLIEGO_CHECK_NOTES_H
#define PLIEGO_CHECK_NOTES_H

#include "check/activity_figures.h"

/* Returns whether what was found stands for a target that its months do not make. */
bool check_notes(struct checking *, const struct activity_figures *);

#endif

/*
 * The rows of a form of progress: the unit's activities, each with what was reported of it, and below them
 * the rows of its sheet that report what is in none of those, as they stand there.
 *
 * These are the rows of no activity, of several, or of two, and those of an activity that an earlier row is
 * of; of the known ones only where they say more than which activity they are of.
 */
#ifndef PLIEGO_RUN_FORM_ROWS_H
#define PLIEGO_RUN_FORM_ROWS_H

#include "plan/progress.h"

/* How many there are; of the unit's activities first.  They live in the arena and borrow from the sheet. */
uint32_t form_rows(struct arena *, const struct progress *, uint32_t unit, struct number_style,
    const struct executed **rows);

#endif

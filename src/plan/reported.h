/*
 * What was reported in the previous edition, as if nothing had been reported since.
 */
#ifndef PLIEGO_PLAN_REPORTED_H
#define PLIEGO_PLAN_REPORTED_H

#include "plan/progress.h"

/*
 * The progress of the previous edition, of the same plan: each unit's sheet is that of then, so that a figure
 * is found in the file that it was read from.  A unit that the edition has no sheet of had reported nothing,
 * where the edition is of all units (`of_all`), and otherwise what it reports now.  False where there is no
 * previous edition: *out is then what is reported now.  Borrows from `now`.
 */
bool progress_as_reported(struct arena *, const struct progress *now, bool of_all, struct progress *out);

/*
 * Whether a month that the previous edition had a figure of is another one now, be it the same number in
 * another currency, or gone.  There is such an edition.
 */
bool progress_is_corrected(const struct progress *, uint32_t activity, int month);

#endif

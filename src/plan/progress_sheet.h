/*
 * Progress sheets, as they are read.
 *
 * A progress sheet is a CSV like a plan's (sheet/sheet.h): CÓDIGO or ACTIVIDAD to find the activity, with
 * LÍNEA (or LÍNEA ESTRATÉGICA/PROCESO) where that is not enough; what was done in each of the periods by
 * which the unit's plan is, ENE to DIC, T1 to T4, ANUAL, as many as there are so far; JUSTIFICACIÓN, of
 * periods (plan/reasons.h).  Other columns are let be.
 */
#ifndef PLIEGO_PLAN_PROGRESS_SHEET_H
#define PLIEGO_PLAN_PROGRESS_SHEET_H

#include "plan/reasons.h"
#include "sheet/read.h"

/*
 * As sheet_parse(), for a progress sheet, whatever the request binds: of the periods of the calendar, at
 * least one must be there and all before it, and CÓDIGO or ACTIVIDAD [progress-columns].  A JUSTIFICACIÓN of
 * no known period is warned of [progress-reason].  With a division of DIVISIONS, of a unit whose plan can't
 * be read, nothing is asked of its periods.
 */
bool progress_sheet_parse(struct arena *, const struct sheet_request *, struct calendar, struct bytes,
    struct sheet *out, struct diags *);

/* The columns of what was done in the slots of a calendar (sheet/calendar.h); -1: there is none. */
void progress_slots(const struct sheet *, struct calendar, int slots[MONTHS]);

#endif

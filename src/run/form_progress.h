/*
 * The form in which a unit reports its progress: what it planned, and blank cells for what it did.
 *
 * Columns: CÓDIGO, where the unit's plan has codes; LÍNEA ESTRATÉGICA/PROCESO, ACTIVIDAD and META ANUAL as
 * the plan has them; PROGRAMADO and the month, for each month of the quarter; ENE to DIC with what the unit
 * has reported already, in whatever month; and JUSTIFICACIÓN with the quarter, T1 to T4, of this one and of
 * all that have a reason already (likewise of months).  Of a plan that is by other periods, these stand in
 * the place of months; and a form may be of any period that is made of the plan's own, or of one month.  A
 * plain JUSTIFICACIÓN that was reported goes to the quarter or period that it is of; where the sheet doesn't
 * show which, to all those of which the row has figures and no reason of their own.
 *
 * Rows are the plan's activities, and below them what was reported of others: rows that were of no activity,
 * of several, or of two, and the second ones of an activity.  They stand as they were reported, so that they
 * are told of in the next report as they were in this one.
 *
 * CAUSA and MEDIDA CORRECTIVA stand before and behind the JUSTIFICACIÓN of a period: of the form's own where
 * it asks for them, and of all that were filled in.
 *
 * Open are the months or periods up to the end of the form's own, and all that says why; later ones are not.
 */
#ifndef PLIEGO_RUN_FORM_PROGRESS_H
#define PLIEGO_RUN_FORM_PROGRESS_H

#include "run/build.h"
#include "run/form_table.h"

/* Fills in columns and rows of a unit's form for the period, which calendar_has(). */
void form_progress(struct arena *, const struct build_reading *, size_t unit, enum plan_column period,
    bool asks_for_causes, struct form_table *out);

#endif

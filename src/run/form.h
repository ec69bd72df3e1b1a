/*
 * Forms: for each unit a progress CSV to fill in, with what it planned and empty cells for what it did.
 *
 * Columns: CÓDIGO, where the unit's plan has codes; LÍNEA ESTRATÉGICA/PROCESO, ACTIVIDAD and META ANUAL as
 * the plan has them; PROGRAMADO and the month, for each month of the quarter; ENE to DIC with what the unit
 * has reported already, in whatever month; and JUSTIFICACIÓN with the quarter, T1 to T4, of this one and of
 * all that have a reason already (likewise of months).  Of a plan that is by other periods, these stand in
 * the place of months; and a form may be of any period that is made of the plan's own, or of one month.  A
 * plain JUSTIFICACIÓN that was reported goes to the quarter or period that it is of; where the sheet doesn't
 * show which, to that of the row's last figure.  A form that is filled in is a progress CSV
 * (plan/progress.h); one that isn't reports nothing new.  Of an activity whose row would not be known to be
 * of it, there is a warning at its row of the plan [form-unclear].
 *
 * An apostrophe is put before texts that begin as formulas do (sheet/spreadsheet.h): spreadsheets take them
 * for texts then, and it is no part of what progress is joined by.
 *
 * It is made for a spreadsheet of the job's locale: UTF-8 with a byte order mark, lines that end in CR LF,
 * and between cells the list separator that goes with the decimal mark: "," beside "1.5", ";" beside "1,5".
 *
 * The file is called like the unit's progress file where the job names one, else by the unit's code; where
 * that makes two names alike, the later ones have a number (publish/portable_name.h): p.csv, p-2.csv.
 */
#ifndef PLIEGO_RUN_FORM_H
#define PLIEGO_RUN_FORM_H

#include "run/build.h"

struct form_request {
	const struct build_reading *reading; /* with the units to make forms for */
	enum plan_column period;             /* of a month or period: calendar_has() it */
	bool force;                          /* a form that is there and differs is replaced */
};

enum form_result {
	FORM_DONE,
	FORM_REFUSED, /* one is there that differs, perhaps filled in: nothing was written [output-exists] */
	FORM_FAILED,  /* the system's fault */
};

/* names[i] becomes the file of the reading's units[i], in the arena. */
enum form_result forms_write(struct arena *, const struct form_request *, struct publication *,
    const char **names, struct diags *);

#endif

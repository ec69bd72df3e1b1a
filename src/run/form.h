/*
 * Forms: for each unit a file to fill in, a CSV or a workbook.  In one it reports its progress
 * (run/form_progress.h), in the other it plans the year to come (run/form_planning.h).
 *
 * A form of progress that is filled in is a progress sheet (plan/progress.h); one that isn't reports nothing
 * new.  Of an activity whose row would not be known to be of it, there is a warning at its row of the plan
 * [form-unclear].  Of a plan without activities to report there is no form [form-no-activities].
 *
 * A form of progress is called like the unit's progress file where the job names one, with an ending that
 * goes with its format, else by the unit's code, as plans are; where that makes two names alike, the later
 * ones have a number (publish/portable_name.h): p.csv, p-2.csv.
 */
#ifndef PLIEGO_RUN_FORM_H
#define PLIEGO_RUN_FORM_H

#include "publish/publication.h"
#include "run/form_request.h"

enum form_result {
	FORM_DONE,
	FORM_REFUSED, /* one is there that differs, perhaps filled in: nothing was written [output-exists] */
	FORM_FAILED,  /* the system's fault */
};

/* names[i] becomes the file of the reading's units[i], in the arena. */
enum form_result forms_write(struct arena *, const struct form_request *, struct publication *,
    const char **names, struct diags *);

#endif

/*
 * Forms: for each unit a progress CSV to fill in, with what it planned and empty cells for what it did.
 * What is in it, and in which columns, is run/form_progress.h.  A form that is filled in is a progress CSV
 * (plan/progress.h); one that isn't reports nothing new.  Of an activity whose row would not be known to be
 * of it, there is a warning at its row of the plan [form-unclear].
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

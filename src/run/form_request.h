/*
 * What forms are asked for.
 */
#ifndef PLIEGO_RUN_FORM_REQUEST_H
#define PLIEGO_RUN_FORM_REQUEST_H

#include "run/build.h"

enum form_of { FORM_OF_PROGRESS, FORM_OF_PLAN };

enum form_format { FORM_CSV, FORM_XLSX };

struct form_request {
	const struct build_reading *reading; /* with the units to make forms for */
	enum form_of of;
	enum form_format format;
	enum plan_column period; /* of progress: of a month or period, calendar_has() it */
	int year;                /* of a plan: the one to come */
	bool force;              /* a form that is there and differs is replaced */
};

#endif

/*
 * Own fields that templates print, against those that job, documents and units have: a template alone can't
 * know them.
 */
#ifndef PLIEGO_RUN_OWN_FIELDS_H
#define PLIEGO_RUN_OWN_FIELDS_H

#include "run/run.h"

/*
 * Of every template in use: a field that nobody has, with the nearest name, at its place in the template
 * [yaml-field]; one that some units, or the document, lack, at their place in the job [job-field].
 * A field that is said to be nothing is not lacking.
 */
void own_fields_check(struct run *, struct diags *);

#endif

/*
 * The texts in Markdown that a template prints: found and read.
 */
#ifndef PLIEGO_RUN_PROSE_H
#define PLIEGO_RUN_PROSE_H

#include "run/run.h"

/*
 * Each is looked for beside the job, since a template is shared by jobs, then beside the template.  False
 * after an error.
 */
bool prose_load(struct run *, struct run_template *, struct diags *);

#endif

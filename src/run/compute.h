/*
 * Computing what a run needs of what it read: for all, and for each document what it prints.
 */
#ifndef PLIEGO_RUN_COMPUTE_H
#define PLIEGO_RUN_COMPUTE_H

#include "run/run.h"

/*
 * The plan and its rollups; joins the progress, computes it for each document, and runs the checks.  False
 * after an error.
 */
bool compute_run(struct run *, struct diags *);

/* Where a document prints units and nation side by side: whether they agree.  False after an error. */
bool compute_agrees(struct run *, struct diags *);

#endif

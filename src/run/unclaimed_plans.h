/*
 * Plans in a folder that says nothing of its units, and that are of no unit of the job that it is read with:
 * the version may have had other units, which are gone since.
 */
#ifndef PLIEGO_RUN_UNCLAIMED_PLANS_H
#define PLIEGO_RUN_UNCLAIMED_PLANS_H

#include "base/diag.h"
#include "template/job.h"

#define RULE_OTHER_PLANS "version-other-plans"

/* Limits: names of a folder that are gone through, files that are looked into, and their size. */
#define UNCLAIMED_NAMES_MAX 10000
#define UNCLAIMED_FILES_MAX 200
#define UNCLAIMED_SIZE_MAX ((off_t)8 * 1024 * 1024)

/*
 * Tells of them in one note at `loc` [version-other-plans]: of the files in the folder, and in those below it
 * in which the job has plans, that have the columns of a plan, and by whose name the job has no file.
 * Where a limit is reached, it says that there may be more.  What can't be read is no plan.
 */
void unclaimed_plans_tell(struct arena *, const char *folder, const struct job *, struct srcloc loc,
    struct diags *);

#endif

/*
 * The versions of the plan that the job tells of: what each changed, and why.
 */
#ifndef PLIEGO_RUN_VERSIONS_H
#define PLIEGO_RUN_VERSIONS_H

#include "run/plan_version.h"

/* What was read of them. */
struct run_versions {
	struct source_versions told;
	struct version_file *files; /* that the earlier ones were read from */
	size_t file_count;
};

/*
 * Where the job tells of earlier versions: reads their plans, finds what each version changed, and sets it in
 * run->figures, for the checks and what documents print; the plan must be there.  A reason that is given for
 * what did not change is an error [job-versions], and so is a document of plans whose `version` is an earlier
 * one's though the plan is another now [job-version-reused].  False after an error.
 */
bool versions_load(struct run *, struct diags *);

#endif

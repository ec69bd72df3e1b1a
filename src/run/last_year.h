/*
 * The plan and progress of the year before, that the job names (`last-year`).
 */
#ifndef PLIEGO_RUN_LAST_YEAR_H
#define PLIEGO_RUN_LAST_YEAR_H

#include "run/plan_version.h"

/* What was read of it. */
struct run_last_year {
	struct version_file *files;
	size_t file_count;
	struct year_before pairs;
};

/*
 * Where the job names one, and a template prints it or somebody asks: reads it as one version of a plan is
 * (run/plan_version.h), with its progress, and sets it in run->figures; the plan must be there.  One that is
 * of another year, begins with another month or has no progress is an error [job-last-year].  False after an
 * error.
 */
bool last_year_load(struct run *, struct diags *);

#endif

/*
 * One version of a plan, read for itself, to be set against another: no document is made of it, and nothing
 * of it is checked.  Errors are told; warnings are for whoever checks that version.
 *
 * Where it is: a job file; a folder that holds a job.yaml; a folder with plans by the names that the units of
 * another job have; or a PDF made by Pliego that carries what it was made from, which is read where it is:
 * nothing is written.  In messages a file of a PDF is "PLAN.pdf/odah.csv".
 */
#ifndef PLIEGO_RUN_PLAN_VERSION_H
#define PLIEGO_RUN_PLAN_VERSION_H

#include "plan/changes.h"
#include "run/run.h"

struct version_request {
	const char *path;
	struct srcloc loc; /* where the path is written; file NULL: nowhere */
	const struct build_options *options;
	const struct job *like; /* whose units a folder without a job has; NULL: it must have one */
};

struct plan_version {
	struct job job; /* with the units that were found */
	struct plan plan;
	const char **files; /* that it was read from; of a PDF, that */
	size_t file_count;
};

/* Whether it is a folder that says nothing of its units, so that another job must. */
bool version_needs_job(struct arena *, const char *path);

/* BUILD_REFUSED, BUILD_FAILED: after an error. */
enum build_result version_read(struct arena *, const struct version_request *, struct plan_version *out,
    struct diags *);

static inline struct changes_side
version_side(const struct plan_version *version)
{
	return (struct changes_side){&version->plan, version->job.numbers};
}

#endif

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
#include "plan/year_before.h"
#include "run/run.h"

struct version_request {
	const char *path;
	struct srcloc loc; /* where the path is written; file NULL: nowhere */
	const struct build_options *options;
	const struct job *like;        /* whose units a folder without a job has; NULL: it must have one */
	const struct carried *carried; /* the PDF whose job names it, and which carries it; NULL: none */
	const struct job *only;        /* units that this job has not are passed over; NULL: none is */
	const char *const *without;    /* codes of units that are passed over */
	size_t without_count;
	struct source_key source; /* in that: of its files */
	bool takes_progress;      /* what was done, too; a PDF is then that of one document */
	bool tells_others;        /* of plans in such a folder that are of no unit of that job */
	bool takes_faults;        /* with a job that says so, units whose plans have faults are left out */
};

/* What a version was read from. */
struct version_file {
	const char *path;
	const char *name; /* as its own job calls it; NULL: it is that */
	const char *unit; /* the code of the one that it is of; NULL: a job */
	enum source_part part;
	size_t version; /* its place in the job that tells of it (run/versions.h) */
	size_t number;  /* of that unit in the job that tells of the version, if it has it (run/versions.h) */
	const struct input *input; /* where a document shows what changed since (run/fingerprint.h) */
};

struct plan_version {
	struct job job;   /* with the units that were found */
	struct job whole; /* with those that are left out, too */
	struct plan plan;
	const struct progress *progress; /* NULL: it is not asked for */
	struct version_file *files;
	size_t file_count;
	const struct carried *carried; /* the PDF that it is read from, whose files are lent; NULL: none */
	bool is_part;                  /* that is one of a unit, a group or a region: of no other unit */
};

/* Whether it is a folder that says nothing of its units, so that another job must. */
bool version_needs_job(struct arena *, const char *path);

/* BUILD_REFUSED, BUILD_FAILED: after an error. */
enum build_result version_read(struct arena *, const struct version_request *, struct plan_version *out,
    struct diags *);

/* Numbers the files by the units of the job that tells of the version; those it lacks, behind them. */
void version_number_files(const struct job *, struct arena *scratch, struct version_file *, size_t n);

static inline struct changes_side
version_side(const struct plan_version *version)
{
	return (struct changes_side){&version->plan, version->job.numbers};
}

#endif

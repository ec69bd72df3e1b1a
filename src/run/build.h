/*
 * Building a job: reads it and all it names, checks everything, lays out its documents and stages them for
 * publication.
 *
 * Faults in job, templates, sheets, fonts and images are all reported in one run; then nothing is written.
 * Faults in a file of progress are reported, too, and leave its unit as one that has not submitted; the
 * documents are made, and the result is BUILD_REFUSED all the same (nothing is made where `strict` is set).
 * Errors that the checks find in a plan that can be read make the documents of its unit drafts [build-draft],
 * and say so where the template has {draft}.
 *
 * Once all is found good, a document that can't be made spares the others.
 *
 * The manifest of the output folder is written last.  Documents that would be what they were are not made
 * again, and not touched.
 */
#ifndef PLIEGO_RUN_BUILD_H
#define PLIEGO_RUN_BUILD_H

#include <stdint.h>
#include <stdio.h>

#include "base/workers.h"
#include "publish/publication.h"
#include "run/figures.h"

struct build_options {
	const char *job_path;
	const char *templates_dir, *fonts_dir, *hyphen_dir;
	const char *const *documents; /* outputs to build; none: all */
	size_t document_count;
	const char *const *units; /* codes to make the documents per unit of; none: all */
	size_t unit_count;
	const char *creator;    /* program and version, for the documents */
	int64_t created;        /* seconds since 1970; INT64_MIN: not known */
	struct diags *findings; /* gets what the checks found */
	bool unchecked;         /* for build_read(): not checked, nor held to the previous edition */
	bool strict;            /* a plan with open errors is refused, not printed as a draft */
	FILE *dump;             /* NULL, or where the layout is printed instead of publishing */
	bool force;             /* make what is unchanged, too */
	uint32_t shard, shards; /* make the documents of that share, 1 to shards; 0: all */
	const char *started;    /* when, for who finds the folder locked */
	uint32_t wait;          /* seconds to wait for another run that has it */
	int64_t began;          /* the same as started: nanoseconds since 1970, INT64_MIN where not known */
	/* Told how many documents are done with, of how many; may be NULL. */
	void (*progress)(void *ctx, size_t done, size_t total, size_t pages);
	void *progress_ctx;
	struct workers *workers; /* how many, and their limits */
	const void *program_id;  /* what tells this build of the program from others */
	size_t program_id_size;
	arena_oom_fn *oom; /* for the arenas of the documents */
	void *oom_ctx;
};

enum build_result {
	BUILD_DONE,
	BUILD_REFUSED, /* errors in data or template, of all documents or of some */
	BUILD_USAGE,   /* a document or unit asked for that the job does not have */
	BUILD_FAILED,  /* the system's fault: the job's file can't be read, output or memory */
	BUILD_BUSY,    /* another run has the output folder */
};

struct build_totals {
	bool begun;              /* job and data were good, and documents were begun with */
	size_t documents, pages; /* made, or unchanged */
	size_t unchanged;
	size_t failed;
	const char *const *failures; /* outputs of those, in the order of the job */
	size_t findings;             /* open ones */
};

/*
 * Every fault is in diags.  With BUILD_DONE the documents are in place (or dumped).  Otherwise, where
 * totals->begun is set, some documents could not be made, and their earlier editions stay, while the others
 * are in place; and where it isn't, nothing was touched.
 */
enum build_result build_job(struct arena *, const struct build_options *, struct publication *,
    struct build_totals *, struct diags *);

/* A job that was read, and what it comes to. */
struct build_reading {
	struct job job;
	struct job_figures figures;
	const size_t *units; /* indexes of those asked for, in the job's order */
	size_t unit_count;
	size_t faults; /* errors in progress files, whose units have then not submitted */
};

/*
 * Reads all that any document of the job needs, and computes; makes none.  With BUILD_DONE *out is filled in,
 * which may tell of faults in progress files.
 * Findings are not put into diags.
 */
enum build_result build_read(struct arena *, const struct build_options *, struct build_reading *out,
    struct diags *);

#endif

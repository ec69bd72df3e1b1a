/*
 * What a run of a job is asked for, and what it comes to.
 */
#ifndef PLIEGO_RUN_OPTIONS_H
#define PLIEGO_RUN_OPTIONS_H

#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/workers.h"

struct output;

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
	bool takes_pdf;         /* for build_read(): the job may be a PDF, which carries it with its files */
	bool explains; /* for build_read(): what was at the cut before each document's is wanted, too */
	bool strict;   /* a plan with open errors is refused, not printed as a draft */
	const struct output
	    *output;            /* what documents are made into; NULL: what the ends of their names say */
	FILE *stream;           /* where they are printed instead of publishing; NULL: nowhere */
	bool force;             /* make what is unchanged, too */
	uint32_t shard, shards; /* make the documents of that share, 1 to shards; 0: all */
	const char *started;    /* when, for who finds the folder locked */
	uint32_t wait;          /* seconds to wait for another run that has it */
	int64_t began;          /* the same as started: nanoseconds since 1970, INT64_MIN where not known */
	/* Told how many documents are done with, of how many; may be NULL. */
	void (*progress)(void *ctx, size_t done, size_t total, size_t pages);
	void *progress_ctx;
	/* That may read files at once, before documents are made; two make a document alone.  0: one. */
	unsigned threads;
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
	size_t left_out;             /* units, for the faults of their plans */
	const char *const *codes_left_out;
};

#endif

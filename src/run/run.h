/*
 * What the parts of a build share: selecting (what was asked for), reading, making.
 *
 * Seen by them and build.c only.
 */
#ifndef PLIEGO_RUN_RUN_H
#define PLIEGO_RUN_RUN_H

#include "base/input_file.h"
#include "compose/images.h"
#include "pdf/shared_streams.h"
#include "publish/manifest.h"
#include "run/build.h"
#include "run/numbering.h"
#include "template/template.h"
#include "text/typesetter.h"

/* A template in use, with the means to set its text. */
struct loaded {
	const char *path;
	struct template template;
	struct bytes file;
	struct typesetter *typesetter;
	bool ok;
	/* What a document made with it depends on, besides job and plans (fingerprint.c). */
	const struct input **inputs;
	size_t input_count, input_capacity;
	bool shows_all;         /* more than the units that it prints */
	struct digest findings; /* as they are told in its language; zeroes where it tells none */
};

/* What the checks find in a unit, and the job doesn't accept. */
struct unit_findings {
	uint32_t open;
	bool plan_errors, progress_errors;
};

struct build {
	struct arena *arena;
	const struct build_options *options;
	struct publication *publication; /* NULL: no document is made */
	struct build_totals *totals;
	struct diags *diags;
	struct job job;
	bool only_reading; /* no document is made */
	bool *wanted;      /* documents to build */
	bool *needed;      /* those, and the documents whose page numbers any needed one prints */
	bool *is_source;   /* documents whose page numbers others print */
	size_t *units;     /* indexes of the units asked for */
	size_t unit_count;
	struct loaded *loaded; /* distinct templates */
	size_t loaded_count;
	struct loaded **templates; /* of each document; NULL where not needed */
	struct sheet *sheets;
	struct bytes *sheet_files;      /* what they were read from, for documents */
	struct progress_unit *progress; /* of each unit; NULL: nothing asks for it */
	struct bytes *progress_files;   /* what it was read from; NULL data: not submitted */
	struct diags *faults;           /* errors in these files, which refuse nothing but their unit's */
	struct bytes *previous_files;   /* the same of the previous edition */
	const char **previous_paths;    /* of those; NULL: there is none */
	struct bytes job_file;
	struct job_figures figures;
	const struct compliance **compliance; /* of each document; NULL: it has no cut */
	const struct findings **findings;     /* that each document prints: by its own cut */
	struct numbering *numbering;          /* of each document */
	struct fonts *fonts;
	struct bytes profile; /* of the colours, for archival PDF */
	struct shared_streams store;
	struct images images;
	struct input_files inputs;
	const struct input *job_input, *profile_input;
	struct digest *plans;       /* of each unit: its plan, as it was read */
	struct digest all_plans;    /* of all units: plan, progress, and that of the previous edition */
	struct digest surroundings; /* program, libraries, options */
	struct unit_findings *unit_findings; /* of each unit */
	struct library *libraries;
	size_t library_count;
};

/* ---- selecting (select.c) ---- */

/* Which documents and units of the job the options ask for.  False after an error. */
bool select_documents(struct build *);
bool select_units(struct build *);

/* The document whose numbering d keeps; itself when it has its own. */
size_t numbering_source(const struct build *, size_t d);

/* The document whose pages the findings in d are told with; itself when it tells none. */
size_t pages_source(const struct build *, size_t d);

/* Fills in `needed`: all that is laid out, for whatever reason, and so has to pass the checks. */
void select_needed(struct build *);

/* ---- reading (load.c): faults are in diags ---- */

/* Those of the documents needed. */
void load_templates(struct build *);

/* Tables of computed rows, against the headings that those have. */
void check_computed_tables(struct build *);
void read_sheets(struct build *);
bool read_profile(struct build *);

/* ---- progress (load_progress.c) ---- */

/*
 * What the units report, and reported in the previous edition, where a document needed asks for it.  A file
 * with faults leaves its unit without: what is wrong with it is in b->faults, and the rest is made.
 */
void read_progress(struct build *);

/* Joins it, computes it for each document, and runs the checks.  False after an error. */
bool compute_documents(struct build *);

/* ---- what documents depend on (fingerprint.c) ---- */

/* Images and hyphenation patterns of the templates are read, too: faults are in diags. */
void fingerprint_prepare(struct build *);

/*
 * Whether document d, for the given units, is a draft: by the errors that are open in these units; by those
 * of the progress only where it tells of that.  After fingerprint_prepare().
 */
bool is_draft(const struct build *, size_t d, const size_t *units, size_t unit_count);

/*
 * What document d, for the given units, depends on, as one digest: two documents of one fingerprint are
 * alike, byte for byte.  False: something changed while it was read, and *out is like no other.
 */
bool fingerprint_of(struct build *, struct arena *, size_t d, const size_t *units, size_t unit_count,
    struct digest *out);

/* Fills in what the manifest says of the document's inputs, units and findings; in the build's arena. */
void fingerprint_describe(struct build *, size_t d, const size_t *units, size_t unit_count,
    struct manifest_entry *);

/* ---- making (make.c) ---- */

enum outcome {
	OUTCOME_DONE,
	OUTCOME_REFUSED, /* by data or template: no page fits them */
	OUTCOME_FAILED,  /* by the system */
};

struct made {
	uint32_t pages;
	const uint32_t *unit_pages; /* of each of its units */
};

/* Job and templates once more, as they are attached to documents.  False after an error. */
bool read_attached(struct build *);

/* A document to be made, for units of the job, and where its pages go. */
struct order {
	size_t document;
	const size_t *units;
	size_t unit_count;
	struct staged *staged; /* the file that was announced for it; NULL: none */
	bool dump;             /* to the dump of the options instead */
	/* Told the numbering of one that is_source before its pages are made; NULL: nobody waits for it. */
	void (*numbered)(void *ctx, const struct numbering *);
	void *ctx;
};

/*
 * Makes it, or with nowhere to go only lays it out.  Where warnings that are errors make it OUTCOME_REFUSED,
 * its numbering is known all the same, and it is dumped.  out->pages is 0 when it could not be laid out.
 * Every fault is in diags; all that is returned lives in the arena.
 */
enum outcome make_document(struct build *, struct arena *, const struct order *, struct made *out);

/* ---- the batch (batch.c) ---- */

/* Makes the documents wanted that are not what they would be again, and publishes them. */
enum build_result batch_run(struct build *);

#endif

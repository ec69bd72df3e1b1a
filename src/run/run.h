/*
 * One run of a job: what is true of all its documents, from the first file read to the last one published.
 *
 * It is filled in by stages, each of which reads what those before it left:
 *
 *   select.c         the units and documents asked for
 *   load.c           templates, plans, the profile of the colours
 *   load_progress.c  what the units report
 *   left_out.c       without units whose plans have faults, where the job says so
 *   compute.c        the plan, and what documents print of it
 *   versions.c       what its versions changed
 *   last_year.c      the plan and progress of the year before
 *   attachments.c    what each document carries of the job
 *   fingerprint.c    what each template depends on, digests
 *   schedule.c       the documents, an edition each (edition.h); part.h: of a group, or a region
 *
 * The stages have the run to themselves; once documents are made, nothing of it changes but what is marked
 * [batch], and what images, fonts and streams keep.  Everything lives in the run's arena and ends with it,
 * save typesetters and fonts, which build.c closes.  Whoever finds a fault is given the list it is told to:
 * the run has none but those of faults that refuse nothing but their units, in progress files and, where the
 * job leaves such units out, in plans.
 *
 * Units and documents are in the job's order, and as many as the job has.
 */
#ifndef PLIEGO_RUN_RUN_H
#define PLIEGO_RUN_RUN_H

#include "base/input_file.h"
#include "base/library.h"
#include "compose/compose.h"
#include "compose/needs.h"
#include "pdf/shared_streams.h"
#include "publish/publication.h"
#include "run/carried.h"
#include "run/job_figures.h"
#include "run/options.h"
#include "template/job_part.h"
#include "text/typesetter.h"

/* What documents of a template are made from of one unit, beside its plan and progress. */
struct unit_inputs {
	const struct input **items;
	size_t count, capacity;
};

/* A template in use, with the means to set its text; for one document or several. */
struct run_template {
	const char *path;
	struct template template;
	struct template_needs needs;
	bool is_good;              /* it could be read; else the rest is not known */
	const struct bytes *parts; /* of each of its files, what documents carry */
	struct typesetter *typesetter;
	/* What a document made with it depends on, besides job and plans. */
	const struct input **inputs;
	size_t input_count, input_capacity;
	struct unit_inputs *unit_inputs; /* of each unit; NULL: nothing is of one */
	struct digest findings;          /* as they are told in its language; zeroes where it tells none */
};

/* What of the unit is only for documents of that template; NULL: nothing is. */
static inline const struct unit_inputs *
run_unit_inputs(const struct run_template *t, size_t unit)
{
	return t->unit_inputs ? &t->unit_inputs[unit] : NULL;
}

/* The page numbers of a document, for those that print them. */
struct numbering {
	bool is_known;                   /* [batch] it was laid out, or never will be */
	bool is_there;                   /* [batch] it was laid out: the rest is set */
	struct kept_unit *units;         /* one for each of the job */
	uint32_t total;                  /* pages */
	const uint32_t *activity_folios; /* of each activity of the plan; 0: not printed */
};

/* What the run knows of a document of the job. */
struct run_document {
	size_t number; /* in the job */
	const struct job_document *job;
	bool is_asked_for;
	bool is_needed;                      /* it is, or a document that is and prints its page numbers */
	bool lends_numbering;                /* a document needed prints its page numbers */
	struct run_document *numbering_from; /* whose page numbers it keeps; itself where it has its own */
	struct run_document *pages_from;     /* whose pages its findings name; itself where they name none */
	struct run_template *template;       /* NULL where it is not needed */
	struct dataset_source source;        /* what it prints: by its own cut, in its language; no folios */
	struct numbering numbering;
};

/* What the checks find in a unit, and the job doesn't accept. */
struct unit_findings {
	uint32_t open;
	bool plan_errors, progress_errors;
};

/* Data that the job or a unit names. */
struct run_data {
	const struct job_data *job;
	const struct input *input; /* without its bytes; NULL: it was not read */
	struct sheet sheet;        /* no rows where there is none */
};

/* What the run knows of a unit of the job: its files, NULL where there is none or it could not be read. */
struct run_unit {
	const struct input *plan, *progress; /* without their bytes */
	const struct input *previous;        /* progress in the previous edition */
	struct run_data *data;               /* as many as it names */
	struct unit_findings findings;
	size_t number;       /* in the job as it was read */
	size_t faults;       /* errors in its plan, for which it is to be left out */
	struct srcloc fault; /* the first */
};

/* A unit that is left out (run/left_out.h). */
struct run_left_out {
	size_t number;               /* in the job as it was read */
	const struct job_unit *unit; /* there */
	bool is_asked_for;
	size_t faults;
	struct srcloc fault;
};

struct run {
	struct arena *arena;
	const struct build_options *options;
	struct publication *publication; /* NULL: no document is made, the job is only read */
	struct build_totals *totals;

	bool is_part;                  /* of a larger run: part.h */
	const struct carried *carried; /* the job is that of a PDF; NULL: its files are its own */
	struct job job;                /* with the units that are not left out */
	struct job job_as_read;        /* with all of them */
	size_t *selected;              /* indexes of the units asked for, in the job's order */
	size_t selected_count;
	struct run_document *documents;
	struct run_template *templates; /* each once */
	size_t template_count;
	struct run_unit *units;
	struct run_data *data;          /* of the job: as many as it names */
	struct sheet *sheets;           /* the plan of each unit */
	struct progress_unit *progress; /* of each unit; NULL: nothing asks for it */
	struct diags *progress_faults;
	struct run_left_out *left_out; /* in the order of the job */
	size_t left_out_count;
	struct unit_findings left_out_findings; /* of all of them */
	struct diags *plan_faults;              /* theirs */
	struct job_figures figures;

	struct fonts *fonts;
	struct images images;
	struct shared_streams *streams;

	struct input_files inputs;
	struct run_versions *versions;     /* run/versions.h; NULL: the job tells of one only */
	struct run_last_year *last_year;   /* run/last_year.h; NULL: the job names none, or nobody asks */
	const struct job_parts *job_parts; /* NULL: documents depend on the whole job */
	const struct input *job_input;     /* NULL: it could not be read, and nothing else is known */
	const struct input *profile_input; /* of the colours, for archival PDF */
	struct digest all_plans;    /* of all units: plan, progress, and that of the previous edition */
	struct digest surroundings; /* program, libraries, options */
	struct library *libraries;
	size_t library_count;
};

#endif

/*
 * An edition: one document of the job for certain units, as it is laid out and made.
 *
 * It borrows all that it names from the run, which outlives it, and says nothing that the run doesn't: it is
 * the one argument for "this document, for these units".
 */
#ifndef PLIEGO_RUN_EDITION_H
#define PLIEGO_RUN_EDITION_H

#include "run/run.h"
#include "template/job_tree.h"

/* The units of a group or a region, of which a document is made: run/part.h. */
struct run_part {
	const struct job_set *as_read; /* of the job as it was read */
	const size_t *units;           /* indexes of those that are not left out */
	size_t unit_count;
	const size_t *left_out; /* indexes into run->left_out */
	size_t left_out_count;
};

struct edition {
	const struct run_document *document;
	const size_t *units; /* indexes of those it prints, in the job's order; exactly 1 for one per unit */
	size_t unit_count;
	const char *path; /* where it goes below the output folder; NULL: it is only laid out */
	bool is_draft;    /* errors are open in its units, or in those that it lacks; see edition_of() */
	struct job_subject subject;  /* whom it is for */
	const struct run_part *part; /* that its units are; NULL: it is for one unit, or for all */
};

/*
 * The edition for these units, without a path.  After the checks: open errors of the progress count where it
 * tells of that; where it shows all units, so do those that are left out.
 */
struct edition edition_of(const struct run *, const struct run_document *, const size_t *units,
    size_t unit_count);

/* Those of documents made so, in the order of the job; in the run's arena. */
const struct run_part *run_parts(const struct run *, enum job_per, size_t *count);

/* The same for one of them. */
struct edition edition_of_part(const struct run *, const struct run_document *, const struct run_part *);

/* Where it goes below the output folder.  In the arena. */
const char *edition_path(const struct run *, struct arena *, const struct edition *);

/* The unit of a document per unit; NULL where it is for all. */
const struct job_unit *edition_unit(const struct run *, const struct edition *);

/* Whether it prints every unit of the job. */
bool edition_is_whole(const struct run *, const struct edition *);

/* Whether it shows more than a unit: tables of all (of a part, its own), or attached what all come to. */
bool edition_shows_all(const struct edition *);

/* The numbering it keeps from another document; NULL: it has its own. */
const struct numbering *edition_kept_numbering(const struct edition *);

/* The numbering of the document whose pages its findings name; NULL: they name none. */
const struct numbering *edition_told_numbering(const struct edition *);

/* What its tables print, with the folios of the document whose pages its findings name, where known. */
struct dataset_source edition_source(const struct edition *);

#endif

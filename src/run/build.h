/*
 * Building a job: reads it and all it names, checks everything, lays out its documents and stages them for
 * publication.
 *
 * Faults in job, templates, sheets, fonts and images are all reported in one run; then nothing is written.
 * Faults in a file of progress are reported, too, and leave its unit as one that has not submitted; the
 * documents are made, and the result is BUILD_REFUSED all the same (nothing is made where `strict` is set).
 * So do faults in the plan of a unit where the job says `faulty-units: leave-out`: the unit is in no document
 * (run/left_out.h).  When no unit is left of those asked for, they refuse the job all the same.
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

#include "publish/publication.h"
#include "run/job_figures.h"
#include "run/options.h"
#include "run/reading_document.h"

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
	size_t faults;          /* errors that refuse nothing but their units, in plans and progress files */
	size_t progress_faults; /* those of progress files, whose units have then not submitted */
	const struct reading_document *documents; /* whose templates are good, in the job's order */
	size_t document_count;
};

/*
 * Reads all that any document of the job needs, and computes; makes none.  Of a PDF (`takes_pdf`), what that
 * document is made from: only it and its units are known then, files are called "X.pdf/odah.csv", and there
 * is a previous edition and a year before where it prints something of them (run/carried.h).  With BUILD_DONE
 * *out is filled in, which may tell of faults in progress files and of units left out.
 * Findings are not put into diags.
 */
enum build_result build_read(struct arena *, const struct build_options *, struct build_reading *out,
    struct diags *);

/*
 * Looks at all that is in the source, of the document or of others at its cut, with the cut at the end of
 * that period or month.  False after an error: no period of the plan ends there, or what is computed can't
 * be kept.
 */
bool build_source_at(struct arena *, const struct build_reading *, const struct reading_document *,
    enum plan_column, struct dataset_source *, struct diags *);

#endif

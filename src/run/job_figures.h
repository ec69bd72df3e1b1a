/*
 * Computing: what the sheets of a job say as a plan, what the checks find in it, and what it comes to.
 */
#ifndef PLIEGO_RUN_JOB_FIGURES_H
#define PLIEGO_RUN_JOB_FIGURES_H

#include "dataset/dataset.h"
#include "template/job.h"
#include "template/template.h"

struct job_figures {
	const struct unit_left_out *left_out; /* given; see run/left_out.h */
	size_t left_out_count;
	struct check_settings settings;
	struct plan plan;
	struct progress progress; /* plan NULL: none was joined */
	struct findings findings;
	struct rollup *units; /* one for each unit of the job */
	struct rollup national;
	const struct year_before *year_before; /* NULL: the job names none, or nobody asks */
	struct dataset_source source;          /* all of it, for tables and reports */
};

/*
 * The plan, by as many threads at most; out->settings.figures_expected is set, and says whether META ANUAL
 * alone makes one.  sheets has one for each unit, all of them good; out->left_out is there.  Returns false
 * after an error: a rule, unit or word in the job or its sheets that does not exist.
 */
bool compute(struct arena *, const struct job *, const struct sheet *sheets, unsigned threads,
    struct job_figures *out, struct diags *);

/*
 * The rollups of the plan; false after an error: a sum that can't be held.  Where they are not wanted for
 * themselves, they are made only where there may be one.
 */
bool compute_rollups(struct arena *, struct job_figures *, bool wanted, struct diags *);

/*
 * Whether the national rollup is what the units' come to, computed anew, as documents and reports that print
 * both promise.  False after an error [rollup-reconciliation], which is one of Pliego.
 */
bool compute_reconciles(struct arena *, const struct job *, const struct job_figures *, struct diags *);

/* The money of the plan, up to the cut of the compliance (NULL: of the year alone).  NULL after an error. */
const struct budget *compute_budget(struct arena *, const struct job_figures *, const struct compliance *,
    struct diags *);

/* As compute_reconciles(), of money. */
bool compute_budget_reconciles(const struct job *, const struct budget *, struct diags *);

/* Joins what the units report, one for each unit. */
void compute_progress(struct arena *, const struct job *, const struct progress_unit *, struct job_figures *);

/* What a document with a cut prints of it.  NULL after an error. */
const struct compliance *compute_compliance(struct arena *, const struct job_figures *,
    const struct job_document *, const struct status_scheme *, struct diags *);

/* The same at the cut before it; NULL where the year has none. */
const struct compliance *compute_compliance_before(struct arena *, const struct job_figures *,
    const struct compliance *);

/*
 * What a document sets its figures against (dataset/source.h): the cut before, of the previous edition where
 * the job names one.
 */
const struct source_trend *compute_trend(struct arena *, const struct job *, const struct job_figures *,
    const struct compliance *);

/*
 * The same as if the plan were still what its first version programmed; NULL where the job tells of none, or
 * its figures can't be kept.
 */
const struct compliance *compute_compliance_initial(struct arena *, const struct job_figures *,
    const struct compliance *);

/* Where nothing is checked: tells of units that are in no figure for want of a column. */
void compute_left_out(struct arena *, const struct job *, const struct job_figures *, struct diags *);

/*
 * What the checks find; what was done is checked where it was joined, as far as the cut of the compliance
 * (NULL: there is none).  Findings are not reported here.
 */
void compute_findings(struct arena *, const struct job *, const struct compliance *, struct job_figures *,
    struct diags *);

/* The same, as far as another cut, for a document to print. */
const struct findings *compute_findings_at(struct arena *, const struct job *, const struct compliance *,
    const struct job_figures *);

#endif

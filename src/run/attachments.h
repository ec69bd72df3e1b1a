/*
 * The files a document is made from, as it carries them: the CSVs of the units it prints (in a progress
 * report those of what they did, too), its part of the job, the template, and the rollup it shows, in JSON;
 * one with a cut that prints what was done also the compliance at it, in JSON.  Where it shows what changed,
 * or what was before, those of earlier versions and of then, their jobs, and a list of these
 * (run/source_list.h).
 *
 * Names have no folders and no fault: "avance/odah.csv" is attached as "avance-odah.csv".  Where two would be
 * alike, a number is put before the ending.  CSVs are read again when they are written; the bytes are those
 * that were read, or it is an error (base/input_file.h).  When the files were written
 * is not told: copies of a job would give different documents.
 */
#ifndef PLIEGO_RUN_ATTACHMENTS_H
#define PLIEGO_RUN_ATTACHMENTS_H

#include "pdf/pdf.h"
#include "run/edition.h"

/* Looks for the parts of the job; after the templates were read. */
void sources_prepare(struct run *);

/*
 * The text of the job as far as the edition is made from it (template/job_part.h): all of it where it shows
 * more than its unit.  In the arena, or the run's.
 */
struct bytes sources_job(const struct run *, struct arena *, const struct edition *);

/*
 * What the edition carries.  Lives in the arena, and borrows the bytes that the run keeps; what can't be read
 * again is told in diags.
 */
const struct pdf_attachment *sources_attach(const struct run *, struct arena *, const struct edition *,
    size_t *count, struct diags *);

#endif

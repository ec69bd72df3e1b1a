/*
 * The files a document is made from, as it carries them: the CSVs of the units it prints (in a progress
 * report those of what they did, too), the job, the template, and the rollup it shows, in JSON.
 *
 * Names have no folders and no fault: "avance/odah.csv" is attached as "avance-odah.csv".  Where two would be
 * alike, a number is put before the ending.  The bytes are those that were read.  When the files were written
 * is not told: copies of a job would give different documents.
 */
#ifndef PLIEGO_RUN_ATTACHMENTS_H
#define PLIEGO_RUN_ATTACHMENTS_H

#include "base/file.h"
#include "pdf/pdf.h"
#include "run/figures.h"

struct sources {
	const struct job *job;
	const struct bytes *sheets;   /* one for each unit of the job */
	const struct bytes *progress; /* the same of what they did, data NULL where there is none; or NULL */
	struct bytes job_file, template_file;
	const char *template_path;
	const struct job_figures *figures;
	int64_t date; /* of the files; INT64_MIN: not known, and the job's year begins then */
};

/* What the document for these units carries.  Lives in the arena, and borrows the bytes. */
const struct pdf_attachment *sources_attach(struct arena *, const struct sources *,
    const struct job_document *, const size_t *units, size_t unit_count, size_t *count);

#endif

/*
 * A PDF of ours as the previous edition: the progress that it was made from.
 */
#ifndef PLIEGO_RUN_PREVIOUS_PDF_H
#define PLIEGO_RUN_PREVIOUS_PDF_H

#include "run/run.h"

struct previous_pdf {
	struct carried carried;
	struct job job; /* with the units whose plans it carries, and their progress as it is called there */
};

/* Whether the job's previous edition is one, by its name. */
bool previous_is_pdf(const struct run *);

/*
 * Reads it, and lends its files to the run's inputs.  NULL after an error: it can't be read, or is of another
 * year [job-previous].
 */
const struct previous_pdf *previous_pdf_read(struct run *, struct diags *);

/* Where the unit's progress is lent; NULL: it carries none. */
const char *previous_pdf_path(struct arena *, const struct previous_pdf *, const struct job_unit *);

#endif

/*
 * How the job says that the files of its units are to be read.
 */
#ifndef PLIEGO_RUN_LAYOUTS_H
#define PLIEGO_RUN_LAYOUTS_H

#include "base/digest.h"
#include "sheet/layout.h"
#include "sheet/sheet.h"
#include "template/job.h"

/*
 * Of a file of the unit.  What the file itself says of a column counts more than what the unit does, and
 * that more than the job.  Lives in the arena, and borrows from the job.
 */
const struct sheet_layout *layout_of_file(struct arena *, const struct job *, const struct job_unit *,
    const struct job_file *, enum sheet_use);

/* Adds to a digest all that it says of the file. */
void layout_digest(struct digester *, const struct sheet_layout *);

/*
 * Refuses what a map of a job's `columns` says twice, and warns of each name in a job's `columns` that is
 * neither a column that is computed with nor one of the n that templates print, by their keys
 * [job-columns].
 */
void layouts_check_columns(struct arena *, const struct job *, const char *const *keys, size_t n,
    struct diags *);

/*
 * Warns of each heading in the job's own `columns` that none of the files has [job-columns]; the sheets are
 * all that were read, NULL among them: no file.
 */
void layouts_check_used(struct arena *, const struct job *, const struct sheet *const *sheets, size_t n,
    struct diags *);

#endif

/*
 * Reading what the units of a job report, and reported in the previous edition.
 */
#ifndef PLIEGO_RUN_LOAD_PROGRESS_H
#define PLIEGO_RUN_LOAD_PROGRESS_H

#include "run/run.h"

/*
 * Fills in run->progress, where a document needed asks for it.  A file with faults leaves its unit without:
 * what is wrong with it is in run->progress_faults, and the rest is made.
 */
void load_progress(struct run *, struct diags *);

/* The same of what they report now, whoever asks. */
void load_progress_now(struct run *, struct diags *);

#endif

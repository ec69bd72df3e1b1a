/*
 * Making the editions of a run, and publishing them.
 *
 * A task is begun in the order of the job, save that documents whose page numbers others print come
 * before those: what would be as it is stays, the rest is made, in a process of its own or here.  What was
 * said of each is told in the order of the job, whoever made it and when.
 */
#ifndef PLIEGO_RUN_SCHEDULE_H
#define PLIEGO_RUN_SCHEDULE_H

#include "run/run.h"

/* Makes the documents asked for that are not what they would be again, and publishes or dumps them. */
enum build_result schedule_run(struct run *, struct diags *);

#endif

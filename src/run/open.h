/*
 * A run's beginning and end.
 */
#ifndef PLIEGO_RUN_OPEN_H
#define PLIEGO_RUN_OPEN_H

#include "run/run.h"

/*
 * Nothing is read yet.  Without a publication no document is made: the job is only read.  Faults of
 * progress files are told in that language.
 */
void run_open(struct run *, struct arena *, const struct build_options *, struct publication *,
    enum language);

/* Closes what the arena does not. */
void run_close(struct run *);

#endif

/*
 * The manifest of a batch: what it said before, and what it says of this run.
 */
#ifndef PLIEGO_RUN_RECORD_H
#define PLIEGO_RUN_RECORD_H

#include "run/batch.h"

/* Sets batch->before; a manifest that can't be read is as good as none [manifest-invalid]. */
void record_read(struct batch *);

/* Publishes the manifest.  False: told. */
bool record_write(struct batch *);

#endif

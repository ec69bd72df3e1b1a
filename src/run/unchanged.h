/*
 * What makes a document unchanged: it is left as it is, and not made again.
 *
 * It is, where all that it depends on could be read and is what it was (run/fingerprint.h), the manifest has
 * it with that fingerprint, not as stale, the file in the folder still has the digest that the manifest says,
 * and nobody asked for it by --force.
 */
#ifndef PLIEGO_RUN_UNCHANGED_H
#define PLIEGO_RUN_UNCHANGED_H

#include "run/batch.h"

/* Of a task whose fingerprint is settled. */
bool is_unchanged(const struct batch *, const struct task *, const struct digest *fingerprint);

/* What the manifest says of it, if its file is still what that says; else NULL. */
const struct manifest_entry *edition_before(const struct batch *, const struct task *);

#endif

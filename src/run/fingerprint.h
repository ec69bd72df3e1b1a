/*
 * What documents depend on, as one digest: two editions of one fingerprint are alike, byte for byte.
 */
#ifndef PLIEGO_RUN_FINGERPRINT_H
#define PLIEGO_RUN_FINGERPRINT_H

#include "publish/manifest.h"
#include "run/edition.h"

/* Images and hyphenation patterns of the templates are read, too: faults are in diags. */
void fingerprint_prepare(struct run *, struct diags *);

/*
 * False: something changed while it was read, and *out is like no other.  The arena is for what is needed
 * meanwhile.
 */
bool fingerprint_of(const struct run *, struct arena *, const struct edition *, struct digest *out);

/* Fills in what the manifest says of the edition's inputs, units and findings; in the run's arena. */
void fingerprint_describe(struct run *, const struct edition *, struct manifest_entry *);

#endif

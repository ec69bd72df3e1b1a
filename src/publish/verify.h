/*
 * Verifying: whether an output folder holds exactly what its manifest says.
 *
 * Rules, all errors but the last: verify-missing, verify-changed, verify-not-a-file, verify-unreadable,
 * verify-extra (in the folders that hold documents: what no run has put there, or a killed one has left),
 * verify-stale (an earlier edition, because the last attempt to make the document failed).
 */
#ifndef PLIEGO_PUBLISH_VERIFY_H
#define PLIEGO_PUBLISH_VERIFY_H

#include "base/arena.h"
#include "base/diag.h"

enum verify_result {
	VERIFY_GOOD,
	VERIFY_BAD,    /* something is not as the manifest says, or there is no manifest that can be read */
	VERIFY_FAILED, /* the system's fault */
};

struct verification {
	size_t documents, pages;
	size_t stale;
};

/* Every fault is in diags. */
enum verify_result verify_folder(struct arena *, const char *folder, struct verification *, struct diags *);

#endif

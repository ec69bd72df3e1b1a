/*
 * Merging: the shares that several runs made of one job become one set of documents, with one manifest.
 *
 * Nothing is written before all is checked: every share is there once, all were made by the same program from
 * the same files, no document is in two of them, and each is as its manifest says.  What lies in other
 * folders than the publication's is copied into that; the manifests of the shares are removed from it at the
 * end.
 *
 * Rules: merge-none, merge-missing, merge-twice, merge-differs, merge-failed (a warning: a document that no
 * share could make), merge-errors (a warning: errors that the run of a share told of), verify-missing,
 * verify-changed, manifest-invalid, output-failed, lock-busy.
 */
#ifndef PLIEGO_PUBLISH_MERGE_H
#define PLIEGO_PUBLISH_MERGE_H

#include "publish/publication.h"

enum merge_result {
	MERGE_DONE,
	MERGE_REFUSED,
	MERGE_FAILED, /* the system's fault */
	MERGE_BUSY,   /* another run has the folder */
};

struct merged {
	size_t shards, documents, pages, copied;
	bool has_errors; /* the runs that made the shares told of some */
};

struct merge_request {
	const char *const *folders; /* of the shares */
	size_t count;
	const char *started;                       /* for who finds the publication's folder locked */
	file_check *(*check_of)(const char *path); /* what the copy of a document must stand */
};

/* Joins the shares to the publication.  *out is whole with MERGE_DONE. */
enum merge_result merge_folders(struct publication *, const struct merge_request *, struct merged *out,
    struct diags *);

#endif

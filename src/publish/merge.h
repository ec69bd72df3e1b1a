/*
 * Merging: the shares that several runs made of one job become one set of documents, with one manifest.
 *
 * Nothing is written before all is checked: every share is there once, all were made by the same program from
 * the same files, no document is in two of them, and each is as its manifest says.  What lies in other
 * folders than the publication's is copied into that; the manifests of the shares are removed from it at the
 * end.
 *
 * Rules: merge-none, merge-missing, merge-twice, merge-differs, merge-failed (a warning: a document that no
 * share could make), verify-missing, verify-changed, manifest-invalid, output-failed, lock-busy.
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
};

/*
 * Joins the shares in n folders to the publication; `started` is for who finds its folder locked.  *out is
 * whole with MERGE_DONE.
 */
enum merge_result merge_folders(struct publication *, const char *const *folders, size_t n,
    const char *started, struct merged *out, struct diags *);

#endif

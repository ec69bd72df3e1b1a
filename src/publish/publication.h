/*
 * Publishing: a document on disk is absent, the old one complete, or the new one complete.
 *
 * Documents are staged: written to a new file beside their target, every write checked, flushed to the
 * disk.  Once all are staged, publication_commit() renames them into place, in order, and flushes the
 * folders; until then nothing that was published before is touched.  What is staged and not committed
 * is removed by publication_discard().
 *
 * One document is open at a time.  publication_unlink_staged() may be called from a signal handler at
 * any moment.
 */
#ifndef PLIEGO_PUBLISH_PUBLICATION_H
#define PLIEGO_PUBLISH_PUBLICATION_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

#define PUBLICATION_BUFFER 65536

/* A file on its way. */
struct staged {
	struct staged *before; /* staged earlier */
	const char *path;      /* where it goes */
	const char *temporary; /* where it is */
	atomic_bool present;   /* the temporary may be there */
};

struct publication {
	struct arena *arena;
	struct diags *diags;
	const char *folder;
	_Atomic(struct staged *) last;
	size_t count;
	int fd;      /* of the open one; -1 when none is */
	bool failed; /* a write of the open one failed, and was reported */
	size_t used;
	char buffer[PUBLICATION_BUFFER];
};

/* The folder is made when the first document is.  The arena keeps names until the publication is over. */
void publication_init(struct publication *, struct arena *, const char *folder, struct diags *);

/* Opens a temporary file for the document at `path` below the folder, whose subfolders are made. */
bool publication_begin(struct publication *, const char *path);

/* A pdf_sink_fn; ctx is the publication. */
bool publication_write(void *ctx, const void *, size_t n);

/* Flushes the open document to the disk and closes it.  False: reported, and its file removed. */
bool publication_stage(struct publication *);

/* Closes and removes the open document. */
void publication_drop(struct publication *);

/* Puts all staged documents in place.  False after an error; those renamed before it stay. */
bool publication_commit(struct publication *);

/* Removes whatever is staged. */
void publication_discard(struct publication *);

/* The same, with calls that are safe in a signal handler only. */
void publication_unlink_staged(struct publication *);

#endif

/*
 * Publishing: a document on disk is absent, the old one complete, or the new one complete.
 *
 * Documents are staged: written to a new file beside their target, every write checked, flushed to the
 * disk, read again and compared with what was written.  Once all are staged, they are renamed into place,
 * in order, and the folders are flushed; until then nothing that was published before is touched.  What is
 * staged and not committed is removed by publication_discard().
 *
 * Everything happens below the folder of the publication, by descriptors: links below it are not followed.
 * A link where a document goes is replaced, not followed; a folder, device, socket or pipe is left alone.
 * Of a document that `is_new` the caller found nothing there, and there must be nothing still: else it is not
 * put in place, nor are the others of its folder that are new.
 *
 * One document is open at a time.  publication_unlink_staged() may be called from a signal handler at
 * any moment.
 */
#ifndef PLIEGO_PUBLISH_PUBLICATION_H
#define PLIEGO_PUBLISH_PUBLICATION_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/digest.h"
#include "publish/lock.h"

#define PUBLICATION_BUFFER 65536

/* What is wrong with a file of `size` bytes that was written, marked by N_(); NULL: nothing. */
typedef const char *file_check(int fd, uint64_t size);

/* A file on its way. */
struct staged {
	struct staged *before; /* announced earlier */
	const char *path;      /* where it goes, below the folder */
	const char *full;      /* the same with the folder, for messages */
	const char *temporary; /* where it is, below the folder */
	file_check *check;     /* what such a file must stand; NULL: nothing */
	bool is_new;           /* nothing was there, and what comes to be there meanwhile is not replaced */
	bool ready;            /* whole, on the disk, and what was written */
	bool committed;
	struct digest digest; /* of what was written, when ready */
	uint64_t size;
	atomic_bool present; /* the temporary may be there */
};

struct publication {
	struct arena *arena;
	const char *folder;
	int root;            /* descriptor of the folder; -1 until it is opened */
	size_t folders_made; /* of those on its path */
	pid_t owner;         /* only this process removes what is staged */
	struct lock lock;
	const char *mark; /* in the names of temporary files; NULL: none */
	int mode;         /* of the files; -1: as umask says */
	_Atomic(struct staged *) last;
	size_t count;

	struct staged *open; /* NULL when none is */
	int fd;
	int below; /* the folder of the open one */
	struct digester digester;
	uint32_t checksum; /* of what was written: quicker to compare with than the digest */
	uint64_t written;
	int error;             /* why a write of the open one failed; 0: none did */
	bool kept;             /* something was where one that is new goes, and was reported */
	size_t used, digested; /* of the buffer */
	char buffer[PUBLICATION_BUFFER];
};

/* Nothing is opened yet.  The arena keeps names until the publication is over. */
void publication_init(struct publication *, struct arena *, const char *folder);

/*
 * Makes and opens the folder, locks it, and removes what killed runs left in it.  With LOCK_FAILED it was
 * reported; with LOCK_BUSY the holder, where known, is told [lock-busy].
 */
enum lock_result publication_open_folder(struct publication *, const struct lock_request *, struct diags *);

/* Frees the lock and the folder; one that was made for nothing is removed. */
void publication_close_folder(struct publication *);

/* Removes what killed runs left in the folder of that document, if it is there. */
void publication_sweep(struct publication *, const char *path);

/* Announces the document at `path` below the folder, which is open.  In the arena.  The check may be NULL. */
struct staged *publication_announce(struct publication *, const char *path, file_check *);

/*
 * For one that another process writes: from now on its temporary may be there.  Then it is either accepted,
 * as that process has staged it, or rejected, and removed.
 */
void publication_entrust(struct staged *);
void publication_accept(struct staged *, const struct digest *, uint64_t size);
void publication_reject(struct publication *, struct staged *);

/* Opens its temporary file; the folders on the way are made.  False: reported. */
bool publication_open(struct publication *, struct staged *, struct diags *);

/* Both at once; the folder is opened, without a lock, if it isn't yet. */
bool publication_begin(struct publication *, const char *path, file_check *, struct diags *);

/*
 * Takes the next bytes of the open file; ctx is the publication.  False: they can't be written, nor any more;
 * that is reported when the document is staged or dropped.
 */
bool publication_write(void *ctx, const void *, size_t n);

/* The digest of all that the open file was given so far. */
struct digest publication_digest(void *ctx);

/* Flushes the open document to the disk, verifies and closes it.  False: reported, and its file removed. */
bool publication_stage(struct publication *, struct diags *);

/* Closes and removes the open document, where there is one; reports a write that failed. */
void publication_drop(struct publication *, struct diags *);

/*
 * Puts all that are ready in place, in the order in which they were announced, and flushes the folders.
 * False when any of them could not be: that was reported, and `committed` tells which could.
 */
bool publication_commit(struct publication *, struct diags *);

/* Removes whatever is staged. */
void publication_discard(struct publication *);

/* The same, and frees the lock, with calls that are safe in a signal handler only. */
void publication_unlink_staged(struct publication *);

#endif

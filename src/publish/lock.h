/*
 * One run at a time in an output folder.
 *
 * The lock is flock() on a file in the folder that names its holder; the system frees it when the run ends,
 * however it ends.  The file is removed by its holder, under the lock; so who gets a lock looks whether the
 * file is still the one in the folder.
 *
 * A lock file that has another name too (a hard link), or is no file, is refused: errno EMLINK.
 *
 * A whole run excludes all others.  Shards of one run exclude whole runs, and each of them its like.
 */
#ifndef PLIEGO_PUBLISH_LOCK_H
#define PLIEGO_PUBLISH_LOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LOCK_FILE ".pliego.lock"

struct lock {
	int folder; /* borrowed */
	int whole;  /* descriptors; -1: not held */
	int shard;
	char shard_name[64];
};

struct lock_request {
	const char *mark;    /* of the shard: "3of8."; NULL: the whole folder */
	const char *started; /* when, for who finds it locked: "2026-11-23T03:00:00Z" */
	uint32_t wait;       /* seconds */
};

enum lock_result { LOCK_TAKEN, LOCK_BUSY, LOCK_FAILED /* errno */ };

/* Who holds it, as far as that is known: "" where it isn't. */
struct lock_holder {
	char process[24];
	char started[40];
};

/* `folder` is an open folder that outlives the lock.  *holder is set with LOCK_BUSY. */
enum lock_result lock_take(struct lock *, int folder, const struct lock_request *,
    struct lock_holder *holder);

/* Nothing where it is not held. */
void lock_release(struct lock *);

#endif

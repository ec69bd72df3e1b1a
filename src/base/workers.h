/*
 * Workers: processes that do tasks, each a copy of this one as it was when it began.
 *
 * What a task comes to is sent back in messages.  A worker that crashes, takes too long or needs too much
 * memory loses its task, and no other; it is replaced.  None outlives this process, however that ends, and
 * while any is alive what this process has locked stays locked.
 *
 * Tasks are numbers of the caller's.  A worker gets one at a time, and in the order in which they are handed
 * out.
 *
 * workers_kill() may be called from a signal handler at any moment.
 */
#ifndef PLIEGO_BASE_WORKERS_H
#define PLIEGO_BASE_WORKERS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"

#define WORKERS_MAX 256
#define WORKERS_MESSAGE_MAX ((size_t)256 * 1024 * 1024)

/* How a task ended. */
enum worker_end {
	WORKER_DONE,
	WORKER_SIGNAL,  /* detail: its number */
	WORKER_TIME,    /* it took too long */
	WORKER_MEMORY,  /* it needed too much */
	WORKER_STATUS,  /* the process ended, with the exit status `detail` */
	WORKER_GARBLED, /* it sent what is no message */
};

/* Sends a message from a task to its caller.  In the task's process. */
struct worker_line;
void worker_send(struct worker_line *, const struct buf *);

struct worker_calls {
	void *ctx;
	/* The next task that can be begun now; false when none can.  */
	bool (*next)(void *ctx, size_t *task);
	/* Does a task: in a process of its own, where it changes nothing, or here. */
	void (*work)(void *ctx, size_t task, struct worker_line *);
	/* What it sent; then how it ended. */
	void (*message)(void *ctx, size_t task, const char *, size_t n);
	void (*ended)(void *ctx, size_t task, enum worker_end, int detail);
};

struct worker {
	_Atomic pid_t pid; /* 0: none */
	int fd;
	unsigned generation;
	bool busy;
	size_t task;
	bool timed_out;
	struct buf received;
};

struct workers {
	const struct worker_calls *calls;
	unsigned count;     /* most of them at once; 0: everything is done in this process */
	uint32_t timeout;   /* seconds for a task; 0: any */
	uint64_t memory;    /* bytes of address space for each; 0: any */
	int memory_status;  /* the exit status of a process that ran out of memory */
	void (*leave)(int); /* ends a worker's process at once */
	pid_t owner;
	unsigned generation;
	struct worker workers[WORKERS_MAX];
};

/* Sets all to nothing; the caller fills in how many there are to be, and the limits. */
void workers_init(struct workers *);

/* Does tasks until `next` has none and all have ended. */
void workers_run(struct workers *, const struct worker_calls *);

/* What `work` needs was changed: tasks from now on are for workers that begin from now on. */
void workers_renew(struct workers *);

/* Kills and reaps all of them. */
void workers_kill(struct workers *);

#endif

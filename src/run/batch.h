/*
 * A batch: the documents of a build, one task each.
 *
 * A task is decided on in the order of the job, save that documents whose page numbers others print come
 * before those: what would be as it is stays, the rest is made, in a process of its own or here.  What was
 * said of each is told in the order of the job, whoever made it and when.
 *
 * Seen by batch.c, task.c and record.c only.
 */
#ifndef PLIEGO_RUN_BATCH_H
#define PLIEGO_RUN_BATCH_H

#include "base/intern.h"
#include "base/workers.h"
#include "run/run.h"

enum task_state {
	TASK_WAITING,
	TASK_BEGUN,
	TASK_UNCHANGED,
	TASK_ENDED, /* `outcome` says how */
};

struct task {
	size_t document;
	const size_t *units;
	size_t unit_count;
	const char *path;
	enum task_state state;
	bool settled; /* the fingerprint is known, and can be trusted */
	struct digest fingerprint;
	const struct manifest_entry *before; /* what the manifest says of it, where that is still true */
	enum outcome outcome;
	struct made made; /* unit_pages in the build's arena */
	struct staged *staged;
	struct diags *diags; /* of its making; NULL: nothing was said */
};

/* Tasks from `count` on lay out a document for its numbering only: number count + d is for document d. */
struct batch {
	struct build *build;
	struct task *tasks; /* in the order of the job: that of publication */
	size_t count;
	size_t first_waiting; /* all before it have been begun or decided */
	struct task *sources; /* one for each document of the job */
	struct task **whole;  /* the task for each document that is one for all units; NULL: there is none */
	struct manifest before;
	struct arena *scratch; /* for deciding; emptied for each task */
	size_t done, pages;    /* so far */
	struct intern said;    /* messages of the build, by all that is printed of them */
	size_t said_count;     /* of the build's messages, those that are in it */
};

struct arena *batch_open_arena(struct build *);
struct diags *batch_open_diags(struct build *);
struct task *batch_task(struct batch *, size_t number);

/* Whether the options' share has the document. */
bool batch_is_in_share(const struct build_options *, const char *path);

/* Tells who waits that the task is done with. */

void batch_progress(struct batch *, const struct task *);

/* ---- making one (task.c): calls of workers, whose ctx is the batch ---- */

void task_work(void *batch, size_t number, struct worker_line *);
void task_message(void *batch, size_t number, const char *, size_t n);
void task_ended(void *batch, size_t number, enum worker_end, int detail);

/* ---- the manifest (record.c) ---- */

/* What it said before; one that can't be read is as good as none. */
void record_read(struct batch *);

/* Sets task->before, for one that is not looked at otherwise. */
void record_look(struct batch *, struct task *);

bool record_write(struct batch *);

#endif

/*
 * A batch: the editions of a run, one task each, with what has become of them.
 *
 * schedule.c decides which is begun when, task.c makes one, record.c keeps the manifest.
 */
#ifndef PLIEGO_RUN_BATCH_H
#define PLIEGO_RUN_BATCH_H

#include "base/intern.h"
#include "publish/manifest.h"
#include "run/make.h"

enum task_state {
	TASK_WAITING,
	TASK_BEGUN,
	TASK_UNCHANGED,
	TASK_ENDED, /* `outcome` says how */
};

struct task {
	struct edition edition;
	const struct output *output; /* what it is made into */
	enum task_state state;
	bool settled; /* the fingerprint is known, and can be trusted */
	struct digest fingerprint;
	const struct manifest_entry *before; /* what the manifest says of it, where that is still true */
	enum outcome outcome;
	struct layout_result result; /* unit_pages in the run's arena */
	struct staged *staged;       /* NULL: nothing is published of it */
	struct diags *diags;         /* of its making; NULL: nothing was said */
};

/*
 * Tasks from `count` on lay out a document for its numbering only: number count + d is for document d, for
 * all units.
 */
struct batch {
	struct run *run;
	struct diags *diags; /* of the run: what is said to the person */
	/* In the order of the job: that of publication.  Those of units left out have ended already. */
	struct task *tasks;
	size_t count;
	size_t first_waiting; /* all before it have been begun or decided */
	struct task *sources; /* one for each document of the job */
	struct task **whole;  /* the task for each document that is one for all units; NULL: there is none */
	struct manifest before;
	size_t done, pages; /* so far */
	struct intern said; /* messages of the run, by all that is printed of them */
	size_t said_count;  /* of the run's messages, those that are in it */
};

/* Lists the tasks, and announces their files to the publication where there is one. */
void batch_open(struct batch *, struct run *, struct diags *);

struct task *batch_task(struct batch *, size_t number);

/* For one task; neither ever NULL. */
struct arena *batch_open_arena(const struct batch *);
struct diags *batch_open_diags(const struct batch *);

/* Whether the options' share has the document that goes to that path. */
bool batch_is_in_share(const struct build_options *, const char *path);

/* Tells who waits that the task is done with. */
void batch_progress(struct batch *, const struct task *);

#endif

#include "run/schedule.h"

#include "base/file_name.h"
#include "publish/folder.h"
#include "run/left_out.h"
#include "run/record.h"
#include "run/task.h"

/* ---- deciding ---- */

static void
begin(struct task *task)
{
	task->state = TASK_BEGUN;
	if (task->staged)
		publication_entrust(task->staged);
}

enum readiness { READY, NOT_YET, NEVER };

/* Whether all that the document prints of others is known. */
static enum readiness
readiness(const struct run_document *document)
{
	const struct run_document *const sources[] = {document->numbering_from, document->pages_from};

	for (size_t i = 0; i < 2; i++)
		if (sources[i] != document && !sources[i]->numbering.is_known)
			return NOT_YET;
	for (size_t i = 0; i < 2; i++)
		if (sources[i] != document && !sources[i]->numbering.is_there)
			return NEVER;
	return READY;
}

/*
 * Begins whatever makes the numbering of the document known: the task that makes the document, where there is
 * one and it has to be made, or else one that only lays it out.  False when there is nothing to begin: then
 * the numbering is known, or will be when what was begun has ended.
 */
static bool
begin_source(struct batch *batch, const struct run_document *document, size_t *number)
{
	struct task *task = batch->whole[document->number], *alone = &batch->sources[document->number];

	if (document->numbering.is_known || alone->state != TASK_WAITING || readiness(document) == NOT_YET)
		return false;
	if (task && edition_is_whole(batch->run, &task->edition)) {
		if (task->state == TASK_BEGUN)
			return false;
		if (task->state == TASK_WAITING) {
			begin(task);
			*number = (size_t)(task - batch->tasks);
			return true;
		}
	}
	alone->state = TASK_BEGUN;
	*number = batch->count + document->number;
	return true;
}

/* What kept the numbering from being known that the document prints. */
static enum outcome
outcome_of_sources(const struct batch *batch, const struct run_document *document)
{
	const struct run_document *const sources[] = {document->numbering_from, document->pages_from};

	for (size_t i = 0; i < 2; i++) {
		const struct task *alone = &batch->sources[sources[i]->number],
				  *whole = batch->whole[sources[i]->number];
		if (sources[i] != document && !sources[i]->numbering.is_there &&
		    (alone->outcome == OUTCOME_FAILED || (whole && whole->outcome == OUTCOME_FAILED)))
			return OUTCOME_FAILED;
	}
	return OUTCOME_REFUSED;
}

/* A document that prints what will never be known can't be laid out, and lends nothing in its turn. */
static void
give_up_sources(struct batch *batch)
{
	struct run *run = batch->run;
	bool more = true;

	while (more) {
		more = false;
		for (size_t d = 0; d < run->job.document_count; d++) {
			struct run_document *document = &run->documents[d];

			if (!document->lends_numbering || document->numbering.is_known ||
			    readiness(document) != NEVER)
				continue;
			batch->sources[d].outcome = outcome_of_sources(batch, document);
			more = document->numbering.is_known = true;
		}
	}
}

/* Begins the first task that waits and can be begun.  False: there is none, or none yet. */
static bool
begin_next(struct batch *batch, size_t *number)
{
	while (batch->first_waiting < batch->count) {
		struct task *task = &batch->tasks[batch->first_waiting];
		const struct run_document *document = task->edition.document;
		enum readiness ready = task->state == TASK_WAITING ? readiness(document) : READY;

		if (ready == NOT_YET)
			return false;
		batch->first_waiting++;
		if (task->state != TASK_WAITING)
			continue;
		if (ready == NEVER) {
			task->state = TASK_ENDED;
			task->outcome = outcome_of_sources(batch, document);
			batch_progress(batch, task);
		} else {
			begin(task);
			*number = (size_t)(task - batch->tasks);
			return true;
		}
	}
	return false;
}

/* A call of workers. */
static bool
next(void *ctx, size_t *number)
{
	struct batch *batch = ctx;
	const struct run *run = batch->run;

	give_up_sources(batch);
	for (size_t d = 0; d < run->job.document_count; d++)
		if (run->documents[d].lends_numbering && begin_source(batch, &run->documents[d], number))
			return true;
	return begin_next(batch, number);
}

/* How many processes are worth their while: a single document is made here. */
static void
make_all(struct batch *batch)
{
	struct workers *ws = batch->run->options->workers;
	const struct worker_calls calls = {batch, next, task_work, task_message, task_ended};

	if (batch->run->options->stream || (batch->count == 1 && ws->timeout == 0 && ws->memory == 0))
		ws->count = 0;
	workers_run(ws, &calls);
}

/* ---- telling ---- */

/* Adds what is printed of a message to those said; false when it was there. */
static bool
is_new(struct batch *batch, const struct diag *d)
{
	uint32_t count = batch->said.count;
	const char *whole = arena_printf(batch->run->arena, "%d %s:%u:%u: %s [%s]", (int)d->severity,
	    d->loc.file ? d->loc.file : "", (unsigned)d->loc.line, (unsigned)d->loc.column, d->message,
	    d->rule);

	return intern_add(&batch->said, whole, strlen(whole)) == count;
}

/* What was said before the batch, or beside what tell() says. */
static void
catch_up(struct batch *batch)
{
	for (; batch->said_count < diags_count(batch->diags); batch->said_count++)
		(void)is_new(batch, diags_get(batch->diags, batch->said_count));
}

/* Messages come in the order of the job; what was said of one document is not said of the next. */
static void
tell(struct batch *batch, struct task *task)
{
	struct diags *diags = batch->diags;
	size_t errors = 0;

	catch_up(batch);
	for (size_t i = 0; task->diags && i < diags_count(task->diags); i++) {
		const struct diag *d = diags_get(task->diags, i);
		errors += d->severity == SEVERITY_ERROR ? 1 : 0;
		if (is_new(batch, d))
			diag_add_text(diags, d->severity, d->loc, d->rule, d->message);
		batch->said_count = diags_count(diags);
	}
	/* Its messages may have found no memory to be kept in. */
	if (task->diags && task->outcome != OUTCOME_DONE && errors == 0)
		diag_add(diags, SEVERITY_ERROR,
		    (struct srcloc){task->staged ? task->staged->full : batch->run->job.path, 0, 0},
		    "document-failed", "this could not be made");
	diags_close(task->diags);
	task->diags = NULL;
}

static enum build_result
sum_up(struct batch *batch)
{
	struct build_totals *totals = batch->run->totals;
	const char **failures = ARENA_ARRAY(batch->run->arena, const char *, batch->count);
	enum build_result result = BUILD_DONE;

	totals->failures = failures;
	totals->left_out = batch->run->left_out_count;
	totals->codes_left_out = codes_left_out(batch->run);
	for (int s = 0; s < 3; s++)
		totals->findings += batch->run->figures.findings.by_severity[s];
	for (size_t i = 0; i < batch->count; i++) {
		const struct task *task = &batch->tasks[i];
		bool unchanged = task->state == TASK_UNCHANGED;

		if (unchanged || task->outcome == OUTCOME_DONE) {
			totals->documents++;
			totals->pages += unchanged ? task->before->pages : task->result.pages;
			totals->unchanged += unchanged ? 1 : 0;
			continue;
		}
		failures[totals->failed++] = task->edition.path;
		if (task->outcome == OUTCOME_FAILED)
			result = BUILD_FAILED;
		else if (result == BUILD_DONE)
			result = BUILD_REFUSED;
	}
	return result;
}

/* ---- the whole ---- */

/* What killed runs left in the folders of the documents. */
static void
sweep(struct batch *batch)
{
	struct publication *p = batch->run->publication;
	const char *last = NULL;
	size_t last_size = 0;

	for (size_t i = 0; i < batch->count; i++) {
		const char *path = batch->tasks[i].edition.path;
		size_t n = (size_t)(file_name_of(path) - path);
		if (n == 0 || (last && n == last_size && memcmp(path, last, n) == 0))
			continue;
		publication_sweep(p, path);
		last = path;
		last_size = n;
	}
}

/* What could not be put in place is not made. */
static void
publish(struct batch *batch)
{
	if (publication_commit(batch->run->publication, batch->diags))
		return;
	for (size_t i = 0; i < batch->count; i++) {
		struct task *task = &batch->tasks[i];
		if (task->state == TASK_ENDED && task->outcome == OUTCOME_DONE && !task->staged->committed)
			task->outcome = OUTCOME_FAILED;
	}
}

enum build_result
schedule_run(struct run *run, struct diags *diags)
{
	bool publishing = run->options->stream == NULL;
	struct batch batch;

	batch_open(&batch, run, diags);
	if (publishing) {
		sweep(&batch);
		record_read(&batch);
	}
	make_all(&batch);
	for (size_t d = 0; d < run->job.document_count; d++)
		tell(&batch, &batch.sources[d]);
	for (size_t i = 0; i < batch.count; i++)
		tell(&batch, &batch.tasks[i]);
	if (publishing)
		publish(&batch);
	enum build_result result = sum_up(&batch);
	if (publishing && !record_write(&batch))
		result = BUILD_FAILED;
	return result;
}

#include "run/batch.h"

#include "publish/folder.h"

/* ---- tasks ---- */

bool
batch_is_in_share(const struct build_options *o, const char *path)
{
	struct digest digest = digest_of(path, strlen(path));
	uint64_t number = 0;

	/* By the name alone, so that a document stays in its share when others come and go. */
	for (size_t i = 0; i < sizeof number; i++)
		number = number << 8 | digest.bytes[i];
	return o->shards == 0 || number % o->shards == o->shard - 1;
}

static void
add_task(struct batch *batch, size_t d, const size_t *units, size_t unit_count)
{
	struct build *b = batch->build;
	const struct job_document *document = &b->job.documents[d];
	const struct job_unit *unit = document->per_unit ? &b->job.units[units[0]] : NULL;
	const char *path = job_output(b->arena, &b->job, document, unit);

	if (!batch_is_in_share(b->options, path))
		return;
	batch->tasks[batch->count++] = (struct task){
	    .document = d,
	    .units = units,
	    .unit_count = unit_count,
	    .path = path,
	};
	/* Now, so that a worker knows the files of tasks that it gets later. */
	if (!b->options->dump)
		batch->tasks[batch->count - 1].staged = publication_announce(b->publication, path, true);
	if (!document->per_unit)
		batch->whole[d] = &batch->tasks[batch->count - 1];
}

static void
list_tasks(struct batch *batch)
{
	struct build *b = batch->build;
	size_t most = 0;

	for (size_t d = 0; d < b->job.document_count; d++)
		if (b->wanted[d])
			most += b->job.documents[d].per_unit ? b->unit_count : 1;
	batch->tasks = ARENA_ARRAY(b->arena, struct task, most);
	batch->whole = ARENA_ARRAY(b->arena, struct task *, b->job.document_count);
	for (size_t d = 0; d < b->job.document_count; d++) {
		if (!b->wanted[d])
			continue;
		if (!b->job.documents[d].per_unit)
			add_task(batch, d, b->units, b->unit_count);
		else
			for (size_t u = 0; u < b->unit_count; u++)
				add_task(batch, d, &b->units[u], 1);
	}
}

/* What lays a document out for its numbering only. */
static void
list_sources(struct batch *batch)
{
	struct build *b = batch->build;
	size_t *all = ARENA_ARRAY(b->arena, size_t, b->job.unit_count);

	for (size_t u = 0; u < b->job.unit_count; u++)
		all[u] = u;
	b->numbering = ARENA_ARRAY(b->arena, struct numbering, b->job.document_count);
	b->is_source = ARENA_ARRAY(b->arena, bool, b->job.document_count);
	batch->sources = ARENA_ARRAY(b->arena, struct task, b->job.document_count);
	for (size_t d = 0; d < b->job.document_count; d++) {
		batch->sources[d] =
		    (struct task){.document = d, .units = all, .unit_count = b->job.unit_count};
		if (!b->needed[d])
			continue;
		b->is_source[numbering_source(b, d)] |= numbering_source(b, d) != d;
		b->is_source[pages_source(b, d)] |= pages_source(b, d) != d;
	}
}

struct task *
batch_task(struct batch *batch, size_t number)
{
	return number < batch->count ? &batch->tasks[number] : &batch->sources[number - batch->count];
}

struct arena *
batch_open_arena(struct build *b)
{
	struct arena *arena = arena_open(b->options->oom, b->options->oom_ctx);

	if (!arena)
		b->options->oom(b->options->oom_ctx, 0);
	return arena;
}

struct diags *
batch_open_diags(struct build *b)
{
	struct diags *diags = diags_open();

	if (!diags)
		b->options->oom(b->options->oom_ctx, 0);
	diags_speak(diags, diags_language(b->publication->diags));
	if (b->options->strict)
		diags_make_strict(diags);
	return diags;
}

void
batch_progress(struct batch *batch, const struct task *task)
{
	const struct build_options *o = batch->build->options;

	if (!task->path)
		return;
	batch->done++;
	batch->pages += task->state == TASK_UNCHANGED ? task->before->pages : task->made.pages;
	if (o->progress)
		o->progress(o->progress_ctx, batch->done, batch->count, batch->pages);
}

/* ---- deciding ---- */

/* Whether the document is in the folder as it would be made again. */
static bool
is_unchanged(struct batch *batch, struct task *task)
{
	struct build *b = batch->build;
	const struct manifest_entry *before = manifest_find(&batch->before, task->path);

	arena_close(batch->scratch);
	batch->scratch = batch_open_arena(b);
	task->settled = fingerprint_of(b, batch->scratch, task->document, task->units, task->unit_count,
	    &task->fingerprint);
	if (!task->settled || b->options->force || !before || before->stale ||
	    !digest_equal(&task->fingerprint, &before->fingerprint))
		return false;
	record_look(batch, task);
	return task->before != NULL;
}

/* False when there is nothing to be made. */
static bool
begin(struct batch *batch, struct task *task)
{
	struct build *b = batch->build;

	task->state = TASK_BEGUN;
	if (b->options->dump || !task->path)
		return true;
	if (is_unchanged(batch, task)) {
		task->state = TASK_UNCHANGED;
		batch_progress(batch, task);
		return false;
	}
	publication_entrust(task->staged);
	return true;
}

enum readiness { READY, NOT_YET, NEVER };

/* Whether all that the document prints of others is known. */
static enum readiness
readiness(const struct build *b, size_t d)
{
	const size_t sources[] = {numbering_source(b, d), pages_source(b, d)};

	for (size_t i = 0; i < 2; i++)
		if (sources[i] != d && !b->numbering[sources[i]].known)
			return NOT_YET;
	for (size_t i = 0; i < 2; i++)
		if (sources[i] != d && !b->numbering[sources[i]].ok)
			return NEVER;
	return READY;
}

/*
 * Begins whatever makes the numbering of document d known: the task that makes the document, where there is
 * one and it has to be made, or else one that only lays it out.  False when there is nothing to begin: then
 * the numbering is known, or will be when what was begun has ended.
 */
static bool
begin_source(struct batch *batch, size_t d, size_t *number)
{
	struct build *b = batch->build;
	struct task *task = batch->whole[d];

	if (b->numbering[d].known || batch->sources[d].state != TASK_WAITING || readiness(b, d) == NOT_YET)
		return false;
	if (task && task->unit_count == b->job.unit_count) {
		if (task->state == TASK_BEGUN)
			return false;
		if (task->state == TASK_WAITING && begin(batch, task)) {
			*number = (size_t)(task - batch->tasks);
			return true;
		}
	}
	batch->sources[d].state = TASK_BEGUN;
	*number = batch->count + d;
	return true;
}

/* What kept the numbering from being known that document d prints. */
static enum outcome
attachments_outcome(const struct batch *batch, size_t d)
{
	const struct build *b = batch->build;
	const size_t sources[] = {numbering_source(b, d), pages_source(b, d)};

	for (size_t i = 0; i < 2; i++) {
		const struct task *alone = &batch->sources[sources[i]], *whole = batch->whole[sources[i]];
		if (sources[i] != d && !b->numbering[sources[i]].ok &&
		    (alone->outcome == OUTCOME_FAILED || (whole && whole->outcome == OUTCOME_FAILED)))
			return OUTCOME_FAILED;
	}
	return OUTCOME_REFUSED;
}

/* A document that prints what will never be known can't be laid out, and lends nothing in its turn. */
static void
give_up_sources(struct batch *batch)
{
	struct build *b = batch->build;
	bool more = true;

	while (more) {
		more = false;
		for (size_t d = 0; d < b->job.document_count; d++)
			if (b->is_source[d] && !b->numbering[d].known && readiness(b, d) == NEVER) {
				batch->sources[d].outcome = attachments_outcome(batch, d);
				more = b->numbering[d].known = true;
			}
	}
}

/* A call of workers. */
static bool
next(void *ctx, size_t *number)
{
	struct batch *batch = ctx;
	struct build *b = batch->build;

	give_up_sources(batch);
	for (size_t d = 0; d < b->job.document_count; d++)
		if (b->is_source[d] && begin_source(batch, d, number))
			return true;
	while (batch->first_waiting < batch->count) {
		struct task *task = &batch->tasks[batch->first_waiting];
		enum readiness ready = task->state == TASK_WAITING ? readiness(b, task->document) : READY;
		if (ready == NOT_YET)
			return false;
		batch->first_waiting++;
		if (task->state != TASK_WAITING)
			continue;
		if (ready == NEVER) {
			task->state = TASK_ENDED;
			task->outcome = attachments_outcome(batch, task->document);
			batch_progress(batch, task);
		} else if (begin(batch, task)) {
			*number = (size_t)(task - batch->tasks);
			return true;
		}
	}
	return false;
}

/* How many processes are worth their while: a single document is made here. */
static void
make_all(struct batch *batch)
{
	struct workers *ws = batch->build->options->workers;
	const struct worker_calls calls = {batch, next, task_work, task_message, task_ended};

	if (batch->build->options->dump || (batch->count == 1 && ws->timeout == 0 && ws->memory == 0))
		ws->count = 0;
	workers_run(ws, &calls);
}

/* ---- telling ---- */

/* Adds what is printed of a message to those said; false when it was there. */
static bool
is_new(struct batch *batch, const struct diag *d)
{
	struct arena *arena = batch->build->arena;
	uint32_t count = batch->said.count;
	const char *whole =
	    arena_printf(arena, "%d %s:%u:%u: %s [%s]", (int)d->severity, d->loc.file ? d->loc.file : "",
		(unsigned)d->loc.line, (unsigned)d->loc.column, d->message, d->rule);

	return intern_add(&batch->said, whole, strlen(whole)) == count;
}

/* What was said before the batch, or beside what tell() says. */
static void
catch_up(struct batch *batch)
{
	const struct diags *diags = batch->build->diags;

	if (batch->said.arena == NULL)
		intern_init(&batch->said, batch->build->arena);
	for (; batch->said_count < diags_count(diags); batch->said_count++)
		(void)is_new(batch, diags_get(diags, batch->said_count));
}

/* Messages come in the order of the job; what was said of one document is not said of the next. */
static void
tell(struct batch *batch, struct task *task)
{
	struct build *b = batch->build;
	size_t errors = 0;

	catch_up(batch);
	for (size_t i = 0; task->diags && i < diags_count(task->diags); i++) {
		const struct diag *d = diags_get(task->diags, i);
		errors += d->severity == SEVERITY_ERROR ? 1 : 0;
		if (is_new(batch, d))
			diag_add_text(b->diags, d->severity, d->loc, d->rule, d->message);
		batch->said_count = diags_count(b->diags);
	}
	/* Its messages may have found no memory to be kept in. */
	if (task->diags && task->outcome != OUTCOME_DONE && errors == 0)
		diag_add(b->diags, SEVERITY_ERROR,
		    (struct srcloc){task->staged ? task->staged->full : b->job.path, 0, 0}, "document-failed",
		    "this could not be made");
	diags_close(task->diags);
	task->diags = NULL;
}

static enum build_result
sum_up(struct batch *batch)
{
	struct build *b = batch->build;
	const char **failures = ARENA_ARRAY(b->arena, const char *, batch->count);
	enum build_result result = BUILD_DONE;

	b->totals->failures = failures;
	for (int s = 0; s < 3; s++)
		b->totals->findings += b->figures.findings.by_severity[s];
	for (size_t i = 0; i < batch->count; i++) {
		const struct task *task = &batch->tasks[i];
		if (task->state == TASK_UNCHANGED || task->outcome == OUTCOME_DONE) {
			b->totals->documents++;
			b->totals->pages +=
			    task->state == TASK_UNCHANGED ? task->before->pages : task->made.pages;
			b->totals->unchanged += task->state == TASK_UNCHANGED ? 1 : 0;
			continue;
		}
		failures[b->totals->failed++] = task->path;
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
	struct publication *p = batch->build->publication;
	const char *last = NULL;
	size_t last_size = 0;

	for (size_t i = 0; i < batch->count; i++) {
		const char *path = batch->tasks[i].path;
		size_t n = (size_t)(folder_name_of(path) - path);
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
	struct build *b = batch->build;

	if (!publication_commit(b->publication))
		for (size_t i = 0; i < batch->count; i++) {
			struct task *task = &batch->tasks[i];
			if (task->state == TASK_ENDED && task->outcome == OUTCOME_DONE &&
			    !task->staged->committed)
				task->outcome = OUTCOME_FAILED;
		}
}

enum build_result
batch_run(struct build *b)
{
	struct batch batch = {.build = b, .scratch = batch_open_arena(b)};
	bool publishing = b->options->dump == NULL;

	list_tasks(&batch);
	list_sources(&batch);
	if (publishing) {
		sweep(&batch);
		record_read(&batch);
	}
	make_all(&batch);
	for (size_t d = 0; d < b->job.document_count; d++)
		tell(&batch, &batch.sources[d]);
	for (size_t i = 0; i < batch.count; i++)
		tell(&batch, &batch.tasks[i]);
	if (publishing)
		publish(&batch);
	enum build_result result = sum_up(&batch);
	if (publishing && !record_write(&batch))
		result = BUILD_FAILED;
	arena_close(batch.scratch);
	return result;
}

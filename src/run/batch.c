#include "run/batch.h"

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

/* The groups or the regions that a document is made for. */
struct part_list {
	const struct run_part *items;
	size_t count;
};

/* One for each edition that is in the options' share. */
static void
add_task(struct batch *batch, struct edition edition)
{
	struct run *run = batch->run;
	const struct run_document *document = edition.document;
	struct task *task = &batch->tasks[batch->count];

	edition.path = edition_path(run, run->arena, &edition);
	if (!batch_is_in_share(run->options, edition.path))
		return;
	batch->count++;
	task->edition = edition;
	/* Now, so that a worker knows the files of tasks that it gets later. */
	task->output = run->options->output ? run->options->output : output_of_file(edition.path);
	if (!run->options->stream)
		task->staged = publication_announce(run->publication, edition.path, task->output->check);
	if (document->job->per == JOB_PER_JOB)
		batch->whole[document->number] = task;
}

/* One that is not made, of what is left out: its earlier edition stays. */
static void
add_refused(struct batch *batch, const struct run_document *document, struct job_subject subject)
{
	struct run *run = batch->run;
	const char *path = job_output(run->arena, &run->job, document->job, subject);

	if (!batch_is_in_share(run->options, path))
		return;
	batch->tasks[batch->count++] = (struct task){
	    .edition = {.document = document, .path = path},
	    .state = TASK_ENDED,
	    .outcome = OUTCOME_REFUSED,
	};
}

static void
add_left_out(struct batch *batch, const struct run_document *document, const struct run_left_out *left_out)
{
	if (left_out->is_asked_for)
		add_refused(batch, document, job_subject_of_unit(left_out->unit));
}

/* Those of a document per unit, in the order of the job as it was read. */
static void
add_unit_tasks(struct batch *batch, const struct run_document *document)
{
	struct run *run = batch->run;
	size_t i = 0;

	for (size_t u = 0; u < run->selected_count; u++) {
		for (;
		     i < run->left_out_count && run->left_out[i].number < run->units[run->selected[u]].number;
		     i++)
			add_left_out(batch, document, &run->left_out[i]);
		add_task(batch, edition_of(run, document, &run->selected[u], 1));
	}
	for (; i < run->left_out_count; i++)
		add_left_out(batch, document, &run->left_out[i]);
}

/* Those of a document per group or region; one whose units are all left out is refused. */
static void
add_part_tasks(struct batch *batch, const struct run_document *document, const struct part_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct run_part *part = &list->items[i];

		if (part->unit_count > 0)
			add_task(batch, edition_of_part(batch->run, document, part));
		else
			add_refused(batch, document, job_subject_of_set(part->as_read));
	}
}

static void
add_tasks(struct batch *batch, const struct run_document *document, const struct part_list *list)
{
	struct run *run = batch->run;

	switch (document->job->per) {
	case JOB_PER_JOB:
		add_task(batch, edition_of(run, document, run->selected, run->selected_count));
		break;
	case JOB_PER_UNIT:
		add_unit_tasks(batch, document);
		break;
	case JOB_PER_GROUP:
	case JOB_PER_REGION:
		add_part_tasks(batch, document, list);
		break;
	}
}

/* How many documents it may be. */
static size_t
count_of(const struct run *run, const struct run_document *document, const struct part_list *list)
{
	switch (document->job->per) {
	case JOB_PER_JOB:
		break;
	case JOB_PER_UNIT:
		return run->selected_count + run->left_out_count;
	case JOB_PER_GROUP:
	case JOB_PER_REGION:
		return list->count;
	}
	return 1;
}

static void
list_tasks(struct batch *batch)
{
	struct run *run = batch->run;
	size_t n = run->job.document_count, most = 0;
	struct part_list *lists = ARENA_ARRAY(run->arena, struct part_list, n);

	for (size_t d = 0; d < n; d++) {
		if (!run->documents[d].is_asked_for)
			continue;
		if (run->documents[d].job->per > JOB_PER_UNIT)
			lists[d].items = run_parts(run, run->documents[d].job->per, &lists[d].count);
		most += count_of(run, &run->documents[d], &lists[d]);
	}
	batch->tasks = ARENA_ARRAY(run->arena, struct task, most);
	batch->whole = ARENA_ARRAY(run->arena, struct task *, n);
	for (size_t d = 0; d < n; d++)
		if (run->documents[d].is_asked_for)
			add_tasks(batch, &run->documents[d], &lists[d]);
}

/* What lays a document out for its numbering only. */
static void
list_sources(struct batch *batch)
{
	struct run *run = batch->run;
	size_t n = run->job.document_count;
	size_t *all = ARENA_ARRAY(run->arena, size_t, run->job.unit_count);

	for (size_t u = 0; u < run->job.unit_count; u++)
		all[u] = u;
	batch->sources = ARENA_ARRAY(run->arena, struct task, n);
	for (size_t d = 0; d < n; d++)
		batch->sources[d].edition = edition_of(run, &run->documents[d], all, run->job.unit_count);
}

void
batch_open(struct batch *batch, struct run *run, struct diags *diags)
{
	*batch = (struct batch){.run = run, .diags = diags};
	intern_init(&batch->said, run->arena);
	list_tasks(batch);
	for (size_t i = 0; i < batch->count; i++)
		if (batch->tasks[i].state == TASK_ENDED)
			batch_progress(batch, &batch->tasks[i]);
	list_sources(batch);
}

struct task *
batch_task(struct batch *batch, size_t number)
{
	return number < batch->count ? &batch->tasks[number] : &batch->sources[number - batch->count];
}

struct arena *
batch_open_arena(const struct batch *batch)
{
	const struct build_options *o = batch->run->options;
	struct arena *arena = arena_open(o->oom, o->oom_ctx);

	if (!arena)
		o->oom(o->oom_ctx, 0);
	return arena;
}

struct diags *
batch_open_diags(const struct batch *batch)
{
	const struct build_options *o = batch->run->options;
	struct diags *diags = diags_open();

	if (!diags)
		o->oom(o->oom_ctx, 0);
	diags_speak(diags, diags_language(batch->diags));
	if (o->strict)
		diags_make_strict(diags);
	return diags;
}

void
batch_progress(struct batch *batch, const struct task *task)
{
	const struct build_options *o = batch->run->options;

	if (!task->edition.path)
		return;
	batch->done++;
	batch->pages += task->state == TASK_UNCHANGED ? task->before->pages : task->result.pages;
	if (o->progress)
		o->progress(o->progress_ctx, batch->done, batch->count, batch->pages);
}

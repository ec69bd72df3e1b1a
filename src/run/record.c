#include "run/record.h"

#include "publish/folder.h"
#include "run/fingerprint.h"
#include "run/unchanged.h"

static void
describe_made(const struct run *run, const struct task *task, struct manifest_entry *entry)
{
	const struct edition *edition = &task->edition;
	struct manifest_unit *units = ARENA_ARRAY(run->arena, struct manifest_unit, edition->unit_count);

	for (size_t i = 0; i < edition->unit_count; i++)
		units[i] = (struct manifest_unit){run->job.units[edition->units[i]].code.text,
		    task->result.unit_pages[i]};
	entry->digest = task->staged->digest;
	entry->bytes = task->staged->size;
	entry->pages = task->result.pages;
	entry->units = units;
	entry->unit_count = edition->unit_count;
}

/* False for one that has no edition to speak of. */
static bool
describe(struct batch *batch, struct task *task, struct manifest_entry *entry)
{
	if (task->state != TASK_UNCHANGED && task->outcome != OUTCOME_DONE) {
		task->before = edition_before(batch, task);
		if (!task->before)
			return false;
		*entry = *task->before;
		entry->stale =
		    entry->stale || !task->settled || !digest_equal(&task->fingerprint, &entry->fingerprint);
		return true;
	}
	*entry = task->state == TASK_UNCHANGED
	    ? *task->before
	    : (struct manifest_entry){.path = task->edition.path, .fingerprint = task->fingerprint};
	fingerprint_describe(batch->run, &task->edition, entry);
	if (task->state != TASK_UNCHANGED)
		describe_made(batch->run, task, entry);
	return true;
}

/* The tasks by path. */
static const char **
sorted_paths(const struct batch *batch)
{
	const char **sorted = ARENA_ARRAY(batch->run->arena, const char *, batch->count);

	for (size_t i = 0; i < batch->count; i++)
		sorted[i] = batch->tasks[i].edition.path;
	manifest_sort(NULL, 0, sorted, batch->count);
	return sorted;
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
is_task(const struct batch *batch, const char **sorted, const char *path)
{
	return batch->count > 0 && bsearch(&path, sorted, batch->count, sizeof(const char *), compare_paths);
}

/*
 * What was there before, in this share, and is no task of this run: kept, as far as it is true, where only a
 * part of the job was asked for; otherwise the job does not make it any more.
 */
static void
add_others(struct batch *batch, struct manifest_entry *entries, size_t *n, const char **failed,
    size_t *failed_count)
{
	struct run *run = batch->run;
	const struct build_options *o = run->options;
	bool partial = o->document_count > 0 || o->unit_count > 0;
	const char **sorted = sorted_paths(batch);
	struct digest found;

	for (size_t i = 0; i < batch->before.count; i++) {
		const struct manifest_entry *entry = &batch->before.entries[i];
		if (is_task(batch, sorted, entry->path) || !batch_is_in_share(o, entry->path))
			continue;
		enum manifest_state state = manifest_compare(run->publication->root, entry, &found);
		if (partial && state == MANIFEST_HOLDS)
			entries[(*n)++] = *entry;
		else if (!partial && state != MANIFEST_MISSING)
			diag_add(batch->diags, SEVERITY_NOTE,
			    (struct srcloc){
				arena_printf(run->arena, "%s/%s", run->publication->folder, entry->path), 0,
				0},
			    "document-orphan",
			    "the job does not make this any more; it was left, and is not in the manifest");
	}
	for (size_t i = 0; i < batch->before.failed_count && partial; i++)
		if (!is_task(batch, sorted, batch->before.failed[i]) &&
		    batch_is_in_share(o, batch->before.failed[i]))
			failed[(*failed_count)++] = batch->before.failed[i];
}

bool
record_write(struct batch *batch)
{
	struct run *run = batch->run;
	size_t most = batch->count + batch->before.count, n = 0;
	struct manifest_entry *entries = ARENA_ARRAY(run->arena, struct manifest_entry, most);
	size_t failed_count = run->totals->failed;
	const char **failed =
	    ARENA_ARRAY(run->arena, const char *, batch->count + batch->before.failed_count);

	memcpy(failed, run->totals->failures, failed_count * sizeof *failed);
	for (size_t i = 0; i < batch->count; i++)
		if (describe(batch, &batch->tasks[i], &entries[n]))
			n++;
	add_others(batch, entries, &n, failed, &failed_count);
	manifest_sort(entries, n, failed, failed_count);
	const struct manifest manifest = {
	    .program = run->options->creator,
	    .libraries = run->libraries,
	    .library_count = run->library_count,
	    .entries = entries,
	    .count = n,
	    .failed = failed,
	    .failed_count = failed_count,
	    .shard = run->options->shard,
	    .shards = run->options->shards,
	    .plans = run->all_plans,
	    .errors = (uint32_t)(diags_errors(batch->diags) + diags_errors(run->options->findings) +
		diags_errors(run->plan_faults) + diags_errors(run->progress_faults)),
	};
	return manifest_publish(run->publication,
	    manifest_name(run->arena, run->options->shard, run->options->shards), &manifest, batch->diags);
}

/* False when there is none of that name. */
static bool
read_one(struct batch *batch, const char *name)
{
	struct run *run = batch->run;
	const char *path = arena_printf(run->arena, "%s/%s", run->publication->folder, name);
	struct diags *aside = batch_open_diags(batch);
	bool found;

	if (!manifest_read(run->arena, run->publication->root, path, &found, &batch->before, aside)) {
		batch->before = (struct manifest){0};
		diag_add(batch->diags, SEVERITY_NOTE, (struct srcloc){path, 0, 0}, "manifest-invalid",
		    "this can't be read as a manifest; all documents are made anew, and it is replaced");
	}
	diags_close(aside);
	return found;
}

void
record_read(struct batch *batch)
{
	const struct build_options *o = batch->run->options;

	/* A share that has none of its own yet begins with that of all. */
	if (o->shards == 0 || !read_one(batch, manifest_name(batch->run->arena, o->shard, o->shards)))
		(void)read_one(batch, FOLDER_MANIFEST);
}

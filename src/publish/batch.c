/*
 * The documents of a build, one task each: what is unchanged is left alone, the rest is made, each with its
 * own messages and its own failure; then all that could be made is put in place, and the manifest after it.
 */
#include <errno.h>

#include "publish/folder.h"
#include "publish/internal.h"

struct task {
	size_t document;
	const size_t *units;
	size_t unit_count;
	const char *path;
	struct digest fingerprint;
	const struct manifest_entry *before; /* what the manifest says of it, where that is still true */
	bool settled;                        /* the fingerprint is known, and can be trusted */
	bool decided, unchanged;
	enum making making; /* when decided and not unchanged */
	struct staged *staged;
	struct made made;
	struct diags *diags; /* of its making; NULL: nothing was said */
};

struct batch {
	struct build *build;
	struct task *tasks; /* in the order of the job: that of publication */
	size_t count;
	struct manifest before;
	struct arena *scratch;
	size_t done;
};

/* ---- tasks ---- */

static void
add_task(struct batch *batch, size_t d, const size_t *units, size_t unit_count)
{
	struct build *b = batch->build;
	const struct job_document *document = &b->job.documents[d];
	const struct job_unit *unit = document->per_unit ? &b->job.units[units[0]] : NULL;

	batch->tasks[batch->count++] = (struct task){
	    .document = d,
	    .units = units,
	    .unit_count = unit_count,
	    .path = job_output(b->arena, &b->job, document, unit),
	};
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

static struct arena *
open_arena(struct build *b)
{
	struct arena *arena = arena_open(b->options->oom, b->options->oom_ctx);

	if (!arena)
		b->options->oom(b->options->oom_ctx, 0);
	return arena;
}

static struct diags *
open_diags(struct build *b)
{
	struct diags *diags = diags_open();

	if (!diags)
		b->options->oom(b->options->oom_ctx, 0);
	diags_speak(diags, diags_language(b->publication->diags));
	if (b->options->strict)
		diags_make_strict(diags);
	return diags;
}

/* ---- making ---- */

/* Makes a document with messages and memory of its own. */
static void
make(struct batch *batch, struct task *task)
{
	struct build *b = batch->build;
	struct diags *all = b->diags;
	struct arena *arena = open_arena(b);

	task->diags = open_diags(b);
	b->diags = b->publication->diags = task->diags;
	if (!b->options->dump)
		task->staged = publication_announce(b->publication, task->path, true);
	task->making = !b->options->dump && !task->staged
	    ? MAKING_FAILED
	    : make_document(b, arena, task->document, task->units, task->unit_count, task->staged,
		  &task->made);
	b->diags = b->publication->diags = all;
	arena_close(arena);
}

/* What the manifest says of the document that is there. */
static void
look_before(struct batch *batch, struct task *task)
{
	struct digest found;

	task->before = manifest_find(&batch->before, task->path);
	if (task->before &&
	    manifest_compare(batch->build->publication->root, task->before, &found) != MANIFEST_HOLDS)
		task->before = NULL;
}

/* Whether the document is in the folder as it would be made again. */
static bool
is_unchanged(struct batch *batch, struct task *task)
{
	struct build *b = batch->build;

	task->settled = fingerprint_of(b, batch->scratch, task->document, task->units, task->unit_count,
	    &task->fingerprint);
	return task->settled && !b->options->force && task->before && !task->before->stale &&
	    digest_equal(&task->fingerprint, &task->before->fingerprint);
}

static void
settle(struct batch *batch, struct task *task)
{
	struct build *b = batch->build;

	task->decided = true;
	if (!b->options->dump) {
		arena_close(batch->scratch);
		batch->scratch = open_arena(b);
		look_before(batch, task);
		task->unchanged = is_unchanged(batch, task);
	}
	if (!task->unchanged)
		make(batch, task);
	batch->done++;
}

/* Lays out a document for its page numbers only. */
static void
lay_out_source(struct batch *batch, size_t d)
{
	struct build *b = batch->build;
	struct arena *arena = open_arena(b);
	size_t *all = ARENA_ARRAY(b->arena, size_t, b->job.unit_count);
	FILE *dump = b->options->dump;
	struct build_options silent = *b->options;
	const struct build_options *options = b->options;
	struct made made;

	for (size_t u = 0; u < b->job.unit_count; u++)
		all[u] = u;
	silent.dump = NULL;
	if (dump)
		b->options = &silent;
	(void)make_document(b, arena, d, all, b->job.unit_count, NULL, &made);
	b->options = options;
	arena_close(arena);
}

/*
 * Page numbers that others print are known before these are looked at: a source that is to be made is made
 * then, and any other is laid out.
 */
static void
know_numbering(struct batch *batch, size_t d)
{
	struct build *b = batch->build;

	if (b->numbering[d].known)
		return;
	for (size_t i = 0; i < batch->count; i++)
		if (batch->tasks[i].document == d && !b->job.documents[d].per_unit &&
		    batch->tasks[i].unit_count == b->job.unit_count && !batch->tasks[i].decided)
			settle(batch, &batch->tasks[i]);
	if (!b->numbering[d].known)
		lay_out_source(batch, d);
	b->numbering[d].known = true;
}

static bool
know_sources(struct batch *batch, size_t d)
{
	struct build *b = batch->build;
	const size_t sources[] = {numbering_source(b, d), pages_source(b, d)};
	bool known = true;

	for (size_t i = 0; i < 2; i++)
		if (sources[i] != d) {
			know_numbering(batch, sources[i]);
			known = known && b->numbering[sources[i]].ok;
		}
	return known;
}

static void
make_all(struct batch *batch)
{
	struct build *b = batch->build;

	b->numbering = ARENA_ARRAY(b->arena, struct numbering, b->job.document_count);
	b->is_source = ARENA_ARRAY(b->arena, bool, b->job.document_count);
	for (size_t d = 0; d < b->job.document_count; d++)
		if (b->wanted[d]) {
			b->is_source[numbering_source(b, d)] |= numbering_source(b, d) != d;
			b->is_source[pages_source(b, d)] |= pages_source(b, d) != d;
		}
	for (size_t i = 0; i < batch->count; i++) {
		struct task *task = &batch->tasks[i];
		if (task->decided)
			continue;
		if (know_sources(batch, task->document)) {
			settle(batch, task);
		} else {
			task->decided = true;
			task->making = MAKING_REFUSED;
			if (!b->options->dump)
				look_before(batch, task);
		}
	}
}

/* ---- telling ---- */

static bool
was_said(const struct diags *diags, const struct diag *d)
{
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *other = diags_get(diags, i);
		if (other->severity == d->severity && other->loc.line == d->loc.line &&
		    other->loc.column == d->loc.column && strcmp(other->rule, d->rule) == 0 &&
		    strcmp(other->message, d->message) == 0)
			return true;
	}
	return false;
}

/* Messages come in the order of the job; what was said of one document is not said of the next. */
static void
tell(struct batch *batch, struct task *task)
{
	struct diags *all = batch->build->diags;

	for (size_t i = 0; task->diags && i < diags_count(task->diags); i++) {
		const struct diag *d = diags_get(task->diags, i);
		if (!was_said(all, d))
			diag_add(all, d->severity, d->loc, d->rule, "%s", d->message);
	}
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
		b->totals->findings += b->reckoning.findings.by_severity[s];
	for (size_t i = 0; i < batch->count; i++) {
		const struct task *task = &batch->tasks[i];
		if (task->unchanged || task->making == MAKING_DONE) {
			b->totals->documents++;
			b->totals->pages += task->unchanged ? task->before->pages : task->made.pages;
			b->totals->unchanged += task->unchanged ? 1 : 0;
			continue;
		}
		failures[b->totals->failed++] = task->path;
		if (task->making == MAKING_FAILED)
			result = BUILD_FAILED;
		else if (result == BUILD_DONE)
			result = BUILD_REFUSED;
	}
	return result;
}

/* ---- the manifest ---- */

static void
describe_made(struct build *b, const struct task *task, struct manifest_entry *entry)
{
	struct manifest_unit *units = ARENA_ARRAY(b->arena, struct manifest_unit, task->unit_count);

	for (size_t i = 0; i < task->unit_count; i++)
		units[i] =
		    (struct manifest_unit){b->job.units[task->units[i]].code.text, task->made.unit_pages[i]};
	entry->digest = task->staged->digest;
	entry->bytes = task->staged->size;
	entry->pages = task->made.pages;
	entry->units = units;
	entry->unit_count = task->unit_count;
}

/* False for one that has no edition to speak of. */
static bool
describe(struct build *b, const struct task *task, struct manifest_entry *entry)
{
	if (!task->unchanged && task->making != MAKING_DONE) {
		if (!task->before)
			return false;
		*entry = *task->before;
		entry->stale =
		    entry->stale || !task->settled || !digest_equal(&task->fingerprint, &entry->fingerprint);
		return true;
	}
	*entry = task->unchanged
	    ? *task->before
	    : (struct manifest_entry){.path = task->path, .fingerprint = task->fingerprint};
	fingerprint_describe(b, task->document, task->units, task->unit_count, entry);
	if (!task->unchanged)
		describe_made(b, task, entry);
	return true;
}

static int
compare_tasks(const void *a, const void *b)
{
	return strcmp((*(const struct task *const *)a)->path, (*(const struct task *const *)b)->path);
}

/* The tasks by path. */
static const struct task **
sorted_tasks(const struct batch *batch)
{
	const struct task **sorted = ARENA_ARRAY(batch->build->arena, const struct task *, batch->count);

	for (size_t i = 0; i < batch->count; i++)
		sorted[i] = &batch->tasks[i];
	if (batch->count > 0)
		qsort(sorted, batch->count, sizeof *sorted, compare_tasks);
	return sorted;
}

/*
 * What was there before and is no task of this run: kept, as far as it is true, where only a part of the job
 * was asked for; otherwise the job does not make it any more.
 */
static void
add_others(struct batch *batch, struct manifest_entry *entries, size_t *n)
{
	struct build *b = batch->build;
	bool partial = b->options->document_count > 0 || b->options->unit_count > 0;
	const struct task **sorted = sorted_tasks(batch);
	struct digest found;

	for (size_t i = 0; i < batch->before.count; i++) {
		const struct manifest_entry *entry = &batch->before.entries[i];
		const struct task key = {.path = entry->path}, *wanted = &key;
		if (batch->count > 0 && bsearch(&wanted, sorted, batch->count, sizeof *sorted, compare_tasks))
			continue;
		enum manifest_state state = manifest_compare(b->publication->root, entry, &found);
		if (partial && state == MANIFEST_HOLDS)
			entries[(*n)++] = *entry;
		else if (!partial && state != MANIFEST_MISSING)
			diag_add(b->diags, SEVERITY_NOTE,
			    (struct srcloc){
				arena_printf(b->arena, "%s/%s", b->publication->folder, entry->path), 0, 0},
			    "document-orphan",
			    "the job does not make this any more; it was left, and is not in the manifest");
	}
}

static bool
write_manifest(struct batch *batch)
{
	struct build *b = batch->build;
	size_t most = batch->count + batch->before.count, n = 0;
	struct manifest_entry *entries = ARENA_ARRAY(b->arena, struct manifest_entry, most);
	const char **failed = ARENA_ARRAY(b->arena, const char *, batch->count);

	memcpy(failed, b->totals->failures, b->totals->failed * sizeof *failed);
	for (size_t i = 0; i < batch->count; i++)
		if (describe(b, &batch->tasks[i], &entries[n]))
			n++;
	add_others(batch, entries, &n);
	manifest_sort(entries, n, failed, b->totals->failed);
	const struct manifest manifest = {
	    .program = b->options->creator,
	    .libraries = b->libraries,
	    .library_count = b->library_count,
	    .entries = entries,
	    .count = n,
	    .failed = failed,
	    .failed_count = b->totals->failed,
	};
	return manifest_publish(b->publication, FOLDER_MANIFEST, &manifest);
}

/* A manifest that can't be read is as good as none: all is made again. */
static void
read_manifest(struct batch *batch)
{
	struct build *b = batch->build;
	const char *path = arena_printf(b->arena, "%s/" FOLDER_MANIFEST, b->publication->folder);
	struct diags *aside = open_diags(b);
	bool found;

	if (!manifest_read(b->arena, b->publication->root, path, FOLDER_MANIFEST, &found, &batch->before,
		aside)) {
		batch->before = (struct manifest){0};
		diag_add(b->diags, SEVERITY_NOTE, (struct srcloc){path, 0, 0}, "manifest-invalid",
		    "this can't be read as a manifest; all documents are made anew, and it is replaced");
	}
	diags_close(aside);
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

static void
publish(struct batch *batch)
{
	struct build *b = batch->build;

	if (!publication_commit(b->publication))
		for (size_t i = 0; i < batch->count; i++) {
			struct task *task = &batch->tasks[i];
			if (!task->unchanged && task->making == MAKING_DONE && !task->staged->committed)
				task->making = MAKING_FAILED;
		}
}

enum build_result
batch_run(struct build *b)
{
	struct batch batch = {.build = b, .scratch = open_arena(b)};
	bool publishing = b->options->dump == NULL;

	list_tasks(&batch);
	if (publishing) {
		sweep(&batch);
		read_manifest(&batch);
	}
	make_all(&batch);
	for (size_t i = 0; i < batch.count; i++)
		tell(&batch, &batch.tasks[i]);
	if (publishing)
		publish(&batch);
	enum build_result result = sum_up(&batch);
	if (publishing && !write_manifest(&batch))
		result = BUILD_FAILED;
	arena_close(batch.scratch);
	return result;
}

#include "run/unchanged.h"

#include "run/fingerprint.h"

void
look_at_edition_before(struct batch *batch, struct task *task)
{
	struct digest found;

	task->before = manifest_find(&batch->before, task->edition.path);
	if (task->before &&
	    manifest_compare(batch->run->publication->root, task->before, &found) != MANIFEST_HOLDS)
		task->before = NULL;
}

bool
is_unchanged(struct batch *batch, struct task *task)
{
	const struct manifest_entry *before = manifest_find(&batch->before, task->edition.path);

	arena_close(batch->scratch);
	batch->scratch = batch_open_arena(batch);
	task->settled = fingerprint_of(batch->run, batch->scratch, &task->edition, &task->fingerprint);
	if (!task->settled || batch->run->options->force || !before || before->stale ||
	    !digest_equal(&task->fingerprint, &before->fingerprint))
		return false;
	look_at_edition_before(batch, task);
	return task->before != NULL;
}

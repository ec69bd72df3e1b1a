#include "run/unchanged.h"

const struct manifest_entry *
edition_before(const struct batch *batch, const struct task *task)
{
	const struct manifest_entry *entry = manifest_find(&batch->before, task->edition.path);
	struct digest found;

	return entry && manifest_compare(batch->run->publication->root, entry, &found) == MANIFEST_HOLDS
	    ? entry
	    : NULL;
}

bool
is_unchanged(const struct batch *batch, const struct task *task, const struct digest *fingerprint)
{
	const struct manifest_entry *before = manifest_find(&batch->before, task->edition.path);

	return !batch->run->options->force && before && !before->stale &&
	    digest_equal(fingerprint, &before->fingerprint) && edition_before(batch, task);
}

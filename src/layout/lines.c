#include "layout/lines.h"

/* Where a text that was set before complains; the document's own list when there is no memory for it. */
static struct diags *
muted(struct layout *l)
{
	if (l->muted != NULL && diags_count(l->muted) > DIAG_SHOWN_MAX / 2) {
		diags_close(l->muted);
		l->muted = NULL;
	}
	if (l->muted == NULL) {
		l->muted = diags_open();
		if (l->muted != NULL)
			diags_speak(l->muted, diags_language(l->diags));
	}
	return l->muted != NULL ? l->muted : l->diags;
}

bool
set_lines(struct layout *l, struct arena *arena, enum telling telling, const struct rich_text *text,
    length width, struct lines *lines)
{
	struct diags *diags = telling == TELL_ALL ? l->diags : muted(l);
	size_t seen = diags_count(diags);
	bool ok = l->metrics->set(l->metrics->ctx, arena, text, width, lines, diags);

	for (size_t i = seen; diags != l->diags && i < diags_count(diags); i++) {
		const struct diag *d = diags_get(diags, i);
		if (d->severity == SEVERITY_ERROR ||
		    (telling == TELL_NEW && !diags_has(l->diags, d->loc, d->rule)))
			diag_add_text(l->diags, d->severity, d->loc, d->rule, d->message);
	}
	return ok;
}

#include "run/extract.h"

#include <strings.h>

#include "pdf/embedded_worker.h"
#include "publish/no_overwrite.h"
#include "publish/portable_name.h"

#define PDF_MAX ((size_t)1024 * 1024 * 1024)

struct extractor {
	struct arena *arena;
	const struct extract_request *request;
	struct publication *publication;
	struct diags *diags;
	struct extracted *files;
	size_t count;
	enum extract_result result; /* as long as nothing is amiss: EXTRACT_DONE */
};

/* ---- names ---- */

static int
compare_names(const void *a, const void *b)
{
	return strcasecmp(*(const char *const *)a, *(const char *const *)b);
}

/* Two names that differ in letter case only are one on some systems. */
static void
check_unique(struct extractor *x, size_t n)
{
	const char **names = ARENA_ARRAY(x->arena, const char *, n);

	for (size_t i = 0; i < n; i++)
		names[i] = x->files[i].name;
	qsort(names, n, sizeof *names, compare_names);
	for (size_t i = 1; i < n; i++)
		if (strcasecmp(names[i - 1], names[i]) == 0)
			diag_add(x->diags, SEVERITY_ERROR, (struct srcloc){x->request->pdf, 0, 0},
			    "extract-name", "two of its files have the name «%s»", names[i]);
}

static bool
check_names(struct extractor *x, const struct embedded_name *names, size_t n)
{
	size_t errors = diags_errors(x->diags);

	x->files = ARENA_ARRAY(x->arena, struct extracted, n);
	x->count = n;
	for (size_t i = 0; i < n; i++) {
		const char *fault = portable_name_fault(names[i].text, names[i].length);
		x->files[i].name = names[i].text;
		if (fault)
			diag_add(x->diags, SEVERITY_ERROR, (struct srcloc){x->request->pdf, 0, 0},
			    "extract-name", "the embedded file «%s» can't be written under its name: %s",
			    names[i].text, diag_phrase(x->diags, fault));
	}
	check_unique(x, n);
	return diags_errors(x->diags) == errors;
}

/* Takes the names, and the folder for them.  False when going on makes no sense. */
static bool
take_names(void *ctx, const struct embedded_name *names, size_t n)
{
	struct extractor *x = ctx;
	const struct lock_request request = {.started = x->request->started};

	switch (publication_open_folder(x->publication, &request, x->diags)) {
	case LOCK_TAKEN:
		x->result = check_names(x, names, n) ? EXTRACT_DONE : EXTRACT_REFUSED;
		break;
	case LOCK_BUSY:
		x->result = EXTRACT_BUSY;
		break;
	case LOCK_FAILED:
		x->result = EXTRACT_FAILED;
		break;
	}
	return x->result == EXTRACT_DONE;
}

/* ---- files ---- */

/* Stages one file where that is needed; false when going on makes no sense. */
static bool
take_file(void *ctx, size_t i, struct bytes bytes)
{
	struct extractor *x = ctx;

	switch (no_overwrite_stage(x->publication, x->files[i].name, bytes, x->request->force, x->diags)) {
	case NO_OVERWRITE_SAME:
		x->files[i].unchanged = true;
		return true;
	case NO_OVERWRITE_NEW:
	case NO_OVERWRITE_KEPT:
		return true;
	case NO_OVERWRITE_FAILED:
		break;
	}
	x->result = EXTRACT_FAILED;
	return false;
}

static enum extract_result
extract_all(struct extractor *x, struct bytes pdf)
{
	const struct attachments_calls calls = {x, take_names, take_file, 0, NULL};
	size_t errors = diags_errors(x->diags);

	switch (attachments_read(x->arena, x->request->pdf, pdf, x->request->workers, &calls, x->diags)) {
	case ATTACHMENTS_REFUSED:
		return EXTRACT_REFUSED;
	case ATTACHMENTS_FAILED:
		return EXTRACT_FAILED;
	case ATTACHMENTS_READ:
		break;
	}
	if (x->result != EXTRACT_DONE)
		return x->result;
	if (diags_errors(x->diags) > errors)
		return EXTRACT_REFUSED;
	switch (no_overwrite_commit(x->publication, x->diags)) {
	case NO_OVERWRITE_NEW:
	case NO_OVERWRITE_SAME:
		return EXTRACT_DONE;
	case NO_OVERWRITE_KEPT:
		return EXTRACT_REFUSED;
	case NO_OVERWRITE_FAILED:
		break;
	}
	return EXTRACT_FAILED;
}

enum extract_result
extract_files(struct arena *arena, const struct extract_request *request, struct publication *publication,
    struct extraction *out, struct diags *diags)
{
	struct extractor x = {
	    .arena = arena,
	    .request = request,
	    .publication = publication,
	    .diags = diags,
	    .result = EXTRACT_DONE,
	};
	struct bytes pdf;

	if (!file_read(arena, request->pdf, PDF_MAX, (struct srcloc){NULL, 0, 0}, &pdf, diags))
		return EXTRACT_FAILED;
	enum extract_result result = extract_all(&x, pdf);
	if (result == EXTRACT_DONE)
		*out = (struct extraction){x.files, x.count};
	publication_discard(publication);
	publication_close_folder(publication);
	return result;
}

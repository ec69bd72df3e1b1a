#include "publish/extract.h"

#include <strings.h>

#include "publish/deposit.h"
#include "publish/embedded.h"
#include "publish/names.h"

struct extractor {
	struct arena *arena;
	const char *pdf;
	bool force;
	struct publication *publication;
	struct diags *diags;
	struct embedded *embedded;
	struct extracted *files;
	bool io_failed;
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
			diag_add(x->diags, SEVERITY_ERROR, (struct srcloc){x->pdf, 0, 0}, "extract-name",
			    "two of its files have the name «%s»", names[i]);
}

static bool
check_names(struct extractor *x)
{
	const struct embedded_name *names = embedded_names(x->embedded);
	size_t n = embedded_count(x->embedded), errors = diags_errors(x->diags);

	x->files = ARENA_ARRAY(x->arena, struct extracted, n);
	for (size_t i = 0; i < n; i++) {
		const char *fault = file_name_fault(names[i].text, names[i].length);
		x->files[i].name = names[i].text;
		if (fault)
			diag_add(x->diags, SEVERITY_ERROR, (struct srcloc){x->pdf, 0, 0}, "extract-name",
			    "the embedded file «%s» can't be written under its name: %s", names[i].text,
			    diag_phrase(x->diags, fault));
	}
	check_unique(x, n);
	return diags_errors(x->diags) == errors;
}

/* ---- files ---- */

/* Stages one file where that is needed; false when going on makes no sense. */
static bool
extract_one(struct extractor *x, size_t i)
{
	struct bytes bytes;

	if (!embedded_read(x->embedded, i, &bytes))
		return false;
	switch (deposit(x->publication, x->files[i].name, bytes, x->force)) {
	case DEPOSIT_SAME:
		x->files[i].unchanged = true;
		return true;
	case DEPOSIT_NEW:
	case DEPOSIT_KEPT:
		return true;
	case DEPOSIT_FAILED:
		break;
	}
	x->io_failed = true;
	return false;
}

static enum extract_result
extract_all(struct extractor *x, struct extraction *out)
{
	size_t n = embedded_count(x->embedded), errors = diags_errors(x->diags);

	if (!check_names(x))
		return EXTRACT_REFUSED;
	for (size_t i = 0; i < n; i++)
		if (!extract_one(x, i))
			return x->io_failed ? EXTRACT_FAILED : EXTRACT_REFUSED;
	if (diags_errors(x->diags) > errors)
		return EXTRACT_REFUSED;
	if (!publication_commit(x->publication))
		return EXTRACT_FAILED;
	*out = (struct extraction){x->files, n};
	return EXTRACT_DONE;
}

static enum extract_result
extract_locked(struct extractor *x, const char *started, struct extraction *out)
{
	const struct lock_request request = {.started = started};

	switch (publication_open_folder(x->publication, &request)) {
	case LOCK_TAKEN:
		break;
	case LOCK_BUSY:
		return EXTRACT_BUSY;
	case LOCK_FAILED:
		return EXTRACT_FAILED;
	}
	return extract_all(x, out);
}

enum extract_result
extract_files(struct arena *arena, const char *pdf, bool force, const char *started,
    struct publication *publication, struct extraction *out, struct diags *diags)
{
	struct extractor x = {
	    .arena = arena,
	    .pdf = pdf,
	    .force = force,
	    .publication = publication,
	    .diags = diags,
	};
	struct bytes bytes;

	if (!file_read(arena, pdf, EMBEDDED_PDF_MAX, (struct srcloc){NULL, 0, 0}, &bytes, diags))
		return EXTRACT_FAILED;
	x.embedded = embedded_open(arena, pdf, bytes, diags);
	if (!x.embedded)
		return EXTRACT_REFUSED;
	enum extract_result result = extract_locked(&x, started, out);
	embedded_close(x.embedded);
	publication_discard(publication);
	publication_close_folder(publication);
	return result;
}

#include "run/select.h"

#include "base/suggest.h"
#include "base/utf8.h"

static void
unknown_document(const struct run *run, const char *name, const char *const *names, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){run->job.path, 0, 0}, "usage-unknown",
	    "the job has no document «%s»%s", name,
	    suggest_name(run->arena, diags_language(diags), name, names, run->job.document_count));
}

static void
unknown_unit(const struct run *run, const char *code, const char *const *codes, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){run->job.path, 0, 0}, "usage-unknown",
	    "the job has no unit «%s»%s", code,
	    suggest_name(run->arena, diags_language(diags), code, codes, run->job.unit_count));
}

/* What a person types may come from a list of files, which are not named in NFC everywhere. */
static const char *
as_job_has_it(struct run *run, const char *typed)
{
	size_t n = strlen(typed);

	return utf8_nfc(run->arena, typed, n, &n);
}

void
select_none(struct run *run)
{
	size_t n = run->job.document_count;

	run->units = ARENA_ARRAY(run->arena, struct run_unit, run->job.unit_count);
	run->job_as_read = run->job;
	for (size_t u = 0; u < run->job.unit_count; u++)
		run->units[u].number = u;
	run->documents = ARENA_ARRAY(run->arena, struct run_document, n);
	for (size_t d = 0; d < n; d++) {
		struct run_document *document = &run->documents[d];

		document->number = d;
		document->job = &run->job.documents[d];
		document->numbering_from = document->pages_from = document;
	}
}

void
select_all_documents(struct run *run)
{
	for (size_t d = 0; d < run->job.document_count; d++)
		run->documents[d].is_asked_for = true;
}

/* Asks for the document of that name.  False after an error. */
static bool
select_document(struct run *run, const char *name, const char *const *names, struct diags *diags)
{
	size_t n = run->job.document_count, d = 0;

	while (d < n && strcmp(names[d], name) != 0)
		d++;
	if (d == n) {
		unknown_document(run, name, names, diags);
		return false;
	}
	if (run->options->unit_count > 0 && run->job.documents[d].per != JOB_PER_UNIT) {
		diag_add(diags, SEVERITY_ERROR, run->job.documents[d].loc, "usage-unit",
		    run->job.documents[d].per == JOB_PER_JOB
			? "«%s» is one document for all units; --unit can't cut it"
			: "«%s» is one document for several units; --unit can't cut it",
		    names[d]);
		return false;
	}
	run->documents[d].is_asked_for = true;
	return true;
}

bool
select_documents(struct run *run, struct diags *diags)
{
	const struct build_options *o = run->options;
	size_t n = run->job.document_count;
	const char **names = ARENA_ARRAY(run->arena, const char *, n);
	bool ok = true, any = o->document_count > 0;

	for (size_t d = 0; d < n; d++)
		names[d] = run->job.documents[d].output.text;
	for (size_t i = 0; i < o->document_count; i++)
		ok = select_document(run, as_job_has_it(run, o->documents[i]), names, diags) && ok;
	for (size_t d = 0; d < n && o->document_count == 0; d++) {
		run->documents[d].is_asked_for =
		    o->unit_count == 0 || run->job.documents[d].per == JOB_PER_UNIT;
		any = any || run->documents[d].is_asked_for;
	}
	if (any)
		return ok;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){run->job.path, 0, 0}, "usage-unit",
	    "--unit was given, but the job has no document `per: unit`");
	return false;
}

bool
select_units(struct run *run, struct diags *diags)
{
	const struct build_options *o = run->options;
	size_t n = run->job.unit_count;
	const char **codes = ARENA_ARRAY(run->arena, const char *, n);
	bool *asked = ARENA_ARRAY(run->arena, bool, n);
	bool ok = true;

	for (size_t u = 0; u < n; u++)
		codes[u] = run->job.units[u].code.text;
	for (size_t i = 0; i < o->unit_count; i++) {
		const char *code = as_job_has_it(run, o->units[i]);
		size_t u = 0;

		while (u < n && strcmp(codes[u], code) != 0)
			u++;
		if (u < n)
			asked[u] = true;
		else
			unknown_unit(run, code, codes, diags);
		ok = ok && u < n;
	}
	run->selected = ARENA_ARRAY(run->arena, size_t, n);
	for (size_t u = 0; u < n; u++)
		if (o->unit_count == 0 || asked[u])
			run->selected[run->selected_count++] = u;
	return ok;
}

/* The document with that output; `otherwise` when there is none, or no name. */
static struct run_document *
find_output(const struct run *run, const char *name, struct run_document *otherwise)
{
	for (size_t d = 0; name && d < run->job.document_count; d++) {
		const char *output = run->job.documents[d].output.text;
		if (output && strcmp(output, name) == 0)
			return &run->documents[d];
	}
	return otherwise;
}

/* True where it was not needed till now. */
static bool
need(struct run_document *document)
{
	bool was_needed = document->is_needed;

	document->is_needed = true;
	return !was_needed;
}

void
select_needed(struct run *run)
{
	size_t n = run->job.document_count;
	bool more = true;

	for (size_t d = 0; d < n; d++) {
		struct run_document *document = &run->documents[d];

		document->is_needed = document->is_asked_for;
		document->numbering_from = find_output(run, document->job->numbering.text, document);
		document->pages_from = find_output(run, document->job->pages_of.text, document);
	}
	while (more) {
		more = false;
		for (size_t d = 0; d < n; d++) {
			struct run_document *document = &run->documents[d];

			if (!document->is_needed)
				continue;
			more = need(document->numbering_from) || more;
			more = need(document->pages_from) || more;
		}
	}
	for (size_t d = 0; d < n; d++) {
		struct run_document *document = &run->documents[d];

		if (!document->is_needed)
			continue;
		document->numbering_from->lends_numbering |= document->numbering_from != document;
		document->pages_from->lends_numbering |= document->pages_from != document;
	}
}

bool
select_asks_for_figures(const struct run *run)
{
	if (run->publication == NULL || run->job.periods == JOB_PERIODS_YEAR)
		return true;
	for (size_t i = 0; i < run->template_count; i++)
		if (run->templates[i].needs.computed)
			return true;
	return run->progress || run->job.line_count > 0 || run->job.measure_count > 0 ||
	    run->job.version_count > 1;
}

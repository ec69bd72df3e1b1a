#include "base/suggest.h"
#include "base/utf8.h"
#include "run/run.h"

static bool
unknown_document(struct build *b, const char *name, const char *const *names, size_t n)
{
	const char *near = nearest_name(name, names, n);
	const struct srcloc loc = {b->job.path, 0, 0};

	if (near)
		diag_add(b->diags, SEVERITY_ERROR, loc, "usage-unknown",
		    "the job has no document «%s»; is «%s» meant?", name, near);
	else
		diag_add(b->diags, SEVERITY_ERROR, loc, "usage-unknown", "the job has no document «%s»",
		    name);
	return false;
}

static bool
unknown_unit(struct build *b, const char *code, const char *const *codes, size_t n)
{
	const char *near = nearest_name(code, codes, n);
	const struct srcloc loc = {b->job.path, 0, 0};

	if (near)
		diag_add(b->diags, SEVERITY_ERROR, loc, "usage-unknown",
		    "the job has no unit «%s»; is «%s» meant?", code, near);
	else
		diag_add(b->diags, SEVERITY_ERROR, loc, "usage-unknown", "the job has no unit «%s»", code);
	return false;
}

/* What a person types may come from a list of files, which are not named in NFC everywhere. */
static const char *
as_job_has_it(struct build *b, const char *typed)
{
	size_t n = strlen(typed);

	return utf8_nfc(b->arena, typed, n, &n);
}

bool
select_documents(struct build *b)
{
	const struct build_options *o = b->options;
	size_t n = b->job.document_count;
	const char **names = ARENA_ARRAY(b->arena, const char *, n);
	for (size_t d = 0; d < n; d++)
		names[d] = b->job.documents[d].output.text;

	bool ok = true;
	for (size_t i = 0; i < o->document_count; i++) {
		size_t d = 0;
		const char *name = as_job_has_it(b, o->documents[i]);
		while (d < n && strcmp(names[d], name) != 0)
			d++;
		if (d == n)
			ok = unknown_document(b, name, names, n);
		else if (o->unit_count > 0 && !b->job.documents[d].per_unit) {
			diag_add(b->diags, SEVERITY_ERROR, b->job.documents[d].loc, "usage-unit",
			    "«%s» is one document for all units; --unit can't cut it", names[d]);
			ok = false;
		} else
			b->wanted[d] = true;
	}
	bool any = o->document_count > 0;
	for (size_t d = 0; d < n && o->document_count == 0; d++) {
		b->wanted[d] = o->unit_count == 0 || b->job.documents[d].per_unit;
		any = any || b->wanted[d];
	}
	if (!any) {
		diag_add(b->diags, SEVERITY_ERROR, (struct srcloc){b->job.path, 0, 0}, "usage-unit",
		    "--unit was given, but the job has no document `per: unit`");
		return false;
	}
	return ok;
}

bool
select_units(struct build *b)
{
	const struct build_options *o = b->options;
	size_t n = b->job.unit_count;
	const char **codes = ARENA_ARRAY(b->arena, const char *, n);
	bool *asked = ARENA_ARRAY(b->arena, bool, n);
	for (size_t u = 0; u < n; u++)
		codes[u] = b->job.units[u].code.text;

	bool ok = true;
	for (size_t i = 0; i < o->unit_count; i++) {
		size_t u = 0;
		const char *code = as_job_has_it(b, o->units[i]);
		while (u < n && strcmp(codes[u], code) != 0)
			u++;
		if (u == n)
			ok = unknown_unit(b, code, codes, n);
		else
			asked[u] = true;
	}
	b->units = ARENA_ARRAY(b->arena, size_t, n);
	for (size_t u = 0; u < n; u++)
		if (o->unit_count == 0 || asked[u])
			b->units[b->unit_count++] = u;
	return ok;
}

/* The document with that output; document_count when there is none, or no name. */
static size_t
find_output(const struct build *b, const char *name)
{
	size_t d = name ? 0 : b->job.document_count;
	for (; d < b->job.document_count; d++) {
		const char *output = b->job.documents[d].output.text;
		if (output && strcmp(output, name) == 0)
			break;
	}
	return d;
}

size_t
numbering_source(const struct build *b, size_t d)
{
	size_t source = find_output(b, b->job.documents[d].numbering.text);
	return source < b->job.document_count ? source : d;
}

size_t
pages_source(const struct build *b, size_t d)
{
	size_t source = find_output(b, b->job.documents[d].pages_of.text);
	return source < b->job.document_count ? source : d;
}

void
select_needed(struct build *b)
{
	size_t n = b->job.document_count;
	bool more = true;

	b->needed = ARENA_ARRAY(b->arena, bool, n);
	memcpy(b->needed, b->wanted, n * sizeof(*b->needed));
	while (more) {
		more = false;
		for (size_t d = 0; d < n; d++) {
			const size_t sources[] = {numbering_source(b, d), pages_source(b, d)};
			for (size_t i = 0; i < 2 && b->needed[d]; i++) {
				more = more || !b->needed[sources[i]];
				b->needed[sources[i]] = true;
			}
		}
	}
}

#include "run/own_fields.h"

#include <string.h>

#include "base/suggest.h"

/* The names that there are in a scope, each once; for a template. */
struct names {
	struct arena *arena;
	const char **items;
	size_t count, capacity;
};

static void
add_name(struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->items[i], name) == 0)
			return;
	names->items = arena_grow(names->arena, names->items, names->count, &names->capacity,
	    names->count + 1, sizeof(const char *));
	names->items[names->count++] = name;
}

static void
add_fields(struct names *names, const struct job_fields *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		add_name(names, fields->items[i].name.text);
}

/* What a scope has without «fields», for suggestions. */
static const char *const known[][7] = {
    [OWN_OF_JOB] = {NULL},
    [OWN_OF_DOCUMENT] = {"title", "code", "version", "date", "subject", "author", NULL},
    [OWN_OF_UNIT] = {"code", "name", "rows", NULL},
};

static const char *const prefixes[] =
    {[OWN_OF_JOB] = "job", [OWN_OF_DOCUMENT] = "document", [OWN_OF_UNIT] = "unit"};

static void
add_all(struct run *run, const struct run_template *t, enum own_scope scope, struct names *out)
{
	if (scope == OWN_OF_JOB)
		add_fields(out, &run->job.fields);
	for (size_t d = 0; d < run->job.document_count && scope == OWN_OF_DOCUMENT; d++)
		if (run->documents[d].template == t)
			add_fields(out, &run->documents[d].job->fields);
	for (size_t u = 0; u < run->job.unit_count && scope == OWN_OF_UNIT; u++)
		add_fields(out, &run->job.units[u].fields);
}

static bool
has_name(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->items[i], name) == 0)
			return true;
	return false;
}

/* False after an error. */
static bool
check_known(struct run *run, const struct run_template *t, const struct own_use *use, struct diags *diags)
{
	struct names names = {.arena = run->arena};

	add_all(run, t, use->scope, &names);
	if (has_name(&names, use->name) || (use->scope == OWN_OF_UNIT && run->job.unit_count == 0))
		return true;
	for (size_t i = 0; known[use->scope][i]; i++)
		add_name(&names, known[use->scope][i]);
	/* As they are written, so that a short name isn't all that is compared. */
	const char *prefix = prefixes[use->scope];
	for (size_t i = 0; names.items != NULL && i < names.count; i++)
		names.items[i] = arena_printf(run->arena, "%s.%s", prefix, names.items[i]);
	const char *written = arena_printf(run->arena, "%s.%s", prefix, use->name);
	size_t near = nearest_name(written, names.items, names.count);
	const char *end = names.items == NULL || near >= names.count
	    ? ""
	    : suggestion_as(run->arena, diags_language(diags),
		  arena_printf(run->arena, "{%s}", names.items[near]));
	diag_add(diags, SEVERITY_ERROR, use->loc, "yaml-field", "unknown field {%s}%s", written, end);
	return false;
}

static void
tell_lacking(const struct own_use *use, struct srcloc loc, const char *who, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, loc, "job-field",
	    use->scope == OWN_OF_UNIT
		? "unit «%s» has no field «%s», which is printed at %s:%u:%u; where there is nothing to say, "
		  "say so: `fields: {%s: \"\"}`"
		: "the document «%s» has no field «%s», which is printed at %s:%u:%u; where there is nothing "
		  "to say, say so: `fields: {%s: \"\"}`",
	    who, use->name, use->loc.file, (unsigned)use->loc.line, (unsigned)use->loc.column, use->name);
}

static void
check_lacking(struct run *run, const struct run_template *t, const struct own_use *use, struct diags *diags)
{
	for (size_t u = 0; u < run->job.unit_count && use->scope == OWN_OF_UNIT; u++) {
		const struct job_unit *unit = &run->job.units[u];

		if (unit->code.text && !job_field(&unit->fields, use->name))
			tell_lacking(use, unit->loc, unit->code.text, diags);
	}
	for (size_t d = 0; d < run->job.document_count && use->scope == OWN_OF_DOCUMENT; d++) {
		const struct job_document *document = run->documents[d].job;

		if (run->documents[d].template == t && document->output.text &&
		    !job_field(&document->fields, use->name))
			tell_lacking(use, document->loc, document->output.text, diags);
	}
}

/* Whether the template has it before, so that it is told of already. */
static bool
is_repeated(const struct own_use *uses, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (uses[k].scope == uses[i].scope && strcmp(uses[k].name, uses[i].name) == 0)
			return true;
	return false;
}

void
own_fields_check(struct run *run, struct diags *diags)
{
	for (size_t i = 0; i < run->template_count; i++) {
		const struct run_template *t = &run->templates[i];

		for (size_t k = 0; k < t->template.own_use_count; k++) {
			const struct own_use *use = &t->template.own_uses[k];

			if (check_known(run, t, use, diags) && !is_repeated(t->template.own_uses, k))
				check_lacking(run, t, use, diags);
		}
	}
}

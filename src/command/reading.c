#include "command/reading.h"

#include "base/suggest.h"

struct diags *
command_diags(const struct program *program)
{
	struct diags *diags = diags_open();

	if (!diags)
		program->oom(NULL, 0);
	diags_speak(diags, program->language);
	return diags;
}

/* What was read is told in full before anything is refused for its warnings; these are errors then. */
static void
print_strictly(const struct program *program, const struct diags *diags)
{
	struct diags *strict = command_diags(program);

	diags_make_strict(strict);
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *d = diags_get(diags, i);
		diag_add_text(strict, d->severity, d->loc, d->rule, d->message);
	}
	(void)diags_print(strict, 0, program->err);
	diags_close(strict);
}

enum exit_code
command_read(const struct program *program, struct arena *arena, const struct build_options *options,
    bool strict, struct build_reading *out, struct diags *diags)
{
	enum exit_code code = command_exit_code(build_read(arena, options, out, diags));

	if (strict)
		print_strictly(program, diags);
	else
		(void)diags_print(diags, 0, program->err);
	out->figures.source.numbers.percent_gap = GROUP_NONE;
	return code;
}

void
command_tell_no_cut(const char *job, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){job, 0, 0}, "job-no-quarter",
	    "no document of the job looks at what was done: say up to which --period, and name the units' "
	    "`progress`");
}

/* The one asked for; else the one with the latest cut; else the first.  NULL: there is none. */
static const struct reading_document *
find_document(const struct build_reading *reading, const char *output)
{
	const struct reading_document *best = NULL;

	for (size_t i = 0; i < reading->document_count; i++) {
		const struct reading_document *d = &reading->documents[i];
		const struct compliance *own = d->source.compliance;

		if (output && strcmp(d->job->output.text, output) == 0)
			return d;
		if (!output &&
		    (!best ||
			(own &&
			    (!best->source.compliance ||
				own->cut.month > best->source.compliance->cut.month))))
			best = d;
	}
	return best;
}

/* Of documents at one cut, each has only what its template prints: of the job, what any of them has. */
static void
borrow(const struct build_reading *reading, struct dataset_source *out)
{
	for (size_t i = 0; i < reading->document_count && out->compliance; i++) {
		const struct dataset_source *other = &reading->documents[i].source;

		if (!other->compliance || !cut_is(other->compliance->cut, out->compliance->cut))
			continue;
		out->before = out->before ? out->before : other->before;
		out->initial = out->initial ? out->initial : other->initial;
		out->budget = out->budget ? out->budget : other->budget;
		out->trend = out->trend ? out->trend : other->trend;
	}
}

static void
tell_no_document(const struct program *program, struct arena *arena, const struct build_reading *reading,
    const struct source_request *request, struct diags *diags)
{
	const char **outputs = ARENA_ARRAY(arena, const char *, reading->document_count + 1);

	for (size_t i = 0; i < reading->document_count; i++)
		outputs[i] = reading->documents[i].job->output.text;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){request->job, 0, 0}, "explain-unknown",
	    "the job has no document «%s»%s", request->document,
	    suggest_name(arena, program->language, request->document, outputs, reading->document_count));
}

bool
command_source(const struct program *program, struct arena *arena, const struct build_reading *reading,
    const struct source_request *request, struct dataset_source *out, struct diags *diags)
{
	const struct reading_document *document = find_document(reading, request->document);

	if (document == NULL && request->document) {
		tell_no_document(program, arena, reading, request, diags);
		return false;
	}
	*out = document ? document->source : reading->figures.source;
	out->numbers.percent_gap = GROUP_NONE;
	out->language = program->language;
	if (!request->document)
		borrow(reading, out);
	if (document == NULL || request->period == 0 || reading->figures.progress.plan == NULL)
		return true;
	return build_source_at(arena, reading, document, request->period, out, diags);
}

#include "run/part.h"

#include "run/compute.h"
#include "run/last_year.h"
#include "run/versions.h"

static void
take_units(struct run *run, const struct run *whole, const struct run_part *part)
{
	const size_t n = part->unit_count;
	size_t *all = ARENA_ARRAY(run->arena, size_t, n + 1);

	run->units = ARENA_ARRAY(run->arena, struct run_unit, n + 1);
	run->sheets = ARENA_ARRAY(run->arena, struct sheet, n + 1);
	run->progress = whole->progress ? ARENA_ARRAY(run->arena, struct progress_unit, n + 1) : NULL;
	for (size_t i = 0; i < n; i++) {
		const size_t u = part->units[i];

		all[i] = i;
		run->units[i] = whole->units[u];
		run->units[i].findings = (struct unit_findings){0};
		run->sheets[i] = whole->sheets[u];
		if (run->progress)
			run->progress[i] = whole->progress[u];
	}
	run->selected = all;
	run->selected_count = n;
}

static void
take_left_out(struct run *run, const struct run *whole, const struct run_part *part)
{
	const size_t n = part->left_out_count;
	struct unit_left_out *told = ARENA_ARRAY(run->arena, struct unit_left_out, n + 1);

	run->left_out = ARENA_ARRAY(run->arena, struct run_left_out, n + 1);
	for (size_t i = 0; i < n; i++) {
		run->left_out[i] = whole->left_out[part->left_out[i]];
		told[i] = whole->figures.left_out[part->left_out[i]];
	}
	run->left_out_count = n;
	run->left_out_findings = (struct unit_findings){0};
	run->figures = (struct job_figures){.left_out = told, .left_out_count = n};
}

/* As the units and activities of the part are numbered. */
static struct numbering
numbering_of_part(const struct run *whole, const struct run_part *part, const struct numbering *from,
    struct arena *arena)
{
	const struct plan *plan = &whole->figures.plan;
	struct kept_unit *units = ARENA_ARRAY(arena, struct kept_unit, part->unit_count + 1);
	struct numbering out = *from;
	uint32_t *folios;
	size_t n = 0;

	if (!from->is_there)
		return out;
	for (size_t i = 0; i < part->unit_count; i++)
		n += plan->units[part->units[i]].count;
	folios = ARENA_ARRAY(arena, uint32_t, n + 1);
	n = 0;
	for (size_t i = 0; i < part->unit_count; i++) {
		const struct plan_unit *unit = &plan->units[part->units[i]];

		units[i] = from->units[part->units[i]];
		for (uint32_t a = 0; a < unit->count; a++)
			folios[n++] = from->activity_folios[unit->first + a];
	}
	out.units = units;
	out.activity_folios = folios;
	return out;
}

/* Of the documents only the one at hand is computed for. */
static void
take_documents(struct run *run, const struct run *whole, const struct edition *edition)
{
	const size_t count = whole->job.document_count, at = edition->document->number;
	struct run_document *documents = ARENA_ARRAY(run->arena, struct run_document, count + 1);

	for (size_t d = 0; d < count; d++) {
		documents[d] = whole->documents[d];
		documents[d].source = (struct dataset_source){0};
		documents[d].numbering_from = &documents[whole->documents[d].numbering_from->number];
		documents[d].pages_from = &documents[whole->documents[d].pages_from->number];
		documents[d].is_asked_for = documents[d].is_needed = d == at;
		if (d != at)
			documents[d].template = NULL;
	}
	for (unsigned way = 0; way < 2; way++) {
		struct run_document *from =
		    way == 0 ? documents[at].numbering_from : documents[at].pages_from;

		from->numbering = numbering_of_part(whole, edition->part,
		    &whole->documents[from->number].numbering, run->arena);
	}
	run->documents = documents;
	run->templates = edition->document->template;
	run->template_count = 1;
}

/* The threads of several workers would be in each other's way. */
static const struct build_options *
options_of_part(const struct run *whole, struct arena *arena)
{
	struct build_options *options = ARENA_NEW(arena, struct build_options);

	*options = *whole->options;
	if (options->workers->count > 0)
		options->threads = 1;
	return options;
}

/* Of the files that it may carry. */
static void
note_files(struct run *run, struct version_file *files, size_t n)
{
	for (size_t i = 0; i < n; i++)
		files[i].input = input_files_get(&run->inputs, files[i].path);
}

/* What is found was told of with the whole run; what can't be computed is an error of this document. */
static bool
compute_part(struct run *run, struct diags *diags)
{
	struct diags *own = diags_open_like(diags);

	if (!own)
		arena_out_of_memory(run->arena, 0);
	const bool good = compute_run(run, own) && compute_agrees(run, own);
	if (run->versions)
		note_files(run, run->versions->files, run->versions->file_count);
	if (run->last_year)
		note_files(run, run->last_year->files, run->last_year->file_count);
	if (good)
		diags_close(own);
	else
		diags_join(diags, own);
	return good;
}

struct run *
run_part_open(const struct run *whole, struct arena *arena, const struct edition *edition,
    struct edition *own, struct diags *diags)
{
	const struct run_part *part = edition->part;
	const struct job_set set = {
	    .code = edition->subject.code,
	    .name = edition->subject.name,
	    .units = part->units,
	    .unit_count = part->unit_count,
	};
	struct run *run = ARENA_NEW(arena, struct run);

	*run = *whole;
	run->arena = arena;
	run->options = options_of_part(whole, arena);
	run->is_part = true;
	run->versions = NULL;
	run->last_year = NULL;
	run->job = job_of_set(arena, &whole->job, edition->document->job->per, &set);
	if (run->job.periods_loc.file == NULL)
		run->job.periods_loc = (struct srcloc){run->job.path, 0, 0};
	run->job.periods =
	    (enum job_periods)(JOB_PERIODS_MONTHS + (int)whole->figures.plan.calendar.division);
	input_files_init_beside(&run->inputs, arena, &whole->inputs);
	take_units(run, whole, part);
	take_left_out(run, whole, part);
	take_documents(run, whole, edition);
	if (!compute_part(run, diags))
		return NULL;
	*own = *edition;
	own->document = &run->documents[edition->document->number];
	own->units = run->selected;
	return run;
}

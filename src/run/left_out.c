#include "run/left_out.h"

#include <string.h>

/* ---- what the job says of them ---- */

static bool
is_left_out(const struct run *run, const char *code)
{
	for (size_t i = 0; code && i < run->left_out_count; i++)
		if (strcmp(run->left_out[i].unit->code.text, code) == 0)
			return true;
	return false;
}

/* The reasons that are given for what versions changed in them. */
static void
filter_versions(struct run *run)
{
	const struct job *from = &run->job_as_read;
	struct job_version *versions = ARENA_ARRAY(run->arena, struct job_version, from->version_count);

	for (size_t i = 0; i < from->version_count; i++) {
		const struct job_version *version = &from->versions[i];
		struct job_version_change *changes =
		    ARENA_ARRAY(run->arena, struct job_version_change, version->change_count);

		versions[i] = *version;
		versions[i].changes = changes;
		versions[i].change_count = 0;
		for (size_t k = 0; k < version->change_count; k++)
			if (!is_left_out(run, version->changes[k].unit.text))
				changes[versions[i].change_count++] = version->changes[k];
	}
	run->job.versions = versions;
}

static void
filter_job(struct run *run)
{
	const struct job *from = &run->job_as_read;
	struct job_acceptance *accepted =
	    ARENA_ARRAY(run->arena, struct job_acceptance, from->accepted_count);
	struct job_measure *measures = ARENA_ARRAY(run->arena, struct job_measure, from->measure_count);

	run->job.accepted_count = run->job.measure_count = 0;
	for (size_t i = 0; i < from->accepted_count; i++)
		if (!is_left_out(run, from->accepted[i].unit.text))
			accepted[run->job.accepted_count++] = from->accepted[i];
	for (size_t i = 0; i < from->measure_count; i++)
		if (!is_left_out(run, from->measures[i].unit.text))
			measures[run->job.measure_count++] = from->measures[i];
	run->job.accepted = accepted;
	run->job.measures = measures;
	filter_versions(run);
}

/* ---- the lists of units ---- */

static int
compare_left_out(const void *a, const void *b)
{
	const struct run_left_out *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* The faulty ones, among those that were left out before. */
static void
list_left_out(struct run *run)
{
	struct run_left_out *list =
	    ARENA_ARRAY(run->arena, struct run_left_out, run->left_out_count + run->job.unit_count);
	size_t n = run->left_out_count, s = 0;

	if (n > 0)
		memcpy(list, run->left_out, n * sizeof *list);
	for (size_t u = 0; u < run->job.unit_count; u++) {
		bool asked = s < run->selected_count && run->selected[s] == u;

		s += asked;
		if (run->units[u].faults == 0)
			continue;
		list[n++] = (struct run_left_out){
		    .number = run->units[u].number,
		    .unit = &run->job_as_read.units[run->units[u].number],
		    .is_asked_for = asked,
		    .faults = run->units[u].faults,
		    .fault = run->units[u].fault,
		};
	}
	qsort(list, n, sizeof *list, compare_left_out);
	run->left_out = list;
	run->left_out_count = n;
}

/* For the plan. */
static void
describe_left_out(struct run *run)
{
	struct unit_left_out *list = ARENA_ARRAY(run->arena, struct unit_left_out, run->left_out_count);

	for (size_t i = 0; i < run->left_out_count; i++) {
		const struct run_left_out *from = &run->left_out[i];

		list[i] = (struct unit_left_out){from->unit->code.text, from->unit->name.text,
		    from->unit->plan.file.loc, from->fault, from->faults, from->unit->weight_value};
	}
	run->figures.left_out = list;
	run->figures.left_out_count = run->left_out_count;
}

/* Closes the gaps that they leave. */
static void
close_gaps(struct run *run)
{
	struct job_unit *units = ARENA_ARRAY(run->arena, struct job_unit, run->job.unit_count);
	size_t n = 0, s = 0, asked = 0;

	for (size_t u = 0; u < run->job.unit_count; u++) {
		bool is_asked_for = s < run->selected_count && run->selected[s] == u;

		s += is_asked_for;
		if (run->units[u].faults > 0)
			continue;
		if (is_asked_for)
			run->selected[asked++] = n;
		units[n] = run->job.units[u];
		run->units[n] = run->units[u];
		run->sheets[n] = run->sheets[u];
		if (run->progress)
			run->progress[n] = run->progress[u];
		n++;
	}
	run->job.units = units;
	run->job.unit_count = n;
	run->selected_count = asked;
}

bool
leave_out_faulty(struct run *run)
{
	bool any = false;

	for (size_t u = 0; u < run->job.unit_count; u++)
		any = any || run->units[u].faults > 0;
	if (!any)
		return true;
	list_left_out(run);
	close_gaps(run);
	filter_job(run);
	describe_left_out(run);
	return run->selected_count > 0;
}

const char *const *
codes_left_out(const struct run *run)
{
	const char **codes = ARENA_ARRAY(run->arena, const char *, run->left_out_count);

	for (size_t i = 0; i < run->left_out_count; i++)
		codes[i] = run->left_out[i].unit->code.text;
	return codes;
}

/* ---- what is found in their rows ---- */

/* Marks the units whose plan that is.  False: it is no unit's. */
static bool
mark_faulty(struct run *run, struct srcloc loc)
{
	bool found = false;

	for (size_t u = 0; loc.file && u < run->job.unit_count; u++) {
		struct run_unit *unit = &run->units[u];

		if (strcmp(run->sheets[u].file, loc.file) != 0)
			continue;
		unit->fault = unit->faults++ == 0 ? loc : unit->fault;
		found = true;
	}
	return found;
}

/* Whether every error is in the plan of a unit; these are then marked. */
static bool
mark_all_faulty(struct run *run, const struct diags *diags)
{
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *d = diags_get(diags, i);

		if (d->severity == SEVERITY_ERROR && !mark_faulty(run, d->loc))
			return false;
	}
	return true;
}

bool
compute_without_faulty(struct run *run, struct diags *diags)
{
	bool may = run->job.leave_out_faulty, left = true;

	while (left) {
		struct diags *own = diags_open_like(diags);

		if (!own)
			arena_out_of_memory(run->arena, 0);
		bool good =
		    compute(run->arena, &run->job, run->sheets, run->options->threads, &run->figures, own);
		if (good || !may || !mark_all_faulty(run, own)) {
			diags_join(diags, own);
			return good;
		}
		diags_join(run->plan_faults, own);
		left = leave_out_faulty(run);
	}
	return false;
}

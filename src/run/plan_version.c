#include "run/plan_version.h"

#include <errno.h>
#include <unistd.h>

#include "base/file_name.h"
#include "publish/portable_name.h"
#include "run/carried.h"
#include "run/left_out.h"
#include "run/load.h"
#include "run/load_progress.h"
#include "run/open.h"
#include "run/select.h"
#include "template/job_tree.h"

#define JOB_NAME "job.yaml"

struct reading {
	struct arena *arena;
	const struct version_request *request;
	struct diags *diags;
	struct build_options options;
	struct run run;
	struct carried carried;
	const char *const *plans; /* what the job of a PDF calls them */
};

static struct srcloc
place_of(const struct version_request *request)
{
	return request->loc.file ? request->loc : (struct srcloc){request->path, 0, 0};
}

static bool
has_job(struct arena *arena, const char *folder)
{
	return access(path_in_folder(arena, folder, JOB_NAME), F_OK) == 0;
}

bool
version_needs_job(struct arena *arena, const char *path)
{
	return file_is_folder(path) && !has_job(arena, path);
}

static bool
is_pdf(const char *path)
{
	return file_name_ends_in(path, strlen(path), ".pdf");
}

/* ---- what names the units ---- */

static enum build_result
open_job(struct reading *r, const char *path)
{
	r->options.job_path = path;
	run_open(&r->run, r->arena, &r->options, NULL, r->diags);
	if (load_job(&r->run, r->diags))
		return BUILD_DONE;
	return r->run.job_input ? BUILD_REFUSED : BUILD_FAILED;
}

/* The plan of a unit in the folder: under its whole name, or without the folders in it; NULL: none. */
static const char *
plan_in_folder(struct arena *arena, const char *job_path, const char *plan)
{
	const char *const names[] = {plan, file_name_of(plan)};

	for (size_t i = 0; i < 2; i++)
		if (names[i][0] != '/' && access(path_beside(arena, job_path, names[i]), F_OK) == 0)
			return names[i];
	return NULL;
}

/* What a file of the version is called in the PDF that carries it; NULL: it is not carried. */
static const char *
carried_part(const struct reading *r, enum source_part part, const char *unit)
{
	struct source_key key = r->request->source;

	key.part = part;
	key.unit = unit;
	return carried_source(r->arena, r->request->carried, &key);
}

/* What it says of activities of units that it has. */
static void
keep_measures(struct arena *arena, struct job *job)
{
	const struct job_tree tree = job_tree_of(arena, job);
	struct job_measure *kept = ARENA_ARRAY(arena, struct job_measure, job->measure_count + 1);
	size_t n = 0;

	for (size_t i = 0; i < job->measure_count; i++) {
		const char *unit = job->measures[i].unit.text;

		if (!unit || job_tree_find(&tree, unit) < job->unit_count)
			kept[n++] = job->measures[i];
	}
	job->measures = kept;
	job->measure_count = n;
}

/* As the other job, but for what it says of findings. */
static enum build_result
open_like(struct reading *r)
{
	const struct version_request *request = r->request;
	struct job job = *request->like;
	struct job_unit *units = ARENA_ARRAY(r->arena, struct job_unit, job.unit_count);
	size_t n = 0;

	if (!request->carried)
		job.path = path_in_folder(r->arena, request->path, JOB_NAME);
	r->options.job_path = job.path;
	for (size_t u = 0; u < job.unit_count; u++) {
		const char *named = job.units[u].plan.file.text, *plan;

		if (request->carried)
			plan = carried_part(r, SOURCE_PLAN, job.units[u].code.text);
		else
			plan = named ? plan_in_folder(r->arena, job.path, named) : NULL;
		if (!plan)
			continue;
		units[n] = job.units[u];
		units[n++].plan.file.text = plan;
	}
	job.units = units;
	job.unit_count = n;
	job.accepted_count = job.check_count = job.line_count = 0;
	keep_measures(r->arena, &job);
	run_open(&r->run, r->arena, &r->options, NULL, r->diags);
	r->run.job = job;
	if (request->carried)
		carried_lend(r->arena, request->carried, &r->run.inputs);
	if (n > 0)
		return BUILD_DONE;
	diag_add(r->diags, SEVERITY_ERROR, place_of(request), "version-no-plans",
	    "the folder \"%s\" has neither a job.yaml nor any plan by the name that a unit's has",
	    request->path);
	return BUILD_REFUSED;
}

/* Its files are lent to the run, below the name of the PDF. */
static enum build_result
open_pdf(struct reading *r)
{
	const char *pdf = r->request->path;

	if (!carried_read(r->arena, pdf, r->request->loc, r->request->options->workers, &r->carried,
		r->diags))
		return BUILD_REFUSED;
	r->options.job_path = carried_path(r->arena, &r->carried, r->carried.job->name);
	run_open(&r->run, r->arena, &r->options, NULL, r->diags);
	carried_lend(r->arena, &r->carried, &r->run.inputs);
	if (!load_job(&r->run, r->diags))
		return BUILD_REFUSED;
	if (r->request->takes_progress) {
		r->run.carried = &r->carried;
		return carried_job(r->arena, &r->carried, &r->run.job, r->diags) ? BUILD_DONE : BUILD_REFUSED;
	}
	r->plans = carried_units(r->arena, &r->carried, &r->run.job);
	if (r->run.job.unit_count > 0)
		return BUILD_DONE;
	diag_add(r->diags, SEVERITY_ERROR, place_of(r->request), "version-pdf",
	    "\"%s\" does not carry the plan of any unit", pdf);
	return BUILD_REFUSED;
}

/* In the PDF of a job that named it: a job of its own, with its files as they are called there. */
static enum build_result
open_carried(struct reading *r, const char *job_name)
{
	const struct carried *carried = r->request->carried;
	struct job_unit *units;
	size_t n = 0;

	r->options.job_path = carried_path(r->arena, carried, job_name);
	run_open(&r->run, r->arena, &r->options, NULL, r->diags);
	r->run.carried = carried;
	carried_lend(r->arena, carried, &r->run.inputs);
	if (!load_job(&r->run, r->diags))
		return BUILD_REFUSED;
	units = ARENA_ARRAY(r->arena, struct job_unit, r->run.job.unit_count);
	for (size_t u = 0; u < r->run.job.unit_count; u++) {
		const char *code = r->run.job.units[u].code.text;

		units[n] = r->run.job.units[u];
		units[n].plan.file.text = carried_part(r, SOURCE_PLAN, code);
		units[n].progress.file.text = carried_part(r, SOURCE_PROGRESS, code);
		n += units[n].plan.file.text != NULL;
	}
	/* None, where the document is of a unit that is new since. */
	r->run.job.units = units;
	r->run.job.unit_count = n;
	return BUILD_DONE;
}

static enum build_result
open_version(struct reading *r)
{
	const struct version_request *request = r->request;

	if (request->carried) {
		const char *job = carried_part(r, SOURCE_JOB, "");

		return job ? open_carried(r, job) : open_like(r);
	}
	if (!file_is_folder(request->path)) {
		if (errno != ENOTDIR && access(request->path, F_OK) != 0) {
			diag_add(r->diags, SEVERITY_ERROR, place_of(request), "version-missing",
			    "there is no file or folder \"%s\"", request->path);
			return BUILD_FAILED;
		}
		return is_pdf(request->path) ? open_pdf(r) : open_job(r, request->path);
	}
	if (has_job(r->arena, request->path))
		return open_job(r, path_in_folder(r->arena, request->path, JOB_NAME));
	if (request->like)
		return open_like(r);
	diag_add(r->diags, SEVERITY_ERROR, place_of(request), "version-no-job",
	    "the folder \"%s\" has no job.yaml that says which plan is whose", request->path);
	return BUILD_REFUSED;
}

/* What of it is of no unit of the job that asks is left out. */
static void
pass_over_others(struct reading *r)
{
	const struct job_tree asking = job_tree_of(r->arena, r->request->only);
	struct job *job = &r->run.job;
	size_t *units = ARENA_ARRAY(r->arena, size_t, job->unit_count + 1);
	const char **plans = ARENA_ARRAY(r->arena, const char *, job->unit_count + 1);
	struct job_set set = {.units = units};

	for (size_t u = 0; u < job->unit_count; u++) {
		if (job_tree_find(&asking, job->units[u].code.text) >= r->request->only->unit_count)
			continue;
		plans[set.unit_count] = r->plans ? r->plans[u] : NULL;
		units[set.unit_count++] = u;
	}
	*job = job_of_set(r->arena, job, JOB_PER_REGION, &set);
	r->plans = r->plans ? plans : NULL;
}

/* ---- reading ---- */

static enum build_result
read_plans(struct reading *r, struct plan_version *out)
{
	struct run *run = &r->run;

	select_none(run);
	if (!select_units(run, r->diags))
		return BUILD_REFUSED;
	load_plans(run, r->diags);
	/* So that a plan by the year is one (plan/plan.h). */
	run->figures.settings.figures_expected = true;
	if (r->request->takes_progress)
		load_progress_now(run, r->diags);
	if (diags_errors(r->diags) > 0 || !leave_out_faulty(run) || !compute_without_faulty(run, r->diags))
		return BUILD_REFUSED;
	compute_left_out(r->arena, &run->job, &run->figures, r->diags);
	out->job = run->job;
	out->plan = run->figures.plan;
	if (!r->request->takes_progress)
		return BUILD_DONE;
	compute_progress(r->arena, &run->job, run->progress, &run->figures);
	out->progress = &run->figures.progress;
	return diags_errors(run->progress_faults) == 0 ? BUILD_DONE : BUILD_REFUSED;
}

static void
list_file(struct plan_version *out, enum source_part part, const struct input *input,
    const struct job_file *file, const char *unit)
{
	out->files[out->file_count++] =
	    (struct version_file){.path = input->path, .name = file->file.text, .unit = unit, .part = part};
}

static void
list_files(struct reading *r, struct plan_version *out)
{
	const struct run *run = &r->run;

	out->carried = r->carried.job ? &r->carried : NULL;
	out->files = ARENA_ARRAY(r->arena, struct version_file, 2 * run->job.unit_count + 1);
	if (run->job_input)
		out->files[out->file_count++] =
		    (struct version_file){.path = run->job_input->path, .part = SOURCE_JOB};
	for (size_t u = 0; u < run->job.unit_count; u++)
		list_file(out, SOURCE_PLAN, run->units[u].plan, &run->job.units[u].plan,
		    run->job.units[u].code.text);
	for (size_t u = 0; u < run->job.unit_count; u++)
		if (run->units[u].progress)
			list_file(out, SOURCE_PROGRESS, run->units[u].progress, &run->job.units[u].progress,
			    run->job.units[u].code.text);
}

/* So that a folder without a job is read with this one, too. */
static void
restore_names(struct reading *r, struct plan_version *out)
{
	struct job_unit *units = ARENA_ARRAY(r->arena, struct job_unit, out->job.unit_count);

	if (!r->plans)
		return;
	for (size_t u = 0; u < out->job.unit_count; u++) {
		units[u] = out->job.units[u];
		units[u].plan.file.text = r->plans[u];
	}
	out->job.units = units;
}

/* Errors, and that a unit is in no figure: all else is for whoever checks that version. */
static void
tell_errors(const struct diags *from, struct diags *diags)
{
	for (size_t i = 0; i < diags_count(from); i++) {
		const struct diag *d = diags_get(from, i);

		if (d->severity == SEVERITY_ERROR || strcmp(d->rule, rule_info(RULE_UNIT_COLUMNS)->id) == 0)
			diag_add_text(diags, d->severity, d->loc, d->rule, d->message);
	}
}

enum build_result
version_read(struct arena *arena, const struct version_request *request, struct plan_version *out,
    struct diags *diags)
{
	struct reading *r = ARENA_NEW(arena, struct reading);
	enum build_result result;

	*out = (struct plan_version){0};
	*r = (struct reading){.arena = arena, .request = request, .diags = diags_open_like(diags)};
	if (!r->diags)
		arena_out_of_memory(arena, 0);
	r->options = (struct build_options){
	    .threads = request->options->threads,
	    .oom = request->options->oom,
	    .oom_ctx = request->options->oom_ctx,
	    .fonts_dir = request->options->fonts_dir,
	    .templates_dir = request->options->templates_dir,
	    .hyphen_dir = request->options->hyphen_dir,
	    .began = INT64_MIN,
	};
	result = open_version(r);
	if (result == BUILD_DONE && request->only)
		pass_over_others(r);
	if (result == BUILD_DONE)
		result = read_plans(r, out);
	if (result == BUILD_DONE)
		list_files(r, out);
	/* Faults of units that are left out refuse no more than these, there; here nothing may be missing. */
	if (result == BUILD_DONE && diags_errors(r->run.plan_faults) > 0)
		result = BUILD_REFUSED;
	if (result == BUILD_DONE)
		restore_names(r, out);
	if (r->run.arena) {
		tell_errors(r->run.plan_faults, diags);
		tell_errors(r->run.progress_faults, diags);
		run_close(&r->run);
	}
	tell_errors(r->diags, diags);
	diags_close(r->diags);
	return result;
}

void
version_number_files(const struct job *job, struct arena *scratch, struct version_file *files, size_t n)
{
	struct intern codes;

	intern_init(&codes, scratch);
	for (size_t u = 0; u < job->unit_count; u++)
		(void)intern_add(&codes, job->units[u].code.text, strlen(job->units[u].code.text));
	for (size_t i = 0; i < n; i++) {
		const char *code = files[i].unit;
		const uint32_t number = code ? intern_find(&codes, code, strlen(code)) : INTERN_NONE;

		files[i].number = number != INTERN_NONE ? number : job->unit_count;
	}
}

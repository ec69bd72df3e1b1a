#include "run/last_year.h"

#include "base/file_name.h"
#include "run/left_out.h"

static bool
is_asked_for(const struct run *run)
{
	bool asked = run->options->explains;

	for (size_t i = 0; i < run->template_count; i++)
		asked = asked || run->templates[i].needs.last_year;
	return asked && run->job.last_year.text != NULL;
}

static bool
has_progress(const struct progress *progress)
{
	for (size_t u = 0; u < progress->plan->unit_count; u++)
		if (progress->sheets[u].given != 0)
			return true;
	return false;
}

static bool
check(const struct run *run, const struct plan_version *version, struct diags *diags)
{
	const struct job_text *said = &run->job.last_year;
	const size_t errors = diags_errors(diags);

	if (version->job.year != run->job.year - 1)
		diag_add(diags, SEVERITY_ERROR, said->loc, "job-last-year",
		    "the job in \"%s\" is of %d: expected that of %d, the year before", said->text,
		    version->job.year, run->job.year - 1);
	else if (version->plan.calendar.first != run->figures.plan.calendar.first)
		diag_add(diags, SEVERITY_ERROR, said->loc, "job-last-year",
		    "the year of the job in \"%s\" begins with another month: no cut of it is the same",
		    said->text);
	else if (!run->is_part && run->left_out_count == 0 && !has_progress(version->progress))
		diag_add(diags, SEVERITY_ERROR, said->loc, "job-last-year",
		    "no unit of the job in \"%s\" has progress with a figure in it", said->text);
	return diags_errors(diags) == errors;
}

/* Names are as this job would write the paths. */
static struct version_file *
number_files(const struct run *run, const struct plan_version *version)
{
	struct version_file *files = ARENA_ARRAY(run->arena, struct version_file, version->file_count);
	struct arena *scratch = arena_open_beside(run->arena);
	const char *text = run->job.last_year.text;
	const bool is_inside =
	    version->carried || file_is_folder(path_beside(run->arena, run->job.path, text));
	const char *job = is_inside ? arena_printf(run->arena, "%s/job.yaml", text) : text;

	for (size_t i = 0; i < version->file_count; i++) {
		files[i] = version->files[i];
		files[i].name = files[i].name ? path_beside(run->arena, job, files[i].name) : job;
	}
	version_number_files(&run->job, scratch, files, version->file_count);
	arena_close(scratch);
	return files;
}

bool
last_year_load(struct run *run, struct diags *diags)
{
	struct version_request request = {
	    .loc = run->job.last_year.loc,
	    .options = run->options,
	    .without = codes_left_out(run),
	    .without_count = run->left_out_count,
	    .takes_progress = true,
	};
	struct plan_version *version;
	struct run_last_year *out;
	struct plan *now;

	if (!is_asked_for(run))
		return true;
	request.only = run->is_part ? &run->job : NULL;
	request.carried = run->carried;
	request.source = (struct source_key){.edition = SOURCE_LAST_YEAR};
	request.path = run->carried ? run->job.last_year.text
				    : path_beside(run->arena, run->job.path, run->job.last_year.text);
	version = ARENA_NEW(run->arena, struct plan_version);
	out = ARENA_NEW(run->arena, struct run_last_year);
	now = ARENA_NEW(run->arena, struct plan);
	if (version_read(run->arena, &request, version, diags) != BUILD_DONE || !check(run, version, diags))
		return false;
	if (version->carried)
		carried_lend(run->arena, version->carried, &run->inputs);
	*now = run->figures.plan;
	year_before_pair(run->arena, version->progress, now, &out->pairs);
	out->files = number_files(run, version);
	out->file_count = version->file_count;
	run->last_year = out;
	run->figures.year_before = &out->pairs;
	return true;
}

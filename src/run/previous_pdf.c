#include "run/previous_pdf.h"

#include "base/file_name.h"
#include "run/load.h"
#include "run/open.h"

bool
previous_is_pdf(const struct run *run)
{
	const char *text = run->job.previous.text;

	return text && file_name_ends_in(text, strlen(text), ".pdf");
}

/* The job that it was made from, as far as it was. */
static bool
read_job(const struct run *run, struct previous_pdf *pdf, struct diags *diags)
{
	struct build_options *options = ARENA_NEW(run->arena, struct build_options);
	struct run own;
	bool good;

	*options = *run->options;
	options->job_path = carried_path(run->arena, &pdf->carried, pdf->carried.job->name);
	run_open(&own, run->arena, options, NULL, diags);
	own.carried = &pdf->carried;
	carried_lend(run->arena, &pdf->carried, &own.inputs);
	good = load_job(&own, diags) && carried_job(run->arena, &pdf->carried, &own.job, diags);
	pdf->job = own.job;
	run_close(&own);
	return good;
}

const struct previous_pdf *
previous_pdf_read(struct run *run, struct diags *diags)
{
	const struct job_text *said = &run->job.previous;
	const char *path = path_beside(run->arena, run->job.path, said->text);
	struct previous_pdf *pdf = ARENA_NEW(run->arena, struct previous_pdf);

	if (!carried_read(run->arena, path, said->loc, run->options->workers, &pdf->carried, diags) ||
	    !read_job(run, pdf, diags))
		return NULL;
	if (pdf->job.year != run->job.year) {
		diag_add(diags, SEVERITY_ERROR, said->loc, "job-previous",
		    "\"%s\" is of the year %d, and this job of %d: it is no previous edition of it",
		    said->text, pdf->job.year, run->job.year);
		return NULL;
	}
	carried_lend(run->arena, &pdf->carried, &run->inputs);
	return pdf;
}

const char *
previous_pdf_path(struct arena *arena, const struct previous_pdf *pdf, const struct job_unit *unit)
{
	for (size_t u = 0; u < pdf->job.unit_count; u++) {
		const struct job_unit *then = &pdf->job.units[u];
		const char *name = then->progress.file.text;

		if (strcmp(then->code.text, unit->code.text) == 0)
			return name && carried_has(&pdf->carried, name)
			    ? carried_path(arena, &pdf->carried, name)
			    : NULL;
	}
	return NULL;
}

#include "run/prose.h"

#include <unistd.h>

#include "publish/portable_name.h"
#include "template/prose_spec.h"

/* NULL: there is none. */
static const char *
find(struct run *run, const struct prose_spec *spec)
{
	if (run->carried) {
		const char *name = portable_name_from(run->arena, spec->file.text);
		const char *lent = carried_path(run->arena, run->carried, name);

		return input_files_has(&run->inputs, lent) ? lent : NULL;
	}
	const char *beside_job = path_beside(run->arena, run->job.path, spec->file.text);
	const char *beside_template = path_beside(run->arena, spec->file.loc.file, spec->file.text);

	if (access(beside_job, F_OK) == 0)
		return beside_job;
	return access(beside_template, F_OK) == 0 ? beside_template : NULL;
}

static void
tell_missing(const struct run *run, const struct prose_spec *spec, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, spec->file.loc, "prose-no-file",
	    "there is no text «%s», neither beside the job (%s) nor beside the template (%s)",
	    spec->file.text, run->job.path, spec->file.loc.file);
}

static bool
load_one(struct run *run, struct run_template *t, struct prose_spec *spec, struct diags *diags)
{
	if (spec->file.text == NULL)
		return true; /* reported with the template */
	const char *path = find(run, spec);
	if (path == NULL && !spec->optional)
		tell_missing(run, spec, diags);
	if (path == NULL)
		return spec->optional;
	const struct input_request request = {path, PROSE_FILE_MAX, spec->file.loc};
	const struct input *input = input_files_read(&run->inputs, request, diags);

	return input != NULL &&
	    template_read_prose(run->arena, &t->template, spec, input->path, input->bytes, diags);
}

bool
prose_load(struct run *run, struct run_template *t, struct diags *diags)
{
	bool good = true;

	for (size_t i = 0; i < t->template.prose_count; i++)
		good = load_one(run, t, t->template.prose[i], diags) && good;
	return good;
}

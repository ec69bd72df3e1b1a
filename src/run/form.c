#include "run/form.h"

#include "base/file.h"
#include "base/file_name.h"
#include "publish/no_overwrite.h"
#include "publish/portable_name.h"
#include "run/form_csv.h"
#include "run/form_progress.h"

static struct bytes
make_form(struct arena *arena, const struct form_request *request, size_t unit)
{
	struct form_table form = {.numbers = request->reading->job.numbers};

	form_progress(arena, request->reading, unit, request->period, false, &form);
	return form_csv(arena, &form);
}

static const char *
form_name(struct arena *arena, const struct job *job, const struct job_unit *unit)
{
	/* As it is there: no other one beside it, whose name looks the same. */
	const char *progress =
	    unit->progress.file.text ? path_beside(arena, job->path, unit->progress.file.text) : NULL;

	if (progress)
		return portable_name_from(arena, file_name_of(progress));
	return portable_name_from(arena, arena_printf(arena, "%s.csv", unit->code.text));
}

/*
 * Reads the forms back, and tells of activities that no row of them would be of.  Forms are good CSVs, so
 * that nothing can be amiss with them as such.
 */
static void
check_forms(struct arena *arena, const struct form_request *request, const struct bytes *forms,
    const char **names, struct diags *diags)
{
	const struct plan *plan = &request->reading->figures.plan;
	struct progress_unit *units = ARENA_ARRAY(arena, struct progress_unit, plan->unit_count);
	struct diags *unused = diags_open();
	struct progress progress;

	for (size_t i = 0; i < request->reading->unit_count; i++) {
		struct sheet *sheet = ARENA_NEW(arena, struct sheet);
		struct sheet_request form = {.path = names[i], .style = request->reading->job.numbers};

		if (progress_sheet_parse(arena, &form, plan->units[request->reading->units[i]].calendar,
			forms[i], sheet, unused))
			units[request->reading->units[i]].sheet = sheet;
	}
	diags_close(unused);
	progress_join(arena, plan, units, request->reading->job.numbers, &progress);
	for (size_t i = 0; i < plan->activity_count; i++) {
		const struct activity *activity = &plan->activities[i];
		const struct sheet_cell *name = activity_name(activity);
		if (!units[activity->unit].sheet ||
		    (progress.executed[i].row != PROGRESS_NO_ROW && !progress.executed[i].doubtful))
			continue;
		diag_add(diags, SEVERITY_WARNING,
		    (struct srcloc){plan->units[activity->unit].sheet->file, sheet_line(name),
			sheet_field(name).column},
		    "form-unclear",
		    "what is filled in for this activity will not be known to be of it: another one of the "
		    "unit has the same text and line, or it has no text; give it a CÓDIGO");
	}
}

static enum form_result
write_all(struct arena *arena, const struct form_request *request, struct publication *publication,
    const char **names, struct diags *diags)
{
	struct bytes *forms = ARENA_ARRAY(arena, struct bytes, request->reading->unit_count);
	size_t errors = diags_errors(diags);

	for (size_t i = 0; i < request->reading->unit_count; i++)
		names[i] = form_name(arena, &request->reading->job,
		    &request->reading->job.units[request->reading->units[i]]);
	portable_names_separate(arena, names, request->reading->unit_count);
	for (size_t i = 0; i < request->reading->unit_count; i++)
		forms[i] = make_form(arena, request, request->reading->units[i]);
	check_forms(arena, request, forms, names, diags);
	for (size_t i = 0; i < request->reading->unit_count; i++)
		if (no_overwrite_stage(publication, names[i], forms[i], request->force, diags) ==
		    NO_OVERWRITE_FAILED)
			return FORM_FAILED;
	if (diags_errors(diags) > errors)
		return FORM_REFUSED;
	switch (no_overwrite_commit(publication, diags)) {
	case NO_OVERWRITE_NEW:
	case NO_OVERWRITE_SAME:
		return FORM_DONE;
	case NO_OVERWRITE_KEPT:
		return FORM_REFUSED;
	case NO_OVERWRITE_FAILED:
		break;
	}
	return FORM_FAILED;
}

enum form_result
forms_write(struct arena *arena, const struct form_request *request, struct publication *publication,
    const char **names, struct diags *diags)
{
	enum form_result result = write_all(arena, request, publication, names, diags);

	if (result != FORM_DONE)
		publication_discard(publication);
	return result;
}

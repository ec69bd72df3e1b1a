#include "run/form.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/file_name.h"
#include "publish/no_overwrite.h"
#include "publish/portable_name.h"
#include "run/form_csv.h"
#include "run/form_planning.h"
#include "run/form_progress.h"
#include "run/form_words.h"
#include "run/form_xlsx.h"
#include "run/layouts.h"

static bool
make_form(struct arena *arena, const struct form_request *request, size_t unit, const char *name,
    struct bytes *out, struct diags *diags)
{
	struct form_table form = {0};

	form_words(arena, request, unit, &form);
	if (request->of == FORM_OF_PLAN)
		form_planning(arena, request->reading, unit, &form);
	else
		form_progress(arena, request->reading, unit, request->period, request->format == FORM_XLSX,
		    &form);
	if (request->format == FORM_XLSX)
		return form_xlsx(arena, &form, name, out, diags);
	*out = form_csv(arena, &form);
	return true;
}

/* A name with an ending by which programs know what is in it. */
static const char *
name_for_format(struct arena *arena, const char *name, enum form_format format)
{
	const char *dot = strrchr(name, '.');
	const char *ending = format == FORM_XLSX ? ".xlsx" : ".csv";
	const bool workbook = dot != NULL && (strcasecmp(dot, ".xlsx") == 0 || strcasecmp(dot, ".ods") == 0);
	const size_t stem = dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);

	if (format == FORM_XLSX ? dot != NULL && strcasecmp(dot, ending) == 0 : !workbook)
		return name;
	return arena_printf(arena, "%.*s%s", (int)stem, name, ending);
}

static const char *
form_name(struct arena *arena, const struct form_request *request, const struct job_unit *unit)
{
	/* As it is there: no other one beside it, whose name looks the same. */
	const char *progress = request->of == FORM_OF_PROGRESS && unit->progress.file.text
	    ? path_beside(arena, request->reading->job.path, unit->progress.file.text)
	    : NULL;

	if (progress)
		return portable_name_from(arena,
		    name_for_format(arena, file_name_of(progress), request->format));
	return portable_name_from(arena,
	    arena_printf(arena, "%s%s", unit->code.text, request->format == FORM_XLSX ? ".xlsx" : ".csv"));
}

/* As a progress file that says no more than which sheet of it. */
static const struct sheet_layout *
layout_of_form(struct arena *arena, const struct form_request *request, size_t unit)
{
	const struct job *job = &request->reading->job;
	const struct job_file file = {.sheet = job->units[unit].progress.sheet};

	return layout_of_file(arena, job, &job->units[unit], &file, SHEET_OF_PROGRESS);
}

/* The plan's activities come first, each in a row of its own; what stands below them is of none. */
static bool
is_clear(const struct progress *progress, uint32_t activity)
{
	const uint32_t unit = progress->plan->activities[activity].unit;
	const struct progress_sheet *form = &progress->sheets[unit];
	const uint32_t row = activity - progress->plan->units[unit].first;

	return row < form->sheet->row_count && form->rows[row].join == PROGRESS_JOINED &&
	    form->rows[row].activity == activity;
}

/*
 * Reads the forms back, and tells of activities that no row of them would be of.  Forms are good files, so
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
		const size_t unit = request->reading->units[i];
		struct sheet *sheet = ARENA_NEW(arena, struct sheet);
		struct sheet_request form = {.path = names[i],
		    .style = request->reading->job.numbers,
		    .layout = layout_of_form(arena, request, unit)};

		if (progress_sheet_parse(arena, &form, plan->units[unit].calendar, forms[i], sheet, unused))
			units[unit].sheet = sheet;
	}
	diags_close(unused);
	progress_join(arena, plan, units, request->reading->job.numbers, &progress);
	for (uint32_t i = 0; i < plan->activity_count; i++) {
		const struct activity *activity = &plan->activities[i];
		const struct sheet_cell *name = activity_name(activity);
		if (!units[activity->unit].sheet || is_clear(&progress, i))
			continue;
		diag_add(diags, SEVERITY_WARNING,
		    (struct srcloc){plan->units[activity->unit].sheet->file, sheet_line(name),
			sheet_field(name).column},
		    "form-unclear",
		    "what is filled in for this activity will not be known to be of it: another one of the "
		    "unit has the same text and line, or it has no text; give it a CÓDIGO");
	}
}

/* A form with nothing to fill in would be handed out, and come back so. */
static bool
check_plans(const struct form_request *request, struct diags *diags)
{
	const struct build_reading *reading = request->reading;
	bool ok = true;

	for (size_t i = 0; i < reading->unit_count; i++) {
		const struct plan_unit *unit = &reading->figures.plan.units[reading->units[i]];

		if (unit->known && (unit->count > 0 || request->of == FORM_OF_PLAN))
			continue;
		ok = false;
		diag_add(diags, SEVERITY_ERROR, cell_place(unit->sheet->file, &unit->sheet->headings[0]),
		    "form-no-activities",
		    unit->known ? N_("this plan has no activities, so there is no form to fill in")
				: N_("no activities are read from this plan, so there is no form to fill in; "
				     "pliego check says which columns it lacks"));
	}
	return ok;
}

/* One file can't be two forms: each unit has one of its own, which the job does not name yet. */
static void
tell_shared(const struct form_request *request, const char *const *names, struct diags *diags)
{
	const struct build_reading *reading = request->reading;

	for (size_t i = 0; i < reading->unit_count && request->of == FORM_OF_PROGRESS; i++) {
		const struct job_unit *unit = &reading->job.units[reading->units[i]];
		const char *file = unit->progress.file.text;
		bool shared = false;

		for (size_t k = 0; k < reading->job.unit_count && file != NULL; k++) {
			const char *other = reading->job.units[k].progress.file.text;

			shared =
			    shared || (k != reading->units[i] && other != NULL && strcmp(file, other) == 0);
		}
		if (shared)
			diag_add(diags, SEVERITY_WARNING, unit->progress.file.loc, "form-shared",
			    "several units report in this file, but each has a form of its own: when that of "
			    "unit %s is filled in, say so in the job: progress: \"%.*s%s\"",
			    unit->code.text, (int)(file_name_of(file) - file), file, names[i]);
	}
}

static enum form_result
write_all(struct arena *arena, const struct form_request *request, struct publication *publication,
    const char **names, struct diags *diags)
{
	struct bytes *forms = ARENA_ARRAY(arena, struct bytes, request->reading->unit_count);
	size_t errors = diags_errors(diags);

	if (!check_plans(request, diags))
		return FORM_REFUSED;
	for (size_t i = 0; i < request->reading->unit_count; i++)
		names[i] =
		    form_name(arena, request, &request->reading->job.units[request->reading->units[i]]);
	portable_names_separate(arena, names, request->reading->unit_count);
	tell_shared(request, names, diags);
	for (size_t i = 0; i < request->reading->unit_count; i++)
		if (!make_form(arena, request, request->reading->units[i], names[i], &forms[i], diags))
			return FORM_FAILED;
	if (request->of == FORM_OF_PROGRESS)
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

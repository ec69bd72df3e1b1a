#include "run/form.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_name.h"
#include "publish/no_overwrite.h"
#include "publish/portable_name.h"
#include "sheet/spreadsheet.h"

/* Columns for reasons: of quarters, then of months. */
#define REASONS (QUARTERS + MONTHS)

struct form {
	struct arena *arena;
	const struct form_request *request;
	const struct plan *plan;
	struct buf text;
	char separator;
	bool has_codes, has_units;
	bool begun; /* the line has a cell */
	bool reasons[REASONS];
};

static void
begin_cell(struct form *f)
{
	if (f->begun)
		buf_addc(&f->text, f->separator);
	f->begun = true;
}

static void
add_cell(struct form *f, const char *text)
{
	begin_cell(f);
	spreadsheet_add_text(&f->text, text, strlen(text));
}

static void
add_text_cell(struct form *f, const struct sheet_cell *cell)
{
	add_cell(f, cell != NULL ? sheet_text(cell) : "");
}

static void
add_figure_cell(struct form *f, const struct sheet_cell *cell)
{
	begin_cell(f);
	if (cell != NULL)
		spreadsheet_add_figure(&f->text, sheet_text(cell), sheet_length(cell),
		    f->request->reading->job.numbers);
}

static void
end_line(struct form *f)
{
	buf_adds(&f->text, "\r\n");
	f->begun = false;
}

static int
first_month(const struct form *f)
{
	return ((int)f->request->quarter - 1) * (MONTHS / QUARTERS);
}

static const char *
reason_heading(struct arena *arena, int k)
{
	return k < QUARTERS ? reasons_quarter_heading(arena, k) : reasons_month_heading(arena, k - QUARTERS);
}

/* The quarter that a plain reason is of; where the sheet doesn't show it, of the last month reported. */
static int
plain_quarter(const struct form *f, const struct executed *executed)
{
	int month = MONTHS - 1;

	if (executed->reasons->plain_quarter != REASONS_ANY)
		return executed->reasons->plain_quarter;
	while (month >= 0 && !amount_given(&executed->month[month]))
		month--;
	return month >= 0 ? month * QUARTERS / MONTHS : (int)f->request->quarter - 1;
}

/* What was reported already as the reason of the column; of a quarter with two, both. */
static const struct sheet_cell *
reason_at(const struct form *f, const struct executed *executed, int k)
{
	const struct reasons *reasons = executed->reasons;
	struct sheet_field both;

	if (reasons == NULL)
		return NULL;
	if (k >= QUARTERS)
		return reasons->month[k - QUARTERS];
	if (reasons->plain == NULL || plain_quarter(f, executed) != k)
		return reasons->quarter[k];
	if (reasons->quarter[k] == NULL)
		return reasons->plain;
	both = sheet_field(reasons->quarter[k]);
	both.text = arena_printf(f->arena, "%s %s", both.text, sheet_text(reasons->plain));
	both.length = (uint32_t)strlen(both.text);
	return cells_make(f->arena, &both, 1);
}

/* The quarter's own, and all that have been filled in. */
static void
choose_reasons(struct form *f, const struct plan_unit *unit, const struct executed *executed)
{
	f->reasons[f->request->quarter - 1] = true;
	for (uint32_t i = unit->first; executed != NULL && i < unit->first + unit->count; i++) {
		for (int k = 0; k < REASONS; k++)
			f->reasons[k] = f->reasons[k] || reason_at(f, &executed[i], k) != NULL;
	}
}

static void
add_head(struct form *f)
{
	buf_adds(&f->text, "\xEF\xBB\xBF");
	if (f->has_codes)
		add_cell(f, column_heading(COLUMN_CODE));
	add_cell(f, column_heading(COLUMN_LINE));
	add_cell(f, column_heading(COLUMN_ACTIVITY));
	if (f->has_units)
		add_cell(f, column_heading(COLUMN_UNIT_OF_MEASURE));
	add_cell(f, column_heading(COLUMN_TARGET));
	for (int m = first_month(f); m < first_month(f) + MONTHS / QUARTERS; m++) {
		char heading[32];
		snprintf(heading, sizeof heading, "%s %s", planned_heading(), month_heading(m));
		add_cell(f, heading);
	}
	for (int m = 0; m < MONTHS; m++)
		add_cell(f, month_heading(m));
	for (int k = 0; k < REASONS; k++) {
		if (f->reasons[k])
			add_cell(f, reason_heading(f->arena, k));
	}
	end_line(f);
}

static void
add_activity(struct form *f, const struct activity *activity, const struct executed *executed)
{
	int first = first_month(f);

	if (f->has_codes)
		add_text_cell(f, activity_code(activity));
	add_text_cell(f, activity_line(activity));
	add_text_cell(f, activity_name(activity));
	if (f->has_units)
		add_text_cell(f, activity_unit(activity));
	add_figure_cell(f, activity_target_cell(f->plan, activity));
	for (int m = first; m < first + MONTHS / QUARTERS; m++)
		add_figure_cell(f, activity_month_cell(f->plan, activity, m));
	for (int m = 0; m < MONTHS; m++)
		add_figure_cell(f, executed ? executed_cell(executed, m) : NULL);
	for (int k = 0; k < REASONS; k++) {
		if (f->reasons[k])
			add_text_cell(f, executed ? reason_at(f, executed, k) : NULL);
	}
	end_line(f);
}

static struct bytes
make_form(struct arena *arena, const struct form_request *request, size_t u)
{
	const struct plan *plan = &request->reading->figures.plan;
	const struct executed *executed = request->reading->figures.progress.executed;
	struct form f = {
	    .arena = arena,
	    .request = request,
	    .plan = plan,
	    .text = BUF_INIT,
	    .separator = request->reading->job.numbers.decimal_mark == ',' ? ';' : ',',
	};

	const struct plan_unit *unit = &plan->units[u];
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
		f.has_codes = f.has_codes ||
		    (activity_code(&plan->activities[i]) &&
			sheet_length(activity_code(&plan->activities[i])) > 0);
		f.has_units = f.has_units || plan->activities[i].unit_of_measure != UINT32_MAX;
	}
	choose_reasons(&f, unit, executed);
	add_head(&f);
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++)
		add_activity(&f, &plan->activities[i], executed ? &executed[i] : NULL);
	size_t size = f.text.length;
	return (struct bytes){buf_take(&f.text, arena), size};
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

		if (progress_sheet_parse(arena, &form, forms[i], sheet, unused))
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

#include "run/load.h"

#include <unistd.h>

#include "base/file.h"
#include "base/suggest.h"
#include "base/threads.h"
#include "dataset/dataset.h"
#include "dataset/periods.h"
#include "run/calendar.h"
#include "run/layouts.h"
#include "run/output.h"
#include "run/period.h"
#include "run/prose.h"
#include "run/select.h"
#include "sheet/columns.h"
#include "sheet/read.h"

#define PROFILE_MAX ((size_t)1024 * 1024)

bool
load_job(struct run *run, struct diags *diags)
{
	const char *path = run->options->job_path;
	const struct input_request request = {path, JOB_FILE_MAX, {NULL, 0, 0}};

	run->job.path = path;
	if (!job_is_no_folder(path, diags))
		return false;
	run->job_input = input_files_read(&run->inputs, request, diags);
	return run->job_input &&
	    job_read(run->arena, path, run->job_input->bytes, output_endings(run->arena), &run->job, diags);
}

/* The file that a template's name in another file stands for. */
static const char *
template_path(struct run *run, const char *from, const char *name)
{
	size_t n = strlen(name);
	if (run->carried)
		return carried_template(run->arena, run->carried, from, name);
	bool is_path = strchr(name, '/') || (n > 5 && strcmp(name + n - 5, ".yaml") == 0);
	if (is_path)
		return path_beside(run->arena, from, name);
	const char *beside = path_beside(run->arena, from, arena_printf(run->arena, "%s.yaml", name));
	if (access(beside, F_OK) == 0)
		return beside;
	return path_found(run->arena,
	    arena_printf(run->arena, "%s/%s.yaml", run->options->templates_dir, name));
}

/* A template that another extends. */
static bool
open_template(void *ctx, const struct job_text *name, struct template_file *out, struct diags *diags)
{
	struct run *run = ctx;
	const char *path = template_path(run, name->loc.file, name->text);
	const struct input_request request = {path, TEMPLATE_FILE_MAX, name->loc};

	if (!input_files_has(&run->inputs, path)) {
		diag_add(diags, SEVERITY_ERROR, name->loc, "template-extends",
		    "no template «%s»: there is no file %s", name->text, path);
		return false;
	}
	const struct input *input = input_files_read(&run->inputs, request, diags);
	if (!input)
		return false;
	*out = (struct template_file){.path = path, .bytes = input->bytes};
	return true;
}

static void
read_template(struct run *run, struct run_template *t, struct diags *diags)
{
	const struct input_request request = {t->path, TEMPLATE_FILE_MAX, {NULL, 0, 0}};
	const struct template_places places = {run->options->fonts_dir, open_template, run,
	    run->carried != NULL};
	const struct input *input = input_files_read(&run->inputs, request, diags);

	if (!input)
		return;
	const struct template_file file = {.path = t->path, .bytes = input->bytes};
	t->is_good =
	    template_read(run->arena, file, &places, &t->template, diags) && prose_load(run, t, diags);
	if (!t->is_good)
		return;
	t->needs = needs_of_template(run->arena, &t->template);
	if (run->carried)
		return;
	t->typesetter = typesetter_open(run->arena, run->fonts, t->template.families,
	    t->template.family_count, run->options->hyphen_dir, diags);
	t->is_good = t->typesetter != NULL &&
	    typesetter_check(t->typesetter, t->template.styles, t->template.style_count, diags);
}

static struct run_template *
load_template(struct run *run, const struct job_document *document, struct diags *diags)
{
	if (!document->template_name.text)
		return NULL; /* reported with the job */
	const char *path = template_path(run, run->job.path, document->template_name.text);
	for (size_t i = 0; i < run->template_count; i++)
		if (strcmp(run->templates[i].path, path) == 0)
			return &run->templates[i];
	struct run_template *t = &run->templates[run->template_count++];
	t->path = path;
	if (input_files_has(&run->inputs, path))
		read_template(run, t, diags);
	else
		diag_add(diags, SEVERITY_ERROR, document->template_name.loc, "job-no-template",
		    "no template «%s»: there is no file %s", document->template_name.text, path);
	return t;
}

/* What the template names, against what the document is made for. */
static void
check_per(const struct job_document *document, const struct run_template *t, struct diags *diags)
{
	const struct template *template = &t->template;
	const char *name = document->template_name.text;

	if (template->per_unit_only && document->per != JOB_PER_UNIT)
		diag_add(diags, SEVERITY_ERROR, document->loc, "job-needs-unit",
		    "the template «%s» is made for one unit (see %s:%u): say `per: unit`", name, t->path,
		    template->per_unit_loc.line);
	if (template->set_loc.file && document->per != JOB_PER_GROUP)
		diag_add(diags, SEVERITY_ERROR, document->loc, "job-needs-group",
		    "the template «%s» names a group (see %s:%u): say `per: group`", name,
		    template->set_loc.file, template->set_loc.line);
	if (template->region_loc.file && document->per != JOB_PER_REGION)
		diag_add(diags, SEVERITY_ERROR, document->loc, "job-needs-region",
		    "the template «%s» names a region (see %s:%u): say `per: region`", name,
		    template->region_loc.file, template->region_loc.line);
}

void
load_templates(struct run *run, struct diags *diags)
{
	size_t n = run->job.document_count;

	run->templates = ARENA_ARRAY(run->arena, struct run_template, n);
	for (size_t d = 0; d < n; d++) {
		struct run_document *document = &run->documents[d];

		if (!document->is_needed)
			continue;
		const struct run_template *t = document->template = load_template(run, document->job, diags);
		if (t && t->is_good)
			check_per(document->job, t, diags);
	}
}

/* The columns of the plan that templates in use print, each once. */
struct column_needs {
	struct sheet_binding *bindings;
	size_t count;
};

static void
need(struct column_needs *needs, struct sheet_binding asked)
{
	for (size_t i = 0; i < needs->count; i++) {
		struct sheet_binding *known = &needs->bindings[i];

		if (strcmp(known->key, asked.key) == 0) {
			known->number = known->number || asked.number;
			known->percent = known->percent || asked.percent;
			known->read = known->read || asked.read;
			known->of_period = known->of_period && asked.of_period;
			return;
		}
	}
	needs->bindings[needs->count++] = asked;
}

/* Of each sheet, the periods that it has. */
static void
need_periods(struct column_needs *needs, struct sheet_binding asked)
{
	asked.of_period = true;
	for (int d = DIVISION_MONTHS; d < DIVISION_YEAR; d++) {
		asked.division = (enum division)d;
		for (unsigned p = 0; p < division_count(asked.division); p++) {
			const enum plan_column column = division_column(asked.division, p);

			asked.heading = column_heading(column);
			asked.key = column_key(column);
			need(needs, asked);
		}
	}
}

static void
need_column(struct arena *arena, struct column_needs *needs, const struct binding *from)
{
	struct sheet_binding asked = {
	    .loc = from->loc,
	    .number = from->number,
	    .percent = from->percent,
	    .read = from->read,
	};

	if (from->each_period) {
		need_periods(needs, asked);
		return;
	}
	asked.heading = from->heading;
	asked.key = heading_key(arena, from->heading, strlen(from->heading));
	need(needs, asked);
}

struct sheet_bindings
load_bindings(struct run *run)
{
	struct column_needs needs = {0};
	size_t most = 1 + MONTHS + PERIODS;

	for (size_t i = 0; i < run->template_count; i++)
		most += run->templates[i].is_good ? run->templates[i].template.binding_count : 0;
	needs.bindings = ARENA_ARRAY(run->arena, struct sheet_binding, most);
	for (size_t i = 0; i < run->template_count; i++) {
		const struct template *t = &run->templates[i].template;

		for (size_t k = 0; run->templates[i].is_good && k < t->binding_count; k++)
			if (t->bindings[k].source == DATASET_PLAN)
				need_column(run->arena, &needs, &t->bindings[k]);
	}
	return (struct sheet_bindings){needs.bindings, needs.count};
}

/* What is bound to computed rows, against the headings that those have. */
static void
check_binding(struct run *run, const struct binding *binding, struct diags *diags)
{
	const struct dataset_column *columns = dataset_info(binding->source)->columns;
	const size_t n = dataset_column_count(columns);
	const char *const *keys;

	/* As templates mostly write it. */
	for (size_t k = 0; k < n; k++) {
		if (strcmp(columns[k].heading, binding->heading) == 0)
			return;
	}
	keys = dataset_keys(run->arena, columns, n);
	if (heading_find(keys, n, binding->key) < n)
		return;
	/* Of other periods than months from January on: check_period_bindings(). */
	if (binding_is_of_period(binding) && dataset_has_series(columns))
		return;
	size_t near = nearest_name(binding->key, keys, n);
	const char *end =
	    suggestion(run->arena, diags_language(diags), near < n ? columns[near].heading : NULL);
	if (binding->in_text)
		diag_add(diags, SEVERITY_ERROR, binding->loc, "template-unknown-field",
		    "the rows of «%s» have no «%s»%s", dataset_info(binding->source)->name, binding->heading,
		    end);
	else
		diag_add(diags, SEVERITY_ERROR, binding->loc, "template-unknown-field",
		    "the rows of this table have no «%s»%s", binding->heading, end);
}

/* A document never has findings in another language than its own, for want of an installed file. */
static void
check_language(const struct run_template *t, const struct binding *binding, struct diags *diags)
{
	if (dataset_has(binding->source, NEEDS_FINDINGS) &&
	    !language_is_known(language_of_tag(t->template.language)))
		diag_add(diags, SEVERITY_ERROR, binding->loc, "template-no-language",
		    "findings can't be told in «%s»: the program's messages in it are not installed",
		    t->template.language);
}

void
load_check_tables(struct run *run, struct diags *diags)
{
	for (size_t i = 0; i < run->template_count; i++)
		for (size_t k = 0; run->templates[i].is_good && k < run->templates[i].template.binding_count;
		     k++) {
			const struct binding *binding = &run->templates[i].template.bindings[k];
			if (dataset_is_of_sheet(binding->source))
				continue;
			if (!binding->each_period)
				check_binding(run, binding, diags);
			/* Told once: of the first heading of those in a row. */
			if (k == 0 || binding[-1].source != binding->source)
				check_language(&run->templates[i], binding, diags);
		}
}

static bool
asks_for_periods(struct sheet_bindings needs)
{
	for (size_t i = 0; i < needs.count; i++)
		if (needs.bindings[i].of_period)
			return true;
	return false;
}

/* Where the plan is computed; of one that isn't, what it lacks is told with the checks. */
static void
tell_columns(struct arena *arena, const struct run *run, size_t u, struct sheet_bindings needs,
    struct diags *diags)
{
	const struct job_unit *unit = &run->job.units[u];
	const struct sheet *sheet = &run->sheets[u];
	struct plan_columns columns = columns_of(sheet, run->job.numbers);

	columns_of_unit(arena, sheet, unit->code.text ? unit->code.text : "",
	    unit->name.text ? unit->name.text : "", &columns);
	if (!columns_suffice(&columns) ||
	    (columns.division == DIVISION_YEAR && !select_asks_for_figures(run)))
		return;
	const bool by_period = asks_for_periods(needs);

	needs = bindings_of_sheet(arena, needs, sheet->keys, sheet->column_count);
	if (by_period && columns.division == DIVISION_YEAR && run->job.periods == JOB_PERIODS_FOUND)
		columns_tell_no_periods(arena, sheet, &columns, needs, run->job.numbers, diags);
	columns_tell(arena, sheet, SHEET_OF_PLAN, &columns, needs, diags);
	columns_tell_year(sheet, SHEET_OF_PLAN, &columns, job_year_of(&run->job), diags);
}

/* What a thread has of its own that reads plans. */
struct plan_reader {
	struct arena *arena, *index; /* of what is kept, which the run takes over; of its texts */
	struct sheet_texts texts;
};

/* What is noted of a plan that was read, until it is its turn. */
struct plan_read {
	const char *path;
	struct input_content content;
	bool is_read;
	struct diags *diags;
};

/* How plans are read. */
struct plan_reading {
	struct run *run;
	struct sheet_bindings columns;
	struct plan_reader readers[THREADS_MAX];
	struct plan_read *plans; /* of each unit */
	const struct diags *diags;
};

/* Writes nothing but the unit's own: its sheet and what is noted. */
static void
read_plan(void *ctx, unsigned thread, size_t u)
{
	const struct plan_reading *reading = ctx;
	struct plan_reader *reader = &((struct plan_reading *)ctx)->readers[thread];
	const struct run *run = reading->run;
	struct plan_read *read = &reading->plans[u];
	const struct job_unit *unit = &run->job.units[u];
	const struct job_text *plan = &unit->plan.file;
	struct arena *scratch;

	/* A unit without a plan was reported with the job. */
	if (!plan->text)
		return;
	read->diags = diags_open_like(reading->diags);
	if (!read->diags)
		arena_out_of_memory(reader->arena, 0);
	read->path = path_beside(reader->arena, run->job.path, plan->text);
	const struct input_request file = {read->path, SHEET_FILE_MAX, plan->loc};
	const struct sheet_request request = {
	    .path = read->path,
	    .loc = plan->loc,
	    .bindings = reading->columns,
	    .style = run->job.numbers,
	    .texts = &reader->texts,
	    .layout = layout_of_file(reader->arena, &run->job, unit, &unit->plan, SHEET_OF_PLAN),
	};
	scratch = arena_open_beside(reader->arena);
	read->is_read = input_content_read(&run->inputs, scratch, file, &read->content, read->diags);
	if (read->is_read &&
	    sheet_parse(reader->arena, &request, read->content.bytes, &run->sheets[u], read->diags))
		tell_columns(reader->arena, run, u, reading->columns, read->diags);
	arena_close(scratch);
}

/* For when it is left out for them. */
static void
note_faults(struct run_unit *unit, const struct diags *diags)
{
	unit->faults = diags_errors(diags);
	for (size_t i = diags_count(diags); i > 0; i--)
		if (diags_get(diags, i - 1)->severity == SEVERITY_ERROR)
			unit->fault = diags_get(diags, i - 1)->loc;
}

/* In the order of units, whatever order they were read in. */
static void
note_plans(const struct plan_reading *reading, struct diags *diags)
{
	struct run *run = reading->run;

	for (size_t u = 0; u < run->job.unit_count; u++) {
		const struct plan_read *read = &reading->plans[u];

		if (!read->diags)
			continue;
		run->units[u].plan =
		    input_files_note(&run->inputs, read->path, read->is_read ? &read->content : NULL);
		if (run->job.leave_out_faulty && diags_errors(read->diags) > 0) {
			note_faults(&run->units[u], read->diags);
			diags_join(run->plan_faults, read->diags);
		} else {
			diags_join(diags, read->diags);
		}
	}
}

/* What the job calls columns, against those that there are. */
static void
check_names(const struct run *run, struct arena *scratch, struct sheet_bindings columns, struct diags *diags)
{
	const char **keys = ARENA_ARRAY(scratch, const char *, columns.count);

	for (size_t i = 0; i < columns.count; i++)
		keys[i] = columns.bindings[i].key;
	layouts_check_columns(scratch, &run->job, keys, columns.count, diags);
}

void
load_plans(struct run *run, struct diags *diags)
{
	const size_t n = run->job.unit_count;
	const unsigned threads = threads_for(run->options->threads, n);
	struct arena *scratch = arena_open_beside(run->arena);
	struct plan_reading *reading = ARENA_NEW(scratch, struct plan_reading);

	reading->run = run;
	reading->columns = load_bindings(run);
	check_names(run, scratch, reading->columns, diags);
	reading->plans = ARENA_ARRAY(scratch, struct plan_read, n);
	reading->diags = diags;
	run->sheets = ARENA_ARRAY(run->arena, struct sheet, n);
	for (unsigned i = 0; i < threads; i++) {
		struct plan_reader *reader = &reading->readers[i];

		reader->arena = arena_open_beside(run->arena);
		reader->index = arena_open_beside(run->arena);
		sheet_texts_init(&reader->texts, reader->arena, reader->index);
	}
	threads_run(threads, n, read_plan, reading);
	for (unsigned i = 0; i < threads; i++) {
		arena_join(run->arena, reading->readers[i].arena);
		arena_close(reading->readers[i].index);
	}
	note_plans(reading, diags);
	arena_close(scratch);
}

bool
load_profile(struct run *run, struct diags *diags)
{
	const char *path = arena_printf(run->arena, "%s/sRGB.icc", run->options->fonts_dir);
	const struct input_request request = {path, PROFILE_MAX, {NULL, 0, 0}};

	run->profile_input = input_files_read(&run->inputs, request, diags);
	return run->profile_input != NULL;
}

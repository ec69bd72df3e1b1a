#include "run/load_data.h"

#include <string.h>

#include "base/suggest.h"
#include "run/calendar.h"
#include "sheet/read.h"
#include "sheet/vocabulary.h"

/* ---- what is asked of them ---- */

/* Whether the binding is of data of that name. */
static bool
binds(const struct template *t, const struct binding *binding, const char *name, bool of_unit)
{
	return dataset_is_data(binding->source) && dataset_is_of_unit(binding->source) == of_unit &&
	    strcmp(t->data_names[dataset_data_number(binding->source)], name) == 0;
}

/* A count of rows binds no heading. */
static void
need(struct arena *arena, struct sheet_binding *list, size_t *n, const struct binding *from)
{
	const char *key = heading_key(arena, from->heading, strlen(from->heading));
	size_t i = 0;

	if (from->heading[0] == '\0')
		return;
	while (i < *n && strcmp(list[i].key, key) != 0)
		i++;
	if (i == *n)
		list[(*n)++] = (struct sheet_binding){.heading = from->heading, .key = key, .loc = from->loc};
	list[i].number = list[i].number || from->number;
	list[i].percent = list[i].percent || from->percent;
	list[i].read = list[i].read || from->read;
}

struct sheet_bindings
data_bindings(const struct run *run, const char *name, bool of_unit)
{
	size_t most = 1, n = 0;

	for (size_t i = 0; i < run->template_count; i++)
		most += run->templates[i].is_good ? run->templates[i].template.binding_count : 0;
	struct sheet_binding *list = ARENA_ARRAY(run->arena, struct sheet_binding, most);
	for (size_t i = 0; i < run->template_count; i++) {
		const struct template *t = &run->templates[i].template;

		for (size_t k = 0; run->templates[i].is_good && k < t->binding_count; k++)
			if (binds(t, &t->bindings[k], name, of_unit))
				need(run->arena, list, &n, &t->bindings[k]);
	}
	return (struct sheet_bindings){list, n};
}

/* The first binding of a template that asks for the data; NULL: none does. */
static const struct binding *
first_binding(const struct template *t, const char *name, bool of_unit)
{
	for (size_t k = 0; k < t->binding_count; k++)
		if (binds(t, &t->bindings[k], name, of_unit))
			return &t->bindings[k];
	return NULL;
}

static bool
is_asked_for(const struct run *run, const char *name, bool of_unit)
{
	for (size_t i = 0; i < run->template_count; i++)
		if (run->templates[i].is_good && first_binding(&run->templates[i].template, name, of_unit))
			return true;
	return run->publication == NULL;
}

/* ---- reading ---- */

const struct sheet_layout *
layout_of_data(struct arena *arena, const struct run *run, const struct job_unit *unit,
    const struct job_file *file)
{
	struct sheet_layout *out = ARENA_NEW(arena, struct sheet_layout);
	struct sheet_column_name *names = ARENA_ARRAY(arena, struct sheet_column_name, file->columns.count);
	size_t n = 0;

	for (size_t i = 0; i < file->columns.count; i++) {
		const struct job_column *c = &file->columns.items[i];

		if (c->column.text && c->heading.text)
			names[n++] = (struct sheet_column_name){
			    .column = c->column.text,
			    .heading = c->heading.text,
			    .column_key = heading_key(arena, c->column.text, strlen(c->column.text)),
			    .heading_key = heading_key(arena, c->heading.text, strlen(c->heading.text)),
			    .loc = c->heading.loc,
			    .own = true,
			};
	}
	*out = (struct sheet_layout){
	    .use = SHEET_OF_PLAN,
	    .unit = unit ? unit->code.text : NULL,
	    .sheet = {file->sheet.text, file->sheet.loc},
	    .until = {file->until.text, file->until.loc},
	    .headings = file->headings,
	    .year = job_year_of(&run->job),
	    .names = names,
	    .name_count = n,
	};
	return out;
}

/* A file said to be none has no rows. */
static void
read_data(struct run *run, struct run_data *out, const struct job_unit *unit, struct diags *diags)
{
	const struct job_file *file = &out->job->file;

	if (!file->file.text)
		return;
	struct arena *scratch = arena_open_beside(run->arena);
	const char *path = path_beside(run->arena, run->job.path, file->file.text);
	const struct input_request request = {path, SHEET_FILE_MAX, file->file.loc};
	const struct sheet_request asked = {
	    .path = path,
	    .loc = file->file.loc,
	    .bindings = data_bindings(run, out->job->name.text, unit != NULL),
	    .style = run->job.numbers,
	    .layout = layout_of_data(run->arena, run, unit, file),
	};
	struct bytes bytes;
	out->input = input_files_borrow(&run->inputs, scratch, request, &bytes, diags);
	if (out->input)
		(void)sheet_parse(run->arena, &asked, bytes, &out->sheet, diags);
	arena_close(scratch);
}

/* One for each that a list names. */
static struct run_data *
read_list(struct run *run, const struct job_data_list *list, const struct job_unit *unit, struct diags *diags)
{
	struct run_data *all = ARENA_ARRAY(run->arena, struct run_data, list->count);

	for (size_t i = 0; i < list->count; i++) {
		all[i].job = &list->items[i];
		if (is_asked_for(run, list->items[i].name.text, unit != NULL))
			read_data(run, &all[i], unit, diags);
	}
	return all;
}

/* ---- what templates print ---- */

const struct run_data *
data_of(const struct run *run, const char *name, size_t unit)
{
	const bool whole = unit == DATA_OF_JOB;
	const struct job_data_list *list = whole ? &run->job.data : &run->job.units[unit].data;
	const struct job_data *found = job_data_named(list, name);

	return found ? (whole ? run->data : run->units[unit].data) + (found - list->items) : NULL;
}

bool
data_is_bound(const struct template *t, size_t number, bool of_unit)
{
	return first_binding(t, t->data_names[number], of_unit) != NULL;
}

/* At the place in the template: nobody names it. */
static void
tell_unknown(struct run *run, const struct binding *binding, const char *name, bool of_unit,
    struct diags *diags)
{
	size_t most = run->job.data.count, n = 0;

	for (size_t u = 0; u < run->job.unit_count; u++)
		most += run->job.units[u].data.count;
	const char **names = ARENA_ARRAY(run->arena, const char *, most);
	for (size_t i = 0; i < run->job.data.count && !of_unit; i++)
		names[n++] = run->job.data.items[i].name.text;
	for (size_t u = 0; u < run->job.unit_count && of_unit; u++)
		for (size_t i = 0; i < run->job.units[u].data.count; i++)
			names[n++] = run->job.units[u].data.items[i].name.text;
	diag_add(diags, SEVERITY_ERROR, binding->loc, "job-data",
	    of_unit ? "no unit of the job names data «%s»%s" : "the job names no data «%s»%s", name,
	    suggest_name(run->arena, diags_language(diags), name, names, n));
}

static void
check_whole(struct run *run, const struct template *t, const char *name, struct diags *diags)
{
	const struct binding *binding = first_binding(t, name, false);

	if (binding && !data_of(run, name, DATA_OF_JOB))
		tell_unknown(run, binding, name, false, diags);
}

static void
check_of_units(struct run *run, const struct template *t, const char *name, struct diags *diags)
{
	const struct binding *binding = first_binding(t, name, true);
	bool any = false;

	for (size_t u = 0; u < run->job.unit_count; u++)
		any = any || data_of(run, name, u);
	if (binding && !any)
		tell_unknown(run, binding, name, true, diags);
	for (size_t u = 0; u < run->job.unit_count && binding && any; u++) {
		const struct job_unit *unit = &run->job.units[u];

		if (!data_of(run, name, u) && unit->code.text)
			diag_add(diags, SEVERITY_ERROR, unit->loc, "job-data",
			    "unit «%s» names no data «%s», which is printed at %s:%u:%u; where there is "
			    "none, say so: `data: {%s: ~}`",
			    unit->code.text, name, binding->loc.file, (unsigned)binding->loc.line,
			    (unsigned)binding->loc.column, name);
	}
}

void
load_data(struct run *run, struct diags *diags)
{
	run->data = read_list(run, &run->job.data, NULL, diags);
	for (size_t u = 0; u < run->job.unit_count; u++)
		run->units[u].data = read_list(run, &run->job.units[u].data, &run->job.units[u], diags);
	for (size_t i = 0; i < run->template_count; i++) {
		const struct template *t = &run->templates[i].template;

		for (size_t k = 0; run->templates[i].is_good && k < t->data_count; k++) {
			check_whole(run, t, t->data_names[k], diags);
			check_of_units(run, t, t->data_names[k], diags);
		}
	}
}

static const struct sheet *
sheet_of(const struct run *run, const char *name, size_t unit)
{
	static const struct sheet empty;
	const struct run_data *data = data_of(run, name, unit);

	return data ? &data->sheet : &empty;
}

const struct data_sheets *
data_of_template(const struct run *run, struct arena *arena, const struct template *t)
{
	struct data_sheets *all = ARENA_ARRAY(arena, struct data_sheets, t->data_count);

	for (size_t i = 0; i < t->data_count; i++) {
		const struct sheet **units = ARENA_ARRAY(arena, const struct sheet *, run->job.unit_count);

		for (size_t u = 0; u < run->job.unit_count; u++)
			units[u] = sheet_of(run, t->data_names[i], u);
		all[i] = (struct data_sheets){sheet_of(run, t->data_names[i], DATA_OF_JOB), units};
	}
	return all;
}

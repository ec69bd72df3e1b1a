#include "run/carried.h"

#include <string.h>

#include "base/intern.h"
#include "base/place.h"
#include "pdf/embedded_worker.h"
#include "publish/portable_name.h"
#include "template/yaml.h"

#define PDF_MAX ((size_t)1024 * 1024 * 1024)
#define CARRIED_MAX ((size_t)512 * 1024 * 1024) /* of all files together */

struct asked_pdf {
	const char *path;
	struct srcloc loc;
	const struct workers *workers; /* what happens to those is what they say */
};

struct collecting {
	struct arena *arena;
	struct carried_file *files;
	size_t count, total;
};

static bool
take_names(void *ctx, const struct embedded_name *names, size_t n)
{
	struct collecting *c = ctx;

	c->files = ARENA_ARRAY(c->arena, struct carried_file, n);
	c->count = n;
	for (size_t i = 0; i < n; i++)
		c->files[i].name = names[i].text;
	return true;
}

static bool
take_file(void *ctx, size_t i, struct bytes bytes)
{
	struct collecting *c = ctx;

	if (bytes.length > INPUT_MAX)
		return true;
	c->total += bytes.length;
	if (c->total > CARRIED_MAX)
		return false;
	c->files[i].bytes = (struct bytes){arena_strndup(c->arena, bytes.data, bytes.length), bytes.length};
	return true;
}

static bool
ends_in(const char *name, const char *ending)
{
	return file_name_ends_in(name, strlen(name), ending);
}

static bool
is_job(struct arena *arena, const struct carried_file *file)
{
	const struct yaml_limits limits = {JOB_FILE_MAX, JOB_VALUES_MAX};
	struct diags *unused = diags_open();
	const struct yaml_node *root;
	bool is;

	if (!unused)
		arena_out_of_memory(arena, 0);
	is = ends_in(file->name, ".yaml") && file->bytes.data &&
	    yaml_parse(arena, file->name, file->bytes, limits, &root, unused) && yaml_get(root, "units") &&
	    yaml_get(root, "documents");
	diags_close(unused);
	return is;
}

/* That of the document, and not of an earlier edition. */
static void
find_job(struct arena *arena, struct carried *carried)
{
	struct arena *scratch = arena_open_beside(arena);

	for (size_t i = 0; i < carried->count && !carried->job; i++)
		if (!source_list_has_job(&carried->sources, carried->files[i].name) &&
		    is_job(scratch, &carried->files[i]))
			carried->job = &carried->files[i];
	arena_close(scratch);
}

static bool
read_sources(struct arena *arena, struct carried *carried, struct diags *diags)
{
	for (size_t i = 0; i < carried->count; i++)
		if (strcmp(carried->files[i].name, SOURCE_LIST_NAME) == 0 && carried->files[i].bytes.data)
			return source_list_read(arena, carried_path(arena, carried, SOURCE_LIST_NAME),
			    carried->files[i].bytes, &carried->sources, diags);
	return true;
}

const char *
carried_source(struct arena *arena, const struct carried *carried, const struct source_key *key)
{
	const char *name = source_list_find(arena, &carried->sources, key);

	return name && carried_has(carried, name) ? name : NULL;
}

/* With limits of its own. */
static bool
read_all(struct arena *arena, const struct asked_pdf *pdf, const struct attachments_calls *calls,
    struct diags *diags)
{
	struct workers *workers = ARENA_NEW(arena, struct workers);
	struct arena *scratch = arena_open_beside(arena);
	struct bytes bytes;
	bool good;

	workers_init(workers);
	workers->memory_status = pdf->workers->memory_status;
	workers->leave = pdf->workers->leave;
	good = file_read(scratch, pdf->path, PDF_MAX, pdf->loc, &bytes, diags) &&
	    attachments_read(arena, pdf->path, bytes, workers, calls, diags) == ATTACHMENTS_READ;
	arena_close(scratch);
	return good;
}

static bool
any_names(void *ctx, const struct embedded_name *names, size_t n)
{
	(void)ctx, (void)names, (void)n;
	return true;
}

static void
take_texts(void *ctx, const struct page_texts *texts)
{
	*(struct page_texts *)ctx = *texts;
}

bool
carried_page(struct arena *arena, const char *pdf, uint32_t page, const struct workers *workers,
    struct page_texts *out, struct diags *diags)
{
	const struct asked_pdf asked = {pdf, {NULL, 0, 0}, workers};
	const struct attachments_calls calls = {out, any_names, NULL, page, take_texts};

	return read_all(arena, &asked, &calls, diags);
}

bool
carried_read(struct arena *arena, const char *pdf, struct srcloc loc, const struct workers *workers,
    struct carried *out, struct diags *diags)
{
	struct collecting c = {.arena = arena};
	const struct srcloc at = loc.file ? loc : (struct srcloc){pdf, 0, 0};
	const struct asked_pdf asked = {pdf, loc, workers};
	const struct attachments_calls calls = {&c, take_names, take_file, 0, NULL};

	if (!read_all(arena, &asked, &calls, diags))
		return false;
	*out = (struct carried){.pdf = pdf, .files = c.files, .count = c.count};
	if (c.total > CARRIED_MAX) {
		diag_add(diags, SEVERITY_ERROR, at, "version-pdf",
		    "the files that \"%s\" carries are more than %zu MB together", pdf, CARRIED_MAX >> 20);
		return false;
	}
	if (!read_sources(arena, out, diags))
		return false;
	find_job(arena, out);
	if (!out->job)
		diag_add(diags, SEVERITY_ERROR, at, "version-pdf",
		    "\"%s\" does not carry the job that it was made from", pdf);
	return out->job != NULL;
}

bool
carried_has(const struct carried *carried, const char *name)
{
	for (size_t i = 0; i < carried->count; i++)
		if (strcmp(carried->files[i].name, name) == 0)
			return carried->files[i].bytes.data != NULL;
	return false;
}

const char *
carried_path(struct arena *arena, const struct carried *carried, const char *name)
{
	return arena_printf(arena, "%s/%s", carried->pdf, name);
}

void
carried_lend(struct arena *arena, const struct carried *carried, struct input_files *inputs)
{
	for (size_t i = 0; i < carried->count; i++)
		if (carried->files[i].bytes.data)
			input_files_lend(inputs, carried_path(arena, carried, carried->files[i].name),
			    carried->files[i].bytes);
}

const char *const *
carried_units(struct arena *arena, const struct carried *carried, struct job *job)
{
	struct job_unit *units = ARENA_ARRAY(arena, struct job_unit, job->unit_count);
	const char **names = ARENA_ARRAY(arena, const char *, job->unit_count);
	const char **named = ARENA_ARRAY(arena, const char *, job->unit_count);
	uint32_t *name_of = ARENA_ARRAY(arena, uint32_t, job->unit_count);
	struct intern plans;
	size_t n = 0, count = 0;

	intern_init(&plans, arena);
	for (size_t u = 0; u < job->unit_count; u++) {
		const char *plan = job->units[u].plan.file.text;
		const uint32_t known = plans.count;
		const uint32_t number = plan ? intern_add(&plans, plan, strlen(plan)) : 0;

		/* A workbook is carried once for all units that are in it, a CSV once for each. */
		name_of[u] = (uint32_t)n;
		if (plan && number < known && place_is_workbook(plan, strlen(plan)))
			for (name_of[u] = 0; strcmp(names[name_of[u]], portable_name_from(arena, plan)) != 0;)
				name_of[u]++;
		else if (plan)
			names[n++] = portable_name_from(arena, plan);
	}
	portable_names_separate(arena, names, n);
	for (size_t u = 0; u < job->unit_count; u++) {
		if (!job->units[u].plan.file.text || !carried_has(carried, names[name_of[u]]))
			continue;
		named[count] = job->units[u].plan.file.text;
		units[count] = job->units[u];
		units[count++].plan.file.text = names[name_of[u]];
	}
	job->units = units;
	job->unit_count = count;
	return named;
}

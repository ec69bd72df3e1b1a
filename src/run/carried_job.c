/*
 * A job that a PDF carries, as far as the PDF was made from it.
 */
#include <string.h>

#include "base/file_name.h"
#include "base/intern.h"
#include "base/place.h"
#include "publish/portable_name.h"
#include "run/carried.h"
#include "sheet/read.h"
#include "template/job_part.h"
#include "template/job_tree.h"

#define ENDING ".yaml"

/* ---- templates ---- */

/* "informe-2.yaml" for "informe.yaml"; the first has no number. */
static const char *
numbered(struct arena *arena, const char *file, size_t number)
{
	const size_t n = strlen(file) - strlen(ENDING);

	return number < 2 ? file : arena_printf(arena, "%.*s-%zu" ENDING, (int)n, file, number);
}

const char *
carried_template(struct arena *arena, const struct carried *carried, const char *from, const char *name)
{
	const char *base = file_name_of(name);
	const bool is_file = file_name_ends_in(base, strlen(base), ENDING);
	const char *file = portable_name_from(arena, is_file ? base : arena_printf(arena, "%s" ENDING, base));
	size_t number = 1;

	if (!file_name_ends_in(file, strlen(file), ENDING))
		return carried_path(arena, carried, file);
	for (size_t i = 1; i <= carried->count; i++)
		if (strcmp(file_name_of(from), numbered(arena, file, i)) == 0)
			number = i + 1;
	return carried_path(arena, carried, numbered(arena, file, number));
}

/* ---- which document it is ---- */

/* Whether the document for them has that name. */
static bool
is_called(struct arena *arena, const struct job *job, const struct job_document *document,
    struct job_subject subject, const char *name)
{
	return strcmp(file_name_of(job_output(arena, job, document, subject)), name) == 0;
}

static bool
is_output(struct arena *arena, const struct job *job, const struct job_document *document, const char *name)
{
	size_t count;
	const struct job_set *sets = job_sets(arena, job, document->per, &count);

	switch (document->per) {
	case JOB_PER_JOB:
		return strcmp(file_name_of(document->output.text), name) == 0;
	case JOB_PER_UNIT:
		for (size_t u = 0; u < job->unit_count; u++)
			if (is_called(arena, job, document, job_subject_of_unit(&job->units[u]), name))
				return true;
		return false;
	case JOB_PER_GROUP:
	case JOB_PER_REGION:
		for (size_t i = 0; i < count; i++)
			if (is_called(arena, job, document, job_subject_of_set(&sets[i]), name))
				return true;
		return false;
	}
	return false;
}

/* Whether it carries the plans of all units of the set: a unit that was left out is in no document. */
static bool
is_of(const struct job *own, const struct job *job, const struct job_set *set)
{
	size_t at = 0;

	for (size_t i = 0; i < own->unit_count; i++) {
		while (at < set->unit_count &&
		    strcmp(job->units[set->units[at]].code.text, own->units[i].code.text) != 0)
			at++;
		if (at++ == set->unit_count)
			return false;
	}
	return own->unit_count > 0;
}

/*
 * The group or region that the PDF is of: the one whose document is called so, or else the one with the
 * fewest units that has all whose plans it carries; of several, the one the furthest down.  NULL: none.
 */
static const struct job_set *
find_set(struct arena *arena, const struct carried *carried, const struct job *job,
    const struct job_document *document)
{
	const char *name = file_name_of(carried->pdf);
	const struct job_set *found = NULL;
	struct job own = *job;
	size_t count;
	const struct job_set *sets = job_sets(arena, job, document->per, &count);

	(void)carried_units(arena, carried, &own);
	for (size_t i = 0; i < count; i++) {
		if (!is_of(&own, job, &sets[i]))
			continue;
		if (is_called(arena, job, document, job_subject_of_set(&sets[i]), name))
			return &sets[i];
		if (!found || sets[i].unit_count < found->unit_count ||
		    (sets[i].unit_count == found->unit_count && sets[i].depth > found->depth))
			found = &sets[i];
	}
	return found;
}

static bool
has_template(struct arena *arena, const struct carried *carried, const struct job_document *document)
{
	const char *path = carried_template(arena, carried, carried->job->name, document->template_name.text);

	return carried_has(carried, file_name_of(path));
}

/* How many units' plans it carries; all that a document of one unit carries is its own. */
static bool
is_as_many(struct arena *arena, const struct carried *carried, const struct job *job,
    const struct job_document *document)
{
	struct job own = *job;

	(void)carried_units(arena, carried, &own);
	switch (document->per) {
	case JOB_PER_JOB:
		return own.unit_count > 1 || job->unit_count == 1;
	case JOB_PER_UNIT:
		return own.unit_count == 1;
	case JOB_PER_GROUP:
	case JOB_PER_REGION:
		return find_set(arena, carried, job, document) != NULL;
	}
	return false;
}

/* The one with its name; else the only one of that template and as many units. */
static bool
choose_document(struct arena *arena, const struct carried *carried, struct job *job, struct diags *diags)
{
	const char *name = file_name_of(carried->pdf);
	const struct job_document *found = NULL;
	size_t count = 0;

	for (size_t d = 0; d < job->document_count; d++) {
		const struct job_document *document = &job->documents[d];

		if (!has_template(arena, carried, document))
			continue;
		if (is_output(arena, job, document, name)) {
			found = document;
			count = 1;
			break;
		}
		if (!is_as_many(arena, carried, job, document))
			continue;
		found = document;
		count++;
	}
	if (count == 1) {
		job->documents = found;
		job->document_count = 1;
		return true;
	}
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){carried->pdf, 0, 0}, "version-pdf",
	    count == 0 ? "it carries the template of no document that its job names"
		       : "its job has several documents like it, none of which is "
			 "called «%s»: give the file its name back",
	    name);
	return false;
}

bool
carried_is_part(struct arena *arena, const struct carried *carried, const struct job *job)
{
	const char *name = file_name_of(carried->pdf);
	bool any = false, part = true;

	if (job_part_is(carried->job->bytes))
		return true;
	for (size_t d = 0; d < job->document_count; d++) {
		const struct job_document *document = &job->documents[d];

		if (!has_template(arena, carried, document))
			continue;
		if (is_output(arena, job, document, name))
			return document->per != JOB_PER_JOB;
		if (!is_as_many(arena, carried, job, document))
			continue;
		any = true;
		part = part && document->per != JOB_PER_JOB;
	}
	return any && part;
}

/* ---- the files of its units ---- */

/* What the files are called, in the order in which they are attached (run/attachments.c). */
struct naming {
	struct arena *arena;
	const struct job *job;
	struct intern paths;
	size_t *number_of; /* of each path: of its first name */
	const char **names;
	size_t count;
};

/* A workbook is there once, and so are data; a plan or a progress sheet of CSV for each unit. */
static size_t
add_name(struct naming *n, const char *text, bool is_shared)
{
	const char *path = path_beside(n->arena, n->job->path, text);
	const uint32_t known = n->paths.count;
	const uint32_t path_number = intern_add(&n->paths, path, strlen(path));

	if (path_number < known && (is_shared || place_is_workbook(text, strlen(text))))
		return n->number_of[path_number];
	n->number_of[path_number] = n->count;
	n->names[n->count] = portable_name_from(n->arena, text);
	return n->count++;
}

static void
add_data(struct naming *n, const struct job_data_list *list, size_t **at)
{
	for (size_t i = 0; i < list->count; i++)
		*(*at)++ = list->items[i].file.file.text ? add_name(n, list->items[i].file.file.text, true)
							 : SIZE_MAX;
}

/* One that is not carried has no rows. */
static void
rename_data(const struct naming *n, const struct carried *carried, struct job_data_list *list,
    const size_t **at)
{
	struct job_data *items = ARENA_ARRAY(n->arena, struct job_data, list->count);

	for (size_t i = 0; i < list->count; i++) {
		const size_t name = *(*at)++;
		const char *text = name == SIZE_MAX ? NULL : n->names[name];

		items[i] = list->items[i];
		items[i].file.file.text = text && carried_has(carried, text) ? text : NULL;
	}
	list->items = items;
}

static size_t
most_names(const struct job *job)
{
	size_t most = 2 * job->unit_count + job->data.count;

	for (size_t u = 0; u < job->unit_count; u++)
		most += job->units[u].data.count;
	return most;
}

/* One that is not carried, as where nothing of it is printed, is none. */
static void
rename_previous(struct arena *arena, const struct carried *carried, struct job *job, struct job_unit *units)
{
	bool any = false;

	for (size_t u = 0; u < job->unit_count; u++) {
		const struct source_key key = {SOURCE_PREVIOUS, SOURCE_PROGRESS, 0, units[u].code.text};

		/* In the folder of the edition, it is read as the progress is. */
		if (!units[u].previous.file.text)
			units[u].previous = job->units[u].progress;
		units[u].previous.file.text = carried_source(arena, carried, &key);
		any = any || units[u].previous.file.text;
	}
	job->previous_is_whole = job->previous_is_whole && any;
	job->previous.text = NULL;
}

static void
drop_last_year(struct arena *arena, const struct carried *carried, struct job *job)
{
	const struct source_key key = {SOURCE_LAST_YEAR, SOURCE_JOB, 0, ""};

	if (!carried_source(arena, carried, &key))
		job->last_year.text = NULL;
}

/* Calls progress and data as they are carried; `plans` is what the job calls the plans. */
static void
rename_files(struct arena *arena, const struct carried *carried, const char *const *plans, struct job *job)
{
	const size_t most = most_names(job);
	const bool has_cut = job_document_has_cut(job->documents);
	struct naming n = {.arena = arena,
	    .job = job,
	    .number_of = ARENA_ARRAY(arena, size_t, most),
	    .names = ARENA_ARRAY(arena, const char *, most)};
	struct job_unit *units = ARENA_ARRAY(arena, struct job_unit, job->unit_count);
	size_t *numbers = ARENA_ARRAY(arena, size_t, most), *add = numbers;
	const size_t *at = numbers;

	intern_init(&n.paths, arena);
	for (size_t u = 0; u < job->unit_count; u++)
		(void)add_name(&n, plans[u], false);
	for (size_t u = 0; u < job->unit_count; u++) {
		const char *text = job->units[u].progress.file.text;

		*add++ = has_cut && text ? add_name(&n, text, false) : SIZE_MAX;
	}
	add_data(&n, &job->data, &add);
	for (size_t u = 0; u < job->unit_count; u++)
		add_data(&n, &job->units[u].data, &add);
	portable_names_separate(arena, n.names, n.count);
	for (size_t u = 0; u < job->unit_count; u++, at++) {
		units[u] = job->units[u];
		units[u].progress.file.text = *at == SIZE_MAX ? NULL : n.names[*at];
	}
	rename_data(&n, carried, &job->data, &at);
	for (size_t u = 0; u < job->unit_count; u++)
		rename_data(&n, carried, &units[u].data, &at);
	rename_previous(arena, carried, job, units);
	drop_last_year(arena, carried, job);
	job->units = units;
}

/* ---- the plans of earlier versions ---- */

static bool
has_version(struct arena *arena, const struct carried *carried, const struct job *job, size_t version)
{
	struct source_key key = {SOURCE_VERSION, SOURCE_JOB, version, ""};
	bool has = carried_source(arena, carried, &key) != NULL;

	key.part = SOURCE_PLAN;
	for (size_t u = 0; u < job->unit_count && !has; u++) {
		key.unit = job->units[u].code.text;
		has = carried_source(arena, carried, &key) != NULL;
	}
	return has;
}

/* A document that does not tell what changed carries no version. */
static void
drop_versions(struct arena *arena, const struct carried *carried, struct job *job)
{
	bool has = true;

	for (size_t i = 0; i < job->version_count; i++)
		has = has && (!job->versions[i].plan.text || has_version(arena, carried, job, i));
	if (!has)
		job->version_count = 0;
}

/* A document of a group or a region is one for all units of a job that has no others. */
static void
keep_set(struct arena *arena, const struct carried *carried, struct job *job)
{
	const struct job_document *document = job->documents;
	const struct job_set *set = find_set(arena, carried, job, document);

	if (set)
		*job = job_of_set(arena, job, document->per, set);
}

bool
carried_job(struct arena *arena, const struct carried *carried, struct job *job, struct diags *diags)
{
	const char *const *plans;

	if (!choose_document(arena, carried, job, diags))
		return false;
	if (job->documents->per == JOB_PER_GROUP || job->documents->per == JOB_PER_REGION)
		keep_set(arena, carried, job);
	plans = carried_units(arena, carried, job);
	if (job->unit_count == 0) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){carried->pdf, 0, 0}, "version-pdf",
		    "\"%s\" does not carry the plan of any unit", carried->pdf);
		return false;
	}
	drop_versions(arena, carried, job);
	rename_files(arena, carried, plans, job);
	return true;
}

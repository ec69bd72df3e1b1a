#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/intern.h"
#include "plan/unused_aliases.h"
#include "run/run.h"
#include "sheet/columns.h"

static bool
has_cut(const struct build *b, size_t d)
{
	return job_document_has_cut(&b->job.documents[d]);
}

/* Whether a document needed has a cut; or none at all has one, and the data are there to be checked. */
static bool
is_asked_for(const struct build *b)
{
	bool any_cut = false;

	for (size_t d = 0; d < b->job.document_count; d++) {
		any_cut = any_cut || has_cut(b, d);
		if (b->needed[d] && has_cut(b, d))
			return true;
	}
	for (size_t u = 0; u < b->job.unit_count && !any_cut; u++)
		if (b->job.units[u].progress.text)
			return true;
	return false;
}

/* A file that is not there yet is no fault: its unit has not submitted. */
static bool
is_absent(const char *path)
{
	struct stat info;

	return stat(path, &info) != 0 && errno == ENOENT;
}

static void
tell_all(const struct diags *from, struct diags *to)
{
	for (size_t i = 0; i < diags_count(from); i++) {
		const struct diag *d = diags_get(from, i);

		diag_add_text(to, d->severity, d->loc, d->rule, d->message);
	}
}

/* NULL where the file has faults, of which b->faults tells then. */
static const struct sheet *
read_sheet(struct build *b, const char *path, struct srcloc loc, struct bytes *bytes)
{
	struct sheet *sheet = ARENA_NEW(b->arena, struct sheet);
	struct sheet_request request = {.path = path, .loc = loc, .style = b->job.numbers};
	struct diags *own = diags_open();
	bool good;

	if (!own)
		arena_out_of_memory(b->arena, 0);
	diags_speak(own, diags_language(b->diags));
	good = file_read(b->arena, path, SHEET_FILE_MAX, loc, bytes, own) &&
	    progress_sheet_parse(b->arena, &request, *bytes, sheet, own);
	if (good) {
		struct plan_columns columns = columns_of(sheet, b->job.numbers);

		columns_tell_year(sheet, SHEET_OF_PROGRESS, &columns, b->job.year, own);
	}
	tell_all(own, good ? b->diags : b->faults);
	diags_close(own);
	return good ? sheet : NULL;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* How many units have a file of each name. */
struct name_counts {
	struct intern names;
	uint32_t *count;
};

static void
count_names(const struct build *b, struct name_counts *out)
{
	intern_init(&out->names, b->arena);
	out->count = ARENA_ARRAY(b->arena, uint32_t, b->job.unit_count);
	for (size_t u = 0; u < b->job.unit_count; u++) {
		const char *path = b->job.units[u].progress.text;

		if (path)
			out->count[intern_add(&out->names, base_name(path), strlen(base_name(path)))]++;
	}
}

/* Whether the path stays below the folder that it is put behind. */
static bool
is_below(const char *path)
{
	bool below = path[0] != '/';

	for (const char *at = path; below && at; at = strchr(at, '/')) {
		at += *at == '/';
		below = strncmp(at, "..", 2) != 0 || (at[2] != '/' && at[2] != '\0');
	}
	return below;
}

/*
 * The unit's file in the folder of the previous edition: as the job writes its path, or by its name alone
 * where no other unit has a file of that name.  NULL, with a note, where there is none.
 */
static const char *
path_in_previous(struct build *b, const struct job_unit *unit, const struct name_counts *counts)
{
	const char *progress = unit->progress.text, *name = base_name(progress);
	const char *folder = path_beside(b->arena, b->job.path, b->job.previous.text);
	const char *path = path_found(b->arena, arena_printf(b->arena, "%s/%s", folder, progress));

	if (is_below(progress) && !is_absent(path))
		return path;
	path = path_found(b->arena, arena_printf(b->arena, "%s/%s", folder, name));
	if (counts->count[intern_find(&counts->names, name, strlen(name))] == 1 && !is_absent(path))
		return path;
	/* A folder that is not there was told once. */
	if (!is_absent(folder))
		diag_add(b->diags, SEVERITY_NOTE, unit->progress.loc, "job-previous",
		    "the previous edition has no progress of unit %s: there is no file %s in %s",
		    unit->code.text, progress, folder);
	return NULL;
}

static void
read_previous(struct build *b, const struct job_unit *unit, const struct name_counts *counts,
    struct progress_unit *out, size_t u)
{
	const char *path = NULL;
	struct srcloc loc = unit->previous.loc;

	if (unit->previous.text) {
		path = path_beside(b->arena, b->job.path, unit->previous.text);
	} else if (b->job.previous.text && unit->progress.text) {
		path = path_in_previous(b, unit, counts);
		loc = b->job.previous.loc;
	}
	b->previous_paths[u] = path;
	if (path)
		out->previous = read_sheet(b, path, loc, &b->previous_files[u]);
}

static void
check_previous_folder(struct build *b)
{
	const char *path = path_beside(b->arena, b->job.path, b->job.previous.text);
	struct stat info;

	if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
		diag_add(b->diags, SEVERITY_ERROR, b->job.previous.loc, "job-previous",
		    "there is no folder \"%s\", in which the previous edition's progress should be", path);
}

void
read_progress(struct build *b)
{
	struct name_counts counts;

	if (!is_asked_for(b))
		return;
	b->progress = ARENA_ARRAY(b->arena, struct progress_unit, b->job.unit_count);
	b->progress_files = ARENA_ARRAY(b->arena, struct bytes, b->job.unit_count);
	b->previous_files = ARENA_ARRAY(b->arena, struct bytes, b->job.unit_count);
	b->previous_paths = ARENA_ARRAY(b->arena, const char *, b->job.unit_count);
	if (b->job.previous.text && !b->options->unchecked)
		check_previous_folder(b);
	count_names(b, &counts);
	for (size_t u = 0; u < b->job.unit_count; u++) {
		const struct job_unit *unit = &b->job.units[u];
		struct progress_unit *out = &b->progress[u];

		out->loc = unit->loc;
		if (unit->progress.text) {
			const char *path = path_beside(b->arena, b->job.path, unit->progress.text);
			out->loc = unit->progress.loc;
			if (is_absent(path))
				out->absent = path;
			else
				out->sheet = read_sheet(b, path, out->loc, &b->progress_files[u]);
			if (!out->absent && !out->sheet)
				out->faulty = path;
		}
		if (!b->options->unchecked)
			read_previous(b, unit, &counts, out, u);
	}
}

/* What templates print of the progress, they print up to a cut. */
static void
check_cut(struct build *b, size_t d)
{
	const struct template *template = &b->templates[d]->template;

	if (template->cut_loc.file != NULL && !has_cut(b, d)) {
		diag_add(b->diags, SEVERITY_ERROR, b->job.documents[d].loc, "job-no-quarter",
		    "the template «%s» prints up to when it looks (see %s:%u): say up to which `quarter` or "
		    "`month`",
		    b->job.documents[d].template_name.text, b->templates[d]->path,
		    (unsigned)template->cut_loc.line);
		return;
	}
	for (size_t i = 0; i < template->binding_count; i++) {
		if (!source_is_of_progress(template->bindings[i].source) || has_cut(b, d))
			continue;
		diag_add(b->diags, SEVERITY_ERROR, b->job.documents[d].loc, "job-no-quarter",
		    "the template «%s» prints what was done (see %s:%u): say up to which `quarter` or "
		    "`month`",
		    b->job.documents[d].template_name.text, b->templates[d]->path,
		    (unsigned)template->bindings[i].loc.line);
		return;
	}
}

/* Where a run leaves it unread, an alias may be for a text of it. */
static bool
has_progress(const struct build *b)
{
	for (size_t u = 0; u < b->job.unit_count; u++)
		if (b->job.units[u].progress.text || b->job.units[u].previous.text)
			return true;
	return false;
}

/* Nothing else of a compliance is in what the checks find. */
static bool
finds_the_same(const struct compliance *a, const struct compliance *b)
{
	return a == b ||
	    (a && b && a->cut.month == b->cut.month && a->scale.justify_below == b->scale.justify_below);
}

/* By the latest cut for the person who asks; each document prints those by its own. */
static void
find_for_documents(struct build *b, const struct compliance *latest)
{
	b->findings = ARENA_ARRAY(b->arena, const struct findings *, b->job.document_count);
	for (size_t d = 0; d < b->job.document_count; d++) {
		const struct compliance *own = b->compliance[d];

		if (!own || finds_the_same(own, latest))
			b->findings[d] = &b->figures.findings;
		for (size_t e = 0; e < d && !b->findings[d]; e++)
			if (b->compliance[e] && finds_the_same(b->compliance[e], own))
				b->findings[d] = b->findings[e];
		if (!b->findings[d])
			b->findings[d] = compute_findings_at(b->arena, &b->job, own, &b->figures);
	}
}

/* Whether the job or a template asks for what is computed. */
static bool
expects_figures(const struct build *b)
{
	for (size_t i = 0; i < b->loaded_count; i++) {
		const struct template *t = &b->loaded[i].template;

		for (size_t k = 0; b->loaded[i].ok && k < t->binding_count; k++)
			if (t->bindings[k].source != SOURCE_PLAN)
				return true;
	}
	return b->progress || b->job.line_count > 0 || b->job.measure_count > 0;
}

bool
compute_documents(struct build *b)
{
	size_t errors = diags_errors(b->diags);
	const struct compliance *latest = NULL;

	b->compliance = ARENA_ARRAY(b->arena, const struct compliance *, b->job.document_count);
	if (b->progress)
		compute_progress(b->arena, &b->job, b->progress, &b->figures);
	for (size_t d = 0; d < b->job.document_count; d++) {
		const struct compliance *own = NULL;

		if (!b->templates[d] || !b->templates[d]->ok)
			continue;
		check_cut(b, d);
		if (has_cut(b, d) && b->progress)
			own = compute_compliance(b->arena, &b->figures, &b->job.documents[d],
			    &b->templates[d]->template.statuses, b->diags);
		b->compliance[d] = own;
		if (own && (!latest || own->cut.month > latest->cut.month))
			latest = own;
	}
	if (diags_errors(b->diags) > errors)
		return false;
	if (b->progress || !has_progress(b))
		aliases_tell_unused(b->arena, &b->figures.plan, b->progress ? &b->figures.progress : NULL,
		    b->diags);
	b->figures.settings.figures_expected = b->only_reading || expects_figures(b);
	if (b->options->unchecked)
		compute_left_out(b->arena, &b->job, &b->figures, b->diags);
	else
		compute_findings(b->arena, &b->job, latest, &b->figures, b->diags);
	if (!b->only_reading)
		find_for_documents(b, latest);
	return true;
}

#include "run/versions.h"

#include "base/file_name.h"
#include "plan/former_names.h"
#include "plan/keys.h"

/* What is between the parts of a key, which none of them has. */
#define BEHIND_UNIT "\x1f"
#define BEFORE_CODE "\x1e"

struct version_run {
	struct run *run;
	struct diags *diags;
	struct run_versions *out;
	struct changes_side *sides; /* of each version */
	struct changes *changes;    /* of each version but the first: to it */
};

static size_t
version_count(const struct version_run *v)
{
	return v->run->job.version_count;
}

/* ---- reading ---- */

static void
note_files(struct version_run *v, const struct plan_version *version, size_t number)
{
	struct run_versions *out = v->out;
	struct arena *scratch = arena_open_beside(v->run->arena);
	struct version_file *files =
	    ARENA_ARRAY(v->run->arena, struct version_file, out->file_count + version->file_count);

	if (out->file_count > 0)
		memcpy(files, out->files, out->file_count * sizeof(*files));
	for (size_t i = 0; i < version->file_count; i++) {
		files[out->file_count + i] = version->files[i];
		files[out->file_count + i].version = number;
	}
	version_number_files(&v->run->job, scratch, &files[out->file_count], version->file_count);
	arena_close(scratch);
	out->files = files;
	out->file_count += version->file_count;
}

static bool
read_version(struct version_run *v, size_t i)
{
	struct run *run = v->run;
	const struct job_text *plan = &run->job.versions[i].plan;
	struct plan_version *version = ARENA_NEW(run->arena, struct plan_version);
	const struct version_request request = {
	    .path = path_beside(run->arena, run->job.path, plan->text),
	    .loc = plan->loc,
	    .options = run->options,
	    .like = &run->job,
	    .only = run->is_part ? &run->job : NULL,
	    .carried = run->carried,
	    .source = {.edition = SOURCE_VERSION, .version = i},
	};

	if (version_read(run->arena, &request, version, v->diags) != BUILD_DONE)
		return false;
	if (version->job.year != run->job.year) {
		diag_add(v->diags, SEVERITY_ERROR, plan->loc, "job-versions",
		    "\"%s\" is a plan of %d, and this job is of %d: it is no version of it", plan->text,
		    version->job.year, run->job.year);
		return false;
	}
	v->sides[i] = version_side(version);
	note_files(v, version, i);
	if (version->carried)
		carried_lend(run->arena, version->carried, &run->inputs);
	return true;
}

/* The job's own plan, in memory that lasts as long as what is told of it. */
static void
add_own(struct version_run *v)
{
	struct run *run = v->run;
	struct plan *plan = ARENA_NEW(run->arena, struct plan);

	*plan = run->figures.plan;
	v->sides[version_count(v) - 1] = (struct changes_side){plan, run->job.numbers};
}

/* ---- why ---- */

static const char *
key_of(struct arena *arena, const char *unit, const char *mark, const char *key)
{
	return arena_printf(arena, "%s" BEHIND_UNIT "%s%s", unit, mark, key);
}

/* What is said of changes of a version, by what it is of. */
struct reason_index {
	struct arena *scratch;
	struct intern keys;
	const struct job_version *version;
	uint32_t *of; /* of each key: the first of the version's changes that has it */
	bool *used;   /* of each of these changes */
};

static void
add_key(struct reason_index *index, const char *key, uint32_t number)
{
	const uint32_t known = index->keys.count;

	if (intern_add(&index->keys, key, strlen(key)) == known)
		index->of[known] = number;
}

static void
index_reasons(struct reason_index *index)
{
	const struct job_version *version = index->version;

	intern_init(&index->keys, index->scratch);
	index->of = ARENA_ARRAY(index->scratch, uint32_t, 2 * version->change_count);
	index->used = ARENA_ARRAY(index->scratch, bool, version->change_count);
	for (uint32_t i = 0; i < version->change_count; i++) {
		const char *unit = version->changes[i].unit.text;
		const char *activity = version->changes[i].activity.text;
		size_t n = activity ? strlen(activity) : 0;

		if (!activity) {
			add_key(index, unit, i);
			continue;
		}
		add_key(index, key_of(index->scratch, unit, "", plan_key(index->scratch, activity, n)), i);
		add_key(index,
		    key_of(index->scratch, unit, BEFORE_CODE, plan_code_key(index->scratch, activity, n)), i);
	}
}

static const char *
take_key(struct reason_index *index, const char *key, const char *found)
{
	const uint32_t known = intern_find(&index->keys, key, strlen(key));

	if (known == INTERN_NONE)
		return found;
	index->used[index->of[known]] = true;
	return found ? found : index->version->changes[index->of[known]].reason.text;
}

/* By one side of what changed: its text, its code. */
static const char *
take_activity(struct reason_index *index, const char *unit, const struct activity *a, const char *found)
{
	const struct sheet_cell *name = activity_name(a), *code = activity_code(a);

	if (code && !sheet_is_blank(code))
		found = take_key(index,
		    key_of(index->scratch, unit, BEFORE_CODE,
			plan_code_key(index->scratch, sheet_text(code), sheet_length(code))),
		    found);
	if (name && !sheet_is_blank(name))
		found = take_key(index,
		    key_of(index->scratch, unit, "",
			plan_key(index->scratch, sheet_text(name), sheet_length(name))),
		    found);
	return found;
}

/* That of the activity goes before that of its unit. */
static const char *
reason_of(struct reason_index *index, const struct changes *changes, const struct change *change)
{
	const int side = change->unit[1] != PAIRING_NONE;
	const char *unit = changes->sides[side].plan->units[change->unit[side]].code;
	const char *found = NULL;

	for (int s = 1; s >= 0; s--)
		if (change->activity[s] != PAIRING_NONE)
			found = take_activity(index, unit,
			    &changes->sides[s].plan->activities[change->activity[s]], found);
	return take_key(index, unit, found);
}

static bool
is_called(struct arena *scratch, const struct activity *a, const struct job_version_change *change)
{
	const struct sheet_cell *name = activity_name(a), *code = activity_code(a);
	const char *text = change->activity.text;
	const size_t n = strlen(text);

	if (name &&
	    strcmp(plan_key(scratch, sheet_text(name), sheet_length(name)), plan_key(scratch, text, n)) == 0)
		return true;
	return code && !sheet_is_blank(code) &&
	    strcmp(plan_code_key(scratch, sheet_text(code), sheet_length(code)),
		plan_code_key(scratch, text, n)) == 0;
}

/* Whether the unit has it, before or now. */
static bool
has_activity(const struct reason_index *index, const struct changes *changes,
    const struct job_version_change *change)
{
	for (int side = 0; side < 2; side++) {
		const struct plan *plan = changes->sides[side].plan;

		for (size_t i = 0; i < plan->activity_count; i++)
			if (strcmp(plan->units[plan->activities[i].unit].code, change->unit.text) == 0 &&
			    is_called(index->scratch, &plan->activities[i], change))
				return true;
	}
	return false;
}

static void
tell_unused(const struct reason_index *index, const struct changes *changes, struct diags *diags)
{
	for (size_t i = 0; i < index->version->change_count; i++) {
		const struct job_version_change *change = &index->version->changes[i];

		if (index->used[i])
			continue;
		if (change->activity.text && !has_activity(index, changes, change))
			diag_add(diags, SEVERITY_ERROR, change->activity.loc, "job-versions",
			    "unit «%s» has no activity «%s», neither in this version nor in the one before",
			    change->unit.text, change->activity.text);
		else if (change->activity.text)
			diag_add(diags, SEVERITY_ERROR, change->activity.loc, "job-versions",
			    "this version changes nothing in «%s» of unit «%s»", change->activity.text,
			    change->unit.text);
		else
			diag_add(diags, SEVERITY_ERROR, change->unit.loc, "job-versions",
			    "this version changes nothing in unit «%s»", change->unit.text);
	}
}

/* The reason of each change to version i; NULL: none is given for it. */
static const char *const *
find_reasons(struct version_run *v, size_t i)
{
	const struct changes *changes = &v->changes[i];
	const char **reasons = ARENA_ARRAY(v->run->arena, const char *, changes->count);
	struct reason_index index = {
	    .scratch = arena_open_beside(v->run->arena),
	    .version = &v->run->job.versions[i],
	};

	if (index.version->change_count > 0) {
		index_reasons(&index);
		for (size_t c = 0; c < changes->count; c++)
			reasons[c] = reason_of(&index, changes, &changes->items[c]);
		/* A document carries the reasons, and not all that they are of. */
		if (!v->run->carried)
			tell_unused(&index, changes, v->diags);
	}
	arena_close(index.scratch);
	return reasons;
}

/* Units that are gone have no findings: the job has no such unit. */
static void
tell_withdrawn_units(struct version_run *v)
{
	const size_t last = version_count(v) - 1;
	const struct changes *changes = &v->changes[last];

	for (size_t i = 0; i < changes->count; i++)
		if (changes->items[i].kind == CHANGE_UNIT_WITHDRAWN && !v->out->told.reasons[i])
			diag_add(v->diags, SEVERITY_WARNING, v->run->job.versions[last].loc, "job-versions",
			    "unit «%s» is no longer in the plan, and the version gives no reason in its "
			    "`changes`",
			    v->sides[last - 1].plan->units[changes->items[i].unit[0]].code);
}

/* ---- documents of an earlier version ---- */

static bool
prints_plans(const struct run_document *document)
{
	const struct template *t = document->template ? &document->template->template : NULL;

	for (size_t k = 0; t && document->template->is_good && k < t->binding_count; k++)
		if (t->bindings[k].source == DATASET_PLAN)
			return !job_document_has_cut(document->job);
	return false;
}

static bool
is_selected(const struct run *run, uint32_t unit)
{
	for (size_t i = 0; i < run->selected_count; i++)
		if (run->selected[i] == unit)
			return true;
	return false;
}

/* Changes of what the document prints: of a booklet, those of its unit. */
static size_t
count_printed(const struct run *run, const struct run_document *document, const struct changes *changes)
{
	size_t n = 0;

	for (size_t i = 0; i < changes->count; i++)
		n += document->job->per != JOB_PER_UNIT || is_selected(run, changes->items[i].unit[1]);
	return n;
}

static void
check_reused(struct version_run *v, const struct run_document *document, size_t i)
{
	struct run *run = v->run;
	const struct job_version *version = &run->job.versions[i];
	const size_t last = version_count(v) - 1;
	struct arena *scratch = arena_open_beside(run->arena);
	struct changes own;
	const struct changes *changes = i + 1 == last ? &v->changes[last] : &own;
	size_t n;

	if (changes == &own)
		changes_find(scratch, v->sides[i], v->sides[last], &own);
	n = count_printed(run, document, changes);
	if (n > 0)
		diag_add(v->diags, SEVERITY_ERROR, document->job->version.loc, "job-version-reused",
		    "version «%s» is that of the plan in \"%s\", and the plan has changed since (changes: "
		    "%zu): give the document another version",
		    version->version.text, version->plan.text, n);
	arena_close(scratch);
}

/* A document of the plan says which version it is of. */
static bool
is_known_version(const struct version_run *v, const char *own)
{
	bool known = false;

	for (size_t i = 0; i < version_count(v); i++) {
		const char *version = v->run->job.versions[i].version.text;

		known = known || !version || strcmp(version, own) == 0;
	}
	return known;
}

static void
check_documents(struct version_run *v)
{
	const struct run *run = v->run;

	for (size_t d = 0; d < run->job.document_count; d++) {
		const struct run_document *document = &run->documents[d];
		const char *own = document->job->version.text;

		if (!own || !document->is_needed || !prints_plans(document))
			continue;
		if (!is_known_version(v, own))
			diag_add(v->diags, SEVERITY_WARNING, document->job->version.loc,
			    "job-version-unknown",
			    "the document says that it is of version «%s», and the job tells of none that is "
			    "called so; the plan is that of version «%s»",
			    own, run->job.versions[version_count(v) - 1].version.text);
		for (size_t i = 0; i + 1 < version_count(v); i++)
			if (run->job.versions[i].version.text &&
			    strcmp(run->job.versions[i].version.text, own) == 0)
				check_reused(v, document, i);
	}
}

/* ---- all ---- */

static const char *
folder_of(struct arena *arena, const char *path)
{
	return arena_strndup(arena, path, (size_t)(file_name_of(path) - path));
}

static void
tell_versions(struct version_run *v)
{
	struct run *run = v->run;
	const size_t n = version_count(v);
	struct version_info *items = ARENA_ARRAY(run->arena, struct version_info, n);

	for (size_t i = 0; i < n; i++) {
		const struct job_version *from = &run->job.versions[i];

		items[i] = (struct version_info){from->version.text, from->date.text, from->author.text,
		    from->reason.text, i > 0 ? &v->changes[i] : NULL};
	}
	v->out->told = (struct source_versions){
	    .items = items,
	    .count = n,
	    .last = &v->changes[n - 1],
	    .initial = &v->changes[n - 1],
	    .folder = folder_of(run->arena, run->job.path),
	};
}

/*
 * From each version to the last: an activity that each one between changed is still the same, and so is one
 * that they left out.
 */
static const struct pairing *
pair_with_last(const struct version_run *v)
{
	struct arena *arena = v->run->arena;
	const size_t last = version_count(v) - 1;
	struct pairing *out = ARENA_ARRAY(arena, struct pairing, last);

	out[last - 1] = v->changes[last].pairing;
	for (size_t i = last - 1; i-- > 0;) {
		pairing_join(arena, v->sides[i].plan, &v->changes[i + 1].pairing, &out[i + 1],
		    v->sides[last].plan, &out[i]);
		pairing_complete(arena, v->sides[i].plan, v->sides[last].plan, &out[i]);
	}
	return out;
}

/* For what was reported before they were renamed. */
static const struct former_names *
find_former_names(const struct version_run *v, const struct pairing *to_last)
{
	const size_t n = version_count(v) - 1;
	struct former_version *versions = ARENA_ARRAY(v->run->arena, struct former_version, n);

	for (size_t i = 0; i < n; i++)
		versions[i] = (struct former_version){v->sides[i].plan, &to_last[i]};
	return former_names_of(v->run->arena, versions, n, v->sides[n].plan);
}

bool
versions_load(struct run *run, struct diags *diags)
{
	const size_t n = run->job.version_count, errors = diags_errors(diags);
	struct version_run v = {.run = run, .diags = diags};
	const struct pairing *to_last;
	bool good = true;

	if (n < 2)
		return true;
	v.out = ARENA_NEW(run->arena, struct run_versions);
	v.sides = ARENA_ARRAY(run->arena, struct changes_side, n);
	v.changes = ARENA_ARRAY(run->arena, struct changes, n);
	for (size_t i = 0; i + 1 < n; i++)
		good = read_version(&v, i) && good;
	if (!good)
		return false;
	add_own(&v);
	tell_versions(&v);
	for (size_t i = 1; i < n; i++) {
		changes_find(run->arena, v.sides[i - 1], v.sides[i], &v.changes[i]);
		v.out->told.reasons = find_reasons(&v, i);
	}
	to_last = pair_with_last(&v);
	if (n > 2) {
		struct changes *initial = ARENA_NEW(run->arena, struct changes);

		changes_find_paired(run->arena, v.sides[0], v.sides[n - 1], &to_last[0], initial);
		v.out->told.initial = initial;
	}
	tell_withdrawn_units(&v);
	check_documents(&v);
	run->figures.plan.former_names = find_former_names(&v, to_last);
	run->versions = v.out;
	run->figures.source.versions = &v.out->told;
	run->figures.settings.changes = v.out->told.last;
	run->figures.settings.change_reasons = v.out->told.reasons;
	return diags_errors(diags) == errors;
}

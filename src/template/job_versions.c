/*
 * The versions of the plan that a job tells of.
 */
#include <string.h>

#include "template/loader.h"

#define VERSIONS_MAX 100
#define VERSION_CHANGES_MAX 10000

struct raw_version {
	struct job_version v;
	const struct yaml_node *changes;
};

static const struct schema_key version_keys[] = {
    {"version", VALUE_TEXT, KEY_AT(raw_version, v.version)},
    {"date", VALUE_TEXT, KEY_AT(raw_version, v.date)},
    {"plan", VALUE_TEXT, KEY_AT(raw_version, v.plan), .flags = KEY_PATH},
    {"reason", VALUE_TEXT, KEY_AT(raw_version, v.reason)},
    {"author", VALUE_TEXT, KEY_AT(raw_version, v.author)},
    {"changes", VALUE_LIST, KEY_AT(raw_version, changes)},
};
const struct schema_map schema_job_version = SCHEMA_MAP("job-version", "a version", version_keys);

static const struct schema_key change_keys[] = {
    {"unit", VALUE_TEXT, KEY_AT(job_version_change, unit), .flags = KEY_REQUIRED},
    {"activity", VALUE_TEXT, KEY_AT(job_version_change, activity)},
    {"reason", VALUE_TEXT, KEY_AT(job_version_change, reason), .flags = KEY_REQUIRED},
};
const struct schema_map schema_job_version_change =
    SCHEMA_MAP("job-version-change", "a change of a version", change_keys);

static void
load_changes(struct loader *l, const struct yaml_node *list, struct job_version *out)
{
	struct job_version_change *changes;

	if (list->count > VERSION_CHANGES_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "a version has at most %d changes",
		    VERSION_CHANGES_MAX);
		return;
	}
	changes = ARENA_ARRAY(l->arena, struct job_version_change, list->count);
	for (size_t i = 0; i < list->count; i++) {
		changes[i].loc = list->items[i]->loc;
		load_map(l, list->items[i], &schema_job_version_change, &changes[i]);
	}
	out->changes = changes;
	out->change_count = list->count;
}

static void
load_version(struct loader *l, const struct yaml_node *node, struct job_version *out)
{
	struct raw_version raw = {.v.loc = node->loc};

	load_map(l, node, &schema_job_version, &raw);
	if (raw.changes != NULL)
		load_changes(l, raw.changes, &raw.v);
	*out = raw.v;
}

/* The plan of the last version is the job's own; each one before has one of its own. */
static void
check_plans(struct loader *l, const struct job_version *versions, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (versions[i].plan.text == NULL)
			LOAD_ERROR(l, versions[i].loc, "job-versions",
			    "only the last version is the plan that this job has: say where the `plan` of "
			    "this one is");
	if (n > 0 && versions[n - 1].plan.text != NULL)
		LOAD_ERROR(l, versions[n - 1].plan.loc, "job-versions",
		    "the last version is the plan that this job has, and has no other `plan`");
	if (n > 0 && versions[0].change_count > 0)
		LOAD_ERROR(l, versions[0].changes[0].loc, "job-versions",
		    "the first version changes nothing: there is none before it");
}

static void
check_names(struct loader *l, const struct job_version *versions, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (versions[i].version.text != NULL && versions[k].version.text != NULL &&
			    strcmp(versions[i].version.text, versions[k].version.text) == 0)
				LOAD_ERROR(l, versions[i].version.loc, "job-versions",
				    "version «%s» is given twice; the first is on line %u",
				    load_quote(l, versions[i].version.text),
				    (unsigned)versions[k].version.loc.line);
}

/* The short form: one version before that of the job, and nothing is said of either. */
static void
load_baseline(struct loader *l, const struct job_text *baseline, struct job *job)
{
	struct job_version *versions = ARENA_ARRAY(l->arena, struct job_version, 2);

	versions[0] = (struct job_version){.plan = *baseline, .loc = baseline->loc};
	versions[1] = (struct job_version){.loc = baseline->loc};
	job->versions = versions;
	job->version_count = 2;
}

void
load_job_versions(struct loader *l, const struct yaml_node *list, const struct job_text *baseline,
    struct job *job)
{
	struct job_version *versions;

	if (list != NULL && baseline->text != NULL)
		LOAD_ERROR(l, baseline->loc, "job-versions",
		    "`baseline` is short for one earlier version: it can't stand beside `versions`");
	else if (baseline->text != NULL)
		load_baseline(l, baseline, job);
	if (list == NULL)
		return;
	if (list->count == 0 || list->count > VERSIONS_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "a job has 1 to %d versions", VERSIONS_MAX);
		return;
	}
	versions = ARENA_ARRAY(l->arena, struct job_version, list->count);
	for (size_t i = 0; i < list->count; i++)
		load_version(l, list->items[i], &versions[i]);
	check_plans(l, versions, list->count);
	check_names(l, versions, list->count);
	job->versions = versions;
	job->version_count = list->count;
}

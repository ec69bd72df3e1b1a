#include "template/job.h"

#include <string.h>

#include "base/damage.h"
#include "base/utf8.h"
#include "template/loader.h"

/* --- the tables ----------------------------------------------------------------------------------------- */

struct raw_job {
	struct job job;
	struct job_text mode;
	const struct yaml_node *numbers, *fields, *data, *units, *columns, *aliases, *lines, *measures,
	    *checks, *accept, *documents, *groups, *versions;
	struct job_text baseline;
};

struct raw_unit {
	struct job_unit unit;
	const struct yaml_node *plan, *progress, *previous, *columns, *fields, *data;
};

/* In the order of enum job_periods. */
static const char *const period_words[] = {"found", "months", "quarters", "four-months", "semesters", "year",
    NULL};

static const char *const faulty_words[] = {"refuse", "leave-out", NULL};

static const struct schema_key job_keys[] = {
    {"year", VALUE_COUNT, KEY_INT_AT(raw_job, job.year), RANGE(JOB_YEAR_MIN, JOB_YEAR_MAX),
	.flags = KEY_REQUIRED},
    {"year-starts", VALUE_TEXT, KEY_AT(raw_job, job.year_starts)},
    {"periods", VALUE_WORD, KEY_INT_AT(raw_job, job.periods), .words = period_words},
    {"locale", VALUE_TEXT, KEY_AT(raw_job, job.locale)},
    {"numbers", VALUE_MAP, KEY_AT(raw_job, numbers)},
    {"currency", VALUE_TEXT, KEY_AT(raw_job, job.currency)},
    {"institution", VALUE_TEXT, KEY_AT(raw_job, job.institution), .flags = KEY_REQUIRED},
    {"government", VALUE_TEXT, KEY_AT(raw_job, job.government)},
    {"logo", VALUE_TEXT, KEY_AT(raw_job, job.logo), .flags = KEY_PATH},
    {"mode", VALUE_TEXT, KEY_AT(raw_job, mode)},
    {"previous", VALUE_TEXT, KEY_AT(raw_job, job.previous), .flags = KEY_PATH},
    {"last-year", VALUE_TEXT, KEY_AT(raw_job, job.last_year), .flags = KEY_PATH},
    {"weights-total", VALUE_TEXT, KEY_AT(raw_job, job.weights_total)},
    {"fields", VALUE_NODE, KEY_AT(raw_job, fields)},
    {"data", VALUE_NODE, KEY_AT(raw_job, data)},
    {"units", VALUE_LIST, KEY_AT(raw_job, units), .flags = KEY_REQUIRED},
    {"groups", VALUE_LIST, KEY_AT(raw_job, groups)},
    {"faulty-units", VALUE_WORD, KEY_INT_AT(raw_job, job.leave_out_faulty), .words = faulty_words},
    {"columns", VALUE_NODE, KEY_AT(raw_job, columns)},
    {"aliases", VALUE_NODE, KEY_AT(raw_job, aliases)},
    {"lines", VALUE_LIST, KEY_AT(raw_job, lines)},
    {"measures", VALUE_LIST, KEY_AT(raw_job, measures)},
    {"checks", VALUE_NODE, KEY_AT(raw_job, checks)},
    {"accept", VALUE_LIST, KEY_AT(raw_job, accept)},
    {"documents", VALUE_LIST, KEY_AT(raw_job, documents), .flags = KEY_REQUIRED},
    {"versions", VALUE_LIST, KEY_AT(raw_job, versions)},
    {"baseline", VALUE_TEXT, KEY_AT(raw_job, baseline), .flags = KEY_PATH},
};
const struct schema_map schema_job = SCHEMA_MAP("job", "the job", job_keys);

static const struct schema_key unit_keys[] = {
    {"code", VALUE_TEXT, KEY_AT(raw_unit, unit.code), .flags = KEY_REQUIRED},
    {"name", VALUE_TEXT, KEY_AT(raw_unit, unit.name), .flags = KEY_REQUIRED},
    {"plan", VALUE_NODE, KEY_AT(raw_unit, plan), .flags = KEY_REQUIRED},
    {"progress", VALUE_NODE, KEY_AT(raw_unit, progress)},
    {"previous", VALUE_NODE, KEY_AT(raw_unit, previous)},
    {"columns", VALUE_NODE, KEY_AT(raw_unit, columns)},
    {"parent", VALUE_TEXT, KEY_AT(raw_unit, unit.parent)},
    {"region", VALUE_TEXT, KEY_AT(raw_unit, unit.region)},
    {"weight", VALUE_TEXT, KEY_AT(raw_unit, unit.weight)},
    {"fields", VALUE_NODE, KEY_AT(raw_unit, fields)},
    {"data", VALUE_NODE, KEY_AT(raw_unit, data)},
};
const struct schema_map schema_job_unit = SCHEMA_MAP("job-unit", "a unit", unit_keys);

static const struct schema_key measure_keys[] = {
    {"activity", VALUE_TEXT, KEY_AT(job_measure, activity), .flags = KEY_REQUIRED},
    {"unit", VALUE_TEXT, KEY_AT(job_measure, unit)},
    {"measure", VALUE_TEXT, KEY_AT(job_measure, measure)},
    {"consolidation", VALUE_TEXT, KEY_AT(job_measure, consolidation)},
};
const struct schema_map schema_job_measure = SCHEMA_MAP("job-measure", "a measure", measure_keys);

static const struct schema_key acceptance_keys[] = {
    {"rule", VALUE_TEXT, KEY_AT(job_acceptance, rule), .flags = KEY_REQUIRED},
    {"unit", VALUE_TEXT, KEY_AT(job_acceptance, unit), .flags = KEY_REQUIRED},
    {"activity", VALUE_TEXT, KEY_AT(job_acceptance, activity)},
    {"reason", VALUE_TEXT, KEY_AT(job_acceptance, reason), .flags = KEY_REQUIRED},
};
const struct schema_map schema_job_acceptance =
    SCHEMA_MAP("job-acceptance", "an accepted finding", acceptance_keys);

static const char *const setting_words[] = {"off", "note", "warning", "error", NULL};

/* --- lists ---------------------------------------------------------------------------------------------- */

static int
compare_codes(const void *a, const void *b)
{
	const struct job_unit *x = *(const struct job_unit *const *)a;
	const struct job_unit *y = *(const struct job_unit *const *)b;
	int order = strcmp(x->code.text, y->code.text);

	return order != 0 ? order : (x > y) - (x < y);
}

/* Equal codes meet when sorted; faults are told in the order of the file all the same. */
static void
check_codes(struct loader *l, const struct job_unit *units, size_t count)
{
	const struct job_unit **sorted = ARENA_ARRAY(l->arena, const struct job_unit *, count);
	const struct job_unit **first = ARENA_ARRAY(l->arena, const struct job_unit *, count);
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (units[i].code.text != NULL)
			sorted[n++] = &units[i];
	qsort(sorted, n, sizeof(const struct job_unit *), compare_codes);
	for (size_t i = 1; i < n; i++) {
		const struct job_unit *before = sorted[i - 1];
		if (strcmp(before->code.text, sorted[i]->code.text) == 0)
			first[sorted[i] - units] = first[before - units] ? first[before - units] : before;
	}
	for (size_t i = 0; i < count; i++)
		if (first[i] != NULL)
			LOAD_ERROR(l, units[i].code.loc, "job-unit-code",
			    "unit code «%s» is given twice; the first is on line %u",
			    load_quote(l, units[i].code.text), (unsigned)first[i]->code.loc.line);
}

/* A name is printed on every page of the unit. */
static void
check_name(struct loader *l, const struct job_text *name)
{
	if (name->text != NULL && damage_find(name->text, strlen(name->text)) != DAMAGE_NONE)
		diag_add(l->diags, SEVERITY_WARNING, name->loc, "job-damaged-text",
		    "«%s» was damaged by a spreadsheet or a wrong encoding, it seems: correct it",
		    load_quote(l, name->text));
}

static void
load_unit(struct loader *l, const struct yaml_node *node, struct job_unit *out)
{
	static const char *const taken[] = {"code", "name", "rows", NULL};
	struct raw_unit raw = {.unit.loc = node->loc};

	load_map(l, node, &schema_job_unit, &raw);
	check_name(l, &raw.unit.code);
	check_name(l, &raw.unit.name);
	if (raw.plan != NULL)
		load_job_file(l, raw.plan, "plan", &raw.unit.plan);
	if (raw.progress != NULL)
		load_job_file(l, raw.progress, "progress", &raw.unit.progress);
	if (raw.previous != NULL)
		load_job_file(l, raw.previous, "previous", &raw.unit.previous);
	raw.unit.columns = load_job_columns(l, raw.columns);
	raw.unit.weight_value = load_weight(l, &raw.unit.weight, "weight");
	raw.unit.fields = load_region(l, &raw.unit.region, load_own_fields(l, raw.fields, taken));
	raw.unit.data = load_job_data(l, raw.data);
	*out = raw.unit;
}

static void
load_units(struct loader *l, const struct yaml_node *list, struct job *job)
{
	if (list->count == 0 || list->count > JOB_UNITS_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "a job has 1 to %d units", JOB_UNITS_MAX);
		return;
	}
	struct job_unit *units = ARENA_ARRAY(l->arena, struct job_unit, list->count);
	for (size_t i = 0; i < list->count; i++)
		load_unit(l, list->items[i], &units[i]);
	check_codes(l, units, list->count);
	job->units = units;
	job->unit_count = list->count;
}

/* A mapping, from the spelling found to the one that is meant. */
static void
load_aliases(struct loader *l, const struct yaml_node *map, struct job *job)
{
	const struct schema_key key = {"aliases", VALUE_TEXT, .flags = KEY_REQUIRED};

	if (!load_expect(l, map, YAML_MAP, "«aliases»"))
		return;
	struct job_alias *aliases = ARENA_ARRAY(l->arena, struct job_alias, map->count);
	for (size_t i = 0; i < map->count; i++) {
		load_value(l, map->items[2 * i], &key, &aliases[i].from);
		load_value(l, map->items[2 * i + 1], &key, &aliases[i].to);
	}
	job->aliases = aliases;
	job->alias_count = map->count;
}

/* The sets that the words stand for, in their order. */
static void
load_lines(struct loader *l, const struct yaml_node *list, struct job *job)
{
	const struct schema_key key = {"lines", VALUE_TEXT, .flags = KEY_REQUIRED};
	struct job_text *lines = ARENA_ARRAY(l->arena, struct job_text, list->count + 1);

	for (size_t i = 0; i < list->count; i++)
		if (load_value(l, list->items[i], &key, &lines[job->line_count]))
			job->line_count++;
	job->lines = lines;
}

/* A mapping, from the rule to what becomes of its findings. */
static void
load_checks(struct loader *l, const struct yaml_node *map, struct job *job)
{
	const struct schema_key name = {"checks", VALUE_TEXT, .flags = KEY_REQUIRED};
	const struct schema_key setting = {"checks", VALUE_WORD, .size = sizeof(enum job_check_setting),
	    .words = setting_words};

	if (!load_expect(l, map, YAML_MAP, "«checks»"))
		return;
	struct job_check *checks = ARENA_ARRAY(l->arena, struct job_check, map->count);
	for (size_t i = 0; i < map->count; i++) {
		load_value(l, map->items[2 * i], &name, &checks[i].rule);
		load_value(l, map->items[2 * i + 1], &setting, &checks[i].setting);
	}
	job->checks = checks;
	job->check_count = map->count;
}

static void
load_measures(struct loader *l, const struct yaml_node *list, struct job *job)
{
	struct job_measure *measures = ARENA_ARRAY(l->arena, struct job_measure, list->count + 1);

	for (size_t i = 0; i < list->count; i++) {
		struct job_measure *measure = &measures[i];
		measure->loc = list->items[i]->loc;
		if (load_map(l, list->items[i], &schema_job_measure, measure) && !measure->measure.text &&
		    !measure->consolidation.text)
			LOAD_ERROR(l, measure->loc, "job-measure",
			    "neither measure nor consolidation: this says nothing of the activity");
	}
	job->measures = measures;
	job->measure_count = list->count;
}

static void
load_accepted(struct loader *l, const struct yaml_node *list, struct job *job)
{
	struct job_acceptance *accepted = ARENA_ARRAY(l->arena, struct job_acceptance, list->count + 1);

	for (size_t i = 0; i < list->count; i++) {
		accepted[i].loc = list->items[i]->loc;
		load_map(l, list->items[i], &schema_job_acceptance, &accepted[i]);
	}
	job->accepted = accepted;
	job->accepted_count = list->count;
}

/* As chmod has it.  Whoever made a document can read it, and make it anew. */
static void
load_mode(struct loader *l, struct job_text mode, struct job *job)
{
	size_t digits = mode.text ? strspn(mode.text, "01234567") : 0;
	unsigned value = 0;

	job->mode = -1;
	if (!mode.text)
		return;
	for (size_t i = 0; i < digits && i < 5; i++)
		value = value * 8 + (unsigned)(mode.text[i] - '0');
	if (mode.text[digits] != '\0' || digits < 3 || digits > 4 || value > 0777 || (value & 0600) != 0600)
		LOAD_ERROR(l, mode.loc, "yaml-value",
		    "«mode» should be like 0640: octal, and let the owner read and write; not «%s»",
		    load_quote(l, mode.text));
	else
		job->mode = (int)value;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

bool
job_parse(struct arena *arena, const char *path, struct bytes bytes, const char *const *endings,
    struct job *out, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	struct loader l = {.arena = arena, .diags = diags, .path = path, .endings = endings};
	struct raw_job raw = {.job.path = path};
	const struct yaml_limits limits = {JOB_FILE_MAX, JOB_VALUES_MAX};
	const struct yaml_node *root;

	if (!yaml_parse(arena, path, bytes, limits, &root, diags) || !load_map(&l, root, &schema_job, &raw))
		return false;
	raw.job.root = root;
	if (raw.job.periods != JOB_PERIODS_FOUND)
		raw.job.periods_loc = yaml_get(root, "periods")->loc;
	check_name(&l, &raw.job.institution);
	check_name(&l, &raw.job.government);
	load_locale(&l, raw.numbers, &raw.job);
	raw.job.fields = load_own_fields(&l, raw.fields, (const char *const[]){NULL});
	raw.job.data = load_job_data(&l, raw.data);
	load_mode(&l, raw.mode, &raw.job);
	if (raw.units != NULL)
		load_units(&l, raw.units, &raw.job);
	if (raw.groups != NULL)
		load_groups(&l, raw.groups, &raw.job);
	check_levels(&l, &raw.job);
	raw.job.weights_total_value = load_weights_total(&l, &raw.job.weights_total);
	raw.job.columns = load_job_columns(&l, raw.columns);
	if (raw.aliases != NULL)
		load_aliases(&l, raw.aliases, &raw.job);
	if (raw.lines != NULL)
		load_lines(&l, raw.lines, &raw.job);
	if (raw.measures != NULL)
		load_measures(&l, raw.measures, &raw.job);
	if (raw.checks != NULL)
		load_checks(&l, raw.checks, &raw.job);
	if (raw.accept != NULL)
		load_accepted(&l, raw.accept, &raw.job);
	if (raw.documents != NULL)
		load_job_documents(&l, raw.documents, &raw.job);
	raw.job.previous_is_whole = raw.job.previous.text != NULL;
	load_job_versions(&l, raw.versions, &raw.baseline, &raw.job);
	*out = raw.job;
	return diags_errors(diags) == errors;
}

static const char what_a_job_is[] =
    N_("a job is a text file in YAML, like job.yaml, that names the institution, its units "
       "with their CSVs, and the documents to make");

bool
job_is_no_folder(const char *path, struct diags *diags)
{
	return load_is_no_folder(path, what_a_job_is, diags);
}

bool
job_read(struct arena *arena, const char *path, struct bytes bytes, const char *const *endings,
    struct job *out, struct diags *diags)
{
	return load_is_yaml(path, bytes, what_a_job_is, diags) &&
	    job_parse(arena, path, bytes, endings, out, diags);
}

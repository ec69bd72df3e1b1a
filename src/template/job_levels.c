/*
 * What the job says of how its units belong together: groups, whose part a unit or a group is, and what they
 * weigh.
 */
#include "template/job_tree.h"
#include "template/loader.h"

static const struct schema_key group_keys[] = {
    {"code", VALUE_TEXT, KEY_AT(job_group, code), .flags = KEY_REQUIRED},
    {"name", VALUE_TEXT, KEY_AT(job_group, name), .flags = KEY_REQUIRED},
    {"parent", VALUE_TEXT, KEY_AT(job_group, parent)},
};
const struct schema_map schema_job_group = SCHEMA_MAP("job-group", "a group", group_keys);

/* A number without a sign, with a point before its decimals; 0 and an error for anything else. */
struct decimal
load_weight(struct loader *l, const struct job_text *text, const char *key)
{
	struct decimal out = {0, 0};
	const char *p = text->text;
	size_t digits = 0;

	if (p == NULL)
		return out;
	for (; (*p >= '0' && *p <= '9') || (*p == '.' && digits > 0 && out.scale == 0); p++) {
		if (*p == '.') {
			if (p[1] < '0' || p[1] > '9')
				break;
			continue;
		}
		out.units = out.units * 10 + (*p - '0');
		digits++;
		out.scale = (uint8_t)(out.scale + (strchr(text->text, '.') && strchr(text->text, '.') < p));
		if (out.units > (int64_t)JOB_WEIGHT_MAX * 100)
			break;
	}
	if (p > text->text && strcmp(p, " %") == 0)
		p += 2;
	else if (p > text->text && strcmp(p, "%") == 0)
		p++;
	if (digits > 0 && *p == '\0' && out.scale <= JOB_WEIGHT_PLACES)
		return out;
	LOAD_ERROR(l, text->loc, "job-weight",
	    "«%s» should be a number from 0 to %d with %d decimals at most, like 12.5; not «%s»", key,
	    JOB_WEIGHT_MAX, JOB_WEIGHT_PLACES, load_quote(l, text->text));
	return (struct decimal){0, 0};
}

struct decimal
load_weights_total(struct loader *l, const struct job_text *text)
{
	const size_t errors = diags_errors(l->diags);
	const struct decimal out = load_weight(l, text, "weights-total");

	if (text->text != NULL && out.units == 0 && diags_errors(l->diags) == errors)
		LOAD_ERROR(l, text->loc, "job-weight",
		    "«weights-total» is what weights add up to, like 100: it can't be 0; leave it out where "
		    "that is not checked");
	return out;
}

void
load_groups(struct loader *l, const struct yaml_node *list, struct job *job)
{
	struct job_group *groups = ARENA_ARRAY(l->arena, struct job_group, list->count + 1);

	if (list->count > JOB_GROUPS_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "a job has %d groups at most", JOB_GROUPS_MAX);
		return;
	}
	for (size_t i = 0; i < list->count; i++) {
		groups[i].loc = list->items[i]->loc;
		load_map(l, list->items[i], &schema_job_group, &groups[i]);
	}
	job->groups = groups;
	job->group_count = list->count;
}

/* --- who is part of whom ------------------------------------------------------------ */

/* That two units have one code is told elsewhere. */
static void
check_group_codes(struct loader *l, const struct job_tree *t)
{
	for (size_t i = t->job->unit_count; i < t->count; i++) {
		const struct job_text *code = job_tree_code(t, i);
		const size_t first = code->text ? job_tree_find(t, code->text) : i;

		if (first != i)
			LOAD_ERROR(l, code->loc, "job-unit-code",
			    "the code «%s» is given twice; the first is on line %u",
			    load_quote(l, code->text), (unsigned)job_tree_code(t, first)->loc.line);
	}
}

static void
tell_no_parent(struct loader *l, const struct job_tree *t, const struct job_text *parent)
{
	const char **codes = ARENA_ARRAY(l->arena, const char *, t->count);
	size_t n = 0;

	for (size_t i = 0; i < t->count; i++)
		if (job_tree_code(t, i)->text)
			codes[n++] = job_tree_code(t, i)->text;
	LOAD_ERROR(l, parent->loc, "job-parent", "no unit and no group has the code «%s»%s",
	    load_quote(l, parent->text), load_suggestion(l, parent->text, codes, n));
}

/* A way up that does not end, or is too long. */
static void
check_way_up(struct loader *l, const struct job_tree *t, size_t from)
{
	size_t at = from;

	for (int depth = 0; depth <= JOB_LEVELS_MAX; depth++) {
		at = t->parent[at];
		if (at == t->count)
			return;
		if (at == from) {
			LOAD_ERROR(l, job_tree_parent(t, from)->loc, "job-parent",
			    "«%s» would be a part of itself", load_quote(l, job_tree_code(t, from)->text));
			return;
		}
	}
	LOAD_ERROR(l, job_tree_parent(t, from)->loc, "job-parent",
	    "there are more than %d levels above «%s», or they lead in a circle", JOB_LEVELS_MAX,
	    load_quote(l, job_tree_code(t, from)->text));
}

void
check_levels(struct loader *l, const struct job *job)
{
	const struct job_tree t = job_tree_of(l->arena, job);

	check_group_codes(l, &t);
	for (size_t i = 0; i < t.count; i++) {
		const struct job_text *parent = job_tree_parent(&t, i);

		if (parent->text && t.parent[i] == t.count)
			tell_no_parent(l, &t, parent);
	}
	for (size_t i = 0; i < t.count; i++)
		if (job_tree_code(&t, i)->text)
			check_way_up(l, &t, i);
}

/* The region is a field of the unit, too: {unit.region}, and the place of a tile of a map. */
struct job_fields
load_region(struct loader *l, const struct job_text *region, struct job_fields fields)
{
	struct job_field *all;

	if (region->text == NULL || job_field(&fields, "region"))
		return fields;
	all = ARENA_ARRAY(l->arena, struct job_field, fields.count + 1);
	if (fields.count > 0)
		memcpy(all, fields.items, fields.count * sizeof *all);
	all[fields.count] = (struct job_field){.name = {"region", region->loc}, .value = *region};
	return (struct job_fields){all, fields.count + 1};
}

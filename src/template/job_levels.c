/*
 * What the job says of how its units belong together: groups, whose part a unit or a group is, and what they
 * weigh.
 */
#include "base/intern.h"
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

/* Units, and behind them groups. */
struct tree {
	struct loader *l;
	const struct job *job;
	size_t count;
	struct intern codes;
	uint32_t *of_code; /* by the number of the code: the first that has it */
};

static const struct job_text *
code_at(const struct tree *t, size_t i)
{
	return i < t->job->unit_count ? &t->job->units[i].code : &t->job->groups[i - t->job->unit_count].code;
}

static const struct job_text *
parent_at(const struct tree *t, size_t i)
{
	return i < t->job->unit_count ? &t->job->units[i].parent
				      : &t->job->groups[i - t->job->unit_count].parent;
}

/* The number of what has the code; count: nothing. */
static size_t
find(const struct tree *t, const char *code)
{
	const uint32_t number = intern_find(&t->codes, code, strlen(code));

	return number == INTERN_NONE ? t->count : t->of_code[number];
}

/* That two units have one code is told elsewhere. */
static void
add_codes(struct tree *t)
{
	t->of_code = ARENA_ARRAY(t->l->arena, uint32_t, t->count + 1);
	for (size_t i = 0; i < t->count; i++) {
		const struct job_text *code = code_at(t, i);
		const uint32_t known = t->codes.count;
		uint32_t number;

		if (code->text == NULL)
			continue;
		number = intern_add(&t->codes, code->text, strlen(code->text));
		if (number == known)
			t->of_code[number] = (uint32_t)i;
		else if (i >= t->job->unit_count)
			LOAD_ERROR(t->l, code->loc, "job-unit-code",
			    "the code «%s» is given twice; the first is on line %u",
			    load_quote(t->l, code->text), (unsigned)code_at(t, t->of_code[number])->loc.line);
	}
}

static void
tell_no_parent(const struct tree *t, const struct job_text *parent)
{
	const char **codes = ARENA_ARRAY(t->l->arena, const char *, t->count);
	size_t n = 0;

	for (size_t i = 0; i < t->count; i++)
		if (code_at(t, i)->text)
			codes[n++] = code_at(t, i)->text;
	LOAD_ERROR(t->l, parent->loc, "job-parent", "no unit and no group has the code «%s»%s",
	    load_quote(t->l, parent->text), load_suggestion(t->l, parent->text, codes, n));
}

/* A way up that does not end, or is too long. */
static void
check_way_up(const struct tree *t, size_t from)
{
	size_t at = from;

	for (int depth = 0; depth <= JOB_LEVELS_MAX; depth++) {
		const struct job_text *parent = parent_at(t, at);

		if (parent->text == NULL)
			return;
		at = find(t, parent->text);
		if (at == t->count)
			return;
		if (at == from) {
			LOAD_ERROR(t->l, parent_at(t, from)->loc, "job-parent",
			    "«%s» would be a part of itself", load_quote(t->l, code_at(t, from)->text));
			return;
		}
	}
	LOAD_ERROR(t->l, parent_at(t, from)->loc, "job-parent",
	    "there are more than %d levels above «%s», or they lead in a circle", JOB_LEVELS_MAX,
	    load_quote(t->l, code_at(t, from)->text));
}

void
check_levels(struct loader *l, const struct job *job)
{
	struct tree t = {.l = l, .job = job, .count = job->unit_count + job->group_count};

	intern_init(&t.codes, l->arena);
	add_codes(&t);
	for (size_t i = 0; i < t.count; i++) {
		const struct job_text *parent = parent_at(&t, i);

		if (parent->text && find(&t, parent->text) == t.count)
			tell_no_parent(&t, parent);
	}
	for (size_t i = 0; i < t.count; i++)
		if (code_at(&t, i)->text)
			check_way_up(&t, i);
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

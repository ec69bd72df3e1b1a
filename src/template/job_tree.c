#include "template/job_tree.h"

#include <string.h>

#include "base/utf8.h"

/* --- the tree ------------------------------------------------------------------------------------------- */

const struct job_text *
job_tree_code(const struct job_tree *t, size_t node)
{
	return node < t->job->unit_count ? &t->job->units[node].code
					 : &t->job->groups[node - t->job->unit_count].code;
}

const struct job_text *
job_tree_name(const struct job_tree *t, size_t node)
{
	return node < t->job->unit_count ? &t->job->units[node].name
					 : &t->job->groups[node - t->job->unit_count].name;
}

const struct job_text *
job_tree_parent(const struct job_tree *t, size_t node)
{
	return node < t->job->unit_count ? &t->job->units[node].parent
					 : &t->job->groups[node - t->job->unit_count].parent;
}

size_t
job_tree_find(const struct job_tree *t, const char *code)
{
	const uint32_t number = intern_find(&t->codes, code, strlen(code));

	return number == INTERN_NONE ? t->count : t->of_code[number];
}

struct job_tree
job_tree_of(struct arena *arena, const struct job *job)
{
	struct job_tree t = {.job = job, .count = job->unit_count + job->group_count};

	t.of_code = ARENA_ARRAY(arena, uint32_t, t.count + 1);
	t.parent = ARENA_ARRAY(arena, uint32_t, t.count + 1);
	intern_init(&t.codes, arena);
	for (size_t i = 0; i < t.count; i++) {
		const struct job_text *code = job_tree_code(&t, i);
		const uint32_t known = t.codes.count;

		if (code->text != NULL && intern_add(&t.codes, code->text, strlen(code->text)) == known)
			t.of_code[known] = (uint32_t)i;
	}
	for (size_t i = 0; i < t.count; i++) {
		const struct job_text *parent = job_tree_parent(&t, i);

		t.parent[i] = (uint32_t)(parent->text != NULL ? job_tree_find(&t, parent->text) : t.count);
	}
	return t;
}

/* --- sets of units -------------------------------------------------------------------------------------- */

#define ABOVE_MAX (JOB_LEVELS_MAX + 1)

/* The nodes above one, from its parent up.  Returns how many. */
static size_t
nodes_above(const struct job_tree *t, size_t node, size_t above[ABOVE_MAX])
{
	size_t n = 0;

	for (size_t at = t->parent[node]; at < t->count && n < ABOVE_MAX; at = t->parent[at])
		above[n++] = at;
	return n;
}

/* What is gathered of sets: their units are a stretch of one list. */
struct gathering {
	struct job_set *sets;
	size_t *next; /* of each: where its next unit goes */
	size_t *units;
};

/* Makes room for the units of all sets, of which unit_count is known. */
static void
make_room(struct arena *arena, struct gathering *g, size_t count)
{
	size_t total = 0;

	g->next = ARENA_ARRAY(arena, size_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		g->next[i] = total;
		total += g->sets[i].unit_count;
	}
	g->units = ARENA_ARRAY(arena, size_t, total + 1);
	for (size_t i = 0; i < count; i++)
		g->sets[i].units = g->units + g->next[i];
}

/* Every node that has units below, groups first. */
static const struct job_set *
groups_of(struct arena *arena, const struct job *job, size_t *count)
{
	const struct job_tree t = job_tree_of(arena, job);
	const size_t units = job->unit_count;
	size_t *below = ARENA_ARRAY(arena, size_t, t.count + 1);
	size_t *set_of = ARENA_ARRAY(arena, size_t, t.count + 1);
	size_t above[ABOVE_MAX];
	struct gathering g = {.sets = ARENA_ARRAY(arena, struct job_set, t.count + 1)};

	*count = 0;
	for (size_t u = 0; u < units; u++)
		for (size_t n = nodes_above(&t, u, above); n > 0; n--)
			below[above[n - 1]]++;
	for (size_t k = 0; k < t.count; k++) {
		const size_t node = k < job->group_count ? units + k : k - job->group_count;
		const char *code = job_tree_code(&t, node)->text, *name = job_tree_name(&t, node)->text;

		if (below[node] == 0 || code == NULL || name == NULL)
			below[node] = 0;
		else
			g.sets[set_of[node] = (*count)++] = (struct job_set){.code = code,
			    .name = name,
			    .unit_count = below[node] + (node < units),
			    .depth = nodes_above(&t, node, above)};
	}
	make_room(arena, &g, *count);
	for (size_t u = 0; u < units; u++) {
		if (below[u] > 0)
			g.units[g.next[set_of[u]]++] = u;
		for (size_t n = nodes_above(&t, u, above); n > 0; n--)
			if (below[above[n - 1]] > 0)
				g.units[g.next[set_of[above[n - 1]]]++] = u;
	}
	return g.sets;
}

static const struct job_set *
regions_of(struct arena *arena, const struct job *job, size_t *count)
{
	struct gathering g = {.sets = ARENA_ARRAY(arena, struct job_set, job->unit_count + 1)};
	uint32_t *region_of = ARENA_ARRAY(arena, uint32_t, job->unit_count + 1);
	struct intern keys;
	size_t n;

	intern_init(&keys, arena);
	for (size_t u = 0; u < job->unit_count; u++) {
		const char *region = job->units[u].region.text;
		const uint32_t known = keys.count;
		const char *key = region ? utf8_fold(arena, region, strlen(region), &n) : NULL;

		region_of[u] = key ? intern_add(&keys, key, strlen(key)) : INTERN_NONE;
		if (key == NULL)
			continue;
		if (region_of[u] == known)
			g.sets[known] = (struct job_set){.code = region, .name = region};
		g.sets[region_of[u]].unit_count++;
	}
	*count = keys.count;
	make_room(arena, &g, *count);
	for (size_t u = 0; u < job->unit_count; u++)
		if (region_of[u] != INTERN_NONE)
			g.units[g.next[region_of[u]]++] = u;
	return g.sets;
}

const struct job_set *
job_sets(struct arena *arena, const struct job *job, enum job_per per, size_t *count)
{
	switch (per) {
	case JOB_PER_JOB:
	case JOB_PER_UNIT:
		break;
	case JOB_PER_GROUP:
		return groups_of(arena, job, count);
	case JOB_PER_REGION:
		return regions_of(arena, job, count);
	}
	*count = 0;
	return NULL;
}

/* --- a job of one of them ------------------------------------------------------------------------------- */

const struct job_group *
job_groups_above(struct arena *arena, const struct job_tree *t, const bool *member, size_t *count)
{
	const size_t units = t->job->unit_count;
	struct job_group *out = NULL;
	bool *added = NULL;
	size_t capacity = 0, above[ABOVE_MAX];

	*count = 0;
	for (size_t u = 0; u < units; u++) {
		if (!member[u])
			continue;
		const size_t n = nodes_above(t, u, above);

		for (size_t k = 0; k < n; k++) {
			const size_t at = above[k];

			if (at >= units || member[at] || (added && added[at]))
				continue;
			added = added ? added : ARENA_ARRAY(arena, bool, units);
			added[at] = true;
			out = arena_grow(arena, out, *count, &capacity, *count + 1, sizeof *out);
			out[(*count)++] = (struct job_group){t->job->units[at].code, t->job->units[at].name,
			    t->job->units[at].parent, t->job->units[at].loc};
		}
	}
	return out;
}

static bool
is_of(const struct job_tree *t, const bool *member, const char *code)
{
	const size_t node = code ? job_tree_find(t, code) : t->count;

	return code == NULL || (node < t->job->unit_count && member[node]);
}

/* What is said of certain units, as far as they are in it. */
static void
keep_lists(struct arena *arena, const struct job_tree *t, const bool *member, struct job *out)
{
	const struct job *from = t->job;
	struct job_acceptance *accepted = ARENA_ARRAY(arena, struct job_acceptance, from->accepted_count + 1);
	struct job_measure *measures = ARENA_ARRAY(arena, struct job_measure, from->measure_count + 1);

	out->accepted_count = out->measure_count = 0;
	for (size_t i = 0; i < from->accepted_count; i++)
		if (is_of(t, member, from->accepted[i].unit.text))
			accepted[out->accepted_count++] = from->accepted[i];
	for (size_t i = 0; i < from->measure_count; i++)
		if (is_of(t, member, from->measures[i].unit.text))
			measures[out->measure_count++] = from->measures[i];
	out->accepted = accepted;
	out->measures = measures;
}

static void
keep_reasons(struct arena *arena, const struct job_tree *t, const bool *member, struct job *out)
{
	struct job_version *versions = ARENA_ARRAY(arena, struct job_version, t->job->version_count + 1);

	for (size_t i = 0; i < t->job->version_count; i++) {
		const struct job_version *from = &t->job->versions[i];
		struct job_version_change *changes =
		    ARENA_ARRAY(arena, struct job_version_change, from->change_count + 1);

		versions[i] = *from;
		versions[i].changes = changes;
		versions[i].change_count = 0;
		for (size_t c = 0; c < from->change_count; c++)
			if (is_of(t, member, from->changes[c].unit.text))
				changes[versions[i].change_count++] = from->changes[c];
	}
	out->versions = versions;
}

struct job
job_of_set(struct arena *arena, const struct job *job, enum job_per per, const struct job_set *set)
{
	const struct job_tree t = job_tree_of(arena, job);
	struct job_unit *units = ARENA_ARRAY(arena, struct job_unit, set->unit_count + 1);
	bool *member = ARENA_ARRAY(arena, bool, job->unit_count + 1);
	const char *top = per == JOB_PER_GROUP ? set->code : NULL;
	struct job out = *job;
	struct job_group *groups;
	size_t above;

	for (size_t i = 0; i < set->unit_count; i++)
		member[set->units[i]] = true;
	const struct job_group *from = job_groups_above(arena, &t, member, &above);
	groups = ARENA_ARRAY(arena, struct job_group, above + job->group_count + 1);
	if (top)
		above = 0; /* a group has all that is between it and its units */
	out.unit_count = out.group_count = 0;
	for (size_t i = 0; i < above; i++)
		groups[out.group_count++] = from[i];
	for (size_t i = 0; i < job->group_count; i++) {
		groups[out.group_count] = job->groups[i];
		if (top && strcmp(job->groups[i].code.text, top) == 0)
			groups[out.group_count].parent.text = NULL;
		out.group_count++;
	}
	for (size_t i = 0; i < set->unit_count; i++) {
		units[i] = job->units[set->units[i]];
		if (top && strcmp(units[i].code.text, top) == 0)
			units[i].parent.text = NULL;
	}
	out.units = units;
	out.unit_count = set->unit_count;
	out.groups = groups;
	keep_lists(arena, &t, member, &out);
	keep_reasons(arena, &t, member, &out);
	return out;
}

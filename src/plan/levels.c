#include "plan/levels.h"

#include <string.h>

#include "base/intern.h"
#include "base/utf8.h"

/* Units, and behind them groups: the nodes of the tree. */
struct growing {
	struct arena *arena;
	const struct plan *plan;
	const struct level_unit *units;
	const struct level_group *groups;
	size_t count;
	uint32_t *parent;   /* of each node; NO_LEVEL */
	uint32_t *below;    /* of each node: units that are below it, itself included where others are */
	uint32_t *level_of; /* of each node: its number among the levels */
	uint32_t *order;    /* nodes from the top down */
};

static const char *
code_of(const struct growing *g, size_t node)
{
	return node < g->plan->unit_count ? g->plan->units[node].code
					  : g->groups[node - g->plan->unit_count].code;
}

static void
find_parents(struct growing *g)
{
	struct intern codes;
	uint32_t *node_of = ARENA_ARRAY(g->arena, uint32_t, g->count + 1);

	intern_init(&codes, g->arena);
	for (size_t i = 0; i < g->count; i++)
		node_of[intern_add(&codes, code_of(g, i), strlen(code_of(g, i)))] = (uint32_t)i;
	for (size_t i = 0; i < g->count; i++) {
		const char *code =
		    i < g->plan->unit_count ? g->units[i].parent : g->groups[i - g->plan->unit_count].parent;
		const uint32_t number = code ? intern_find(&codes, code, strlen(code)) : INTERN_NONE;

		g->parent[i] = number == INTERN_NONE ? NO_LEVEL : node_of[number];
	}
}

/* Every node above a unit has it below. */
static void
count_below(struct growing *g)
{
	for (size_t u = 0; u < g->plan->unit_count; u++)
		for (uint32_t at = g->parent[u]; at != NO_LEVEL; at = g->parent[at])
			g->below[at]++;
	for (size_t u = 0; u < g->plan->unit_count; u++)
		g->below[u] += g->below[u] > 0;
}

/* Each node that has units below, groups first, before those that are parts of it. */
static size_t
order_levels(struct growing *g)
{
	const size_t units = g->plan->unit_count;
	uint32_t *stack = ARENA_ARRAY(g->arena, uint32_t, g->count + 1);
	size_t n = 0, depth = 0;

	/* Pushed the last first, so that the first comes off first. */
	for (size_t k = g->count; k-- > 0;) {
		const size_t i = k < g->count - units ? units + k : k - (g->count - units);

		if (g->parent[i] == NO_LEVEL && g->below[i] > 0)
			stack[depth++] = (uint32_t)i;
	}
	while (depth > 0) {
		const uint32_t node = stack[--depth];

		g->level_of[node] = (uint32_t)n;
		g->order[n++] = node;
		for (size_t k = g->count; k-- > 0;) {
			const size_t i = k < g->count - units ? units + k : k - (g->count - units);

			if (g->parent[i] == node && g->below[i] > 0)
				stack[depth++] = (uint32_t)i;
		}
	}
	return n;
}

static bool
is_below(const struct growing *g, uint32_t unit, uint32_t node)
{
	uint32_t at = unit;

	while (at != NO_LEVEL && at != node)
		at = g->parent[at];
	return at == node;
}

static void
fill_level(const struct growing *g, uint32_t node, struct unit_set *out)
{
	uint32_t *units = ARENA_ARRAY(g->arena, uint32_t, g->below[node] + 1);
	uint32_t up = g->parent[node];

	*out = (struct unit_set){
	    .code = code_of(g, node),
	    .name = node < g->plan->unit_count ? g->plan->units[node].name
					       : g->groups[node - g->plan->unit_count].name,
	    .units = units,
	    .parent = up == NO_LEVEL ? NO_LEVEL : g->level_of[up],
	};
	for (; up != NO_LEVEL; up = g->parent[up])
		out->depth++;
	for (uint32_t u = 0; u < g->plan->unit_count; u++)
		if (is_below(g, u, node))
			units[out->unit_count++] = u;
}

static void
build_levels(struct growing *g, struct levels *out)
{
	uint32_t *level_of = ARENA_ARRAY(g->arena, uint32_t, g->plan->unit_count + 1);
	struct unit_set *levels;

	find_parents(g);
	count_below(g);
	out->level_count = order_levels(g);
	levels = ARENA_ARRAY(g->arena, struct unit_set, out->level_count + 1);
	for (size_t i = 0; i < out->level_count; i++)
		fill_level(g, g->order[i], &levels[i]);
	for (size_t u = 0; u < g->plan->unit_count; u++)
		level_of[u] = g->parent[u] == NO_LEVEL ? NO_LEVEL : g->level_of[g->parent[u]];
	out->levels = levels;
	out->level_of = level_of;
}

static void
build_regions(struct arena *arena, const struct plan *plan, const struct level_unit *said, struct levels *out)
{
	uint32_t *region_of = ARENA_ARRAY(arena, uint32_t, plan->unit_count + 1);
	struct unit_set *regions = ARENA_ARRAY(arena, struct unit_set, plan->unit_count + 1);
	uint32_t *next = ARENA_ARRAY(arena, uint32_t, plan->unit_count + 1);
	uint32_t *units = ARENA_ARRAY(arena, uint32_t, plan->unit_count + 1), start = 0;
	struct intern keys;
	size_t n;

	intern_init(&keys, arena);
	for (size_t u = 0; u < plan->unit_count; u++) {
		const char *key =
		    said[u].region ? utf8_fold(arena, said[u].region, strlen(said[u].region), &n) : NULL;
		const uint32_t known = keys.count;

		region_of[u] = key ? intern_add(&keys, key, strlen(key)) : NO_LEVEL;
		if (key && region_of[u] == known)
			regions[known] = (struct unit_set){.code = said[u].region,
			    .name = said[u].region,
			    .parent = NO_LEVEL};
		if (key)
			regions[region_of[u]].unit_count++;
	}
	for (uint32_t r = 0; r < keys.count; r++) {
		next[r] = start;
		regions[r].units = units + start;
		start += regions[r].unit_count;
	}
	for (uint32_t u = 0; u < plan->unit_count; u++)
		if (region_of[u] != NO_LEVEL)
			units[next[region_of[u]]++] = u;
	out->regions = regions;
	out->region_count = keys.count;
	out->region_of = region_of;
}

const struct levels *
levels_build(struct arena *arena, const struct plan *plan, const struct level_unit *units,
    const struct level_group *groups, size_t group_count)
{
	const size_t count = plan->unit_count + group_count;
	struct growing g = {
	    .arena = arena,
	    .plan = plan,
	    .units = units,
	    .groups = groups,
	    .count = count,
	};
	struct levels *out;
	bool any = false;

	for (size_t u = 0; u < plan->unit_count; u++)
		any = any || units[u].parent || units[u].region;
	if (!any)
		return NULL;
	out = ARENA_NEW(arena, struct levels);
	*out = (struct levels){0};
	g.parent = ARENA_ARRAY(arena, uint32_t, count + 1);
	g.below = ARENA_ARRAY(arena, uint32_t, count + 1);
	g.level_of = ARENA_ARRAY(arena, uint32_t, count + 1);
	g.order = ARENA_ARRAY(arena, uint32_t, count + 1);
	build_levels(&g, out);
	build_regions(arena, plan, units, out);
	return out;
}

const uint32_t *
levels_activities(struct arena *arena, const struct plan *plan, const struct unit_set *set, size_t *count)
{
	uint32_t *out;
	size_t n = 0;

	for (uint32_t i = 0; i < set->unit_count; i++)
		n += plan->units[set->units[i]].count;
	out = ARENA_ARRAY(arena, uint32_t, n + 1);
	*count = 0;
	for (uint32_t i = 0; i < set->unit_count; i++) {
		const struct plan_unit *unit = &plan->units[set->units[i]];

		for (uint32_t a = 0; a < unit->count; a++)
			out[(*count)++] = unit->first + a;
	}
	return out;
}

#include "plan/withdrawn.h"

#include <stdlib.h>
#include <string.h>

#include "plan/keys.h"

#define CODE "\n"

static int
compare_names(const void *a, const void *b)
{
	const struct withdrawn_name *x = a, *y = b;

	return x->unit != y->unit ? (x->unit < y->unit ? -1 : 1) : strcmp(x->key, y->key);
}

/* Of the same name, the one of the latest version comes first. */
static int
compare_versions(const void *a, const void *b)
{
	const struct withdrawn_name *x = a, *y = b;
	const int order = compare_names(x, y);

	return order != 0 ? order : (x->number < y->number) - (x->number > y->number);
}

static uint32_t
unit_with_code(const struct plan *plan, const char *code)
{
	for (uint32_t u = 0; u < plan->unit_count; u++)
		if (strcmp(plan->units[u].code, code) == 0)
			return u;
	return UINT32_MAX;
}

static size_t
add_names(struct arena *arena, const struct activity *activity, struct withdrawn_name known,
    struct withdrawn_name *out)
{
	const struct sheet_cell *code = activity_code(activity), *name = activity_name(activity);
	size_t n = 0;

	known.key = code != NULL ? plan_code_key(arena, sheet_text(code), sheet_length(code)) : "";
	if (known.key[0] != '\0') {
		known.key = arena_printf(arena, CODE "%s", known.key);
		out[n++] = known;
	}
	known.key = name != NULL ? plan_key(arena, sheet_text(name), sheet_length(name)) : "";
	if (known.key[0] != '\0')
		out[n++] = known;
	return n;
}

/* Those of a version; returns how many. */
static size_t
add_version(struct arena *arena, const struct withdrawing_version *version, struct withdrawn_name known,
    const struct plan *now, struct withdrawn_name *out)
{
	const struct changes *changes = version->changes;
	uint32_t then = PAIRING_NONE;
	size_t n = 0;

	known.version = version->name;
	for (size_t i = 0; i < changes->count && version->name != NULL; i++) {
		const struct change *change = &changes->items[i];

		if (change->kind != CHANGE_ACTIVITY_WITHDRAWN)
			continue;
		if (change->unit[0] != then)
			known.unit = unit_with_code(now, changes->sides[0].plan->units[change->unit[0]].code);
		then = change->unit[0];
		if (known.unit != UINT32_MAX)
			n += add_names(arena, &changes->sides[0].plan->activities[change->activity[0]], known,
			    &out[n]);
	}
	return n;
}

const struct withdrawn *
withdrawn_of(struct arena *arena, const struct withdrawing_version *versions, size_t count,
    const struct plan *now)
{
	struct withdrawn *out = ARENA_NEW(arena, struct withdrawn);
	struct withdrawn_name *items;
	size_t all = 0, n = 0, kept = 0;

	for (size_t i = 0; i < count; i++)
		all += versions[i].changes->by_kind[CHANGE_ACTIVITY_WITHDRAWN];
	items = ARENA_ARRAY(arena, struct withdrawn_name, all * 2);
	for (size_t i = 0; i < count; i++)
		n += add_version(arena, &versions[i], (struct withdrawn_name){.number = i}, now, &items[n]);
	if (n == 0)
		return NULL;
	qsort(items, n, sizeof(*items), compare_versions);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || compare_names(&items[kept - 1], &items[i]) != 0)
			items[kept++] = items[i];
	*out = (struct withdrawn){items, kept};
	return out;
}

static const char *
find(const struct withdrawn *all, uint32_t unit, const char *key)
{
	const struct withdrawn_name wanted = {.unit = unit, .key = key};
	const struct withdrawn_name *found =
	    bsearch(&wanted, all->items, all->count, sizeof(*all->items), compare_names);

	return found != NULL ? found->version : NULL;
}

const char *
withdrawn_find(struct arena *arena, const struct withdrawn *all, uint32_t unit, const char *code,
    const char *text)
{
	const char *version = NULL;

	if (all != NULL && code[0] != '\0')
		version = find(all, unit, arena_printf(arena, CODE "%s", code));
	return all == NULL || version != NULL || text[0] == '\0' ? version : find(all, unit, text);
}

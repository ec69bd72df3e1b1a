#include "plan/aliases.h"

/* Follows each chain to its end; `next` says where a key leads. */
static bool
follow(const struct plan_alias *aliases, const uint32_t *origin, const uint32_t *next, struct alias_map *map,
    uint32_t *seen, struct diags *diags)
{
	bool sound = true;

	for (uint32_t i = 0; i < map->keys.count; i++) {
		uint32_t end = i;

		while (map->target[end] == INTERN_NONE && next[end] != INTERN_NONE && seen[end] != i + 1) {
			seen[end] = i + 1;
			end = next[end];
		}
		if (map->target[end] == INTERN_NONE && next[end] != INTERN_NONE) {
			if (diags != NULL)
				diag_add(diags, SEVERITY_ERROR, aliases[origin[end]].loc, "plan-alias",
				    "alias «%s» leads back to itself", aliases[origin[end]].from);
			sound = false;
		}
		end = map->target[end] != INTERN_NONE ? map->target[end] : end;
		for (uint32_t at = i; map->target[at] == INTERN_NONE; at = next[at]) {
			map->target[at] = end;
			if (next[at] == INTERN_NONE)
				break;
		}
	}
	return sound;
}

/* A text without an alias of its own goes on where the alias of its code leads, as lines of sheets do. */
static void
follow_codes(const struct alias_map *map, uint32_t *next, uint32_t *origin)
{
	for (uint32_t i = 0; i < map->keys.count; i++) {
		const struct intern_text *key = &map->keys.texts[i];
		size_t length = normal_code_length(key->text);
		uint32_t code = length > 0 ? intern_find(&map->keys, key->text, length) : INTERN_NONE;

		if (next[i] != INTERN_NONE || code == INTERN_NONE || next[code] == INTERN_NONE ||
		    next[code] == i)
			continue;
		next[i] = next[code];
		origin[i] = origin[code];
	}
}

bool
alias_map_build(struct arena *arena, const struct plan_alias *aliases, size_t n, normal_fn *normal,
    struct alias_map *map, struct diags *diags)
{
	uint32_t *next = ARENA_ARRAY(arena, uint32_t, n * 2);
	uint32_t *origin = ARENA_ARRAY(arena, uint32_t, n * 2);
	bool sound = true;

	intern_init(&map->keys, arena);
	map->target = ARENA_ARRAY(arena, uint32_t, n * 2);
	memset(next, 0xFF, n * 2 * sizeof(*next));
	memset(map->target, 0xFF, n * 2 * sizeof(*map->target));
	for (size_t i = 0; i < n; i++) {
		const char *from = normal(arena, aliases[i].from, strlen(aliases[i].from));
		const char *to = normal(arena, aliases[i].to, strlen(aliases[i].to));
		uint32_t a = intern_add(&map->keys, from, strlen(from));
		uint32_t b = intern_add(&map->keys, to, strlen(to));

		if (a == b)
			continue; /* two spellings of one normal form */
		if (next[a] != INTERN_NONE && next[a] != b) {
			if (diags != NULL)
				diag_add(diags, SEVERITY_ERROR, aliases[i].loc, "plan-alias",
				    "alias «%s» is there twice, for different texts", aliases[i].from);
			sound = false;
		}
		next[a] = b;
		origin[a] = (uint32_t)i;
	}
	if (normal == normal_line)
		follow_codes(map, next, origin);
	return follow(aliases, origin, next, map, ARENA_ARRAY(arena, uint32_t, n * 2), diags) && sound;
}

const char *
alias_of(const struct alias_map *map, const char *key)
{
	uint32_t i = intern_find(&map->keys, key, strlen(key));

	return i == INTERN_NONE ? key : map->keys.texts[map->target[i]].text;
}

const char *
alias_of_line(const struct alias_map *map, const char *line)
{
	const char *taken = alias_of(map, line);
	size_t code = normal_code_length(line);
	uint32_t i;

	if (taken != line || code == 0)
		return taken;
	i = intern_find(&map->keys, line, code);
	if (i == INTERN_NONE || map->target[i] == i)
		return line;
	return map->keys.texts[map->target[i]].text;
}

#include "plan/former_names.h"

#include <stdlib.h>
#include <string.h>

#include "plan/keys.h"

static int
compare_names(const void *a, const void *b)
{
	const struct former_name *x = a, *y = b;
	const int order = strcmp(x->name, y->name);

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return order != 0 ? order : (x->activity > y->activity) - (x->activity < y->activity);
}

static const char *
name_of(struct arena *arena, const struct activity *activity)
{
	const struct sheet_cell *cell = activity_name(activity);

	return cell ? plan_key(arena, sheet_text(cell), sheet_length(cell)) : "";
}

static const char *
line_of(struct arena *arena, const struct activity *activity)
{
	const struct sheet_cell *cell = activity_line(activity);

	return cell ? plan_line_key(arena, sheet_text(cell), sheet_length(cell)) : "";
}

const struct former_names *
former_names_of(struct arena *arena, const struct former_version *versions, size_t count,
    const struct plan *now)
{
	struct former_names *out = ARENA_NEW(arena, struct former_names);
	struct arena *of_row = arena_open_beside(arena);
	struct former_name *items;
	size_t all = 0, n = 0;

	for (size_t i = 0; i < count; i++)
		all += versions[i].plan->activity_count;
	items = ARENA_ARRAY(arena, struct former_name, all);
	for (size_t i = count; i-- > 0;) {
		const struct plan *then = versions[i].plan;
		const uint32_t *today = versions[i].pairing->now;

		for (size_t a = 0; a < then->activity_count; a++) {
			const struct activity *is =
			    today[a] == PAIRING_NONE ? NULL : &now->activities[today[a]];
			const char *name;

			arena_renew(&of_row);
			name = name_of(of_row, &then->activities[a]);
			if (!is || name[0] == '\0' || strcmp(name, name_of(of_row, is)) == 0)
				continue;
			items[n++] = (struct former_name){is->unit, today[a],
			    arena_strndup(arena, name, strlen(name)), line_of(arena, &then->activities[a])};
		}
	}
	arena_close(of_row);
	if (n == 0)
		return NULL;
	qsort(items, n, sizeof(*items), compare_names);
	*out = (struct former_names){items, n};
	return out;
}

/* The first that does not stand before unit and name. */
static size_t
first_of(const struct former_names *names, uint32_t unit, const char *name)
{
	const struct former_name wanted = {.unit = unit, .name = name};
	size_t low = 0, high = names->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (compare_names(&names->items[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t
former_names_find(const struct former_names *names, uint32_t unit, const char *name, const char *line)
{
	uint32_t any = PAIRING_NONE, of_line = PAIRING_NONE;
	bool many = false, many_of_line = false;

	for (size_t i = first_of(names, unit, name); i < names->count; i++) {
		const struct former_name *known = &names->items[i];

		if (known->unit != unit || strcmp(known->name, name) != 0)
			break;
		many = many || (any != PAIRING_NONE && any != known->activity);
		any = known->activity;
		if (strcmp(known->line, line) != 0)
			continue;
		many_of_line = many_of_line || (of_line != PAIRING_NONE && of_line != known->activity);
		of_line = known->activity;
	}
	if (of_line != PAIRING_NONE)
		return many_of_line ? PAIRING_NONE : of_line;
	return many ? PAIRING_NONE : any;
}

#include "plan/alignment.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "plan/aliases.h"

/* The values of a text that cells have: some of reader->ids. */
struct text_values {
	uint32_t first, count;
};

struct reader {
	struct arena *arena, *scratch;
	const struct plan *plan;
	struct diags *diags;
	enum alignment alignment;
	struct alias_map aliases;
	struct intern texts, keys;
	struct text_values *of_text;
	uint32_t *ids;
	struct alignment_value *values; /* of each key */
	bool *is_meant;                 /* of each key: its label is what an alias leads to */
	size_t text_capacity, id_count, id_capacity, value_capacity, meant_capacity;
};

/*
 * --- what a value is known by -----------------------------------------------------------------------------
 */

/* Behind the word before the number of a goal, where there is one. */
static const char *
skip_goal_word(const char *key)
{
	key += alignment_goal_word(key, strlen(key));
	return key + strspn(key, " ");
}

/* Whether what stands behind a number ends it: "5: género", "3, salud", "4 - educación"; not "4ta". */
static bool
ends_number(const char *text)
{
	static const char *const dashes[] = {"–", "—"};

	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++)
		if (strncmp(text, dashes[i], strlen(dashes[i])) == 0)
			return true;
	return text[0] == '\0' || strchr(" :,;.)]-/", text[0]) != NULL;
}

/* A goal by its number, a target by two: "4", "4 2", "4 a"; of another text, that itself. */
static const char *
goal_key(struct arena *arena, const char *key)
{
	const char *number = skip_goal_word(key);
	const size_t digits = strspn(number, "0123456789");
	const unsigned long goal = digits > 0 && digits <= 2 ? strtoul(number, NULL, 10) : 0;
	const char *target = number + digits + (number[digits] == ' ');
	size_t n = strspn(target, "0123456789");

	if (goal < 1 || goal > ALIGNMENT_GOALS || !ends_number(number + digits))
		return key;
	if (n == 0 && ascii_is_lower(target[0]) && target[1] == '\0')
		n = 1;
	return n > 0 ? arena_printf(arena, "%lu %.*s", goal, (int)n, target)
		     : arena_printf(arena, "%lu", goal);
}

/* As a value is written where an alias leads to it; NULL: none does. */
static const char *
label_of_alias(const struct reader *r, const char *key)
{
	const struct plan *plan = r->plan;

	for (size_t i = 0; i < plan->alias_count; i++)
		if (strcmp(plan_key(r->scratch, plan->aliases[i].to, strlen(plan->aliases[i].to)), key) == 0)
			return plan->aliases[i].to;
	return NULL;
}

/* The number of a value, which is added where it is new; INTERN_NONE: it says nothing. */
static uint32_t
value_of_piece(struct reader *r, const struct alignment_piece *piece)
{
	const char *own = plan_key(r->scratch, piece->text, piece->length);
	const char *key = alias_of(&r->aliases, own);
	const char *meant = strcmp(key, own) != 0 ? label_of_alias(r, key) : NULL;
	const uint32_t known = r->keys.count;
	uint32_t id;

	if (key[0] == '\0')
		return INTERN_NONE;
	if (r->alignment == ALIGNMENT_SDG)
		key = goal_key(r->scratch, key);
	id = intern_add(&r->keys, key, strlen(key));
	if (id == known) {
		r->values = arena_grow(r->arena, r->values, id, &r->value_capacity, (size_t)id + 1,
		    sizeof(*r->values));
		r->is_meant = arena_grow(r->scratch, r->is_meant, id, &r->meant_capacity, (size_t)id + 1,
		    sizeof(*r->is_meant));
		r->values[id] = (struct alignment_value){
		    .label = meant ? meant : arena_strndup(r->arena, piece->text, piece->length)};
		r->is_meant[id] = false;
	}
	if (meant && !r->is_meant[id])
		r->values[id].label = meant;
	r->is_meant[id] = r->is_meant[id] || meant;
	return id;
}

/*
 * --- cells ------------------------------------------------------------------------------------------------
 */

static bool
has_id(const struct reader *r, uint32_t first, uint32_t id)
{
	for (size_t i = first; i < r->id_count; i++)
		if (r->ids[i] == id)
			return true;
	return false;
}

static void
read_text(struct reader *r, const struct activity *a, const struct sheet_cell *cell, uint32_t number)
{
	struct alignment_piece pieces[ALIGNMENT_VALUES_MAX];
	size_t n = alignment_pieces(r->alignment, sheet_text(cell), sheet_length(cell), pieces);
	struct text_values *out;

	if (n > ALIGNMENT_VALUES_MAX) {
		diag_add(r->diags, SEVERITY_WARNING, cell_place(r->plan->units[a->unit].sheet->file, cell),
		    "plan-alignment",
		    "this cell of «%s» has more than %d values, and is taken as one: write one in each line, "
		    "or \";\" between them",
		    alignment_heading(r->alignment), ALIGNMENT_VALUES_MAX);
		pieces[0] = (struct alignment_piece){sheet_text(cell), sheet_length(cell)};
		n = 1;
	}
	r->of_text = arena_grow(r->scratch, r->of_text, number, &r->text_capacity, (size_t)number + 1,
	    sizeof(*r->of_text));
	out = &r->of_text[number];
	*out = (struct text_values){(uint32_t)r->id_count, 0};
	for (size_t i = 0; i < n; i++) {
		const uint32_t id = value_of_piece(r, &pieces[i]);

		if (id == INTERN_NONE || has_id(r, out->first, id))
			continue;
		r->ids = arena_grow(r->scratch, r->ids, r->id_count, &r->id_capacity, r->id_count + 1,
		    sizeof(*r->ids));
		r->ids[r->id_count++] = id;
		out->count++;
	}
}

/* The values of each activity; a text that several cells have is looked at once. */
static struct text_values *
read_cells(struct reader *r)
{
	const struct plan *plan = r->plan;
	struct text_values *of = ARENA_ARRAY(r->scratch, struct text_values, plan->activity_count + 1);

	for (size_t i = 0; i < plan->activity_count; i++) {
		const struct activity *a = &plan->activities[i];
		const struct sheet_cell *cell = activity_aligned(a, r->alignment);
		const uint32_t known = r->texts.count;
		uint32_t number;

		of[i] = (struct text_values){0, 0};
		if (cell == NULL || sheet_length(cell) == 0)
			continue;
		number = intern_add_lasting(&r->texts, sheet_text(cell), sheet_length(cell));
		if (number == known)
			read_text(r, a, cell, number);
		of[i] = r->of_text[number];
	}
	return of;
}

/*
 * --- activities of each value -----------------------------------------------------------------------------
 */

/* Adds an activity to a value that has room for it. */
static void
add_activity(const struct plan *plan, struct alignment_value *value, uint32_t *room, uint32_t activity)
{
	const uint32_t unit = plan->activities[activity].unit;

	if (value->count == 0 || plan->activities[room[value->count - 1]].unit != unit)
		value->units++;
	room[value->count++] = activity;
}

/* Of each value, and behind them of none. */
static void
collect(struct reader *r, const struct text_values *of, struct alignment_values *out)
{
	const struct plan *plan = r->plan;
	const uint32_t n = r->keys.count;
	uint32_t *counts = ARENA_ARRAY(r->scratch, uint32_t, (size_t)n + 1);
	uint32_t **rooms = ARENA_ARRAY(r->scratch, uint32_t *, (size_t)n + 1);
	struct alignment_value *values = ARENA_ARRAY(r->arena, struct alignment_value, (size_t)n + 1);

	for (size_t i = 0; i < plan->activity_count; i++) {
		counts[n] += of[i].count == 0;
		for (uint32_t k = 0; k < of[i].count; k++)
			counts[r->ids[of[i].first + k]]++;
	}
	for (uint32_t v = 0; v <= n; v++) {
		rooms[v] = ARENA_ARRAY(r->arena, uint32_t, (size_t)counts[v] + 1);
		values[v] = (struct alignment_value){
		    .label = v < n ? r->values[v].label : NULL,
		    .activities = rooms[v],
		};
	}
	for (uint32_t i = 0; i < plan->activity_count; i++) {
		if (of[i].count == 0)
			add_activity(plan, &values[n], rooms[n], i);
		for (uint32_t k = 0; k < of[i].count; k++) {
			const uint32_t v = r->ids[of[i].first + k];

			add_activity(plan, &values[v], rooms[v], i);
		}
	}
	*out = (struct alignment_values){values, n + (values[n].count > 0)};
}

static void
read_alignment(struct reader *r, struct alignment_values *out)
{
	const struct text_values *of;

	intern_init(&r->texts, r->scratch);
	intern_init(&r->keys, r->scratch);
	of = read_cells(r);
	if (r->keys.count > 0)
		collect(r, of, out);
}

const struct alignments *
alignments_read(struct arena *arena, const struct plan *plan, struct diags *diags)
{
	struct alignments *out = ARENA_NEW(arena, struct alignments);

	*out = (struct alignments){0};
	for (int k = ALIGNMENT_NONE + 1; k < ALIGNMENTS; k++) {
		struct reader r = {
		    .arena = arena,
		    .scratch = arena_open_beside(arena),
		    .plan = plan,
		    .diags = diags,
		    .alignment = (enum alignment)k,
		};

		/* What is wrong with aliases is told where the plan is built. */
		(void)alias_map_build(r.scratch, plan->aliases, plan->alias_count, plan_key, &r.aliases,
		    NULL);
		read_alignment(&r, &out->of[k]);
		arena_close(r.scratch);
	}
	return out;
}

#include "plan/pairing.h"

#include <stdlib.h>

#include "base/intern.h"
#include "plan/aliases.h"
#include "plan/similar.h"

enum side { BEFORE, NOW, SIDES };

/* By what equal keys activities are looked for, one after the other. */
enum look {
	LOOK_CODE_AND_TEXT,
	LOOK_CODE_UNCONTESTED,
	LOOK_TEXT_AND_LINE,
	LOOK_TEXT,
	LOOK_CODE,
	LOOKS,
};

/* Activities that are alike in a step: those of the earlier plan that have no partner yet, in order. */
struct alike {
	uint32_t unit;       /* of the later plan */
	uint32_t text, line; /* numbers of their keys */
	uint32_t hash;
	uint32_t first, last;
};

struct pairer {
	struct arena *scratch;
	const struct plan *plans[SIDES];
	uint32_t *unit_before, *unit_now;
	uint32_t *partner[SIDES]; /* of each activity */
	enum pairing_step *step;
	struct alias_map aliases[SIDES];
	struct intern codes, texts, lines;
	/* Of each activity: the number of its key; INTERN_NONE: not known yet, or it has no code. */
	uint32_t *text[SIDES], *code[SIDES], *line[SIDES];
	bool *contested[SIDES]; /* its text is that of another one, under another code */
	struct alike *alike;
	size_t capacity;
	struct hash_index index;
	uint32_t *next; /* of each activity that is looked for: the one behind it in its list */
};

/* ---- units ---- */

static void
pair_units(struct pairer *p)
{
	struct intern codes;
	size_t n = p->plans[BEFORE]->unit_count;

	intern_init(&codes, p->scratch);
	for (size_t u = 0; u < n; u++) {
		const char *code = p->plans[BEFORE]->units[u].code;

		(void)intern_add(&codes, code, strlen(code));
		p->unit_now[u] = PAIRING_NONE;
	}
	for (size_t u = 0; u < p->plans[NOW]->unit_count; u++) {
		const char *code = p->plans[NOW]->units[u].code;

		p->unit_before[u] = intern_find(&codes, code, strlen(code));
		if (p->unit_before[u] != INTERN_NONE)
			p->unit_now[p->unit_before[u]] = (uint32_t)u;
	}
}

/* The unit of the later plan that an activity is in; PAIRING_NONE: it has none. */
static uint32_t
unit_of(const struct pairer *p, enum side side, uint32_t i)
{
	uint32_t unit = p->plans[side]->activities[i].unit;

	if (side == BEFORE)
		return p->unit_now[unit];
	return p->unit_before[unit] != PAIRING_NONE ? unit : PAIRING_NONE;
}

/* ---- keys ---- */

static uint32_t
key_of_code(struct pairer *p, const struct activity *a)
{
	const struct sheet_cell *cell = activity_code(a);
	const char *key;

	if (!cell || sheet_is_blank(cell))
		return INTERN_NONE;
	key = plan_code_key(p->scratch, sheet_text(cell), sheet_length(cell));
	return key[0] == '\0' ? INTERN_NONE : intern_add(&p->codes, key, strlen(key));
}

/* The normal form of its text: that of its group, unless that is known by a code. */
static const char *
text_key(struct pairer *p, enum side side, const struct activity *a)
{
	const struct plan *plan = p->plans[side];
	const struct sheet_cell *cell = activity_name(a);

	if (a->group != UINT32_MAX && !plan->groups[a->group].coded)
		return plan->groups[a->group].key;
	if (!cell || sheet_is_blank(cell))
		return "";
	return alias_of(&p->aliases[side], plan_key(p->scratch, sheet_text(cell), sheet_length(cell)));
}

/* What the plan has found of it already. */
static uint32_t
key_of_line(struct pairer *p, enum side side, const struct activity *a)
{
	const char *key = a->line == UINT32_MAX ? "" : p->plans[side]->lines[a->line].key;

	return intern_add_lasting(&p->lines, key, strlen(key));
}

static void
read_codes(struct pairer *p)
{
	for (enum side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < p->plans[side]->activity_count; i++)
			p->code[side][i] = key_of_code(p, &p->plans[side]->activities[i]);
}

static void
read_texts(struct pairer *p)
{
	for (enum side side = BEFORE; side < SIDES; side++) {
		const struct plan *plan = p->plans[side];

		for (uint32_t i = 0; i < plan->activity_count; i++) {
			const char *key;

			if (unit_of(p, side, i) == PAIRING_NONE)
				continue;
			key = text_key(p, side, &plan->activities[i]);
			p->text[side][i] = intern_add_lasting(&p->texts, key, strlen(key));
			p->line[side][i] = key_of_line(p, side, &plan->activities[i]);
		}
	}
}

/* ---- steps by equal keys ---- */

static void
pair(struct pairer *p, uint32_t before, uint32_t now, enum pairing_step step)
{
	p->partner[BEFORE][before] = now;
	p->partner[NOW][now] = before;
	p->step[now] = step;
}

/* What an activity is looked up by; false: not in this way. */
static bool
key_of(const struct pairer *p, enum side side, uint32_t i, enum look by, struct alike *out)
{
	const bool has_code = p->code[side][i] != INTERN_NONE;

	*out = (struct alike){.unit = unit_of(p, side, i)};
	if (out->unit == PAIRING_NONE || p->partner[side][i] != PAIRING_NONE)
		return false;
	switch (by) {
	case LOOK_CODE_UNCONTESTED:
	case LOOK_CODE:
		if (!has_code || (by == LOOK_CODE_UNCONTESTED && p->contested[side][i]))
			return false;
		out->text = p->code[side][i];
		break;
	case LOOK_CODE_AND_TEXT:
		if (!has_code)
			return false;
		out->text = p->code[side][i];
		out->line = p->text[side][i];
		break;
	default:
		out->text = p->text[side][i];
		out->line = by == LOOK_TEXT_AND_LINE ? p->line[side][i] : 0;
	}
	out->hash = hash_mix(hash_mix(hash_mix(HASH_OF_NOTHING, out->unit), out->text), out->line);
	return true;
}

static uint32_t
find_alike(const struct pairer *p, const struct alike *key)
{
	uint32_t i;

	for (size_t at = hash_start(key->hash); (i = hash_index_at(&p->index, at)) != HASH_NONE; at++) {
		const struct alike *known = &p->alike[i];

		if (known->hash == key->hash && known->unit == key->unit && known->text == key->text &&
		    known->line == key->line)
			break;
	}
	return i;
}

static uint32_t
hash_of_alike(const void *entries, uint32_t number)
{
	return ((const struct alike *)entries)[number].hash;
}

static void
put_alike(struct pairer *p, struct alike key, uint32_t activity)
{
	uint32_t known = find_alike(p, &key), n = p->index.count;

	p->next[activity] = PAIRING_NONE;
	if (known == HASH_NONE) {
		key.first = key.last = activity;
		p->alike =
		    arena_grow(p->scratch, p->alike, n, &p->capacity, (size_t)n + 1, sizeof(struct alike));
		p->alike[n] = key;
		(void)hash_index_add(&p->index, p->scratch, key.hash, hash_of_alike, p->alike);
		return;
	}
	if (p->alike[known].first == PAIRING_NONE)
		p->alike[known].first = activity;
	else
		p->next[p->alike[known].last] = activity;
	p->alike[known].last = activity;
}

/* Lists those of a side that can be looked up so. */
static void
list_alike(struct pairer *p, enum side side, enum look by)
{
	struct alike key;

	p->index = (struct hash_index){0};
	for (uint32_t i = 0; i < p->plans[side]->activity_count; i++)
		if (key_of(p, side, i, by, &key))
			put_alike(p, key, i);
}

static void
pair_equal(struct pairer *p, enum look by)
{
	static const enum pairing_step steps[LOOKS] = {
	    [LOOK_CODE_AND_TEXT] = PAIRED_BY_CODE,
	    [LOOK_CODE_UNCONTESTED] = PAIRED_BY_CODE,
	    [LOOK_TEXT_AND_LINE] = PAIRED_BY_TEXT_AND_LINE,
	    [LOOK_TEXT] = PAIRED_BY_TEXT,
	    [LOOK_CODE] = PAIRED_BY_CODE,
	};
	struct alike key;

	list_alike(p, BEFORE, by);
	for (uint32_t i = 0; i < p->plans[NOW]->activity_count; i++) {
		uint32_t known;

		if (!key_of(p, NOW, i, by, &key) || (known = find_alike(p, &key)) == HASH_NONE ||
		    p->alike[known].first == PAIRING_NONE)
			continue;
		uint32_t before = p->alike[known].first;
		p->alike[known].first = p->next[before];
		pair(p, before, i, steps[by]);
	}
}

/* Those whose text one of the other side has that has no partner yet either. */
static void
find_contested(struct pairer *p)
{
	struct alike key;

	for (enum side side = BEFORE; side < SIDES; side++) {
		const enum side other = side == BEFORE ? NOW : BEFORE;

		p->contested[side] = ARENA_ARRAY(p->scratch, bool, p->plans[side]->activity_count);
		list_alike(p, other, LOOK_TEXT);
		for (uint32_t i = 0; i < p->plans[side]->activity_count; i++)
			p->contested[side][i] = key_of(p, side, i, LOOK_TEXT, &key) &&
			    p->texts.texts[key.text].length > 0 && find_alike(p, &key) != HASH_NONE;
	}
}

/* What a code says, unless texts say otherwise: a plan that was numbered anew has other codes. */
static void
pair_by_code(struct pairer *p)
{
	pair_equal(p, LOOK_CODE_AND_TEXT);
	find_contested(p);
	pair_equal(p, LOOK_CODE_UNCONTESTED);
}

/* ---- near texts ---- */

/* Two that may be one: texts a < b of a unit's list, in which those of the earlier plan come first. */
struct candidates {
	struct arena *arena;
	struct near_pair *pairs;
	size_t count, capacity;
	uint32_t earlier; /* texts of the earlier plan */
};

static void
take_near(void *ctx, const struct near_pair *pair)
{
	struct candidates *c = ctx;

	if (pair->a >= c->earlier || pair->b < c->earlier)
		return;
	c->pairs = arena_grow(c->arena, c->pairs, c->count, &c->capacity, c->count + 1, sizeof(*c->pairs));
	c->pairs[c->count++] = *pair;
}

/* The nearest first; of equals, the first. */
static int
compare_near(const void *x, const void *y)
{
	const struct near_pair *a = x, *b = y;
	uint64_t one = (uint64_t)a->common * b->all, other = (uint64_t)b->common * a->all;

	if (one != other)
		return one > other ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

/* Activities of a unit that have a text and no partner. */
static uint32_t
list_left(const struct pairer *p, enum side side, uint32_t unit, uint32_t *out)
{
	const struct plan_unit *u = &p->plans[side]->units[unit];
	uint32_t n = 0;

	for (uint32_t i = u->first; i < u->first + u->count; i++)
		if (p->partner[side][i] == PAIRING_NONE && p->texts.texts[p->text[side][i]].length > 0)
			out[n++] = i;
	return n;
}

static void
pair_near_in(struct pairer *p, uint32_t unit, uint32_t *list, const char **texts)
{
	const uint32_t earlier = list_left(p, BEFORE, p->unit_before[unit], list);
	const uint32_t later = earlier > 0 ? list_left(p, NOW, unit, list + earlier) : 0;
	struct candidates found = {.arena = arena_open_beside(p->scratch), .earlier = earlier};

	for (uint32_t i = 0; i < earlier + later && later > 0; i++)
		texts[i] = p->texts.texts[p->text[i < earlier ? BEFORE : NOW][list[i]]].text;
	if (later > 0)
		near_find(found.arena, texts, earlier + later, take_near, &found);
	if (found.count > 0)
		qsort(found.pairs, found.count, sizeof(*found.pairs), compare_near);
	for (size_t i = 0; i < found.count; i++) {
		uint32_t before = list[found.pairs[i].a], now = list[found.pairs[i].b];

		if (p->partner[BEFORE][before] == PAIRING_NONE && p->partner[NOW][now] == PAIRING_NONE)
			pair(p, before, now, PAIRED_BY_NEAR_TEXT);
	}
	arena_close(found.arena);
}

static void
pair_near(struct pairer *p)
{
	const size_t most = p->plans[BEFORE]->activity_count + p->plans[NOW]->activity_count;
	uint32_t *list = ARENA_ARRAY(p->scratch, uint32_t, most);
	const char **texts = ARENA_ARRAY(p->scratch, const char *, most);

	for (uint32_t u = 0; u < p->plans[NOW]->unit_count; u++)
		if (p->unit_before[u] != PAIRING_NONE)
			pair_near_in(p, u, list, texts);
}

/* ---- all ---- */

static uint32_t *
none_of(struct arena *arena, size_t n)
{
	uint32_t *list = ARENA_ARRAY(arena, uint32_t, n);

	if (n > 0)
		memset(list, 0xFF, n * sizeof(*list));
	return list;
}

static void
open_side(struct pairer *p, struct arena *arena, enum side side)
{
	const struct plan *plan = p->plans[side];
	const size_t n = plan->activity_count;

	p->partner[side] = none_of(arena, n);
	p->code[side] = none_of(p->scratch, n);
	p->text[side] = none_of(p->scratch, n);
	p->line[side] = none_of(p->scratch, n);
	/* Those of a plan that was made are without fault. */
	(void)alias_map_build(p->scratch, plan->aliases, plan->alias_count, plan_key, &p->aliases[side],
	    NULL);
}

void
pairing_find(struct arena *arena, const struct plan *before, const struct plan *now, struct pairing *out)
{
	struct pairer p = {.scratch = arena_open_beside(arena), .plans = {before, now}};

	intern_init(&p.codes, p.scratch);
	intern_init(&p.texts, p.scratch);
	intern_init(&p.lines, p.scratch);
	p.unit_before = ARENA_ARRAY(arena, uint32_t, now->unit_count);
	p.unit_now = ARENA_ARRAY(arena, uint32_t, before->unit_count);
	p.step = ARENA_ARRAY(arena, enum pairing_step, now->activity_count);
	p.next = ARENA_ARRAY(p.scratch, uint32_t,
	    before->activity_count > now->activity_count ? before->activity_count : now->activity_count);
	open_side(&p, arena, BEFORE);
	open_side(&p, arena, NOW);
	pair_units(&p);
	read_codes(&p);
	read_texts(&p);
	if (p.codes.count > 0)
		pair_by_code(&p);
	pair_equal(&p, LOOK_TEXT_AND_LINE);
	pair_equal(&p, LOOK_TEXT);
	if (p.codes.count > 0)
		pair_equal(&p, LOOK_CODE);
	pair_near(&p);
	*out = (struct pairing){p.unit_before, p.unit_now, p.partner[NOW], p.partner[BEFORE], p.step};
	arena_close(p.scratch);
}

/* What the number becomes by one, and that by the other. */
static const uint32_t *
lead_on(struct arena *arena, size_t n, const uint32_t *by, const uint32_t *then)
{
	uint32_t *out = ARENA_ARRAY(arena, uint32_t, n);

	for (size_t i = 0; i < n; i++)
		out[i] = by[i] == PAIRING_NONE ? PAIRING_NONE : then[by[i]];
	return out;
}

void
pairing_join(struct arena *arena, const struct plan *before, const struct pairing *first,
    const struct pairing *second, const struct plan *now, struct pairing *out)
{
	enum pairing_step *step = ARENA_ARRAY(arena, enum pairing_step, now->activity_count);

	*out = (struct pairing){
	    .unit_before = lead_on(arena, now->unit_count, second->unit_before, first->unit_before),
	    .unit_now = lead_on(arena, before->unit_count, first->unit_now, second->unit_now),
	    .before = lead_on(arena, now->activity_count, second->before, first->before),
	    .now = lead_on(arena, before->activity_count, first->now, second->now),
	    .step = step,
	};
	/* The less sure of both. */
	for (size_t i = 0; i < now->activity_count; i++) {
		const enum pairing_step a = second->step[i];
		const enum pairing_step b =
		    second->before[i] == PAIRING_NONE ? PAIRED_NOT : first->step[second->before[i]];

		step[i] = out->before[i] == PAIRING_NONE ? PAIRED_NOT : a > b ? a : b;
	}
}

/* Adds the direct partners of those that neither side has one of, but where only their texts are near. */
static void
take_direct(const struct pairing *direct, size_t n, uint32_t *before, uint32_t *now, enum pairing_step *step)
{
	for (size_t i = 0; i < n; i++) {
		const uint32_t of = direct->before[i];

		if (before[i] != PAIRING_NONE || of == PAIRING_NONE || now[of] != PAIRING_NONE ||
		    direct->step[i] == PAIRED_BY_NEAR_TEXT)
			continue;
		before[i] = of;
		now[of] = (uint32_t)i;
		step[i] = direct->step[i];
	}
}

void
pairing_complete(struct arena *arena, const struct plan *before, const struct plan *now, struct pairing *out)
{
	struct pairing direct;
	uint32_t *of = ARENA_ARRAY(arena, uint32_t, now->activity_count);
	uint32_t *became = ARENA_ARRAY(arena, uint32_t, before->activity_count);
	enum pairing_step *step = ARENA_ARRAY(arena, enum pairing_step, now->activity_count);

	pairing_find(arena, before, now, &direct);
	for (size_t i = 0; i < now->activity_count; i++) {
		of[i] = out->before[i];
		step[i] = out->step[i];
	}
	for (size_t i = 0; i < before->activity_count; i++)
		became[i] = out->now[i];
	take_direct(&direct, now->activity_count, of, became, step);
	*out = (struct pairing){direct.unit_before, direct.unit_now, of, became, step};
}

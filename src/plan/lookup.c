#include "plan/lookup.h"

static void
add_codes(struct lookup *c)
{
	const struct plan *plan = c->plan;

	intern_init(&c->codes, c->arena);
	c->group_of = ARENA_ARRAY(c->arena, uint32_t, plan->group_count);
	for (uint32_t k = 0; k < plan->group_count; k++) {
		if (plan->groups[k].coded)
			c->group_of[intern_add(&c->codes, plan->groups[k].key, strlen(plan->groups[k].key))] =
			    k;
	}
}

static const char *
text_key(const struct lookup *c, const char *text, size_t n)
{
	return alias_of(&c->aliases, plan_key(c->arena, text, n));
}

/* The normal form of each spelling is found once. */
static void
add_texts(struct lookup *c)
{
	const struct plan *plan = c->plan;
	uint32_t *number = ARENA_ARRAY(c->arena, uint32_t, plan->activity_count); /* of each spelling */
	struct intern spellings;

	intern_init(&spellings, c->arena);
	intern_init(&c->texts, c->arena);
	c->text_of = ARENA_ARRAY(c->arena, uint32_t, plan->activity_count);
	for (size_t i = 0; i < plan->activity_count; i++) {
		const struct sheet_cell *name = activity_name(&plan->activities[i]);
		uint32_t known = spellings.count, spelling;

		c->text_of[i] = INTERN_NONE;
		if (name == NULL || sheet_length(name) == 0)
			continue;
		spelling = intern_add(&spellings, sheet_text(name), sheet_length(name));
		if (spelling == known) {
			const char *key = text_key(c, sheet_text(name), sheet_length(name));

			number[spelling] =
			    key[0] != '\0' ? intern_add(&c->texts, key, strlen(key)) : INTERN_NONE;
		}
		c->text_of[i] = number[spelling];
	}
}

void
lookup_init(struct lookup *c, struct arena *arena, const struct plan *plan)
{
	*c = (struct lookup){.arena = arena, .plan = plan};
	alias_map_build(arena, plan->aliases, plan->alias_count, plan_key, &c->aliases, NULL);
	add_codes(c);
	add_texts(c);
}

struct lookup_name
lookup_find(const struct lookup *c, const char *name)
{
	const char *code = plan_code_key(c->arena, name, strlen(name));
	const char *text = text_key(c, name, strlen(name));
	uint32_t number = intern_find(&c->codes, code, strlen(code));

	return (struct lookup_name){
	    .group = number != INTERN_NONE ? c->group_of[number] : UINT32_MAX,
	    .text = intern_find(&c->texts, text, strlen(text)),
	};
}

struct lookup_name
lookup_of(const struct lookup *c, uint32_t activity)
{
	uint32_t group = c->plan->activities[activity].group;
	bool coded = group != UINT32_MAX && c->plan->groups[group].coded;

	return (struct lookup_name){.group = coded ? group : UINT32_MAX, .text = c->text_of[activity]};
}

bool
lookup_match(const struct lookup *c, struct lookup_name name, uint32_t activity)
{
	struct lookup_name own = lookup_of(c, activity);

	return (name.group != UINT32_MAX && name.group == own.group) ||
	    (name.text != INTERN_NONE && name.text == own.text);
}

#include "base/intern.h"

void
intern_init(struct intern *set, struct arena *arena)
{
	*set = (struct intern){.arena = arena};
}

static uint32_t
find(const struct intern *set, const char *text, size_t n, uint32_t hash)
{
	uint32_t number;

	for (size_t at = hash_start(hash); (number = hash_index_at(&set->index, at)) != HASH_NONE; at++) {
		const struct intern_text *there = &set->texts[number];

		if (there->hash == hash && there->length == n && memcmp(there->text, text, n) == 0)
			break;
	}
	return number;
}

static uint32_t
hash_of(const void *texts, uint32_t number)
{
	return ((const struct intern_text *)texts)[number].hash;
}

uint32_t
intern_add(struct intern *set, const char *text, size_t n)
{
	uint32_t hash = hash_bytes(text, n);
	uint32_t number = find(set, text, n, hash);

	if (number != HASH_NONE)
		return number;
	set->texts = arena_grow(set->arena, set->texts, set->count, &set->capacity, (size_t)set->count + 1,
	    sizeof(*set->texts));
	set->texts[set->count] = (struct intern_text){text, (uint32_t)n, hash};
	set->count++;
	return hash_index_add(&set->index, set->arena, hash, hash_of, set->texts);
}

uint32_t
intern_add_lasting(struct intern *set, const char *text, size_t n)
{
	struct intern_recent *recent;

	if (set->recent == NULL)
		set->recent = ARENA_ARRAY(set->arena, struct intern_recent, INTERN_RECENT);
	/* Texts in arenas are aligned. */
	recent = &set->recent[(uintptr_t)text / 16 & (INTERN_RECENT - 1)];
	if (recent->text != text)
		*recent = (struct intern_recent){text, intern_add(set, text, n)};
	return recent->number;
}

uint32_t
intern_copy(struct intern *set, struct arena *arena, const char *text, size_t n)
{
	uint32_t known = set->count;
	uint32_t number = intern_add(set, text, n);

	if (number == known)
		set->texts[number].text = arena_strndup(arena, text, n);
	return number;
}

uint32_t
intern_address(struct intern *set, const void *address)
{
	return intern_copy(set, set->arena, (const char *)&address, sizeof address);
}

uint32_t
intern_find(const struct intern *set, const char *text, size_t n)
{
	return find(set, text, n, hash_bytes(text, n));
}

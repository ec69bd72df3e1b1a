#include "base/intern.h"

#define SLOTS_MIN 64

void
intern_init(struct intern *set, struct arena *arena)
{
	*set = (struct intern){.arena = arena};
}

/* Eight bytes at a time, each mixed in by a multiplication whose halves are folded together. */
static uint32_t
hash_of(const char *text, size_t n)
{
	uint64_t hash = n ^ 0x9E3779B97F4A7C15u;

	while (n > 0) {
		size_t taken = n < 8 ? n : 8;
		uint64_t word = 0;

		memcpy(&word, text, taken);
		hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
		hash ^= hash >> 32;
		text += taken;
		n -= taken;
	}
	hash *= 0xD6E8FEB86659FD93u;
	return (uint32_t)(hash >> 32);
}

/* The slot that holds the text, or the free one where it belongs. */
static size_t
slot_of(const struct intern *set, const char *text, size_t n, uint32_t hash)
{
	size_t mask = set->slot_count - 1;
	size_t slot = hash & mask;

	for (; set->slots[slot] != INTERN_NONE; slot = (slot + 1) & mask) {
		const struct intern_text *there = &set->texts[set->slots[slot]];

		if (there->hash == hash && there->length == n && memcmp(there->text, text, n) == 0)
			break;
	}
	return slot;
}

static void
grow(struct intern *set)
{
	set->slot_count = set->slot_count == 0 ? SLOTS_MIN : set->slot_count * 2;
	set->slots = ARENA_ARRAY(set->arena, uint32_t, set->slot_count);
	memset(set->slots, 0xFF, set->slot_count * sizeof(*set->slots));
	for (uint32_t i = 0; i < set->count; i++) {
		size_t slot = set->texts[i].hash & (set->slot_count - 1);

		while (set->slots[slot] != INTERN_NONE)
			slot = (slot + 1) & (set->slot_count - 1);
		set->slots[slot] = i;
	}
}

uint32_t
intern_add(struct intern *set, const char *text, size_t n)
{
	uint32_t hash = hash_of(text, n);
	size_t slot;

	if ((size_t)set->count * 2 >= set->slot_count)
		grow(set);
	slot = slot_of(set, text, n, hash);
	if (set->slots[slot] == INTERN_NONE) {
		set->texts = arena_grow(set->arena, set->texts, set->count, &set->capacity,
		    (size_t)set->count + 1, sizeof(*set->texts));
		set->texts[set->count] = (struct intern_text){text, (uint32_t)n, hash};
		set->slots[slot] = set->count++;
	}
	return set->slots[slot];
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
intern_find(const struct intern *set, const char *text, size_t n)
{
	if (set->count == 0)
		return INTERN_NONE;
	return set->slots[slot_of(set, text, n, hash_of(text, n))];
}

#include "base/hash.h"

#include <string.h>

#define SLOTS_MIN 64

/* Each piece is mixed in by a multiplication whose halves are folded together. */
uint32_t
hash_bytes(const void *bytes, size_t n)
{
	const char *at = bytes;
	uint64_t hash = n ^ 0x9E3779B97F4A7C15u;

	while (n > 0) {
		size_t taken = n < 8 ? n : 8;
		uint64_t word = 0;

		memcpy(&word, at, taken);
		hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
		hash ^= hash >> 32;
		at += taken;
		n -= taken;
	}
	hash *= 0xD6E8FEB86659FD93u;
	return (uint32_t)(hash >> 32);
}

static void
put(struct hash_index *index, uint32_t hash, uint32_t number)
{
	size_t at = hash_start(hash);

	while (index->slots[at & index->mask] != HASH_NONE)
		at++;
	index->slots[at & index->mask] = number;
}

static void
grow(struct hash_index *index, struct arena *arena, hash_of_entry *hash_of, const void *entries)
{
	size_t size = index->slots == NULL ? SLOTS_MIN : 2 * (index->mask + 1);

	index->slots = ARENA_ARRAY(arena, uint32_t, size);
	memset(index->slots, 0xFF, size * sizeof(*index->slots));
	index->mask = size - 1;
	for (uint32_t i = 0; i < index->count; i++)
		put(index, hash_of(entries, i), i);
}

uint32_t
hash_index_add(struct hash_index *index, struct arena *arena, uint32_t hash, hash_of_entry *hash_of,
    const void *entries)
{
	if (index->slots == NULL || 2 * (size_t)index->count > index->mask)
		grow(index, arena, hash_of, entries);
	put(index, hash, index->count);
	return index->count++;
}

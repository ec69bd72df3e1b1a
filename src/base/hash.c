#include "base/hash.h"

#define SLOTS_MIN 64

/* Each piece is mixed in by a multiplication whose halves are folded together. */
static inline uint64_t
mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
	return hash ^ hash >> 32;
}

uint32_t
hash_bytes(const void *bytes, size_t n)
{
	const char *at = bytes;
	uint64_t hash = n ^ 0x9E3779B97F4A7C15u, word;

	for (; n >= 8; n -= 8, at += 8) {
		memcpy(&word, at, 8);
		hash = mix(hash, word);
	}
	if (n > 0)
		hash = mix(hash, hash_few_bytes(at, n));
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

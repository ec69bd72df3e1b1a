/*
 * What every table that is looked up by a key is made of: hashes, and an index of entries by them.
 *
 * Entries are the caller's, in an array of its own, numbered from 0 in the order in which they were added;
 * each keeps the hash of its key.  The index has their numbers only, so keys may be anything.  It is an open
 * addressing with linear probing, at most half full.  Nothing is ever taken out.
 *
 *	for (size_t at = hash_start(hash); (i = hash_index_at(&index, at)) != HASH_NONE; at++)
 *		if (entries[i].hash == hash && is_same(&entries[i], wanted))
 *			break;
 *
 * finds an entry, or HASH_NONE.  Tables of texts and addresses are base/intern.h; one is made of this where
 * the key has several parts, or its hash is had without reading it again.
 *
 * Hashes are not for files: they differ between machines.
 */
#ifndef PLIEGO_BASE_HASH_H
#define PLIEGO_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define HASH_NONE UINT32_MAX

/* Of n bytes, eight at a time. */
uint32_t hash_bytes(const void *, size_t n);

/* At most eight bytes as a number, which only those have of as many bytes. */
static inline uint64_t
hash_few_bytes(const char *at, size_t n)
{
	uint64_t word = 0;
	uint32_t first, last;

	if (n >= 4) {
		memcpy(&first, at, 4);
		memcpy(&last, at + n - 4, 4);
		return (uint64_t)first << 32 | last;
	}
	for (size_t i = 0; i < n; i++)
		word = word << 8 | (unsigned char)at[i];
	return word;
}

/* A hash with one more part of the key mixed in. */
static inline uint32_t
hash_mix(uint32_t hash, uint64_t part)
{
	uint64_t mixed = (hash ^ part) * 0xD6E8FEB86659FD93u;

	return (uint32_t)(mixed >> 32 ^ mixed);
}

/* Of bytes that come one after another (FNV-1a): begins with HASH_OF_NOTHING. */
#define HASH_OF_NOTHING 2166136261u

static inline uint32_t
hash_add_byte(uint32_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 16777619u;
}

/* All zeroes: empty. */
struct hash_index {
	uint32_t *slots; /* numbers of entries, or HASH_NONE; NULL: none yet */
	size_t mask;     /* one less than their number, a power of two */
	uint32_t count;  /* of entries */
};

/* Where the search for a hash starts; it goes on at the next place. */
static inline size_t
hash_start(uint32_t hash)
{
	return hash ^ hash >> 15;
}

/* The number of the entry there; HASH_NONE: the search ends, there is no such entry. */
static inline uint32_t
hash_index_at(const struct hash_index *index, size_t at)
{
	return index->slots == NULL ? HASH_NONE : index->slots[at & index->mask];
}

/* The hash of an entry that is in the index already. */
typedef uint32_t hash_of_entry(const void *entries, uint32_t number);

/* Adds an entry whose key has that hash and was not found; its number.  Slots live in the arena. */
uint32_t hash_index_add(struct hash_index *, struct arena *, uint32_t hash, hash_of_entry *,
    const void *entries);

#endif

#include <criterion/criterion.h>

#include "base/hash.h"
#include "support.h"

/* Entries of a table whose keys are numbers, and whose hashes may be all the same. */
struct entry {
	uint32_t hash;
	unsigned key;
};

static uint32_t
hash_of(const void *entries, uint32_t number)
{
	return ((const struct entry *)entries)[number].hash;
}

static uint32_t
find(const struct hash_index *index, const struct entry *entries, struct entry wanted)
{
	uint32_t i;

	for (size_t at = hash_start(wanted.hash); (i = hash_index_at(index, at)) != HASH_NONE; at++)
		if (entries[i].hash == wanted.hash && entries[i].key == wanted.key)
			break;
	return i;
}

Test(base_hash, an_index_finds_what_was_added_though_hashes_be_alike)
{
	static const uint32_t masks[] = {UINT32_MAX, 0xF, 0};
	static struct entry entries[3000];

	for (size_t m = 0; m < 3; m++) {
		struct arena *arena = support_arena();
		struct hash_index index = {0};
		unsigned n = masks[m] == UINT32_MAX ? 3000 : 300;

		for (unsigned i = 0; i < n; i++) {
			entries[i] = (struct entry){hash_mix(HASH_OF_NOTHING, i) & masks[m], i};
			cr_assert_eq(find(&index, entries, entries[i]), HASH_NONE);
			cr_assert_eq(hash_index_add(&index, arena, entries[i].hash, hash_of, entries), i);
			cr_assert_leq(2 * (size_t)index.count, index.mask + 1, "at most half full");
		}
		for (unsigned i = 0; i < n; i++)
			cr_assert_eq(find(&index, entries, entries[i]), i);
		arena_close(arena);
	}
}

Test(base_hash, of_bytes_and_of_parts)
{
	/* FNV-1a, 32 bits: its published test vectors. */
	cr_assert_eq(hash_add_byte(HASH_OF_NOTHING, 'a'), 0xE40C292Cu);
	cr_assert_eq(hash_add_byte(hash_add_byte(HASH_OF_NOTHING, 'f'), 'o'), 0x6222E842u);
	cr_assert_neq(hash_bytes("", 0), hash_bytes("\0", 1));
	cr_assert_neq(hash_bytes("12345678", 8), hash_bytes("12345678\0", 9));
	cr_assert_eq(hash_bytes("abc", 3), hash_bytes("abcd", 3));
	cr_assert_neq(hash_mix(1, 2), hash_mix(2, 2));
	cr_assert_neq(hash_mix(1, 2), hash_mix(1, (uint64_t)2 << 32), "all bits of a part count");
}

/* Texts of so few bytes are known by this number alone. */
Test(base_hash, few_bytes_of_one_length_are_one_number_each)
{
	char text[9] = "abcdefgh";

	for (size_t n = 0; n <= 8; n++) {
		uint64_t number = hash_few_bytes(text, n);

		for (size_t i = 0; i < n; i++) {
			text[i]++;
			cr_assert_neq(hash_few_bytes(text, n), number, "byte %zu of %zu", i, n);
			text[i]--;
		}
	}
}

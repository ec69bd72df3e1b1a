#include <criterion/criterion.h>
#include <setjmp.h>
#include <stdint.h>

#include "base/arena.h"
#include "support.h"

Test(base_arena, gives_zeroed_aligned_memory_that_does_not_overlap)
{
	static const size_t sizes[] = {1, 7, 16, 100, 4096, 70000, 3, 2000000, 0, 17};
	struct arena *arena = support_arena();
	char *given[10][50];

	for (size_t i = 0; i < 10; i++) {
		for (size_t j = 0; j < 50; j++) {
			char *p = arena_alloc(arena, sizes[i], 1);

			cr_assert_eq((uintptr_t)p % _Alignof(max_align_t), 0);
			for (size_t k = 0; k < sizes[i]; k++)
				cr_assert_eq(p[k], 0);
			memset(p, (int)(i * 50 + j) % 255 + 1, sizes[i]);
			given[i][j] = p;
		}
	}
	for (size_t i = 0; i < 10; i++)
		for (size_t j = 0; j < 50; j++)
			for (size_t k = 0; k < sizes[i]; k++)
				cr_assert_eq((unsigned char)given[i][j][k], (i * 50 + j) % 255 + 1);
	arena_close(arena);
}

/* The allocator gives again what was filled and freed before. */
Test(base_arena, gives_zeroed_memory_where_another_one_was)
{
	for (int round = 0; round < 3; round++) {
		struct arena *arena = support_arena();

		for (size_t n = 1; n < 100000; n += n / 7 + 1) {
			char *p = arena_alloc(arena, n, 1);

			for (size_t k = 0; k < n; k++)
				cr_assert_eq(p[k], 0, "byte %zu of %zu in round %d", k, n, round);
			memset(p, 0xFF, n);
		}
		arena_close(arena);
	}
}

Test(base_arena, counts_what_it_hands_out)
{
	struct arena *arena = support_arena();

	arena_alloc(arena, 3, 10);
	arena_strdup(arena, "abc");
	cr_assert_eq(arena_used(arena), 34);
	arena_close(arena);
}

Test(base_arena, a_big_object_does_not_waste_the_current_chunk)
{
	struct arena *arena = support_arena();
	char *before = arena_alloc(arena, 1, 16);
	char *after;

	arena_alloc(arena, 1, 5000000);
	after = arena_alloc(arena, 1, 16);
	cr_assert(after > before && after - before < 64, "the next small one follows the one before");
	arena_close(arena);
}

Test(base_arena, grow_keeps_the_first_ones_and_zeroes_the_rest)
{
	struct arena *arena = support_arena();
	size_t capacity = 0;
	int *numbers = arena_grow(arena, NULL, 0, &capacity, 1, sizeof(int));

	cr_assert_eq(capacity, 8);
	for (int i = 0; i < 8; i++)
		numbers[i] = i + 1;
	cr_assert_eq(arena_grow(arena, numbers, 8, &capacity, 8, sizeof(int)), numbers, "room enough");
	/* Only five of them count. */
	numbers = arena_grow(arena, numbers, 5, &capacity, 9, sizeof(int));
	cr_assert_eq(capacity, 16);
	for (int i = 0; i < 16; i++)
		cr_assert_eq(numbers[i], i < 5 ? i + 1 : 0);
	numbers = arena_grow(arena, numbers, 5, &capacity, 1000, sizeof(int));
	cr_assert_eq(capacity, 1000);
	cr_assert_eq(numbers[4], 5);
	arena_close(arena);
}

Test(base_arena, copies_strings)
{
	struct arena *arena = support_arena();
	char source[] = "uno\0dos";
	char *copy = arena_strndup(arena, source, 7);

	source[0] = 'X';
	cr_assert_eq(memcmp(copy, "uno\0dos\0", 8), 0);
	cr_assert_str_eq(arena_strdup(arena, ""), "");
	cr_assert_str_eq(arena_strndup(arena, "meta", 2), "me");
	cr_assert_str_eq(arena_printf(arena, "%s-%03d", "PAT", 7), "PAT-007");
	cr_assert_eq(strlen(arena_printf(arena, "%70000d", 1)), 70000);
	arena_close(arena);
}

static jmp_buf out;
static size_t asked;

static void
jump_out(void *ctx, size_t size)
{
	*(size_t *)ctx = size;
	longjmp(out, 1);
}

Test(base_arena, calls_the_handler_when_a_size_overflows)
{
	struct arena *arena = arena_open(jump_out, &asked);

	if (setjmp(out) == 0) {
		arena_alloc(arena, SIZE_MAX / 4 + 1, 4);
		cr_assert_fail("got four quarters of the address space as nothing");
	}
	cr_assert_eq(asked, SIZE_MAX);
	if (setjmp(out) == 0) {
		arena_alloc(arena, 1, SIZE_MAX - 3);
		cr_assert_fail("rounding up overflowed");
	}
	if (setjmp(out) == 0)
		arena_out_of_memory(arena, 12);
	cr_assert_eq(asked, 12);
	/* It is still of use: the handler may free other things and close it. */
	cr_assert_not_null(arena_alloc(arena, 1, 1));
	arena_close(arena);
}

Test(base_arena, takes_over_what_another_handed_out)
{
	struct arena *arena = support_arena(), *other = support_arena();
	char *first = arena_strdup(arena, "first"), *taken = arena_strdup(other, "taken"), *large;

	large = arena_alloc(other, 4 * 1024 * 1024, 1);
	memset(large, 'x', 4 * 1024 * 1024);
	arena_join(arena, other);
	cr_expect_eq(arena_used(arena), strlen("first") + strlen("taken") + 2 + 4 * 1024 * 1024);
	/* Both go on as before. */
	for (int i = 0; i < 100000; i++)
		arena_strdup(arena, "more");
	cr_expect_str_eq(first, "first");
	cr_expect_str_eq(taken, "taken");
	cr_expect_eq(large[4 * 1024 * 1024 - 1], 'x');
	/* One that has handed out nothing, and into one. */
	other = support_arena();
	arena_join(arena, support_arena());
	arena_join(other, arena);
	cr_expect_str_eq(taken, "taken");
	cr_expect_str_eq(arena_strdup(other, "last"), "last");
	arena_close(other);
}

Test(base_arena, is_renewed_once_it_has_come_to_64_kilobytes)
{
	struct arena *arena = support_arena();

	(void)arena_alloc(arena, 65536, 1);
	arena_renew(&arena);
	cr_expect_eq(arena_used(arena), 65536);
	(void)arena_alloc(arena, 1, 1);
	arena_renew(&arena);
	cr_expect_eq(arena_used(arena), 0);
	arena_close(arena);
}

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Chunks grow from the first to the last of these; what doesn't go well with them gets a chunk of its own.
 * The first is small: many arenas last no longer than a page.
 */
#define CHUNK_MIN ((size_t)4 * 1024)
#define CHUNK_MAX ((size_t)1024 * 1024)
#define RENEWED_AT 65536

/*
 * What is handed out is zeroed.  Chunks are cleared piece by piece as they fill: few become full.  A large
 * object of its own is not, as the system has it zeroed, as a rule, and much of it may not be used.
 */
#define LARGE ((size_t)64 * 1024)
#define CLEARED_AT_ONCE ((size_t)1024)

#define ALIGNMENT _Alignof(max_align_t)

/*
 * Under AddressSanitizer, what is not handed out is poisoned and objects stand apart, so that running past
 * the end of one is caught as it would be for malloc.
 */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define REDZONE ALIGNMENT
#define CLEARED_LATE false /* what is poisoned can't be cleared */
#else
#define CLEARED_LATE true
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define REDZONE 0
#endif

struct chunk {
	struct chunk *next;
	size_t used;
	size_t size;    /* of data */
	size_t cleared; /* so much of it */
	_Alignas(max_align_t) char data[];
};

struct arena {
	struct chunk *current; /* the others are behind it */
	size_t next_size;
	size_t used;
	arena_oom_fn *oom;
	void *oom_ctx;
};

struct arena *
arena_open(arena_oom_fn *oom, void *ctx)
{
	struct arena *arena = calloc(1, sizeof(*arena));

	if (arena == NULL)
		return NULL;
	arena->next_size = CHUNK_MIN;
	arena->oom = oom;
	arena->oom_ctx = ctx;
	return arena;
}

void
arena_close(struct arena *arena)
{
	struct chunk *chunk, *next;

	if (arena == NULL)
		return;
	for (chunk = arena->current; chunk != NULL; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	free(arena);
}

_Noreturn void
arena_out_of_memory(const struct arena *arena, size_t size)
{
	if (arena->oom != NULL)
		arena->oom(arena->oom_ctx, size);
	/* Not exit(): nobody may go on, or tidy up, with what wasn't there. */
	__builtin_trap();
}

struct arena *
arena_open_beside(const struct arena *arena)
{
	struct arena *beside = arena_open(arena->oom, arena->oom_ctx);

	if (beside == NULL)
		arena_out_of_memory(arena, sizeof(*beside));
	return beside;
}

void
arena_renew(struct arena **arena)
{
	struct arena *old = *arena;

	if (arena_used(old) <= RENEWED_AT)
		return;
	*arena = arena_open_beside(old);
	arena_close(old);
}

void
arena_join(struct arena *arena, struct arena *other)
{
	struct chunk **last = arena->current != NULL ? &arena->current->next : &arena->current;

	/* Behind the current one, which still has room. */
	while (*last != NULL)
		last = &(*last)->next;
	*last = other->current;
	arena->used += other->used;
	free(other);
}

static struct chunk *
open_chunk(size_t size, bool late)
{
	struct chunk *chunk = late ? malloc(sizeof(*chunk) + size) : calloc(1, sizeof(*chunk) + size);

	if (chunk != NULL)
		*chunk = (struct chunk){.size = size, .cleared = late ? 0 : size};
	return chunk;
}

/* Clears it as far as it is used, and some more. */
static void
clear_used(struct chunk *chunk)
{
	while (chunk->cleared < chunk->used) {
		size_t left = chunk->size - chunk->cleared,
		       n = left < CLEARED_AT_ONCE ? left : CLEARED_AT_ONCE;

		memset(chunk->data + chunk->cleared, 0, n);
		chunk->cleared += n;
	}
}

/* The chunk to take `need` bytes from. */
static struct chunk *
add_chunk(struct arena *arena, size_t need)
{
	bool apart = need > arena->next_size / 4;
	size_t size = apart ? need : arena->next_size;
	struct chunk *chunk;

	if (size > SIZE_MAX - sizeof(*chunk))
		arena_out_of_memory(arena, size);
	chunk = open_chunk(size, CLEARED_LATE && (!apart || size < LARGE));
	if (chunk == NULL)
		arena_out_of_memory(arena, size);
	ASAN_POISON_MEMORY_REGION(chunk->data, size);
	if (apart && arena->current != NULL) {
		/* Full from the start: the current one still has room for small things. */
		chunk->next = arena->current->next;
		arena->current->next = chunk;
		return chunk;
	}
	chunk->next = arena->current;
	arena->current = chunk;
	if (!apart && arena->next_size < CHUNK_MAX)
		arena->next_size *= 2;
	return chunk;
}

void *
arena_alloc(struct arena *arena, size_t n, size_t size)
{
	struct chunk *chunk = arena->current;
	size_t bytes, room;
	char *data;

	if (__builtin_mul_overflow(n, size, &bytes) || bytes > SIZE_MAX / 2)
		arena_out_of_memory(arena, SIZE_MAX);
	if (bytes == 0)
		bytes = 1;
	room = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + REDZONE;
	if (chunk == NULL || room > chunk->size - chunk->used)
		chunk = add_chunk(arena, room);
	data = chunk->data + chunk->used;
	ASAN_UNPOISON_MEMORY_REGION(data, bytes);
	chunk->used += room;
	clear_used(chunk);
	arena->used += bytes;
	return data;
}

void *
arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t want, size_t size)
{
	size_t grown = *capacity <= SIZE_MAX / 2 ? *capacity * 2 : SIZE_MAX;
	void *copy;

	if (array != NULL && *capacity >= want)
		return array;
	if (grown < 8)
		grown = 8;
	if (grown < want)
		grown = want;
	copy = arena_alloc(arena, grown, size);
	if (array != NULL)
		memcpy(copy, array, count * size);
	*capacity = grown;
	return copy;
}

char *
arena_strndup(struct arena *arena, const char *s, size_t n)
{
	char *copy;

	if (n == SIZE_MAX)
		arena_out_of_memory(arena, n);
	copy = arena_alloc(arena, n + 1, 1);
	if (n > 0)
		memcpy(copy, s, n);
	return copy;
}

char *
arena_strdup(struct arena *arena, const char *s)
{
	return arena_strndup(arena, s, strlen(s));
}

char *
arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list ap;
	char *text;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	/* Only a result past INT_MAX or no memory can make it fail: the formats are literals. */
	if (n < 0)
		arena_out_of_memory(arena, SIZE_MAX);
	text = arena_alloc(arena, (size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(text, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return text;
}

size_t
arena_used(const struct arena *arena)
{
	return arena->used;
}

/*
 * An arena hands out memory that is freed all at once.
 *
 * Every job has one; whatever a stage returns lives in it unless its header says otherwise.  Allocation
 * never returns NULL: when memory runs out, or a size overflows, the arena calls its out-of-memory
 * handler, which must not return (main.c ends the program there, after cleaning up).  One that does return
 * traps.
 */
#ifndef PLIEGO_BASE_ARENA_H
#define PLIEGO_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Called with the size asked for.  Must not return. */
typedef void arena_oom_fn(void *ctx, size_t size);

/* Returns NULL when even the arena itself can't be had. */
struct arena *arena_open(arena_oom_fn *, void *ctx);
void arena_close(struct arena *);

/* One more arena with the same handler, for what is needed for a while only.  Never NULL. */
struct arena *arena_open_beside(const struct arena *);

/* For what is needed for a row, over and over: closes it and opens another once it has come to 64 KB. */
void arena_renew(struct arena **);

/* Takes over all that was handed out by the other one, which ends. */
void arena_join(struct arena *, struct arena *other);

/* Zeroed memory for n objects of the given size, aligned for any type.  n * size is checked. */
void *arena_alloc(struct arena *, size_t n, size_t size);

/*
 * Grows an array that lives in the arena: returns room for at least `want` objects of the given size, with
 * the first `count` of them copied over and the rest zeroed; the array itself when *capacity is enough.
 * Doubles, so appending is linear; the old copy stays behind in the arena.
 */
void *arena_grow(struct arena *, void *array, size_t count, size_t *capacity, size_t want, size_t size);

/* NUL-terminated copy of n bytes; may hold NULs itself. */
char *arena_strndup(struct arena *, const char *, size_t n);
char *arena_strdup(struct arena *, const char *);
char *arena_printf(struct arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* For memory that others could not get: calls the handler with the size, 0 when it isn't known. */
_Noreturn void arena_out_of_memory(const struct arena *, size_t size);

/* Bytes handed out so far. */
size_t arena_used(const struct arena *);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc((arena), (n), sizeof(type)))

#endif

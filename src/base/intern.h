/*
 * A set of distinct texts, numbered by first appearance.
 *
 * Texts are borrowed, but for those that the set copies: they must outlive it.  Nothing is ever taken out.
 * Adding texts takes time linear in their bytes.
 */
#ifndef PLIEGO_BASE_INTERN_H
#define PLIEGO_BASE_INTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

#define INTERN_NONE HASH_NONE

struct intern_text {
	const char *text;
	uint32_t length;
	uint32_t hash;
};

#define INTERN_RECENT 256 /* a power of two */

/* A text that was asked for lately, by its address. */
struct intern_recent {
	const char *text;
	uint32_t number;
};

struct intern {
	struct arena *arena;
	struct intern_text *texts;
	uint32_t count;
	size_t capacity;
	struct hash_index index;
	struct intern_recent *recent; /* INTERN_RECENT of them, by address; NULL until one is needed */
};

void intern_init(struct intern *, struct arena *);

/* The number of the text, which is added when it is new.  At most UINT32_MAX texts; n < 2^32. */
uint32_t intern_add(struct intern *, const char *, size_t n);

/*
 * The same for texts that stay as they are where they are, and are asked for again and again by the same
 * address, as cells of a sheet are: those are found without a look at the text.
 */
uint32_t intern_add_lasting(struct intern *, const char *, size_t n);

/* The same; a text that is new is copied to the arena given, NUL-terminated. */
uint32_t intern_copy(struct intern *, struct arena *, const char *, size_t n);

/* The number of an address, whatever is there: for a set that has nothing but addresses. */
uint32_t intern_address(struct intern *, const void *);

/* Its number, or INTERN_NONE when it isn't there. */
uint32_t intern_find(const struct intern *, const char *, size_t n);

#endif

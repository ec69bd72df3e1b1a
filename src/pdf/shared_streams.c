#include "pdf/shared_streams.h"

void
shared_streams_init(struct shared_streams *store, struct arena *arena)
{
	*store = (struct shared_streams){.arena = arena};
	intern_init(&store->sources, arena);
	intern_init(&store->subsets, arena);
}

struct packed *
shared_streams_get(struct shared_streams *store, const void *source)
{
	uint32_t number = intern_address(&store->sources, source);

	store->entries = arena_grow(store->arena, store->entries, number, &store->capacity,
	    (size_t)number + 1, sizeof(*store->entries));
	return &store->entries[number];
}

struct packed *
shared_streams_subset(struct shared_streams *store, uint16_t face, const uint32_t glyphs[256])
{
	uint16_t key[1 + 256] = {face};
	uint32_t number;

	for (unsigned code = 0; code < 256; code++)
		key[1 + code] = (uint16_t)glyphs[code];
	number = intern_find(&store->subsets, (const char *)key, sizeof(key));
	if (number != INTERN_NONE)
		return &store->fonts[number];
	if (store->subsets.count == SHARED_SUBSETS_MAX)
		return NULL;
	number = intern_copy(&store->subsets, store->arena, (const char *)key, sizeof(key));
	store->fonts = arena_grow(store->arena, store->fonts, number, &store->font_capacity,
	    (size_t)number + 1, sizeof(*store->fonts));
	return &store->fonts[number];
}

#include "pdf/shared_streams.h"

void
shared_streams_init(struct shared_streams *store, struct arena *arena)
{
	*store = (struct shared_streams){.arena = arena};
	intern_init(&store->sources, arena);
}

struct packed *
shared_streams_get(struct shared_streams *store, const void *source)
{
	uint32_t number = intern_address(&store->sources, source);

	store->entries = arena_grow(store->arena, store->entries, number, &store->capacity,
	    (size_t)number + 1, sizeof(*store->entries));
	return &store->entries[number];
}

#include "pdf/shared_streams.h"

#define CAPACITY_MIN 16

void
shared_streams_init(struct shared_streams *store, struct arena *arena)
{
	*store = (struct shared_streams){.arena = arena};
}

static struct packed *
find(struct packed *table, size_t capacity, const void *source)
{
	size_t i = ((uintptr_t)source >> 4) * (size_t)0x9E3779B97F4A7C15u;

	for (i &= capacity - 1; table[i].source != NULL && table[i].source != source;)
		i = (i + 1) & (capacity - 1);
	return &table[i];
}

static void
grow(struct shared_streams *store)
{
	size_t capacity = store->capacity > 0 ? 2 * store->capacity : CAPACITY_MIN;
	struct packed *table = ARENA_ARRAY(store->arena, struct packed, capacity);

	for (size_t i = 0; i < store->capacity; i++)
		if (store->table[i].source != NULL)
			*find(table, capacity, store->table[i].source) = store->table[i];
	store->table = table;
	store->capacity = capacity;
}

struct packed *
shared_streams_get(struct shared_streams *store, const void *source)
{
	struct packed *packed;

	if (2 * (store->count + 1) > store->capacity)
		grow(store);
	packed = find(store->table, store->capacity, source);
	store->count += packed->source == NULL;
	packed->source = source;
	return packed;
}

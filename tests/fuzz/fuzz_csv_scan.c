/*
 * Any bytes at all as CSV text: the scan over simple fields gives the records, cells, places and faults that
 * looking at every byte gives.
 */
#include "../unit/csv_both_ways.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	char *text = arena_strndup(arena, (const char *)data, n);
	struct bytes in = {text, n};

	/* As decode_text() leaves it. */
	for (size_t i = 0; i < n; i++)
		text[i] = text[i] == '\r' ? '\n' : text[i];
	if (!csv_both_ways_agree(arena, in, ",;\t|"[n % 4]))
		abort();
	arena_close(arena);
	return 0;
}

/* What fuzzers have in common. */
#ifndef PLIEGO_TESTS_FUZZ_FUZZ_H
#define PLIEGO_TESTS_FUZZ_FUZZ_H

#include <stdlib.h>

#include "base/arena.h"

/* For arenas: of what small inputs may want, there is enough. */
static inline void
no_memory(void *ctx, size_t size)
{
	(void)ctx;
	(void)size;
	abort();
}

#endif

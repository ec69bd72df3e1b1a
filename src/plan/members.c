#include "plan/members.h"

struct members
members_of(struct arena *arena, const struct activity *activities, size_t n, bool lines, size_t kind_count)
{
	uint32_t *next = ARENA_ARRAY(arena, uint32_t, kind_count + 2);
	uint32_t *sorted = ARENA_ARRAY(arena, uint32_t, n);

	/* Two places on, so that next[k + 1] is where kind k begins, and once it is filled, where it ends. */
	for (size_t i = 0; i < n; i++) {
		uint32_t kind = lines ? activities[i].line : activities[i].same;

		if (kind != UINT32_MAX)
			next[kind + 2]++;
	}
	for (size_t k = 2; k < kind_count + 2; k++)
		next[k] += next[k - 1];
	for (size_t i = 0; i < n; i++) {
		uint32_t kind = lines ? activities[i].line : activities[i].same;

		if (kind != UINT32_MAX)
			sorted[next[kind + 1]++] = (uint32_t)i;
	}
	return (struct members){next, sorted};
}

#include "base/suggest.h"

#include <string.h>

/* Strings past this are never near; it bounds the table of edit_distance(). */
#define EDIT_LENGTH_MAX 64

static unsigned
least_of(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned
edit_distance(const char *a, const char *b, unsigned limit)
{
	/* Three rows of the table: this one, the one before, and that before it for swapped neighbours. */
	unsigned rows[3][EDIT_LENGTH_MAX + 1];
	unsigned *now = rows[0], *before = rows[1], *earlier = rows[2];
	size_t na = strlen(a), nb = strlen(b);

	if (limit > EDIT_LENGTH_MAX)
		limit = EDIT_LENGTH_MAX;
	if (na > EDIT_LENGTH_MAX || nb > EDIT_LENGTH_MAX)
		return limit + 1;
	for (unsigned j = 0; j <= nb; j++)
		now[j] = j;
	for (unsigned i = 1; i <= na; i++) {
		unsigned *spare = earlier;

		earlier = before;
		before = now;
		now = spare;
		now[0] = i;
		for (unsigned j = 1; j <= nb; j++) {
			now[j] = least_of(before[j] + 1, now[j - 1] + 1);
			now[j] = least_of(now[j], before[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least_of(now[j], earlier[j - 2] + 1);
		}
	}
	return least_of(now[nb], limit + 1);
}

size_t
nearest_name(const char *word, const char *const *names, size_t n)
{
	/* One slip in three letters, three at most: past that a suggestion is a guess. */
	size_t length = strlen(word);
	unsigned limit = length < 6 ? 1 : length < 9 ? 2 : 3;
	size_t nearest = n;

	for (size_t i = 0; i < n && limit > 0; i++) {
		unsigned distance = edit_distance(word, names[i], limit);

		/* As near as before is not nearer: the first of equals stays. */
		if (distance < limit || (distance == limit && nearest == n)) {
			nearest = i;
			limit = distance;
		}
	}
	return nearest;
}

const char *
suggestion_as(struct arena *arena, enum language language, const char *shown)
{
	return arena_printf(arena, language_text(language, "; is %s meant?"), shown);
}

const char *
suggestion(struct arena *arena, enum language language, const char *name)
{
	return name ? suggestion_as(arena, language, arena_printf(arena, "«%s»", name)) : "";
}

const char *
suggest_name(struct arena *arena, enum language language, const char *word, const char *const *names,
    size_t n)
{
	size_t near = nearest_name(word, names, n);

	return suggestion(arena, language, near < n ? names[near] : NULL);
}

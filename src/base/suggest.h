/*
 * "Did you mean": the name that was probably meant by a word that is none.
 */
#ifndef PLIEGO_BASE_SUGGEST_H
#define PLIEGO_BASE_SUGGEST_H

#include <stddef.h>

/*
 * Edit distance of two short strings (Damerau-Levenshtein, optimal string alignment), at most `limit` + 1.
 * For "did you mean": bytes are compared, strings past 64 bytes are never near.
 */
unsigned edit_distance(const char *a, const char *b, unsigned limit);

/* The name nearest to `word` among n, or NULL when none is near enough to suggest. */
const char *nearest_name(const char *word, const char *const *names, size_t n);

#endif

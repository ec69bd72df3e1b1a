/*
 * "Did you mean": the name that was probably meant by a word that is none.
 */
#ifndef PLIEGO_BASE_SUGGEST_H
#define PLIEGO_BASE_SUGGEST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/language.h"

/*
 * Edit distance of two short strings (Damerau-Levenshtein, optimal string alignment), at most `limit` + 1.
 * For "did you mean": bytes are compared, strings past 64 bytes are never near.
 */
unsigned edit_distance(const char *a, const char *b, unsigned limit);

/* Which of n names is nearest to `word`, the first of equals; n when none is near enough to suggest. */
size_t nearest_name(const char *word, const char *const *names, size_t n);

/*
 * The end of a sentence that says that a name isn't known, before its full stop: "; is «NAME» meant?" in that
 * language, in the arena; "" when there is none to suggest (NULL).
 */
const char *suggestion(struct arena *, enum language, const char *name);

/* The same of a name that isn't shown in «» but as it stands in `shown`, like "{NAME}". */
const char *suggestion_as(struct arena *, enum language, const char *shown);

/* The same for the name nearest to `word` among n. */
const char *suggest_name(struct arena *, enum language, const char *word, const char *const *names, size_t n);

#endif

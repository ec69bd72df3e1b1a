/*
 * Normal forms of activities and strategic lines, and the job's aliases between them.
 *
 * The normal form of a line that begins with a code is that code, then the normal form of what follows:
 * "L.E.8.2 Gestionar" -> "LE 8.2 gestionar".  Folded text has no capitals, so the code can't be mistaken.
 * A code is "L" and "E", with dots, spaces, hyphens or colons between and after them, and figures joined by
 * dots (or commas); a letter does not follow at once.
 */
#ifndef PLIEGO_PLAN_ALIASES_H
#define PLIEGO_PLAN_ALIASES_H

#include "base/intern.h"
#include "plan/plan.h"

/* The normal form of a strategic line, code and all. */
const char *normal_line(struct arena *, const char *, size_t n);

/* Bytes of the code that a normal form of a line begins with; 0: none. */
size_t normal_code_length(const char *line);

/* plan_key(), normal_line() or plan_unit_key(). */
typedef const char *normal_fn(struct arena *, const char *, size_t n);

/* Aliases, chains followed: what each normal form of a `from` is taken as. */
struct alias_map {
	struct intern keys;
	uint32_t *target; /* number of the key that it ends at */
};

/*
 * False, after an error [plan-alias], when a text has two aliases or aliases lead back to where they began.
 * Reports nothing when diags is NULL.
 */
bool alias_map_build(struct arena *, const struct plan_alias *, size_t n, normal_fn *, struct alias_map *,
    struct diags *);

/* What a normal form is taken as: itself when there is no alias for it. */
const char *alias_of(const struct alias_map *, const char *key);

/* The same for a line: its whole text, or else its code, may have an alias. */
const char *alias_of_line(const struct alias_map *, const char *line);

#endif

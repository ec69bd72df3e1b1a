/*
 * How findings are kept, and come to be so: while rules look, in a list; then, in order, as struct findings
 * (check/finding.h), which is what others see.
 *
 * A list belongs to whoever adds to it: rules that run beside each other have one each.
 */
#ifndef PLIEGO_CHECK_FINDINGS_H
#define PLIEGO_CHECK_FINDINGS_H

#include "check/finding.h"
#include "check/settings.h"

/* Findings in the order in which they were added.  All zeroes but for the arena: none. */
struct finding_list {
	struct arena *arena; /* of what is kept in the end */
	struct finding_chunk *first, *last;
	size_t count;
	struct words *words;
	size_t words_count, words_capacity;
	uint32_t words_of[RULES]; /* the latest of each rule's, counted from 1 */
};

/* Adds a copy; file and reason are not taken over. */
void findings_add(struct finding_list *, const struct finding *);

/* Adds what is in the other list behind what is here; there are none in that one afterwards. */
void findings_join(struct finding_list *, struct finding_list *other);

/*
 * Puts them in order (check/check.h), all of them open; there are none in the list afterwards.  They live in
 * the arena, and borrow the units of plan and progress, and the acceptances.
 */
void findings_take(struct finding_list *, const struct plan *, const struct check_settings *,
    struct findings *out);

/* One that is open is accepted, by that acceptance of the settings. */
void findings_accept(struct findings *, size_t i, uint32_t acceptance);

#endif

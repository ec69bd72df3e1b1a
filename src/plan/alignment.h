/*
 * Alignment: the activities of a plan by who answers for them, and by the goals that they serve.
 *
 * A cell may have several values, each in a line of its own or behind ";": the activity is then under each of
 * them, so that what is counted by values doesn't add up to what there is.  Of Sustainable Development Goals,
 * a "," and an "y" also stand between two, where the number of a goal follows, or the word ODS and one: names
 * of goals have both in them.
 *
 * Two values are one where plan_key() is, aliases followed.  A goal is known by its number, 1 to 17, which
 * may have ODS (SDG, objetivo) before it and its name behind ("ODS 4", "4. Educación de calidad"); "4.2" and
 * "4.a" are targets, which are values of their own.  A cell without letters, figures or "%" says nothing.
 *
 * A cell with more than ALIGNMENT_VALUES_MAX values is warned of and is one value.
 */
#ifndef PLIEGO_PLAN_ALIGNMENT_H
#define PLIEGO_PLAN_ALIGNMENT_H

#include "plan/plan.h"

#define ALIGNMENT_VALUES_MAX 64
#define ALIGNMENT_GOALS 17 /* Sustainable Development Goals */

struct alignment_value {
	const char *label;          /* as first written; what an alias leads to; NULL: of no value */
	const uint32_t *activities; /* indexes into plan->activities, in order, each once */
	uint32_t count;
	uint32_t units; /* that these are of */
};

/* By first appearance; then, without a label, the activities that have no value, where there are any. */
struct alignment_values {
	const struct alignment_value *items; /* none where no activity has a value */
	size_t count;
};

struct alignments {
	struct alignment_values of[ALIGNMENTS];
};

/* Lives in the arena, and borrows texts from the sheets and the job's aliases.  Linear in rows. */
const struct alignments *alignments_read(struct arena *, const struct plan *, struct diags *);

/* One of the values of a cell, within its text. */
struct alignment_piece {
	const char *text;
	size_t length;
};

/* Bytes of the word that may stand before the number of a goal, in any letter case; 0: there is none. */
size_t alignment_goal_word(const char *, size_t n);

/* The values of a text, at most so many; more than there is room for: ALIGNMENT_VALUES_MAX + 1. */
size_t alignment_pieces(enum alignment, const char *, size_t n,
    struct alignment_piece out[ALIGNMENT_VALUES_MAX]);

#endif

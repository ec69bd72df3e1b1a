/*
 * Which activity of an earlier plan is which of a later one.
 *
 * Units are the same by their codes.  Within a unit, what is left by one step goes on to the next:
 *
 *   1. the same code of the activity (CÓDIGO, plan_code_key()): of those with the same text, then of those
 *      whose texts are of no other that is left, so that a plan that was numbered anew is not taken for one
 *      in which everything was renamed;
 *   2. the same text and the same strategic line, each by its normal form (plan/keys.h, aliases followed);
 *   3. the same text;
 *   4. the same code, whatever the texts;
 *   5. texts that are near each other (plan/similar.h), the nearest first.
 *
 * Where several are the same, the first of the one goes with the first of the other.  n log n at most, but
 * for step 5, which is as plan/similar.h bounds it: among thousands of texts that are all near each other,
 * some may be left without a partner.
 */
#ifndef PLIEGO_PLAN_PAIRING_H
#define PLIEGO_PLAN_PAIRING_H

#include "plan/plan.h"

/* By what two activities were found to be one. */
enum __attribute__((packed)) pairing_step {
	PAIRED_NOT,
	PAIRED_BY_CODE,
	PAIRED_BY_TEXT_AND_LINE,
	PAIRED_BY_TEXT,
	PAIRED_BY_NEAR_TEXT,
	PAIRING_STEPS,
};

#define PAIRING_NONE UINT32_MAX

/* All lists are as long as what they are of, and live in the arena. */
struct pairing {
	const uint32_t *unit_before; /* of each unit of the later plan: that of the earlier; PAIRING_NONE */
	const uint32_t *unit_now;    /* the other way round */
	const uint32_t *before;      /* the same of activities */
	const uint32_t *now;
	const enum pairing_step *step; /* of each activity of the later plan */
};

void pairing_find(struct arena *, const struct plan *before, const struct plan *now, struct pairing *out);

/* What leads over a plan between two others: from `before` by way of `first` and then `second` to `now`. */
void pairing_join(struct arena *, const struct plan *before, const struct pairing *first,
    const struct pairing *second, const struct plan *now, struct pairing *out);

/*
 * Adds to what leads from one plan to another by way of others what these did not have: units, and activities
 * that are left on both sides and the same by code or text.
 */
void pairing_complete(struct arena *, const struct plan *before, const struct plan *now, struct pairing *);

#endif

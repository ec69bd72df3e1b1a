/*
 * Texts that are nearly the same, found without comparing all pairs.
 *
 * Texts are normal forms (plan_key()).  The pieces of a text are the runs of three bytes in it, with a space
 * put before and behind it, each counted once.  Two texts are near when the pieces in both are at least three
 * quarters of those in either (the Jaccard index of their trigrams), and all figures in them are the same in
 * the same order: "informe 1" and "informe 2" are two things.  Three quarters was settled on a real plan,
 * where slips of the pen and changed endings lie above 0.80 and activities that are really different
 * below 0.72.
 *
 * Search: Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search (WWW 2007), with the shorter prefix
 * that texts are put under by Xiao, Wang, Lin and Yu, Efficient Similarity Joins for Near Duplicate Detection
 * (WWW 2008).  Pieces are put in order from rare to frequent; texts with that much in common share one of
 * their first pieces, so that only texts under the same rare piece are compared.  Texts with other figures
 * never meet.
 */
#ifndef PLIEGO_PLAN_SIMILAR_H
#define PLIEGO_PLAN_SIMILAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * Thousands of texts that are all near each other would take long.  So a text is compared with no more than
 * NEAR_FOLLOWED_MAX texts under one piece, those next to it in number of pieces, and is let be once
 * NEAR_TOLD_MAX of them were near.  Where that comes to pass, some pairs are not told.
 */
#define NEAR_FOLLOWED_MAX 256
#define NEAR_TOLD_MAX 64

/* Two near texts, a < b: `common` pieces are in both, `all` in either. */
struct near_pair {
	uint32_t a, b;
	uint32_t common, all;
};

typedef void near_fn(void *ctx, const struct near_pair *);

/* Calls the function for each pair of near texts among n, once, in no order that means anything. */
void near_find(struct arena *, const char *const *texts, size_t n, near_fn *, void *ctx);

/* Whether these two are near, by looking at nothing else. */
bool near_texts(struct arena *, const char *a, const char *b);

#endif

/*
 * Units in the order of what they did.
 *
 * Of the best and the worst, at most five are told, and all that tie with the last of them.  Equals share a
 * place, and the next one's counts them (1, 1, 3).  A unit with fewer activities with a figure than the scale
 * asks for has no place, and is in neither.  One in the lowest level is not among the best, one above the
 * mean of all is not among the worst, none is in both; a single unit has no place.
 */
#include "dataset/tallies.h"

/* Units that the best and worst are told of. */
#define RANKED_MAX 5

/* A unit with a mean, as it is put in order. */
struct ranked {
	struct arena *arena;
	const struct mean *mean;
	uint32_t unit;
	uint32_t place; /* from 1 */
};

static int
compare_means(const struct ranked *x, const struct ranked *y)
{
	return mean_compare(x->arena, y->mean, x->mean);
}

/* The best first; of equals, the first in the plan. */
static int
compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int order = compare_means(x, y);

	return order != 0 ? order : (x->unit > y->unit) - (x->unit < y->unit);
}

/* Of few activities the mean says little: one of them may make a unit the best of all, or the worst. */
bool
ranking_has(const struct compliance *c, uint32_t unit)
{
	uint32_t count = c->units[unit].period_mean.measured.count;

	return count > 0 && count >= c->scale.rank_from;
}

static struct ranked *
rank(const struct row_writer *w, size_t *count)
{
	const struct compliance *c = w->source->compliance;
	struct ranked *ranked = ARENA_ARRAY(w->arena, struct ranked, c->plan->unit_count);

	*count = 0;
	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		if (ranking_has(c, u))
			ranked[(*count)++] = (struct ranked){w->arena, &c->units[u].period_mean, u, 1};
	}
	if (*count > 0)
		qsort(ranked, *count, sizeof(*ranked), compare_ranked);
	for (size_t i = 1; i < *count; i++)
		ranked[i].place =
		    compare_means(&ranked[i - 1], &ranked[i]) == 0 ? ranked[i - 1].place : (uint32_t)i + 1;
	return ranked;
}

static bool
is_good(const struct row_writer *w, const struct ranked *r)
{
	const struct status_scale *scale = &w->source->compliance->scale;

	return mean_status(w->arena, scale, r->mean) + 1u < scale->level_count;
}

/* How many from the top are the best: half of all, and no more than are told, but for ties. */
static size_t
count_best(const struct row_writer *w, const struct ranked *ranked, size_t n)
{
	size_t best = (n + 1) / 2 < RANKED_MAX ? (n + 1) / 2 : RANKED_MAX;

	while (best > 0 && best < n && ranked[best].place == ranked[best - 1].place)
		best++;
	while (best > 0 && !is_good(w, &ranked[best - 1]))
		best--;
	return best;
}

/* Where the worst begin: half of all, as above, of those that are not among the best. */
static size_t
first_worst(const struct row_writer *w, const struct ranked *ranked, size_t n, size_t best)
{
	const struct mean *all = &w->source->compliance->all.period_mean;
	size_t worst = n - (n / 2 < RANKED_MAX ? n / 2 : RANKED_MAX);

	while (worst > 0 && worst < n && ranked[worst - 1].place == ranked[worst].place)
		worst--;
	worst = worst < best ? best : worst;
	while (worst < n && mean_compare(w->arena, ranked[worst].mean, all) > 0)
		worst++;
	return worst;
}

/* The worst first; of equals, the first in the plan. */
static int
compare_worst(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int order = compare_means(y, x);

	return order != 0 ? order : (x->unit > y->unit) - (x->unit < y->unit);
}

static const struct ranked *
rank_worst(const struct row_writer *w, size_t *count)
{
	size_t n;
	struct ranked *ranked = rank(w, &n);
	size_t first = n < 2 ? n : first_worst(w, ranked, n, count_best(w, ranked, n));

	*count = n - first;
	if (*count > 0)
		qsort(ranked + first, *count, sizeof(*ranked), compare_worst);
	return ranked + first;
}

void
write_progress_ranking(struct row_writer *w)
{
	size_t n;
	const struct ranked *ranked = rank(w, &n);

	for (size_t i = 0; i < n; i++)
		write_tally_of_unit(w, ranked[i].unit, n > 1 ? ranked[i].place : 0);
	for (uint32_t u = 0; u < w->source->plan->unit_count; u++) {
		if (!ranking_has(w->source->compliance, u))
			write_tally_of_unit(w, u, 0);
	}
}

void
write_best_units(struct row_writer *w)
{
	size_t n;
	const struct ranked *ranked = rank(w, &n);
	size_t best = n < 2 ? 0 : count_best(w, ranked, n);

	for (size_t i = 0; i < best; i++)
		write_tally_of_unit(w, ranked[i].unit, ranked[i].place);
}

void
write_worst_units(struct row_writer *w)
{
	size_t n;
	const struct ranked *worst = rank_worst(w, &n);

	for (size_t i = 0; i < n; i++)
		write_tally_of_unit(w, worst[i].unit, worst[i].place);
}

void
write_critical_units(struct row_writer *w)
{
	size_t n;
	const struct ranked *worst = rank_worst(w, &n);

	for (size_t i = 0; i < n; i++)
		write_critical_unit(w, worst[i].unit);
}

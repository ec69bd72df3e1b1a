#include "plan/scale.h"

#include <stdlib.h>

/* Percent: all that was programmed. */
#define WHOLE 100

/* A fraction, or the mean of several where `mean` is set. */
struct share {
	struct arena *arena;
	const struct fraction_sum *mean;
	struct fraction f;
};

static int
compare_share(const struct share *s, uint32_t percent)
{
	return s->mean ? fraction_mean_compare_percent(s->arena, s->mean, percent)
		       : fraction_compare_percent(s->f, percent);
}

static uint8_t
level_of(const struct status_scale *scale, const struct share *share)
{
	for (size_t i = 0; i < scale->level_count; i++) {
		int order = compare_share(share, scale->levels[i].percent);

		if (order > 0 || (order == 0 && !scale->levels[i].above))
			return (uint8_t)i;
	}
	return STATUS_NONE;
}

uint8_t
scale_level(const struct status_scale *scale, struct fraction f)
{
	return level_of(scale, &(struct share){.f = f});
}

uint8_t
scale_level_of_sums(const struct status_scale *scale, struct fraction measured, struct fraction capped)
{
	return scale_level(scale, fraction_compare_percent(capped, WHOLE) < 0 ? capped : measured);
}

/*
 * --- means ------------------------------------------------------------------------------------------------
 */

bool
mean_add(struct arena *arena, const struct status_scale *scale, uint8_t status, struct fraction f,
    struct mean *mean)
{
	mean->due += status_is_level(status) || status == STATUS_NOT_REPORTED;
	if (!status_is_level(status))
		return true;
	if (scale->cap > 0)
		f = fraction_at_most(f, scale->cap);
	return fraction_sum_add(arena, &mean->measured, f) &&
	    fraction_sum_add(arena, &mean->capped, fraction_at_most(f, WHOLE));
}

static int
compare_fractions(const void *a, const void *b)
{
	return fraction_compare(*(const struct fraction *)a, *(const struct fraction *)b);
}

void
mean_set_median(struct arena *arena, struct fraction *all, size_t n, struct mean *mean)
{
	mean->median = (struct fraction_sum){0};
	if (n == 0)
		return;
	qsort(all, n, sizeof(*all), compare_fractions);
	(void)fraction_sum_add(arena, &mean->median, all[(n - 1) / 2]);
	(void)fraction_sum_add(arena, &mean->median, all[n / 2]);
}

struct fraction_sum
mean_with_zeros(const struct mean *mean)
{
	struct fraction_sum sum = mean->measured;

	sum.count = mean->due;
	return sum;
}

uint8_t
mean_status(struct arena *arena, const struct status_scale *scale, const struct mean *mean)
{
	struct share capped = {.arena = arena, .mean = &mean->capped};
	struct share measured = {.arena = arena, .mean = &mean->measured};

	if (mean->measured.count == 0)
		return STATUS_NONE;
	return level_of(scale, compare_share(&capped, WHOLE) < 0 ? &capped : &measured);
}

int
mean_compare(struct arena *arena, const struct mean *a, const struct mean *b)
{
	int order = fraction_mean_compare(arena, &a->capped, &b->capped);

	return order != 0 ? order : fraction_mean_compare(arena, &a->measured, &b->measured);
}

/*
 * --- what is printed --------------------------------------------------------------------------------------
 */

static struct decimal
share_percent(const struct share *s, unsigned places)
{
	return s->mean ? fraction_mean_percent(s->arena, s->mean, places) : fraction_percent(s->f, places);
}

/* The threshold that rounding would come to or cross; -1: none. */
static int
crossed(const struct status_scale *scale, const struct share *s, struct decimal rounded)
{
	int thresholds[STATUS_LEVELS_MAX + 3], n = 0;

	for (size_t i = 0; i < scale->level_count; i++)
		thresholds[n++] = scale->levels[i].percent;
	thresholds[n++] = scale->justify_below;
	thresholds[n++] = scale->cap;
	thresholds[n++] = WHOLE;
	for (int i = 0; i < n; i++) {
		int order = decimal_compare(rounded, (struct decimal){thresholds[i], 0});

		if (order != compare_share(s, (uint32_t)thresholds[i]))
			return thresholds[i];
	}
	return -1;
}

static struct decimal
round_share(const struct status_scale *scale, const struct share *s)
{
	struct decimal rounded = {0};
	int threshold = -1;

	for (unsigned places = 1; places <= DECIMAL_SCALE_MAX; places++) {
		rounded = share_percent(s, places);
		threshold = crossed(scale, s, rounded);
		if (threshold < 0)
			return rounded;
	}
	rounded.units += compare_share(s, (uint32_t)threshold);
	return rounded;
}

struct decimal
compliance_percent(const struct status_scale *scale, struct fraction f)
{
	return round_share(scale, &(struct share){.f = f});
}

struct decimal
mean_percent(struct arena *arena, const struct status_scale *scale, const struct fraction_sum *mean)
{
	return round_share(scale, &(struct share){.arena = arena, .mean = mean});
}

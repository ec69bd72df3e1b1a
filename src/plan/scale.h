/*
 * The scale that compliances are measured on, and what many of them come to: their means.
 *
 * Status of many: an activity that did far more than was programmed must not hide those that did not do
 * theirs.  So where the mean of compliances that are each taken as 100 % at most is below 100 %, its level
 * is the status; where it is 100 %, as only of activities that all did theirs, the level of the mean as
 * measured.  The same goes for ratios of sums.
 *
 * All is exact; rounded, half away from zero, only when printed.
 */
#ifndef PLIEGO_PLAN_SCALE_H
#define PLIEGO_PLAN_SCALE_H

#include "base/fraction.h"

#define STATUS_LEVELS_MAX 6

/* Index of a status: a level of the scale from the highest down, or one of these. */
enum {
	STATUS_UNPROGRAMMED = STATUS_LEVELS_MAX,
	STATUS_UNPLANNED,
	STATUS_NOT_REPORTED,
	STATUS_NONE,
	STATUSES,
};

/* How a status is written: in words, and as one letter that survives a photocopy. */
struct status_words {
	const char *name, *letter;
};

/* What the thresholds are.  Levels go down, and the last begins at 0. */
struct status_scale {
	struct status_words words[STATUSES];
	size_t level_count;
	struct status_level {
		uint16_t percent;
		bool above; /* more than that; otherwise that or more */
	} levels[STATUS_LEVELS_MAX];
	uint16_t justify_below; /* percent; an activity below it owes a justification */
	uint16_t cap;           /* percent; 0: none */
	uint16_t rank_from;     /* activities with a figure that a unit needs to have a place */
	uint16_t spending_gap;  /* points that what is done and what is spent of the money may be apart */
};

/* The compliances of many, each counting once.  Zeroed memory is that of none. */
struct mean {
	struct fraction_sum measured; /* but for the cap of the scale */
	struct fraction_sum capped;   /* each as 100 % at most */
	struct fraction_sum median;   /* its mean is the one in the middle, or that of the two */
	uint32_t due;                 /* those that are in it, and those programmed and not reported */
};

/* Whether it is a status with a figure. */
static inline bool
status_is_level(unsigned status)
{
	return status < STATUS_LEVELS_MAX;
}

uint8_t scale_level(const struct status_scale *, struct fraction);

/* The status of a ratio of sums, and of the same with each part as 100 % at most. */
uint8_t scale_level_of_sums(const struct status_scale *, struct fraction measured, struct fraction capped);

/* Adds one that has this status; without a figure it is not in the mean.  False: too long to be kept. */
bool mean_add(struct arena *, const struct status_scale *, uint8_t status, struct fraction, struct mean *);

/* Of all n that are in the mean, which it puts in order. */
void mean_set_median(struct arena *, struct fraction *all, size_t n, struct mean *);

/* The mean as measured, with 0 for each that is due and not reported.  count 0: there is none. */
struct fraction_sum mean_with_zeros(const struct mean *);

/* The status of many; STATUS_NONE when nothing is in it. */
uint8_t mean_status(struct arena *, const struct status_scale *, const struct mean *);

/* By the mean of those taken as 100 % at most, and of equals by the mean as measured: -1, 0, 1. */
int mean_compare(struct arena *, const struct mean *, const struct mean *);

/*
 * A compliance, or the mean of several, as it is printed, in hundredths: with one decimal, or as many more
 * as it takes to be on the side of each threshold (levels, cap, justification, 100 %) that the exact one is
 * on; with DECIMAL_SCALE_MAX at most, and then the next one on that side.
 */
struct decimal compliance_percent(const struct status_scale *, struct fraction);
struct decimal mean_percent(struct arena *, const struct status_scale *, const struct fraction_sum *);

#endif

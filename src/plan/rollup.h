/*
 * Rollups: what the activities of a unit, or of all units, come to.
 *
 * Only like is added to like: counts of the same activity, in the same unit of measure, add up over units;
 * another unit of measure, and none, is another row.  Percents are never added: their mean, minimum and
 * maximum over the units that report are given, with how many report. Activities consolidated by constant,
 * last or maximum keep that rule over the months, and over units: sum for counts (each unit owes its own),
 * mean for percents.  Averages, of counts too, are averaged over units.  What may not be consolidated (none)
 * has no figure, nor has an activity that some units average and others add up.  Different activities are
 * never added into one figure, and a percent that stands among counts is left out.
 *
 * A mean is over the values that are given, each of which counts once: a unit that has the activity in two
 * rows counts twice.  "Report" is said of these rows too.
 *
 * A figure is blank when nothing it is made of has a value: blank is not zero.  All arithmetic is exact; an
 * overflow is an error at the amount that caused it, once for each row [rollup-overflow].  Amounts are added
 * in the order of units: where some are negative, whether they fit may depend on that.  A mean is kept as sum
 * and count, and rounded, half away from zero, only when printed.
 *
 * Quarters are those of a plan by months.  Of any other plan, its own periods stand in their place, as many
 * as there are: quarters, four months, semesters, or the year; in each, those that a unit's sheet has in it.
 *
 * A quarter is made of its months by the activity's consolidation: sum; mean (of all months that are in it,
 * over units too); last; maximum; constant (the value of its months; of the last, where they differ);
 * blank for none.  Last and constant pass over months of 0, in which nothing is programmed.  Percents that
 * some activities of a row average over the months and others add up have no quarters: the one is a mean
 * month, the other a total.
 */
#ifndef PLIEGO_PLAN_ROLLUP_H
#define PLIEGO_PLAN_ROLLUP_H

#include "plan/plan.h"

/* A figure and how it came about.  count 0: blank. */
struct figure_sum {
	struct decimal sum; /* of the values added */
	struct decimal least, most;
	uint32_t count; /* values that are in it */
};

enum figure_rule {
	FIGURE_SUM,  /* print sum */
	FIGURE_MEAN, /* print sum / count, least and most */
	FIGURE_NONE, /* may not be consolidated: prints nothing */
};

/* How the values of one activity are put together with those of others. */
enum figure_rule figure_rule_of(const struct activity *);

/* Whether the activity's amount is in its figures: given, and no percent among counts. */
bool figure_takes(const struct activity *, const struct amount *);

/* Whether the month (0 to 11) is in the figure of the period. */
bool figure_period_takes(const struct activity *, struct period, int month);

/* What a row comes to. */
struct rollup_figures {
	struct figure_sum target, month[MONTHS], quarter[QUARTERS];
};

/*
 * One activity, consolidated over the units that have it; or of one unit.  Its figures are ten times as large
 * as the rest, and mostly those of one activity, so they are added up when they are asked for.
 */
struct rollup_row {
	uint32_t line, group; /* as in struct activity; the line of the first */
	enum quantity measure;
	uint32_t unit_of_measure; /* as in struct activity */
	/* Over months; of the first, where units differ (then mixed is set). */
	enum consolidation consolidation;
	bool mixed;
	/* Some average their months and others add them up; or one unit its months, another its quarters. */
	bool no_quarters;
	enum figure_rule rule;
	uint32_t units;
	const uint32_t *activities; /* what it is made of: indexes into plan->activities, in order */
	uint32_t activity_count;
	const struct rollup_figures *figures; /* NULL where they are not kept: rollup_figures() */
};

/* What a unit, or the whole, has: how many activities, not what they add up to. */
struct rollup_counts {
	uint32_t activities, by_measure[2], with_target, without_months;
	uint32_t active[MONTHS]; /* activities with work programmed in that month: not blank, not zero */
	uint32_t active_quarter[QUARTERS];
};

/* Adds b to a. */
void rollup_add_counts(struct rollup_counts *a, const struct rollup_counts *b);

struct rollup_line {
	uint32_t line; /* UINT32_MAX: activities without one */
	struct rollup_counts counts;
};

struct rollup {
	uint32_t unit; /* UINT32_MAX: national */
	struct rollup_counts counts;
	/*
	 * By activity and measure, over all units in the national one; by line, then first appearance.  None
	 * in a unit's until rollup_rows() makes them.
	 */
	struct rollup_row *rows;
	size_t row_count;
	const struct rollup_line *lines; /* in the order of those of the plan; the one without last */
	size_t line_count;
};

/*
 * units[u] is the rollup of each unit, without its rows, *national of all; no row keeps its figures.  Returns
 * false after an error.  n log n in activities, by as many threads at most.
 */
bool rollup_build(struct arena *, const struct plan *, struct rollup *units, struct rollup *national,
    unsigned threads, struct diags *);

/* Whether all sums over the plan are known to fit, so that rollup_build() has no errors. */
bool rollup_fits(const struct plan *);

/* Whether all sums of these rows of the nation, and of the units' rows, can be kept exactly. */
bool rollup_is_kept(struct arena *, const struct plan *, const struct rollup *national);

/*
 * Makes the rows of a unit's rollup, without their figures.  Whoever needs them makes them, in an arena that
 * needn't live long.
 */
void rollup_rows(struct arena *, const struct plan *, struct rollup *unit);

/* The figures of a row, of a plan whose sums are known to fit: those that it keeps, or else in *room. */
const struct rollup_figures *rollup_figures(const struct plan *, const struct rollup_row *,
    struct rollup_figures *room);

/*
 * The figure of a row in any period.  Blank where the row has no quarters, and where it can't be kept
 * exactly.
 */
void rollup_period_figure(const struct plan *, const struct rollup_row *, struct period, struct figure_sum *);

/*
 * Keeps the figures of all rows that are more than one activity's, for whoever reads them more than once.  By
 * as many threads at most.
 */
void rollup_keep_figures(struct arena *, const struct plan *, struct rollup *, unsigned threads);

/*
 * Whether national equals the sum over units, row by row and count by count, computed anew from the units'
 * rollups: true, or the first row that does not (an error of Pliego, not of the plan); *row is
 * national->row_count when the rows do, but not the counts.  A unit's rows are made, and let go of, where it
 * has none.  By as many threads at most, where there are activities enough.
 */
bool rollup_reconciles(struct arena *, const struct plan *, const struct rollup *units,
    const struct rollup *national, unsigned threads, size_t *row);

/*
 * What the quarters of a row have more than its target, or less (then it is negative); of means of several
 * activities with two decimals, each of the two rounded.  False where they add up to it; where they need not,
 * for its activities are put together over the months in another way than by adding up; where one of the two
 * is blank; and where a mean is below 0.
 */
bool rollup_difference(struct arena *, const struct rollup_row *, const struct rollup_figures *,
    struct decimal *out);

/* The two that it is between: all quarters added up, and the target; as they are subtracted. */
bool rollup_compared(struct arena *, const struct rollup_row *, const struct rollup_figures *,
    struct decimal *quarters, struct decimal *target);

/* How many of the units of a row are in the figure of each period of the plan's calendar; room for MONTHS. */
void rollup_units_in_periods(const struct plan *, const struct rollup_row *, uint32_t *units);

#endif

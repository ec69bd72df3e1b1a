/*
 * Compliance: what was done of what was planned, of each activity, unit and line, and of all.
 *
 * A cut is the month up to which is looked; its period is the quarter that it lies in, up to it, or the
 * period that was asked for (plan/cut.h).  Three indicators are computed of each activity, each
 *
 *     compliance = executed / planned
 *
 *   period:  planned and executed in the months of the period;
 *   to date: in the months from January to the cut;
 *   annual:  planned is META ANUAL (without one, all months); executed, January to the cut.  Of an average
 *            and a constant, the sum of what is programmed in all months, and the sum of what was executed
 *            in those of them up to the cut: a year is not over because its first months were good, and
 *            what is reported of months without a target is no more of the year.
 *
 * The months make the planned and the executed by the activity's consolidation, over the months that are
 * given:
 *
 *   sum:      their sum
 *   average:  their mean
 *   last:     the last of them (they are cumulative); planned, the last that is not 0
 *   maximum:  the highest
 *   constant: planned, the last that is not 0 (they are all the same); executed, their mean: each month
 *             owes the target, so that a bad one can't hide behind a good one
 *   none:     no figure
 *
 * Of what is better the less it is (activity.descending: its SENTIDO) the compliance is
 *
 *     (2 * planned - executed) / planned, and no less than 0
 *
 * as scorecards have it for measures that are to decrease, 1 - (actual - target) / target: as far below the
 * plan as an ascending one would be above it.  A planned 0 is a target: 100 % of 0, and 0 % of anything more.
 * So that what is not reported does not look good, the planned of a sum has only the months reported, where
 * any is; a ratio of sums with zeros takes twice the planned as executed of what nobody reports.  Of the year
 * it is the figure to date: there is no share of the year in what should be little.
 *
 * What is reported as numerators and denominators is, over periods and over units, the sum of the former by
 * that of the latter (plan/rates.h), and never a mean of rates; so is the ratio of sums of the same activity
 * over units.  Of the year it is the figure to date, too.
 *
 * Months not reported: what is programmed and not reported stays in the planned, is told (`unreported`), and
 * is never an executed 0.  So what was done counts, also where the months after it are still blank, and what
 * was executed to date never falls.  Where nothing of the months is reported there is no figure.  Where a
 * unit has reported anything up to the cut, and of an activity nothing was programmed up to the cut and
 * nothing is reported, nothing was due: of the year, 0 is executed, so that what is programmed for later
 * counts in the mean.  A percent among counts, and a negative number, is left out on both sides.
 *
 * Status of an indicator:
 *
 *   planned blank or 0, executed blank or 0    unprogrammed: in no mean
 *   planned blank or 0, executed > 0           unplanned: in no mean
 *   planned > 0, executed blank                not reported: no figure, in no mean; to date and annual, too
 *   consolidation none                         none: no figure, in no mean
 *   otherwise                                  a level of the scale, by the exact compliance
 *
 * Over activities (of a unit, a line, all): the mean of their compliances, each counting once; the same with
 * each as 100 % at most, from which the status comes (plan/scale.h); and the median.  Over units,
 * of the same activity: the mean of the units' compliances; and, for counts that add up (FIGURE_SUM of the
 * rollups, and not constant), the ratio of sums: all that was executed over all that was planned, of the
 * units that have a figure: neither what nobody reports nor what nobody programmed is in it.  Amounts of
 * different activities are never added.  What is programmed and not reported is in no mean; beside each
 * stands of how many that are due it is, and what it would be if those not reported counted 0.
 *
 * Above 100 % is kept.  With a cap in the scale, means take a compliance as no more than that; the activity's
 * own figure stays.
 *
 * All arithmetic is exact (base/fraction.h); what can't be kept is an error at the activity
 * [compliance-overflow].  Rounded, half away from zero, only when printed.
 */
#ifndef PLIEGO_PLAN_COMPLIANCE_H
#define PLIEGO_PLAN_COMPLIANCE_H

#include "plan/cut.h"
#include "plan/indicator.h"
#include "plan/rollup.h"

struct activity_compliance {
	struct indicator period, to_date, annual;
	uint16_t unreported;        /* months up to the cut that are programmed and blank: bit 0 is January */
	uint16_t unreported_period; /* the same, of the period */
	bool pending;               /* below the threshold in the period, without a justification */
};

/* Many activities: of a unit, of a line, all. */
struct tally {
	uint32_t activities;
	uint32_t period[STATUSES], to_date[STATUSES]; /* how many have each status */
	struct mean period_mean, to_date_mean, annual_mean;
	uint32_t pending, incomplete; /* without justification; with months of the period unreported */
};

/* One month, or period of a plan that is by these, over all activities. */
struct month_tally {
	uint32_t programmed;            /* activities with work programmed: not blank, not zero */
	uint32_t given;                 /* with anything reported: 0 too, and not programmed too */
	uint32_t executed;              /* with work done */
	uint32_t reported;              /* of those programmed, with anything reported, 0 too */
	struct mean mean, to_date_mean; /* without median; to date: as with the cut at this month */
};

/* The ratio of sums in other ways; den 0: there is none. */
struct other_ratios {
	struct portion executed;    /* of each unit no more than it has programmed */
	struct portion silent;      /* programmed by units that reported nothing of it */
	struct fraction capped;     /* with that executed */
	struct fraction with_zeros; /* of what was due: what is silent is programmed, too */
};

/* The same activity over all units: beside the row of the same number in the national rollup. */
struct activity_total {
	uint32_t reporting;       /* units that report it in the period */
	struct indicator period;  /* the ratio of sums, over those; no figures where it may not be */
	struct indicator to_date; /* the same, over those that report it up to the cut */
	struct portion unplanned, to_date_unplanned;   /* done where nothing was programmed; in no ratio */
	struct portion unreported, to_date_unreported; /* in the ratio's planned, and nobody reported them */
	struct other_ratios other, to_date_other;
	struct mean period_mean, to_date_mean;
	uint8_t status, to_date_status; /* of the ratio where there is one, else of the mean */
	bool rates, to_date_rates; /* the ratio is one of rates (plan/rates.h), and has no other ratios */
};

struct compliance {
	const struct plan *plan;
	const struct progress *progress;
	const struct rollup *national;
	struct status_scale scale;
	struct cut cut;
	const struct activity_compliance *activities; /* one for each of the plan */
	const struct tally *units;                    /* one for each unit */
	const struct tally *lines; /* one for each line of the plan; the last: without line */
	struct tally all;
	uint32_t submitted;                /* units */
	struct month_tally months[MONTHS]; /* as many as the plan's calendar has periods */
};

/* What compliance is computed of; plan, progress and rollup must outlive it. */
struct compliance_basis {
	const struct progress *progress;
	const struct rollup *national;
	struct status_scale scale;
	struct cut cut;
};

/* Returns false after an error.  Linear in activities, but for long denominators. */
bool compliance_build(struct arena *, const struct compliance_basis *, struct compliance *out,
    struct diags *);

/* Computes the total beside a row of the national rollup; its means live in the arena. */
void compliance_total(struct arena *, const struct compliance *, size_t row, struct activity_total *out);

/*
 * The months, or periods of the plan, of one unit, as `months` has them of all; means grow in the arena.
 * False where one has too many digits to be kept.
 */
bool compliance_unit_months(struct arena *, const struct compliance *, uint32_t unit,
    struct month_tally months[MONTHS]);

/*
 * What any activities come to, as `units` and `lines` have it of theirs; n indexes, in order.  Means grow in
 * the arena.  False where one has too many digits to be kept.
 */
bool compliance_tally(struct arena *, const struct compliance *, const uint32_t *activities, size_t n,
    struct tally *out);

/* Whether any row of the unit's progress sheet has a figure in a month of the period. */
bool compliance_has_submitted(const struct compliance *, uint32_t unit);

/* The unit's progress file that has errors, and so was not read; NULL: it has none. */
const char *compliance_faulty_file(const struct compliance *, uint32_t unit);

#endif

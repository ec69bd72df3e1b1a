/*
 * What an activity is measured in, and how its months make its year: as its columns say, else inferred.
 */
#ifndef PLIEGO_PLAN_MEASURE_H
#define PLIEGO_PLAN_MEASURE_H

#include "plan/plan.h"

/*
 * Fills measure, consolidation and their origins from the cells (NULL: no such column) and the figures, by
 * the rules at plan_build().  A word that is neither is an error, and what was inferred stands.
 */
void measure_activity(struct arena *, const char *file, const struct sheet_cell *measure,
    const struct sheet_cell *consolidation, struct activity *, struct diags *);

/*
 * Whether the cell of SENTIDO says that the less, the better.  NULL, a blank one and «ascendente»: no.  What
 * is neither word is no, and warned of, for the column may have been of something else [plan-direction].
 */
bool measure_descends(struct arena *, const char *file, const struct sheet_cell *, struct diags *);

/*
 * What the cell's word says, as an enum quantity or consolidation; -1 when there is none, or it is none of
 * the words, which is an error [plan-measure, plan-consolidation].
 */
int measure_read(struct arena *, const char *file, const struct sheet_cell *, struct diags *);
int consolidation_read(struct arena *, const char *file, const struct sheet_cell *, struct diags *);

/* What was in doubt as a count is not as a percent (value.h): the figures are read with decimals. */
void figures_as_decimals(struct activity *);

/* How the months make the year, by the figures and the activity's measure: the rules at plan_build(). */
enum consolidation consolidation_infer(const struct activity *);

/* The months that are given, added up; returns how many, or -1 when the sum doesn't fit. */
int months_sum(const struct activity *, struct decimal *sum);

/* Whether sum = count times the mean, exactly. */
bool is_mean(struct decimal sum, int count, struct decimal mean);

/* Whether sum / count, rounded half away from zero to the decimals that `mean` is written with, is that. */
bool is_rounded_mean(struct decimal sum, int count, struct decimal mean);

/*
 * Whether the months that are not zero are all equal, and what the target divided by their number comes to,
 * rounded half away from zero to the decimals that they are written with: 12 times 8.33 for 100.  Whole
 * numbers are not taken for rounded ones.
 */
bool is_equal_shares(const struct activity *);

/* Whether they would be, with this number in a month that is blank. */
bool completes_shares(const struct activity *, struct calendar, struct decimal number);

/* The words for measure and consolidation: "número", "suma", ... */
const char *quantity_name(enum quantity);
const char *consolidation_name(enum consolidation);

#endif

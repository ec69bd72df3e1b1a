/*
 * Checks: what is wrong or doubtful in a plan, each finding at the cell that shows it.
 *
 * A rule has an id that never changes, a default severity that the job may change or switch off, and a
 * sentence in the reference.  Findings come in order of unit, file (plan, progress, that of the previous
 * edition, job), line and column.  A finding that the job accepts, with a reason, is kept apart and listed as
 * accepted.
 *
 * Findings are kept as messages, not as text: the program tells them in the language of the person who runs
 * it, a document in its own, in one and the same run.
 *
 * Where spellings differ, the finding is at the one that fewer rows have, once in each unit, and its mend is
 * an alias to paste into the job; of equally frequent ones, or where the more frequent one is the beginning
 * of the other, neither is preferred, and both aliases are named; what has a code is never told to be like
 * what has none.  An alias that the job has is not found again.
 *
 * Linear in activities, but for sorting and for the search of near-duplicate texts, which looks only at
 * texts that share rare pieces (see plan/similar.h); no step compares all pairs.
 */
#ifndef PLIEGO_CHECK_CHECK_H
#define PLIEGO_CHECK_CHECK_H

#include "check/finding.h"
#include "check/settings.h"

/*
 * Runs all rules.  An acceptance that meets no finding is a warning at its place
 * [check-unused-acceptance].  Findings and their texts live in the arena.
 */
void check_run(struct arena *, const struct plan *, const struct check_settings *, struct number_style,
    struct findings *out, struct diags *);

/*
 * Only those of units that are in no figure (RULE_UNIT_COLUMNS, RULE_UNIT_LEFT_OUT), whatever the job
 * accepts.
 */
void check_unit_columns(struct arena *, const struct plan *, const struct check_settings *,
    struct number_style, struct findings *out);

/* Their warnings are errors from now on (--strict). */
void check_make_strict(struct findings *);

/* The mend as a sentence, for people; NULL where there is none. */
const char *check_mend(struct arena *, const struct finding *, enum language);

/*
 * Hands the open findings to the diagnostics, in their language, as FILE:LINE:COLUMN lines: message, then
 * what would mend it.  What it needs on the way is in the arena.
 */
void check_report(struct arena *, const struct findings *, struct diags *);

/* The same of those that the job accepts, as notes, each with the reason. */
void check_report_accepted(struct arena *, const struct findings *, struct diags *);

#endif

/*
 * The rules of the checks, in one table: what each is called, how grave its findings are unless the job says
 * otherwise, what it looks at.
 *
 * To add a rule: a row in CHECK_RULES, and the code that finds it in the file of its family.  To add a
 * family: its name in RULE_FAMILIES, and check/NAME.c, which defines check_NAME() (check/checking.h).
 */
#ifndef PLIEGO_CHECK_RULE_H
#define PLIEGO_CHECK_RULE_H

#include "base/diag.h"
#include "base/language.h"

/* What must be there for a rule to be looked for. */
enum rule_needs { RULE_NEEDS_PLAN, RULE_NEEDS_PROGRESS, RULE_NEEDS_CUT };

/*
 * Name, identifier, severity, needs, and what it finds in a few words, to be translated.  Findings at one
 * place are in this order; rules of the progress come last.
 */
/* clang-format off */
#define CHECK_RULES(X) \
	/* target and months disagree, by the activity's consolidation */ \
	X(TARGET_MONTHS, "check-target-months", WARNING, PLAN, N_("Target and months disagree")) \
	/* percents that neither total the target nor are constant */ \
	X(PERCENT_SCHEDULE, "check-percent-schedule", WARNING, PLAN, \
	    N_("Percents of the months that do not make the target")) \
	/* a number in OBSERVACIONES; stands for the mismatch that it explains */ \
	X(SHIFTED_COLUMNS, "check-shifted-columns", WARNING, PLAN, N_("A number in OBSERVACIONES")) \
	/* numbers and percents in one activity */ \
	X(MIXED_MEASURE, "check-mixed-measure", WARNING, PLAN, \
	    N_("Numbers and percents in one activity")) \
	/* in a unit that weighs others; a unit in a job that weighs others */ \
	X(WEIGHT_MISSING, "check-weight-missing", WARNING, PLAN, N_("An activity without weight")) \
	/* where the job says what weights add up to */ \
	X(WEIGHT_TOTAL, "check-weight-total", WARNING, PLAN, N_("Weights that do not add up")) \
	X(MISSING_ACTIVITY, "check-missing-activity", WARNING, PLAN, N_("No activity")) \
	X(MISSING_LINE, "check-missing-line", WARNING, PLAN, N_("No strategic line")) \
	X(MISSING_RESULT, "check-missing-result", WARNING, PLAN, N_("No expected result")) \
	X(MISSING_MEANS, "check-missing-means", WARNING, PLAN, N_("No means of verification")) \
	/* nor months; a dash is an answer */ \
	X(MISSING_TARGET, "check-missing-target", WARNING, PLAN, N_("Neither target nor months")) \
	X(TARGET_WITHOUT_MONTHS, "check-target-without-months", WARNING, PLAN, \
	    N_("A target without months")) \
	X(MONTHS_WITHOUT_TARGET, "check-months-without-target", WARNING, PLAN, \
	    N_("Months without a target")) \
	/* not among the job's `lines`, when it lists them */ \
	X(LINE_UNKNOWN, "check-line-unknown", WARNING, PLAN, \
	    N_("A strategic line that the job does not list")) \
	/* one line, several spellings of its code or text */ \
	X(LINE_SPELLING, "check-line-spelling", WARNING, PLAN, \
	    N_("One strategic line in several spellings")) \
	/* two that are nearly one text (plan/similar.h), in no unit together */ \
	X(ACTIVITY_SPELLING, "check-activity-spelling", WARNING, PLAN, \
	    N_("One activity in several spellings")) \
	/* the same activity with other means of verification in other units */ \
	X(MEANS_DIFFER, "check-means-differ", NOTE, PLAN, \
	    N_("Other means of verification than in other units")) \
	X(MEASURE_DIFFERS, "check-measure-differs", WARNING, PLAN, \
	    N_("Another measure than in other units")) \
	X(CONSOLIDATION_DIFFERS, "check-consolidation-differs", WARNING, PLAN, \
	    N_("Months that make the year otherwise than in other units")) \
	/* the same activity without unit of measure, or in one with another ending */ \
	X(UNIT_OF_MEASURE, "check-unit-of-measure", NOTE, PLAN, \
	    N_("A unit of measure that may be that of other units")) \
	/* "Q500" and "US$ 20" in one activity */ \
	X(CURRENCY, "check-currency", WARNING, PLAN, N_("Amounts in several currencies in one activity")) \
	/* META ANUAL and META of the job's own year, and they differ */ \
	X(TARGET_TWICE, "check-target-twice", WARNING, PLAN, N_("Two targets of one year")) \
	/* the same activity under another line than where it stands first */ \
	X(LINE_DIFFERS, "check-line-differs", WARNING, PLAN, \
	    N_("One activity under several strategic lines")) \
	/* twice in one unit, under one line and in one measure */ \
	X(DUPLICATE_ACTIVITY, "check-duplicate-activity", WARNING, PLAN, \
	    N_("An activity twice in a unit")) \
	X(UNIT_EMPTY, "check-unit-empty", WARNING, PLAN, N_("A unit without activities")) \
	/* a sheet without a column that the plan needs: the unit is left out */ \
	X(UNIT_COLUMNS, "check-unit-columns", WARNING, PLAN, N_("A unit left out for want of a column")) \
	/* the file of its plan has faults, and the job leaves such units out */ \
	X(UNIT_LEFT_OUT, "check-unit-left-out", ERROR, PLAN, \
	    N_("A unit left out, since its plan has faults")) \
	/* a number that the locale would write, and read, differently; once in a sheet */ \
	X(NUMBER_STYLE, "check-number-style", WARNING, PLAN, \
	    N_("A number read otherwise than the locale writes it")) \
	/* negative; a percent above 100; a count with decimals */ \
	X(VALUE_RANGE, "check-value-range", WARNING, PLAN, N_("A value out of range")) \
	/* a consolidation that was inferred and is not the sum */ \
	X(INFERRED, "check-inferred", NOTE, PLAN, \
	    N_("Months that make the year otherwise than by adding up")) \
	/* a total or a signature among the activities: left out of the figures */ \
	X(NO_ACTIVITY, "check-no-activity", WARNING, PLAN, \
	    N_("A total or a signature among the activities")) \
	/* 0.25 among percents: 25 %, as a spreadsheet keeps it, it seems */ \
	X(FRACTION, "check-percent-fraction", WARNING, PLAN, \
	    N_("A fraction of 1 where percents are expected")) \
	/* "#¡REF!", "=B3", "GestiÃ³n" (base/damage.h) */ \
	X(DAMAGED_TEXT, "check-damaged-text", WARNING, PLAN, \
	    N_("A text that a spreadsheet or an encoding has damaged")) \
	/* Notes on what is only suspect (suspect.c): */ \
	/* a text that ends in the middle of a sentence */ \
	X(CUT_TEXT, "check-cut-text", NOTE, PLAN, N_("A text that ends in the middle of a sentence")) \
	/* the line's text for the activity's */ \
	X(LINE_IS_ACTIVITY, "check-line-is-activity", NOTE, PLAN, \
	    N_("The text of the strategic line as the activity")) \
	/* two activities of a unit with the same twelve months */ \
	X(SAME_MONTHS, "check-same-months", NOTE, PLAN, \
	    N_("Two activities of a unit with the same months")) \
	/* a target of ten times those of other units */ \
	X(TENFOLD, "check-tenfold", NOTE, PLAN, N_("A target of ten times those of other units")) \
	/* the same activity with another result in other units */ \
	X(RESULT_DIFFERS, "check-result-differs", NOTE, PLAN, \
	    N_("Another expected result than in other units")) \
	/* a target that the version before had, or an activity with one; the job says of neither why */ \
	X(TARGET_REMOVED, "check-target-removed", WARNING, PLAN, \
	    N_("A target that was withdrawn without a reason")) \
	/* Money: a cell that is no amount, or a negative one */ \
	X(BUDGET_NUMBER, "check-budget-number", WARNING, PLAN, N_("Money that is no amount")) \
	/* an amount in another currency than the other money of the activity */ \
	X(BUDGET_CURRENCY, "check-budget-currency", WARNING, PLAN, \
	    N_("Money in another currency than the activity's")) \
	/* called as money, but it holds texts, or is of no period */ \
	X(BUDGET_COLUMN, "check-budget-column", NOTE, PLAN, N_("A column of money that is not read")) \
	/* Of the progress: */ \
	/* a row of no activity of the unit's plan */ \
	X(PROGRESS_UNKNOWN, "check-progress-unknown", WARNING, PROGRESS, \
	    N_("Progress of an activity that the plan does not have")) \
	/* a row that may mean several */ \
	X(PROGRESS_AMBIGUOUS, "check-progress-ambiguous", WARNING, PROGRESS, \
	    N_("Progress that could be of several activities")) \
	/* a row whose code and text are of two activities, or whose code the unit doesn't have */ \
	X(PROGRESS_CONTRADICTION, "check-progress-contradiction", WARNING, PROGRESS, \
	    N_("Progress with the code of another activity")) \
	/* an activity in two rows */ \
	X(PROGRESS_TWICE, "check-progress-twice", WARNING, PROGRESS, N_("Progress reported twice")) \
	/* a row under the name that an activity had in an earlier version of the plan */ \
	X(PROGRESS_RENAMED, "check-progress-renamed", NOTE, PROGRESS, \
	    N_("Progress under the former name of an activity")) \
	/* an activity of the plan that has no row */ \
	X(PROGRESS_MISSING, "check-progress-missing", WARNING, PROGRESS, \
	    N_("An activity without progress")) \
	/* a month of the previous edition that is another one now, or gone */ \
	X(PROGRESS_CHANGED, "check-progress-changed", WARNING, PROGRESS, \
	    N_("Progress other than in the previous edition")) \
	/* a month behind the cut */ \
	X(PROGRESS_FUTURE, "check-progress-future", WARNING, CUT, \
	    N_("Progress of months that are not over")) \
	/* as RULE_VALUE_RANGE */ \
	X(PROGRESS_RANGE, "check-progress-range", WARNING, PROGRESS, N_("Progress out of range")) \
	/* a percent of what is counted, or the other way round */ \
	X(PROGRESS_MEASURE, "check-progress-measure", WARNING, PROGRESS, \
	    N_("Progress in another measure than the plan")) \
	/* a numerator or denominator that makes no rate, or another one than is said */ \
	X(PROGRESS_RATE, "check-progress-rate", WARNING, PROGRESS, \
	    N_("A rate that does not come out of its parts")) \
	X(PROGRESS_CURRENCY, "check-progress-currency", WARNING, PROGRESS, \
	    N_("Progress in another currency than the plan")) \
	X(PROGRESS_UNJUSTIFIED, "check-progress-unjustified", WARNING, CUT, \
	    N_("Little done, and no reason given")) \
	X(PROGRESS_NOT_SUBMITTED, "check-progress-not-submitted", NOTE, CUT, \
	    N_("A unit without progress")) \
	/* a sheet that has figures of the period, but not the columns up to the cut */ \
	X(PROGRESS_COLUMNS, "check-progress-columns", WARNING, CUT, \
	    N_("A progress sheet without a column of the period")) \
	/* money spent where there is no budget, and more than there is */ \
	X(SPENT_UNBUDGETED, "check-spent-unbudgeted", WARNING, CUT, N_("Money spent without a budget")) \
	X(SPENT_OVER, "check-spent-over", NOTE, CUT, N_("More money spent than budgeted")) \
	/* little done, and nothing says what is done about it; looked for where the job asks for it */ \
	X(MEASURE_MISSING, "check-measure-missing", WARNING, CUT, \
	    N_("Little done, and no corrective measure"))
/* clang-format on */

/*
 * The families of rules, in the order in which they run:
 *
 *   figures    each activity's target against its months
 *   currency   amounts of several currencies in one activity
 *   multi_year base and targets of years: their currency, and two of one year
 *   weights    activities and units that others are weighed beside
 *   contents   what is missing, empty, twice, unknown
 *   left_out   totals and signatures, of plan and progress
 *   damage     what spreadsheets and wrong encodings leave in texts
 *   suspect    what is only suspect
 *   versions   targets that the last version withdrew
 *   fractions  fractions of 1 in the progress where percents are planned
 *   spelling   one line or activity, spelt in several ways
 *   agreement  one activity in several units
 *   progress   what was done, against the plan and the previous edition
 *   rates      numerators and denominators of the progress
 *   money      budget and what was spent; measures, where the job asks for them
 *
 * What a family finds in one unit depends on that unit's activities and sheets only, but for spelling,
 * agreement, tenfold targets (suspect) and missing columns (contents): these look at the plan as a whole.
 * None keeps anything but in struct checking, so those of two units may run beside each other, with one each.
 */
#define RULE_FAMILIES(X) \
	X(figures)       \
	X(currency)      \
	X(multi_year)    \
	X(weights)       \
	X(contents)      \
	X(left_out)      \
	X(damage) X(suspect) X(versions) X(fractions) X(spelling) X(agreement) X(progress) X(rates) X(money)

enum rule {
#define RULE_NAME(name, id, severity, needs, title) RULE_##name,
	CHECK_RULES(RULE_NAME)
#undef RULE_NAME
	    RULES,
};

struct rule_info {
	const char *id; /* "check-target-months" */
	enum severity severity;
	enum rule_needs needs;
	const char *title; /* what it finds, in a few words; to be translated */
};

const struct rule_info *rule_info(enum rule);

/* Whether it is a rule of the progress, not of the plan. */
bool rule_is_of_progress(enum rule);

#endif

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
 * texts that share rare pieces (see near.h); no step compares all pairs.
 */
#ifndef PLIEGO_CHECK_CHECK_H
#define PLIEGO_CHECK_CHECK_H

#include "base/message.h"
#include "plan/compliance.h"
#include "plan/plan.h"
#include "plan/progress.h"

enum rule {
	RULE_TARGET_MONTHS,    /* target and months disagree, by the activity's consolidation */
	RULE_PERCENT_SCHEDULE, /* percents that neither total the target nor are constant */
	RULE_SHIFTED_COLUMNS,  /* a number in OBSERVACIONES; stands for the mismatch that it explains */
	RULE_MIXED_MEASURE,    /* numbers and percents in one activity */
	RULE_MISSING_ACTIVITY,
	RULE_MISSING_LINE,
	RULE_MISSING_RESULT,
	RULE_MISSING_MEANS,
	RULE_MISSING_TARGET, /* nor months; a dash is an answer */
	RULE_TARGET_WITHOUT_MONTHS,
	RULE_MONTHS_WITHOUT_TARGET,
	RULE_LINE_UNKNOWN,      /* not among the job's `lines`, when it lists them */
	RULE_LINE_SPELLING,     /* one line, several spellings of its code or text */
	RULE_ACTIVITY_SPELLING, /* two that are nearly one text (near.h), in no unit together */
	RULE_MEANS_DIFFER,      /* the same activity with other means of verification in other units */
	RULE_MEASURE_DIFFERS,
	RULE_CONSOLIDATION_DIFFERS,
	RULE_UNIT_OF_MEASURE, /* the same activity without unit of measure, or in one with another ending */
	RULE_LINE_DIFFERS,    /* the same activity under another line than where it stands first */
	RULE_DUPLICATE_ACTIVITY, /* twice in one unit, under one line and in one measure */
	RULE_UNIT_EMPTY,
	RULE_UNIT_COLUMNS, /* a sheet without a column that the plan needs: the unit is left out */
	RULE_NUMBER_STYLE, /* a number that the locale would write, and read, differently; once in a sheet */
	RULE_VALUE_RANGE,  /* negative; a percent above 100; a count with decimals */
	RULE_INFERRED,     /* a consolidation that was inferred and is not the sum */
	RULE_NO_ACTIVITY,  /* a total or a signature among the activities: left out of the figures */
	RULE_FRACTION,     /* 0.25 among percents: 25 %, as a spreadsheet keeps it, it seems */
	RULE_DAMAGED_TEXT, /* "#¡REF!", "=B3", "GestiÃ³n" (base/damage.h) */
	/* Notes on what is only suspect (suspect.c): */
	RULE_CUT_TEXT,         /* a text that ends in the middle of a sentence */
	RULE_LINE_IS_ACTIVITY, /* the line's text for the activity's */
	RULE_SAME_MONTHS,      /* two activities of a unit with the same twelve months */
	RULE_TENFOLD,          /* a target of ten times those of other units */
	RULE_RESULT_DIFFERS,   /* the same activity with another result in other units */
	/* Of the progress: */
	RULE_PROGRESS_UNKNOWN,   /* a row of no activity of the unit's plan */
	RULE_PROGRESS_AMBIGUOUS, /* a row that may mean several */
	/* a row whose code and text are of two activities, or whose code the unit doesn't have */
	RULE_PROGRESS_CONTRADICTION,
	RULE_PROGRESS_TWICE,   /* an activity in two rows */
	RULE_PROGRESS_MISSING, /* an activity of the plan that has no row */
	RULE_PROGRESS_CHANGED, /* a month of the previous edition that is another one now, or gone */
	RULE_PROGRESS_FUTURE,  /* a month behind the cut */
	RULE_PROGRESS_RANGE,   /* as RULE_VALUE_RANGE */
	RULE_PROGRESS_MEASURE, /* a percent of what is counted, or the other way round */
	RULE_PROGRESS_UNJUSTIFIED,
	RULE_PROGRESS_NOT_SUBMITTED,
	RULES,
};

struct rule_info {
	const char *id; /* "check-target-months" */
	enum severity severity;
	const char *title; /* what it finds, in a few words; to be translated */
};

const struct rule_info *rule_info(enum rule);

/* Whether it is a rule of the progress, not of the plan. */
static inline bool
rule_is_of_progress(enum rule rule)
{
	return rule >= RULE_PROGRESS_UNKNOWN;
}

/* The file that a finding is in. */
enum finding_file {
	FOUND_IN_PLAN,
	FOUND_IN_PROGRESS,
	FOUND_IN_PREVIOUS, /* the progress of the previous edition */
	FOUND_IN_JOB,
};

struct finding {
	enum rule rule;
	enum severity severity;
	enum finding_file in;
	struct srcloc loc;
	uint32_t unit;          /* index into plan->units */
	uint32_t activity;      /* index into plan->activities; UINT32_MAX: of the unit as a whole */
	const char *column;     /* the heading of the cell; NULL: of the row or unit as a whole */
	const char *found;      /* as written; NULL where there is nothing to quote */
	const char *expected;   /* NULL where nothing is */
	const char *accepted;   /* the reason that the job gives; NULL: open */
	struct message message; /* whole sentences, without place and rule */
	struct message mend;    /* what would put it right, ready to paste where that is possible; or none */
};

/* Whether it tells of the progress, not of the plan. */
static inline bool
finding_is_of_progress(const struct finding *finding)
{
	return rule_is_of_progress(finding->rule) || finding->in == FOUND_IN_PROGRESS ||
	    finding->in == FOUND_IN_PREVIOUS;
}

struct findings {
	const struct finding *findings;
	size_t count;
	size_t by_severity[3], accepted; /* open ones, by enum severity */
};

enum rule_setting { SETTING_DEFAULT, SETTING_OFF, SETTING_NOTE, SETTING_WARNING, SETTING_ERROR };

/* An exception that the job makes: findings of a rule in a unit, of one activity or of all (NULL). */
struct acceptance {
	enum rule rule;
	const char *unit;     /* code */
	const char *activity; /* its code or text, by plan_key(); NULL: of the whole unit */
	const char *reason;   /* never empty */
	struct srcloc loc;
};

struct check_settings {
	enum rule_setting rules[RULES];
	const struct acceptance *accepted;
	size_t accepted_count;
	const char *const *lines; /* the strategic lines that there are; none: not checked */
	size_t line_count;
	bool figures_expected; /* what can't be computed is told, though it look like another kind of plan */
	const struct progress *progress;     /* of the plan; NULL: not checked */
	const struct compliance *compliance; /* of that progress, at the cut; NULL: there is none */
};

/*
 * Runs all rules.  An acceptance that meets no finding is a warning at its place
 * [check-unused-acceptance].  Findings and their texts live in the arena.
 */
void check_run(struct arena *, const struct plan *, const struct check_settings *, struct number_style,
    struct findings *out, struct diags *);

/* Only the findings of RULE_UNIT_COLUMNS, whatever the job accepts: of units that are in no figure. */
void check_unit_columns(struct arena *, const struct plan *, const struct check_settings *,
    struct number_style, struct findings *out);

/* Replaces the findings by ones whose warnings are errors (--strict). */
void check_make_strict(struct arena *, struct findings *);

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

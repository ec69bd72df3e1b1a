/*
 * What the checks find: the types.
 */
#ifndef PLIEGO_CHECK_FINDING_H
#define PLIEGO_CHECK_FINDING_H

#include "base/message.h"
#include "check/rule.h"

/* The file that a finding is in. */
enum finding_file {
	FOUND_IN_PLAN,
	FOUND_IN_PROGRESS,
	FOUND_IN_PREVIOUS, /* the progress of the previous edition */
	FOUND_IN_JOB,
	FOUND_IN_EARLIER, /* the unit's plan in the version before */
};

struct finding {
	enum rule rule;
	enum severity severity;
	enum finding_file in;
	struct srcloc loc;
	uint32_t unit;          /* index into plan->units; behind them, into plan->units_left_out */
	uint32_t activity;      /* index into plan->activities; UINT32_MAX: of the unit as a whole */
	const char *column;     /* the heading of the cell; NULL: of the row or unit as a whole */
	const char *found;      /* as written; NULL where there is nothing to quote */
	const char *expected;   /* NULL where nothing is */
	const char *accepted;   /* the reason that the job gives; NULL: open */
	struct message message; /* whole sentences, without place and rule */
	/* What would put it right, or none; where it is verbatim, it is an alias to paste into the job. */
	struct message mend;
};

/* Whether it tells of the progress, not of the plan. */
static inline bool
finding_is_of_progress(const struct finding *finding)
{
	return rule_is_of_progress(finding->rule) || finding->in == FOUND_IN_PROGRESS ||
	    finding->in == FOUND_IN_PREVIOUS;
}

/* All that were found, in order; findings_get() reads one. */
struct findings {
	struct kept_finding *kept;
	const struct words *words;
	/* Borrowed: of the plan, of its progress where there is one, and what the job accepts */
	const struct plan_unit *units;
	size_t unit_count;
	const struct unit_left_out *left_out;
	const struct progress_unit *progress;
	const struct acceptance *acceptances;
	const char *job; /* the file of findings in it; NULL: there are none, or the progress names it */
	const struct changes *changes; /* from the version before; NULL: there is none */
	size_t count;
	size_t by_severity[3], accepted; /* open ones, by enum severity */
	bool strict;                     /* warnings are errors */
};

/* One of them; what it points to lives as long as they do. */
struct finding findings_get(const struct findings *, size_t i);

#endif

/*
 * What was computed, as sheets: rollups and findings in rows of text, under headings, so that a
 * template binds columns to them as to a CSV, and the program prints them as text, CSV or JSON.
 *
 * Figures are printed in the job's number style, exact; means with one decimal more than what they are made
 * of, compliances with one, rounded half away from zero, and behind a percent sign as the plan has it.  What
 * is blank stays blank.  Cells have no place in a file (line 0).
 *
 * Findings are told in the language asked for.  All else is in the words of the plan itself: headings are
 * those of its columns, or like them, and measures and consolidations are called what the columns MEDIDA and
 * CONSOLIDACIÓN are read with.
 */
#ifndef PLIEGO_DATASET_DATASET_H
#define PLIEGO_DATASET_DATASET_H

#include "check/check.h"
#include "plan/rollup.h"

enum dataset {
	/* of one unit */
	DATASET_UNIT_ROLLUP, /* its activities, by line */
	DATASET_UNIT_LINES,  /* its lines: how many activities, and in each month how many with work */
	DATASET_UNIT_FINDINGS,
	/* of all */
	DATASET_ALL_UNITS_ROLLUP, /* the activities of each unit, unit by unit */
	DATASET_NATIONAL_ROLLUP,  /* each activity over all units that have it, by line */
	DATASET_NATIONAL_LINES,
	DATASET_UNITS,          /* each unit: how many activities, and in each month how many with work */
	DATASET_RECONCILIATION, /* activities by unit against the national number */
	DATASET_FINDINGS,
	DATASET_FINDINGS_BY_RULE,
	/* of the progress of one unit; without rows where no compliance is given */
	DATASET_UNIT_PROGRESS, /* its activities, in the order of the plan */
	DATASET_UNIT_STATUSES, /* how many of them have each status */
	DATASET_UNIT_SUMMARY,  /* one row, as in DATASET_PROGRESS_UNITS */
	/* of the progress of all */
	DATASET_PROGRESS, /* each activity over all units that have it, by line */
	DATASET_PROGRESS_LINES,
	DATASET_PROGRESS_UNITS,   /* each unit: its means, and how many activities have each status */
	DATASET_PROGRESS_RANKING, /* those with a place, the best first; then those without, in order */
	DATASET_BEST_UNITS,       /* of those with a mean, the better half, at most five */
	DATASET_WORST_UNITS,      /* the other half, at most five, the worst first */
	DATASET_PROGRESS_MONTHS,  /* twelve: counts of activities, and means */
	DATASET_PROGRESS_STATUSES,
	DATASET_PROGRESS_MISSING, /* units without progress, in one row; then those that lack some */
	DATASET_PROGRESS_SUMMARY, /* one row */
	DATASET_PROGRESS_FINDINGS,
};

struct dataset_source {
	const struct plan *plan;
	const struct rollup *units; /* one for each unit of the plan */
	const struct rollup *national;
	const struct findings *findings;
	const struct compliance *compliance; /* NULL: there is none */
	struct number_style numbers;
	enum language language; /* of findings */
	bool plan_only;         /* findings of the progress are left out */
	/*
	 * For programs: figures without grouping or percent sign, "." before decimals; a severity is called
	 * what the job's `checks` call it; a mend is only what there is to paste, where there is that.
	 */
	bool plain;
	const uint32_t
	    *folios; /* of each activity in the plan document; NULL: not known; 0: not printed there */
};

/* The headings of a dataset; what templates may bind to. */
const char *const *dataset_headings(enum dataset, size_t *count);

/*
 * Whether what stands under one of its headings is of a month behind the cut: it is blank whatever was
 * reported, so that a document stays what it was when more comes in.
 */
bool dataset_is_future(enum dataset, const struct compliance *, const char *heading);

/* The same of a row: a month behind the cut, among those of the progress. */
bool dataset_row_is_future(enum dataset, const struct compliance *, size_t row);

/* Fills in the sheet; `unit` matters to datasets of one unit.  Never fails; lives in the arena. */
void dataset_build(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    struct sheet *out);

/* Appends a figure as it is printed; nothing for a blank one. */
void figure_print(struct buf *, const struct figure_sum *, enum figure_rule, enum quantity,
    struct number_style);

#endif

/*
 * The datasets: whatever tables, charts and reports can print, as rows of cells under headings.
 *
 * One table lists them all.  To add one, write its columns and its writer in a file of its family, and add a
 * row here; templates bind it by its name from then on.
 *
 * Templates know this header, so it knows nothing but base/.
 */
#ifndef PLIEGO_DATASET_CATALOGUE_H
#define PLIEGO_DATASET_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct row_writer;

/* Writes the rows of a dataset. */
typedef void dataset_writer(struct row_writer *);

/* What a cell holds. */
enum __attribute__((packed)) cell_kind {
	CELL_BLANK,        /* there is nothing to say */
	CELL_NOT_REPORTED, /* something is due that nobody reported; printed as blank */
	CELL_TEXT,         /* of a plan, or put together for people */
	CELL_WORD,         /* of a list: a measure, a rule, a month, a unit of measure */
	CELL_STATUS,       /* of progress: its name or its letter */
	CELL_NUMBER,
	CELL_PERCENT,
};

/* Columns that there are one each of for what the plan divides the year into (dataset/periods.h). */
enum column_series {
	COLUMN_ALONE,
	COLUMN_DONE_FIRST,     /* what was done in the first month, or what is in the place of months */
	COLUMN_DONE_LAST = 12, /* in the last */
	COLUMN_OF_SLOT,        /* of a month of the plan, or a period where it is by these */
	COLUMN_OF_GROUP,       /* of a quarter, where the plan is by months; else there is none */
	COLUMN_BEFORE,         /* alone; of the cut before: source->before (dataset/source.h) */
	COLUMN_INITIAL,        /* alone; of the first version of the plan: source->initial */
	COLUMN_MONEY,          /* alone; an amount in the MONEDA of its row: of source->budget */
	COLUMN_OF_MONEY,       /* alone; what else is of source->budget */
	COLUMN_ALIGNED,        /* alone; a text of few plans, which reports of others are without */
	COLUMN_TREND,          /* alone; of what was reported before: source->trend */
	COLUMN_LAST_YEAR,      /* alone; of what was done in the year before: source->trend */
};

/*
 * What the figures of a column are, by which they are explained (dataset/trace.h); of the cut's period where
 * nothing else is said.  What they are of, the row says (dataset/subject.h).
 */
enum figure_meaning {
	IS_TEXT,          /* no figure */
	IS_PLACE,         /* a number that only says where something stands */
	IS_TARGET,        /* of activities: META ANUAL */
	IS_SLOT,          /* planned in a month, or period; of counts: activities with work in it */
	IS_GROUP,         /* the same of a quarter */
	IS_SLOT_EXECUTED, /* done in a month, or period */
	IS_LEAST,         /* of the targets that are in a mean */
	IS_MOST,
	IS_GIVEN,      /* how many targets are in IS_TARGET */
	IS_DIFFERENCE, /* what the quarters have more than the target */
	IS_PLANNED,
	IS_EXECUTED,
	IS_RATIO, /* executed / planned, of one activity, or of sums over units */
	IS_RATIO_CAPPED,
	IS_RATIO_WITH_ZEROS,
	IS_UNPLANNED,  /* done where nothing was programmed */
	IS_UNREPORTED, /* programmed, and reported by nobody */
	IS_MEAN,       /* of the ratios of activities */
	IS_MEAN_CAPPED,
	IS_MEAN_WITH_ZEROS,
	IS_MEDIAN,
	IS_SLOT_MEAN, /* IS_MEAN_CAPPED of a month, or period */
	IS_DUE,       /* how many are in a mean, or should be */
	IS_COVERAGE,  /* how many are in a mean, of those that are due */
	IS_STATUS,
	IS_RANK,
	IS_CHANGE,      /* since the cut before, or since then, in percentage points of what is printed */
	IS_MEAN_CHANGE, /* the same of a row's mean, where IS_CHANGE is of its ratio */
	IS_CORRECTED,   /* what the previous edition reported, and what it is now */
	IS_UNITS,       /* counts: of units, */
	IS_REPORTING,   /* of units that reported, */
	IS_ACTIVITIES,  /* and of activities: all */
	IS_WITH_FIGURE,
	IS_BY_NUMBER,
	IS_BY_PERCENT,
	IS_WITH_TARGET,
	IS_WITHOUT_MONTHS,
	IS_PROGRAMMED, /* work in the period */
	IS_DONE,
	IS_REPORTED,
	IS_INCOMPLETE,
	IS_PENDING,
	IS_CRITICAL,
	IS_STATUS_COUNT, /* of a status: the row's, or the one that the column is in the order of */
	IS_STATUS_SHARE,
	IS_WEIGHT,      /* PONDERACIÓN: of an activity, or of many, added up */
	IS_UNIT_WEIGHT, /* what the job says that a unit weighs */
	IS_WEIGHTED,    /* the mean by weights */
	IS_WEIGHTED_CAPPED,
	IS_BUDGET,    /* money, in the currency of the row: what there is, */
	IS_SPENT,     /* and what was spent of it; of the year, to date */
	IS_FINANCIAL, /* spent / budget */
	IS_FINANCIAL_WITH_ZEROS,
	IS_FINANCIAL_SIDE, /* IS_FINANCIAL and the next of the span in which they are compared */
	IS_PHYSICAL_SIDE,
	IS_SIDES_APART,
	IS_BALANCE,    /* what is left of the year's */
	IS_WITH_MONEY, /* counts of activities: with money in the currency, */
	IS_MONEY_COVERAGE,
	IS_BUDGET_UNREPORTED,
	IS_SPENT_UNBUDGETED,
	IS_ALERTS,   /* and whose two sides are apart */
	IS_FINDINGS, /* counts of findings */
	IS_ACCEPTED,
	IS_WITH_MONTHS,       /* count of activities: with something in a month */
	IS_BASELINE,          /* of an activity: where it began, */
	IS_TARGET_OF_YEAR,    /* what it is to come to in the row's year, */
	IS_LAST_TARGET,       /* in the last one, */
	IS_REACHED,           /* and what was reached of what lies between base and target of the year */
	IS_AGREED,            /* a national figure beside those of units (dataset/agreement.h): it, */
	IS_SUM_OF_UNITS,      /* what these come to, */
	IS_DISAGREEMENT,      /* what lies between, */
	IS_AGREED_UNITS,      /* and how many units have it */
	IS_CHANGED_FROM,      /* of a cell that the last version changed: what it said, */
	IS_CHANGED_TO,        /* and what it says */
	IS_FILLED,            /* cells of a column that was added or withdrawn: those that say something */
	IS_SERIES_DIFFERENCE, /* of two series of a chart (dataset/differences.h) */
	IS_CHANGES,           /* counts of a version's changes: all, */
	IS_CHANGES_OF_KIND,   /* and of a kind: the columns are in the order of changes_counted() */
	FIGURE_MEANINGS,

	/* Or'ed with these: of which months, or which cut. */
	TO_DATE = 0x1000,     /* from the first of the year to the cut */
	OF_THE_YEAR = 0x2000, /* done up to the cut, against what the year owes */
	OF_BEFORE = 0x3000,   /* of the period before: source->before */
	OF_REPORTED = 0x4000, /* of the period before, as it was reported then: source->trend */
	FIGURE_MEANING = 0x0fff,
	OF_LAST_YEAR = 0x5000,    /* of the same period of the year before: source->trend */
	OF_INITIAL = 0x6000,      /* of the period, against the first version of the plan: source->initial */
	OF_INITIAL_YEAR = 0x7000, /* of the year, against that */
	FIGURE_ASPECT = 0x7000,
};

/*
 * A column.  Any of its cells may be blank or not reported; all others are of its kind, but that numbers are
 * percents in the rows of what is measured in percent.
 */
struct dataset_column {
	const char *heading; /* NULL behind the last column */
	enum cell_kind kind;
	uint8_t series;  /* 1 to 12: what was done up to that month of the year; or enum column_series */
	uint16_t figure; /* enum figure_meaning */
};

enum dataset_scope {
	OF_UNIT, /* there is one for each unit */
	OF_ALL,
};

/* What must be known to write it, and what it is like: a set. */
enum dataset_trait {
	NEEDS_PLAN = 0, /* and what it comes to, no more */
	NEEDS_FINDINGS = 1,
	NEEDS_PROGRESS = 2,   /* what was done up to a cut; without it there are no rows */
	NEEDS_RECONCILED = 4, /* it has units beside the nation: they must agree */
	TELLS_FINDINGS = 8,   /* in sentences, which name files */
	ROWS_ARE_MONTHS = 16, /* or periods, from the first of the year on */
	ROWS_ARE_ACTIVITIES = 64,
	HAS_ONE_ROW = 128,       /* never another; none where nothing can be told */
	NEEDS_VERSIONS = 256,    /* of the plan; with one there are no rows */
	NEEDS_BUDGET = 512,      /* money of the plan, and what was spent of it */
	NEEDS_ALIGNMENT = 1024,  /* whom and what activities are aligned with: plan->alignments */
	NEEDS_MULTI_YEAR = 2048, /* where they began, and targets of several years: plan->multi_year */
	NEEDS_TREND = 4096,      /* what was reported before */
	ROWS_IN_PARTS = 32, /* any of its rows can be written for themselves, at no more than their cost */
};

/* clang-format off */
#define DATASETS_IN_TEMPLATES(ROW) \
	/* The activities of a unit, by line. */ \
	ROW(DATASET_UNIT_ROLLUP, "unit-rollup", OF_UNIT, NEEDS_PLAN | ROWS_ARE_ACTIVITIES, \
		rollup_columns, write_unit_rollup) \
	/* Its lines: how many activities, and in each month how many with work. */ \
	ROW(DATASET_UNIT_LINES, "unit-lines", OF_UNIT, NEEDS_PLAN, count_columns, write_unit_lines) \
	ROW(DATASET_UNIT_FINDINGS, "unit-findings", OF_UNIT, NEEDS_FINDINGS | TELLS_FINDINGS, \
		finding_columns, write_unit_findings) \
	/* Its activities with what was done of them, in the order of the plan. */ \
	ROW(DATASET_UNIT_PROGRESS, "unit-progress", OF_UNIT, \
		NEEDS_PROGRESS | ROWS_IN_PARTS | ROWS_ARE_ACTIVITIES, activity_columns, write_unit_progress) \
	/* How many of them have each status. */ \
	ROW(DATASET_UNIT_STATUSES, "unit-statuses", OF_UNIT, NEEDS_PROGRESS, \
		status_columns, write_unit_statuses) \
	/* One row, as in progress-units. */ \
	ROW(DATASET_UNIT_SUMMARY, "unit-summary", OF_UNIT, NEEDS_PROGRESS | HAS_ONE_ROW, \
		tally_columns, write_unit_summary) \
	/* Each activity over all units that have it, by line. */ \
	ROW(DATASET_NATIONAL_ROLLUP, "national-rollup", OF_ALL, \
		NEEDS_PLAN | ROWS_IN_PARTS | ROWS_ARE_ACTIVITIES, rollup_columns, write_national_rollup) \
	ROW(DATASET_NATIONAL_LINES, "national-lines", OF_ALL, NEEDS_PLAN, \
		count_columns, write_national_lines) \
	/* Each line, unit by unit of those that have it. */ \
	ROW(DATASET_LINE_UNITS, "line-units", OF_ALL, NEEDS_PLAN, count_columns, write_line_units) \
	/* Each unit: how many activities, and in each month how many with work. */ \
	ROW(DATASET_UNITS, "units", OF_ALL, NEEDS_PLAN | ROWS_IN_PARTS, count_columns, write_units) \
	/* Activities by unit, their sum, and the national number. */ \
	ROW(DATASET_RECONCILIATION, "reconciliation", OF_ALL, NEEDS_PLAN | NEEDS_RECONCILED, \
		reconciliation_columns, write_reconciliation) \
	ROW(DATASET_FINDINGS, "findings", OF_ALL, NEEDS_FINDINGS | TELLS_FINDINGS, \
		finding_columns, write_findings) \
	/* How many of each rule. */ \
	ROW(DATASET_FINDINGS_BY_RULE, "findings-by-rule", OF_ALL, NEEDS_FINDINGS, \
		rule_columns, write_findings_by_rule) \
	/* Each activity over all units that have it, with what was done, by line. */ \
	ROW(DATASET_PROGRESS, "progress", OF_ALL, NEEDS_PROGRESS | ROWS_IN_PARTS | ROWS_ARE_ACTIVITIES, \
		total_columns, write_progress) \
	ROW(DATASET_PROGRESS_LINES, "progress-lines", OF_ALL, NEEDS_PROGRESS, \
		tally_columns, write_progress_lines) \
	/* Each unit: its means, and how many activities have each status. */ \
	ROW(DATASET_PROGRESS_UNITS, "progress-units", OF_ALL, NEEDS_PROGRESS, \
		tally_columns, write_progress_units) \
	/* Each unit: its mean in each month, or period of the plan. */ \
	ROW(DATASET_PROGRESS_UNIT_PERIODS, "progress-unit-periods", OF_ALL, NEEDS_PROGRESS, \
		unit_period_columns, write_progress_unit_periods) \
	/* Units with a place, the best first; then those without, in order. */ \
	ROW(DATASET_PROGRESS_RANKING, "progress-ranking", OF_ALL, NEEDS_PROGRESS, \
		tally_columns, write_progress_ranking) \
	/* Of those with a place the better half, at most five; and the other, the worst first. */ \
	ROW(DATASET_BEST_UNITS, "best-units", OF_ALL, NEEDS_PROGRESS, tally_columns, write_best_units) \
	ROW(DATASET_WORST_UNITS, "worst-units", OF_ALL, NEEDS_PROGRESS, tally_columns, write_worst_units) \
	/* The same as the worst, with the causes that they gave. */ \
	ROW(DATASET_CRITICAL_UNITS, "critical-units", OF_ALL, NEEDS_PROGRESS, \
		critical_columns, write_critical_units) \
	/* Each month, or period of the plan: counts of activities, and means. */ \
	ROW(DATASET_PROGRESS_MONTHS, "progress-months", OF_ALL, NEEDS_PROGRESS | ROWS_ARE_MONTHS, \
		month_columns, write_progress_months) \
	ROW(DATASET_PROGRESS_STATUSES, "progress-statuses", OF_ALL, NEEDS_PROGRESS, \
		status_columns, write_progress_statuses) \
	/* Units without progress, in one row; then those that lack some. */ \
	ROW(DATASET_PROGRESS_MISSING, "progress-missing", OF_ALL, NEEDS_PROGRESS, \
		missing_columns, write_progress_missing) \
	/* One row. */ \
	ROW(DATASET_PROGRESS_SUMMARY, "progress-summary", OF_ALL, NEEDS_PROGRESS | HAS_ONE_ROW, \
		tally_columns, write_progress_summary) \
	/* Each level of the job's tree of units, from the top down: how many activities, and when. */ \
	ROW(DATASET_LEVELS, "levels", OF_ALL, NEEDS_PLAN, count_columns, write_levels) \
	ROW(DATASET_REGIONS, "regions", OF_ALL, NEEDS_PLAN, count_columns, write_regions) \
	/* The same with what was done. */ \
	ROW(DATASET_PROGRESS_LEVELS, "progress-levels", OF_ALL, NEEDS_PROGRESS, \
		tally_columns, write_progress_levels) \
	ROW(DATASET_PROGRESS_REGIONS, "progress-regions", OF_ALL, NEEDS_PROGRESS, \
		tally_columns, write_progress_regions) \
	ROW(DATASET_PROGRESS_FINDINGS, "progress-findings", OF_ALL, \
		NEEDS_PROGRESS | NEEDS_FINDINGS | TELLS_FINDINGS, finding_columns, write_progress_findings) \
	/* What the last version of the plan changed, cell by cell; without versions there are no rows. */ \
	ROW(DATASET_CHANGES, "changes", OF_ALL, NEEDS_VERSIONS, change_columns, write_changes) \
	ROW(DATASET_UNIT_CHANGES, "unit-changes", OF_UNIT, NEEDS_VERSIONS, \
		change_columns, write_unit_changes) \
	/* Activities that it no longer has. */ \
	ROW(DATASET_WITHDRAWN, "withdrawn", OF_ALL, NEEDS_VERSIONS, withdrawn_columns, write_withdrawn) \
	ROW(DATASET_UNIT_WITHDRAWN, "unit-withdrawn", OF_UNIT, NEEDS_VERSIONS, \
		withdrawn_columns, write_unit_withdrawn) \
	/* Each version: how many changes of each kind. */ \
	ROW(DATASET_VERSIONS, "versions", OF_ALL, NEEDS_VERSIONS, version_columns, write_versions) \
	/* Activities that have money: budget and spent, beside what was done. */ \
	ROW(DATASET_UNIT_BUDGET, "unit-budget", OF_UNIT, NEEDS_PROGRESS | NEEDS_BUDGET, \
		budget_columns, write_unit_budget) \
	/* Units, lines and all that have money: a row for each currency. */ \
	ROW(DATASET_BUDGET_UNITS, "budget-units", OF_ALL, NEEDS_PROGRESS | NEEDS_BUDGET, \
		budget_sum_columns, write_budget_units) \
	ROW(DATASET_BUDGET_LINES, "budget-lines", OF_ALL, NEEDS_PROGRESS | NEEDS_BUDGET, \
		budget_sum_columns, write_budget_lines) \
	ROW(DATASET_BUDGET_SUMMARY, "budget-summary", OF_ALL, NEEDS_PROGRESS | NEEDS_BUDGET, \
		budget_sum_columns, write_budget_summary) \
	/* Activities with much done and little spent, or the other way round; the furthest apart first. */ \
	ROW(DATASET_BUDGET_ALERTS, "budget-alerts", OF_ALL, NEEDS_PROGRESS | NEEDS_BUDGET, \
		budget_columns, write_budget_alerts) \
	/* Each national figure that adds up, and what the units have together. */ \
	ROW(DATASET_RECONCILIATION_AMOUNTS, "reconciliation-amounts", OF_ALL, \
		NEEDS_PLAN | NEEDS_RECONCILED | NEEDS_BUDGET | ROWS_ARE_ACTIVITIES, \
		agreement_columns, write_reconciliation_amounts) \
	/* Activities of which too little was done, and what is done about it. */ \
	ROW(DATASET_UNIT_OPEN_MEASURES, "unit-open-measures", OF_UNIT, NEEDS_PROGRESS, \
		open_measure_columns, write_unit_open_measures) \
	ROW(DATASET_OPEN_MEASURES, "open-measures", OF_ALL, NEEDS_PROGRESS, \
		open_measure_columns, write_open_measures) \
	/* Activities by who answers for them, and by the goals that they serve. */ \
	ROW(DATASET_BY_RESPONSIBLE, "by-responsible", OF_ALL, NEEDS_ALIGNMENT, \
		responsible_columns, write_by_responsible) \
	ROW(DATASET_BY_SDG, "by-sdg", OF_ALL, NEEDS_ALIGNMENT, sdg_columns, write_by_sdg) \
	ROW(DATASET_BY_PEI, "by-pei", OF_ALL, NEEDS_ALIGNMENT, pei_columns, write_by_pei) \
	ROW(DATASET_BY_AXIS, "by-axis", OF_ALL, NEEDS_ALIGNMENT, axis_columns, write_by_axis) \
	/* Activities with a base or targets of years: a row for each year. */ \
	ROW(DATASET_MULTI_YEAR, "multi-year", OF_ALL, NEEDS_MULTI_YEAR | ROWS_ARE_ACTIVITIES, \
		multi_year_columns, write_multi_year) \
	/* Figures that are others now than the previous edition reported, and means that changed by it. */ \
	ROW(DATASET_CORRECTED_FIGURES, "corrected-figures", OF_ALL, \
		NEEDS_PROGRESS | NEEDS_FINDINGS | NEEDS_TREND | NEEDS_BUDGET, corrected_columns, \
		write_corrected_figures) \
	ROW(DATASET_UNIT_CORRECTED_FIGURES, "unit-corrected-figures", OF_UNIT, \
		NEEDS_PROGRESS | NEEDS_FINDINGS | NEEDS_TREND | NEEDS_BUDGET, corrected_columns, \
		write_unit_corrected_figures)

/* What only the program's own reports print. */
#define DATASETS_IN_REPORTS(ROW) \
	/* The activities of each unit, unit by unit. */ \
	ROW(DATASET_ALL_UNITS_ROLLUP, "all-units-rollup", OF_ALL, NEEDS_PLAN | ROWS_ARE_ACTIVITIES, \
		rollup_columns, write_all_units_rollup) \
	/* The same with what was done. */ \
	ROW(DATASET_ALL_UNITS_PROGRESS, "all-units-progress", OF_ALL, NEEDS_PROGRESS | ROWS_ARE_ACTIVITIES, \
		activity_columns, write_all_units_progress)
/* clang-format on */

/* In columns of several datasets, each in the file of the family. */
extern const struct dataset_column rollup_columns[], count_columns[], reconciliation_columns[];
extern const struct dataset_column finding_columns[], rule_columns[];
extern const struct dataset_column activity_columns[], total_columns[], tally_columns[], status_columns[];
extern const struct dataset_column month_columns[], missing_columns[], unit_period_columns[];
extern const struct dataset_column critical_columns[];
extern const struct dataset_column change_columns[], withdrawn_columns[], version_columns[];
extern const struct dataset_column budget_columns[], budget_sum_columns[], agreement_columns[];
extern const struct dataset_column open_measure_columns[];
extern const struct dataset_column responsible_columns[], sdg_columns[], pei_columns[], axis_columns[];
extern const struct dataset_column multi_year_columns[];
extern const struct dataset_column corrected_columns[];

#define DATASET_CONSTANT(dataset, name, scope, traits, columns, writer) dataset,
enum dataset {
	DATASET_PLAN, /* the rows of a unit's sheet, which nobody writes: as they are in the sheet */
	DATASETS_IN_TEMPLATES(DATASET_CONSTANT) DATASETS_IN_REPORTS(DATASET_CONSTANT) DATASETS,
	/* From here on: files of rows that a job names, dataset_of_data(). */
	DATASET_DATA = 1000,
	DATASET_DATA_LAST = DATASET_DATA + 9999,
};
#undef DATASET_CONSTANT

#define DATASET_WRITER(dataset, name, scope, traits, columns, writer) dataset_writer writer;
DATASETS_IN_TEMPLATES(DATASET_WRITER)
DATASETS_IN_REPORTS(DATASET_WRITER)
#undef DATASET_WRITER

struct dataset_info {
	const char *name;
	enum dataset_scope scope;
	unsigned traits; /* enum dataset_trait */
	/* Of a plan by months from January on; NULL for the plan, whose sheets have their own. */
	const struct dataset_column *columns;
	dataset_writer *write; /* NULL for the plan */
};

const struct dataset_info *dataset_info(enum dataset);

/* What templates call the datasets that they may bind, by enum dataset, and NULL. */
extern const char *const dataset_names[];

static inline bool
dataset_is_of_unit(enum dataset dataset)
{
	return dataset_info(dataset)->scope == OF_UNIT;
}

/* Data of the job, or of each unit, by the number that their name has in a template. */
static inline enum dataset
dataset_of_data(size_t number, bool of_unit)
{
	return (enum dataset)(DATASET_DATA + 2 * number + of_unit);
}

static inline bool
dataset_is_data(enum dataset dataset)
{
	return dataset >= DATASET_DATA;
}

static inline size_t
dataset_data_number(enum dataset dataset)
{
	return (size_t)(dataset - DATASET_DATA) / 2;
}

/* Whether its rows are those of a file, whose columns only that has. */
static inline bool
dataset_is_of_sheet(enum dataset dataset)
{
	return dataset == DATASET_PLAN || dataset_is_data(dataset);
}

/* Whether it has any of these traits. */
static inline bool
dataset_has(enum dataset dataset, unsigned traits)
{
	return (dataset_info(dataset)->traits & traits) != 0;
}

/* Whether it tells of one unit, and what its plan comes to; but not the plan's own rows. */
static inline bool
dataset_is_of_unit_plan(enum dataset dataset)
{
	return !dataset_is_of_sheet(dataset) && dataset_is_of_unit(dataset) &&
	    !dataset_has(dataset, NEEDS_FINDINGS | NEEDS_PROGRESS | NEEDS_RECONCILED);
}

/*
 * Whether its numbers are amounts of what activities do, each in its unit of measure; not counts of anything
 * else, nor numbers that say which one it is.
 */
bool dataset_column_is_amount(enum dataset, const struct dataset_column *);

/*
 * What the column whose heading has this utf8_fold() is of, from COLUMN_BEFORE on; COLUMN_ALONE: of none of
 * these, or there is no such column.
 */
enum column_series dataset_heading_series(struct arena *, enum dataset, const char *key);

/* How many columns there are before the one without heading. */
size_t dataset_column_count(const struct dataset_column *);

#endif

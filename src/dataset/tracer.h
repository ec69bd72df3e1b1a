/*
 * How traces are put together: for the families of figures (trace_NAME.c).
 */
#ifndef PLIEGO_DATASET_TRACER_H
#define PLIEGO_DATASET_TRACER_H

#include "dataset/members.h"
#include "dataset/trace.h"
#include "plan/aliases.h"

struct tracer {
	struct arena *arena;
	const struct dataset_source *source;
	const struct compliance *compliance; /* that is explained: of the cut, or of the one before */
	/* Made when first asked for: findings of each activity, what texts are called by aliases, */
	struct members findings;
	const char *const *alias_keys;
	struct rollup rollup;     /* and the rows of the unit that was asked about last (ANY_UNIT: none), */
	struct tracer *last_year; /* and that of the year before, */
	struct tracer *initial;   /* and that of the first version of the plan, */
	const struct compliance *reported; /* and the progress of the previous edition, without figures */
	/* In that: what changed since, whose earlier side has the cells of the plan; else NULL. */
	const struct changes *since;
};

/* What figures of activities are looked at for: an aspect of a meaning, or a period of the plan. */
struct view {
	struct period of;
	bool of_the_year;
};

/* What a change is told from: the cut before, or as it was reported then.  NULL: there is none. */
const struct compliance *trace_before(const struct tracer *, unsigned figure);

/* The language of sentences, and the wording of documents. */
const char *trace_told(const struct tracer *, const char *) __attribute__((format_arg(2)));
const char *trace_word(const struct tracer *, const char *spanish) __attribute__((format_arg(2)));

struct trace *trace_new(const struct tracer *, enum trace_operation, const char *name);
void trace_add(const struct tracer *, struct trace *, struct trace *part);
void trace_leave_out(const struct tracer *, struct trace *, struct trace *part, const char *reason);
/* The change between what is printed of the one and of the other. */
struct trace *trace_between(const struct tracer *, struct trace *now, struct trace *then);
void trace_note(const struct tracer *, struct trace *, const char *);

/* A figure of a cell, which is there; NULL file: of no file. */
struct trace *trace_cell(const struct tracer *, const char *name, const char *file,
    const struct sheet_cell *);

/* The count of its parts. */
void trace_set_count(struct trace *);

/* Sets what it is of, and notes its measure, aliases and findings. */
void trace_is_of(struct tracer *, struct trace *, uint32_t activity);

/* A node for an activity that is counted, at the cell of its name. */
struct trace *trace_activity(struct tracer *, uint32_t activity);
struct trace *trace_unit(struct tracer *, uint32_t unit);

/* The row of the national rollup, or of that of its unit, that the subject is. */
const struct rollup_row *trace_rollup_row(struct tracer *, const struct row_subject *);

/* The indicator of an activity in the view: computed again where it is of a period that is not kept. */
struct indicator trace_indicator(const struct tracer *, uint32_t activity, struct view);

struct view trace_view(const struct tracer *, const struct row_subject *, unsigned figure);

/*
 * The cell of the plan that a month of the activity was read from, or its target where month is -1, and the
 * file that it is in; NULL, both: there is none.
 */
const struct sheet_cell *trace_plan_cell(const struct tracer *, uint32_t activity, int month,
    const char **file);

/* The cell of a month of it, in the plan or in the progress sheet; there is one. */
struct trace *trace_month(const struct tracer *, uint32_t activity, unsigned slot, bool executed);

/* Planned or executed in the view; its value is blank where nothing is given. */
struct trace *trace_portion(struct tracer *, uint32_t activity, struct view, bool executed);

/* What was executed of a rate in the periods: the sum of its numerators by that of its denominators. */
struct trace *trace_rate(const struct tracer *, uint32_t activity, struct period of);

/* The same of a row of all units, and what was planned of it (plan/rates.h); i: what these come to. */
struct trace *trace_rate_of_row(struct tracer *, const struct rollup_row *, struct view,
    const struct indicator *i);
struct trace *trace_planned_rate_of_row(struct tracer *, const struct rollup_row *, struct view,
    const struct indicator *i);

/* Executed by planned, with what the activity is; its value is blank where it has none. */
struct trace *trace_ratio(struct tracer *, uint32_t activity, struct view);

/* Notes where the levels of the scale begin. */
void trace_note_levels(const struct tracer *, struct trace *);

/* The status of that. */
struct trace *trace_status(struct tracer *, uint32_t activity, struct view);

struct dataset_cell trace_percent(struct decimal);
struct dataset_cell trace_status_cell(const struct tracer *, uint8_t status);

/* A figure of a family; NULL: the subject has none of that meaning. */
struct trace *trace_of_activity(struct tracer *, const struct row_subject *, unsigned figure,
    unsigned number);
struct trace *trace_of_row(struct tracer *, const struct row_subject *, unsigned figure, unsigned number);
/* Of a rollup's row, or a part of it: a figure of its plan; NULL: the meaning is none of these. */
struct trace *trace_part_of_row(struct tracer *, const struct rollup_row *, unsigned figure, unsigned number);
struct trace *trace_of_agreement(struct tracer *, const struct row_subject *, unsigned figure);
struct trace *trace_of_total(struct tracer *, const struct row_subject *, unsigned figure);
struct trace *trace_of_many(struct tracer *, const struct row_subject *, unsigned figure, unsigned number);
struct trace *trace_of_mean(struct tracer *, const struct row_subject *, unsigned figure, unsigned number);
struct trace *trace_of_weight(struct tracer *, const struct row_subject *, unsigned figure);
struct trace *trace_of_last_year(struct tracer *, const struct row_subject *, unsigned figure);
struct trace *trace_of_correction(struct tracer *, const struct row_subject *, unsigned figure);
bool trace_is_money(unsigned figure);
struct trace *trace_of_money(struct tracer *, const struct row_subject *, unsigned figure);
bool trace_is_multi_year(unsigned figure);
struct trace *trace_of_multi_year(struct tracer *, const struct row_subject *, unsigned figure);
/* Of a change, of a version, or of a change of an activity of the plan (SUBJECT_ACTIVITY), its number-th. */
bool trace_is_of_changes(const struct row_subject *, unsigned figure);
struct trace *trace_of_changes(struct tracer *, const struct row_subject *, unsigned figure, unsigned number);
struct trace *trace_of_rule(struct tracer *, const struct row_subject *, unsigned figure);

/* The activities of a subject: indexes, in order. */
const uint32_t *trace_members(const struct tracer *, const struct row_subject *, size_t *count);

/* The mean of these: IS_MEAN, IS_MEAN_CAPPED, IS_MEAN_WITH_ZEROS, IS_MEDIAN, IS_STATUS, IS_DUE, ... */
struct trace *trace_mean_of(struct tracer *, const uint32_t *activities, size_t n, struct view,
    unsigned meaning);

#endif

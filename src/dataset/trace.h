/*
 * Traces: how a figure of a dataset came about, down to the cells that it was read from.
 *
 * A trace is a tree.  Each node is a figure, as it is printed, and an operation on its parts in order; leaves
 * are cells of plans and progress sheets, with their places.  What was looked at and is not in a figure
 * stands beside its parts, with the reason.
 *
 *     cell        a number as it is written in a cell
 *     zero        0 that no cell says: nothing was due, or nobody reported what was
 *     sum         of the parts
 *     mean        the parts added up, each as `limit` percent at most (0: no limit), by how many there are
 *     weighted    the same, each part as often as its weight says
 *     median      the part in the middle of all, or the mean of the two
 *     least, most
 *     last        the last part
 *     last-due    the last part that is not 0; the first, if all are
 *     lesser      the lesser of two
 *     ratio       the first by the second
 *     descending  twice the second without the first, by the second, at least 0: the less, the better; where
 *                 the second is 0, 1 if the first is 0 too, else 0
 *     quotient    the same, as it is, not in percent
 *     rounded     the part, to four decimals, half away from zero
 *     difference  the first without the second, as both are printed where `printed` is set
 *     count       how many parts there are
 *     coverage    the first of the second: "13 de 14"
 *     level       the status of the first part; of a mean (two parts: with a limit of 100 %, and measured) of
 *                 the first where that is below 100 %, else of the second
 *     rank        the place of the first among all: how many are greater, and one
 *     activity    no figure: what is counted, with its parts as the reason why
 *     text        no figure: the text of a cell, for which an activity is counted
 *     change      no figure: what a version of the plan changed, with its cells as parts: before, and now;
 *                 what was added or withdrawn has but one
 *
 * A ratio, and the mean of some, are parts of 1, printed in percent.  All are computed exactly, and rounded
 * only as printed (plan/scale.h); whoever computes again does so from the leaves.
 */
#ifndef PLIEGO_DATASET_TRACE_H
#define PLIEGO_DATASET_TRACE_H

#include <stdio.h>

#include "dataset/dataset.h"

/* clang-format off */
#define TRACE_OPERATIONS(ROW) \
	ROW(TRACE_CELL, "cell") \
	ROW(TRACE_ZERO, "zero") \
	ROW(TRACE_SUM, "sum") \
	ROW(TRACE_MEAN, "mean") \
	ROW(TRACE_WEIGHTED, "weighted") \
	ROW(TRACE_MEDIAN, "median") \
	ROW(TRACE_LEAST, "least") \
	ROW(TRACE_MOST, "most") \
	ROW(TRACE_LAST, "last") \
	ROW(TRACE_LAST_DUE, "last-due") \
	ROW(TRACE_LESSER, "lesser") \
	ROW(TRACE_RATIO, "ratio") \
	ROW(TRACE_DESCENDING, "descending") \
	ROW(TRACE_QUOTIENT, "quotient") \
	ROW(TRACE_ROUNDED, "rounded") \
	ROW(TRACE_DIFFERENCE, "difference") \
	ROW(TRACE_COUNT, "count") \
	ROW(TRACE_COVERAGE, "coverage") \
	ROW(TRACE_LEVEL, "level") \
	ROW(TRACE_RANK, "rank") \
	ROW(TRACE_ACTIVITY, "activity") \
	ROW(TRACE_TEXT, "text") \
	ROW(TRACE_CHANGE, "change")
/* clang-format on */

#define TRACE_CONSTANT(operation, name) operation,
enum trace_operation { TRACE_OPERATIONS(TRACE_CONSTANT) TRACE_OPERATION_COUNT };
#undef TRACE_CONSTANT

struct trace;

struct trace_list {
	struct trace **items;
	size_t count, capacity;
};

struct trace {
	enum trace_operation operation;
	const char *name;          /* what it is, by a heading: "EJECUTADO", "ENE" */
	const char *subject;       /* of what; NULL: of the same as what it is part of */
	struct dataset_cell value; /* CELL_BLANK: there is none */
	const char *text;          /* of a cell: as it is written */
	struct srcloc place;       /* of a cell, an activity, a unit, a finding; file NULL: none */
	const char *reason;        /* why it is left out; NULL where it isn't */
	uint16_t limit;            /* percent */
	bool printed;
	const struct decimal *weight;    /* of a part of a weighted mean; NULL */
	const struct trace *weight_cell; /* that the weight was read from; NULL: it is the job's */
	struct trace_list parts, left_out;
	const char **notes; /* sentences: measure and rule, aliases, findings */
	size_t note_count, note_capacity;
};

/* As a tree for people, in their language; and as JSON, an object without a line break. */
void trace_print(FILE *, struct arena *, const struct dataset_source *, const struct trace *);
void trace_json(struct buf *, struct arena *, const struct trace *);

#endif

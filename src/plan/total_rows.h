/*
 * Rows of a sheet that are no activities: totals of the rows above, and what stands below a table to be
 * signed.  They are told of and left out of all figures.
 *
 * A total: a cell of its texts, or its first one, is TOTAL, SUBTOTAL, SUMA, TOTAL GENERAL or the like and
 * nothing else, and the row has neither a code nor, unless its figures are the sums of the rows above, a
 * result and means of its own.  A longer text that begins with such a word ("Total de visitas") is one only
 * where the row has no code, no code of a line, no result and no means, and its figures are the sums of at
 * least two rows above.  So is a row without any word, three or more of whose cells are figures.
 *
 * In a sheet of a workbook, which people print, totals of parts stand between the rows.  There a text that
 * begins with SUBTOTAL, or goes on with what a plan is parted by ("Total línea 1", "Suma del eje 2") or with
 * the line of the row above, is one whatever its figures, but for a code, a result and means; and what a row
 * has of these from a cell that is joined with the one above is none of its own.
 *
 * Of signatures: a row without figure and code whose first text is one by which people sign (ELABORÓ, Firma,
 * F.____, Nombre y cargo), or an empty rule of underscores; and what follows that without figure, code,
 * result and means.
 */
#ifndef PLIEGO_PLAN_TOTAL_ROWS_H
#define PLIEGO_PLAN_TOTAL_ROWS_H

#include "plan/plan.h"

/* The columns of a sheet that tell; -1: there is none. */
struct summary_columns {
	int code, line, name, result, means;
	int target, month[MONTHS];
};

/* The figures of a row: its months, and then the target. */
#define SUMMARY_TARGET MONTHS
#define SUMMARY_FIGURES (MONTHS + 1)

/* Values that were read lately, each by the address of its text: most numbers are in a plan many times. */
#define SUMMARY_RECENT 512 /* a power of two */

struct recent_value {
	const char *text; /* NULL: none */
	struct value value;
};

/* The sheet as its rows are gone through from the first to the last. */
struct summary {
	struct arena *arena;
	struct arena *scratch; /* for what one row needs; ended by summary_end() */
	const struct sheet *sheet;
	struct number_style style;
	struct summary_columns columns;
	/* Sums of the activities above, since the last total and since the first row. */
	struct summary_sum {
		struct decimal figure[SUMMARY_FIGURES];
		bool overflown;
		size_t rows;
	} since_total, all;
	uint32_t *waiting; /* rows of activities that are not in the sums yet */
	size_t waiting_count, capacity;
	struct amount figure[SUMMARY_FIGURES]; /* what the cells of the row at hand say */
	struct recent_value *recent; /* SUMMARY_RECENT of them, where the caller has some; NULL at first */
	unsigned given;              /* bits of those that are a number or a percent */
	bool signing;                /* below a row of signatures */
};

void summary_init(struct summary *, struct arena *, const struct sheet *, struct number_style,
    const struct summary_columns *);

/* What the next row is; each is asked for once, in order, but for blank ones. */
enum left_out_kind summary_take(struct summary *, size_t row);

void summary_end(struct summary *);

#endif

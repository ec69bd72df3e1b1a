/*
 * Progress: what units report as done, joined to what they planned.
 *
 * A progress sheet (plan/progress_sheet.h) says of activities what was done of them, in the periods of the
 * unit's plan.
 *
 * A blank month or a dash is not reported; a unit without a sheet, or whose sheet has no figure in any month
 * of a period, has not submitted for that period; and neither is 0.  A sheet with faults is none: its unit
 * has not submitted.
 *
 * A row means the activity of its unit that has its code, be it through its text (plan.h).  Where the row
 * has no code, or one that no activity of the unit has (a spreadsheet makes 7 of 007), it means the one that
 * has its text (plan_key(), aliases followed).  Of several, only those of the row's line stay, if there are
 * any, and of those of the row's unit of measure, where the sheet has that; then of those found by the code
 * only those that have it in their own row, and of those found by the text of a row with a code only those
 * without one, if there are any.  One that is left is meant; none: unknown; several: ambiguous.  A row whose
 * code is of one activity and whose text is of others is contradictory (1.10 has become 1.1): it means none.
 * Of two rows that mean the same activity, the first one counts.  A row that means none so is of the one that
 * had its text in an earlier version of the plan (plan/former_names.h), where no row means that one.
 *
 * Everything lives in the caller's arena and borrows from plan and sheets.
 */
#ifndef PLIEGO_PLAN_PROGRESS_H
#define PLIEGO_PLAN_PROGRESS_H

#include "plan/progress_sheet.h"
#include "plan/rates.h"

#define PROGRESS_NO_ROW UINT32_MAX

/* What a row of a progress sheet means. */
enum progress_join {
	PROGRESS_BLANK,         /* it names nothing, and reports nothing */
	PROGRESS_JOINED,        /* activity */
	PROGRESS_UNKNOWN,       /* no activity of the unit */
	PROGRESS_AMBIGUOUS,     /* several; activity is the first of them */
	PROGRESS_CONTRADICTORY, /* its code is that of activity, its text that of other */
	PROGRESS_TWICE,         /* an activity that an earlier row means too */
	PROGRESS_TOTAL,         /* no activity, but a total of the rows above (plan/total_rows.h) */
	PROGRESS_SIGNATURE,     /* no activity, but a line to be signed */
};

struct progress_row {
	enum progress_join join;
	bool other_code;   /* joined by the text to an activity that has another code */
	bool is_renamed;   /* joined by a text that the activity had in an earlier version */
	uint32_t activity; /* index into plan->activities, of JOINED, AMBIGUOUS, CONTRADICTORY and TWICE */
	uint32_t other;    /* the same, of CONTRADICTORY */
	uint32_t earlier;  /* the row that means it, of TWICE */
};

struct progress_sheet {
	const struct sheet *sheet; /* NULL: none */
	uint16_t given;            /* months in which some row has a number or a percent: bit 0 is January */
	const struct progress_row *rows; /* one for each row of the sheet */
	int month[MONTHS];               /* their columns; -1: there is none so far, or none for the slot */
	int code, name, line, unit;      /* columns, too (unit: UNIDAD DE MEDIDA); -1: there is none */
	struct period_columns reasons;
	const struct rate_columns *rates;  /* NULL: none */
	const struct period_columns *told; /* of PROGRESS_TOLD and the words behind it; NULL: there is none */
};

/* What else a sheet may say of its activities: the words from the cause to the evidence. */
#define PROGRESS_TOLD PERIOD_CAUSE
#define PROGRESS_TOLD_COUNT (PERIOD_EVIDENCE - PERIOD_CAUSE + 1)

/* What was reported of an activity: executed_cell() has what a month was read from. */
struct executed {
	uint32_t row; /* of its unit's progress sheet, or PROGRESS_NO_ROW; the rest is then blank */
	struct amount month[MONTHS];
	const struct sheet_cell *cells; /* of the row */
	const int *columns;             /* of its sheet: those of the months */
	const struct reasons *reasons;  /* NULL: none was given */
	const struct rates *rates;      /* NULL: none */
	bool doubtful;                  /* an ambiguous or contradictory row may mean it */
};

/* Whether the month is a rate that is computed, and not what its own column says. */
static inline bool
executed_is_computed(const struct executed *executed, int month)
{
	return executed->rates != NULL && (executed->rates->computed >> month & 1u) != 0;
}

/*
 * NULL: the activity isn't reported, or its sheet has no column for the month.  Of a rate that is computed,
 * the cell of its numerator.
 */
static inline const struct sheet_cell *
executed_cell(const struct executed *executed, int month)
{
	if (executed_is_computed(executed, month))
		return &executed->cells[executed->rates->columns->numerator[month]];
	return executed->cells != NULL && executed->columns[month] >= 0
	    ? &executed->cells[executed->columns[month]]
	    : NULL;
}

/* The cell that says the figure as it is: NULL of a rate that is computed. */
static inline const struct sheet_cell *
executed_written(const struct executed *executed, int month)
{
	return executed_is_computed(executed, month) ? NULL : executed_cell(executed, month);
}

/* One for each unit of the plan, as its sheets were read. */
struct progress_unit {
	const struct sheet *sheet;    /* NULL: none */
	const struct sheet *previous; /* of the previous edition; NULL: none */
	struct srcloc loc;            /* where the job names the sheet, or the unit */
	const char *absent;           /* the file that the job names and that is not there; NULL */
	const char *faulty;           /* the file that is there and can't be read as a sheet; NULL */
};

struct progress {
	const struct plan *plan;
	const struct progress_unit *units;             /* one for each unit of the plan */
	const struct progress_sheet *sheets, *earlier; /* one for each unit; of the previous edition */
	const struct executed *executed,
	    *before; /* one for each activity; in the previous edition, or NULL */
};

/* What a row names, by which the nearest activity can be looked for; "" when it names none. */
const char *progress_name_key(struct arena *, const struct progress_sheet *, size_t row);

/* Joins sheets read by progress_sheet_parse() to the plan.  n log n in rows and activities. */
void progress_join(struct arena *, const struct plan *, const struct progress_unit *, struct number_style,
    struct progress *out);

/*
 * What was reported of an activity under a word, for a period, as reasons_of() has it; NULL: nothing.
 */
struct told_period {
	struct calendar calendar;
	struct period of;
	enum wording wording;
};
const char *progress_told(struct arena *, const struct progress *, uint32_t activity, enum period_subject,
    const struct told_period *);

/* Whether any unit's sheet has a column of the word, filled in or not. */
bool progress_tells(const struct progress *, enum period_subject);

/*
 * What a month of an activity came to.  False when nothing was reported that can be counted: no negative
 * number, and no percent where the plan counts.  A number where the plan has percents is one.
 */
bool progress_value(const struct activity *, const struct amount *, struct decimal *out);

#endif

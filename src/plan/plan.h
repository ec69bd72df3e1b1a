/*
 * The plan: what the sheets of all units say, as activities with targets and months.
 *
 * Every figure keeps its place in the file.  Blank, dash and zero stay apart (sheet/value.h).
 * Activities are in the order of units and rows; what two of them share (their strategic line, the
 * activity they both are) is found by a normal form of its text, so that counts of the same activity
 * can be added over units.
 *
 * Normal form: utf8_fold(), punctuation (but "%") made a space, then the job's aliases.  A strategic line
 * that begins with a code ("L.E 8.2", "LE 8.2", "L.E.8.2") is known by that code, written "LE 8.2".  An alias
 * whose `from` is only a code is for all lines of that code, else for that text alone; one that leads to a
 * text of a line whose code has an alias goes on there.
 *
 * An activity that has a code (CÓDIGO) is known by that, folded, whatever its text; one that has none, but a
 * text that goes with a single code elsewhere in the plan, is that activity
 * too.  A cell without letters, figures or "%" (a dash) says as little as a blank one.
 *
 * Units of measure (UNIDAD DE MEDIDA) are the same where plan_unit_key() is: letter case, accents and the
 * periods of abbreviations don't matter, and "%" and "porcentaje" are one, as are "Quetzales" and "GTQ".  The
 * job's aliases go for them, too.  The currency of amounts (plan/money.h) is a unit of measure, or a part of
 * one.
 *
 * Where a plan is not by months, or its year begins in another one than January, `month` and the numbers 0 to
 * 11 of months are slots (sheet/calendar.h), in the calendar of the unit's sheet.  Sheets of one plan may be
 * by periods of different length; over units, figures are those of the plan's calendar, whose periods are
 * made of theirs.
 *
 * Everything lives in the caller's arena and borrows its texts from the sheets.
 */
#ifndef PLIEGO_PLAN_PLAN_H
#define PLIEGO_PLAN_PLAN_H

#include "sheet/alignment_columns.h"
#include "sheet/calendar.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"

/* What an activity is measured in: its MEDIDA. */
enum __attribute__((packed)) quantity { QUANTITY_COUNT, QUANTITY_PERCENT };

/* How the months of an activity make its year. */
enum __attribute__((packed)) consolidation {
	CONSOLIDATION_SUM,      /* target = sum of the months */
	CONSOLIDATION_AVERAGE,  /* target = mean of the programmed months */
	CONSOLIDATION_LAST,     /* months are cumulative: target = the last one programmed */
	CONSOLIDATION_MAXIMUM,  /* target = the highest month */
	CONSOLIDATION_CONSTANT, /* every programmed month is the target: "100 % of what is asked for" */
	CONSOLIDATION_NONE,     /* may not be consolidated */
};

/* Where a property of an activity comes from. */
enum __attribute__((packed)) origin { ORIGIN_INFERRED, ORIGIN_COLUMN, ORIGIN_JOB };

/* What a cell of figures says.  Where it stands is known by row and column: activity_target_cell(), ... */
struct amount {
	struct value value;
};

/* Where a sheet has the texts of its activities; -1: nowhere. */
struct activity_columns {
	int line, name, result, means, notes, code, unit, currency, weight, direction;
	int aligned[ALIGNMENTS];
};

struct activity {
	uint32_t unit; /* index into the job's units */
	uint32_t row;  /* index into the sheet's rows */
	uint32_t line; /* index into plan->lines; UINT32_MAX when blank */
	/* index into plan->groups: this activity in all units; UINT32_MAX without text and code */
	uint32_t group;
	uint32_t unit_of_measure; /* index into plan->measure_units; UINT32_MAX: none is said */
	enum quantity measure : 4;
	enum consolidation consolidation : 4; /* over months */
	enum origin measure_origin : 4, consolidation_origin : 4;
	bool descending; /* the less, the better: its SENTIDO */
	struct amount target, month[MONTHS];
	const struct sheet_cell *cells;         /* of its row: activity_name(), ... */
	const struct activity_columns *columns; /* of its sheet */
};

/* Activities of one strategic line, or those of all units that are one and the same activity. */
struct activity_group {
	const char *key; /* the normal form; of the activity's code where it has one */
	/*
	 * Its most frequent spelling, as first written; of equals, the first; where an alias is used, what
	 * it leads to.
	 */
	const char *label;
	uint32_t first; /* index of the first activity */
	uint32_t count; /* activities */
	uint32_t units; /* units that have it */
	bool coded;     /* an activity that is known by a code */
};

/* What activities are counted in: UNIDAD DE MEDIDA. */
struct measure_unit {
	const char *key;   /* plan_unit_key(), aliases followed */
	const char *label; /* as first written; what an alias leads to */
	uint8_t currency;  /* it is one, or amounts of it are in one (plan/money.h); CURRENCY_NONE */
};

/* Why a row is no activity (plan/total_rows.h). */
enum __attribute__((packed)) left_out_kind { LEFT_OUT_NONE, LEFT_OUT_TOTAL, LEFT_OUT_SIGNATURE };

struct left_out {
	uint32_t row;
	enum left_out_kind kind;
};

struct plan_unit {
	const char *code, *name;
	const struct sheet *sheet;
	uint32_t first, count; /* of its activities */
	/* The sheet has ACTIVIDAD, META ANUAL and all periods; otherwise it has no activities here. */
	bool known;
	int target, month[MONTHS];       /* their columns, where it is known; -1: none for the slot */
	struct calendar calendar;        /* of the sheet; that of the plan where it is not known */
	const struct left_out *left_out; /* rows that are no activities, in order */
	uint32_t left_out_count;
};

/*
 * A unit of the job that the plan leaves out, since the file of its own plan has faults.  It is in no list,
 * count or figure; where one may be meant (finding.unit), those left out are numbered behind the units.
 */
struct unit_left_out {
	const char *code, *name;
	struct srcloc loc;   /* where the job names its plan */
	struct srcloc fault; /* the first one */
	size_t faults;
	struct decimal weight; /* that the job gives it; 0: none */
};

/* An alias of the job: texts whose normal form is that of `from` are taken as `to`. */
struct plan_alias {
	const char *from, *to;
	struct srcloc loc;
};

struct plan {
	const struct plan_unit *units;
	size_t unit_count;
	const struct unit_left_out *units_left_out; /* in the order of the job */
	size_t units_left_out_count;
	const struct activity *activities;
	size_t activity_count;
	const struct activity_group *lines, *groups; /* by first appearance */
	size_t line_count, group_count;
	const struct measure_unit *measure_units; /* by first appearance */
	size_t measure_unit_count;
	const struct plan_alias *aliases;
	size_t alias_count;
	struct calendar calendar; /* of what is told over units */
	bool has_parts;           /* its groups are made of shorter periods: calendar_groups() */
	/* Of each activity, the line of the job that declares its measure (0: none); NULL: none at all. */
	const uint32_t *measure_lines;
	const struct weights *weights;           /* plan/weights.h; NULL: none */
	const struct levels *levels;             /* plan/levels.h; NULL: none */
	const struct alignments *alignments;     /* plan/alignment.h; NULL: nobody asks for them */
	const struct multi_year *multi_year;     /* plan/multi_year.h; NULL: the same, or there is none */
	const struct former_names *former_names; /* plan/former_names.h; NULL: none */
	const struct withdrawn *withdrawn;       /* plan/withdrawn.h; NULL: none */
};

/*
 * Whether an activity of one plan is measured as one of another: both in numbers or both in percent, and in
 * the same unit of measure where both say one.
 */
bool plan_measures_alike(const struct plan *, const struct activity *, const struct plan *other,
    const struct activity *of_other);

/* The activities of each strategic line, or of each activity group, side by side and in order. */
struct members {
	const uint32_t *start; /* of each group's part of the activities; one more than there are groups */
	const uint32_t *activities; /* indexes into plan->activities */
};

/* Sorts n activities by their line, or else by their activity group; linear.  Others are left out. */
struct members members_of(struct arena *, const struct activity *, size_t n, bool lines, size_t group_count);

/* The same by what is given of each activity; UINT32_MAX: left out. */
struct members members_by(struct arena *, const uint32_t *of, size_t n, size_t group_count);

/*
 * The cells that the figures of an activity were read from; month is 0 to 11.  NULL: its sheet has none
 * there.
 */
const struct sheet_cell *activity_target_cell(const struct plan *, const struct activity *);
const struct sheet_cell *activity_month_cell(const struct plan *, const struct activity *, int month);

/* What the unit's sheet calls the period of a slot: "MAR", "T1". */
const char *unit_period_heading(const struct plan *, uint32_t unit, int slot);
const char *activity_period_heading(const struct plan *, const struct activity *, int slot);

/* The cells of its texts: NULL when the sheet has no such column; blank ones have length 0. */
#define ACTIVITY_CELL(what)                                                                     \
	static inline const struct sheet_cell *activity_##what(const struct activity *activity) \
	{                                                                                       \
		int column = activity->columns->what;                                           \
                                                                                                \
		return column >= 0 ? &activity->cells[column] : NULL;                           \
	}
ACTIVITY_CELL(line)
ACTIVITY_CELL(name)
ACTIVITY_CELL(result)
ACTIVITY_CELL(means)
ACTIVITY_CELL(notes)
ACTIVITY_CELL(code)
ACTIVITY_CELL(unit)
ACTIVITY_CELL(currency)
#undef ACTIVITY_CELL

static inline const struct sheet_cell *
activity_aligned(const struct activity *activity, enum alignment alignment)
{
	int column = activity->columns->aligned[alignment];

	return column >= 0 ? &activity->cells[column] : NULL;
}

/* Of a unit, or of one that is left out. */
static inline const char *
plan_unit_code(const struct plan *plan, size_t unit)
{
	return unit < plan->unit_count ? plan->units[unit].code
				       : plan->units_left_out[unit - plan->unit_count].code;
}

static inline const char *
plan_unit_name(const struct plan *plan, size_t unit)
{
	return unit < plan->unit_count ? plan->units[unit].name
				       : plan->units_left_out[unit - plan->unit_count].name;
}

/* Whether the cell says a number or a percent: neither blank nor dash. */
static inline bool
amount_given(const struct amount *amount)
{
	return amount->value.kind == VALUE_NUMBER || amount->value.kind == VALUE_PERCENT;
}

/* Whether it says that there is work: a month of zero is none. */
static inline bool
amount_is_work(const struct amount *amount)
{
	return amount_given(amount) && !decimal_is_zero(amount->value.number);
}

/* Whether anything is given in any month. */
static inline bool
activity_has_months(const struct activity *activity)
{
	int m = 0;

	while (m < MONTHS && !amount_given(&activity->month[m]))
		m++;
	return m < MONTHS;
}

/* Whether the amount of the plan is programmed: work, and of what is better the less it is, 0 too. */
static inline bool
activity_programs(const struct activity *activity, const struct amount *amount)
{
	return amount_is_work(amount) || (activity->descending && amount_given(amount));
}

#endif

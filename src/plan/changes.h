/*
 * What changed from an earlier plan to a later one: units, columns, activities, and every cell.
 *
 * Activities are found again as plan/pairing.h does; each change says by what.  One whose text has another
 * normal form was renamed; one whose strategic line has, was moved; both are told at the cell.  Of two that
 * are paired every column is compared that both sheets have, be it one that nothing is computed of: known
 * columns are the same whatever word they stand under (sheet/heading_meaning.h), others by the key of their
 * heading; of several with one meaning, those under the same heading go together.  Cells are the same where
 * both say the same number, percent or amount of money, exactly, whatever marks it is written with ("1,200"
 * and "1200"), or both are a dash; otherwise where the texts are, byte by byte.  Blank, dash and 0 are three
 * things.  A bare number whose headings name two currencies did change; so did a figure that is written alike
 * and read otherwise ("1.310" of a column that counts, and of one with decimals).
 *
 * A column that only one of the two sheets has is told once, with the number of its cells that say something;
 * of a unit, or an activity, that is only in one of the plans, no cells are told.  Columns without a heading,
 * totals and signatures (plan/total_rows.h) are no part of a plan, and not compared.
 *
 * Order: the units of the later plan, then those withdrawn; in a unit its columns, then its activities in the
 * order of the later sheet, each with its cells from left to right, then those withdrawn.
 *
 * Everything lives in the arena and borrows from both plans.
 */
#ifndef PLIEGO_PLAN_CHANGES_H
#define PLIEGO_PLAN_CHANGES_H

#include "plan/pairing.h"

enum change_kind {
	CHANGE_UNIT_ADDED,
	CHANGE_UNIT_WITHDRAWN,
	CHANGE_COLUMN_ADDED,
	CHANGE_COLUMN_WITHDRAWN,
	CHANGE_ACTIVITY_ADDED,
	CHANGE_ACTIVITY_WITHDRAWN,
	CHANGE_RENAMED,
	CHANGE_MOVED,
	CHANGE_CELL,
	CHANGE_KINDS,
};

/* Where a change has two sides: [0] is before, [1] now. */
struct change {
	enum change_kind kind;
	enum pairing_step step;
	uint32_t unit[2], activity[2];    /* of each plan; PAIRING_NONE: none there */
	const char *column;               /* its heading: a known column's own, else as written; NULL */
	enum plan_column known;           /* COLUMNS: none of these */
	const struct sheet_cell *cell[2]; /* of a column its heading; NULL: none there */
	struct amount amount[2];          /* of cells that say a number or a percent; else blank */
	uint32_t cells;                   /* of a column: those that say something */
};

struct changes_side {
	const struct plan *plan;
	struct number_style style; /* that its sheets were read with */
};

struct changes {
	struct changes_side sides[2];
	struct pairing pairing;
	const struct change *items;
	size_t count;
	uint32_t by_kind[CHANGE_KINDS];
	/* The changes of activity i of the later plan: of[start[i]] to of[start[i + 1] - 1]. */
	const uint32_t *start, *of;
};

void changes_find(struct arena *, struct changes_side before, struct changes_side now, struct changes *out);

/* The same where it is known which activity is which. */
void changes_find_paired(struct arena *, struct changes_side before, struct changes_side now,
    const struct pairing *, struct changes *out);

/* "activity-added", ...: what programs call a kind, and a step ("code", "text-and-line", ...). */
const char *change_kind_id(enum change_kind);
const char *pairing_step_id(enum pairing_step);

/* The file that a side of a change stands in; NULL: none. */
const char *change_file(const struct changes *, const struct change *, int side);

/* Whether the activity had a target, and has none any more; or is withdrawn, and had one. */
bool change_removes_target(const struct changes *, const struct change *);

#endif

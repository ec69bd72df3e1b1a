/*
 * Making the plan of the sheets of all units.
 */
#ifndef PLIEGO_PLAN_BUILD_H
#define PLIEGO_PLAN_BUILD_H

#include "plan/plan.h"

/*
 * What a plan is made of.  It borrows sheets, aliases and units left out, which must outlive it; units
 * are copied.
 */
struct plan_source {
	const struct plan_unit *units; /* of each: code, name and sheet (NULL: none) */
	size_t unit_count;
	const struct plan_alias *aliases;
	size_t alias_count;
	struct number_style style;
	unsigned threads; /* that may read rows at once; 0: one */
	/*
	 * DIVISION of periods that the job states (where periods.file is not NULL), and first month of its
	 * year.
	 */
	struct calendar calendar;
	struct srcloc periods;
	bool takes_years; /* a sheet that has META ANUAL alone is a plan, by the year */
	const struct unit_left_out *left_out;
	size_t left_out_count;
};

/*
 * Reads the figures and finds what is the same.  Blank rows are no activities, nor are totals and signatures
 * (plan/total_rows.h).  Measure and consolidation come from the columns MEDIDA and CONSOLIDACIÓN where the
 * sheet has them (a word that is neither is an error [plan-measure, plan-consolidation]), else they are
 * inferred:
 *
 *   measure: percent if the target or any month is one, or the unit of measure is, else count;
 *   consolidation: sum if the months add up to the target, or there is no target; else constant if at
 *   least two months are programmed and all equal the target; else, for percents, average if their mean
 *   is the target; else sum.
 *
 * The plan's calendar has the periods that the job states, else the shortest that all sheets have or make up:
 * quarters, of sheets by months and by quarters, which is warned of.  A sheet whose periods do not make up
 * those that are stated is an error [plan-periods].
 *
 * A text with two aliases, and aliases that lead back to where they began, are errors [plan-alias].
 * Linear in rows but for sorting.  Returns false after an error; *out is then not to be used.
 */
bool plan_build(struct arena *, const struct plan_source *, struct plan *out, struct diags *);

#endif

/*
 * Budget: the money that there is for activities, what was spent of it, and how that goes with what was done.
 *
 * Of each activity, in its currency (plan/budget_cells.h), three times:
 *
 *   period:  budget and spent of the period of the cut (plan/cut.h);
 *   to date: from the beginning of the year to the cut;
 *   annual:  the budget of the year, and what was spent to date.
 *
 * The budget of the year is PRESUPUESTO, else the sum of those of its periods.  A span of months is made of
 * the longest periods that lie in it and have an amount, so that nothing is in it twice; one that is not
 * over at the cut is in none, on either side.
 *
 *     financial execution = spent / budget
 *
 * Budget blank or 0, nothing spent: no figure.  Budget blank or 0, and something spent: unbudgeted, no
 * figure. Budget, and nothing reported as spent: not reported, which is not 0.  Otherwise the share, which
 * may be above 1.
 *
 * Amounts of different activities are added, since money is money; but never those in two currencies: a unit,
 * a line and all have one sum for each currency, and one for what is said to be in none.  Its share is
 * spent / budget of the activities that have one; with_zeros, of all that have a budget.
 *
 * The physical side is the compliance of the same span, of the activities that have both figures, each as
 * 100 % at most and counting once.  The span is one for the whole plan, the basis: to date, where every
 * activity that has a budget has it by periods, so that what is due by now is set against what is due by
 * now; else annual, where both sides are of the year: money without periods, at 25 % in March, is not late
 * for being there all year.
 *
 * Quadrants: much done with little spent, where the physical side is `spending_gap` points (plan/scale.h)
 * or more above the financial one; much spent with little done, where it is that much below; else even.
 *
 * All is exact; but a share whose terms are too long for a fraction (base/fraction.h), of more than 5 *
 * 10^14 units of the last decimal, is kept with nine decimals of its percent.  A sum that can't be kept is
 * an error [budget-overflow].
 */
#ifndef PLIEGO_PLAN_BUDGET_H
#define PLIEGO_PLAN_BUDGET_H

#include "plan/budget_cells.h"
#include "plan/compliance.h"

enum budget_span { BUDGET_OF_PERIOD, BUDGET_TO_DATE, BUDGET_ANNUAL, BUDGET_SPANS };

enum __attribute__((packed)) budget_state {
	BUDGET_NONE,
	BUDGET_UNBUDGETED,
	BUDGET_NOT_REPORTED,
	BUDGET_MEASURED,
};

enum __attribute__((packed)) budget_quadrant {
	QUADRANT_NONE, /* one of the sides has no figure */
	QUADRANT_EVEN,
	QUADRANT_UNDERSPENT, /* much done, little spent */
	QUADRANT_OVERSPENT,  /* much spent, little done */
};

/* count 0: blank. */
struct budget_figures {
	struct portion budget, spent;
	struct fraction share; /* den 0: none */
	enum budget_state state;
};

static inline bool
budget_is_alert(enum budget_quadrant quadrant)
{
	return quadrant == QUADRANT_UNDERSPENT || quadrant == QUADRANT_OVERSPENT;
}

struct activity_budget {
	struct budget_figures span[BUDGET_SPANS];
	uint32_t cells; /* of money that say anything; 0: it has none */
	uint16_t
	    unreported;   /* months up to the cut of which nothing is reported as spent: bit 0 is the first */
	uint8_t currency; /* CURRENCY_NONE: nothing says which */
	bool by_periods;  /* its budget */
	enum budget_quadrant quadrant;
};

/* Of many activities, of one span. */
struct budget_total {
	struct portion budget, spent; /* of all */
	struct portion unreported;    /* of the budget: of those that are not reported */
	struct portion unbudgeted;    /* of what was spent: where there is no budget */
	struct fraction share, with_zeros;
	uint32_t due, measured; /* with a budget; of these, with something reported */
};

/* Of many activities in one currency. */
struct budget_sum {
	struct budget_total span[BUDGET_SPANS];
	struct fraction_sum physical; /* of the basis: of those that have both figures */
	struct fraction_sum raised;   /* the same, each by the gap of the scale, which is counted apart */
	uint32_t activities,
	    alerts; /* with money; of these, much done with little spent or the other way round */
	uint8_t currency;
	enum budget_quadrant quadrant;
};

/* One for each currency, in the order in which they come. */
struct budget_sums {
	struct budget_sum *items;
	size_t count, capacity;
};

/* What it is made of, which must outlive it. */
struct budget_source {
	const struct plan *plan;
	const struct progress *progress;     /* NULL: none */
	const struct compliance *compliance; /* NULL: none */
	struct number_style style;
	uint8_t currency; /* the job's; CURRENCY_NONE */
};

struct budget {
	struct budget_source source;
	const struct plan *plan;
	const struct compliance
	    *compliance; /* NULL: there is no cut, and the year's budget is all that is known */
	bool any;        /* whether a sheet has a column of money; else the rest is not there */
	enum budget_span basis;
	uint8_t places; /* decimals that amounts are told with: the most that one has */
	const struct activity_budget *activities;
	const struct budget_sums *units, *lines; /* as in struct compliance */
	struct budget_sums all;
};

/* False after an error. */
bool budget_build(struct arena *, const struct budget_source *, struct budget *out, struct diags *);

/*
 * The cells that the budget of an activity in the span, or what was spent in it, is the sum of; what they are
 * read with lives in the arena.  Returns how many.
 */
size_t budget_span_cells(struct arena *, const struct budget *, uint32_t activity, enum budget_span,
    bool spent, struct budget_cell out[BUDGET_CELLS_MAX]);

/*
 * What some activities have, by currency, as a unit's are added up; nothing where `any` is false.  False: too
 * many digits, which is not so of some of those of the plan, whose sums fit.
 */
bool budget_sums_of(struct arena *, const struct budget *, const uint32_t *activities, size_t count,
    struct budget_sums *out);

/* The physical side of an activity, of the basis, with 1 at most; den 0: there is none. */
struct fraction budget_physical(const struct budget *, uint32_t activity);

/*
 * Whether the sums of all are those of the units, and those of the lines, currency by currency; else
 * *currency is the first that is not (an error of Pliego, not of the plan).
 */
bool budget_reconciles(const struct budget *, uint8_t *currency);

/* The sum of the currency; NULL: there is none. */
const struct budget_sum *budget_sum_of(const struct budget_sums *, uint8_t currency);

/* What the units have of it in the span: their budget, or what they spent.  False: too many digits. */
bool budget_sum_of_units(const struct budget *, uint8_t currency, enum budget_span, bool spent,
    struct portion *out);

#endif

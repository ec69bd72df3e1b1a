/*
 * Rates: what is reported as a numerator and a denominator, in columns NUMERADOR and DENOMINADOR of each
 * period of a progress sheet (sheet/period_headings.h): 173 cases in time, of 212.
 *
 * Of one period the rate is numerator / denominator: in percent where the plan measures in percents, else
 * as it is (days of waiting, by case).  Over several it is the sum of the numerators by that of the
 * denominators, and never a mean of rates; so it is of activities whose months are averages or constant, and
 * of theirs over units (plan/rate_total.h).  Of other consolidations each period's rate is a figure of its
 * own, rounded to RATE_PLACES decimals.
 *
 * A pair is in a rate where both are numbers, not negative, and the denominator is above 0.  What the sheet
 * says beside such a pair, in the period's own column, is shown where it is the rate, rounded to its
 * decimals, and otherwise given up for the rate (check-progress-rate tells).  0 of 0 is no figure, and no
 * fault.
 */
#ifndef PLIEGO_PLAN_RATES_H
#define PLIEGO_PLAN_RATES_H

#include "plan/plan.h"

#define RATE_PLACES 4

struct portion;

/* Columns of a sheet, by slot; -1: none. */
struct rate_columns {
	int numerator[MONTHS], denominator[MONTHS];
};

enum __attribute__((packed)) rate_state {
	RATE_BLANK, /* neither is given, or both are 0 */
	RATE_GIVEN,
	RATE_HALF,       /* one of them is missing */
	RATE_UNREADABLE, /* one is no number, a percent, or negative */
	RATE_OF_NOTHING, /* the denominator is 0, and the numerator isn't */
};

struct rate {
	struct decimal numerator, denominator;
	enum rate_state state;
};

struct rates {
	struct rate of[MONTHS];
	const struct rate_columns *columns;
	uint16_t given;    /* slots whose state is RATE_GIVEN */
	uint16_t computed; /* those whose month is the rate: its own column is blank or says otherwise */
	uint16_t differs;  /* those whose own column says otherwise */
};

/* A sheet with such columns. */
struct rate_source {
	const struct sheet *sheet;
	const struct rate_columns *columns; /* NULL: it has none */
	struct number_style style;
};

/* Those of a sheet, in the calendar of its unit; NULL: it has none. */
const struct rate_columns *rate_columns_of(struct arena *, const struct sheet *, struct calendar);

/*
 * Reads the rates of a row of the sheet, and sets the months that are computed.  NULL where its columns say
 * nothing.
 */
const struct rates *rates_read(struct arena *, const struct rate_source *, size_t row,
    const struct activity *, struct amount month[MONTHS]);

/* The slots in which the row has one, whatever activity it is of. */
uint16_t rates_in_row(const struct rate_source *, size_t row);

/* Whether the activity's rates are taken together by their sums in the period: any is given there. */
bool rates_pool(const struct activity *, const struct rates *, struct period);

/* Their sums, in the activity's measure: numerators / denominators.  False: it can't be kept. */
bool rates_portion(const struct activity *, const struct rates *, struct period, struct portion *out);

/* Numerators and denominators of the period, each added up.  False: they can't be kept. */
bool rates_sums(const struct rates *, struct period, struct decimal *numerator, struct decimal *denominator);

/* What these sums come to, in the measure: a portion of whole parts.  False: it can't be kept. */
bool rates_set_portion(enum quantity measure, struct decimal numerator, struct decimal denominator,
    uint32_t count, struct portion *out);

#endif

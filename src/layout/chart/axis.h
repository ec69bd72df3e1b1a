/*
 * The scale of a chart: its ends, and ticks at round figures.
 *
 * Figures are 128-bit integers in billionths, so that every struct decimal has an exact one and positions
 * are rounded once, to the nearest thousandth of a point.  Steps are 1, 2 or 5 times a power of ten (Paul S.
 * Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990), the least with no more than so many of
 * them; both ends are ticks, and 0 is always one.
 */
#ifndef PLIEGO_LAYOUT_CHART_AXIS_H
#define PLIEGO_LAYOUT_CHART_AXIS_H

#include "base/decimal.h"
#include "base/style.h"

__extension__ typedef __int128 wide;

wide wide_from(struct decimal);

struct axis {
	wide low, high; /* multiples of the step, low <= 0 <= high, low < high */
	wide step;
	unsigned places; /* decimals that a tick's figure needs */
};

/*
 * The axis for values from `low` to `high` in at most `steps` steps (at least 2 where they are on both sides
 * of 0, at least 1 otherwise), none finer than 10^-places.
 */
struct axis axis_for(wide low, wide high, unsigned steps, unsigned places);

size_t axis_tick_count(const struct axis *);
wide axis_tick(const struct axis *, size_t i);

/* Where a value stands on an axis that is `size` long, from its low end; outside of it when the value is. */
length axis_at(const struct axis *, wide value, length size);

/* Appends the figure of a tick. */
void axis_print(struct buf *, const struct axis *, wide tick, struct number_style);

#endif

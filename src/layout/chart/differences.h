/*
 * Below a plot of two series, one of what the second is more or less than the first, by the same categories.
 */
#ifndef PLIEGO_LAYOUT_CHART_DIFFERENCES_H
#define PLIEGO_LAYOUT_CHART_DIFFERENCES_H

#include "layout/chart/plot.h"

struct differences {
	struct plot plot;            /* a chart of its own, of columns, between the same edges */
	struct chart_series *series; /* its two: above zero, and below it */
	struct label title;
	struct label *figures; /* above and below the columns; NULL: there is no room for all */
	length title_top;
	length above, below; /* from the plot to title and names: room for these figures */
};

/* Whether the chart has a panel of them. */
bool differences_are_drawn(const struct chart *);

/*
 * Chooses the axis of the panel, for bodies of `height`, when the plot has its own: figures of both end where
 * the plot begins.  False after an error.
 */
bool differences_measure_axis(struct layout *, struct plot *, length height);

/* Sets its texts, when the left and the right of the plot are known; *taken: its height, without names. */
bool differences_measure(struct layout *, struct plot *, length *taken);

/* Puts it below the bottom of the plot; returns its own bottom, below which are the names. */
length differences_place(struct plot *);

void differences_draw(struct drawing *, const struct plot *);

#endif

/*
 * A chart measured for a width: its texts set, its axis chosen, the height of each of its rows known.
 *
 * A row is what a page may not break: a bar with its name and figure, or all of a chart of another kind.
 * Above and below the rows of every page stand the texts of reference line and axis.
 *
 * Labels never overlap each other and never leave the box.  Ticks are all drawn; where their texts would
 * collide, some of these are left out, evenly.
 */
#ifndef PLIEGO_LAYOUT_PLOT_H
#define PLIEGO_LAYOUT_PLOT_H

#include "layout/axis.h"
#include "layout/chart.h"
#include "layout/drawing.h"

struct plot {
	const struct chart *chart;
	length width;
	length above, below;
	length *rows; /* heights */
	size_t row_count;

	length left, right; /* of the plot proper, from the left of the chart */
	length gap;         /* between a text and what is beside it */
	struct axis axis;
	struct label *names;   /* of the categories */
	struct label *figures; /* of the values of the first series */
	struct label *ticks;
	size_t tick_count;
	struct label reference;
	length name_width, figure_width;
};

/* Measures for a width, and for bodies of `height` where all is one row.  NULL after an error. */
struct plot *plot_measure(struct layout *, const struct chart *, length width, length height);

/* Of the rows from .. to - 1 on one page. */
int64_t plot_height(const struct plot *, size_t from, size_t to);
void plot_draw(struct drawing *, const struct plot *, size_t from, size_t to);

/* --- shared by the kinds -------------------------------------------------------------------------------- */

/* The least and the most of all values and the reference, and decimals of the finest of them. */
struct extent {
	wide low, high;
	unsigned places;
};
struct extent plot_extent(const struct chart *);

/* Figures of the axis at hand; false after an error. */
bool plot_ticks(struct layout *, struct plot *);

/* The colour of grids: the letters', paler. */
struct border plot_grid(const struct chart *);
/* Of axes and references. */
struct color plot_dark(const struct chart *);

bool bars_measure(struct layout *, struct plot *);
void bars_draw(struct drawing *, const struct plot *, size_t from, size_t to);

#endif

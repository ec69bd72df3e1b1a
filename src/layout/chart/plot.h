/*
 * A chart measured for a width: its texts set, its axis chosen, the height of each of its rows known.
 *
 * A row is what a page may not break: a bar with its name and figure, or all of a chart of another kind.
 * Above and below the rows of every page stand the texts of reference line and axis.
 *
 * Labels never overlap each other and never leave the box.  Ticks are all drawn; where their texts would
 * collide, some of these are left out, evenly; of names, regularly each second, third, ..., with a warning.
 */
#ifndef PLIEGO_LAYOUT_CHART_PLOT_H
#define PLIEGO_LAYOUT_CHART_PLOT_H

#include "layout/chart/axis.h"
#include "layout/chart/chart.h"
#include "layout/chart/drawing.h"

/* What series or segments look like, with their titles: in rows, as many in each as it is wide. */
struct legend_entry {
	struct label label;
	struct label letter; /* on the area */
	const struct ink *ink;
	size_t marker; /* of a line, or one of these: */
	length x, y;
};

#define MARKER_AREA SIZE_MAX
#define MARKER_NONE (SIZE_MAX - 1) /* a line without */

struct legend {
	struct legend_entry *entries;
	size_t count;
	length height; /* 0: there is none */
};

struct plot {
	const struct chart *chart;
	length width;
	length above, below;
	length *rows;      /* heights */
	int64_t *row_tops; /* from the first one: row_count + 1 */
	size_t row_count;

	length left, right, top, bottom; /* of the plot proper, from the top left of the chart */
	length gap;                      /* between a text and what is beside it */
	struct legend legend;
	struct axis axis;
	struct label *ticks; /* the axis's figures */
	size_t tick_count;
	struct label *names;   /* of the categories */
	struct label *figures; /* bars: of the values; else the titles of the series, then of the reference */

	/* Bars. */
	struct label reference;
	struct label *letters; /* of the categories' marks */
	length name_width, figure_width, mark_width;

	/* Columns and lines. */
	length names_height;   /* of the highest name */
	size_t every;          /* each so many categories one has its name printed */
	bool direct;           /* lines have their titles at their ends, not in the legend */
	bool reference_direct; /* so has the reference */
	struct ink reference_ink;
	length names_top;
	struct differences *differences; /* NULL: there are none */

	/* Stacks. */
	struct segment *segments;

	/* Panels. */
	struct panels *panels;

	/* Maps of tiles. */
	struct tiles *tiles;
};

/* Of the rows from .. to - 1 on one page. */
int64_t plot_height(const struct plot *, size_t from, size_t to);

/* --- shared by the kinds -------------------------------------------------------------------------------- */

/* The least and the most of all values and the reference, and decimals of the finest of them. */
struct extent {
	wide low, high;
	unsigned places;
};
struct extent plot_extent(const struct chart *);

/* Figures of the axis at hand; false after an error. */
bool plot_ticks(struct layout *, struct plot *, length *widest);
/* Leaves them out, with a warning: they would leave no room for the plot. */
void plot_omit_ticks(struct layout *, struct plot *, length widest);
/* What is left of the width to the plot, at least: one part of so many. */
#define PLOT_SHARE 3

/* The colour of grids: the letters', paler. */
struct border plot_grid(const struct chart *);
/* Of axes and references. */
struct color plot_dark(const struct chart *);

/* Sets a text of the chart in its style; `width` as in label_set(). */
bool plot_label(struct layout *, const struct plot *, const char *text, struct srcloc, length width,
    struct label *);

/* Labels that are centred on x, but stay in the box: where they start. */
length plot_centred(const struct plot *, length x, length width);

#endif

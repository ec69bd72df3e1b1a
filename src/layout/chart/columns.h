/*
 * Charts of columns, of lines, and of both.
 */
#ifndef PLIEGO_LAYOUT_CHART_COLUMNS_H
#define PLIEGO_LAYOUT_CHART_COLUMNS_H

#include "layout/chart/plot.h"

/* For bodies of `height`; false after an error. */
bool columns_measure(struct layout *, struct plot *, length height);
void columns_draw(struct drawing *, const struct plot *);

/* --- shared with panels --------------------------------------------------------------------------------- */

/* All within the frame of the plot, and the figures of the axis left of it. */
void columns_draw_marks(struct drawing *, const struct plot *);

/* From where to where something stands, from the left of the chart. */
struct extension {
	length from, to;
};

/* Of a column of a series; of a point of a line, its middle. */
struct extension columns_place(const struct plot *, size_t series, size_t category);

/* Whether a value is beyond the end of the axis, and shown so. */
bool columns_is_beyond(const struct plot *, const struct chart_value *);

#endif

/*
 * Marks of columns and lines within the frame of a plot: what charts of them, panels and differences share.
 */
#ifndef PLIEGO_LAYOUT_CHART_MARKS_H
#define PLIEGO_LAYOUT_CHART_MARKS_H

#include "layout/chart/plot.h"

/* All of them, and the figures of the axis left of the frame. */
void marks_draw(struct drawing *, const struct plot *);

/* From where to where something stands, from the left of the chart. */
struct extension {
	length from, to;
};

/* Of a column of a series; of a point of a line, its middle. */
struct extension marks_place(const struct plot *, size_t series, size_t category);

/* The middle of the place of a category, from the left of the chart. */
length marks_middle(const struct plot *, size_t category);

/* Where a figure stands, from the top of the chart. */
length marks_height(const struct plot *, wide);

/* Where a value ends; of one beyond the end of the axis, that end. */
length marks_value_height(const struct plot *, const struct chart_value *);

/* How high a column of 0 is: it is not the same as none. */
#define COLUMN_OF_ZERO (3 * THIN)

/* Whether a value is beyond the end of the axis, and shown so. */
bool marks_is_beyond(const struct plot *, const struct chart_value *);

#endif

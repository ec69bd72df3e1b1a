/*
 * The legend of a chart, and the samples in it: areas, lines with their markers.
 */
#ifndef PLIEGO_LAYOUT_CHART_LEGEND_H
#define PLIEGO_LAYOUT_CHART_LEGEND_H

#include "layout/chart/plot.h"

/* Series with a title; those that are lines only where they are not told directly.  False after an error. */
bool legend_measure(struct layout *, struct plot *);
/* The marks of categories, each once, in their own order. */
bool legend_of_marks(struct layout *, struct plot *);
/* Puts entries, whose labels and inks are set, in rows of the width of the plot. */
void legend_arrange(struct plot *);
void legend_draw(struct drawing *, const struct plot *, length y);

/* A line with its marker in the middle, or a box: as wide as legend_sample(). */
void draw_sample(struct drawing *, const struct plot *, const struct legend_entry *, length x, length middle);
length legend_sample(const struct plot *);
/* The kind of marker that tells line `index` from others, its middle at a point. */
void draw_marker(struct drawing *, size_t index, struct point, length size, struct color);

#endif

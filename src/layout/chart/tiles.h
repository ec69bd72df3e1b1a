/*
 * Maps of tiles: a tile for each place, with its name and figure, about where it lies; below them what the
 * shades mean.
 */
#ifndef PLIEGO_LAYOUT_CHART_TILES_H
#define PLIEGO_LAYOUT_CHART_TILES_H

#include "layout/chart/plot.h"

/* False after an error. */
bool tiles_measure(struct layout *, struct plot *);
void tiles_draw(struct drawing *, const struct plot *);

#endif

/*
 * Sparks: the values of a row of a table, drawn in a cell.
 */
#ifndef PLIEGO_LAYOUT_CHART_SPARK_H
#define PLIEGO_LAYOUT_CHART_SPARK_H

#include "layout/chart/drawing.h"

/* In a box at 0, 0. */
void spark_draw(struct drawing *, const struct spark *, length width, length height);

#endif

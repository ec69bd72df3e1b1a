/*
 * Charts of one bar, cut into segments.
 */
#ifndef PLIEGO_LAYOUT_CHART_STACK_H
#define PLIEGO_LAYOUT_CHART_STACK_H

#include "layout/chart/plot.h"

/* False after an error. */
bool stack_measure(struct layout *, struct plot *);
void stack_draw(struct drawing *, const struct plot *);

#endif

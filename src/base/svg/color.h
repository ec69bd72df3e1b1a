/*
 * Colours as SVG has them: #rgb, #rrggbb, rgb(), "none" and names.
 *
 * Source: SVG 1.1, 4.2; CSS Color 4, 6.1 (names).
 */
#ifndef PLIEGO_BASE_SVG_COLOR_H
#define PLIEGO_BASE_SVG_COLOR_H

#include "base/style.h"

/* False when it is none, or can't be told in RGB without seeing through it. */
bool svg_color(const char *, struct color *out);

#endif

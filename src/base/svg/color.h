/*
 * Colours as SVG has them: #rgb, #rrggbb, rgb(), hsl(), each with alpha or without, "none", "transparent" and
 * names.
 *
 * Source: SVG 1.1, 4.2; CSS Color 4, 4.2.1 (syntax of alpha), 5.2 (#rgba), 6.1 (names), 7 (hsl).
 */
#ifndef PLIEGO_BASE_SVG_COLOR_H
#define PLIEGO_BASE_SVG_COLOR_H

#include "base/style.h"

/* Its alpha in thousandths; that of "none" is 0.  False when the text is no colour. */
bool svg_color(const char *, struct color *out, uint16_t *alpha);

#endif

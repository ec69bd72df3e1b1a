/*
 * Elliptical arcs as curves.
 *
 * Source: SVG 1.1, F.6 (from end points to centre).  An arc is taken apart into quarters of the unit circle
 * and a rest; a curve has its handles at 4/3 tan(angle/4), which roots alone give.
 */
#ifndef PLIEGO_BASE_SVG_ARC_H
#define PLIEGO_BASE_SVG_ARC_H

#include "base/svg/path.h"

struct svg_arc {
	fixed rx, ry, rotation;
	bool large, sweep;
	struct fixed_point end;
};

/* From where the pen is; false when the ellipse is out of bounds. */
bool svg_arc(struct svg_path *, const struct svg_arc *);

#endif

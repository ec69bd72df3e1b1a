/*
 * A drawing: marks seen from its own top left, made before it is known where on a page they will stand.
 *
 * What leaves the box is a fault of whoever draws: nothing is clipped here but hatches, line by line.
 */
#ifndef PLIEGO_LAYOUT_CHART_DRAWING_H
#define PLIEGO_LAYOUT_CHART_DRAWING_H

#include "layout/chart/chart.h"
#include "layout/lines.h"

#define THIN (LENGTH_PT * 2 / 5)
#define LINE_THICKNESS LENGTH_PT

struct drawing {
	struct layout *l;
	struct item *items;
	size_t count, capacity;
};

/* A text of a drawing, set: its own lines and nothing around them. */
struct label {
	struct lines lines;
	length width; /* of its widest line */
	length word;  /* of its widest word */
	struct srcloc loc;
};

/* Sets a text in one style; lines of at most `width`.  False after an error. */
bool label_set(struct layout *, const char *text, const struct style *, struct srcloc, length width,
    struct label *);

/* Prints it from the top left of a place that is `width` wide, each line aligned in it. */
void draw_label(struct drawing *, const struct label *, enum align, length x, length y, length width);

void draw_fill(struct drawing *, struct area, struct color);
void draw_rule(struct drawing *, struct area, length thickness, struct color);
/* The points are copied. */
void draw_path(struct drawing *, struct path);
/* An area painted as the ink says: filled, hatched, outlined; and a text in its middle, clear of hatch. */
void draw_ink(struct drawing *, struct area, const struct ink *, const struct label *);

/* A bar that is longer than its scale: whole up to the break, then its end. */
void draw_broken(struct drawing *, struct area bar, const struct ink *);
/* The same of a column, which grows upwards. */
void draw_broken_column(struct drawing *, struct area column, const struct ink *);
/* What goes on upwards from a point. */
void draw_arrow(struct drawing *, struct point, length size, struct color);

/* How wide a mark is with this letter: room for hatch beside it, and never narrower than high. */
length mark_width(const struct mark *, const struct label *letter);

/* Puts the marks on the open page, the drawing's top left at x, y. */
void drawing_place(const struct drawing *, length x, length y, struct tag);

#endif

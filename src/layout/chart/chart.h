/*
 * What layout is given of a chart: kind, values, texts and inks, with nothing left to look up.
 *
 * Values are exact decimals; one that is not known is a gap and never 0.  Texts, alternatives included, come
 * from the template: layout adds nothing but the figures of its axes, in the number style given.
 *
 * Whatever is told by colour is told by hatch, dash, marker or letter too.
 */
#ifndef PLIEGO_LAYOUT_CHART_CHART_H
#define PLIEGO_LAYOUT_CHART_CHART_H

#include "base/decimal.h"
#include "layout/metrics.h"

enum chart_kind {
	CHART_BARS,    /* one horizontal bar for each category; goes over pages by whole bars */
	CHART_COLUMNS, /* a group of columns for each category; series may be lines over them */
	CHART_LINES,   /* points joined by lines; nothing is joined over a gap */
	CHART_STACK,   /* one bar, cut into the categories of one series */
	CHART_TILES,   /* a map: a tile for each category, with its one value */
	CHART_PANELS,  /* small plots of columns and lines, on one scale; over pages by whole rows */
};

struct chart_value {
	struct decimal number;
	const char *text; /* as it is printed */
	bool known;
};

enum spark_kind {
	SPARK_KIND_COLUMNS, /* from a common baseline, on a scale of their own; as a line */
	SPARK_KIND_LINE,
	SPARK_KIND_BAR,   /* of the one value; what was planned is a stroke across it */
	SPARK_KIND_STACK, /* the values are parts of a whole that fills the cell */
};

/* The values of a table's row, drawn in a cell. */
struct spark {
	const struct chart_value *values;  /* one is known at least, of these or of those planned */
	const struct chart_value *planned; /* NULL: none */
	size_t count;
	struct ink ink, planned_ink;
	const struct ink *parts; /* of a stack, one for each value */
	enum spark_kind kind;
	struct decimal most;      /* of a bar: where the scale ends, above 0; a longer bar is shown broken */
	struct decimal reference; /* of a bar: a line across it */
	struct color reference_color; /* its own: letters of a dark mark are white, as the paper is */
	bool has_reference;
};

/* What stands for a word: an area, with a letter on it. */
struct mark {
	const char *word;
	struct ink ink;
	const char *letter;        /* NULL: none */
	const struct style *style; /* of the letter */
};

struct chart_category {
	const char *name;
	/* What is printed below columns and lines: the name, and what stands for a value that is missing. */
	const char *label; /* NULL: the name */
	const char *told;  /* its values in words, for the text alternative; "": nothing is to be told */
	/* Of a bar: its ink, and its letter beside the figure; of a segment never NULL.  All of one array. */
	const struct mark *mark;
	struct srcloc loc;
};

struct chart_series {
	const char *title; /* NULL: not in the legend */
	struct ink ink;
	bool line;                        /* a line over columns */
	bool in_place;                    /* columns where those of the series before stand */
	bool zero_is_empty;               /* of 0 no stroke is drawn: a figure beside it tells of it */
	const struct chart_value *values; /* one for each category; NULL where there are panels */
	struct srcloc loc;
};

/* A plot of its own for a row. */
struct chart_panel {
	const char *title;
	const char *const *told; /* of each category, as that tells; "": nothing is to be told */
	/* Of each series, one after the other, a value for each category. */
	const struct chart_value *values;
	bool any; /* one of them is known */
	struct srcloc loc;
};

/* Where a tile stands, from the top left. */
struct tile_place {
	uint8_t row, column;
};

struct tile_map {
	size_t rows, columns;
	const struct tile_place *at; /* of each category */
	const struct color *scale;   /* what the shades of tiles are, from the least figure to the most */
	size_t scale_count;
	const char *least, *most;
};

/* Of two series, the second less the first; one is known at least. */
struct chart_differences {
	const char *title;
	const struct chart_value *values; /* one for each category; their texts have a sign */
	struct ink above, below;          /* of those from 0 on, and below it */
	length height;                    /* of their plot; 0: half of that of the series */
	struct srcloc loc;
};

struct chart_reference {
	bool given;
	struct decimal number;
	const char *label; /* NULL: none */
};

/*
 * At least one value is known, so there are a category and a series.  The letters have one style; its border
 * above is the rule of the grid.  In bars and panels, the axis ends at `limit` when a value is beyond it, and
 * the bar or column of that value is shown broken, or its point as an arrow; its figure is printed, in panels
 * above it.
 */
struct chart {
	enum chart_kind kind;
	const struct chart_category *categories;
	size_t category_count;
	const struct chart_series *series;
	size_t series_count;
	const struct chart_panel *panels;            /* NULL: there are none */
	size_t panel_count, panel_columns;           /* panels beside each other, at most */
	const struct style *panel_style;             /* of their titles */
	const struct chart_differences *differences; /* of columns and lines; NULL: none are drawn */
	const struct tile_map *tiles; /* of CHART_TILES; the mark of each category is its shade */
	const char *missing;          /* printed in a panel of which nothing is known */
	const struct style *style;
	length height; /* of the plot, or of each; of one bar; 0: from the size of the letters */
	struct chart_reference reference;
	struct decimal limit;
	bool limited;
	struct number_style numbers;
	const char *suffix; /* of figures on the axis: "%", with the gap before it, or "" */
	const char *alt;    /* what the chart shows; what its categories tell comes after it */
	struct srcloc loc;
};

#endif

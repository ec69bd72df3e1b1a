/*
 * What a template says of a chart, its headings bound to a dataset.  All of it is the template's.
 */
#ifndef PLIEGO_TEMPLATE_CHART_SPEC_H
#define PLIEGO_TEMPLATE_CHART_SPEC_H

#include "template/template.h"

enum chart_form { FORM_BARS, FORM_COLUMNS, FORM_LINES, FORM_STACK, FORM_TILES };

struct series_spec {
	struct text_template title;   /* count 0: none */
	const struct binding *fields; /* one; or one for each of the chart's categories */
	size_t field_count;
	uint32_t row;          /* where categories are columns: the row that has them, from 0 */
	enum each_period each; /* they are the periods of the plan, and there are no fields */
	const struct style *style;
	enum hatch hatch;
	enum dash dash;
	bool line, cumulative;
	struct srcloc loc;
};

/* A plot for each row, called by a cell of it; all are on one scale. */
struct panels_spec {
	bool given;
	struct binding by;
	uint8_t columns; /* beside each other, at most */
	const struct style *style;
};

/* A plot of its own for what the second of two series is more or less than the first. */
struct differences_spec {
	bool given;
	struct text_template title;
	length height; /* 0: half of that of the chart */
	const struct style *style, *below_style;
	enum hatch hatch, below_hatch;
	struct srcloc loc;
};

/* A place of a map. */
struct tile_spec {
	const char *name;           /* as units say it */
	const char *key;            /* utf8_fold() of it; no two have the same */
	struct text_template label; /* printed; count 0: the name */
	uint8_t row, column;        /* from 0 */
	struct srcloc loc;
};

struct tiles_spec {
	bool given;
	const struct tile_spec *of; /* by rows */
	size_t count, rows, columns;
};

/*
 * A chart of a dataset.  Either each row is a category, named by the cell under `category`; or each column
 * is, and the template names them, or they are the periods of the plan.
 */
struct chart_spec {
	enum chart_form form;
	enum dataset source;
	struct binding category; /* heading NULL: columns are */
	const struct text_template *categories;
	size_t category_count;
	const struct series_spec *series;
	size_t series_count;
	struct binding mark;           /* the word that has the mark of a row; heading NULL: its name has */
	const struct mark_spec *marks; /* of categories */
	size_t mark_count;
	struct panels_spec panels;
	struct differences_spec differences;
	struct tiles_spec tiles; /* of a map */
	const char *place;       /* then: the own field in which units say of which tile they are */
	const struct shade_spec *shade;
	const struct style *style;
	length height;   /* 0: as the style says */
	int8_t decimals; /* -1: as many as there are */
	bool percent;    /* figures are percents, be they written without the sign */
	bool has_reference, has_limit;
	struct decimal reference, limit;
	struct text_template reference_label, alt, empty, missing;
	struct srcloc loc;
};

#endif

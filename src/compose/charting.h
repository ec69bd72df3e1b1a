/*
 * A chart being made: shared by the files of compose/ that make one.
 */
#ifndef PLIEGO_COMPOSE_CHARTING_H
#define PLIEGO_COMPOSE_CHARTING_H

#include "compose/context.h"
#include "template/chart_spec.h"

struct chart_builder {
	struct context *c;
	const struct chart_spec *spec;
	struct rows rows;
	struct chart *chart;
	const char *missing;          /* what stands for a value that is not known */
	bool percent;                 /* all that is known is */
	size_t counts[2];             /* how many are numbers, and how many percents */
	bool any;                     /* something is known */
	int mark_column;              /* -1: none */
	int places;                   /* decimals of the finest, so that figures align */
	const char *differences_told; /* of their least and most; NULL: there are none */
};

/* What the cell of a row has. */
struct chart_value chart_read_value(struct chart_builder *, const struct binding *, size_t row);

/* The values of a series, one for each category; where these are columns, those of that row. */
struct chart_value *chart_read_values(struct chart_builder *, const struct series_spec *, size_t row);

/* Gives those that are known their figures, when all were read. */
void chart_print_values(struct chart_builder *, struct chart_value *, size_t count);

/*
 * "FEB: planificado 12, ejecutado 9": what the values of a category tell, one of each series; "" where
 * nothing is to be told, as of a month to come.
 */
const char *chart_told(struct chart_builder *, const struct chart_value *const *of_series, size_t category,
    const char *name);

/* Once for a chart, though each unit may have it. */
void chart_warn_of_mixed(const struct chart_builder *);

/* panels.c: the panels of a chart whose categories are columns, one for each row. */
void chart_read_panels(struct chart_builder *);

/* differences.c: of two series whose values are read and printed. */
void chart_read_differences(struct chart_builder *);

/* tiles.c: all of a map of tiles, for which nothing else is read. */
void chart_read_tiles(struct chart_builder *);

#endif

/*
 * The plans that a start is made for: their headings, and what stands under them.
 */
#ifndef PLIEGO_RUN_INIT_SOURCE_H
#define PLIEGO_RUN_INIT_SOURCE_H

#include "base/file.h"
#include "sheet/sheet.h"

struct init_unit {
	const char *file;  /* as the job names it */
	const char *sheet; /* of a workbook; NULL: of none, or it need not be said */
	uint32_t headings; /* the line of a CSV's headings below titles; 0: they come first */
	const char *until; /* how the first row behind a CSV's table begins; NULL: there is none */
	const char *code, *name;
	struct sheet rows;
};

struct init_column {
	const char *heading, *key; /* as the first unit has it */
	bool figures;              /* most of what stands in it are numbers, and no codes */
	bool narrow;               /* texts so short that its width is that of the longest */
	bool repeats;              /* its cells are often those above */
	bool computed;             /* it is one of the vocabulary */
	size_t longest; /* characters of the longest figure or narrow text, or word of the heading */
	size_t mean;    /* characters of a text */
};

#define INIT_COLUMNS_MAX 200 /* of the table of a template */

struct init_source {
	struct init_unit *units;
	size_t unit_count, unit_capacity;
	struct init_column *columns; /* that all units have, in the order of the first */
	size_t column_count;
	const char **others; /* headings that only some have, or that no table has room for */
	size_t other_count;
	struct number_style style;
	int year;        /* as headings or names of files have it; 0: none does */
	unsigned starts; /* the month that it begins in; 0 is January */
	bool spanish;    /* most headings that are known are in Spanish */
};

/* Adds the tables of a file; `name` is what the job calls it.  False after an error. */
bool init_source_add(struct arena *, struct init_source *, const char *path, const char *name, struct bytes,
    struct diags *);

/* Then: the columns of all. */
void init_source_finish(struct arena *, struct init_source *);

#endif

/*
 * Figures that a person asks for: by what they are (compliance, EJECUTADO) and what they are of, without
 * knowing in which dataset they are.
 */
#ifndef PLIEGO_DATASET_ASK_H
#define PLIEGO_DATASET_ASK_H

#include "dataset/differences.h"
#include "dataset/subject.h"
#include "dataset/tracing.h"

struct asked {
	const char *of;       /* a word, or a heading of a dataset; NULL: compliance, or else the target */
	const char *activity; /* a text or a code; NULL: many activities */
	uint32_t unit;        /* ANY_UNIT: over all */
	uint32_t line;        /* ANY_LINE: of all */
	const char *level;    /* code of a level, or name of a region (plan/levels.h); NULL: none */
	const char *rule;     /* of findings; NULL: all rules */
	bool to_date;
};

/* A figure, and where it stands. */
struct answer {
	enum dataset dataset;
	uint32_t unit; /* of datasets of one unit */
	size_t row;
	const struct dataset_column *column;
	const struct dataset_cell *cell;
	const struct trace *trace;
};

struct answers {
	struct answer *items;
	size_t count, capacity;
	size_t row_count; /* of ask_dataset(): of the dataset */
	bool has_heading; /* and whether it has such a column, of figures */
};

/* Every figure that is meant, of the first dataset that has such: none where the subject has no such. */
struct answers ask_figures(struct arena *, const struct dataset_source *, const struct asked *);

struct asked_cells {
	enum dataset dataset;
	uint32_t unit;       /* of datasets of one unit */
	size_t row;          /* SIZE_MAX: all */
	const char *heading; /* NULL: all, but for blank cells */
	/* What charts draw between series: those of other datasets are passed over. */
	const struct series_difference *differences;
	size_t difference_count;
};

/* Figures of a dataset. */
struct answers ask_dataset(struct arena *, const struct dataset_source *, const struct asked_cells *);

/* The headings of its figures, but for those of single periods: "A, B, C". */
const char *ask_headings(struct arena *, enum dataset);

/* Whether there is such a level or region, as in struct asked; *there: the codes of all, "G, Norte, Sur". */
bool ask_has_level(struct arena *, const struct plan *, const char *name, const char **there);

/* Whether there is such a rule; else *near as below. */
bool ask_has_rule(const char *id, const char **near);

/* Whether the unit, or any, has an activity of that name. */
bool ask_has_activity(struct arena *, const struct plan *, const char *activity, uint32_t unit);

/* Whether any dataset has such figures; otherwise *near is the nearest word, or NULL. */
bool ask_knows(struct arena *, const char *of, const char **near);

/* The strategic line that a person means by its text or its code; ANY_LINE: none.  *near as above. */
uint32_t ask_line(struct arena *, const struct plan *, const char *text, const char **near);

#endif

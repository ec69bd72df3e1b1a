/*
 * Figures that a person asks for: by what they are (compliance, EJECUTADO) and what they are of, without
 * knowing in which dataset they are.
 */
#ifndef PLIEGO_DATASET_ASK_H
#define PLIEGO_DATASET_ASK_H

#include "dataset/subject.h"
#include "dataset/tracing.h"

struct asked {
	const char *of;       /* a word, or a heading of a dataset; NULL: compliance, or else the target */
	const char *activity; /* a text or a code; NULL: many activities */
	uint32_t unit;        /* ANY_UNIT: over all */
	uint32_t line;        /* ANY_LINE: of all */
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
};

/* Every figure that is meant, of the first dataset that has such: none where the subject has no such. */
struct answers ask_figures(struct arena *, const struct dataset_source *, const struct asked *);

struct asked_cells {
	enum dataset dataset;
	uint32_t unit;       /* of datasets of one unit */
	size_t row;          /* SIZE_MAX: all */
	const char *heading; /* NULL: all, but for blank cells */
};

/* Figures of a dataset. */
struct answers ask_dataset(struct arena *, const struct dataset_source *, const struct asked_cells *);

/* Whether the unit, or any, has an activity of that name. */
bool ask_has_activity(struct arena *, const struct plan *, const char *activity, uint32_t unit);

/* Whether any dataset has such figures; otherwise *near is the nearest word, or NULL. */
bool ask_knows(struct arena *, const char *of, const char **near);

/* The strategic line that a person means by its text or its code; ANY_LINE: none.  *near as above. */
uint32_t ask_line(struct arena *, const struct plan *, const char *text, const char **near);

#endif

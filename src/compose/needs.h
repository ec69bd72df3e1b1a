/*
 * What a template asks of the run that makes documents with it, found in one walk over it: which datasets its
 * tables and charts print, which pictures it shows, whether it divides words.
 *
 * Tables, charts and styles count be they used or not; pictures where they stand.
 */
#ifndef PLIEGO_COMPOSE_NEEDS_H
#define PLIEGO_COMPOSE_NEEDS_H

#include "template/template.h"

struct template_needs {
	unsigned traits;            /* of its datasets, all together: enum dataset_trait */
	bool datasets[DATASETS];    /* those that it prints; of files of rows, none */
	bool computed;              /* it prints other rows than those of the plan, or by its periods */
	bool all_units;             /* what it prints may be of other units than the document's */
	bool before;                /* what was at the cut before, too */
	bool trend;                 /* what was reported before */
	bool last_year;             /* what was done in the year before */
	bool initial;               /* what was done of the first version of the plan, too */
	bool versions;              /* what versions of the plan changed */
	bool changes_table;         /* how much each of them did */
	bool budget;                /* money */
	struct srcloc progress_loc; /* the first heading of what was done up to a cut; no file: none */
	bool hyphenates; /* words are divided where lines end; in other styles only those too wide */
	const struct image_use **images; /* with a source, or the logo: header, footer, then contents */
	size_t image_count, image_capacity;
};

/* The images are the template's, their list lives in the arena. */
struct template_needs needs_of_template(struct arena *, const struct template *);

#endif

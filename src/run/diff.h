/*
 * What changed between two versions of a plan, wherever each is (run/plan_version.h).
 */
#ifndef PLIEGO_RUN_DIFF_H
#define PLIEGO_RUN_DIFF_H

#include "dataset/dataset.h"
#include "run/options.h"

struct diff_request {
	const char *before, *now;
	const char *const *units; /* codes of those to tell of; none: all */
	size_t unit_count;
	const struct build_options *options; /* threads, workers and folders */
};

/*
 * Two folders without a job of their own can't be told apart into units: one of them must have one.  What a
 * document of a unit, a group or a region says nothing of is not compared, and so are units that the job of
 * either version leaves out: these limits are in the versions, and told.
 */
struct diff {
	struct source_versions versions; /* with `last`, and nothing else */
	struct dataset_source source;    /* for the dataset of changes */
	bool lacks_units; /* whose plans have faults, which were told; neither version is with them */
};

/* Lives in the arena; the source borrows from *out.  Otherwise an error was told. */
enum build_result diff_plans(struct arena *, const struct diff_request *, struct diff *out, struct diags *);

#endif

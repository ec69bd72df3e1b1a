/*
 * What datasets are made of: the plan, and what was computed of it.
 */
#ifndef PLIEGO_DATASET_SOURCE_H
#define PLIEGO_DATASET_SOURCE_H

#include "base/wording.h"
#include "check/check.h"
#include "plan/budget.h"
#include "plan/changes.h"
#include "plan/rollup.h"
#include "plan/year_before.h"

/* A version of the plan, as the job tells of it. */
struct version_info {
	const char *version, *date, *author, *reason; /* NULL: it says none */
	const struct changes *changes;                /* from the version before; NULL: it is the first */
};

/* The versions of the plan, from the first to the one that is the source's plan. */
struct source_versions {
	const struct version_info *items;
	size_t count;
	const struct changes *last;    /* to the plan, from the version before */
	const struct changes *initial; /* the same from the first version */
	const char *const *reasons;    /* of each of these changes, NULL: none is given; NULL: of none */
	const char *folder;            /* which the files of plans are told as seen from; NULL: as they are */
};

/* What a document sets its figures against, where it asks for it. */
struct source_trend {
	/* At the cut before, of what the previous edition says where there is one; NULL: there is none. */
	const struct compliance *reported;
	/* Of the year before, at the same cut, and what of it is the same; NULL: there is none. */
	const struct compliance *last_year;
	const struct year_before *pairs;
	const uint32_t *rows; /* year_before_rows(); with last_year */
	const char *folder;   /* which files are told as seen from; NULL: as they are */
};

struct dataset_source {
	const struct plan *plan;
	const struct rollup *units; /* one for each unit of the plan */
	const struct rollup *national;
	const struct findings *findings;
	const struct compliance *compliance; /* NULL: there is none */
	const struct compliance *before; /* at the cut before; NULL: there is none, or nobody asks for it */
	/* As if the plan were the first version's still; NULL: there is none, or nobody asks for it. */
	const struct compliance *initial;
	const struct budget *budget;      /* NULL: nobody asks for it */
	const struct source_trend *trend; /* NULL: nobody asks for it */
	struct number_style numbers;      /* of who prints for people */
	enum language language;           /* of findings */
	enum wording wording;             /* of all else that is no plan's own; Spanish for programs */
	bool plan_only;                   /* findings of the progress are left out */
	const uint32_t
	    *folios; /* of each activity in the plan document; NULL: not known; 0: not printed there */
	const struct source_versions *versions; /* NULL: there is but one */
};

/* Of its plan; by months from January on where there is none. */
static inline struct calendar
source_calendar(const struct dataset_source *source)
{
	return source->plan ? source->plan->calendar : (struct calendar){0};
}

#endif

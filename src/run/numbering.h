/*
 * The page numbers of a document, for those that are a cut of it and keep them.
 */
#ifndef PLIEGO_RUN_NUMBERING_H
#define PLIEGO_RUN_NUMBERING_H

#include "compose/compose.h"
#include "layout/pages.h"

/* What is remembered of a laid out document, for those that keep its numbering. */
struct numbering {
	bool known, ok;
	struct kept_unit *units;         /* one for each of the job */
	uint32_t total;                  /* pages */
	const uint32_t *activity_folios; /* of each activity of the plan; 0: not printed */
};

/* `units` are those printed, in order.  What is remembered lives in the arena. */
void numbering_remember(struct arena *, const struct job *, const size_t *units, size_t unit_count,
    const struct pagination *, struct numbering *out);

/* How many pages each of the units printed has, in the order of `units`.  In the arena. */
const uint32_t *numbering_unit_pages(struct arena *, const struct job *, const size_t *units,
    size_t unit_count, const struct pagination *);

/* The folio of the page that each activity begins on, found page by page; 0 where it is not printed. */
struct activity_folios {
	const struct plan *plan;
	uint32_t *folios; /* of each activity */
	size_t next_unit; /* where to look first */
};

/* What is found lives in the arena. */
struct activity_folios folios_open(struct arena *, const struct plan *);
/* Pages in order; the first starts afresh. */
void folios_note(struct activity_folios *, size_t index, const struct page *);

/*
 * Kept folios are true only as long as a unit has the same sections in the document that keeps them as in the
 * one they come from, and each as many pages: else a warning [job-numbering] for each unit.
 */
void numbering_check(struct arena *, const struct job *, const struct job_document *,
    const struct numbering *kept, const size_t *units, size_t unit_count, const struct pagination *,
    struct diags *);

#endif

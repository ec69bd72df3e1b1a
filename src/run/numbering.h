/*
 * The page numbers of a document, for those that are a cut of it and keep them, or name its pages.
 */
#ifndef PLIEGO_RUN_NUMBERING_H
#define PLIEGO_RUN_NUMBERING_H

#include "layout/pages.h"
#include "run/edition.h"

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

/* What is remembered of an edition whose pages are counted, and of the folios found on them; in the arena. */
void numbering_remember(const struct run *, struct arena *, const struct edition *, const struct pagination *,
    const struct activity_folios *, struct numbering *out);

/* How many pages each of its units has, in their order.  In the arena. */
const uint32_t *numbering_unit_pages(const struct run *, struct arena *, const struct edition *,
    const struct pagination *);

/*
 * Of an edition that keeps the numbering of another document: kept folios are true only as long as a unit has
 * the same sections here as there, and each as many pages; else a warning [job-numbering] for each unit.
 */
void numbering_check(const struct run *, struct arena *, const struct edition *, const struct pagination *,
    struct diags *);

#endif

/*
 * The page numbers of a document, for those that are a cut of it and keep them, or name its pages.
 */
#ifndef PLIEGO_RUN_NUMBERING_H
#define PLIEGO_RUN_NUMBERING_H

#include "layout/pages.h"
#include "run/edition.h"

/* What is remembered of an edition that was laid out; in the arena. */
void numbering_remember(const struct run *, struct arena *, const struct edition *, const struct pages *,
    struct numbering *out);

/* How many pages each of its units has, in their order.  In the arena. */
const uint32_t *numbering_unit_pages(const struct run *, struct arena *, const struct edition *,
    const struct pages *);

/*
 * Of an edition that keeps the numbering of another document: kept folios are true only as long as a unit has
 * the same sections here as there, and each as many pages; else a warning [job-numbering] for each unit.
 */
void numbering_check(const struct run *, struct arena *, const struct edition *, const struct pages *,
    struct diags *);

/* The folio of the page that each activity begins on; 0 where it is not printed.  In the arena. */
const uint32_t *numbering_folios(struct arena *, const struct plan *, const struct pages *);

#endif

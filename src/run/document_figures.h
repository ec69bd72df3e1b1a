/*
 * Figures that a document prints, and no binding of its template names: counts of the changes of versions,
 * what changed cells said before, and what charts draw between two series.
 */
#ifndef PLIEGO_RUN_DOCUMENT_FIGURES_H
#define PLIEGO_RUN_DOCUMENT_FIGURES_H

#include "compose/needs.h"
#include "run/reading_document.h"

/* Fills in `datasets`, `differences`, `lists_versions` and `shows_changes`; in the arena. */
void document_figures(struct arena *, const struct template_needs *, struct reading_document *);

/* What the charts of the documents draw, of all or of that with the output; each once; in the arena. */
const struct series_difference *documents_differences(struct arena *, const struct reading_document *,
    size_t document_count, const char *output, size_t *count);

#endif

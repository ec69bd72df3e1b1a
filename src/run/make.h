/*
 * Making an edition: composing, laying out, and writing its pages.
 *
 * Every fault is in diags; all that is returned lives in the arena.
 */
#ifndef PLIEGO_RUN_MAKE_H
#define PLIEGO_RUN_MAKE_H

#include "layout/pages.h"
#include "run/edition.h"

enum outcome {
	OUTCOME_DONE,
	OUTCOME_REFUSED, /* by data or template: no page fits them */
	OUTCOME_FAILED,  /* by the system */
};

/* What is known of an edition that was laid out. */
struct layout_result {
	uint32_t pages;             /* 0: none; the rest is not set */
	const uint32_t *unit_pages; /* of each of its units */
	struct numbering numbering; /* where others print its page numbers */
};

/* Job and templates once more, as they are attached to documents.  False after an error. */
bool read_attached(struct run *, struct diags *);

/*
 * The numbering is set even where warnings that are errors make it OUTCOME_REFUSED; then, too, there are
 * pages, unless out->pages is 0.
 */
enum outcome lay_out_edition(struct run *, struct arena *, const struct edition *, struct pages *,
    struct layout_result *out, struct diags *);

/* Writes its pages as PDF to the file that was announced for it. */
enum outcome write_pdf(struct run *, struct arena *, const struct edition *, const struct pages *,
    struct staged *, struct diags *);

/* Prints its pages.  False when the stream refused. */
bool dump_pages(struct arena *, const struct edition *, const struct pages *, FILE *);

#endif

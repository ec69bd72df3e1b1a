/*
 * Making an edition: composing it, laying it out, and writing each page as it comes.
 *
 * Every fault is in diags; all that is returned lives in the arena.
 */
#ifndef PLIEGO_RUN_MAKE_H
#define PLIEGO_RUN_MAKE_H

#include <stdio.h>

#include "run/edition.h"
#include "run/output.h"

enum outcome {
	OUTCOME_DONE,
	OUTCOME_REFUSED, /* by data or template: no page fits them */
	OUTCOME_FAILED,  /* by the system */
};

/* What is known of an edition that can be laid out. */
struct layout_result {
	uint32_t pages;             /* 0: it can't; the rest is not set */
	const uint32_t *unit_pages; /* of each of its units */
};

/* Where an edition goes. */
struct delivery {
	const struct output *output; /* NULL: nowhere; it is laid out for its numbers only */
	struct staged *staged;       /* the file announced for it */
	FILE *stream;                /* where it is printed instead; NULL: nowhere */
	/* Told its numbering, before its pages are written; NULL: nobody waits for that. */
	void (*numbered)(void *ctx, const struct numbering *);
	void *ctx;
};

/*
 * Makes it.  Where warnings that are errors make it OUTCOME_REFUSED, its numbering is told all the same, and
 * it is printed to a stream, but no file is made.
 */
enum outcome make_edition(struct run *, struct arena *, const struct edition *, const struct delivery *,
    struct layout_result *out, struct diags *);

#endif

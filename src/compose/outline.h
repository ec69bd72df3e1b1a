/*
 * The outline of a document: its sections, before any of them is composed.
 */
#ifndef PLIEGO_COMPOSE_OUTLINE_H
#define PLIEGO_COMPOSE_OUTLINE_H

#include "compose/context.h"

#define NO_UNIT UINT32_MAX

/* A section to be composed of contents that follow each other in the template. */
struct outlined {
	const struct content *contents;
	uint32_t content_count;
	uint32_t unit;               /* of the job, whose section it is; NO_UNIT: none */
	const struct content *cover; /* that it is; NULL: it is none */
	const struct content *setup; /* the page-section that it is in; NULL: pages are the template's */
	const struct content *units; /* the each-unit that it is in; NULL: none */
	enum section_start start;
	uint32_t first_folio;  /* 0: it goes on */
	uint32_t notes_before; /* footnotes; set when it is composed for the first time */
	bool counts_on;        /* its pages are counted as those of the section before */
	bool runs_on;          /* with others on the same pages */
	bool tells_left_out;   /* it has the line on units left out (compose/left_out.h) */
};

struct outline {
	struct outlined *sections;
	size_t count, capacity;
};

/*
 * The outline lives in the arena.  A section is there where one of its contents makes a block: `c` composes
 * what can't be told otherwise, in a scratch arena, and muted.
 */
struct outline outline_of(struct arena *, const struct context *c);

/* Of each of the job's units, whether a section of it has a heading that is always there. */
const bool *unit_heads_of(struct arena *, const struct outline *, size_t unit_count);

/* The context in which the contents of the unit are filled in. */
void set_unit(struct context *, size_t unit);

#endif

/*
 * The sections of a document while it is laid out: made when they are come to, with what is measured of them
 * in the same arena, and let go of when their pages are done; or kept for the next pass, from the first on,
 * as far as the document's kept_bytes go.
 */
#ifndef PLIEGO_LAYOUT_SECTIONS_H
#define PLIEGO_LAYOUT_SECTIONS_H

#include "layout/furniture.h"

/* A section that is there. */
struct held_section {
	struct arena *arena; /* of all of it, this too */
	const struct section *section;
	struct furniture furniture;
	struct measured *blocks; /* [block_count]; NULL: not reached so far */
	bool lingers;            /* it was left, but what is on the open page is of it */
};

/* Opens a section, which is then l->section; none may be open.  False after an error. */
bool section_enter(struct layout *, size_t index);

/* Lets go of the open section; keeps: unless it may be kept for the next pass. */
void section_leave(struct layout *, bool keeps);

/*
 * The same where the next section continues: it lingers until its nodes are handed on, at the top of a page
 * to come; the first of those that run on together, which has their headers and footers, until they end.
 */
void section_linger(struct layout *, bool keeps);
/* nodes_may_part(), or more: where sections linger. */
bool sections_may_part(struct layout *, const struct open_nodes *open);
void sections_end_run(struct layout *);

/* Its blocks as they are measured. */
struct measured *section_blocks(struct layout *);

/* Lets go of all. */
void sections_close(struct layout *);

#endif

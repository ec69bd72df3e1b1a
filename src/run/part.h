/*
 * Parts: the units of a group or of a region, as documents `per: group` and `per: region` are made of them.
 *
 * Such a document is one for all units, of a job that has no others: what it prints of all, its checks, its
 * levels are computed anew of them, and it depends on nothing of the others.  So a part is opened as a run of
 * its own, for as long as its document is made, which shares with the whole run what it has read.  Three
 * things are the whole run's: the periods that its plan is by, so that one template serves all; the pages
 * that the document is numbered by, and its being a draft, which is by errors that are open in its units.
 *
 * Of earlier versions of the plan, and of the year before, the units that it has now are read.  Units left
 * out (run/left_out.h) are told of as in a document for all.
 */
#ifndef PLIEGO_RUN_PART_H
#define PLIEGO_RUN_PART_H

#include "run/edition.h"

/*
 * The run of a part, of which all units are asked for, and the edition in it that is this one.  Both live in
 * the arena, and the whole run outlives them.  NULL after an error.
 */
struct run *run_part_open(const struct run *whole, struct arena *, const struct edition *,
    struct edition *own, struct diags *);

#endif

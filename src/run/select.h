/*
 * Which documents and units of the job a run is for.
 */
#ifndef PLIEGO_RUN_SELECT_H
#define PLIEGO_RUN_SELECT_H

#include "run/run.h"

/* Sets up run->documents and run->units: nothing is asked for yet. */
void select_none(struct run *);

/* Those that the options ask for.  False after an error [usage-unknown, usage-unit]. */
bool select_documents(struct run *, struct diags *);
bool select_units(struct run *, struct diags *);

/* Every document, instead: to be read. */
void select_all_documents(struct run *);

/* Then: all that is laid out, for whatever reason, and so has to pass the checks. */
void select_needed(struct run *);

/*
 * Whether figures are looked for in plans: nothing is made, or the job or a template asks for what is
 * computed.
 */
bool select_asks_for_figures(const struct run *);

#endif

/*
 * Aliases that nothing needs: no sheet has their text.
 */
#ifndef PLIEGO_PLAN_UNUSED_ALIASES_H
#define PLIEGO_PLAN_UNUSED_ALIASES_H

#include "plan/progress.h"

/*
 * A note [plan-alias] for each alias of the plan whose `from` is no activity or strategic line of any sheet,
 * nor what an alias in use leads to.  Progress: NULL where there is none.  Nothing is told where a unit is
 * left out for want of a column: nobody knows what it would have.  Linear in rows; free without aliases.
 */
void aliases_tell_unused(struct arena *, const struct plan *, const struct progress *, struct diags *);

#endif

/*
 * Whether a condition of the template holds where the context is.
 */
#ifndef PLIEGO_COMPOSE_CONDITION_H
#define PLIEGO_COMPOSE_CONDITION_H

#include "compose/context.h"

struct condition;

/* NULL holds. */
bool condition_holds(struct context *, const struct condition *);

#endif

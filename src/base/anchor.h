/*
 * What links call a heading: "#marco-legal".
 */
#ifndef PLIEGO_BASE_ANCHOR_H
#define PLIEGO_BASE_ANCHOR_H

#include "base/arena.h"

/*
 * As GitHub makes them of a title: small letters, hyphens for blanks, no other signs of ASCII; and without
 * accents, so that all spellings of a title have the same.  In the arena.
 */
const char *anchor_of(struct arena *, const char *title);

#endif
